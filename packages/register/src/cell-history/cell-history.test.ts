import { expect, test } from "vitest";
import { steps, upTo } from "../test-row.ts";
import { cellHistory } from "./cell-history.ts";

test("every cell tells what each event made of it, the newest first", () => {
  const given = upTo(steps.length);
  given.send({ type: "AssignRisk", owner: "行政部", area: "lift" });
  given.send({ type: "AssignRisk", owner: "行政部", area: "canteen" });
  const changes = cellHistory(given.events);
  const of = (wanted: string) =>
    changes.filter(({ column }) => column === wanted).map(({ version, from, to }) => [version, from, to]);
  expect(of("owner")).toEqual([
    [8, "设备部", "行政部"],
    [1, "", "设备部"],
  ]);
  expect(of("area")).toEqual([
    [9, "lift", "canteen"],
    [1, "", "lift"],
  ]);
  expect(of("evidence")).toEqual([[7, "", "检测报告.pdf 2026-04-12"]]);
  const line = given.state().lines[0]?.id;
  expect(changes.filter(({ column }) => column === "clauses")).toEqual([
    { version: 3, line, column: "clauses", from: "", to: "第一条" },
  ]);
  given.send({ type: "WithdrawDocument", line: line ?? "", reason: "不适用" });
  expect(cellHistory(given.events)[0]).toMatchObject({ version: 10, from: expect.any(String), to: "" });
});
