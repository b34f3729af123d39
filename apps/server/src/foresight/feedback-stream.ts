import {
  type Feedback,
  type FeedbackCode,
  type FeedbackCommand,
  type FeedbackEvent,
  type FeedbackFacts,
  feedback,
  feedbackKinds,
} from "@touchstone/register";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../store/index.ts";

const text = z.string();

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("FeedbackRecorded"),
    data: z.strictObject({ party: text, on: text, kind: z.enum(feedbackKinds), text, channel: text, voices: z.int() }),
  }),
  z.strictObject({ type: z.literal("FeedbackWithdrawn"), data: z.strictObject({ on: text, reason: text }) }),
]);

/** One stream for each entry: a party may say thousands of things, and its own stream stays small. */
export const feedbackStream: StreamKind<Feedback, FeedbackCommand, FeedbackEvent, FeedbackFacts, FeedbackCode> = {
  kind: "party-feedback",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider: feedback,
  row: {
    table: "foresight_feedback",
    columns: ({ given, withdrawn }) => ({
      party: given?.party ?? null,
      on_date: given?.on ?? "",
      kind: given?.kind ?? "",
      voices: given?.voices ?? 0,
      withdrawn: withdrawn !== null,
    }),
  },
};

export const feedbackMigration: Migration = {
  id: "foresight/feedback-001",
  sql: `${rowTable(
    "foresight_feedback",
    "party uuid, on_date text not null, kind text not null, voices integer not null, withdrawn boolean not null",
  )}
create index foresight_feedback_date on foresight_feedback (owner, on_date);`,
};
