import fc from "fast-check";
import { expect, test } from "vitest";
import { type Actor, contextOf, facts, ohsms, people, story, today } from "../../test/ohsms-story.ts";
import type { CaseCommand } from "./case-command.ts";
import type { CaseEvent } from "./case-event.ts";
import type { CaseState } from "./case-state.ts";
import { conformityCase } from "./decide-case.ts";

/**
 * Everything the story can say, by anybody, in any order, with every role held by everybody: the red lines must hold by
 * the file alone. The oracle below reads only events and shares no code with the decider.
 */
const actors = Object.keys(people) as readonly Actor[];

type Move = { readonly step: number; readonly actor: Actor | null };

const everybody = { roles: ["applicant", "planner", "auditor", "reviewer", "decision-maker"] as const };

const decideOn = (state: CaseState, command: CaseCommand, actor: Actor, made: number) =>
  conformityCase.decide(
    state,
    command,
    { ...facts(actor), actor: { roles: everybody.roles, name: people[actor].name } },
    contextOf(actor, today, () => `id-${made}`),
  );

const run = (moves: readonly Move[]): readonly CaseEvent[] => {
  let state = conformityCase.initial;
  const events: CaseEvent[] = [];
  moves.forEach(({ step, actor }, made) => {
    const asked = story[step];
    if (asked === undefined) return;
    const decided = decideOn(state, asked.command(state), actor ?? asked.actor, made);
    if (!decided.ok) return;
    events.push(...decided.value);
    state = decided.value.reduce(conformityCase.evolve, state);
  });
  return events;
};

const of = <Type extends CaseEvent["type"]>(events: readonly CaseEvent[], type: Type) =>
  events.filter((event): event is Extract<CaseEvent, { type: Type }> => event.type === type);

const teamEver = (events: readonly CaseEvent[]): ReadonlySet<string> =>
  new Set(
    of(events, "RecordFiled")
      .filter(({ data }) => data.kind === "team-order")
      .flatMap(({ data }) => JSON.stringify(data.values).match(/"id":"[a-z]+"/g) ?? [])
      .map((text) => text.slice(6, -1)),
  );

/** What is wrong with a history, by the issue's own list. */
const faults = (events: readonly CaseEvent[]): readonly string[] => {
  const found: string[] = [];
  const check = (holds: boolean, fault: string) => {
    if (!holds) found.push(fault);
  };
  events.forEach((event, at) => {
    const past = events.slice(0, at);
    if (event.type === "CaseAttested") {
      const decision = of(past, "CaseDecided").at(-1);
      check(decision?.data.effect === "grant", "statement without positive decision");
    }
    if (event.type === "CaseDecided") {
      const sentBack = past.findLastIndex(
        (each) => (each.type === "CaseDecided" || each.type === "CaseReviewed") && each.data.effect === "return",
      );
      check(
        past.slice(sentBack + 1).some((each) => each.type === "CaseReviewed" && each.data.effect !== "return"),
        "decision without review",
      );
    }
    if (event.type === "CaseReviewed" || event.type === "CaseDecided") {
      const team = teamEver(past);
      const worked = new Set([
        ...team,
        ...past.flatMap((each) =>
          ["VerdictGiven", "FindingRaised", "FindingAnswered", "InterviewRecorded", "ConcernAnswered"].includes(
            each.type,
          ) &&
          "by" in each.data &&
          typeof each.data.by === "string"
            ? [each.data.by]
            : [],
        ),
      ]);
      check(!event.data.by.some((person) => worked.has(person)), `${event.type} by somebody who took part`);
      check(!event.data.by.includes("adviser"), `${event.type} by the client's adviser`);
    }
    if ((event.type === "CaseReviewed" && event.data.effect !== "return") || event.type === "CaseAttested") {
      const drawn =
        of(past, "ChecklistDrawn")
          .at(-1)
          ?.data.points.map(({ id }) => id) ?? [];
      const judged = new Set(of(past, "VerdictGiven").map(({ data }) => data.point));
      check(drawn.length > 0 && drawn.every((id) => judged.has(id)), "review with an item without verdict");
      const signed = of(past, "RecordSigned").map(({ data }) => data.record);
      for (const kind of ohsms.records.filter((each) => ["selection", "determination"].includes(each.function))) {
        if (kind.per !== "case") continue;
        const latest = of(past, "RecordFiled")
          .filter(({ data }) => data.kind === kind.id)
          .at(-1);
        const count = signed.filter((record) => record === latest?.data.id).length;
        check(latest !== undefined && count === kind.signedBy.length, `review without ${kind.id}`);
      }
      const answered = new Set(of(past, "ConcernAnswered").map(({ data }) => data.concern));
      check(
        of(past, "ConcernRaised").every(({ data }) => answered.has(data.id)),
        "review with an open concern",
      );
      const met = new Set([
        ...of(past, "InterviewRecorded").map(({ data }) => data.interview),
        ...of(past, "InterviewAbsenceExplained").map(({ data }) => data.interview),
      ]);
      check(
        ohsms.determination.interviews.every(({ id }) => met.has(id)),
        "review without an interview",
      );
    }
    if ((event.type === "CaseDecided" || event.type === "CaseReviewed") && event.data.effect === "grant") {
      for (const { data } of of(past, "FindingRaised")) {
        const touched = past.filter((each) => "finding" in each.data && each.data.finding === data.id);
        const isVerified = touched.some(({ type }) => type === "FindingVerified");
        const last = touched.findLast(({ type }) => ["PlanAccepted", "PlanReturned", "FindingAnswered"].includes(type));
        if (data.grade === "major") check(isVerified, "positive outcome over an unverified major");
        if (data.grade === "minor")
          check(isVerified || last?.type === "PlanAccepted", "positive outcome over a minor without accepted plan");
      }
    }
    if (event.type === "RecordFiled" && event.data.kind === "team-order")
      check(!teamEver([event]).has("adviser"), "adviser in the team");
  });
  return found;
};

// Mostly the story's own order, with steps dropped, repeated, moved and given to others: pure noise dies at the door.
const move = fc.record({
  step: fc.integer({ min: 0, max: story.length - 1 }),
  actor: fc.option(fc.constantFrom(...actors), { freq: 3 }),
});
const disturbed = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 99 }), { minLength: story.length, maxLength: story.length }),
    fc.array(fc.tuple(fc.integer({ min: 0, max: story.length }), move), { maxLength: 12 }),
  )
  .map(([dropped, added]) => {
    const kept: Move[] = story.flatMap((_, step) => ((dropped[step] ?? 0) < 2 ? [] : [{ step, actor: null }]));
    for (const [at, extra] of added) kept.splice(at, 0, extra);
    // The story again at the end repairs some of what was spoilt, so that many histories come close to a statement.
    return [...kept, ...story.map((_, step) => ({ step, actor: null }))];
  });

test("no order of commands by anybody goes round a red line (RED-10)", () => {
  let attested = 0;
  fc.assert(
    fc.property(fc.oneof({ weight: 5, arbitrary: disturbed }, fc.array(move, { maxLength: 120 })), (moves) => {
      const events = run(moves);
      if (of(events, "CaseAttested").length > 0) attested += 1;
      expect(faults(events)).toEqual([]);
    }),
    { numRuns: 250, seed: 20261123 },
  );
  // The positive control: enough of these histories do reach a statement for the invariants to mean something.
  expect(attested).toBeGreaterThan(20);
});

test("the oracle sees a fault where there is one", () => {
  const whole = run(story.map((_, step) => ({ step, actor: null })));
  expect(faults(whole)).toEqual([]);
  const dropped = (type: CaseEvent["type"]) => whole.filter((event) => event.type !== type);
  expect(faults(dropped("CaseDecided"))).toContain("statement without positive decision");
  expect(faults(dropped("CaseReviewed"))).toContain("decision without review");
  expect(faults(dropped("VerdictGiven"))).toContain("review with an item without verdict");
  expect(faults(dropped("FindingVerified"))).toContain("positive outcome over an unverified major");
  expect(faults(dropped("PlanAccepted"))).toContain("positive outcome over a minor without accepted plan");
  expect(faults(dropped("ConcernAnswered"))).toContain("review with an open concern");
  expect(faults(dropped("InterviewRecorded"))).toContain("review without an interview");
  expect(faults(dropped("RecordSigned")).length).toBeGreaterThan(5);
});

test("replaying a case's events gives the same state (CASE-4)", () => {
  fc.assert(
    fc.property(disturbed, (moves) => {
      const events = run(moves);
      const once = events.reduce(conformityCase.evolve, conformityCase.initial);
      const stored: readonly CaseEvent[] = JSON.parse(JSON.stringify(events));
      expect(stored.reduce(conformityCase.evolve, conformityCase.initial)).toEqual(once);
    }),
    { numRuns: 20 },
  );
});
