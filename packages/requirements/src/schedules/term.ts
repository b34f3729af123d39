import type { Bilingual, RuleSource } from "@touchstone/kernel";
import type { Frequency } from "../obligations/obligation.ts";

/** Due on the day itself, or by the end of the month in which the day lies. */
export const dueBases = ["day", "month"] as const;
/** What happens to a due date that falls on a day off: nothing, unless the rule says otherwise. */
export const dayOffRules = ["stays", "next-working-day"] as const;

/** How a rule counts from its start. */
export type Counting = {
  /** Whether the start is the first time it is done (a visit), or the event from which is counted (an inspection). */
  readonly startCounts: boolean;
  readonly basis: (typeof dueBases)[number];
  /** How much before the due day or month it may be done; null where the rule gives no window. */
  readonly earlyBy: string | null;
  readonly onDayOff: (typeof dayOffRules)[number];
};

/** One edition of a rule: how often, from when until when, and where it stands. */
export type Stage = Frequency & { readonly rule: RuleSource };

/** An obligation that comes round, as far as a calendar needs it. */
export type IntervalRule = Counting & {
  readonly id: string;
  readonly scene: string;
  readonly title: Bilingual;
  readonly jurisdiction: string;
  /** Oldest first. */
  readonly stages: readonly Stage[];
  /** The day on which this content was written, for feeds: never the clock. */
  readonly written: string;
};

/** A visit on the start, due on its day, with no window and no moving. */
export const plainCounting: Counting = { startCounts: true, basis: "day", earlyBy: null, onDayOff: "stays" };
