import type { Context } from "@touchstone/kernel";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { risk as decider } from "../decide-risk.ts";
import { riskCells } from "../register-view.ts";
import { noRisk, type Risk } from "../risk.ts";
import { riskState } from "../risk-state.ts";
import { facts, steps, upTo } from "../test-row.ts";
import { type CellEdit, cellColumns, cellsOf, cellText } from "./cell.ts";
import type { NewRow, RowEdits } from "./change-row.ts";
import { readFrequency } from "./frequency-words.ts";
import { type PlanFacts, planChanges, type RowThere } from "./plan.ts";

let next = 0;
const context: Context = {
  actor: "chen",
  now: Temporal.Instant.from("2026-11-23T04:00:00Z"),
  today: Temporal.PlainDate.from("2026-11-23"),
  newId: () => `new-${++next}`,
};
const none: RowEdits = { edits: [], documents: [], withdraw: [] };
const factsOf = (there: RowThere | null): PlanFacts => ({
  row: () => there,
  isThere: () => false,
  isNamed: () => false,
  isOwner: () => true,
  riskFacts: facts,
});
const plan = (risk: Risk, change: Partial<RowEdits>, asSeen: Risk | null = risk) => {
  const [one] = planChanges(
    [{ kind: "change", at: null, risk: "r", seen: 1, change: { ...none, ...change } }],
    factsOf({ version: 1, risk, asSeen }),
    context,
  );
  if (one === undefined) throw new Error("a change has a plan");
  return one;
};
const edit = (column: CellEdit["column"], to: string, line: string | null = null): CellEdit => ({ line, column, to });
const printed: NewRow = {
  file: "a.csv",
  no: "1",
  title: "电梯困人",
  harm: "",
  owner: "设备部",
  area: "lift",
  lines: [
    {
      cells: {
        no: " 1",
        risk: " 电梯困人 ",
        document: "《甲法》",
        effective: "2004年",
        objectives: "定期检测",
        evaluator: "张三",
      },
    },
    { cells: { document: "乙条例", monitoring: "现场看" } },
  ],
};
const imported = (): Risk => {
  const decided = decider.decide(noRisk, { type: "AddRow", row: printed }, facts, context);
  if (!decided.ok) throw new Error(decided.refusals[0].code);
  return decided.value.reduce(decider.evolve, noRisk);
};
const codes = (risk: Risk, ...edits: CellEdit[]) => plan(risk, { edits }).planned.refusals.map(({ code }) => code);

test("what a file printed stands as it stood, evaluator and all, and proves nothing", () => {
  const risk = imported();
  expect(riskCells(risk).map((cells) => [cells[0], cells[1], cells[2], cells[5], cells[9]])).toEqual([
    [" 1", " 电梯困人 ", "《甲法》", "定期检测", "张三"],
    ["", "", "乙条例", "", ""],
  ]);
  expect(risk.evaluations).toEqual([]);
  expect(riskState(risk, "2026-11-23")).toBe("unidentified");
});

describe("a cell", () => {
  it("filled by an act is not written", () => {
    for (const column of ["evidence", "evaluator", "evaluatedOn", "verification"] as const)
      expect(codes(imported(), edit(column, "合格"))).toEqual(["cell-by-act"]);
    const risk = imported();
    expect(codes(risk, edit("clauses", "第一条", risk.lines[0]?.id ?? null))).toEqual(["cell-by-act"]);
  });

  it("of the plan becomes an entry where its words say how often, and is text where they do not", () => {
    const risk = imported();
    const { act, planned } = plan(risk, { edits: [edit("objectives", "定期检测\n每半年检测一次")] });
    const after = (act?.events ?? []).reduce(decider.evolve, risk);
    expect(after.objectives).toMatchObject([{ text: "每半年检测一次", frequency: { times: 1, per: "half-year" } }]);
    expect(after.lines[0]?.printed.objectives).toBe("定期检测");
    expect(planned.notes).toEqual([]);
    expect(plan(risk, { edits: [edit("control", "加强管理")] }).planned.notes).toMatchObject([
      { code: "kept-as-written" },
    ]);
  });

  it("of an entry changes it and keeps its other parts; an entry is not left out", () => {
    const risk = upTo(steps.length).state();
    const { act } = plan(risk, { edits: [edit("control", "委托检验（行政部，每年五月）")] });
    const after = (act?.events ?? []).reduce(decider.evolve, risk);
    expect(after.controls).toEqual([{ ...risk.controls[0], what: "委托检验", who: "行政部", when: "每年五月" }]);
    expect(codes(risk, edit("control", ""))).toEqual(["entry-kept"]);
    expect(codes(risk, edit("control", "随便写"))).toEqual(["entry-unreadable"]);
    expect(codes(risk, edit("objectives", `${risk.objectives[0]?.text}\n再加一条`))).toEqual(["entry-unreadable"]);
  });

  it("is refused where it would be emptied, overlong, impossible, or asked for twice", () => {
    const risk = imported();
    const line = risk.lines[0]?.id ?? null;
    expect(codes(risk, edit("risk", ""))).toEqual(["risk-title-missing"]);
    expect(codes(risk, edit("document", "《》", line))).toEqual(["document-emptied"]);
    expect(codes(risk, edit("effective", "2004年13月1日", line))).toEqual(["date-impossible"]);
    expect(codes(risk, edit("owner", "甲".repeat(301)))).toEqual(["cell-overlong"]);
    expect(codes(risk, edit("owner", "甲"), edit("owner", "乙"))).toEqual(["cell-not-kept"]);
    expect(codes(risk, edit("document", "甲", "no-line"))).toEqual(["line-unknown"]);
  });

  it("does not rename a law from which clauses were taken; its marks and its date may change", () => {
    const risk = upTo(steps.length).state();
    const line = risk.lines.find(({ clauses }) => clauses.length > 0);
    const { id = null, title = "" } = line ?? {};
    expect(codes(risk, edit("document", "别的法", id))).toEqual(["document-clauses-taken"]);
    expect(plan(risk, { edits: [edit("document", `《${title}》`, id)] }).planned.kind).toBe("changed");
    expect(plan(risk, { edits: [edit("effective", "2005年", id)] }).planned.kind).toBe("changed");
  });
});

test("a conflict is one of cells: who changed another cell of the row is in nobody's way", () => {
  const seen = imported();
  const moved = (plan(seen, { edits: [edit("risk", "困人")] }).act?.events ?? []).reduce(decider.evolve, seen);
  expect(plan(moved, { edits: [edit("owner", "行政部")] }, seen).planned.kind).toBe("changed");
  expect(plan(moved, { edits: [edit("risk", "困人")] }, seen).planned.kind).toBe("unchanged");
  expect(plan(moved, { edits: [edit("risk", " 电梯困人")] }, seen).planned.kind).toBe("unchanged");
  expect(plan(moved, { edits: [edit("risk", "坠落")] }, seen).planned).toMatchObject({
    kind: "conflict",
    conflicts: [{ seen: " 电梯困人", theirs: "困人", yours: "坠落" }],
  });
  expect(plan(moved, { edits: [edit("risk", "坠落")] }, null).planned.refusals[0]?.code).toBe("version-unknown");
});

test("a row that was withdrawn takes no change and asks for no review", () => {
  const risk = decider.evolve(imported(), { type: "RiskWithdrawn", data: { reason: "停用" } });
  expect(codes(risk, edit("owner", "甲"))).toEqual(["risk-withdrawn"]);
  expect(riskState(risk, "2026-11-23")).toBe("withdrawn");
});

it.each([
  ["每年检测一次", { times: 1, per: "year" }],
  ["每半月维保 2 次", { times: 2, per: "half-month" }],
  ["每季度演练两次", { times: 2, per: "quarter" }],
  ["inspected twice a year", { times: 2, per: "year" }],
  ["定期检测", null],
  ["每年检测，全年无事故", null],
])("%s is read as often as it says", (text, frequency) => expect(readFrequency(text)).toEqual(frequency));

// The laws: what a preview says is what the row says afterwards, and taking it back gives the cells of before.
const texts = fc.oneof(
  fc.constantFrom(
    "",
    "每年检测一次",
    "甲\n每月检查 2 次",
    "检测报告（设备部）",
    "《丙法》",
    "2019.6.1",
    "委托检测（设备部，每年四月）",
  ),
  fc.string({ maxLength: 12 }),
);
const changes = fc.record({
  edits: fc.uniqueArray(
    fc.record({ line: fc.integer({ min: -1, max: 1 }), column: fc.constantFrom(...cellColumns), to: texts }),
    {
      maxLength: 5,
      selector: ({ column }) => column,
    },
  ),
  documents: fc.array(
    fc.record({ cells: fc.record({ document: texts, objectives: texts }, { requiredKeys: ["document"] }) }),
    { maxLength: 2 },
  ),
  drop: fc.boolean(),
});

it.each([
  ["imported", imported],
  ["planned by hand", () => upTo(steps.length).state()],
  ["without a document", () => upTo(1).state()],
])("any change of a row %s does what its preview says, and taken back leaves the cells of before", (_, make) => {
  fc.assert(
    fc.property(changes, ({ edits, documents, drop }) => {
      const risk = make();
      const id = (line: number) => risk.lines[line]?.id ?? null;
      const first = drop ? id(0) : null;
      const { planned, act } = plan(risk, {
        edits: edits.map(({ line, ...one }) => ({ ...one, line: id(line) })),
        documents,
        withdraw: first === null ? [] : [{ line: first, reason: "停用" }],
      });
      expect(planned.kind === "changed").toBe(act !== null);
      if (act === null) return;
      const after = act.events.reduce(decider.evolve, risk);
      const now = cellsOf(after);
      for (const { column, to } of planned.cells) {
        const said = now.filter((cell) => cell.column === column).map(({ text }) => text);
        if (to !== "") expect(said).toContain(to);
      }
      for (const { line, column, to } of edits) {
        // The first document of a row stands beside the row's own cells.
        if (documents.length === 0 && (!drop || line !== 0))
          expect(cellText(after, id(line), column).trim()).toBe(to.trim());
      }
      const back = decider.decide(after, { type: "TakeBack", before: risk, since: act.events }, facts, context);
      const restored = (back.ok ? back.value : []).reduce(decider.evolve, after);
      expect(riskCells(restored)).toEqual(riskCells(risk));
      for (const column of cellColumns) expect(cellText(restored, null, column)).toBe(cellText(risk, null, column));
      expect(restored.lines.map(({ withdrawn }) => withdrawn)).toEqual(risk.lines.map(({ withdrawn }) => withdrawn));
    }),
    { numRuns: 300 },
  );
});
