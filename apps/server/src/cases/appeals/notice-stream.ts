import {
  type ComplaintNotice,
  type ComplaintNoticeCommand,
  type ComplaintNoticeEvent,
  type ComplaintNoticeFacts,
  complaintNotice,
} from "@touchstone/kernel";
import { z } from "zod";
import { derivedId, type Migration, rowTable, type StreamKind } from "../../store/index.ts";

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const stamp = { by: z.string(), on: z.string() };
const event = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("ComplaintReferred"),
    data: z.strictObject({
      complaint: z.string(),
      number: z.string(),
      case: z.string(),
      text: z.string(),
      due: z.string(),
      ...stamp,
    }),
  }),
  z.strictObject({
    type: z.literal("ComplaintAnswered"),
    data: z.strictObject({ text: z.string(), name: z.string(), ...stamp }),
  }),
]);

/** Belongs to the case, so that its client reads it; the complaint itself is the body's alone. */
export const noticeStream: StreamKind<
  ComplaintNotice,
  ComplaintNoticeCommand,
  ComplaintNoticeEvent,
  ComplaintNoticeFacts
> = {
  kind: "complaint-notice",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider: complaintNotice,
  row: {
    table: "case_complaint_notice",
    columns: ({ referred, answered }) => ({ complaint: referred?.complaint ?? null, answered: answered !== null }),
    caseId: ({ referred }) => referred?.case ?? null,
  },
};

/** A complaint is referred once. */
export const noticeOf = (complaint: string): string => derivedId(`complaint-notice ${complaint}`);

export const noticeMigrations: readonly Migration[] = [
  {
    id: "cases/complaint-notice-001",
    sql: `${rowTable("case_complaint_notice", "complaint uuid, answered boolean not null")}
create index case_complaint_notice_case on case_complaint_notice (owner, case_id);`,
  },
];
