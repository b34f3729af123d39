import type { DeadlineRow } from "../deadline/deadline-row.ts";
import { surveillanceOf } from "../deadline/surveillance-of.ts";
import type { RuleSource } from "../refusal.ts";
import type { SurveillancePack } from "../rules/surveillance.ts";

/** From what a corridor is counted. The last two are no facts yet: they hold until the visit before has been made. */
export const anchorKinds = [
  "decision",
  "issued",
  "last-surveillance",
  "expiry",
  "planned-visit",
  "last-lawful-day",
] as const;
export type AnchorKind = (typeof anchorKinds)[number];

/** Between which days a coming audit lawfully lies. Planning moves a visit inside it and never the corridor itself. */
export type Corridor = {
  readonly kind: "surveillance" | "recertification";
  /** Which surveillance of the cycle; 1 for the recertification. */
  readonly ordinal: number;
  readonly earliest: string;
  readonly latest: string;
  readonly anchor: { readonly on: string; readonly of: AnchorKind };
  readonly earliestRule: RuleSource;
  readonly latestRule: RuleSource;
  readonly pack: string;
  readonly edition: string;
};

const thirdYear: RuleSource = { source: "ISO/IEC 17021-1:2015", clause: "9.1.3.2" };
const plusDay = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
const newYearAfter = (day: string): string => `${Temporal.PlainDate.from(day).year + 1}-01-01`;

/** One in each calendar year: an earlier one would stand for the year that has had its own. */
const earliestOf = (pack: SurveillancePack, { cycle }: DeadlineRow, anchor: Corridor["anchor"]): string => {
  const { later, afterRecertification } = pack.parameters;
  const isFirst = anchor.of === "decision" || anchor.of === "issued";
  const byLater = !isFirst || (cycle === "recertification" && afterRecertification === "later");
  return byLater && later.by !== "months" ? newYearAfter(anchor.on) : plusDay(anchor.on);
};

const recertification = (pack: SurveillancePack, row: DeadlineRow): Corridor => {
  const lastYear = Temporal.PlainDate.from(row.validUntil).subtract({ years: 1 }).add({ days: 1 }).toString();
  const afterDecision = plusDay(row.decision);
  return {
    kind: "recertification",
    ordinal: 1,
    earliest: lastYear > afterDecision ? lastYear : afterDecision,
    latest: row.validUntil,
    anchor: { on: row.validUntil, of: "expiry" },
    earliestRule: thirdYear,
    latestRule: pack.parameters.recertification.rule,
    pack: pack.id,
    edition: pack.edition,
  };
};

/**
 * The corridors of all coming dates of a cycle. `held` counts the surveillances behind us; `planned` are the last days of
 * those that are planned, in order: what follows a planned one is counted from it, and from the last lawful day where none is.
 */
export const corridorsOf = (
  pack: SurveillancePack,
  row: DeadlineRow,
  held: number,
  planned: readonly string[],
): readonly Corridor[] => {
  if (["withdrawn", "cancelled", "transferred", "expired"].includes(row.standing)) return [];
  const { anchor: start, first, later } = pack.parameters;
  const found: Corridor[] = [];
  let anchor: Corridor["anchor"] =
    row.lastSurveillance === null
      ? { on: row[start], of: start }
      : { on: row.lastSurveillance, of: "last-surveillance" };
  for (;;) {
    const isFirst = anchor.of === start;
    const { next } = surveillanceOf(pack, { ...row, lastSurveillance: isFirst ? null : anchor.on });
    // A date that no longer moves on would never end.
    if (next === null || next <= anchor.on) return [...found, recertification(pack, row)];
    found.push({
      kind: "surveillance",
      ordinal: held + found.length + 1,
      earliest: earliestOf(pack, row, anchor),
      latest: next,
      anchor,
      earliestRule: later.rule,
      latestRule: isFirst ? first.rule : later.rule,
      pack: pack.id,
      edition: pack.edition,
    });
    const day = planned[found.length - 1];
    anchor = day === undefined || day > next ? { on: next, of: "last-lawful-day" } : { on: day, of: "planned-visit" };
  }
};
