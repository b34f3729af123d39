import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { risk as decider } from "./decide-risk.ts";
import { bearings, openContradictions } from "./evidence/bearing.ts";
import type { LinkedFile } from "./evidence/linked.ts";
import type { RiskCommand } from "./risk-command.ts";
import { everyDay, judgedDays, riskState, stands, stateBarDays } from "./risk-state.ts";
import { facts, failed, inFavour, judged, row, steps, upTo } from "./test-row.ts";

const day = "2026-11-20";
const file = (item: string, validUntil: string | null = null, validFrom: string | null = null): LinkedFile => ({
  item,
  digest: item,
  name: `${item}.pdf`,
  mediaType: "application/pdf",
  bytes: 9,
  objective: null,
  on: "2026-04-12",
  validFrom,
  validUntil,
});
type Given = ReturnType<typeof row>;
const link = (given: Given, linked: LinkedFile): string => {
  expect(given.codes({ type: "LinkEvidence", ...inFavour, file: linked })).toEqual([]);
  return given.state().evidence.at(-1)?.id ?? "";
};
const judge = (evidence: readonly string[], on = day): RiskCommand => ({
  type: "EvaluateRow",
  outcome: "fulfilled",
  finding: "符合",
  evidence,
  on,
});
/** A row whose judgement cites one certificate that runs out, beside evidence that never does. */
const certified = () => {
  const given = upTo(steps.length);
  const cited = link(given, file("cert", "2026-12-31"));
  expect(given.codes(judge([cited]))).toEqual([]);
  return { given, cited };
};

describe("a judgement is as good as what it cites", () => {
  it("falls with its own evidence, whatever else the row has to show", () => {
    const { given } = certified();
    const on = (today: string) => riskState(given.state(), today);
    expect([on("2026-12-31"), on("2027-01-01")]).toEqual(["compliant", "to-evaluate"]);
    link(given, file("new"));
    expect(on("2027-01-01")).toBe("to-evaluate");
    const [last] = given.state().evaluations.slice(-1);
    expect(last && [stands(given.state(), last, "2026-12-31"), stands(given.state(), last, "2027-01-01")]).toEqual([
      true,
      false,
    ]);
  });

  it("stands again only by a new judgement that cites the new paper", () => {
    const { given } = certified();
    const renewed = link(given, file("new", "2027-12-31"));
    expect(given.codes(judge([renewed]))).toEqual([]);
    expect(riskState(given.state(), "2027-01-01")).toBe("compliant");
  });

  it("is overtaken when its paper is given other days, longer ones too, and not by a paper that it does not cite", () => {
    const { given } = certified();
    link(given, file("aside"));
    const note = (item: string): RiskCommand => ({
      type: "NoteEvidence",
      item,
      days: { on: "2026-04-12", validFrom: null, validUntil: "2030-12-31" },
    });
    given.send(note("aside"));
    expect(riskState(given.state(), day)).toBe("compliant");
    given.send(note("cert"));
    expect([riskState(given.state(), day), riskState(given.state(), "2027-01-01")]).toEqual([
      "to-evaluate",
      "to-evaluate",
    ]);
  });

  it("falls when one of two papers that it cites runs out, or is taken off", () => {
    const given = upTo(steps.length);
    const ids = [link(given, file("a", "2026-12-31")), link(given, file("b"))];
    given.send(judge(ids));
    expect([riskState(given.state(), day), riskState(given.state(), "2027-01-01")]).toEqual([
      "compliant",
      "to-evaluate",
    ]);
    given.send({ type: "UnlinkEvidence", id: ids[1] ?? "", reason: "挂错" });
    expect(riskState(given.state(), day)).toBe("to-evaluate");
  });

  it("that found a failure gives way to the newer judgement; a later failure overrules an earlier conformity", () => {
    const { given } = certified();
    given.send({ ...judge([]), type: "EvaluateRow", outcome: "not-fulfilled" } as RiskCommand);
    expect(riskState(given.state(), day)).toBe("nonconforming");
  });
});

describe("a failure that was put right", () => {
  const verify: RiskCommand = { type: "VerifyCorrection", outcome: "effective", finding: "有效", on: day };
  const corrected = (given: Given) => {
    given.send({ type: "PlanCorrection", cause: "c", action: "a", due: day });
    given.send({ type: "ReportCorrection", what: "w", on: day });
    expect(given.codes(verify, { actor: "li" })).toEqual([]);
    return given;
  };

  it("stands on what the row had to show on the day of the verification", () => {
    const given = upTo(steps.length - 1);
    link(given, file("cert", "2026-12-31"));
    given.send(judged(given, "not-fulfilled"));
    corrected(given);
    expect(riskState(given.state(), "2026-12-31")).toBe("compliant");
    link(given, file("new"));
    expect(riskState(given.state(), "2027-01-01")).toBe("to-evaluate");
  });

  it("with nothing to show then is not made good by a paper that comes later", () => {
    const given = upTo(steps.length - 1);
    given.send({ type: "EvaluateRow", outcome: "not-fulfilled", finding: "没做", evidence: [], on: day });
    corrected(given);
    expect(riskState(given.state(), day)).toBe("operating");
    link(given, file("late"));
    expect(riskState(given.state(), day)).toBe("to-evaluate");
  });

  it("is compliant as before where its evidence holds", () => {
    expect(riskState(corrected(failed()).state(), day)).toBe("compliant");
  });
});

describe("who judges (⑨)", () => {
  it("is never the owner of the row, however the name is written", () => {
    const given = upTo(steps.length);
    for (const owner of ["周明", " 周 明 ", "周明 ", "仓储部 周明", "仓储部周明", "周明（仓储部）", "何师傅、周明"]) {
      given.send({ type: "AssignRisk", owner, area: "lift" });
      expect(given.codes(judged(given, "fulfilled"))).toEqual(["evaluated-by-owner"]);
    }
    for (const owner of ["Zhou Ming", "Stores, Zhou Ming"]) {
      given.send({ type: "AssignRisk", owner, area: "lift" });
      expect(given.codes(judged(given, "fulfilled"), { with: { ...facts, actorName: "ZHOU  ming" } })).toEqual([
        "evaluated-by-owner",
      ]);
    }
    expect(given.codes(judged(given, "fulfilled"))).toEqual([]);
    // Who only bears a part of the owner's name is somebody else.
    for (const owner of ["周明远", "周明远、何师傅", "仓储部"]) {
      given.send({ type: "AssignRisk", owner, area: "lift" });
      expect(given.codes(judged(given, "fulfilled"))).toEqual([]);
    }
    given.send({ type: "AssignRisk", owner: "Anne Zhou Mingus", area: "lift" });
    expect(given.codes(judged(given, "fulfilled"), { with: { ...facts, actorName: "Zhou Ming" } })).toEqual([]);
  });

  it("judged for the area that the row had: a new area asks for a new judgement, a new owner does not", () => {
    const { given } = certified();
    given.send({ type: "AssignRisk", owner: "后勤部", area: "lift" });
    expect(riskState(given.state(), day)).toBe("compliant");
    given.send({ type: "AssignRisk", owner: "后勤部", area: "canteen" });
    expect(riskState(given.state(), day)).toBe("to-evaluate");
  });
});

describe("what is kept beside a row", () => {
  const days = ["2026-04-01", "2026-06-30", "2026-11-20", "2026-12-31", "2027-01-01"] as const;
  const some = fc.constantFrom(...days);
  const commands: fc.Arbitrary<(given: Given) => RiskCommand> = fc.oneof(
    fc.tuple(fc.constantFrom("a", "b", "c"), fc.option(some), fc.option(some), fc.constantFrom(...bearings)).map(
      ([item, from, until, bearing]) =>
        () =>
          ({ type: "LinkEvidence", bearing, why: "断丝", file: file(item, until, from) }) as const,
    ),
    fc
      .nat(3)
      .map(
        (at) => (given: Given) =>
          ({ type: "UnlinkEvidence", id: given.state().evidence[at]?.id ?? "", reason: "r" }) as const,
      ),
    fc.tuple(fc.constantFrom("a", "b", "c"), fc.option(some)).map(
      ([item, validUntil]) =>
        () =>
          ({ type: "NoteEvidence", item, days: { on: "2026-04-12", validFrom: null, validUntil } }) as const,
    ),
    fc
      .tuple(fc.subarray([0, 1, 2, 3]), fc.constantFrom("fulfilled" as const, "not-fulfilled" as const))
      .map(([cited, outcome]) => (given: Given) => {
        const evidence = cited.flatMap((at) => given.state().evidence[at]?.id ?? []);
        return { ...judge(evidence), type: "EvaluateRow", outcome } as RiskCommand;
      }),
    fc.constant(() => ({ type: "PlanCorrection", cause: "c", action: "a", due: day }) as const),
    fc.constant(() => ({ type: "ReportCorrection", what: "w", on: day }) as const),
    fc.constant(() => ({ type: "VerifyCorrection", outcome: "effective", finding: "f", on: day }) as const),
    fc.constant(() => ({ type: "WithdrawRisk", reason: "r" }) as const),
  );

  it("tells the state of every day: the state bar days, the days of its evidence, the days of its judgement", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(commands, fc.constantFrom("zhou", "li")), { maxLength: 25 }), (sent) => {
        const given = upTo(steps.length - 1);
        for (const [command, actor] of sent) given.send(command(given), { actor });
        const state = given.state();
        expect(given.events.reduce(decider.evolve, decider.initial)).toEqual(state);
        const { from, until } = judgedDays(state);
        for (const on of [...days, everyDay.from, everyDay.until]) {
          const found = riskState(state, on);
          const bar = stateBarDays(state);
          if (bar === "compliant" && found !== "operating")
            expect(found).toBe(from <= on && on <= until ? "compliant" : "to-evaluate");
          else if (found !== bar) expect(["to-evaluate", "compliant"]).toContain(bar);
          // Never without every paper that the last judgement stands on.
          if (found !== "compliant") continue;
          expect(openContradictions(state)).toEqual([]);
          const { grounds } = state.evaluations.at(-1) ?? { grounds: [] };
          expect(grounds.length).toBeGreaterThan(0);
          for (const id of grounds) {
            const one = state.evidence.find((each) => each.id === id);
            expect([one?.unlinked, one?.bearing]).toEqual([null, "supports"]);
            expect((one?.validFrom ?? on) <= on && on <= (one?.validUntil ?? on)).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
