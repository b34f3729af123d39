import { type Decider, houseRule, ok, type Refusal, refusal, refuse } from "@touchstone/kernel";
import type { ProtectedProperty } from "./threats.ts";

export const assetKinds = ["information", "software", "hardware", "service", "people", "premises", "vehicle"] as const;

/** The life of a vehicle, as an asset of its maker touches it (IS-32). */
export const lifePhases = ["development", "production", "sales", "use", "maintenance", "end-of-life"] as const;
export type LifePhase = (typeof lifePhases)[number];

/** 1 is little, 5 is what the company stands or falls with. */
export const ratings = [1, 2, 3, 4, 5] as const;
export type Rating = (typeof ratings)[number];

export type AssetFacts = {
  readonly name: string;
  readonly kind: (typeof assetKinds)[number];
  readonly owner: string;
  readonly value: Rating;
  readonly rated: Readonly<Record<ProtectedProperty, Rating>>;
  readonly phases: readonly LifePhase[];
  /** The business process that it serves (IS-30); empty where nobody has said. */
  readonly process: string;
};

export type Asset = { readonly facts: AssetFacts | null; readonly retired: { readonly reason: string } | null };

export type AssetCommand =
  | { readonly type: "AddAsset"; readonly facts: AssetFacts }
  | { readonly type: "ChangeAsset"; readonly facts: AssetFacts }
  | { readonly type: "RetireAsset"; readonly reason: string };

export type AssetEvent =
  | { readonly type: "AssetDescribed"; readonly data: AssetFacts }
  | { readonly type: "AssetRetired"; readonly data: { readonly reason: string } };

export type AssetCode = "asset-unknown" | "asset-retired" | "asset-there";

const evolve = (asset: Asset, event: AssetEvent): Asset =>
  event.type === "AssetDescribed" ? { ...asset, facts: event.data } : { ...asset, retired: event.data };

/** In the order of the vehicle's life, each once: the same phases are the same, however they were sent. */
const inOrder = (facts: AssetFacts): AssetFacts => ({
  ...facts,
  phases: lifePhases.filter((phase) => facts.phases.includes(phase)),
});

export const asset: Decider<Asset, AssetCommand, AssetEvent, null, AssetCode> = {
  initial: { facts: null, retired: null },
  evolve,
  decide: ({ facts, retired }, command) => {
    if (command.type === "AddAsset") {
      return facts === null
        ? ok([{ type: "AssetDescribed", data: inOrder(command.facts) }])
        : refuse(refusal("asset-there", houseRule("3")));
    }
    if (facts === null) return refuse<Refusal<AssetCode>>(refusal("asset-unknown", houseRule("3")));
    if (retired !== null) return refuse(refusal("asset-retired", houseRule("9"), { name: facts.name }));
    return command.type === "ChangeAsset"
      ? ok([{ type: "AssetDescribed", data: inOrder(command.facts) }])
      : ok([{ type: "AssetRetired", data: { reason: command.reason } }]);
  },
};

export type PhaseCount = {
  readonly phase: LifePhase;
  readonly assets: number;
  readonly withoutProcess: number;
  readonly risks: number;
  /** The highest of its assets; null where there is none. */
  readonly value: number | null;
  readonly rated: Readonly<Record<ProtectedProperty, number | null>>;
};

type Counted = { readonly facts: AssetFacts; readonly risks: readonly string[] };

const highest = (numbers: readonly number[]): number | null => (numbers.length === 0 ? null : Math.max(...numbers));

/** Every phase of the vehicle's life with what lies in it (IS-32); an asset of two phases counts in both. */
export const assetsByPhase = (assets: readonly Counted[]): readonly PhaseCount[] =>
  lifePhases.map((phase) => {
    const here = assets.filter(({ facts }) => facts.phases.includes(phase));
    const rated = (property: ProtectedProperty) => highest(here.map(({ facts }) => facts.rated[property]));
    return {
      phase,
      assets: here.length,
      withoutProcess: here.filter(({ facts }) => facts.process.trim() === "").length,
      // A risk of two assets is one risk.
      risks: new Set(here.flatMap(({ risks }) => risks)).size,
      value: highest(here.map(({ facts }) => facts.value)),
      rated: {
        confidentiality: rated("confidentiality"),
        integrity: rated("integrity"),
        availability: rated("availability"),
      },
    };
  });
