import { noRisk, risk } from "@touchstone/register";
import { expect, it } from "vitest";
import { riskStream } from "./risk-stream.ts";

const judged = {
  id: "v",
  outcome: "fulfilled",
  finding: "看过",
  evidence: [],
  on: "2026-11-20",
  competence: "",
  person: "zhou",
};

/** A row that was judged and then named otherwise, as a journal of that version tells it. */
const retitledIn = (version: number, title: string) =>
  [
    riskStream.readEvent("RiskIdentified", version, { title: "电梯困人", harm: "伤人", owner: "", area: "lift" }, null),
    riskStream.readEvent("RowEvaluated", version, judged, null),
    riskStream.readEvent("RiskRetitled", version, { no: "7", title, harm: "伤人" }, null),
  ].reduce(risk.evolve, noRisk);

it("a row that was named otherwise before today folds as it did; since then it is judged again", () => {
  const before = retitledIn(3, "电梯坠落");
  expect(before.identified).toEqual({ no: "7", title: "电梯坠落", harm: "伤人" });
  expect(before.evaluations.map(({ overtaken }) => overtaken)).toEqual([false]);
  const overtakenIn = (title: string) => retitledIn(riskStream.schemaVersion, title).evaluations[0]?.overtaken;
  expect([overtakenIn("电梯坠落"), overtakenIn("电梯困人")]).toEqual([true, false]);
});
