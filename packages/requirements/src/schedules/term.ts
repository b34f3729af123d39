import type { Bilingual, RuleSource } from "@touchstone/kernel";

/** How a duty comes round. Periods are ISO 8601 durations; every date is `YYYY-MM-DD`. */
export type Term =
  /** Never longer than this between two. */
  | { readonly kind: "at-least-every"; readonly period: string }
  /** So many in each calendar month, planned for these days: the count alone says nothing of the gaps. */
  | { readonly kind: "times-a-month"; readonly times: number; readonly days: readonly number[] }
  /** In these years after the start, and then every so often for good. */
  | { readonly kind: "in-years"; readonly years: readonly number[]; readonly thenEvery: string };

/** One term from a day on, until the next one begins; `since` is null for the first. */
export type TermStage = { readonly since: string | null; readonly term: Term; readonly rule: RuleSource };

/** Due on the day itself, or by the end of the month in which the day lies. */
export const dueBases = ["day", "month"] as const;
/** What happens to a due date that falls on a day off: nothing, unless the rule says otherwise. */
export const dayOffRules = ["stays", "next-working-day"] as const;

/** A rule of time from which a calendar follows: of an obligation, or one of its own with its source. */
export type IntervalRule = {
  readonly id: string;
  readonly scene: string | null;
  readonly title: Bilingual;
  /** Whether the start is the first time it is done (a visit), or the event from which is counted (an inspection). */
  readonly startCounts: boolean;
  readonly basis: (typeof dueBases)[number];
  /** How much earlier than the due month or day it may be done; null where the rule gives no window. */
  readonly earlyBy: string | null;
  readonly onDayOff: (typeof dayOffRules)[number];
  readonly jurisdiction: string;
  readonly stages: readonly TermStage[];
  /** The day this rule's content was written, for feeds: never the clock. */
  readonly written: string;
};
