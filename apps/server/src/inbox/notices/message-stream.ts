import {
  type MessageCode,
  type MessageCommand,
  type MessageEvent,
  type MessageFacts,
  type NoticeMessage,
  noticeMessage,
} from "@touchstone/register";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind, type Transaction } from "../../store/index.ts";

const text = z.string();
const language = z.enum(["zh", "en"]);
const written = z.strictObject({
  kind: z.enum(["digest", "test"]),
  webhook: text.nullable(),
  person: text,
  day: text,
  language,
});
const content = z.strictObject({
  organisation: text,
  total: z.int(),
  overdue: z.int(),
  lines: z.array(z.strictObject({ act: text, subject: text, due: text.nullable(), overdue: z.boolean(), href: text })),
});
const tried = z.strictObject({
  attempt: z.strictObject({
    at: text,
    outcome: z.enum(["sent", "failed"]),
    status: z.int().nullable(),
    what: text,
  }),
  standing: z.enum(["waiting", "sent", "failed", "dropped"]),
});

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const readEvent = (type: string, data: unknown, personal: unknown): MessageEvent => {
  switch (type) {
    case "MessageWritten": {
      const read = written.parse(data);
      const fields = content.nullable().parse(personal);
      return { type, data: read, personal: fields === null ? null : { person: read.person, fields } };
    }
    case "MessageTried":
      return { type, data: tried.parse(data) };
    case "MessageSentAnew":
      return { type, data: z.strictObject({}).parse(data) };
    default:
      throw new Error(`no release ever wrote ${type}`);
  }
};

export const messageStream: StreamKind<NoticeMessage, MessageCommand, MessageEvent, MessageFacts, MessageCode> = {
  kind: "notice-message",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data, personal) => readEvent(type, data, personal),
  decider: noticeMessage,
  row: {
    table: "inbox_message",
    columns: ({ written: made }) => ({ webhook: made?.webhook ?? null, person: made?.person ?? null }),
  },
};

export const messageMigration: Migration = {
  id: "inbox/notices-003",
  sql: `${rowTable("inbox_message", "webhook uuid, person uuid")}
create index inbox_message_webhook on inbox_message (owner, webhook, id) where webhook is not null;
create index inbox_message_mail on inbox_message (owner, person, id) where webhook is null;`,
};

export type MessageRow = { readonly id: string; readonly version: number; readonly state: NoticeMessage };

export const readMessage = async (tx: Transaction, owner: string, id: string): Promise<MessageRow | null> => {
  const { rows } = await tx.query<MessageRow>(
    "select id, version, state from inbox_message where owner = $1 and id = $2",
    [owner, id],
  );
  return rows[0] ?? null;
};

export const messageView = ({ id, version, state }: MessageRow) => ({
  id,
  version,
  kind: state.written?.kind ?? "test",
  day: state.written?.day ?? "",
  total: state.content?.total ?? null,
  standing: state.standing,
  tries: state.tries,
  attempts: [...state.attempts],
});
