import type { Context } from "@touchstone/kernel";
import { describe, expect, it } from "vitest";
import { dutyStanding, nextAfter } from "./duty-standing.ts";
import { type Label, type LabelChoice, type LabelFacts, label, labelInForce } from "./label.ts";

let made = 0;
const context: Context = {
  actor: "01900000-0000-7000-8000-00000000a001",
  now: Temporal.Instant.from("2026-11-26T04:00:00Z"),
  today: Temporal.PlainDate.from("2026-11-26"),
  newId: () => `01900000-0000-7000-8000-${String((made += 1)).padStart(12, "0")}`,
};
const choice: LabelChoice = { shows: ["number"], scene: "lift", duties: [{ obligation: "LF-009", proof: null }] };
const working: LabelFacts = { thing: { title: "3 号电梯", final: false }, seen: true };
const issueOn = (state: Label, facts = working, chosen = choice) =>
  label.decide(state, { type: "IssueLabel", thing: "t", choice: chosen }, facts, context);
const after = (state: Label, decided: ReturnType<typeof label.decide>): Label => {
  if (!decided.ok) throw new Error(JSON.stringify(decided.refusals));
  return decided.value.reduce(label.evolve, state);
};
const refused = (decided: ReturnType<typeof label.decide>) =>
  decided.ok ? [] : decided.refusals.map(({ code }) => code);

describe("the label of a thing", () => {
  it("answers by one code at a time: a new one ends the one before", () => {
    const first = after(null, issueOn(null));
    const second = after(first, issueOn(first));
    expect(second?.issued.map(({ ended }) => ended?.replaced ?? null)).toEqual([true, null]);
    expect(labelInForce(second)?.code).not.toBe(labelInForce(first)?.code);
    expect(labelInForce(second)?.code).toMatch(/^[0-9a-f]{32}$/);
  });

  it("is withdrawn once, with the reason", () => {
    const first = after(null, issueOn(null));
    const withdraw = (state: Label) =>
      label.decide(state, { type: "WithdrawLabel", reason: "贴错了" }, working, context);
    const ended = after(first, withdraw(first));
    expect(ended?.issued[0]?.ended).toEqual({ on: "2026-11-26", reason: "贴错了", replaced: false });
    expect(labelInForce(ended)).toBeNull();
    expect(refused(withdraw(ended))).toEqual(["label-none-in-force"]);
    expect(refused(withdraw(null))).toEqual(["label-none-in-force"]);
  });

  it("is not issued unseen, for a thing that ended or is not there, or with a duty twice", () => {
    expect(refused(issueOn(null, { ...working, seen: false }))).toEqual(["label-not-previewed"]);
    expect(refused(issueOn(null, { thing: null, seen: true }))).toEqual(["label-thing-unknown"]);
    expect(refused(issueOn(null, { thing: { title: "梯", final: true }, seen: true }))).toEqual(["label-thing-ended"]);
    const twice = { ...choice, duties: [...choice.duties, ...choice.duties] };
    expect(refused(issueOn(null, working, twice))).toEqual(["label-duty-twice"]);
  });
});

describe("how a duty stands", () => {
  it("is overdue the day after its day, and shown by nothing without a record", () => {
    expect(dutyStanding("2026-11-10", "2026-11-25", "2026-11-26")).toBe("overdue");
    expect(dutyStanding("2026-11-10", "2026-11-26", "2026-11-26")).toBe("kept");
    expect(dutyStanding(null, "2026-12-01", "2026-11-26")).toBe("none");
    expect(dutyStanding(null, "2026-11-01", "2026-11-26")).toBe("overdue");
    expect(dutyStanding("2026-11-10", null, "2026-11-26")).toBe("undated");
  });

  it("spreads the times of a period evenly", () => {
    expect(nextAfter({ times: 1, per: "year" }, "2024-02-29")).toBe("2025-02-28");
    expect(nextAfter({ times: 24, per: "year" }, "2026-01-01")).toBe("2026-01-16");
    expect(nextAfter({ times: 1, per: "always" }, "2026-01-01")).toBeNull();
    expect(nextAfter({ times: 3, per: "day" }, "2026-01-01")).toBe("2026-01-02");
  });
});
