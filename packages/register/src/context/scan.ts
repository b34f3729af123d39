import {
  type Context,
  type Decider,
  houseRule,
  ok,
  type Refusal,
  type Result,
  refusal,
  refuse,
  unlessRefused,
} from "@touchstone/kernel";
import type { Doer } from "../risk.ts";
import { doneBy, type Personal, sharedClause } from "./done-by.ts";

/** How near a trend is; one ring of the radar each, the innermost first. */
export const rings = ["now", "soon", "later"] as const;
export type Ring = (typeof rings)[number];
/** How strongly it shows, 1 weak to 3 strong. */
export const strengths = [1, 2, 3] as const;
export type Strength = (typeof strengths)[number];

export type Sighting = {
  readonly trend: string;
  readonly ring: Ring;
  readonly strength: Strength;
  readonly note: string;
};

type Recorded = {
  readonly title: string;
  readonly on: string;
  readonly phase: string;
  readonly sources: readonly string[];
};

/** One environment scan: phase 1 of a foresight process, with date, author and sources (TR-3). */
export type Scan = {
  readonly recorded: (Recorded & { readonly by: Doer }) | null;
  readonly sightings: readonly Sighting[];
};

export type ScanCommand =
  | ({ readonly type: "RecordScan"; readonly sightings: readonly Sighting[] } & Recorded)
  | { readonly type: "RateTrend"; readonly sighting: Sighting };

export type ScanEvent =
  | {
      readonly type: "ScanRecorded";
      readonly data: Recorded & { readonly sightings: readonly Sighting[]; readonly person: string };
      readonly personal: Personal;
    }
  | { readonly type: "TrendRated"; readonly data: Sighting };

/** Which trends and phases the content knows, and who acts. */
export type ScanFacts = {
  readonly name: string;
  readonly trends: readonly string[];
  readonly phases: readonly string[];
};

export type ScanCode =
  | "scan-unknown"
  | "scan-recorded-already"
  | "scan-without-source"
  | "scan-without-trend"
  | "phase-unknown"
  | "trend-unknown"
  | "trend-seen-twice";

const rule = sharedClause("4.1");

const evolve = (scan: Scan, event: ScanEvent): Scan => {
  switch (event.type) {
    case "ScanRecorded": {
      const { title, on, phase, sources, sightings, person } = event.data;
      const by = { person, name: event.personal?.fields.name ?? null };
      return { recorded: { title, on, phase, sources, by }, sightings };
    }
    case "TrendRated": {
      const rest = scan.sightings.filter(({ trend }) => trend !== event.data.trend);
      return { ...scan, sightings: [...rest, event.data] };
    }
  }
};

type Decided = Result<readonly ScanEvent[], Refusal<ScanCode>>;

const unknownTrends = (sightings: readonly Sighting[], { trends }: ScanFacts): readonly Refusal<ScanCode>[] =>
  sightings
    .filter(({ trend }) => !trends.includes(trend))
    .map(({ trend }) => refusal("trend-unknown" as const, rule, { trend }));

const record = (
  { sightings, title, on, phase, sources }: Extract<ScanCommand, { readonly type: "RecordScan" }>,
  facts: ScanFacts,
  context: Context,
): Decided => {
  const seen = sightings.map(({ trend }) => trend);
  const refused = [
    ...(sources.length === 0 ? [refusal("scan-without-source" as const, rule)] : []),
    ...(sightings.length === 0 ? [refusal("scan-without-trend" as const, rule)] : []),
    ...(facts.phases.includes(phase) ? [] : [refusal("phase-unknown" as const, houseRule("4 (foresight)"), { phase })]),
    ...unknownTrends(sightings, facts),
    ...seen
      .filter((trend, at) => seen.indexOf(trend) < at)
      .map((trend) => refusal("trend-seen-twice" as const, rule, { trend })),
  ];
  const { person, personal } = doneBy(context, facts.name);
  const data = { title, on, phase, sources, sightings, person };
  return unlessRefused(refused, () => [{ type: "ScanRecorded", data, personal }]);
};

const decide = (scan: Scan, command: ScanCommand, facts: ScanFacts, context: Context): Decided => {
  if (command.type === "RecordScan") {
    return scan.recorded === null
      ? record(command, facts, context)
      : refuse(refusal("scan-recorded-already", houseRule("3")));
  }
  if (scan.recorded === null) return refuse(refusal("scan-unknown", houseRule("3")));
  const [first, ...rest] = unknownTrends([command.sighting], facts);
  return first === undefined ? ok([{ type: "TrendRated", data: command.sighting }]) : refuse(first, ...rest);
};

export const noScan: Scan = { recorded: null, sightings: [] };

export const scan: Decider<Scan, ScanCommand, ScanEvent, ScanFacts, ScanCode> = { initial: noScan, evolve, decide };
