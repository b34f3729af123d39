import type { Json } from "../json.ts";
import { type Refusal, type RuleSource, refusal } from "../refusal.ts";
import type { ConformityFunction, Doer, RecordKind, Scheme } from "../scheme/scheme.ts";
import { answerParts } from "./case-event.ts";
import type { CaseFacts } from "./case-facts.ts";
import { actOf } from "./case-occasion.ts";
import {
  completedOn,
  currentRecord,
  gradeOf,
  isComplete,
  isSettled,
  missingSignatures,
  requiredRecords,
  valueAt,
} from "./case-record.ts";
import type { CaseState } from "./case-state.ts";
import { conditionsUnmet, notYetDone } from "./case-step.ts";
import { disputeOf, disputeRule, disputesOpen } from "./dispute-told.ts";
import { findingsUnsettled, limitsOf, objectionsOpen, reviewBlocked } from "./red-lines.ts";

export const stepActs = [
  "file-record",
  "sign-record",
  "answer-objection",
  "replace-member",
  "answer-concern",
  "draw-points",
  "judge-points",
  "hold-interview",
  "answer-finding",
  "judge-plan",
  "verify-finding",
  "answer-dispute",
  "issue-statement",
] as const;
export type StepAct = (typeof stepActs)[number];

/** One thing that is missing, who does it, by when and by which rule; derived, and gone once it is done. */
export type OpenStep = {
  readonly key: string;
  readonly act: StepAct;
  readonly function: ConformityFunction;
  /** Words for the act: titles in both languages, numbers. */
  readonly facts: { readonly [name: string]: Json };
  readonly who: readonly Doer[];
  readonly due: string | null;
  readonly rule: RuleSource;
  /** Kind of record, or id of the thing, that the step is about. */
  readonly on: { readonly kind: string | null; readonly id: string | null };
  /** What must be done before it; empty where it can be done now. */
  readonly waitsFor: readonly Refusal[];
  /** A review, decision or statement waits for it. */
  readonly blocks: ConformityFunction | null;
};

const plusDays = (from: string, days: number): string => Temporal.PlainDate.from(from).add({ days }).toString();

/** By when a record is to be filed, once what it is counted from is known. */
export const dueOf = (state: CaseState, scheme: Scheme, kind: RecordKind): string | null => {
  if (kind.due === undefined) return null;
  const value = kind.due.from.includes(".") ? valueAt(state, kind.due.from, null) : undefined;
  const from = typeof value === "string" ? value : completedOn(state, scheme, kind.due.from);
  return from === null ? null : plusDays(from, kind.due.days);
};

const recordStep = (
  state: CaseState,
  scheme: Scheme,
  kind: RecordKind,
  about: string | null,
  waitsFor: readonly Refusal[],
): readonly OpenStep[] => {
  const filed = currentRecord(state, kind.id, about);
  // A review or decision that was signed and sent back is made anew; the old record stands, and stands for nothing.
  const record = filed !== null && missingSignatures(filed, kind).length === 0 ? null : filed;
  const finding = state.findings.find(({ id }) => id === about);
  const facts = { title: kind.title, about: finding?.number ?? null };
  const shared = {
    function: kind.function,
    due: dueOf(state, scheme, kind),
    rule: kind.rule,
    blocks:
      kind.function === "decision"
        ? ("attestation" as const)
        : kind.function === "review"
          ? ("decision" as const)
          : ("review" as const),
  };
  if (record === null)
    return [
      {
        key: `file:${kind.id}:${about ?? ""}`,
        act: "file-record",
        facts,
        who: kind.filedBy,
        on: { kind: kind.id, id: about },
        waitsFor,
        ...shared,
      },
    ];
  return missingSignatures(record, kind).map((signature) => ({
    key: `sign:${record.id}:${signature.id}`,
    act: "sign-record" as const,
    facts: {
      ...facts,
      number: record.number,
      signature: signature.id,
      as: signature.title,
    },
    who: [signature.by],
    on: { kind: kind.id, id: record.id },
    waitsFor,
    ...shared,
  }));
};

const determinationSteps = (state: CaseState, scheme: Scheme): readonly OpenStep[] => {
  const { points, interviews, interviewsAfter, concerns, objections } = scheme.determination;
  const shared = { function: "determination" as const, due: null, blocks: "review" as const };
  const unjudged = state.points.filter(({ id }) => state.verdicts[id] === undefined).length;
  return [
    ...(objections === null ? [] : objectionsOpen(state, scheme)).flatMap((open): readonly OpenStep[] => {
      const isUpheld = open.facts["outcome"] === "upheld";
      const id = open.facts["objection"];
      if (typeof id !== "string") return [];
      const step: OpenStep = {
        key: `objection:${id}`,
        act: isUpheld ? "replace-member" : "answer-objection",
        facts: open.facts,
        who: ["planner"],
        rule: open.rule,
        on: { kind: null, id },
        waitsFor: [],
        ...shared,
        function: "selection",
      };
      return [step];
    }),
    ...state.concerns
      .filter(({ answer }) => answer === null)
      .map(
        ({ id, clause, text }): OpenStep => ({
          key: `concern:${id}`,
          act: "answer-concern",
          facts: { clause, text },
          who: ["applicant"],
          rule: concerns?.rule ?? scheme.redLines.complete,
          on: { kind: null, id },
          waitsFor: [],
          ...shared,
        }),
      ),
    ...(points !== null && state.points.length === 0
      ? [
          {
            key: "points:draw",
            act: "draw-points" as const,
            facts: {},
            who: ["team", "planner"] as const,
            rule: points.rule,
            on: { kind: null, id: null },
            waitsFor: notYetDone(state, scheme, points.after),
            ...shared,
          },
        ]
      : []),
    ...(points !== null && unjudged > 0
      ? [
          {
            key: "points:judge",
            act: "judge-points" as const,
            facts: { count: unjudged, of: state.points.length },
            who: ["team"] as const,
            rule: points.rule,
            on: { kind: null, id: null },
            waitsFor: notYetDone(state, scheme, points.judgedAfter),
            ...shared,
          },
        ]
      : []),
    ...interviews
      .filter(({ id }) => state.interviews[id] === undefined)
      .map(
        ({ id, title, rule }): OpenStep => ({
          key: `interview:${id}`,
          act: "hold-interview",
          facts: { title },
          who: ["team"],
          rule,
          on: { kind: null, id },
          waitsFor: notYetDone(state, scheme, interviewsAfter),
          ...shared,
        }),
      ),
  ];
};

const findingSteps = (state: CaseState, facts: Pick<CaseFacts, "scheme" | "packs">): readonly OpenStep[] =>
  state.findings
    .filter((finding) => !isSettled(facts.scheme, finding))
    .map((finding): OpenStep => {
      const grade = gradeOf(facts.scheme, finding);
      const limits = limitsOf(state, facts, finding);
      const isPlanned = answerParts.every((part) => finding.answers[part] !== undefined);
      const isReturned = finding.plan !== null && !finding.plan.accepted;
      const act =
        !isPlanned || isReturned ? "answer-finding" : finding.plan?.accepted === true ? "verify-finding" : "judge-plan";
      return {
        key: `finding:${finding.id}`,
        act,
        function: "determination",
        facts: {
          number: finding.number,
          title: grade?.title ?? null,
          statement: finding.statement,
        },
        who: act === "answer-finding" ? ["applicant"] : ["team"],
        due: act === "answer-finding" ? (limits?.answerBy ?? null) : (limits?.verifyBy ?? limits?.answerBy ?? null),
        rule: grade?.rule ?? facts.scheme.redLines.findings,
        on: { kind: null, id: finding.id },
        waitsFor: [],
        blocks: "review",
      };
    });

const disputeSteps = (state: CaseState, scheme: Scheme): readonly OpenStep[] =>
  disputesOpen(state, scheme).map(
    (finding): OpenStep => ({
      key: `dispute:${finding.id}`,
      act: "answer-dispute",
      function: "review",
      facts: { number: finding.number, reason: disputeOf(state, scheme, finding)?.reason ?? "" },
      who: ["reviewer"],
      due: null,
      rule: disputeRule,
      on: { kind: null, id: finding.id },
      waitsFor: [],
      blocks: "review",
    }),
  );

/** What is missing, in the order of the scheme: what can be done now and what waits, each with its reason. */
export const openSteps = (
  state: CaseState,
  facts: Pick<CaseFacts, "scheme" | "packs">,
  today: string,
): readonly OpenStep[] => {
  const { scheme } = facts;
  if (state.opened === null || state.declined !== null || state.ended !== undefined || state.attested !== null)
    return [];
  if (state.decision !== null)
    return scheme.statement !== null && actOf(state, scheme) !== null
      ? [
          {
            key: "statement",
            act: "issue-statement",
            function: "attestation",
            facts: { title: scheme.statement.title },
            who: ["decision-maker", "planner"],
            due: null,
            rule: scheme.redLines.attestation,
            on: { kind: null, id: null },
            waitsFor: [],
            blocks: null,
          },
        ]
      : [];
  const judging = scheme.records.filter((kind) => kind.function === "review" || kind.function === "decision");
  const before =
    state.review === null
      ? [
          ...requiredRecords(state, scheme)
            .filter(({ kind, about }) => !isComplete(state, scheme, kind.id, about))
            .flatMap(({ kind, about }) =>
              recordStep(state, scheme, kind, about, [
                ...notYetDone(state, scheme, kind.after),
                ...conditionsUnmet(state, scheme, kind.needs),
              ]),
            ),
          ...determinationSteps(state, scheme),
          ...findingSteps(state, facts),
          ...disputeSteps(state, scheme),
        ]
      : [];
  const after = judging
    .filter((kind) => (kind.function === "review" ? state.review === null : true))
    .flatMap((kind) =>
      recordStep(
        state,
        scheme,
        kind,
        null,
        kind.function === "review"
          ? [...reviewBlocked(state, scheme), ...findingsUnsettled(state, facts, today)]
          : state.review === null
            ? [refusal("case-not-reviewed", scheme.redLines.decision)]
            : [],
      ),
    );
  return [...before, ...after];
};

export type FunctionProgress = {
  readonly function: ConformityFunction;
  readonly state: "done" | "current" | "ahead";
  /** The day on which it was done. */
  readonly on: string | null;
};

const lastOf = (state: CaseState, scheme: Scheme, duty: RecordKind["function"]): string | null => {
  const kinds = scheme.records.filter((kind) => kind.function === duty && kind.per === "case");
  const days = kinds.map(({ id }) => completedOn(state, scheme, id));
  if (days.includes(null)) return null;
  return days.reduce((latest, day) => ((day ?? "") > (latest ?? "") ? day : latest), null);
};

/** The way through the functions (ISO/IEC 17000 annex A), for the streak of a case page. */
export const progress = (state: CaseState, scheme: Scheme): readonly FunctionProgress[] => {
  const selected = lastOf(state, scheme, "selection");
  const determined =
    state.review?.on ?? (reviewBlocked(state, scheme).length === 0 ? lastOf(state, scheme, "determination") : null);
  const days: readonly (readonly [ConformityFunction, string | null])[] = [
    ["selection", selected],
    ["determination", selected === null ? null : determined],
    ["review", state.review?.on ?? null],
    ["decision", state.decision?.on ?? null],
    ...(scheme.statement === null ? [] : [["attestation", state.attested?.on ?? null] as const]),
    ...(scheme.surveillance === null ? [] : [["surveillance", null] as const]),
  ];
  const at = days.findIndex(([, on]) => on === null);
  return days.map(([duty, on], index) => ({
    function: duty,
    state: index < at || at === -1 ? "done" : index === at ? "current" : "ahead",
    on: index < at || at === -1 ? on : null,
  }));
};
