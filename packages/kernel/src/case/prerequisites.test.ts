import { describe, expect, it, test } from "vitest";
import {
  before,
  contextOf,
  facts,
  ohsms,
  play,
  type Step,
  story,
  today,
  values,
  wholeOhsms,
} from "../../test/ohsms-story.ts";
import { type Scheme, scheme } from "../scheme/scheme.ts";
import { schemeFor } from "../scheme/scheme-for.ts";
import { conformityCase } from "./decide-case.ts";

const rule = { source: "CNCA-OHSMS-01:2026", clause: "5.1.2" };
const title = { zh: "体系运行满六个月", en: "The system has run for six months" };
const halfYear = {
  id: "half-year",
  occasions: ["initial"],
  at: "application-review",
  title,
  holds: 'application.operatingSince + duration("P6M") <= application.plannedAudit',
  passesFrom: 'application.operatingSince + duration("P6M")',
  rule,
};
const withPrerequisites = (...prerequisites: readonly object[]): Scheme =>
  schemeFor(scheme.parse({ ...wholeOhsms, prerequisites }), "initial");
const parse = (...prerequisites: readonly object[]) => {
  const read = scheme.safeParse({ ...wholeOhsms, prerequisites });
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

const review = (outcome: "accept" | "decline", reason: object = {}): Step => ({
  name: "file application-review",
  actor: "planner",
  command: () => ({
    type: "FileRecord",
    kind: "application-review",
    about: null,
    values: { ...values["application-review"], outcome, ...reason },
  }),
});
const refusals = (given: Scheme, step: Step, steps: readonly Step[] = before("file application-review")) => {
  const { state } = play(steps);
  const decided = conformityCase.decide(
    state,
    step.command(state),
    facts(step.actor, { scheme: given }),
    contextOf(step.actor, step.on ?? today),
  );
  return decided.ok ? [] : decided.refusals;
};

describe("prerequisites of a scheme (CASE-9)", () => {
  it("what does not hold refuses the record, with its rule, what it saw and the day from which it would hold", () => {
    expect(refusals(withPrerequisites(halfYear), review("accept"))).toEqual([
      {
        code: "prerequisite-not-met",
        rule,
        facts: {
          prerequisite: "half-year",
          title,
          facts: {
            zh: "体系运行起始日期 2026-06-01，期望的审核日期 2026-11-23",
            en: "System in operation since 2026-06-01, Audit wished for on 2026-11-23",
          },
        },
        passesFrom: "2026-12-01",
        place: null,
      },
    ]);
  });

  it("what holds lets it pass, and so does a record that it is not about", () => {
    const quarter = { ...halfYear, holds: halfYear.holds.replace("P6M", "P3M") };
    expect(refusals(withPrerequisites(quarter), review("accept"))).toEqual([]);
    expect(refusals(withPrerequisites({ ...halfYear, at: "contract" }), review("accept"))).toEqual([]);
    expect(
      play(story, { change: { scheme: withPrerequisites({ ...quarter, at: "decision-record" }) } }).refused,
    ).toEqual([]);
  });

  it("what cannot be judged refuses too", () => {
    const lost = { ...halfYear, holds: "application.ownFaultLoss < today", passesFrom: undefined };
    expect(
      refusals(withPrerequisites(lost), review("accept")).map(({ code, passesFrom }) => [code, passesFrom]),
    ).toEqual([["prerequisite-undecided", null]]);
    const asked = { ...lost, holds: `application.ownFaultLoss = null or ${lost.holds}` };
    expect(refusals(withPrerequisites(asked), review("accept"))).toEqual([]);
  });

  it("all that stand against it come at once, beside every other refusal", () => {
    const today = { ...halfYear, id: "late", holds: "today < application.documentedSince", passesFrom: undefined };
    const stranger = { ...review("accept"), actor: "manager" } as const;
    expect(refusals(withPrerequisites(halfYear, today), stranger).map(({ code }) => code)).toEqual(
      expect.arrayContaining(["not-your-step", "prerequisite-not-met", "prerequisite-not-met"]),
    );
  });

  it("an application is declined for them, not stopped by them", () => {
    expect(refusals(withPrerequisites(halfYear), review("decline", { reason: "运行时间不足" }))).toEqual([]);
  });

  it("a scheme that never passed the check decides nothing", () => {
    const broken = { ...ohsms, prerequisites: [{ ...halfYear, occasions: [], holds: "now() > today" }] };
    expect(refusals(broken, review("accept")).map(({ code }) => code)).toEqual(["prerequisite-undecided"]);
  });

  test.for<[string, object, RegExp]>([
    ["no such record", { at: "nothing" }, /^prerequisites\.0\.at: no record "nothing"/],
    ["no such occasion", { occasions: ["never"] }, /^prerequisites\.0\.occasions: no occasion "never"/],
    ["no such field", { holds: "application.colour = 1" }, /^prerequisites\.0\.holds: character 13: .*"colour"/],
    // Nobody knows whether a later record is there.
    ["a later record", { holds: "contract.fee > 1" }, /^prerequisites\.0\.holds: .*unknown name "contract"/],
    ["no expression", { holds: "application.personnel >" }, /^prerequisites\.0\.holds: .*does not parse/],
    ["one that runs long", { holds: "some x in 1..9000000000 satisfies x = 0" }, /^prerequisites\.0\.holds:/],
    ["a date that is none", { passesFrom: "application.personnel" }, /^prerequisites\.0\.passesFrom: .*date is wanted/],
  ])("is refused when the scheme is read: %s", ([, change, message]) => {
    expect(parse(halfYear)).toEqual([]);
    expect(parse({ ...halfYear, ...change })[0]).toMatch(message);
  });

  it("an id is used once", () => {
    expect(parse(halfYear, halfYear)).toEqual(["prerequisites.1.id: prerequisite id used twice"]);
  });
});
