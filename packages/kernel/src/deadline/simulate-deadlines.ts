import { addMonthsEndRule } from "../calendar/months.ts";
import type { Json } from "../json.ts";
import type { RuleSource } from "../refusal.ts";
import type { RulePack } from "../rules/rule-pack.ts";
import type { SurveillanceDates, SurveillancePack } from "../rules/surveillance.ts";
import type { DeadlineRow } from "./deadline-row.ts";
import { surveillanceOf, surveillancePacks } from "./surveillance-of.ts";

/** What a day does to a statement when nobody does anything. */
export const deadlineKinds = ["surveillance-overdue", "suspension-over", "expired", "not-restorable"] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

export const consequences = [
  "suspend",
  "must-suspend-and-report",
  "withdraw-or-reduce",
  "no-longer-valid",
  "stage-2",
  "initial-audit",
] as const;
export type Consequence = (typeof consequences)[number];

export type Deadline = {
  readonly statement: string;
  readonly number: string;
  readonly kind: DeadlineKind;
  /** The last day on which it can still be prevented. */
  readonly lastDay: string;
  /** The first day on which it is so; it may have passed, where it calls for an act that was not done. */
  readonly on: string;
  readonly consequence: Consequence;
  readonly pack: string;
  readonly edition: string;
  readonly rule: RuleSource;
  readonly facts: Readonly<Record<string, Json>>;
};

/** A statement of which a rule says nothing that could be computed: better said than left out. */
export type Unanswered = {
  readonly statement: string;
  readonly number: string;
  readonly reason: "no-rule-in-force" | "suspension-term-not-loaded";
  readonly rule: RuleSource | null;
};

export type DeadlineForecast = {
  /** By day, then by number. */
  readonly deadlines: readonly Deadline[];
  readonly unanswered: readonly Unanswered[];
};

export type Horizon = {
  /** The day whose standings the rows give and whose rules are asked. */
  readonly from: string;
  readonly until: string;
};

const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

const deadlineOf =
  (pack: SurveillancePack, { id: statement, number }: DeadlineRow) =>
  (
    kind: DeadlineKind,
    lastDay: string,
    consequence: Consequence,
    rule: RuleSource,
    facts: Deadline["facts"],
  ): Deadline => ({
    statement,
    number,
    kind,
    lastDay,
    on: dayAfter(lastDay),
    consequence,
    pack: pack.id,
    edition: pack.edition,
    rule,
    facts,
  });

const overdue = (pack: SurveillancePack, row: DeadlineRow, next: string): Deadline => {
  const { anchor, first, later, overdue: sanction } = pack.parameters;
  const isFirst = row.lastSurveillance === null;
  return deadlineOf(pack, row)("surveillance-overdue", next, sanction.consequence, sanction.rule, {
    anchor: isFirst ? anchor : "last-surveillance",
    from: isFirst ? row[anchor] : row.lastSurveillance,
    due: next,
    counted: `${isFirst ? first.rule.source : later.rule.source} ${isFirst ? first.rule.clause : later.rule.clause}`,
  });
};

const ends = (pack: SurveillancePack, row: DeadlineRow, dates: SurveillanceDates): readonly Deadline[] => {
  const { recertification, restoration } = pack.parameters;
  const tell = deadlineOf(pack, row);
  return [
    tell("expired", row.validUntil, "no-longer-valid", recertification.rule, {
      validUntil: row.validUntil,
      finish: recertification.finish,
    }),
    // Where the rule knows no restoration, the day of the expiry is also the last for that.
    tell("not-restorable", dates.restorableUntil ?? row.validUntil, dates.afterExpiry, restoration.rule, {
      validUntil: row.validUntil,
      months: restoration.months,
    }),
  ];
};

const suspensionEnd = (pack: SurveillancePack, row: DeadlineRow): readonly Deadline[] => {
  const { months, rule } = pack.parameters.suspension;
  if (months === null || row.suspendedSince === null) return [];
  const last = addMonthsEndRule(Temporal.PlainDate.from(row.suspendedSince), months).toString();
  return last >= row.validUntil
    ? []
    : [
        deadlineOf(pack, row)("suspension-over", last, "withdraw-or-reduce", rule, {
          suspendedSince: row.suspendedSince,
          months,
        }),
      ];
};

const lives = (pack: SurveillancePack, row: DeadlineRow, { next }: SurveillanceDates): readonly Deadline[] => {
  if (row.standing === "suspended") return suspensionEnd(pack, row);
  if (row.standing === "expired") return [];
  return next === null ? [] : [overdue(pack, row, next)];
};

const isFinal = ({ standing }: DeadlineRow): boolean =>
  standing === "withdrawn" || standing === "cancelled" || standing === "transferred";

/**
 * If nothing happens: which statements become suspendable, expire, or can no longer be restored on which day, and by which
 * rule. A call for an act that has passed stays until the act is done; what a past day did by itself is not told again.
 */
export const simulateDeadlines = (
  rows: readonly DeadlineRow[],
  packs: readonly RulePack[],
  { from, until }: Horizon,
): DeadlineForecast => {
  const deadlines: Deadline[] = [];
  const unanswered: Unanswered[] = [];
  const packOf = surveillancePacks(packs, from);
  for (const row of rows) {
    if (isFinal(row)) continue;
    const pack = packOf(row);
    const named = { statement: row.id, number: row.number };
    if (pack === null) {
      unanswered.push({ ...named, reason: "no-rule-in-force", rule: null });
      continue;
    }
    const { suspension } = pack.parameters;
    if (row.standing === "suspended" && suspension.months === null)
      unanswered.push({ ...named, reason: "suspension-term-not-loaded", rule: suspension.rule });
    const dates = surveillanceOf(pack, row);
    for (const each of lives(pack, row, dates)) if (each.on <= until) deadlines.push(each);
    for (const each of ends(pack, row, dates)) if (each.on > from && each.on <= until) deadlines.push(each);
  }
  const byDay = (left: Deadline, right: Deadline): number =>
    left.on < right.on
      ? -1
      : left.on > right.on
        ? 1
        : left.number < right.number
          ? -1
          : left.number > right.number
            ? 1
            : 0;
  return { deadlines: deadlines.toSorted(byDay), unanswered };
};

export type DeadlineMonth = { readonly month: string } & { readonly [Kind in DeadlineKind]: number };

const noneIn = (month: string): DeadlineMonth => ({
  month,
  "surveillance-overdue": 0,
  "suspension-over": 0,
  expired: 0,
  "not-restorable": 0,
});

/** How many of each kind fall into each month; months without any are left out. */
export const deadlinesByMonth = (deadlines: readonly Deadline[]): readonly DeadlineMonth[] => {
  const months = new Map<string, DeadlineMonth>();
  for (const { on, kind } of deadlines) {
    const month = on.slice(0, 7);
    const known = months.get(month) ?? noneIn(month);
    months.set(month, { ...known, [kind]: known[kind] + 1 });
  }
  return [...months.values()].toSorted((left, right) => (left.month < right.month ? -1 : 1));
};
