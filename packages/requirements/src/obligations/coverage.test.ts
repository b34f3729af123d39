import { describe, expect, it } from "vitest";
import { madeDocument } from "../../testing/made-documents.ts";
import { madeObligation, madePack } from "../../testing/made-pack.ts";
import { lawBase } from "../documents/build-law-base.ts";
import { auditPoints } from "./audit-points.ts";
import { coverageOf } from "./coverage.ts";
import { fishboneOf } from "./fishbone.ts";
import { obligationsOf } from "./obligations-of.ts";

const old = madeDocument({ family: "cn-waste", version: "2020-04-29", effective: "2020-09-01" });
const now = madeDocument({ family: "cn-waste", version: "2025-04-29", effective: "2025-09-01" });
const code = madeDocument({ family: "cn-code", version: "2026-03-12", effective: "2026-08-15" });
const base = lawBase([old, now, code]);
const at = (family: string, article: string | null, articles: readonly (readonly [string, string])[] = []) => ({
  family,
  article,
  articles: new Map(articles),
});
const pack = madePack(
  madeObligation({ id: "T-1", provisions: [at("cn-waste", "第一条", [["2025-04-29", "第二条"]])] }),
  madeObligation({ id: "T-2", factor: "环", provisions: [at("cn-code", "9"), at("cn-waste", "第2条第一款")] }),
  madeObligation({
    id: "T-3",
    provisions: [at("cn-waste", null)],
    consequence: { provision: at("cn-waste", "第三条"), text: { zh: "罚", en: "fine" } },
  }),
);
const places = (document: typeof old, on: string) =>
  obligationsOf(document, [pack], on, base).map(
    ({ obligation, article, role, carries }) => `${obligation.id} ${article} ${role} ${carries}`,
  );
const articles = ["第一条", "第二条", "第三条", "第四条"].map((no, index) => ({
  no,
  n: index + 1,
  sub: 0,
  headings: ["第一章"],
  text: "",
}));

describe("obligations beside their articles", () => {
  it("stand at the number of the version, with what carries them on the day", () => {
    expect(places(old, "2021-01-01")).toEqual([
      "T-1 第一条 duty true",
      "T-2 第二条 duty true",
      "T-3 null duty true",
      "T-3 第三条 consequence false",
    ]);
    // A new version renumbers; on this day the code is preferred for T-2.
    expect(places(now, "2026-09-01")).toEqual([
      "T-1 第二条 duty true",
      "T-2 第二条 duty false",
      "T-3 null duty true",
      "T-3 第三条 consequence false",
    ]);
    expect(places(code, "2026-09-01")).toEqual(["T-2 第九条 duty true"]);
  });

  it("the coverage of a text counts every article once and loses no obligation", () => {
    const coverage = coverageOf(articles, obligationsOf(now, [pack], "2026-09-01", base));
    expect(coverage.articles.map(({ no, duties, consequences }) => [no, duties, consequences])).toEqual([
      ["第一条", [], []],
      ["第二条", ["T-1", "T-2"], []],
      ["第三条", [], ["T-3"]],
      ["第四条", [], []],
    ]);
    expect([coverage.withDuty, coverage.onlyConsequence, coverage.without]).toEqual([1, 1, 2]);
    expect(coverage.elsewhere).toEqual([{ obligation: "T-3", article: null }]);
  });

  it("the fishbone has all five factors, also those of which nothing is known (CT-9)", () => {
    const bones = fishboneOf(auditPoints([pack], "330100", "2026-09-01", base).points);
    expect(
      bones.map(({ factor, subclasses }) => [factor, subclasses.flatMap(({ points }) => points.map(({ id }) => id))]),
    ).toEqual([
      ["人", ["T-1", "T-3"]],
      ["机", []],
      ["料", []],
      ["法", []],
      ["环", ["T-2"]],
    ]);
  });
});
