import {
  type Context,
  type Decider,
  houseRule,
  ok,
  type Refusal,
  type Result,
  refusal,
  refuse,
} from "@touchstone/kernel";
import { sharedClause } from "./done-by.ts";

export const feedbackKinds = ["praise", "suggestion", "complaint"] as const;
export type FeedbackKind = (typeof feedbackKinds)[number];

type Given = {
  readonly party: string;
  readonly on: string;
  readonly kind: FeedbackKind;
  readonly text: string;
  /** How it came: a survey, a meeting, a letter. */
  readonly channel: string;
  /** How many people said so. */
  readonly voices: number;
};

/** What an interested party said; counted by group for the management review (CO-5). */
export type Feedback = {
  readonly given: Given | null;
  readonly withdrawn: { readonly on: string; readonly reason: string } | null;
};

export type FeedbackCommand =
  | ({ readonly type: "RecordFeedback" } & Given)
  | { readonly type: "WithdrawFeedback"; readonly reason: string };

export type FeedbackEvent =
  | { readonly type: "FeedbackRecorded"; readonly data: Given }
  | { readonly type: "FeedbackWithdrawn"; readonly data: { readonly on: string; readonly reason: string } };

/** Whether the party is there; it may have ended since it spoke. */
export type FeedbackFacts = { readonly isPartyThere: boolean };

export type FeedbackCode =
  | "feedback-unknown"
  | "feedback-recorded-already"
  | "feedback-withdrawn"
  | "interested-party-unknown";

type Decided = Result<readonly FeedbackEvent[], Refusal<FeedbackCode>>;

const decide = (
  feedback: Feedback,
  command: FeedbackCommand,
  { isPartyThere }: FeedbackFacts,
  context: Context,
): Decided => {
  if (command.type === "RecordFeedback") {
    if (feedback.given !== null) return refuse(refusal("feedback-recorded-already", houseRule("3")));
    if (!isPartyThere) return refuse(refusal("interested-party-unknown", sharedClause("4.2")));
    const { type: _, ...given } = command;
    return ok([{ type: "FeedbackRecorded", data: given }]);
  }
  if (feedback.given === null) return refuse(refusal("feedback-unknown", houseRule("3")));
  if (feedback.withdrawn !== null) {
    return refuse(refusal("feedback-withdrawn", houseRule("3"), { on: feedback.withdrawn.on }));
  }
  return ok([{ type: "FeedbackWithdrawn", data: { on: context.today.toString(), reason: command.reason } }]);
};

export const feedback: Decider<Feedback, FeedbackCommand, FeedbackEvent, FeedbackFacts, FeedbackCode> = {
  initial: { given: null, withdrawn: null },
  evolve: (state, event) =>
    event.type === "FeedbackRecorded" ? { ...state, given: event.data } : { ...state, withdrawn: event.data },
  decide,
};
