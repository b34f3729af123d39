import { describe, expect, it } from "vitest";
import { madeDocument } from "../../testing/made-documents.ts";
import { hasSharedLaws, sharedCatalogue, sharedLaws } from "../../testing/shared-laws.ts";
import { lawBase } from "./build-law-base.ts";
import { checkPrintedDate, type PrintedDate } from "./check-printed-date.ts";

const on = "2026-11-23";
const day = (value: string): PrintedDate => ({ value, precision: "day" });

const base = lawBase([
  madeDocument({
    family: "food",
    title: "食品法",
    version: "2021-04-29",
    effective: "2021-04-29",
    firstEffective: "2015-10-01",
    adopted: "2009-02-28",
    history: [{ date: "2018-12-29", event: "修正" }],
  }),
  madeDocument({
    family: "food",
    title: "食品法",
    version: "2025-09-12",
    effective: "2025-12-01",
    firstEffective: "2015-10-01",
    adopted: "2009-02-28",
    history: [{ date: "2018-12-29", event: "修正" }],
  }),
  madeDocument({
    family: "waste",
    title: "固废法",
    effective: "2020-09-01",
    endedOn: "2026-08-15",
    successor: { family: "code", version: null, inSubstance: false },
  }),
  madeDocument({ family: "code", title: "法典", version: "2026-03-12", effective: "2026-08-15" }),
  madeDocument({ family: "vague", title: "无日期办法", effective: null }),
  madeDocument({ family: "other", title: "另一规定", promulgated: "2001-09-17", effective: "2001-11-15" }),
]);
const check = (title: string, printed: PrintedDate | null, at = on) => checkPrintedDate(title, printed, at, base);

describe("printed dates (OH-4)", () => {
  it("right: the commencement of the version in force, or the law's first", () => {
    expect(check("食品法", day("2025-12-01")).verdict).toBe("right");
    expect(check("食品法", { value: "2025", precision: "year" }).verdict).toBe("right");
    expect(check("食品法", { value: "2025-12", precision: "month" }).verdict).toBe("right");
    expect(check("食品法", day("2015-10-01"))).toMatchObject({
      verdict: "right",
      printedIs: { kind: "first-commencement" },
    });
  });

  it("the date of a version that has been amended since is out of date, and was right while it held", () => {
    expect(check("食品法", day("2021-04-29"))).toMatchObject({
      match: { version: "2021-04-29" },
      verdict: "outdated",
      correct: { successor: { family: "food", version: "2025-09-12" } },
    });
    expect(check("食品法", day("2021-04-29"), "2025-11-30").verdict).toBe("right");
    expect(check("食品法", day("2018-12-29"))).toMatchObject({
      verdict: "outdated",
      printedIs: { kind: "earlier-version" },
    });
  });

  it("wrong, with what is right and what the printed date is instead", () => {
    expect(check("食品法", day("2009-02-28"))).toMatchObject({
      verdict: "wrong",
      correct: { date: "2025-12-01" },
      printedIs: { kind: "adopted" },
    });
    expect(check("食品法", day("2001-09-17"))).toMatchObject({
      verdict: "wrong",
      printedIs: { kind: "other-document", family: "other" },
    });
    expect(check("食品法", { value: "2001", precision: "year" })).toMatchObject({ verdict: "wrong", printedIs: null });
  });

  it("out of date from the day the successor begins, whatever date is printed", () => {
    expect(check("固废法", day("2020-09-01"), "2026-08-14").verdict).toBe("right");
    for (const printed of [day("2020-09-01"), day("1999-01-01"), null]) {
      expect(check("固废法", printed)).toMatchObject({
        verdict: "outdated",
        correct: { successor: { family: "code" } },
      });
    }
  });

  it("unknown: not in the base, nothing printed, or no date known", () => {
    expect(check("没有的办法", day("2020-01-01"))).toMatchObject({ match: null, verdict: "unknown", source: null });
    expect(check("食品法", null)).toMatchObject({ verdict: "unknown", correct: { date: "2025-12-01" } });
    expect(check("无日期办法", day("2020-01-01"))).toMatchObject({ verdict: "unknown", correct: null });
  });
});

describe.skipIf(!hasSharedLaws)("the lift register's eight lines (skipped where ../shared/data/laws is absent)", () => {
  const real = lawBase(hasSharedLaws ? [...sharedLaws().map((law) => law.document), ...sharedCatalogue()] : []);
  it.each([
    ["特种设备安全法", { value: "2004", precision: "year" }, "wrong", { date: "2014-01-01" }],
    ["特种设备安全监察条例", day("2009-05-01"), "right", null],
    ["特种设备安全监察条例", day("2003-06-01"), "right", null],
    ["建设工程安全生产管理条例", day("2004-02-01"), "right", null],
    ["特种设备目录", day("2014-11-03"), "wrong", { date: "2014-10-30" }],
    [
      "《特种设备质量监督与安全监察规定》",
      day("2000-10-01"),
      "outdated",
      { successor: { family: "cn-special-equipment-safety-law" } },
    ],
    ["特种设备注册登记与使用管理规则", day("2001-04-09"), "outdated", { successor: { family: "tsg-08-2017" } }],
    ["特种设备事故报告和调查处理规定", day("2001-09-17"), "wrong", { date: "2022-03-01" }],
    ["特种设备作业人员考核规则", day("2019-06-01"), "right", null],
  ] as const)("%s %j is %s", (title, printed, verdict, correct) => {
    const answer = checkPrintedDate(title, printed, on, real);
    expect(answer.verdict).toBe(verdict);
    if (correct === null) expect(answer.correct).toBeNull();
    else expect(answer.correct).toMatchObject(correct);
    expect(answer.source).not.toBeNull();
  });
});
