import { type Decider, houseRule, ok, type Refusal, refusal, refuse } from "@touchstone/kernel";
import type { ProtectedProperty, Threat, ThreatLibrary } from "./threats.ts";

/** A threat in an organisation's own words, in a place of a shared library and never in the library itself (IS-18). */
export type OwnThreatFacts = {
  readonly library: string;
  /** The group of the library: a way in, a part, a source. */
  readonly under: string;
  readonly title: string;
  readonly harm: string;
  readonly affects: readonly ProtectedProperty[];
  /** Empty where nothing was said. */
  readonly weakness: string;
  readonly target: string;
  readonly controls: readonly string[];
};

export type OwnThreat = { readonly facts: OwnThreatFacts | null; readonly retired: { readonly reason: string } | null };

export type OwnThreatCommand =
  | { readonly type: "AddOwnThreat"; readonly facts: OwnThreatFacts }
  | { readonly type: "ChangeOwnThreat"; readonly facts: OwnThreatFacts }
  | { readonly type: "RetireOwnThreat"; readonly reason: string };

export type OwnThreatEvent =
  | { readonly type: "OwnThreatDescribed"; readonly data: OwnThreatFacts }
  | { readonly type: "OwnThreatRetired"; readonly data: { readonly reason: string } };

export type OwnThreatCode = "own-threat-there" | "own-threat-unknown" | "own-threat-retired";

export const ownThreat: Decider<OwnThreat, OwnThreatCommand, OwnThreatEvent, null, OwnThreatCode> = {
  initial: { facts: null, retired: null },
  evolve: (threat, event) =>
    event.type === "OwnThreatDescribed" ? { ...threat, facts: event.data } : { ...threat, retired: event.data },
  decide: ({ facts, retired }, command) => {
    if (command.type === "AddOwnThreat")
      return facts === null
        ? ok([{ type: "OwnThreatDescribed", data: command.facts }])
        : refuse<Refusal<OwnThreatCode>>(refusal("own-threat-there", houseRule("3")));
    if (facts === null) return refuse<Refusal<OwnThreatCode>>(refusal("own-threat-unknown", houseRule("3")));
    if (retired !== null) return refuse(refusal("own-threat-retired", houseRule("9"), { title: facts.title }));
    return command.type === "ChangeOwnThreat"
      ? ok([{ type: "OwnThreatDescribed", data: command.facts }])
      : ok([{ type: "OwnThreatRetired", data: { reason: command.reason } }]);
  },
};

// No threat of a shared library is named so: `own-` is followed by the id of a stream.
const mark = "own-";
export const ownThreatName = (id: string): string => `${mark}${id}`;

const same = (text: string) => ({ zh: text, en: text });
const sameOrNull = (text: string) => (text === "" ? null : same(text));

/** As the library's own are: rows, assessments and suggestions are made of it in the same way. */
export const asThreat = (id: string, facts: OwnThreatFacts): Threat => ({
  id: ownThreatName(id),
  under: facts.under,
  title: same(facts.title),
  harm: same(facts.harm),
  affects: facts.affects,
  effect: null,
  consequence: null,
  weakness: sameOrNull(facts.weakness),
  target: sameOrNull(facts.target),
  path: [],
  laws: [],
  controls: facts.controls,
});

/** What names no place of the libraries, or no control of Annex A. */
export const ownThreatFaults = (
  { library, under, controls }: OwnThreatFacts,
  libraries: readonly Pick<ThreatLibrary, "id" | "groups">[],
  known: readonly string[],
): readonly Refusal<"threat-group-unknown" | "soa-control-unknown">[] => {
  const rule = { source: "ISO/IEC 27001:2022", clause: "6.1.2" };
  const groups = libraries.find(({ id }) => id === library)?.groups ?? [];
  return [
    ...(groups.some(({ id }) => id === under)
      ? []
      : [refusal("threat-group-unknown" as const, rule, { library, under })]),
    ...controls
      .filter((control) => !known.includes(control))
      .map((control) => refusal("soa-control-unknown" as const, rule, { edition: "2022", control })),
  ];
};
