import { describe, expect, it } from "vitest";
import { madeDocument } from "../../testing/made-documents.ts";
import { madeObligation, madePack } from "../../testing/made-pack.ts";
import { lawBase } from "../documents/build-law-base.ts";
import { quizOf } from "../quiz/quiz.ts";
import { auditGuide, type GuideAsked } from "./audit-guide.ts";

const base = lawBase([
  madeDocument({ family: "food", effective: "2021-04-29" }),
  madeDocument({ family: "fumes", effective: "2018-01-01" }),
]);
const one = (family: string, article: string) => [{ family, article, articles: new Map<string, string>() }];
const pack = madePack(
  madeObligation({ id: "T-001", provisions: one("food", "第一条") }),
  madeObligation({ id: "T-002", provisions: one("food", "第二条"), subclass: { zh: "二", en: "two" } }),
  madeObligation({
    id: "T-003",
    provisions: one("fumes", "第三条"),
    standard: { id: "iso14001", clause: "8.1" },
    subclass: { zh: "三", en: "three" },
    condition: { zh: "有油烟", en: "where there are fumes" },
    retention: { atLeast: "P2Y", of: null },
  }),
);
const asked: GuideAsked = { region: "330100", on: "2026-08-15", standards: null, unfit: [] };
const guide = (given: Partial<GuideAsked>) => auditGuide([pack], { ...asked, ...given }, base);
const points = (given: Partial<GuideAsked>) => {
  const made = guide(given);
  if (!made.ok) throw new Error(JSON.stringify(made.refusals));
  return made.value.points;
};
const codes = (given: Partial<GuideAsked>) => {
  const made = guide(given);
  return made.ok ? [] : made.refusals.map(({ code }) => code);
};

describe("an audit guide", () => {
  it("a point of a standard that is not audited stays listed and carries a note only", () => {
    const outcomes = (standards: GuideAsked["standards"]) =>
      points({ standards }).map(({ id, outcome }) => `${id} ${outcome}`);
    expect(outcomes(["iso45001"])).toEqual(["T-001 nonconformity", "T-002 nonconformity", "T-003 note"]);
    expect(outcomes(["iso45001", "iso14001"]).at(-1)).toBe("T-003 nonconformity");
    expect(outcomes(null).at(-1)).toBe("T-003 nonconformity");
  });

  it("a law judged not applicable needs a reason and stays listed (CT-6)", () => {
    const unfit = [
      { of: "food", reason: " 只送餐，不加工 " },
      { of: "T-002", reason: "没有这道工序" },
    ];
    expect(points({ unfit }).map((point) => [point.id, point.outcome, point.unfit])).toEqual([
      ["T-001", "nothing", "只送餐，不加工"],
      ["T-002", "nothing", "没有这道工序"],
      ["T-003", "nonconformity", null],
    ]);
    expect(codes({ unfit: [{ of: "food", reason: "  " }] })).toEqual(["unfit-without-reason"]);
    expect(codes({ unfit: [{ of: "tax", reason: "无关" }] })).toEqual(["unfit-unknown"]);
    expect(codes({ unfit: [...unfit, { of: "food", reason: "另一个" }] })).toEqual(["unfit-twice"]);
  });

  it("says since when the law of the day stands and on what condition the duty holds", () => {
    expect(points({}).map(({ provision, condition }) => [provision.since, condition?.zh ?? null])).toEqual([
      ["2021-04-29", null],
      ["2021-04-29", null],
      ["2018-01-01", "有油烟"],
    ]);
  });
});

describe("a training quiz (CT-21)", () => {
  const ask = (seed: string, given: Partial<GuideAsked> = {}, count = 10) => quizOf(points(given), seed, count);

  it("the same seed gives the same quiz, another seed another", () => {
    expect(ask("a")).toEqual(ask("a"));
    const orders = new Set(["a", "b", "c", "d", "e", "f"].map((seed) => JSON.stringify(ask(seed))));
    expect(orders.size).toBeGreaterThan(1);
  });

  it("the answer is the point's own, and no other choice reads like it", () => {
    for (const seed of ["a", "b", "c", "d", "e", "f", "g", "h"]) {
      for (const { topic, point, choices, answer } of ask(seed, { standards: ["iso45001"] })) {
        const right = choices[answer];
        expect(right?.topic).toBe(topic);
        if (right?.topic === "provision") expect(right.provision).toEqual(point.provision);
        if (right?.topic === "kind") expect(right.kind).toBe(point.kind);
        if (right?.topic === "outcome") expect(right.outcome).toBe(point.outcome);
        expect(new Set(choices.map((choice) => JSON.stringify(choice))).size).toBe(choices.length);
        expect(choices.length).toBeGreaterThan(1);
      }
    }
  });

  it("asks each point once at most, no more than asked for, and nothing that does not apply", () => {
    const unfit = [{ of: "T-003", reason: "没有油烟" }];
    const ids = ask("a", { unfit }).map(({ point }) => point.id);
    expect(ids.toSorted()).toEqual(["T-001", "T-002"]);
    expect(ask("a", {}, 1)).toHaveLength(1);
  });
});
