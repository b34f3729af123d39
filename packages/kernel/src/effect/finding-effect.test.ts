import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { before, contextOf, people, play, story } from "../../test/ohsms-story.ts";
import { auditorScores, type RatedFinding } from "./effect-scores.ts";
import { effectDue, type FindingEffectCommand, findingEffect } from "./finding-effect.ts";

const ended = play(story).state;
const [finding] = ended.findings;
if (finding === undefined) throw new Error("the story raises findings");
const scores = { activity: 1, process: 2, quality: 0, management: -1 };
const command: FindingEffectCommand = {
  type: "RateFindingEffect",
  case: "case",
  side: "body",
  finding: finding.id,
  scores,
  says: "维保间隔一直守住",
};
const decide = (change: Partial<FindingEffectCommand> = {}, state = ended, actor: string = people.planner.id) =>
  findingEffect.decide(
    findingEffect.initial,
    { ...command, ...change },
    { case: state, actor: { name: "x" } },
    { ...contextOf("planner"), actor },
  );
const codes = (answer: ReturnType<typeof decide>) => (answer.ok ? [] : answer.refusals.map(({ code }) => code));

describe("the effect of a finding (FIND-5)", () => {
  test("is rated once its case has ended, and the later word stands", () => {
    const answer = decide();
    if (!answer.ok) throw new Error("refused");
    const state = answer.value.reduce(findingEffect.evolve, findingEffect.initial);
    expect(state.ratings[finding.id]).toMatchObject({ scores, by: people.planner.id });
    const again = decide({ scores: { ...scores, quality: 2 } });
    const later = (again.ok ? again.value : []).reduce(findingEffect.evolve, state);
    expect(later.ratings[finding.id]?.scores.quality).toBe(2);
  });

  test("not before, not of what is not there, and by nobody who raised it; the client rates any", () => {
    expect(codes(decide({}, play(before("file decision-record")).state))).toEqual(["effect-too-early"]);
    expect(codes(decide({ finding: "none" }))).toEqual(["effect-finding-unknown"]);
    expect(codes(decide({}, ended, finding.by))).toEqual(["effect-own-finding"]);
    expect(codes(decide({ side: "client" }, ended, finding.by))).toEqual([]);
    const answer = { outcome: "withdrawn", grade: null, reasons: "x", by: "b", name: "b", on: "2026-11-23" } as const;
    const withdrawn = { ...ended, findings: [{ ...finding, disputed: { told: null, answer } }] };
    expect(codes(decide({}, withdrawn))).toEqual(["effect-finding-unknown"]);
  });

  test("is due at the next audit, and after six months at the latest", () => {
    expect(effectDue("2026-08-31", null)).toBe("2027-02-28");
    expect(effectDue("2026-08-31", "2026-12-01")).toBe("2026-12-01");
    expect(effectDue("2026-08-31", "2027-08-01")).toBe("2027-02-28");
  });
});

describe("scores per auditor (FIND-6)", () => {
  const score = fc.integer({ min: -2, max: 2 });
  const rated: fc.Arbitrary<RatedFinding> = fc.record({
    kind: fc.constantFrom("nonconformity" as const, "opportunity" as const),
    auditor: fc.constantFrom("a", "b"),
    side: fc.constantFrom("client" as const, "body" as const),
    scores: fc.record({ activity: score, process: score, quality: score, management: score }),
  });
  test("count each rating once, stay within the scale and do not depend on the order", () => {
    fc.assert(
      fc.property(fc.array(rated, { maxLength: 30 }), (all) => {
        const told = auditorScores(all);
        expect(told.reduce((sum, each) => sum + each.ratings, 0)).toBe(all.length);
        expect(auditorScores(all.toReversed())).toEqual(told);
        expect(new Set(told.map(({ auditor, kind, side }) => `${auditor}${kind}${side}`)).size).toBe(told.length);
        for (const { means } of told)
          for (const mean of Object.values(means)) expect(Math.abs(mean)).toBeLessThanOrEqual(2);
      }),
    );
  });
  test("an opportunity moves no mean of nonconformities", () => {
    const one = { kind: "nonconformity", auditor: "a", side: "client", scores } as const;
    const other = { ...one, kind: "opportunity", scores: { ...scores, process: -2 } } as const;
    expect(auditorScores([one, other]).map(({ kind, means }) => [kind, means.process])).toEqual([
      ["nonconformity", 2],
      ["opportunity", -2],
    ]);
  });
});
