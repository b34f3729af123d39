import { type RefusalCode, refusals, say } from "@touchstone/contract";
import type { BarCode, ChecklistCode, ClauseLinkCode, ReviewCode } from "@touchstone/register";
import { expect, test } from "vitest";

type Ours =
  | BarCode
  | ChecklistCode
  | ClauseLinkCode
  | ReviewCode
  | "rehearsal-scheme-unknown"
  | "rehearsal-without-stage-one";

// Does not compile while a code of ours is left out here or has no message.
const ours: Readonly<Record<Ours & RefusalCode, true> & Record<Ours, true>> = {
  "clause-unknown": true,
  "clause-target-gone": true,
  "clause-linked-already": true,
  "clause-link-unknown": true,
  "rehearsal-scheme-unknown": true,
  "rehearsal-without-stage-one": true,
  "review-input-unknown": true,
  "review-accepted": true,
  "review-not-held": true,
  "review-without-output": true,
  "review-input-unseen": true,
  "review-inputs-moved": true,
  "review-not-accepted": true,
  "audit-points-open": true,
  "audit-finding-left-out": true,
  "audit-actions-open": true,
  "audit-over": true,
  "audit-points-none": true,
  "audit-points-judged": true,
  "audit-checklist-missing": true,
  "audit-point-unknown": true,
  "audit-point-acted": true,
  "audit-evidence-gone": true,
  "audit-own-work": true,
};

// Every argument that a text of ours asks for; `say` throws where one is missing.
const facts = {
  count: 2,
  ...Object.fromEntries(
    "clause on scheme input inputs clauses actions point rows".split(" ").map((key) => [key, "甲"]),
  ),
};

test.each(Object.entries(refusals).filter(([code]) => code in ours))(
  "%s is a sentence in both languages",
  (_, message) => {
    expect(say(message, "zh", facts).at(-1)).toBe("。");
    expect(say(message, "en", facts).at(-1)).toBe(".");
  },
);
