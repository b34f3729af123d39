import type { Context } from "../decider.ts";
import { houseRule, type Refusal, refusal } from "../refusal.ts";
import { type Result, refuse, unlessRefused } from "../result.ts";
import { checkData, completeData } from "../scheme/check-data.ts";
import type { RecordKind, Scheme } from "../scheme/scheme.ts";
import { intervalRefusals } from "./activity-window.ts";
import { changesNothing } from "./amendment.ts";
import type { CaseCommand } from "./case-command.ts";
import type { Basis, CaseEvent } from "./case-event.ts";
import type { CaseFacts } from "./case-facts.ts";
import {
  effectOf,
  type Filing,
  kindOf,
  membersIn,
  missingSignatures,
  nonconformities,
  teamRecordKind,
  valueAt,
} from "./case-record.ts";
import type { CaseRecord, CaseState } from "./case-state.ts";
import { conditionsUnmet, notMovable, notOpen, notYetDone, notYours } from "./case-step.ts";
import { notCompetent, standardsUncovered } from "./competent.ts";
import { runGate } from "./gate.ts";
import { type Asked, mayNotJudge, teamMayNotJudge } from "./people.ts";
import { prerequisitesUnmet } from "./prerequisites.ts";
import { decisionBlocked, findingsUnsettled, notSeparate, reviewBlocked } from "./red-lines.ts";

type Command<Type extends CaseCommand["type"]> = Extract<CaseCommand, { readonly type: Type }>;
type Decided = Result<readonly CaseEvent[], Refusal>;

const notMovableFor = (state: CaseState, scheme: Scheme, kind: RecordKind): readonly Refusal[] =>
  kind.function === "decision" ? notOpen(state) : notMovable(state, scheme);

const dataRefusals = (state: CaseState, kind: RecordKind, here: Filing, today: string): readonly Refusal[] => {
  const dayOf = (path: string): string | null => {
    if (path === "today") return today;
    const value = valueAt(state, path, here);
    return typeof value === "string" ? value : null;
  };
  return checkData(kind.fields, here.values, dayOf).map(({ code, where, field, what }) =>
    refusal(code, kind.rule, {
      kind: kind.id,
      where,
      what,
      title: field?.title ?? where,
    }),
  );
};

/** The team as it would be: one leader, everybody once, independent and competent on the day of the order, and no standard without one. */
const teamRefusals = (state: CaseState, facts: CaseFacts, here: Filing, today: string): readonly Refusal[] => {
  const { scheme } = facts;
  const kind = teamRecordKind(scheme);
  if (here.kind !== kind) return [];
  const members = membersIn(scheme, valueAt(state, scheme.team.field, here));
  const rule = kindOf(scheme, kind)?.rule ?? scheme.redLines.independence;
  const leaders = members.filter(({ isLeader }) => isLeader).length;
  const ids = members.map(({ person }) => person);
  return [
    ...(leaders === 1 ? [] : [refusal("team-without-leader", rule, { leaders })]),
    ...members
      .filter(({ person }, at) => ids.indexOf(person) < at)
      .map(({ person, name }) => refusal("team-member-twice", rule, { person, name })),
    ...members.flatMap((member) => [
      ...mayNotJudge(state, facts, member, today),
      ...notCompetent(state, facts, member, member.isLeader ? "team-leading" : "audit", today, here),
    ]),
    ...standardsUncovered(state, facts, members, today, here),
  ];
};

/**
 * What stands against these people as reviewers or decision makers, and against the case being reviewed or decided. A
 * judgement is that of everybody who filed or signed it: who has worked on the case since they filed is no longer free,
 * whoever gives the last signature.
 */
const judgementRefusals = (
  state: CaseState,
  facts: CaseFacts,
  kind: RecordKind,
  here: Filing,
  judges: readonly Asked[],
  day: string,
): readonly Refusal[] => {
  if (kind.function !== "review" && kind.function !== "decision") return [];
  const { scheme } = facts;
  const effect = effectOf(kind, here.values);
  // Sending back needs no complete file; it is how a file is completed.
  const blocked =
    effect === "return"
      ? []
      : kind.function === "review"
        ? [...reviewBlocked(state, scheme), ...(effect === "grant" ? findingsUnsettled(state, facts, day) : [])]
        : decisionBlocked(state, facts, effect, day);
  const notReviewed =
    kind.function === "decision" && effect === "return" && state.review === null
      ? [refusal("case-not-reviewed", scheme.redLines.decision)]
      : [];
  const reviewers = kind.function === "decision" && !scheme.reviewerMayDecide ? (state.review?.by ?? []) : [];
  return [
    ...blocked,
    ...notReviewed,
    ...judges.flatMap((asked) => [
      ...notSeparate(state, scheme, asked),
      ...mayNotJudge(state, facts, asked, day),
      ...(reviewers.includes(asked.person)
        ? [refusal("reviewer-may-not-decide", scheme.redLines.separation, { ...asked })]
        : []),
    ]),
    ...(effect === "return" ? [] : teamMayNotJudge(state, facts)),
  ];
};

const competenceRefusals = (
  state: CaseState,
  facts: CaseFacts,
  kind: RecordKind,
  here: Filing,
  { actor, today }: Context,
): readonly Refusal[] =>
  kind.competence === undefined
    ? []
    : notCompetent(state, facts, { person: actor, name: facts.actor.name }, kind.competence, today.toString(), here);

const aboutRefusals = (
  state: CaseState,
  scheme: Scheme,
  kind: RecordKind,
  about: string | null,
): readonly Refusal[] => {
  const fits = kind.per === "case" ? about === null : nonconformities(state, scheme).some(({ id }) => id === about);
  return fits ? [] : [refusal("record-about-unknown", kind.rule, { kind: kind.id, about })];
};

const numberOf = (state: CaseState, kind: RecordKind): string => {
  const made = state.records.filter((record) => record.kind === kind.id).length + 1;
  return `${state.opened?.number ?? ""}-${kind.prefix}-${made}`;
};

export const fileRecord = (
  state: CaseState,
  command: Command<"FileRecord">,
  facts: CaseFacts,
  context: Context,
): Decided => {
  const { scheme } = facts;
  const kind = kindOf(scheme, command.kind);
  if (kind === null)
    return refuse(
      refusal("record-kind-unknown", houseRule("3"), {
        kind: command.kind,
        known: scheme.records.map(({ id }) => id),
      }),
    );
  const closed = notMovableFor(state, scheme, kind);
  const [first, ...rest] = closed;
  if (first !== undefined) return refuse(first, ...rest);
  const today = context.today.toString();
  const shape = dataRefusals(state, kind, { kind: kind.id, values: command.values }, today);
  const here: Filing = { kind: kind.id, values: completeData(kind.fields, command.values) };
  const basis: Basis[] = [];
  const refused: Refusal[] = [
    ...notYours(state, facts, context.actor, kind.filedBy, kind.rule),
    ...notYetDone(state, scheme, kind.after),
    ...conditionsUnmet(state, scheme, kind.needs),
    ...intervalRefusals(state, scheme, kind.id, today),
    ...aboutRefusals(state, scheme, kind, command.about),
    ...shape,
    ...competenceRefusals(state, facts, kind, here, context),
    ...judgementRefusals(state, facts, kind, here, [{ person: context.actor, name: facts.actor.name }], today),
    ...teamRefusals(state, facts, here, today),
    ...(shape.length === 0 ? changesNothing(state, facts, kind, here) : []),
  ];
  // A declined application is not put through the gates that it may be declined for.
  const isAsked = shape.length === 0 && effectOf(kind, command.values) !== "decline";
  if (isAsked) refused.push(...prerequisitesUnmet(state, scheme, here, today));
  for (const gate of isAsked ? kind.gates : []) {
    const ran = runGate(state, gate, here, facts, today);
    if (ran.ok) basis.push(ran.value);
    else refused.push(...ran.refusals);
  }
  return unlessRefused(refused, () => [
    {
      type: "RecordFiled",
      data: {
        id: context.newId(),
        kind: kind.id,
        number: numberOf(state, kind),
        edition: state.records.filter((record) => record.kind === kind.id && record.about === command.about).length + 1,
        about: command.about,
        values: here.values,
        basis,
        by: context.actor,
        name: facts.actor.name,
        on: today,
      },
    },
  ]);
};

/** Whose judgement a record is: of whoever filed it, signed it before, and signs it now. */
const judgesOf = (record: CaseRecord, last: Asked): readonly Asked[] => {
  const all = [
    { person: record.by, name: record.name },
    ...record.signatures.map(({ by, name }) => ({ person: by, name })),
    last,
  ];
  return all.filter(({ person }, at) => all.findIndex((each) => each.person === person) === at);
};

export const signRecord = (
  state: CaseState,
  command: Command<"SignRecord">,
  facts: CaseFacts,
  context: Context,
): Decided => {
  const { scheme } = facts;
  const record = state.records.find(({ id }) => id === command.record);
  const kind = record === undefined ? null : kindOf(scheme, record.kind);
  if (record === undefined || kind === null)
    return refuse(refusal("record-unknown", houseRule("3"), { record: command.record }));
  const closed = notMovableFor(state, scheme, kind);
  const [first, ...rest] = closed;
  if (first !== undefined) return refuse(first, ...rest);
  const signature = kind.signedBy.find(({ id }) => id === command.signature);
  const latest = state.records.findLast((each) => each.kind === record.kind && each.about === record.about);
  const signed = record.signatures.some((each) => each.signature === command.signature);
  const here: Filing = { kind: kind.id, values: record.values };
  const named = { record: record.number, signature: command.signature, title: kind.title };
  const on = context.today.toString();
  const judges = judgesOf(record, { person: context.actor, name: facts.actor.name });
  const refused: Refusal[] = [
    ...(signature === undefined
      ? [refusal("signature-unknown", kind.rule, { ...named, known: kind.signedBy.map(({ id }) => id) })]
      : notYours(state, facts, context.actor, [signature.by], kind.rule)),
    ...(latest?.id === record.id
      ? []
      : [refusal("record-outdated", kind.rule, { ...named, latest: latest?.number ?? null })]),
    ...(signed ? [refusal("already-signed", kind.rule, named)] : []),
    ...notYetDone(state, scheme, kind.after),
    ...judgementRefusals(state, facts, kind, here, judges, on),
  ];
  return unlessRefused(refused, () => {
    const own: CaseEvent = {
      type: "RecordSigned",
      data: { record: record.id, signature: command.signature, by: context.actor, name: facts.actor.name, on },
    };
    const isLast = missingSignatures(record, kind).length === 1;
    const effect = effectOf(kind, record.values);
    if (!isLast || effect === null) return [own];
    const by = judges.map(({ person }) => person);
    switch (kind.function) {
      case "review":
        return [own, { type: "CaseReviewed", data: { record: record.id, effect, by, on } }];
      case "decision":
        return [own, { type: "CaseDecided", data: { record: record.id, effect, by, on } }];
      case "selection":
      case "determination":
        return effect === "decline" ? [own, { type: "ApplicationDeclined", data: { record: record.id, on } }] : [own];
    }
  });
};
