import { caseCodes, stepActs } from "@touchstone/kernel";
import { describe, expect, it } from "vitest";
import { say } from "../text.ts";
import { caseActs, caseRefusals } from "./cases.ts";
import { refusalMessage } from "./index.ts";

describe("texts of a case", () => {
  it.each(caseCodes)("%s has a status and a sentence in both languages", (code) => {
    expect(refusalMessage(code).status).toBeGreaterThanOrEqual(400);
  });

  it("has no sentence for a code that nobody gives", () => {
    const own = ["scheme-unknown", "party-has-no-name"];
    expect(Object.keys(caseRefusals).filter((code) => !own.includes(code))).toEqual([...caseCodes]);
  });

  it("has words for every open step", () => {
    expect(Object.keys(caseActs)).toEqual([...stepActs]);
  });

  it("says titles in the reader's language", () => {
    const facts = { title: { zh: "认证合同", en: "Certification contract" } };
    expect(say(caseActs["file-record"], "zh", facts)).toBe("填写《认证合同》");
    expect(say(caseActs["file-record"], "en", facts)).toBe("File “Certification contract”");
  });
});
