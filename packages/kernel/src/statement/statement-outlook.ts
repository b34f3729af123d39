import { addMonthsEndRule } from "../calendar/months.ts";
import type { RuleSource } from "../refusal.ts";
import { type SurveillancePack, surveillance } from "../rules/surveillance.ts";
import { type Statement, standingOn } from "./statement.ts";

export const outlookKinds = [
  "must-withdraw",
  "must-suspend",
  "surveillance",
  "recertification",
  "suspension-ends",
  "restorable",
  "expiry",
] as const;
export type OutlookKind = (typeof outlookKinds)[number];

/** A day on which something about a statement falls due, and why it is that day. */
export type OutlookLine = {
  readonly what: OutlookKind;
  readonly on: string;
  readonly rule: RuleSource;
  readonly facts: Readonly<Record<string, string | number | null>>;
  readonly pack: string | null;
};

export type OutlookRules = {
  readonly cycle: SurveillancePack | null;
  /** Longest suspension: of the edition in force where it has a figure, of the international one otherwise. */
  readonly suspension: { readonly months: number; readonly rule: RuleSource; readonly pack: string } | null;
};

const suspendedSince = (state: Statement): string | null => {
  const last = state.changes.findLast(({ act }) => act === "suspended" || act === "restored" || act === "reinstated");
  return last?.act === "suspended" ? last.from : null;
};

const suspensionLines = (state: Statement, { suspension }: OutlookRules, today: string): readonly OutlookLine[] => {
  const since = suspendedSince(state);
  if (since === null || suspension === null) return [];
  const on = addMonthsEndRule(Temporal.PlainDate.from(since), suspension.months).toString();
  const { rule, months, pack } = suspension;
  const facts = { since, months };
  return [{ what: on < today ? "must-withdraw" : "suspension-ends", on, rule, facts, pack }];
};

const cycleLines = (state: Statement, pack: SurveillancePack, today: string): readonly OutlookLine[] => {
  const cycle = state.cycles.at(-1);
  if (cycle === undefined) return [];
  const last = state.surveillances.filter(({ on }) => on >= cycle.validFrom).at(-1)?.on ?? null;
  const { result } = surveillance(pack, {
    decision: cycle.issuedOn,
    issued: cycle.issuedOn,
    expiry: cycle.validUntil,
    lastSurveillance: last,
    activity: state.cycles.length > 1 ? "recertification" : "initial",
  });
  const named = `${pack.id}@${pack.edition}`;
  const { first, later, overdue, recertification, restoration } = pack.parameters;
  const standing = standingOn(state, today);
  if (standing === "expired") {
    return result.restorableUntil === null
      ? []
      : [
          {
            what: "restorable",
            on: result.restorableUntil,
            rule: restoration.rule,
            facts: { expiry: cycle.validUntil, months: restoration.months, otherwise: restoration.otherwise },
            pack: named,
          },
        ];
  }
  const isPast = result.next !== null && result.next < today;
  const isOverdue = isPast && standing === "in-force";
  // Suspended over it already: then the end of the suspension is what counts.
  const next: readonly OutlookLine[] =
    result.next === null || (isPast && standing === "suspended")
      ? []
      : [
          {
            what: isOverdue ? "must-suspend" : "surveillance",
            on: result.next,
            rule: isOverdue ? overdue.rule : last === null ? first.rule : later.rule,
            facts: { from: last ?? cycle.issuedOn, last },
            pack: named,
          },
        ];
  return [
    ...next,
    {
      what: "recertification",
      on: cycle.validUntil,
      rule: recertification.rule,
      facts: { finish: recertification.finish },
      pack: named,
    },
  ];
};

/** What comes next in the life of a statement, the nearest day first; nothing where it has ended for good. */
export const statementOutlook = (state: Statement, rules: OutlookRules, today: string): readonly OutlookLine[] => {
  const cycle = state.cycles.at(-1);
  const standing = standingOn(state, today);
  const isAlive = standing === "in-force" || standing === "suspended" || standing === "not-yet";
  if (cycle === undefined || (!isAlive && standing !== "expired")) return [];
  const hasEnd = cycle.validUntil < "9999";
  const expiry: OutlookLine = {
    what: "expiry",
    on: cycle.validUntil,
    rule: { source: "ISO/IEC 17000:2020", clause: "8.4" },
    facts: { from: cycle.validFrom },
    pack: null,
  };
  return [
    ...(isAlive ? suspensionLines(state, rules, today) : []),
    ...(rules.cycle !== null && hasEnd ? cycleLines(state, rules.cycle, today) : []),
    ...(isAlive && hasEnd ? [expiry] : []),
  ].toSorted((left, right) => left.on.localeCompare(right.on));
};
