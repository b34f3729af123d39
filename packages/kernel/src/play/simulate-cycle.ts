import { dueOf } from "../case/open-steps.ts";
import type { RuleSource } from "../refusal.ts";
import { editionInForce, rulesOfScheme } from "../rules/choose-edition.ts";
import { nonconformityLimits } from "../rules/nonconformity-limits.ts";
import type { RulePack } from "../rules/rule-pack.ts";
import type { StatementAct } from "../scheme/occasion.ts";
import type { Grade, Scheme } from "../scheme/scheme.ts";
import { schemeFor } from "../scheme/scheme-for.ts";
import { simulateScheme } from "../scheme/simulate-scheme.ts";
import type { CycleEvent } from "./cycle-event.ts";
import { fictiveDirection, fictiveFacts, fictiveStatement } from "./fictive.ts";
import { playCase } from "./play-case.ts";
import { editionEnds, overdueFrom } from "./statement-terms.ts";

const audits: Readonly<Record<StatementAct, "initial" | "surveillance" | "recertification">> = {
  new: "initial",
  none: "initial",
  amended: "surveillance",
  kept: "surveillance",
  restored: "surveillance",
  renewed: "recertification",
};

type Visit = {
  readonly occasion: string;
  readonly act: StatementAct;
  readonly on: string;
  readonly expiry: string | null;
};

const plusDays = (from: string, days: number): string => Temporal.PlainDate.from(from).add({ days }).toString();

/** Records are due as in a case that was played on the day, so that what the day is counted from is truly there. */
const recordsDue = (scheme: Scheme, packs: readonly RulePack[], { occasion, on }: Visit): readonly CycleEvent[] => {
  const asked = schemeFor(scheme, occasion);
  if (asked.records.every(({ due }) => due === undefined)) return [];
  const facts = { ...fictiveFacts(scheme, packs), statement: fictiveStatement(scheme, occasion) };
  const { state } = playCase({ scheme, occasion, facts, direction: fictiveDirection, today: on });
  return asked.records.flatMap((kind) => {
    const date = dueOf(state, asked, kind);
    if (kind.due === undefined || date === null || date < on) return [];
    return [{ date, what: "record-due", about: kind.title, rule: kind.due.rule }];
  });
};

/** As if what an activity waits for had ended on the day. */
const activitiesDue = (scheme: Scheme, { occasion, on }: Visit): readonly CycleEvent[] =>
  schemeFor(scheme, occasion).determination.activities.flatMap(({ title, intervals }) =>
    intervals.flatMap(({ atLeastDays, atMostDays, rule }) => [
      ...(atLeastDays === undefined
        ? []
        : [{ date: plusDays(on, atLeastDays), what: "activity-not-before", about: title, rule }]),
      ...(atMostDays === undefined
        ? []
        : [{ date: plusDays(on, atMostDays), what: "activity-by", about: title, rule }]),
    ]),
  );

/** As if a finding of the grade had been raised on the day, the last one on site. */
const findingDue = (
  scheme: Scheme,
  packs: readonly RulePack[],
  { act, on, expiry }: Visit,
  { title, limits }: Grade,
): readonly CycleEvent[] => {
  const named = limits?.grade;
  if (named !== "major" && named !== "minor") return [];
  const pack = editionInForce(packs, "nonconformity-limits", on, rulesOfScheme(scheme));
  if (!pack.ok) return [];
  const audit = audits[act];
  const { result, trace } = nonconformityLimits(pack.value, { grade: named, audit, raised: on, lastDay: on, expiry });
  const { answer } = pack.value.parameters;
  const rule: RuleSource = trace.find(({ step }) => step === "verification")?.rule ?? answer.rule;
  const verified = result.verifyBy;
  return [
    { date: result.answerBy, what: "answer-by", about: title, rule: answer.rule },
    ...(verified === null ? [] : [{ date: verified, what: `verified-or-${result.otherwise}`, about: title, rule }]),
  ];
};

const duringVisit = (scheme: Scheme, packs: readonly RulePack[], visit: Visit): readonly CycleEvent[] => [
  ...recordsDue(scheme, packs, visit),
  ...activitiesDue(scheme, visit),
  ...(scheme.determination.findings?.grades ?? []).flatMap((grade) => findingDue(scheme, packs, visit, grade)),
];

/** The first occasion that does this to a statement: a scheme names its occasions as it likes. */
const visitOf = (scheme: Scheme, acts: readonly StatementAct[], on: string, expiry: string | null): readonly Visit[] =>
  scheme.occasions
    .filter(({ statement }) => acts.includes(statement))
    .slice(0, 1)
    .map(({ id, statement }) => ({ occasion: id, act: statement, on, expiry }));

/**
 * Every due date of a fictive case and of the statement that follows, each with its rule. All that one day can hold
 * happens on it: the case is played, and decided, on the first; a surveillance on its last lawful day; the recertification
 * on the last. What a scheme does not have is not there.
 */
export const simulateCycle = (
  scheme: Scheme,
  packs: readonly RulePack[],
  from: Temporal.PlainDate,
): readonly CycleEvent[] => {
  const start = from.toString();
  const cycle = simulateScheme(scheme, packs, from).map((event): CycleEvent => ({ ...event, about: null }));
  const expiry = cycle.find(({ what }) => what === "expiry")?.date ?? null;
  const visited = cycle.filter(({ what }) => what.endsWith("surveillance"));
  const visits: readonly Visit[] = [
    ...visitOf(scheme, ["new", "none"], start, null),
    ...visited.flatMap(({ date }) => visitOf(scheme, ["kept"], date, expiry)),
  ];
  const renewed = expiry === null || visited.length === 0 ? [] : visitOf(scheme, ["renewed"], expiry, expiry);
  const [ended] = scheme.statement === null ? visitOf(scheme, ["none"], start, null) : [];
  const all: readonly CycleEvent[] = [
    ...(ended === undefined ? [] : [{ date: start, what: "case", about: null, rule: scheme.redLines.complete }]),
    ...cycle,
    ...visits.flatMap((visit) => duringVisit(scheme, packs, visit)),
    // A recertification on the last day leaves no day for records or answers, only for what has to be verified by then.
    ...renewed.flatMap((visit) =>
      (scheme.determination.findings?.grades ?? [])
        .flatMap((grade) => findingDue(scheme, packs, visit, grade))
        .filter(({ what }) => what !== "answer-by"),
    ),
    ...visited.flatMap(({ date }) => overdueFrom(scheme, packs, start, plusDays(date, 1), expiry)),
    ...editionEnds(scheme, packs, start, expiry),
  ];
  return all.toSorted((left, right) => (left.date < right.date ? -1 : left.date > right.date ? 1 : 0));
};
