import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Actor, before, facts as caseFacts, contextOf, people, play, story } from "../../test/ohsms-story.ts";
import type { CaseState } from "../case/case-state.ts";
import type { Relation } from "../rules/independence.ts";
import { type Appeal, type AppealSubject, appealSteps, nextAppealStep } from "./appeal.ts";
import { type AppealCommand, type AppealFacts, appeal } from "./decide-appeal.ts";
import { openRemedies, reinstatementBy } from "./follow-remedy.ts";

const decided = play(story).state;
const decision: AppealSubject = { kind: "decision", finding: null };

const factsOf = (actor: string, change: Partial<AppealFacts> = {}): AppealFacts => {
  const { scheme, packs, people: known } = caseFacts("planner");
  return {
    case: decided,
    scheme,
    packs,
    people: known,
    actor: { name: actor },
    number: "OH-2026-0001-APL-1",
    open: [],
    ...change,
  };
};

type Played = { readonly state: Appeal; readonly codes: readonly (readonly string[])[] };
const run = (
  commands: readonly (readonly [string, AppealCommand])[],
  change: Partial<AppealFacts> = {},
  from: Appeal = appeal.initial,
): Played => {
  let state = from;
  const codes: (readonly string[])[] = [];
  for (const [actor, command] of commands) {
    const answer = appeal.decide(state, command, factsOf(actor, change), { ...contextOf("planner"), actor });
    if (answer.ok) state = answer.value.reduce(appeal.evolve, state);
    else codes.push(answer.refusals.map(({ code }) => code));
  }
  return { state, codes };
};

const file: readonly [string, AppealCommand] = [
  "manager",
  { type: "FileAppeal", case: "case", subject: decision, grounds: "证据没有看全" },
];
const assign = (person: string): readonly [string, AppealCommand] => [
  "planner",
  { type: "AssignAppealHandler", person, name: person },
];
const decide = (by: string, outcome: "upheld" | "dismissed" = "upheld"): readonly [string, AppealCommand] => [
  by,
  { type: "DecideAppeal", outcome, remedies: outcome === "upheld" ? ["new-decision"] : [], reasons: "看了案卷" },
];
const whole: readonly (readonly [string, AppealCommand])[] = [
  file,
  ["planner", { type: "AcknowledgeAppeal" }],
  assign("stranger"),
  ["stranger", { type: "InvestigateAppeal", text: "看了案卷，访谈两人" }],
  decide("outsider"),
  ["planner", { type: "TellAppellant", how: "书面" }],
  ["planner", { type: "CloseAppeal" }],
];

const decidedOf = ({ decided: made }: Appeal) => {
  if (made === null) throw new Error("nothing was decided");
  return made;
};

describe("who may hear an appeal (APPEAL-1)", () => {
  test.for<[Actor, string]>([
    ["leader", "team"],
    ["auditor", "team"],
    ["manager", "answer"],
    ["decider", "decision"],
  ])("%s had a part: %s [17021-1 9.7.2] [OHSMS-2026 appeals]", ([actor, part]) => {
    const facts = factsOf("planner");
    const asked = { person: people[actor].id, name: people[actor].name };
    const answer = appeal.decide(
      run(whole.slice(0, 2)).state,
      { type: "AssignAppealHandler", ...asked },
      facts,
      contextOf("planner"),
    );
    expect(answer.ok ? [] : answer.refusals.map(({ code, facts: told }) => [code, told["part"]])).toEqual([
      ["handler-has-part", part],
    ]);
    expect(run([decide(people[actor].id)], {}, run(whole.slice(0, 4)).state).codes).toEqual([["handler-has-part"]]);
  });

  test("a reviewer whose record was sent back has reviewed all the same [17021-1 9.7.2]", () => {
    const reviewed = play(before("file decision-record")).state;
    const sentBack: CaseState = { ...reviewed, review: null };
    expect(run([assign("decider")], { case: sentBack }, run(whole.slice(0, 2)).state).codes).toEqual([
      ["handler-has-part"],
    ]);
  });

  test("whoever advised the client is refused with path and day [17021-1 9.7.2]", () => {
    expect(run([assign("adviser")], {}, run(whole.slice(0, 2)).state).codes).toEqual([["person-not-independent"]]);
  });

  test("a relation that is known since the decision bars the closing, of the handler and of who decided [17021-1 9.7.7]", () => {
    const told = run(whole.slice(0, 6)).state;
    const { people: known } = caseFacts("planner");
    for (const from of ["stranger", "outsider"]) {
      const relation: Relation = { kind: "consultancy", from, to: "client", since: null, until: null };
      const since = { people: { ...known, relations: [...known.relations, relation] } };
      const close: readonly [string, AppealCommand] = ["planner", { type: "CloseAppeal" }];
      expect(run([close], since, told).codes).toEqual([["person-not-independent"]]);
      // And the way out: another handler begins anew.
      const anew = run([assign("fresh")], since, told);
      expect(anew.codes).toEqual([]);
      expect(nextAppealStep(anew.state)).toBe("investigate");
    }
  });
});

describe("the order of an appeal (APPEAL-2)", () => {
  test("goes from filing to closing with nothing refused", () => {
    const { state, codes } = run(whole);
    expect(codes).toEqual([]);
    expect(nextAppealStep(state)).toBe(null);
  });

  test("whatever is tried, in whatever order, the steps are done in theirs and a closed one stays [17021-1 9.7.1] [17021-1 9.7.4] [17021-1 9.7.8]", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...whole), { maxLength: 40 }), (commands) => {
        const { state } = run(commands);
        const done = [state.acknowledged, state.handler, state.investigated, state.decided, state.told, state.closed];
        const at = done.indexOf(null);
        expect(done.slice(at === -1 ? done.length : at).every((each) => each === null)).toBe(true);
        if (state.closed !== null) expect(run(whole, {}, state).state).toEqual(state);
      }),
    );
    expect(appealSteps).toHaveLength(6);
  });

  test("the handler investigates, and a decision that stands is not begun anew [17021-1 9.7.5]", () => {
    const assigned = run(whole.slice(0, 3)).state;
    expect(run([["outsider", { type: "InvestigateAppeal", text: "x" }]], {}, assigned).codes).toEqual([
      ["not-the-handler"],
    ]);
    expect(run([assign("fresh")], {}, run(whole.slice(0, 5)).state).codes).toEqual([["appeal-handler-stays"]]);
  });
});

describe("what is appealed against and what follows (APPEAL-3)", () => {
  const filing = (subject: AppealSubject, change: Partial<AppealFacts> = {}) =>
    run([["manager", { type: "FileAppeal", case: "case", subject, grounds: "x" }]], change).codes;

  test("it exists, and is appealed against once at a time", () => {
    const running = play(before("file decision-record")).state;
    expect(filing(decision, { case: running })).toEqual([["appeal-nothing-decided"]]);
    expect(filing({ kind: "grade", finding: "none" })).toEqual([["appeal-subject-unknown"]]);
    expect(filing({ kind: "grade", finding: decided.findings[2]?.id ?? "" })).toEqual([["appeal-subject-unknown"]]);
    expect(filing({ kind: "grade", finding: decided.findings[0]?.id ?? "" })).toEqual([]);
    expect(filing({ kind: "standing", finding: null }, { case: running })).toEqual([["appeal-subject-unknown"]]);
    expect(filing(decision, { open: [decision] })).toEqual([["appeal-already-open"]]);
  });

  test("upheld asks for something, dismissed for nothing", () => {
    const ready = run(whole.slice(0, 4)).state;
    const deciding = (outcome: "upheld" | "partly" | "dismissed", remedies: readonly "regrading"[]) =>
      run([["outsider", { type: "DecideAppeal", outcome, remedies, reasons: "x" }]], {}, ready).codes;
    expect(deciding("upheld", [])).toEqual([["appeal-without-remedy"]]);
    expect(deciding("partly", [])).toEqual([["appeal-without-remedy"]]);
    expect(deciding("dismissed", ["regrading"])).toEqual([["appeal-remedy-unasked"]]);
    expect(deciding("dismissed", [])).toEqual([]);
  });
});

describe("what an upheld appeal orders (APPEAL-6)", () => {
  const followUp = { id: "next", number: "OH-2026-0002", client: "client", openedOn: "2027-01-01", isOpen: true };
  const client = run([file]).state.filed?.client.id ?? "";
  const follow = (
    change: Partial<typeof followUp>,
    from: Appeal = run(whole).state,
    remedy = "new-decision" as const,
  ) =>
    run(
      [["planner", { type: "FollowRemedy", remedy, case: "next" }]],
      { followUp: { ...followUp, client, ...change } },
      from,
    );

  test("it follows once, in a case of the same client opened since, or in the appealed one while it is undecided", () => {
    const done = follow({});
    expect(done.codes).toEqual([]);
    expect(openRemedies(run(whole).state)).toEqual(["new-decision"]);
    expect(openRemedies(done.state)).toEqual([]);
    expect(follow({}, done.state).codes).toEqual([["remedy-followed-already"]]);
    expect(follow({ client: "stranger" }).codes).toEqual([["remedy-case-wrong"]]);
    expect(follow({ openedOn: "2020-01-01" }).codes).toEqual([["remedy-case-wrong"]]);
    expect(follow({ id: "case", openedOn: "2020-01-01" }).codes).toEqual([]);
    expect(follow({ id: "case", isOpen: false }).codes).toEqual([["remedy-case-wrong"]]);
  });

  test("nothing follows before the closing, after a dismissal, or beyond what is ordered", () => {
    expect(follow({}, run(whole.slice(0, -1)).state).codes).toEqual([["remedy-not-ordered"]]);
    const dismissed = run(
      whole.map((each) => (each[1].type === "DecideAppeal" ? decide("outsider", "dismissed") : each)),
    );
    expect(dismissed.codes).toEqual([]);
    expect(follow({}, dismissed.state).codes).toEqual([["remedy-not-ordered"]]);
    const reinstating: Appeal = {
      ...run(whole).state,
      decided: { ...decidedOf(run(whole).state), remedies: ["reinstatement"] },
    };
    expect(follow({}, reinstating).codes).toEqual([["remedy-not-ordered"]]);
    expect(reinstatementBy(reinstating, "a")).toMatchObject({ kind: "appeal", id: "a" });
    expect(reinstatementBy({ ...reinstating, closed: null }, "a")).toBe(null);
    expect(reinstatementBy(run(whole).state, "a")).toBe(null);
    expect(reinstatementBy({ ...reinstating, decided: { ...decidedOf(reinstating), outcome: "dismissed" } }, "a")).toBe(
      null,
    );
  });
});
