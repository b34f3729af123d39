import { type RefusalCode, refusals, say } from "@touchstone/contract";
import type {
  AdoptionCode,
  AssetCode,
  RiskCode,
  SoaCode,
  TableErrorCode,
  TableWarningCode,
} from "@touchstone/register";
import { expect, test } from "vitest";
import type { TabularCode } from "../adapters/tabular/tabular-refusal.ts";

type Ours = (
  | RiskCode
  | AdoptionCode
  | AssetCode
  | SoaCode
  | TableErrorCode
  | TableWarningCode
  | TabularCode
  | "rows-not-compliant"
  | "evidence-kind-refused"
) &
  RefusalCode;

// Does not compile while a code of ours is left out here or has no message.
const ours: Readonly<
  Record<RiskCode | AdoptionCode | AssetCode | SoaCode | TableErrorCode | TableWarningCode | TabularCode | Ours, true>
> = {
  "risk-already-identified": true,
  "risk-not-identified": true,
  "line-unknown": true,
  "line-withdrawn": true,
  "article-unknown": true,
  "quote-differs": true,
  "objective-unknown": true,
  "incidents-need-always": true,
  "schedule-needs-period": true,
  "plan-item-unknown": true,
  "evidence-unknown": true,
  "evidence-missing": true,
  "evidence-not-valid": true,
  "contradiction-unanswered": true,
  "contradiction-without-reason": true,
  "evidence-already-linked": true,
  "link-unknown": true,
  "row-incomplete": true,
  "area-missing": true,
  "evaluator-not-competent": true,
  "evaluated-by-owner": true,
  "evaluated-in-future": true,
  "evaluation-open": true,
  "nothing-to-correct": true,
  "nothing-to-report": true,
  "nothing-to-verify": true,
  "corrected-by-verifier": true,
  "review-unknown": true,
  "risk-withdrawn": true,
  "risk-title-missing": true,
  "document-emptied": true,
  "document-clauses-taken": true,
  "cell-by-act": true,
  "cell-overlong": true,
  "cell-not-kept": true,
  "entry-kept": true,
  "entry-unreadable": true,
  "operator-code-unknown": true,
  "operator-certificate-missing": true,
  "operator-certificate-not-valid": true,
  "header-missing": true,
  "column-missing": true,
  "column-duplicate": true,
  "column-unknown": true,
  "register-empty": true,
  "risk-missing": true,
  "title-missing": true,
  "date-impossible": true,
  "date-ambiguous": true,
  "date-unreadable": true,
  "clause-missing": true,
  "document-missing": true,
  "number-missing": true,
  "number-duplicate": true,
  "formula-as-text": true,
  "file-empty": true,
  "file-too-large": true,
  "file-kind-mismatch": true,
  "file-kind-unknown": true,
  "file-encrypted": true,
  "file-damaged": true,
  "archive-hostile": true,
  "encoding-unknown": true,
  "csv-malformed": true,
  "table-too-large": true,
  "cell-too-long": true,
  "cell-control-character": true,
  "cell-number-damaged": true,
  "workbook-unreadable": true,
  "workbook-hidden": true,
  "sheet-unknown": true,
  "reading-too-costly": true,
  "rows-not-compliant": true,
  "evidence-kind-refused": true,
  "threat-unknown": true,
  "adoption-too-large": true,
  "asset-unknown": true,
  "asset-retired": true,
  "asset-there": true,
  "soa-control-unknown": true,
  "soa-control-twice": true,
  "soa-risk-unknown": true,
  "soa-undecided": true,
  "soa-exclusion-unjustified": true,
  "soa-approved-by-author": true,
  "soa-unchanged": true,
};

// Every argument that a text of ours asks for; `say` throws where one is missing.
const facts = {
  what: "rows",
  why: "empty",
  ...Object.fromEntries(
    "limit found expected at size length documents clauses objectives controls monitoring open of count most"
      .split(" ")
      .map((name) => [name, 2]),
  ),
  ...Object.fromEntries(
    "code codes column text kind work holds until title family version article quoted printed file on area today finding heading readings risk no extension part tried character sheet threat name control edition first from owner"
      .split(" ")
      .map((name) => [name, "甲"]),
  ),
};

test.each(Object.keys(ours))("%s is said in both languages, as a sentence", (code) => {
  const message = refusals[code as Ours];
  expect(say(message, "zh", facts).at(-1)).toBe("。");
  expect(say(message, "en", facts).at(-1)).toBe(".");
});
