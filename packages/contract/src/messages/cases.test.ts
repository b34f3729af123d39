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

  it("says roles and functions in words, not in our names for them", () => {
    const told = say(refusalMessage("not-your-step"), "zh", { who: ["team-leader", "planner"] });
    expect(told).toBe("这一步由 审核组长、方案管理人 做，不包括当前身份。");
    const inEnglish = say(refusalMessage("not-your-step"), "en", { who: ["team-leader", "planner"] });
    expect(inEnglish).toContain("the team leader, ");
    expect(inEnglish).not.toContain("、");
    const facts = { name: "吴越", area: "32", function: "report-review", reason: "not-shown" };
    expect(say(refusalMessage("person-not-competent"), "en", facts)).toBe(
      "吴越 has no valid proof of competence for report review in area 32 (nothing on record).",
    );
  });

  it("says what a prerequisite saw, in the reader's language", () => {
    const facts = {
      title: { zh: "运行满三个月", en: "Three months in operation" },
      facts: { zh: "运行起始 2026-09-01", en: "Since 2026-09-01" },
    };
    expect(say(refusalMessage("prerequisite-not-met"), "zh", facts)).toBe(
      "“运行满三个月”不满足：运行起始 2026-09-01。",
    );
    expect(say(refusalMessage("prerequisite-undecided"), "en", facts)).toMatch(/^“Three months.*Since 2026-09-01/);
  });

  it("says titles in the reader's language", () => {
    const facts = { title: { zh: "认证合同", en: "Certification contract" } };
    expect(say(caseActs["file-record"], "zh", facts)).toBe("填写《认证合同》");
    expect(say(caseActs["file-record"], "en", facts)).toBe("File “Certification contract”");
  });
});
