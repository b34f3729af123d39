import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { risk as decider } from "./decide-risk.ts";
import { isIdentified, orphans } from "./register-view.ts";
import { noRisk } from "./risk.ts";
import type { RiskCommand } from "./risk-command.ts";
import { lacks, openReviews, riskState } from "./risk-state.ts";
import {
  clause,
  facts,
  failed,
  identify,
  incompetent,
  inFavour,
  judged,
  lawChanged,
  on,
  row,
  steps,
  upTo,
} from "./test-row.ts";

describe("the state follows from what was done (OH-24)", () => {
  test("step by step to compliant", () => {
    const states = Array.from({ length: steps.length + 1 }, (_, count) => riskState(upTo(count).state(), on));
    expect(states).toEqual([
      "absent",
      "unidentified",
      "unidentified",
      "identified",
      "planned",
      "planned",
      "operating",
      "to-evaluate",
    ]);
    const given = upTo(steps.length);
    given.send(judged(given, "fulfilled"));
    expect(riskState(given.state(), on)).toBe("compliant");
  });

  test("no row is compliant without a competent evaluation, evidence and a clause, whatever is sent", () => {
    const line = fc.constantFrom("id-1", "id-2", "id-3", "id-4");
    const date = fc.constantFrom("2026-04-12", "2027-01-01", on);
    const commands: fc.Arbitrary<RiskCommand> = fc.oneof(
      fc.constant(identify),
      fc.constant<RiskCommand>({ type: "AssignRisk", owner: "设备部", area: "canteen" }),
      fc.constant<RiskCommand>({ type: "AddDocument", title: "甲法", printedDate: "" }),
      line.map((id): RiskCommand => ({ type: "WithdrawDocument", line: id, reason: "不适用" })),
      line.map((id): RiskCommand => ({ type: "ExtractClause", line: id, clause })),
      fc.constant<RiskCommand>({
        type: "SetObjective",
        id: null,
        objective: { text: "一", frequency: { times: 1, per: "year" } },
      }),
      fc.tuple(line, date).map(
        ([objective, day]): RiskCommand => ({
          type: "LinkEvidence",
          ...inFavour,
          file: {
            item: "e",
            digest: "e",
            name: "n",
            mediaType: "t",
            bytes: 1,
            objective,
            on: day,
            validFrom: null,
            validUntil: null,
          },
        }),
      ),
      fc.tuple(line, date, fc.constantFrom("fulfilled" as const, "not-fulfilled" as const)).map(
        ([id, day, outcome]): RiskCommand => ({
          type: "EvaluateRow",
          outcome,
          finding: "f",
          evidence: [id],
          on: day,
        }),
      ),
      fc.constant<RiskCommand>({ type: "PlanCorrection", cause: "c", action: "a", due: on }),
      fc.constant<RiskCommand>({ type: "ReportCorrection", what: "w", on }),
      fc.constant<RiskCommand>({ type: "VerifyCorrection", outcome: "effective", finding: "f", on }),
      fc.constant<RiskCommand>(lawChanged("2026-01-01")),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(commands, fc.constantFrom("zhou", "li")), { maxLength: 40 }), (sent) => {
        const given = upTo(6);
        for (const [command, actor] of sent) {
          given.send(command, { actor });
          const state = given.state();
          if (riskState(state, on) === "compliant") {
            expect(lacks(state, on)).toEqual([]);
            const last = state.evaluations.at(-1);
            const corrected = state.corrections.find(
              (one) => one.evaluation === last?.id && one.verified?.outcome === "effective",
            );
            expect(last?.outcome === "fulfilled" || corrected !== undefined).toBe(true);
            if (corrected !== undefined) expect(corrected.verified?.by.person).not.toBe(corrected.done?.by.person);
          }
          // Replay = state.
          expect(given.events.reduce(decider.evolve, noRisk)).toEqual(state);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("a change of plan overtakes the judgement", () => {
    const given = upTo(steps.length);
    given.send(judged(given, "fulfilled"));
    given.send({
      type: "SetObjective",
      id: null,
      objective: { text: "每年演练一次", frequency: { times: 1, per: "year" } },
    });
    expect(riskState(given.state(), on)).toBe("planned");
  });
});

describe("④ clauses", () => {
  test("a quote that leaves the text is refused where it leaves it (OH-7)", () => {
    const given = upTo(2);
    const line = given.state().lines[0]?.id ?? "";
    const decided = given.send({ type: "ExtractClause", line, clause: { ...clause, quote: "保养应当做出记录" } });
    expect(decided.ok ? null : decided.refusals[0]).toMatchObject({
      code: "quote-differs",
      facts: { at: 5, quoted: "做出记录", printed: "作出记录。" },
    });
  });

  test("the digest of the article goes with it; where the base has no text there is none", () => {
    const given = upTo(3);
    expect(given.state().lines[0]?.clauses[0]?.digest).toBe("d1");
    const line = given.state().lines[0]?.id ?? "";
    given.send({ type: "ExtractClause", line, clause }, { with: { ...facts, article: { kind: "no-text" } } });
    expect(given.state().lines[0]?.clauses[1]?.digest).toBeNull();
    const missing = { with: { ...facts, article: { kind: "no-such-article" } } } as const;
    expect(given.codes({ type: "ExtractClause", line, clause }, missing)).toEqual(["article-unknown"]);
    expect(given.codes({ type: "ExtractClause", line: "x", clause })).toEqual(["line-unknown"]);
  });

  test("a document that was withdrawn takes no clause and is no orphan", () => {
    const given = upTo(2);
    const line = given.state().lines[0]?.id ?? "";
    expect(orphans([{ id: "r", risk: given.state() }]).lawsWithoutClause).toHaveLength(1);
    given.send({ type: "WithdrawDocument", line, reason: "已被取代" });
    expect(given.codes({ type: "ExtractClause", line, clause })).toEqual(["line-withdrawn"]);
    expect(orphans([{ id: "r", risk: given.state() }])).toEqual({ risksWithoutLaw: ["r"], lawsWithoutClause: [] });
  });

  test("a list of titles is not identified, however long (OH-11)", () => {
    const given = upTo(1);
    for (let count = 0; count < 30; count += 1)
      given.send({ type: "AddDocument", title: `法 ${count}`, printedDate: "" });
    expect(isIdentified(given.state())).toBe(false);
    expect(riskState(given.state(), on)).toBe("unidentified");
  });
});

describe("⑨⑩ evaluation", () => {
  test("only by a person competent for the area on that day, who is named with the proof of it", () => {
    const given = upTo(steps.length);
    const command = judged(given, "fulfilled");
    const refused = given.send(command, { with: incompetent });
    expect(refused.ok ? null : refused.refusals).toMatchObject([
      { code: "evaluator-not-competent", facts: { area: "lift", on }, passesFrom: "2026-12-01" },
    ]);
    given.send({ type: "AssignRisk", owner: "设备部", area: "" });
    expect(given.codes(command, { with: incompetent })).toEqual(["area-missing"]);
    given.send({ type: "AssignRisk", owner: "设备部", area: "lift" });
    expect(given.codes(command)).toEqual([]);
    expect(given.state().evaluations[0]).toMatchObject({
      by: { person: "zhou", name: "周明" },
      competence: "培训记录 12",
      on,
    });
  });

  test("not before its day has come", () => {
    const given = upTo(steps.length);
    const judge = (day: string) => given.codes({ ...judged(given, "fulfilled"), on: day } as RiskCommand);
    expect(judge("2026-11-24")).toEqual(["evaluated-in-future"]);
    expect(judge("2026-11-23")).toEqual([]);
  });

  test("every reason against it at once, not the first", () => {
    const given = upTo(2);
    const command = {
      type: "EvaluateRow",
      outcome: "fulfilled",
      finding: "x",
      evidence: [],
      on: "2026-11-30",
    } as const;
    expect(given.codes(command, { with: incompetent })).toEqual([
      "evaluated-in-future",
      "evaluator-not-competent",
      "row-incomplete",
      "evidence-missing",
    ]);
  });

  test("evidence that nobody attached proves nothing", () => {
    const given = upTo(steps.length);
    expect(given.codes({ ...judged(given, "fulfilled"), evidence: ["nowhere"] } as RiskCommand)).toEqual([
      "evidence-unknown",
    ]);
  });
});

describe("⑪⑫ correction", () => {
  const plan: RiskCommand = { type: "PlanCorrection", cause: "没有计划", action: "补做演练", due: "2026-12-01" };
  const report: RiskCommand = { type: "ReportCorrection", what: "已演练", on };
  const verify = (outcome: "effective" | "ineffective"): RiskCommand => ({
    type: "VerifyCorrection",
    outcome,
    finding: "有记录",
    on,
  });

  test("found, corrected, verified by somebody else, closed (OH-20)", () => {
    const given = failed();
    const states = [riskState(given.state(), on)];
    for (const command of [plan, report]) {
      expect(given.codes(command)).toEqual([]);
      states.push(riskState(given.state(), on));
    }
    expect(given.codes(verify("effective"))).toEqual(["corrected-by-verifier"]);
    expect(given.codes(verify("effective"), { actor: "li" })).toEqual([]);
    expect([...states, riskState(given.state(), on)]).toEqual([
      "nonconforming",
      "correcting",
      "to-verify",
      "compliant",
    ]);
  });

  test("an ineffective correction leaves the row nonconforming and asks for another", () => {
    const given = failed();
    given.send(plan);
    given.send(report);
    given.send(verify("ineffective"), { actor: "li" });
    expect(riskState(given.state(), on)).toBe("nonconforming");
    expect(given.codes(verify("effective"), { actor: "li" })).toEqual(["nothing-to-verify"]);
    expect(given.codes(plan)).toEqual([]);
  });

  test("a failure is not closed by judging again, nor by changing the plan", () => {
    const given = failed();
    expect(given.codes(judged(given, "fulfilled"))).toEqual(["evaluation-open"]);
    given.send({ type: "AddDocument", title: "新法", printedDate: "" });
    expect(riskState(given.state(), on)).toBe("nonconforming");
  });

  test("nothing is corrected, reported or verified out of turn", () => {
    const given = upTo(steps.length);
    expect(given.codes(plan)).toEqual(["nothing-to-correct"]);
    expect(given.codes(report)).toEqual(["nothing-to-report"]);
    expect(given.codes(verify("effective"))).toEqual(["nothing-to-verify"]);
  });
});

describe("the law changes (OH-21)", () => {
  test("a row that cites a changed clause is to review, once, with its term; others are not", () => {
    const given = upTo(steps.length);
    given.send(judged(given, "fulfilled"));
    const change = lawChanged("2027-01-01");
    expect(given.send(lawChanged("2027-01-01", { family: "cn-other" }))).toEqual({ ok: true, value: [] });
    expect(given.send(lawChanged("2027-01-01", { article: "第九条" }))).toEqual({ ok: true, value: [] });
    given.send(change);
    expect(given.send(change)).toEqual({ ok: true, value: [] });
    expect(riskState(given.state(), on)).toBe("to-review");
    expect(openReviews(given.state())).toMatchObject([
      { cited: "cn-lift", due: "2026-12-07", touched: [{ what: "changed" }] },
    ]);
    const review = { family: "cn-lift", version: "2027-01-01", conclusion: "条款未变" };
    expect(given.codes({ type: "ConcludeReview", review })).toEqual([]);
    expect(given.codes({ type: "ConcludeReview", review })).toEqual(["review-unknown"]);
    expect(riskState(given.state(), on)).toBe("compliant");
  });

  test("the end of a version that was looked at is a change of its own, and leaves the first conclusion as it was", () => {
    const given = upTo(steps.length);
    const review = { family: "cn-lift", version: "2027-01-01" };
    given.send(lawChanged("2027-01-01"));
    given.send({ type: "ConcludeReview", review: { ...review, conclusion: "条款未变" } });
    given.send(lawChanged("2027-01-01", { what: "ended" }));
    given.send(lawChanged("2027-01-01", { what: "ended" }));
    expect(riskState(given.state(), on)).toBe("to-review");
    given.send({ type: "ConcludeReview", review: { ...review, conclusion: "改引新法" } });
    expect(given.state().reviews.map(({ conclusion }) => conclusion)).toEqual(["条款未变", "改引新法"]);
  });

  test("a corrected day moves the term of the review that waits, of the version or of the end, and of no other", () => {
    const given = upTo(steps.length);
    const review = { family: "cn-lift", version: "2027-01-01" };
    const move = (ends: boolean, due: string) => given.send({ type: "MoveReview", review: { ...review, ends, due } });
    const terms = () => given.state().reviews.map(({ due }) => due);
    expect(move(false, "2027-02-01")).toEqual({ ok: true, value: [] });
    given.send(lawChanged("2027-01-01"));
    given.send(lawChanged("2027-01-01", { what: "ended" }));
    move(false, "2027-02-01");
    expect(terms()).toEqual(["2027-02-01", "2026-12-07"]);
    expect(move(false, "2027-02-01")).toEqual({ ok: true, value: [] });
    move(true, "2027-03-01");
    given.send({ type: "ConcludeReview", review: { ...review, conclusion: "已看" } });
    expect(move(true, "2027-04-01")).toEqual({ ok: true, value: [] });
    expect(terms()).toEqual(["2027-02-01", "2027-03-01"]);
  });

  test("a line that was withdrawn cites nothing any more", () => {
    const given = upTo(steps.length);
    const [cited] = given.state().lines;
    given.send({ type: "WithdrawDocument", line: cited?.id ?? "", reason: "不再适用" });
    expect(given.send(lawChanged("2027-01-01"))).toEqual({ ok: true, value: [] });
  });
});

test("a row begins once, and not in the middle", () => {
  const given = row();
  expect(given.codes({ type: "AddDocument", title: "甲", printedDate: "" })).toEqual(["risk-not-identified"]);
  given.send(identify);
  expect(given.codes(identify)).toEqual(["risk-already-identified"]);
});
