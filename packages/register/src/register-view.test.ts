import { expect, test } from "vitest";
import { concludeCompliance, riskCells, riskWarnings, yearCounts } from "./register-view.ts";
import type { RiskCommand } from "./risk-command.ts";
import { riskState } from "./risk-state.ts";
import { clause, judged, on, row, steps, upTo } from "./test-row.ts";

test("the owner of a lift risk is the business, not the safety department (OH-12)", () => {
  const given = upTo(1);
  expect(riskWarnings(given.state())).toEqual([]);
  given.send({ type: "AssignRisk", owner: "安全环保部", area: "lift" });
  expect(riskWarnings(given.state())).toEqual([
    { code: "owner-is-safety-department", rule: { source: "安全生产法", clause: "第三条" } },
  ]);
});

test("the year shows how often of how often (OH-16)", () => {
  const given = upTo(steps.length);
  const half: RiskCommand = {
    type: "SetObjective",
    id: null,
    objective: { text: "半月维保", frequency: { times: 1, per: "half-month" } },
  };
  given.send(half);
  const counts = yearCounts(given.state(), 2026).map(({ required, done }) => `${done}/${required}`);
  expect(counts).toEqual(["1/1", "0/24"]);
  expect(yearCounts(given.state(), 2025)[0]?.done).toBe(0);
});

test("nobody says “we comply” over rows that do not carry it (OH-24)", () => {
  const given = upTo(steps.length);
  const conclude = () =>
    concludeCompliance({
      compliant: 3,
      [riskState(given.state(), on)]: riskState(given.state(), on) === "compliant" ? 4 : 1,
    });
  expect(conclude().ok).toBe(false);
  given.send(judged(given, "fulfilled"));
  expect(conclude()).toEqual({ ok: true, value: { rows: 4 } });
  expect(concludeCompliance({}).ok).toBe(false);
});

test("an imported row gives back the printed cells, and shows what was added below them", () => {
  const given = row();
  const printed = { no: "1", risk: "电梯事故", document: "《甲法》", effective: "2004年", objectives: "定期检测" };
  const lines = [{ cells: printed }, { cells: { document: "乙条例" } }];
  const risk = { no: "1", title: "电梯事故", harm: "", owner: "", area: "" };
  given.send({ type: "AddRow", row: { ...risk, file: "a.csv", lines } });
  const cells = () => riskCells(given.state()).map((line) => line.slice(0, 6));
  expect(cells()).toEqual([
    ["1", "电梯事故", "《甲法》", "2004年", "", "定期检测"],
    ["", "", "乙条例", "", "", ""],
  ]);
  given.send({ type: "ExtractClause", line: given.state().lines[1]?.id ?? "", clause });
  given.send({ type: "SetObjective", id: null, objective: { text: "每年一次", frequency: { times: 1, per: "year" } } });
  expect(cells()).toEqual([
    ["1", "电梯事故", "《甲法》", "2004年", "", "定期检测\n每年一次"],
    ["", "", "乙条例", "", "第一条", ""],
  ]);
});
