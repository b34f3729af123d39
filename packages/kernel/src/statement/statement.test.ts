import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Context } from "../decider.ts";
import { type StatementCommand, type StatementFacts, statement } from "./decide-statement.ts";
import { type Attested, type Statement, standingOn } from "./statement.ts";

const attested: Attested = {
  number: "TS01-26-OH-000001",
  title: { zh: "认证证书", en: "Certificate" },
  body: { id: "b", name: { zh: "衡测认证（示例）", en: "Hengce" } },
  holder: { id: "h", name: { zh: "澄湖物业", en: "Chenghu" } },
  scope: { zh: "物业服务", en: "Property services" },
  sites: [],
  standard: { zh: "GB/T 45001—2020", en: "ISO 45001:2018" },
  scheme: "cn-ohsms",
  edition: "2026-03-01",
  issuedOn: "2026-11-12",
  validFrom: "2026-11-12",
  validUntil: "2029-11-11",
  caseId: "case",
  decision: "decision",
  caseDigest: "00",
};
const facts: StatementFacts = { decision: { id: "decision", caseId: "case", on: "2026-11-11", grants: true } };
const context = (today: string): Context => ({
  actor: "somebody",
  now: Temporal.Instant.from(`${today}T04:00:00Z`),
  today: Temporal.PlainDate.from(today),
  newId: () => "id",
});
const change = (
  type: "SuspendStatement" | "RestoreStatement" | "WithdrawStatement" | "CancelStatement",
  from: string,
) => ({ type, from, reason: "0116", note: "" }) as const;

const given = (state: Statement, command: StatementCommand, today = "2027-01-01", known = facts) => {
  const decided = statement.decide(state, command, known, context(today));
  return {
    codes: decided.ok ? [] : decided.refusals.map(({ code }) => code),
    state: decided.ok ? decided.value.reduce(statement.evolve, state) : state,
  };
};
const issued = given(statement.initial, { type: "IssueStatement", attested }).state;

describe("a statement", () => {
  it("is never issued without the positive decision of its own case", () => {
    const issue = { type: "IssueStatement", attested } as const;
    const decision = facts.decision;
    if (decision === null) throw new Error("the fixture has a decision");
    for (const known of [
      { decision: null },
      { decision: { ...decision, grants: false } },
      { decision: { ...decision, caseId: "another" } },
      { decision: { ...decision, id: "another" } },
    ]) {
      expect(given(statement.initial, issue, "2027-01-01", known).codes).toEqual(["statement-without-decision"]);
    }
    expect(given(statement.initial, issue).codes).toEqual([]);
  });

  it("is not issued twice, nor before its decision", () => {
    expect(given(issued, { type: "IssueStatement", attested }).codes).toEqual(["statement-already-issued"]);
    const early = { ...attested, issuedOn: "2026-11-10" };
    expect(given(statement.initial, { type: "IssueStatement", attested: early }).codes).toEqual([
      "statement-issued-before-decision",
    ]);
  });

  it("answers for any day, past ones included", () => {
    const suspended = given(issued, change("SuspendStatement", "2027-03-01")).state;
    const restored = given(suspended, change("RestoreStatement", "2027-05-01")).state;
    const days = ["2026-11-11", "2026-11-12", "2027-03-01", "2027-04-30", "2027-05-01", "2029-11-11", "2029-11-12"];
    expect(days.map((day) => standingOn(restored, day))).toEqual([
      "not-yet",
      "in-force",
      "suspended",
      "suspended",
      "in-force",
      "in-force",
      "expired",
    ]);
  });

  it("is not restored without suspension, nor changed after its end, nor backwards", () => {
    expect(given(issued, change("RestoreStatement", "2027-01-01")).codes).toEqual(["standing-change-unlawful"]);
    const withdrawn = given(issued, change("WithdrawStatement", "2027-02-01")).state;
    expect(given(withdrawn, change("RestoreStatement", "2027-03-01")).codes).toEqual(["standing-change-unlawful"]);
    const suspended = given(issued, change("SuspendStatement", "2027-02-01")).state;
    expect(given(suspended, change("RestoreStatement", "2027-01-31")).codes).toEqual(["standing-change-backwards"]);
    expect(given(issued, change("SuspendStatement", "2029-11-12")).codes).toEqual(["standing-change-unlawful"]);
  });

  it("expires on the day after its last, once", () => {
    expect(given(issued, { type: "ExpireStatement" }, "2029-11-11").codes).toEqual(["statement-not-yet-expired"]);
    const expired = given(issued, { type: "ExpireStatement" }, "2029-11-12").state;
    expect(expired.changes.at(-1)?.standing).toBe("expired");
    expect(given(expired, { type: "ExpireStatement" }, "2029-11-13").state).toEqual(expired);
  });

  it("keeps lawful histories whatever is asked in whatever order", () => {
    const day = fc
      .integer({ min: 0, max: 1500 })
      .map((days) => Temporal.PlainDate.from("2026-11-01").add({ days }).toString());
    const command = fc.oneof(
      fc.constant({ type: "IssueStatement", attested } as const),
      fc.constant({ type: "ExpireStatement" } as const),
      fc
        .tuple(fc.constantFrom("SuspendStatement", "RestoreStatement", "WithdrawStatement", "CancelStatement"), day)
        .map(([type, from]) => change(type, from)),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(command, day), { maxLength: 25 }), (commands) => {
        const end = commands.reduce((state, [asked, today]) => given(state, asked, today).state, statement.initial);
        const ended = end.changes.findIndex(({ standing }) => ["withdrawn", "cancelled", "expired"].includes(standing));
        expect(ended === -1 || ended === end.changes.length - 1).toBe(true);
        end.changes.forEach(({ from, standing }, at) => {
          const before = end.changes[at - 1];
          expect(before === undefined || before.from <= from).toBe(true);
          expect(before === undefined || before.standing !== standing).toBe(true);
        });
      }),
    );
  });
});
