import { describe, expect, it } from "vitest";
import { noRisk, type Risk } from "../risk.ts";
import { inFavour } from "../test-row.ts";
import { dueOf, expectedBy, yearLines } from "./dashboard.ts";

const printed = (family: string, version: string) => `《${family}》${version}`;
const days = { official: { id: "none", rule: { source: "-", clause: "-" }, years: {} }, terms: [] };
const by = { person: "zhou", name: "周明" };
const lift: Risk = {
  ...noRisk,
  identified: { no: "1", title: "电梯困人", harm: "" },
  objectives: [
    { id: "o1", text: "年检", frequency: { times: 1, per: "year" } },
    { id: "o2", text: "维保", frequency: { times: 1, per: "half-month" } },
    { id: "o3", text: "无事故", frequency: { times: 1, per: "always" } },
  ],
  evidence: ["2025-12-31", "2026-01-15", "2026-12-01"].map((on, n) => ({
    id: `e${n}`,
    digest: "d",
    name: "记录",
    mediaType: "text/plain",
    bytes: 1,
    objective: "o2",
    on,
    attachedAt: "2026-12-01T00:00:00Z",
    by,
    item: null,
    validFrom: null,
    validUntil: null,
    ...inFavour,
    unlinked: null,
  })),
  evaluations: [
    {
      id: "v1",
      outcome: "not-fulfilled",
      finding: "困人一次",
      evidence: [],
      on: "2026-02-01",
      by,
      competence: "c",
      overtaken: false,
      grounds: [],
    },
  ],
};

describe("the dashboard's figures", () => {
  it("count an objective within its year and up to the day, beside what it asks for (OH-16)", () => {
    const lines = yearLines({ id: "r", risk: lift }, { on: "2026-11-23", today: "2026-11-26", days });
    expect(lines.map(({ text, required, done, behind, failed }) => [text, required, done, behind, failed])).toEqual([
      ["年检", 1, 0, 0, 1],
      ["维保", 24, 1, 20, 1],
      ["无事故", null, 0, 0, 1],
    ]);
  });

  it("call overdue what was due before the day, not on it", () => {
    const correction = {
      id: "c",
      evaluation: "v1",
      cause: "",
      action: "补检",
      due: "2026-11-23",
      done: null,
      verified: null,
    };
    const row = { id: "r", risk: { ...lift, corrections: [correction] } };
    expect(dueOf(row, "2026-11-23", printed).map(({ what, overdue }) => [what, overdue])).toEqual([
      ["correction", false],
    ]);
    expect(dueOf(row, "2026-11-24", printed).map(({ overdue }) => overdue)).toEqual([true]);
  });

  it("name a review by the law that is to be looked at", () => {
    const review = {
      cited: "l",
      family: "law",
      version: "2026-03-12",
      on: "2026-04-01",
      touched: [],
      conclusion: null,
    };
    const row = { id: "r", risk: { ...lift, reviews: [{ ...review, due: "2026-05-01" }] } };
    expect(dueOf(row, "2026-11-23", printed)).toMatchObject([
      { what: "review", text: "《law》2026-03-12", overdue: true },
    ]);
  });

  it("expect a year's times in proportion, in whole ones", () => {
    expect(expectedBy(24, "2026-01-15")).toBe(0);
    expect(expectedBy(24, "2026-01-16")).toBe(1);
    expect(expectedBy(1, "2026-12-30")).toBe(0);
    expect(expectedBy(1, "2026-12-31")).toBe(1);
  });
});
