import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { madeDocument } from "../../testing/made-documents.ts";
import { lawBase } from "./build-law-base.ts";
import { matchTitle, normaliseTitle } from "./match-title.ts";

const base = lawBase([
  madeDocument({ family: "safety", title: "中华人民共和国特种设备安全法", aliases: ["特安法"] }),
  madeDocument({ family: "regulation", title: "特种设备安全监察条例" }),
  madeDocument({ family: "old", title: "事故规定", endedOn: "2022-03-01" }),
  madeDocument({ family: "new", title: "事故规定", effective: "2022-03-01" }),
  madeDocument({ family: "tsg", title: "考核规则", documentNumber: "TSG Z6001-2019" }),
]);

describe("titles", () => {
  it.each([
    "中华人民共和国特种设备安全法",
    "《特种设备安全法》",
    "特种设备 安全法",
    " 特种设备安全法\n",
    "《中华人民共和国特种设备安全法》(2013年修订)",
    "特种设备安全法（2021修正）",
    "特安法",
  ])("finds the law under %j", (printed) => expect(matchTitle(printed, base)).toEqual(["safety"]));

  it.each(["考核规则", "TSG Z6001-2019", "TSGZ6001—2019《考核规则》", "考核规则(TSG Z6001-2019)"])(
    "finds the code under %j",
    (printed) => expect(matchTitle(printed, base)).toEqual(["tsg"]),
  );

  it("answers every document that bears the title, and none for another", () => {
    expect(matchTitle("事故规定", base)).toEqual(["old", "new"]);
    expect(matchTitle("特种设备安全", base)).toEqual([]);
    expect(matchTitle("", base)).toEqual([]);
  });

  it("white space and marks around and inside change nothing", () => {
    const mark = fc.constantFrom("", " ", "\n", "《", "》", "“", "　");
    fc.assert(
      fc.property(mark, mark, mark, fc.nat(7), (before, inside, after, at) => {
        const printed = `${before}${"特种设备安全法".slice(0, at)}${inside}${"特种设备安全法".slice(at)}${after}`;
        expect(normaliseTitle(printed)).toBe("特种设备安全法");
      }),
    );
  });
});
