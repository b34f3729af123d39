import {
  type ClientNotice,
  type ClientNoticeCode,
  type ClientNoticeCommand,
  type ClientNoticeEvent,
  type ClientNoticeFacts,
  clientNotice,
  type MarkCheck,
  type MarkCheckCode,
  type MarkCheckCommand,
  type MarkCheckEvent,
  markCheck,
  markDue,
  markOutcomes,
  markUses,
  noticeEffects,
  noticeKinds,
  noticeOwed,
} from "@touchstone/kernel";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../store/index.ts";

const text = z.string();
const holder = z.strictObject({ zh: text, en: text });
const named = <Type extends string, Shape extends z.ZodRawShape>(type: Type, data: Shape) =>
  z.strictObject({ type: z.literal(type), data: z.strictObject(data) });

// Editing these schemas needs a new schema version with an upcaster: stored events never change.
const markEvent = z.discriminatedUnion("type", [
  named("MarkUseSeen", {
    statement: text,
    number: text,
    caseId: text,
    holder,
    where: text,
    on: text,
    use: z.enum(markUses),
    note: text,
  }),
  named("MarkEvidenceAttached", { digest: text, name: text, mediaType: text, bytes: z.int() }),
  named("MarkActionAsked", { asked: text, on: text, due: text }),
  named("MarkCheckClosed", { outcome: z.enum(markOutcomes), on: text, note: text }),
]);

export const markCheckStream: StreamKind<MarkCheck, MarkCheckCommand, MarkCheckEvent, null, MarkCheckCode> = {
  kind: "mark-check",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => markEvent.parse({ type, data }),
  decider: markCheck,
  row: {
    table: "statement_mark_check",
    columns: (state) => ({
      statement: state.seen?.statement ?? null,
      closed: state.closed !== null,
      due: markDue(state),
    }),
    caseId: ({ seen }) => seen?.caseId ?? null,
  },
};

const clock = z.strictObject({ days: z.int(), due: text, rule: z.strictObject({ source: text, clause: text }) });
const reported = z.strictObject({
  statement: text,
  number: text,
  caseId: text,
  holder,
  kind: z.enum(noticeKinds),
  what: text,
  happenedOn: text,
  reportedOn: text,
});
const noticeEvent = z.discriminatedUnion("type", [
  named("NoticeReported", { reported, clock }),
  named("NoticeAnswered", { effect: z.enum(noticeEffects), reason: text, on: text, auditBy: text.nullable() }),
  named("NoticeCarriedOut", { on: text, note: text }),
]);

export const clientNoticeStream: StreamKind<
  ClientNotice,
  ClientNoticeCommand,
  ClientNoticeEvent,
  ClientNoticeFacts,
  ClientNoticeCode
> = {
  kind: "client-notice",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => noticeEvent.parse({ type, data }),
  decider: clientNotice,
  row: {
    table: "statement_notice",
    columns: (state) => {
      const owed = noticeOwed(state);
      return { statement: state.reported?.statement ?? null, closed: owed === null, due: owed?.due ?? null };
    },
    caseId: ({ reported: said }) => said?.caseId ?? null,
  },
};

const columns = "statement uuid, closed boolean not null, due date";

export const watchMigration: Migration = {
  id: "statements/003",
  sql: `${rowTable("statement_mark_check", columns)}
create index statement_mark_check_open on statement_mark_check (owner, due) where not closed;
${rowTable("statement_notice", columns)}
create index statement_notice_open on statement_notice (owner, due) where not closed;`,
};
