import { expect, it } from "vitest";
import { noRisk, type Risk } from "../risk.ts";
import { auditTrail } from "./audit-trail.ts";

const line = (title: string, over: Partial<Risk["lines"][number]> = {}): Risk["lines"][number] => ({
  id: title,
  title,
  printedDate: "",
  printed: {},
  clauses: [],
  withdrawn: null,
  ...over,
});
const risk: Risk = { ...noRisk, identified: { no: "1", title: "电梯困人", harm: "" } };
const at = (of: Risk, column: string) => auditTrail(of, "2026-11-23").find((step) => step.column === column);

it("what is printed is shown, and lacks all the same until somebody has set it", () => {
  const imported = { ...risk, lines: [line("甲法", { printed: { objectives: "定期检测", clauses: "第四十条" } })] };
  expect(at(imported, "objectives")).toEqual({
    column: "objectives",
    shows: ["定期检测"],
    lacks: ["电梯困人"],
    asked: true,
  });
  expect(at(imported, "clauses")).toMatchObject({ shows: ["第四十条"], lacks: ["甲法"] });
});

it("a withdrawn document shows nothing of its own; what it printed for the risk stays", () => {
  const printed = { clauses: "第一条", control: "安装办法" };
  const lines = [line("旧法", { printed, withdrawn: { reason: "已废止" } }), line("新法", { printedDate: "2014" })];
  expect(at({ ...risk, lines }, "document")).toMatchObject({ shows: ["新法"], lacks: [] });
  expect(at({ ...risk, lines }, "clauses")).toMatchObject({ shows: [], lacks: ["新法"] });
  expect(at({ ...risk, lines }, "control")).toMatchObject({ shows: ["安装办法"] });
});

const report: Risk["evidence"][number] = {
  id: "e",
  digest: "d",
  name: "检测报告.pdf",
  mediaType: "application/pdf",
  bytes: 1,
  objective: null,
  on: "2025-04-10",
  attachedAt: "2025-04-10T00:00:00Z",
  by: { person: "p", name: null },
  item: "i",
  validFrom: "2025-04-10",
  validUntil: "2026-04-09",
  bearing: "supports",
  why: "",
  unlinked: null,
};

it("a file against the row is shown as such and asks for an answer", () => {
  const evidence = [report, { ...report, id: "f", name: "照片.jpg", bearing: "contradicts" as const, why: "门能扒开" }];
  const station = auditTrail({ ...risk, evidence }, "2025-05-01").find(({ column }) => column === "evidence");
  expect(station).toMatchObject({
    shows: ["检测报告.pdf 2025-04-10", "✗ 照片.jpg 2025-04-10"],
    lacks: ["照片.jpg"],
  });
});

it("evidence that has run out by the day is not shown", () => {
  const evidence = [report];
  const of = (on: string) => auditTrail({ ...risk, evidence }, on).find(({ column }) => column === "evidence");
  expect(of("2026-04-09")).toMatchObject({ shows: ["检测报告.pdf 2025-04-10"], lacks: [] });
  expect(of("2026-04-10")).toMatchObject({ shows: [], lacks: ["电梯困人"] });
});

it("a failure that was put right is judged again once what it stood on has run out, and not before", () => {
  const by = { person: "p", name: null };
  const judged: Risk["evaluations"][number] = {
    id: "v",
    outcome: "not-fulfilled",
    finding: "没有检测",
    evidence: [],
    on: "2025-04-10",
    by,
    competence: "",
    overtaken: false,
    grounds: ["e"],
  };
  const corrected: Risk["corrections"][number] = {
    id: "k",
    evaluation: "v",
    cause: "忘了",
    action: "补检",
    due: "2025-04-20",
    done: { what: "已补检", on: "2025-04-12", by },
    verified: { outcome: "effective", finding: "有效", on: "2025-04-15", by },
  };
  const given = { ...risk, evidence: [report], evaluations: [judged], corrections: [corrected] };
  const lacksOn = (on: string, of: Risk = given) =>
    auditTrail(of, on).find(({ column }) => column === "evaluatedOn")?.lacks;
  expect([lacksOn("2026-04-09"), lacksOn("2026-04-10")]).toEqual([[], ["没有检测 2025-04-10"]]);
  // While the failure is open, its correction is what is asked.
  expect(lacksOn("2026-04-10", { ...given, corrections: [{ ...corrected, verified: null }] })).toEqual([]);
});
