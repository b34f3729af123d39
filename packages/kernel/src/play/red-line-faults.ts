import type { CaseEvent } from "../case/case-event.ts";
import { actsOnStatement } from "../scheme/occasion.ts";
import type { Scheme } from "../scheme/scheme.ts";

/**
 * What is wrong with the history of a case, read from its events and its scheme alone. It shares no code with the
 * decider, so that the one can be held against the other.
 */
export const redLines = [
  "no statement without a positive decision",
  "no second statement",
  "no decision without a review",
  "no review with something open",
  "nobody judges their own work",
  "evidence inside its activity",
  "nothing moves under a review",
  "nothing after the end",
] as const;
export type RedLine = (typeof redLines)[number];

export type Fault = { readonly line: RedLine; readonly at: number; readonly what: string };

type Of<Type extends CaseEvent["type"]> = Extract<CaseEvent, { readonly type: Type }>;

const of = <Type extends CaseEvent["type"]>(events: readonly CaseEvent[], type: Type): readonly Of<Type>[] =>
  events.filter((event): event is Of<Type> => event.type === type);

const isJudgement = (event: CaseEvent): event is Of<"CaseReviewed" | "CaseDecided"> =>
  event.type === "CaseReviewed" || event.type === "CaseDecided";

/** The events since the case was last sent back; a review before that stands for nothing. */
const sinceReturn = (past: readonly CaseEvent[]): readonly CaseEvent[] =>
  past.slice(past.findLastIndex((event) => isJudgement(event) && event.data.effect === "return") + 1);

type Filed = Of<"RecordFiled">["data"];

const latest = (past: readonly CaseEvent[], kind: string, about: string | null): Filed | undefined =>
  of(past, "RecordFiled").findLast(({ data }) => data.kind === kind && data.about === about)?.data;

const isSigned = (past: readonly CaseEvent[], scheme: Scheme, kind: string, about: string | null = null): boolean => {
  const record = latest(past, kind, about);
  const asked = scheme.records.find(({ id }) => id === kind)?.signedBy ?? [];
  const given = of(past, "RecordSigned").filter(({ data }) => data.record === record?.id);
  return record !== undefined && asked.every(({ id }) => given.some(({ data }) => data.signature === id));
};

const asking = (past: readonly CaseEvent[], scheme: Scheme) =>
  of(past, "FindingRaised")
    .map(({ data }) => data)
    .filter(({ grade }) => scheme.determination.findings?.grades.find(({ id }) => id === grade)?.closes !== "recorded");

/** Everything that a review may not find open. */
const openThings = (past: readonly CaseEvent[], scheme: Scheme): readonly string[] => {
  const { points, interviews } = scheme.determination;
  const drawn = of(past, "ChecklistDrawn").at(-1)?.data.points ?? [];
  const judged = new Set(of(past, "VerdictGiven").map(({ data }) => data.point));
  const met = new Set(
    past.flatMap((event) =>
      event.type === "InterviewRecorded" || event.type === "InterviewAbsenceExplained" ? [event.data.interview] : [],
    ),
  );
  const answered = new Set(of(past, "ConcernAnswered").map(({ data }) => data.concern));
  const settled = new Set(of(past, "ObjectionAnswered").map(({ data }) => data.objection));
  const before = scheme.records.filter((kind) => kind.function === "selection" || kind.function === "determination");
  return [
    ...before
      .filter((kind) => kind.per === "case" && !isSigned(past, scheme, kind.id))
      .map((kind) => `record ${kind.id}`),
    ...before
      .filter((kind) => kind.per === "nonconformity")
      .flatMap((kind) =>
        asking(past, scheme)
          .filter(({ id }) => !isSigned(past, scheme, kind.id, id))
          .map(({ number }) => `record ${kind.id} of ${number}`),
      ),
    ...(points !== null && drawn.length === 0 ? ["points not drawn"] : []),
    ...(points === null ? [] : drawn.filter(({ id }) => !judged.has(id)).map(({ id }) => `point ${id}`)),
    ...interviews.filter(({ id }) => !met.has(id)).map(({ id }) => `interview ${id}`),
    ...of(past, "ConcernRaised")
      .filter(({ data }) => !answered.has(data.id))
      .map(({ data }) => `concern ${data.clause}`),
    ...of(past, "TeamObjected")
      .filter(({ data }) => scheme.determination.objections !== null && !settled.has(data.id))
      .map(({ data }) => `objection to ${data.person}`),
  ];
};

/** Findings over which nothing positive may be said. */
const unsettled = (past: readonly CaseEvent[], scheme: Scheme): readonly string[] =>
  asking(past, scheme).flatMap(({ id, number, grade }) => {
    const closes = scheme.determination.findings?.grades.find((each) => each.id === grade)?.closes;
    const touched = past.filter((event) => "finding" in event.data && event.data.finding === id);
    const isVerified = touched.some(({ type }) => type === "FindingVerified");
    const plan = touched.findLast(({ type }) => ["PlanAccepted", "PlanReturned", "FindingAnswered"].includes(type));
    const isEnough = isVerified || (closes === "plan-accepted" && plan?.type === "PlanAccepted");
    return isEnough ? [] : [`finding ${number}`];
  });

const personsIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(personsIn);
  if (typeof value !== "object" || value === null) return [];
  if ("id" in value && "name" in value && typeof value.id === "string") return [value.id];
  return Object.values(value).flatMap(personsIn);
};

const work: readonly CaseEvent["type"][] = [
  "VerdictGiven",
  "InterviewRecorded",
  "InterviewAbsenceExplained",
  "ConcernRaised",
  "ConcernAnswered",
  "FindingRaised",
  "FindingAnswered",
  "FindingEvidenceAttached",
  "FindingDisputed",
  "HandedCited",
  "ClientVerified",
  "PlanAccepted",
  "PlanReturned",
  "FindingVerified",
];

/** Everybody who ever stood in the team, determined or answered for the client. */
const workers = (past: readonly CaseEvent[], scheme: Scheme): ReadonlySet<string> => {
  const [kind, field = ""] = scheme.team.field.split(".");
  const determination = scheme.records.filter((each) => each.function === "determination").map(({ id }) => id);
  const determined = of(past, "RecordFiled").filter(({ data }) => determination.includes(data.kind));
  const signed = of(past, "RecordSigned").filter(({ data }) =>
    determined.some((record) => record.data.id === data.record),
  );
  return new Set([
    ...of(past, "RecordFiled")
      .filter(({ data }) => data.kind === kind)
      .flatMap(({ data }) => personsIn(data.values[field])),
    ...[...determined, ...signed].map(({ data }) => data.by),
    ...past.flatMap((event) =>
      work.includes(event.type) && "by" in event.data && typeof event.data.by === "string" ? [event.data.by] : [],
    ),
  ]);
};

const evidence: readonly CaseEvent["type"][] = [
  "VerdictGiven",
  "InterviewRecorded",
  "InterviewAbsenceExplained",
  "FindingRaised",
];

const isUnderWay = (past: readonly CaseEvent[], scheme: Scheme): boolean =>
  scheme.determination.activities.length === 0 ||
  scheme.determination.activities.some(
    ({ begins, ends }) => isSigned(past, scheme, begins) && !isSigned(past, scheme, ends),
  );

const judgementFaults = (event: Of<"CaseReviewed" | "CaseDecided">, past: readonly CaseEvent[], scheme: Scheme) => {
  const { effect, by } = event.data;
  const found: { readonly line: RedLine; readonly what: string }[] = [];
  const own = by.filter((person) => workers(past, scheme).has(person));
  if (own.length > 0) found.push({ line: "nobody judges their own work", what: `${event.type} by ${own.join()}` });
  if (effect === "return") return found;
  const isReviewed = sinceReturn(past).some(({ type }) => type === "CaseReviewed");
  if (event.type === "CaseDecided" && !isReviewed) found.push({ line: "no decision without a review", what: effect });
  const open = [...openThings(past, scheme), ...(effect === "grant" ? unsettled(past, scheme) : [])];
  if (open.length > 0) found.push({ line: "no review with something open", what: open.join(", ") });
  return found;
};

const carries = (past: readonly CaseEvent[], scheme: Scheme): boolean => {
  const decided = of(sinceReturn(past), "CaseDecided").at(-1)?.data.effect;
  const act = scheme.occasions[0]?.statement ?? "none";
  return (
    scheme.statement !== null &&
    ((decided === "grant" && act !== "none") ||
      ((decided === "suspend" || decided === "withdraw") && actsOnStatement(act)))
  );
};

/** What the client tells of its own work is kept whenever it comes: it opens, closes and decides nothing. */
const isOnlyTold = (event: CaseEvent): boolean => event.type === "ClientVerified";

const movesUnder = (event: CaseEvent, past: readonly CaseEvent[], scheme: Scheme): boolean => {
  const isReviewed = sinceReturn(past).some(({ type }) => type === "CaseReviewed");
  if (!isReviewed || isOnlyTold(event) || event.type === "CaseDecided" || event.type === "CaseAttested") return false;
  const filed =
    event.type === "RecordFiled"
      ? event.data.kind
      : event.type === "RecordSigned"
        ? of(past, "RecordFiled").find(({ data }) => data.id === event.data.record)?.data.kind
        : undefined;
  return scheme.records.find(({ id }) => id === filed)?.function !== "decision";
};

/** All faults of a history, each with the place of the event that made it. `scheme` is as the occasion asks it. */
export const faultsOf = (events: readonly CaseEvent[], scheme: Scheme): readonly Fault[] =>
  events.flatMap((event, at): readonly Fault[] => {
    const past = events.slice(0, at);
    const fault = (line: RedLine, what: string): readonly Fault[] => [{ line, at, what }];
    const isEnded =
      of(past, "ApplicationDeclined").length > 0 ||
      of(past, "CaseEnded").length > 0 ||
      of(sinceReturn(past), "CaseDecided").length > 0;
    return [
      ...(isJudgement(event) ? judgementFaults(event, past, scheme).map((each) => ({ ...each, at })) : []),
      ...(event.type === "CaseAttested" && !carries(past, scheme)
        ? fault("no statement without a positive decision", event.data.number)
        : []),
      ...(event.type === "CaseAttested" && of(past, "CaseAttested").length > 0
        ? fault("no second statement", event.data.number)
        : []),
      ...(evidence.includes(event.type) && !isUnderWay(past, scheme)
        ? fault("evidence inside its activity", event.type)
        : []),
      ...(movesUnder(event, past, scheme) ? fault("nothing moves under a review", event.type) : []),
      ...(isEnded && event.type !== "CaseAttested" && !isOnlyTold(event)
        ? fault("nothing after the end", event.type)
        : []),
    ];
  });
