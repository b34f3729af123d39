import {
  type Context,
  type Decider,
  houseRule,
  type Refusal,
  type Result,
  refusal,
  refuse,
  unlessRefused,
} from "@touchstone/kernel";
import type { Frequency } from "../frequency.ts";
import type { Doer } from "../risk.ts";
import { assessmentRules } from "./assessment-rules.ts";
import { type BandId, type Bounds, bandIds, type Method, methodName, type Threshold } from "./method.ts";
import { highestScore } from "./method-parts.ts";

export const controlLevels = ["company", "department", "team", "post"] as const;
export type ControlLevel = (typeof controlLevels)[number];
export const tieRules = ["consequence-first", "oldest-first"] as const;
export type TieRule = (typeof tieRules)[number];

/** Both sets of ISO/IEC 27001 6.1.2 a): what is accepted, and how assessments are made and repeated. */
export type Criteria = {
  readonly threshold: Threshold;
  readonly bounds: Bounds;
  /** The organisation's own words for the grades (OH-26); empty where the method's serve. */
  readonly words: Readonly<Record<BandId, string>>;
  /** Which of two equal risks comes first (IS-22). */
  readonly ties: TieRule;
  /** Months after which a risk of this grade is assessed again. */
  readonly review: Readonly<Record<BandId, number>>;
  /** Who answers for a grade, and how often it is inspected there (work safety law 41). */
  readonly control: Readonly<Record<BandId, { readonly level: ControlLevel; readonly every: Frequency }>>;
  /** When, by whom and how assessments are made. */
  readonly performing: string;
};

export type CriteriaVersion = {
  readonly number: number;
  readonly criteria: Criteria;
  readonly reason: string;
  readonly on: string;
  readonly by: Doer;
};
export type CriteriaSet = {
  readonly title: string;
  /** `id@edition`; empty where there is no such set. */
  readonly method: string;
  readonly versions: readonly CriteriaVersion[];
};

export type CriteriaCommand =
  | { readonly type: "AdoptCriteria"; readonly title: string; readonly criteria: Criteria }
  | { readonly type: "ChangeCriteria"; readonly criteria: Criteria; readonly reason: string };

type Set = {
  readonly number: number;
  readonly criteria: Criteria;
  readonly reason: string;
  readonly on: string;
  readonly person: string;
};
type Named = { readonly person: string; readonly fields: { readonly name: string } };
export type CriteriaEvent =
  | {
      readonly type: "CriteriaAdopted";
      readonly data: Set & { readonly title: string; readonly method: string };
      readonly personal: Named | null;
    }
  | { readonly type: "CriteriaChanged"; readonly data: Set; readonly personal: Named | null };

export type CriteriaCode =
  | "criteria-already-adopted"
  | "criteria-unknown"
  | "criteria-unchanged"
  | "bounds-disordered"
  | "threshold-out-of-reach";

export type CriteriaFacts = { readonly actorName: string; readonly method: Method | null };

const evolve = (state: CriteriaSet, event: CriteriaEvent): CriteriaSet => {
  const { number, criteria, reason, on, person } = event.data;
  const by = { person, name: event.personal?.fields.name ?? null };
  const versions = [...state.versions, { number, criteria, reason, on, by }];
  return event.type === "CriteriaAdopted"
    ? { title: event.data.title, method: event.data.method, versions }
    : { ...state, versions };
};

const faults = ({ bounds, threshold }: Criteria, method: Method): readonly Refusal<CriteriaCode>[] => {
  const rule = assessmentRules[method.kind].criteria;
  const highest = highestScore(method);
  const isOrdered = bounds.low === 0 && bandIds.slice(1).every((id, at) => bounds[id] < bounds[bandIds[at] ?? "major"]);
  return [
    ...(isOrdered && bounds.major <= highest
      ? []
      : [refusal("bounds-disordered" as const, rule, { ...bounds, highest })]),
    // Above the highest score everything would be accepted, and nobody would have said so.
    ...(threshold.score >= 0 && threshold.score < highest
      ? []
      : [refusal("threshold-out-of-reach" as const, rule, { score: threshold.score, highest })]),
  ];
};

const decide = (
  state: CriteriaSet,
  command: CriteriaCommand,
  { actorName, method }: CriteriaFacts,
  { actor, today }: Context,
): Result<readonly CriteriaEvent[], Refusal<CriteriaCode>> => {
  const last = state.versions.at(-1);
  const begins = command.type === "AdoptCriteria";
  if (begins && last !== undefined) return refuse(refusal("criteria-already-adopted", houseRule("3")));
  if (method === null || (!begins && last === undefined)) return refuse(refusal("criteria-unknown", houseRule("3")));
  const { criteria } = command;
  const isSame = JSON.stringify(criteria) === JSON.stringify(last?.criteria);
  if (!begins && isSame) return refuse(refusal("criteria-unchanged", houseRule("3"), { number: last?.number ?? 0 }));
  const personal = { person: actor, fields: { name: actorName } };
  const number = (last?.number ?? 0) + 1;
  const set = { number, criteria, on: today.toString(), person: actor };
  return unlessRefused(faults(criteria, method), () =>
    begins
      ? [
          {
            type: "CriteriaAdopted",
            data: { ...set, reason: "", title: command.title, method: methodName(method) },
            personal,
          },
        ]
      : [{ type: "CriteriaChanged", data: { ...set, reason: command.reason }, personal }],
  );
};

/** One set of risk criteria of an organisation: every version stays, and old results name theirs (IS-6). */
export const criteriaSet: Decider<CriteriaSet, CriteriaCommand, CriteriaEvent, CriteriaFacts, CriteriaCode> = {
  initial: { title: "", method: "", versions: [] },
  evolve,
  decide,
};

export const currentCriteria = ({ versions }: CriteriaSet): CriteriaVersion | null => versions.at(-1) ?? null;
