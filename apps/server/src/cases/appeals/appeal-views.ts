import type { appealViewShape, complaintViewShape } from "@touchstone/contract";
import {
  type Appeal,
  type AppealClock,
  type AppealStep,
  type Complaint,
  type ComplaintStep,
  nextAppealStep,
  nextComplaintStep,
} from "@touchstone/kernel";
import type { z } from "zod";

export type AppealRow = { readonly id: string; readonly version: number; readonly state: Appeal };
export type ComplaintRow = { readonly id: string; readonly version: number; readonly state: Complaint };
type AppealView = z.input<typeof appealViewShape>;
/** What other streams say beside the appeal's own. */
export type AppealRest = Pick<AppealView, "candidates" | "orders" | "followUps">;
type ComplaintView = z.input<typeof complaintViewShape>;

/** A step before the decision is held to a term; what follows it is due at once and has none. */
export const dueOf = (next: AppealStep | ComplaintStep | null, clock: AppealClock): string | null => {
  switch (next) {
    case "acknowledge":
      return clock.acknowledgeBy;
    case "send":
      return clock.tellClientBy;
    case "validate":
    case "assign":
    case "investigate":
    case "decide":
      return clock.decideBy;
    case "tell":
    case "close":
    case null:
      return null;
  }
};

const handlerOf = (handler: Appeal["handler"] | Complaint["handler"]): AppealView["handler"] =>
  handler === null ? null : { person: handler.person, name: handler.name, on: handler.on };

/** The appellant does not read the body's investigation, and reads the decision when it was told. */
export const appealViewOf = (
  { id, version, state }: AppealRow,
  clock: AppealClock,
  today: string,
  viewer: "body" | "appellant",
  { candidates, orders, followUps }: AppealRest,
): AppealView => {
  const { filed, acknowledged, handler, investigated, decided, told, closed } = state;
  if (filed === null) throw new Error(`appeal ${id} has a row and was never filed`);
  const next = nextAppealStep(state);
  const due = dueOf(next, clock);
  return {
    id,
    version,
    number: filed.number,
    case: filed.case,
    caseNumber: filed.caseNumber,
    client: filed.client.name,
    subject: { ...filed.subject },
    grounds: filed.grounds,
    name: filed.name,
    on: filed.on,
    clock,
    next,
    due,
    overdue: due !== null && due < today,
    acknowledgedOn: acknowledged?.on ?? null,
    handler: handlerOf(handler),
    investigation:
      investigated === null || viewer === "appellant"
        ? null
        : { text: investigated.text, name: investigated.name, on: investigated.on },
    decision:
      decided === null || (viewer === "appellant" && told === null)
        ? null
        : {
            outcome: decided.outcome,
            remedies: [...decided.remedies],
            reasons: decided.reasons,
            name: decided.name,
            on: decided.on,
          },
    toldOn: told?.on ?? null,
    closedOn: closed?.on ?? null,
    orders,
    followUps,
    candidates,
  };
};

export const complaintViewOf = (
  { id, version, state }: ComplaintRow,
  clock: AppealClock,
  today: string,
  { candidates, reply }: Pick<ComplaintView, "candidates" | "reply">,
): ComplaintView => {
  const { received, acknowledged, validated, handler, sent, decided, told, closed } = state;
  if (received === null) throw new Error(`complaint ${id} has a row and was never received`);
  const next = nextComplaintStep(state);
  const due = dueOf(next, clock);
  return {
    id,
    version,
    number: received.number,
    about: received.about,
    subject: received.subject,
    who: received.who,
    on: received.on,
    clock,
    next,
    due,
    overdue: due !== null && due < today,
    acknowledgedOn: acknowledged?.on ?? null,
    validation:
      validated === null
        ? null
        : {
            isValid: validated.isValid,
            reasons: validated.reasons,
            client: validated.client,
            case: validated.case,
            alsoCases: [...validated.alsoCases],
            withoutCase: validated.withoutCase,
            on: validated.on,
          },
    handler: handlerOf(handler),
    sent: sent === null ? null : { text: sent.text, on: sent.on },
    reply,
    decision:
      decided === null
        ? null
        : { outcome: decided.outcome, reasons: decided.reasons, name: decided.name, on: decided.on },
    toldOn: told?.on ?? null,
    closed: closed === null ? null : { publicity: closed.publicity, on: closed.on },
    candidates,
  };
};
