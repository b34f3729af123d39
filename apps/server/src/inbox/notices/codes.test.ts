import { type RefusalCode, refusals, say } from "@touchstone/contract";
import type { MessageCode, PersonNoticesCode, WebhookCode } from "@touchstone/register";
import { expect, test } from "vitest";

type Ours = MessageCode | PersonNoticesCode | WebhookCode;

// Does not compile while a code of ours is left out here or has no message.
const ours: Readonly<Record<Ours & RefusalCode, true>> & Readonly<Record<Ours, true>> = {
  "digest-without-channel": true,
  "mail-not-set-up": true,
  "webhook-unknown": true,
  "feed-not-open": true,
  "digest-not-due": true,
  "webhook-added-already": true,
  "webhook-ended": true,
  "webhook-without-secret": true,
  "webhooks-too-many": true,
  "message-unknown": true,
  "message-on-its-way": true,
  "message-content-gone": true,
};

test.each(Object.keys(ours))("%s is said in both languages, as a sentence", (code) => {
  const message = refusals[code as Ours];
  expect(say(message, "zh", { day: "2026-11-23", most: 20 }).at(-1)).toBe("。");
  expect(say(message, "en", { day: "2026-11-23", most: 20 }).at(-1)).toBe(".");
});
