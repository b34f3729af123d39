import { type RefusalCode, refusals, say } from "@touchstone/contract";
import type { FeedbackCode, IssueCode, PartyCode, PlaceCode, ScanCode, ScopeCode } from "@touchstone/register";
import { expect, test } from "vitest";

type Ours = ScanCode | IssueCode | PartyCode | FeedbackCode | ScopeCode | PlaceCode;

// Does not compile while a code of ours is left out here or has no message.
const ours: Readonly<Record<Ours & RefusalCode, true>> & Readonly<Record<Ours, true>> = {
  "scan-unknown": true,
  "scan-recorded-already": true,
  "scan-without-source": true,
  "scan-without-trend": true,
  "phase-unknown": true,
  "trend-unknown": true,
  "trend-seen-twice": true,
  "trend-not-in-scan": true,
  "issue-unknown": true,
  "issue-raised-already": true,
  "issue-closed": true,
  "market-unknown": true,
  "law-family-unknown": true,
  "risk-not-identified": true,
  "risk-linked-already": true,
  "risk-not-linked": true,
  "interested-party-unknown": true,
  "interested-party-named-already": true,
  "interested-party-ended": true,
  "need-unknown": true,
  "obligation-missing": true,
  "obligation-not-in-base": true,
  "feedback-unknown": true,
  "feedback-recorded-already": true,
  "feedback-withdrawn": true,
  "scope-without-party": true,
  "scope-without-requirement": true,
  "scope-reference-unknown": true,
  "activity-unknown": true,
  "activity-stopped": true,
  "scope-not-stated": true,
  "scope-line-unknown": true,
  "scope-line-of-other-sort": true,
  "activity-placed-already": true,
};

const facts = Object.fromEntries(
  "trend phase market known family obligation need on title line activity".split(" ").map((name) => [name, "甲"]),
);

test.each(Object.keys(ours))("%s is said in both languages, as a sentence", (code) => {
  const message = refusals[code as Ours];
  expect(say(message, "zh", facts).at(-1)).toBe("。");
  expect(say(message, "en", facts).at(-1)).toBe(".");
});
