import { nonconformities } from "../case/case-record.ts";
import type { Asked } from "../case/people.ts";
import type { Context, Decider } from "../decider.ts";
import { type Refusal, type RuleSource, refusal } from "../refusal.ts";
import { type Result, refuse, unlessRefused } from "../result.ts";
import {
  type Appeal,
  type AppealEvent,
  type AppealOutcome,
  type AppealStep,
  type AppealSubject,
  evolveAppeal,
  nextAppealStep,
  noAppeal,
  type Remedy,
} from "./appeal.ts";
import { type FollowUp, followRefused } from "./follow-remedy.ts";
import { notUninvolved, type PartFacts } from "./no-part.ts";

export type AppealCommand =
  | { readonly type: "FileAppeal"; readonly case: string; readonly subject: AppealSubject; readonly grounds: string }
  | { readonly type: "AcknowledgeAppeal" }
  | { readonly type: "AssignAppealHandler"; readonly person: string; readonly name: string }
  | { readonly type: "InvestigateAppeal"; readonly text: string }
  | {
      readonly type: "DecideAppeal";
      readonly outcome: AppealOutcome;
      readonly remedies: readonly Remedy[];
      readonly reasons: string;
    }
  | { readonly type: "TellAppellant"; readonly how: string }
  | { readonly type: "CloseAppeal" }
  | { readonly type: "FollowRemedy"; readonly remedy: Exclude<Remedy, "reinstatement">; readonly case: string };

export type AppealFacts = PartFacts & {
  readonly actor: { readonly name: string };
  /** The number it would have, and the subjects of this case's appeals that are not closed; for filing. */
  readonly number: string;
  readonly open: readonly AppealSubject[];
  /** The case that is to carry out a remedy. */
  readonly followUp?: FollowUp | null;
};

export const appealCodes = [
  "appeal-unknown",
  "appeal-closed",
  "appeal-out-of-order",
  "appeal-already-open",
  "appeal-nothing-decided",
  "appeal-subject-unknown",
  "appeal-without-remedy",
  "appeal-remedy-unasked",
  "appeal-handler-stays",
  "handler-has-part",
  "not-the-handler",
  "remedy-not-ordered",
  "remedy-followed-already",
  "remedy-case-wrong",
] as const;
export type AppealCode = (typeof appealCodes)[number];

const rule = (clause: string): RuleSource => ({ source: "ISO/IEC 17021-1:2015", clause });
type Decided = Result<readonly AppealEvent[], Refusal>;

const isSame = (left: AppealSubject, right: AppealSubject): boolean =>
  left.kind === right.kind && left.finding === right.finding;

const fileAppeal = (
  state: Appeal,
  { subject, grounds, case: id }: Extract<AppealCommand, { readonly type: "FileAppeal" }>,
  facts: AppealFacts,
  { actor, today }: Context,
): Decided => {
  const { opened, decision, declined, attested } = facts.case;
  if (opened === null || state.filed !== null) return refuse(refusal("appeal-unknown", rule("9.7.1")));
  const isThere = {
    decision: decision !== null || declined !== null,
    grade: nonconformities(facts.case, facts.scheme).some((finding) => finding.id === subject.finding),
    standing: attested !== null,
  }[subject.kind];
  const refused: readonly Refusal[] = [
    ...(isThere
      ? []
      : [
          refusal(subject.kind === "decision" ? "appeal-nothing-decided" : "appeal-subject-unknown", rule("9.7.1"), {
            kind: subject.kind,
            number: opened.number,
          }),
        ]),
    ...(facts.open.some((each) => isSame(each, subject))
      ? [refusal("appeal-already-open", rule("9.7.1"), { kind: subject.kind })]
      : []),
  ];
  return unlessRefused(refused, () => [
    {
      type: "AppealFiled",
      data: {
        number: facts.number,
        case: id,
        caseNumber: opened.number,
        body: opened.body,
        client: opened.client,
        subject,
        grounds,
        by: actor,
        name: facts.actor.name,
        on: today.toString(),
      },
    },
  ]);
};

/** Each step waits for the one before it; what is done is not done again. */
const notNext = (state: Appeal, step: AppealStep): readonly Refusal[] => {
  if (state.filed === null) return [refusal("appeal-unknown", rule("9.7.1"))];
  if (state.closed !== null) return [refusal("appeal-closed", rule("9.7.8"), { number: state.filed.number })];
  const next = nextAppealStep(state);
  return next === step ? [] : [refusal("appeal-out-of-order", rule("9.7.3"), { asked: step, next })];
};

const assign = (
  state: Appeal,
  { person, name }: Extract<AppealCommand, { readonly type: "AssignAppealHandler" }>,
  facts: AppealFacts,
  { actor, today }: Context,
): Decided => {
  const on = today.toString();
  const barred = standing(state, facts, on);
  // A handler is changed while the work goes on, and after the decision only where it could not stand.
  const isChange = state.handler !== null && state.closed === null;
  const order = isChange
    ? state.decided !== null && barred.length === 0
      ? [refusal("appeal-handler-stays", rule("9.7.2"), { name: state.handler?.name ?? "" })]
      : []
    : notNext(state, "assign");
  return unlessRefused([...order, ...notUninvolved(facts, { person, name }, on, rule("9.7.2"))], () => [
    { type: "AppealHandlerAssigned", data: { person, name, by: actor, on } },
  ]);
};

/** What stands today against those who handled and decided it: relations known since count too. */
const standing = ({ handler, decided }: Appeal, facts: AppealFacts, on: string): readonly Refusal[] => {
  const people: readonly Asked[] = [
    ...(handler === null ? [] : [{ person: handler.person, name: handler.name }]),
    ...(decided === null || decided.by === handler?.person ? [] : [{ person: decided.by, name: decided.name }]),
  ];
  return people.flatMap((asked) => notUninvolved(facts, asked, on, rule("9.7.2")));
};

const decideIt = (
  state: Appeal,
  { outcome, remedies, reasons }: Extract<AppealCommand, { readonly type: "DecideAppeal" }>,
  facts: AppealFacts,
  { actor, today }: Context,
): Decided => {
  const on = today.toString();
  const name = facts.actor.name;
  const refused: readonly Refusal[] = [
    ...notNext(state, "decide"),
    ...notUninvolved(facts, { person: actor, name }, on, rule("9.7.7")),
    ...(outcome !== "dismissed" && remedies.length === 0
      ? [refusal("appeal-without-remedy", rule("9.7.6"), { outcome })]
      : []),
    ...(outcome === "dismissed" && remedies.length > 0
      ? [refusal("appeal-remedy-unasked", rule("9.7.6"), { outcome })]
      : []),
  ];
  return unlessRefused(refused, () => [
    { type: "AppealDecided", data: { outcome, remedies: [...new Set(remedies)], reasons, name, by: actor, on } },
  ]);
};

/** An appeal (ISO/IEC 17000 8.6, ISO/IEC 17021-1 9.7): heard and decided by people who had no part in what it is about. */
export const appeal: Decider<Appeal, AppealCommand, AppealEvent, AppealFacts> = {
  initial: noAppeal,
  evolve: evolveAppeal,
  decide: (state, command, facts, context) => {
    const stamp = { by: context.actor, on: context.today.toString() };
    const { name } = facts.actor;
    switch (command.type) {
      case "FileAppeal":
        return fileAppeal(state, command, facts, context);
      case "AcknowledgeAppeal":
        return unlessRefused(notNext(state, "acknowledge"), () => [
          { type: "AppealAcknowledged", data: { ...stamp, name } },
        ]);
      case "AssignAppealHandler":
        return assign(state, command, facts, context);
      case "InvestigateAppeal":
        return unlessRefused(
          [
            ...notNext(state, "investigate"),
            ...(state.handler === null || state.handler.person === context.actor
              ? []
              : [refusal("not-the-handler", rule("9.7.2"), { name: state.handler.name })]),
          ],
          () => [{ type: "AppealInvestigated", data: { ...stamp, text: command.text, name } }],
        );
      case "DecideAppeal":
        return decideIt(state, command, facts, context);
      case "TellAppellant":
        return unlessRefused(notNext(state, "tell"), () => [
          { type: "AppellantTold", data: { ...stamp, how: command.how } },
        ]);
      case "CloseAppeal":
        return unlessRefused([...notNext(state, "close"), ...standing(state, facts, stamp.on)], () => [
          { type: "AppealClosed", data: stamp },
        ]);
      case "FollowRemedy": {
        const { followUp = null } = facts;
        return unlessRefused(followRefused(state, command.remedy, followUp), () => [
          {
            type: "RemedyFollowed",
            data: { ...stamp, remedy: command.remedy, case: command.case, caseNumber: followUp?.number ?? "" },
          },
        ]);
      }
    }
  },
};
