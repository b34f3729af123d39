import { expect, it } from "vitest";
import { type Assessment, noAssessment } from "./assessment.ts";
import { assessment } from "./decide-assessment.ts";

const level = { score: 10, band: "general" as const, row: "", column: "", weight: 5, trace: [] };
const inputs = {
  hazard: "",
  event: "",
  harm: "",
  factors: [],
  asset: null,
  threat: null,
  weakness: null,
  safeguard: null,
  properties: [],
  answerable: "",
  ratings: {},
};
/** Finished by one, above the line, with a named approver. */
const finished = (by: string, approver: string, authors: readonly string[] = [by]): Assessment => ({
  ...noAssessment,
  risk: "r",
  set: "s",
  versions: [
    {
      inputs,
      treatment: { option: "accept", measures: [], resources: "", cost: null, ratings: {}, approver },
      number: 1,
      on: "2026-01-01",
      by: { person: by, name: null },
      authors,
      results: [
        {
          criteria: 1,
          before: level,
          after: null,
          acceptable: { before: false, after: false },
          reviewBy: "2027-01-01",
          on: "2026-01-01",
        },
      ],
      approvals: [],
    },
  ],
});
const decided = (state: Assessment, actor: string) => {
  const now = Temporal.Instant.from("2026-01-02T00:00:00Z");
  const context = { actor, now, today: Temporal.PlainDate.from("2026-01-02"), newId: () => "" };
  const facts = { actorName: "", criteria: null, method: null, approverMayDecide: true, rowEnded: null };
  const command = { type: "DecideAcceptance", outcome: "accepted", reason: "x" } as const;
  const answer = assessment.decide(state, command, facts, context);
  return answer.ok ? "accepted" : answer.refusals.map(({ code }) => code).join();
};

it("[IS-24] the named approver accepts; a third person does not, and the assessor not even where a record names them", () => {
  expect(decided(finished("a", "b"), "b")).toBe("accepted");
  expect(decided(finished("a", "b"), "c")).toBe("not-the-approver");
  expect(decided(finished("a", "a"), "a")).toBe("not-the-approver");
  // Whoever wrote in the draft judged it, whoever pressed "finish".
  expect(decided(finished("a", "b", ["b", "a"]), "b")).toBe("not-the-approver");
});
