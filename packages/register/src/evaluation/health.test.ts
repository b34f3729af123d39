import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { risk as decider } from "../decide-risk.ts";
import type { RiskCommand } from "../risk-command.ts";
import { clause, facts, identify, on, row } from "../test-row.ts";
import { type Flaw, health } from "./health.ts";

type Row = ReturnType<typeof row>;

const world = {
  actor: "zhou",
  now: Temporal.Instant.from("2026-11-23T04:00:00Z"),
  today: Temporal.PlainDate.from("2026-11-23"),
};
const plan = { who: "维保", what: "保养", when: "每半月", where: "机房", why: "不困人", how: "规程" };
const control = (objective: string, documents: readonly string[]): RiskCommand => ({
  type: "SetControl",
  id: null,
  control: { objective, ...plan, documents },
});

const paper = { digest: "d", mediaType: "text/plain", bytes: 1, objective: null, validFrom: null, validUntil: null };
const contradict = (one: Row): void => {
  const file = { ...paper, on, item: "i", name: "照片" };
  one.send({ type: "LinkEvidence", bearing: "supports", why: "", file });
  one.send({ type: "LinkEvidence", bearing: "contradicts", why: "断丝", file });
};

/** Whoever may judge answers it; where nobody can judge yet, only a reason takes it off. */
const answerOrTakeOff = (one: Row, id: string): RiskCommand => {
  const evidence = one.state().evidence.map((each) => each.id);
  const answer = { type: "EvaluateRow", outcome: "fulfilled", finding: "不是这台", evidence, on } as const;
  const isJudged = decider.decide(one.state(), answer, facts, { ...world, newId: () => "tried" }).ok;
  return isJudged ? answer : { type: "UnlinkEvidence", id, reason: "挂错" };
};

/** How a reader of the list mends one thing: one command of the product, as the page offers it. */
const mend = (rows: readonly Row[], flaw: Flaw): void => {
  const one = rows[Number(flaw.risk)];
  if (one === undefined) throw new Error(`no row ${flaw.risk}`);
  const at = flaw.at ?? "";
  const found = one.state().controls.find(({ id }) => id === at);
  const command: Readonly<Record<Flaw["kind"], RiskCommand>> = {
    "risk-without-law": { type: "AddDocument", title: "特种设备安全法", printedDate: "" },
    "law-without-clause": { type: "ExtractClause", line: at, clause },
    ballast: flaw.removable
      ? { type: "WithdrawDocument", line: at, reason: "不适用" }
      : { type: "ExtractClause", line: at, clause },
    "risk-without-objective": {
      type: "SetObjective",
      id: null,
      objective: { text: "维保", frequency: { times: 24, per: "year" } },
    },
    "objective-without-control": control(at, []),
    "objective-without-monitoring": {
      type: "SetMonitoring",
      id: null,
      monitoring: { objective: at, what: "抽查", who: "设备部", frequency: { times: 1, per: "month" } },
    },
    "control-without-document": {
      type: "SetControl",
      id: at,
      control: { objective: found?.objective ?? "", ...plan, documents: ["电梯管理办法"] },
    },
    "contradiction-unanswered": answerOrTakeOff(one, at),
    "failure-without-correction": { type: "PlanCorrection", cause: "漏检", action: "补检", due: "2026-12-01" },
    "correction-not-done": { type: "ReportCorrection", what: "已补检", on },
    "correction-without-verification": { type: "VerifyCorrection", outcome: "effective", finding: "有效", on },
  };
  const sent = one.send(command[flaw.kind], {
    actor: flaw.kind === "correction-without-verification" ? "wang" : "zhou",
    with: facts,
  });
  if (!sent.ok) throw new Error(`${flaw.kind}: ${JSON.stringify(sent.refusals)}`);
};

const fail = (one: Row): void => {
  const { objectives, lines } = one.state();
  for (const { id } of lines) one.send({ type: "ExtractClause", line: id, clause });
  for (const { id } of objectives) {
    one.send(control(id, []));
    one.send({
      type: "SetMonitoring",
      id: null,
      monitoring: { objective: id, what: "查", who: "甲", frequency: { times: 1, per: "year" } },
    });
  }
  one.send({ type: "EvaluateRow", outcome: "not-fulfilled", finding: "无记录", evidence: [], on });
};

const shape = fc.record({
  laws: fc.array(fc.constantFrom("甲法", "《甲法》", "乙条例", "丙办法"), { maxLength: 3 }),
  objectives: fc.integer({ min: 0, max: 2 }),
  fails: fc.boolean(),
  contradicted: fc.boolean(),
});
type Shape = typeof shape extends fc.Arbitrary<infer Of> ? Of : never;

const grown = (shapes: readonly Shape[]): readonly Row[] =>
  shapes.map(({ laws, objectives, fails, contradicted }) => {
    const one = row();
    one.send(identify);
    for (const title of laws) one.send({ type: "AddDocument", title, printedDate: "" });
    for (let n = 0; n < objectives; n += 1)
      one.send({
        type: "SetObjective",
        id: null,
        objective: { text: `目标 ${n}`, frequency: { times: 1, per: "year" } },
      });
    if (contradicted) contradict(one);
    if (fails && laws.length > 0 && objectives > 0) fail(one);
    return one;
  });

const healthNow = (rows: readonly Row[]) => health(rows.map((one, n) => ({ id: String(n), risk: one.state() })));

describe("the health of the graph", () => {
  it("falls with each thing mended, in any order, never rises on the way, and ends at 0 (OH-22, OH-23)", () => {
    fc.assert(
      fc.property(fc.array(shape, { minLength: 1, maxLength: 4 }), fc.nat(), (shapes, seed) => {
        const rows = grown(shapes);
        let last = healthNow(rows);
        for (let step = 0; last.flaws.length > 0; step += 1) {
          if (step > 200) throw new Error("the list does not end");
          const flaw = last.flaws[(seed + step * 7) % last.flaws.length];
          if (flaw === undefined) break;
          mend(rows, flaw);
          const next = healthNow(rows);
          expect(next.missing).toBeLessThan(last.missing);
          // The share of missing links falls too: a / b ≤ c / d, without division.
          expect(next.missing * last.links).toBeLessThanOrEqual(last.missing * next.links);
          last = next;
        }
        expect(last.missing).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it("its trace adds up to the figure, and says which law is only listed", () => {
    const rows = grown([
      { laws: ["甲法", "乙条例"], objectives: 0, fails: false, contradicted: false },
      { laws: [], objectives: 1, fails: false, contradicted: false },
    ]);
    rows[0]?.send({ type: "ExtractClause", line: rows[0].state().lines[0]?.id ?? "", clause });
    const { missing, trace, flaws, links } = healthNow(rows);
    const counts = Object.fromEntries(trace.filter(({ count }) => count > 0).map(({ kind, count }) => [kind, count]));
    expect(counts).toEqual({
      "risk-without-law": 1,
      "law-without-clause": 1,
      ballast: 1,
      "risk-without-objective": 1,
      "objective-without-control": 1,
      "objective-without-monitoring": 1,
    });
    expect(missing).toBe(3 + 1 + 1 + 4 + 2 + 1);
    expect(trace.reduce((sum, one) => sum + one.missing, 0)).toBe(missing);
    // A law, its clause, the law's use, and one objective are there.
    expect(links - missing).toBe(4);
    expect(flaws.find(({ kind }) => kind === "ballast")?.text).toBe("乙条例");
  });

  it("does not offer to take out the only law of a risk", () => {
    const rows = grown([{ laws: ["甲法"], objectives: 0, fails: false, contradicted: false }]);
    expect(healthNow(rows).flaws.map(({ kind, removable }) => [kind, removable])).toEqual([
      ["law-without-clause", false],
      ["risk-without-objective", false],
      ["ballast", false],
    ]);
  });
});
