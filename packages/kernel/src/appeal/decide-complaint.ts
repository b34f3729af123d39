import type { Context, Decider } from "../decider.ts";
import { houseRule, type Refusal, type RuleSource, refusal } from "../refusal.ts";
import { type Result, refuse, unlessRefused } from "../result.ts";
import {
  type Complaint,
  type ComplaintEvent,
  type ComplaintOutcome,
  type ComplaintStep,
  complaintTargets,
  evolveComplaint,
  nextComplaintStep,
  noComplaint,
} from "./complaint.ts";
import { barredFrom, type Concern, type ConcernFacts, clientOf, concernCodes, misnamed } from "./concern.ts";

export type ComplaintCommand =
  | {
      readonly type: "ReceiveComplaint";
      readonly complainant: string;
      readonly about: (typeof complaintTargets)[number];
      readonly subject: string;
      readonly text: string;
      readonly name: string;
      readonly contact: string;
    }
  | { readonly type: "AcknowledgeComplaint" }
  | ({ readonly type: "ValidateComplaint"; readonly isValid: boolean; readonly reasons: string } & Concern)
  | { readonly type: "AssignComplaintHandler"; readonly person: string; readonly name: string }
  | { readonly type: "SendComplaintToClient"; readonly text: string }
  | { readonly type: "DecideComplaint"; readonly outcome: ComplaintOutcome; readonly reasons: string }
  | { readonly type: "TellComplainant"; readonly how: string }
  | { readonly type: "CloseComplaint"; readonly publicity: "confidential" | "agreed" };

export type ComplaintFacts = ConcernFacts & {
  readonly actor: { readonly name: string };
  readonly number: string;
  /** How many came to this body within the last hour; for receiving. */
  readonly recent: number;
  /** How many the sender's address tried here before, within the hour. */
  readonly fromThere: number;
};

export const complaintCodes = [
  "complaint-unknown",
  "complaint-closed",
  "complaint-out-of-order",
  "complaints-too-many",
  "complaint-handler-stays",
  "complaint-names-complainant",
  ...concernCodes,
] as const;
export type ComplaintCode = (typeof complaintCodes)[number];

/** A flood through the public form must not bury what is earnest. */
const mostAnHour = 100;
/** One sender must not shut the door on everybody else. */
const mostFromOne = 5;

const rule = (clause: string): RuleSource => ({ source: "ISO/IEC 17021-1:2015", clause });
type Decided = Result<readonly ComplaintEvent[], Refusal>;

const notNext = (state: Complaint, step: ComplaintStep): readonly Refusal[] => {
  if (state.received === null) return [refusal("complaint-unknown", rule("9.8.1"))];
  if (state.closed !== null) return [refusal("complaint-closed", rule("9.8.10"), { number: state.received.number })];
  const next = nextComplaintStep(state);
  return next === step ? [] : [refusal("complaint-out-of-order", rule("9.8.5"), { asked: step, next })];
};

const standing = ({ handler, decided }: Complaint, facts: ComplaintFacts, on: string): readonly Refusal[] => [
  ...(handler === null ? [] : barredFrom(facts, { person: handler.person, name: handler.name }, on)),
  ...(decided === null || decided.by === handler?.person
    ? []
    : barredFrom(facts, { person: decided.by, name: decided.name }, on)),
];

const receive = (
  state: Complaint,
  { complainant, about, subject, ...fields }: Extract<ComplaintCommand, { readonly type: "ReceiveComplaint" }>,
  { number, recent, fromThere }: ComplaintFacts,
  { today }: Context,
): Decided => {
  if (state.received !== null) return refuse(refusal("complaint-unknown", rule("9.8.1")));
  if (fromThere >= mostFromOne) return refuse(refusal("complaints-too-many", houseRule("9"), { most: mostFromOne }));
  if (recent >= mostAnHour) return refuse(refusal("complaints-too-many", houseRule("9"), { most: mostAnHour }));
  const { name, contact, text } = fields;
  return unlessRefused([], () => [
    {
      type: "ComplaintReceived",
      data: { number, complainant, about, subject, on: today.toString() },
      personal: { person: complainant, fields: { name, contact, text } },
    },
  ]);
};

const assign = (
  state: Complaint,
  { person, name }: Extract<ComplaintCommand, { readonly type: "AssignComplaintHandler" }>,
  facts: ComplaintFacts,
  { actor, today }: Context,
): Decided => {
  const on = today.toString();
  const isChange = state.handler !== null && state.closed === null;
  const order = isChange
    ? state.decided !== null && standing(state, facts, on).length === 0
      ? [refusal("complaint-handler-stays", rule("9.8.8"), { name: state.handler?.name ?? "" })]
      : []
    : notNext(state, "assign");
  return unlessRefused([...order, ...barredFrom(facts, { person, name }, on)], () => [
    { type: "ComplaintHandlerAssigned", data: { person, name, by: actor, on } },
  ]);
};

/** Whose complaint it is stays with the body (9.8.10): what the client is told may not carry the name or the contact. */
const namesComplainant = ({ received }: Complaint, text: string): readonly Refusal[] => {
  const told = text.toLowerCase();
  const known = [received?.who?.name ?? "", received?.who?.contact ?? ""].map((each) => each.trim().toLowerCase());
  return known.some((each) => each.length >= 2 && told.includes(each))
    ? [refusal("complaint-names-complainant", rule("9.8.10"))]
    : [];
};

export const complaint: Decider<Complaint, ComplaintCommand, ComplaintEvent, ComplaintFacts> = {
  initial: noComplaint,
  evolve: evolveComplaint,
  decide: (state, command, facts, context) => {
    const stamp = { by: context.actor, on: context.today.toString() };
    const { name } = facts.actor;
    switch (command.type) {
      case "ReceiveComplaint":
        return receive(state, command, facts, context);
      case "AcknowledgeComplaint":
        return unlessRefused(notNext(state, "acknowledge"), () => [
          { type: "ComplaintAcknowledged", data: { ...stamp, name } },
        ]);
      case "ValidateComplaint": {
        const { isValid, reasons, case: first, alsoCases, withoutCase } = command;
        const wrong = isValid ? misnamed(command, facts, state.received?.about ?? "client") : [];
        const concern: Concern = isValid
          ? { client: clientOf(command, facts), case: first, alsoCases, withoutCase }
          : { client: null, case: null, alsoCases: [], withoutCase: null };
        return unlessRefused([...notNext(state, "validate"), ...wrong], () => [
          { type: "ComplaintValidated", data: { ...stamp, isValid, reasons, ...concern } },
        ]);
      }
      case "AssignComplaintHandler":
        return assign(state, command, facts, context);
      case "SendComplaintToClient":
        return unlessRefused([...notNext(state, "send"), ...namesComplainant(state, command.text)], () => [
          { type: "ComplaintSentToClient", data: { ...stamp, text: command.text } },
        ]);
      case "DecideComplaint": {
        const { outcome, reasons } = command;
        const against = [...notNext(state, "decide"), ...barredFrom(facts, { person: context.actor, name }, stamp.on)];
        return unlessRefused(against, () => [{ type: "ComplaintDecided", data: { ...stamp, outcome, reasons, name } }]);
      }
      case "TellComplainant":
        return unlessRefused(notNext(state, "tell"), () => [
          { type: "ComplainantTold", data: { ...stamp, how: command.how } },
        ]);
      case "CloseComplaint":
        return unlessRefused([...notNext(state, "close"), ...standing(state, facts, stamp.on)], () => [
          { type: "ComplaintClosed", data: { ...stamp, publicity: command.publicity } },
        ]);
    }
  },
};
