import { noticeTexts, type RefusalCode, refusals, say } from "@touchstone/contract";
import type { MessageCode, PersonNoticesCode, WebhookCode } from "@touchstone/register";
import { expect, test } from "vitest";
import { judged } from "./send-by-webhook.ts";
import { failed } from "./tried.ts";

const rest = { retryAfter: null, fault: null };

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

test("what went wrong with a try is said in words, and a code of the network as it is", () => {
  const faults = [
    failed("time is over"),
    failed("mail not set up"),
    judged({ status: 200, text: "x", ...rest }, "wecom"),
  ];
  for (const { what } of faults) expect(say(noticeTexts.what, "zh", { what })).toMatch(/\p{Script=Han}/u);
  expect(say(noticeTexts.what, "zh", { what: "ECONNREFUSED" })).toBe("ECONNREFUSED");
});
