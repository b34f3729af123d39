import {
  type Webhook,
  type WebhookCode,
  type WebhookCommand,
  type WebhookEvent,
  type WebhookFacts,
  webhook,
  webhookFormats,
} from "@touchstone/register";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind, type Transaction } from "../../store/index.ts";

const text = z.string();
const nothing = z.strictObject({});

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("WebhookAdded"),
    data: z.strictObject({ name: text, format: z.enum(webhookFormats), host: text, sealed: text }),
  }),
  z.strictObject({ type: z.literal("WebhookSecretRotated"), data: z.strictObject({ sealed: text }) }),
  z.strictObject({
    type: z.literal("WebhookStandingSet"),
    data: z.strictObject({ standing: z.enum(["on", "paused", "ended"]) }),
  }),
  z.strictObject({ type: z.literal("WebhookArrived"), data: nothing }),
  z.strictObject({ type: z.literal("WebhookFailed"), data: nothing }),
  z.strictObject({
    type: z.literal("WebhookDisabled"),
    data: z.strictObject({ because: z.enum(["gone", "failing"]), on: text }),
  }),
]);

export const webhookStream: StreamKind<Webhook, WebhookCommand, WebhookEvent, WebhookFacts, WebhookCode> = {
  kind: "webhook",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider: webhook,
  row: { table: "inbox_webhook", columns: ({ standing }) => ({ standing }) },
};

export const webhookMigration: Migration = {
  id: "inbox/notices-002",
  sql: rowTable("inbox_webhook", "standing text not null"),
};

export type WebhookRow = { readonly id: string; readonly version: number; readonly state: Webhook };

/** Those that are not ended; an organisation has twenty at most. */
export const readWebhooks = async (tx: Transaction, owner: string): Promise<readonly WebhookRow[]> => {
  const { rows } = await tx.query<WebhookRow>(
    "select id, version, state from inbox_webhook where owner = $1 and standing <> 'ended' order by id",
    [owner],
  );
  return rows;
};

export const readWebhook = async (tx: Transaction, owner: string, id: string): Promise<WebhookRow | null> => {
  const { rows } = await tx.query<WebhookRow>(
    "select id, version, state from inbox_webhook where owner = $1 and id = $2",
    [owner, id],
  );
  return rows[0] ?? null;
};

/** What is sealed: where it goes, and the secrets that count. */
const target = z.strictObject({
  url: text,
  secret: text.nullable(),
  /** The one before, for as long as a receiver may take to change over. */
  before: z.strictObject({ secret: text, until: text }).nullable(),
});
export type WebhookTarget = z.infer<typeof target>;

export const parseTarget = (unsealed: string | null): WebhookTarget | null =>
  unsealed === null ? null : target.parse(JSON.parse(unsealed));
