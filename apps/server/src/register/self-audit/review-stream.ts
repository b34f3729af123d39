import {
  type ManagementReview,
  type ReviewCode,
  type ReviewCommand,
  type ReviewEvent,
  type ReviewFacts,
  review,
  reviewFigures,
} from "@touchstone/register";
import { z } from "zod";
import { derivedId, type Migration, rowTable, type StreamKind, type Transaction } from "../../store/index.ts";

const text = z.string();
const personal = z.strictObject({ person: text, fields: z.strictObject({ name: text }) }).nullable();
const thing = z.strictObject({
  to: z.enum(["risk", "record", "evidence", "clause", "site", "issue", "party"]),
  id: text,
  kind: text.nullable(),
  title: text,
});
const input = z.strictObject({
  id: text,
  title: z.strictObject({ zh: text, en: text }),
  figures: z.array(z.strictObject({ name: z.enum(reviewFigures), value: z.int(), things: z.array(thing) })),
});

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("InputLookedAt"),
    data: z.strictObject({ record: text, input: text, note: text, on: text, person: text }),
    personal,
  }),
  z.strictObject({
    type: z.literal("InputsAccepted"),
    data: z.strictObject({
      on: text,
      span: z.strictObject({ from: text, to: text }),
      inputs: z.array(input),
      digest: text,
      person: text,
    }),
    personal,
  }),
]);

export const reviewStream: StreamKind<ManagementReview, ReviewCommand, ReviewEvent, ReviewFacts, ReviewCode> = {
  kind: "management-review-inputs",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data, sealed) =>
    event.parse({ type, data, personal: sealed === null ? null : { person: "", fields: sealed } }),
  decider: review,
  row: { table: "register_review_inputs", columns: ({ accepted }) => ({ accepted_on: accepted?.on ?? null }) },
};

export const reviewMigration: Migration = {
  id: "register/self-audit-002",
  sql: rowTable("register_review_inputs", "accepted_on text"),
};

/** The inputs stand beside the record, one stream for one record. */
export const reviewInputsOf = (record: string): string => derivedId(`inputs of management review ${record}`);

export const readReview = async (
  tx: Transaction,
  owner: string,
  record: string,
): Promise<{ readonly version: number; readonly review: ManagementReview }> => {
  const { rows } = await tx.query<{ version: number; state: ManagementReview }>(
    "select version, state from register_review_inputs where owner = $1 and id = $2",
    [owner, reviewInputsOf(record)],
  );
  const [row] = rows;
  return { version: row?.version ?? 0, review: row?.state ?? review.initial };
};
