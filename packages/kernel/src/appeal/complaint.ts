import type { Concern } from "./concern.ts";

/** A complaint (ISO/IEC 17000 8.7) is by anybody, about a certified client or the body; it asks for no decision anew. */
export const complaintTargets = ["client", "body"] as const;
export const complaintOutcomes = ["justified", "partly", "unjustified"] as const;
export type ComplaintOutcome = (typeof complaintOutcomes)[number];

type Stamp = { readonly by: string; readonly on: string };
type Named = { readonly name: string };

export type ComplaintEvent =
  | {
      readonly type: "ComplaintReceived";
      readonly data: {
        readonly number: string;
        /** Whose key seals who complained and what they wrote. */
        readonly complainant: string;
        readonly about: (typeof complaintTargets)[number];
        /** Whom or what: a certificate's number, a name. */
        readonly subject: string;
        readonly on: string;
      };
      readonly personal: {
        readonly person: string;
        readonly fields: { readonly name: string; readonly contact: string; readonly text: string };
      } | null;
    }
  | { readonly type: "ComplaintAcknowledged"; readonly data: Stamp & Named }
  | {
      readonly type: "ComplaintValidated";
      readonly data: Stamp & Concern & { readonly isValid: boolean; readonly reasons: string };
    }
  | { readonly type: "ComplaintHandlerAssigned"; readonly data: Stamp & Named & { readonly person: string } }
  | { readonly type: "ComplaintSentToClient"; readonly data: Stamp & { readonly text: string } }
  | {
      readonly type: "ComplaintDecided";
      readonly data: Stamp & Named & { readonly outcome: ComplaintOutcome; readonly reasons: string };
    }
  | { readonly type: "ComplainantTold"; readonly data: Stamp & { readonly how: string } }
  | {
      readonly type: "ComplaintClosed";
      /** Public only where body, client and complainant agreed; confidential otherwise (ISO/IEC 17021-1 9.8.10). */
      readonly data: Stamp & { readonly publicity: "confidential" | "agreed" };
    };

type DataOf<Type extends ComplaintEvent["type"]> = Extract<ComplaintEvent, { readonly type: Type }>["data"];

export type Complaint = {
  readonly received:
    | (DataOf<"ComplaintReceived"> & {
        /** Null once the complainant's key is gone. */
        readonly who: { readonly name: string; readonly contact: string; readonly text: string } | null;
      })
    | null;
  readonly acknowledged: DataOf<"ComplaintAcknowledged"> | null;
  readonly validated: DataOf<"ComplaintValidated"> | null;
  readonly handler: DataOf<"ComplaintHandlerAssigned"> | null;
  readonly sent: DataOf<"ComplaintSentToClient"> | null;
  readonly decided: DataOf<"ComplaintDecided"> | null;
  readonly told: DataOf<"ComplainantTold"> | null;
  readonly closed: DataOf<"ComplaintClosed"> | null;
};

export const noComplaint: Complaint = {
  received: null,
  acknowledged: null,
  validated: null,
  handler: null,
  sent: null,
  decided: null,
  told: null,
  closed: null,
};

export const evolveComplaint = (state: Complaint, event: ComplaintEvent): Complaint => {
  switch (event.type) {
    case "ComplaintReceived":
      return { ...state, received: { ...event.data, who: event.personal?.fields ?? null } };
    case "ComplaintAcknowledged":
      return { ...state, acknowledged: event.data };
    case "ComplaintValidated":
      return { ...state, validated: event.data };
    case "ComplaintHandlerAssigned":
      return { ...state, handler: event.data, decided: null, told: null };
    case "ComplaintSentToClient":
      return { ...state, sent: event.data };
    case "ComplaintDecided":
      return { ...state, decided: event.data };
    case "ComplainantTold":
      return { ...state, told: event.data };
    case "ComplaintClosed":
      return { ...state, closed: event.data };
  }
};

export const complaintSteps = ["acknowledge", "validate", "assign", "send", "decide", "tell", "close"] as const;
export type ComplaintStep = (typeof complaintSteps)[number];

/**
 * What this complaint goes through: one that is not valid is only answered; one about the body, or about somebody who is no
 * client of it, has no client to hear.
 */
const asked = ({ received, validated }: Complaint): readonly ComplaintStep[] => {
  if (validated?.isValid === false) return ["acknowledge", "validate", "tell", "close"];
  const isOurs = validated === null || validated.client !== null || validated.case !== null;
  return complaintSteps.filter((step) => step !== "send" || (received?.about === "client" && isOurs));
};

const doneBy: Readonly<Record<ComplaintStep, keyof Complaint>> = {
  acknowledge: "acknowledged",
  validate: "validated",
  assign: "handler",
  send: "sent",
  decide: "decided",
  tell: "told",
  close: "closed",
};

export const nextComplaintStep = (state: Complaint): ComplaintStep | null =>
  asked(state).find((step) => state[doneBy[step]] === null) ?? null;
