import { rhythms, webhookFormats } from "@touchstone/register";
import { z } from "zod";
import { changed, date, id, instant, line, version } from "../fields.ts";
import { route } from "../route.ts";

const base = "/api/v1/inbox/{organisation}";
const organisation = z.strictObject({ organisation: id });
const ofWebhook = z.strictObject({ organisation: id, webhook: id });
const language = z.enum(["zh", "en"]);
const format = z.enum(webhookFormats);
const standing = z.enum(["on", "paused", "disabled", "ended"]);

const settings = {
  rhythm: z.enum(rhythms),
  weekday: z.int().min(1).max(7),
  hour: z.int().min(0).max(23),
  mail: z.boolean(),
  webhook: id.nullable(),
  language,
};

const attempt = z.strictObject({
  at: instant,
  outcome: z.enum(["sent", "failed"]),
  status: z.int().nullable(),
  what: z.string(),
});

const message = z
  .strictObject({
    id,
    version,
    kind: z.enum(["digest", "test"]),
    day: date,
    /** How many things it speaks of; null once its words are erased. */
    total: z.int().nullable(),
    standing: z.enum(["waiting", "sent", "failed", "dropped"]),
    tries: z.int(),
    attempts: z.array(attempt),
  })
  .meta({ id: "NoticeMessage" });

/** A secret is told once, to the one who asked for it. */
const withSecret = changed.extend({ secret: z.string().nullable() });

/** What waits, told: the digest by mail and webhook, and the calendar of one person. */
export const noticeRoutes = {
  show: route({
    id: "inbox.notices",
    method: "GET",
    path: `${base}/notices`,
    door: "organisation",
    action: null,
    summary: "How I am told what waits: the digest, its channels, my calendar's address, the last messages by mail",
    params: organisation,
    output: z.strictObject({
      version,
      settings: z.strictObject(settings),
      /** My account's own; mail goes there and nowhere else. */
      address: z.string().nullable(),
      mailReady: z.boolean(),
      feedSince: date.nullable(),
      lastDay: date.nullable(),
      webhooks: z.array(z.strictObject({ id, name: z.string(), standing })),
      messages: z.array(message),
    }),
  }),
  set: route({
    id: "inbox.set-notices",
    method: "POST",
    path: `${base}/notices`,
    door: "organisation",
    action: null,
    summary: "Set my digest: daily, weekly or off, from which hour, by mail or webhook, in which language",
    params: organisation,
    body: z.strictObject({
      rhythm: settings.rhythm,
      weekday: settings.weekday.default(1),
      hour: settings.hour.default(8),
      mail: settings.mail.default(false),
      webhook: settings.webhook.default(null),
      language: language.default("zh"),
      expected: version.nullable().default(null),
    }),
    output: changed,
  }),
  openFeed: route({
    id: "inbox.open-calendar",
    method: "POST",
    path: `${base}/calendar`,
    door: "organisation",
    action: null,
    summary: "A new address of my calendar, told once; the one before ends",
    params: organisation,
    output: changed.extend({ url: z.string() }),
  }),
  revokeFeed: route({
    id: "inbox.revoke-calendar",
    method: "POST",
    path: `${base}/calendar/revoke`,
    door: "organisation",
    action: null,
    summary: "End the address of my calendar at once",
    params: organisation,
    output: changed,
  }),
  calendar: route({
    id: "inbox.calendar",
    method: "GET",
    path: `${base}/calendar`,
    door: "organisation",
    action: null,
    summary: "My calendar as iCalendar: what is due, what moved, what is off",
    params: organisation,
    query: z.strictObject({ lang: language.default("zh") }),
    output: z.unknown(),
    produces: "bytes",
  }),
  webhooks: route({
    id: "inbox.webhooks",
    method: "GET",
    path: `${base}/webhooks`,
    door: "organisation",
    action: "parties.write",
    summary: "The organisation's webhooks; of an address only the host is shown",
    params: organisation,
    output: z.strictObject({
      items: z.array(
        z.strictObject({
          id,
          version,
          name: z.string(),
          format,
          host: z.string(),
          standing,
          disabled: z.strictObject({ because: z.enum(["gone", "failing"]), on: date }).nullable(),
          failing: z.int(),
        }),
      ),
    }),
  }),
  addWebhook: route({
    id: "inbox.add-webhook",
    method: "POST",
    path: `${base}/webhooks`,
    door: "organisation",
    action: "parties.write",
    summary: "Add a webhook: Standard Webhooks with a secret of ours, or a group robot of WeCom, DingTalk, Feishu",
    params: organisation,
    body: z.strictObject({ name: line.max(60), url: line.max(2000), format: format.default("standard") }),
    output: withSecret,
  }),
  rotateSecret: route({
    id: "inbox.rotate-webhook-secret",
    method: "POST",
    path: `${base}/webhooks/{webhook}/secret`,
    door: "organisation",
    action: "parties.write",
    summary: "A new secret, told once; for a day messages carry a signature by the old one too",
    params: ofWebhook,
    output: withSecret,
  }),
  setStanding: route({
    id: "inbox.set-webhook",
    method: "POST",
    path: `${base}/webhooks/{webhook}/standing`,
    door: "organisation",
    action: "parties.write",
    summary: "Switch a webhook on (again), pause it, or end it for good",
    params: ofWebhook,
    body: z.strictObject({ standing: z.enum(["on", "paused", "ended"]) }),
    output: changed,
  }),
  testWebhook: route({
    id: "inbox.test-webhook",
    method: "POST",
    path: `${base}/webhooks/{webhook}/test`,
    door: "organisation",
    action: "parties.write",
    summary: "Send a test message",
    params: ofWebhook,
    body: z.strictObject({ language: language.default("zh") }),
    output: changed,
  }),
  deliveries: route({
    id: "inbox.webhook-deliveries",
    method: "GET",
    path: `${base}/webhooks/{webhook}/deliveries`,
    door: "organisation",
    action: "parties.write",
    summary: "The last 50 messages of a webhook, each with its last 20 attempts",
    params: ofWebhook,
    output: z.strictObject({ items: z.array(message) }),
  }),
  replay: route({
    id: "inbox.replay-delivery",
    method: "POST",
    path: `${base}/webhooks/{webhook}/deliveries/{message}/replay`,
    door: "organisation",
    action: "parties.write",
    summary: "Send one message anew, under the same id",
    params: ofWebhook.extend({ message: id }),
    output: changed,
  }),
};
