import fc from "fast-check";
import { expect, test } from "vitest";
import { shippedPacks } from "../../test/content.ts";
import type { DeadlineRow } from "../deadline/deadline-row.ts";
import { surveillancePackFor } from "../deadline/surveillance-of.ts";
import { corridorsOf } from "./corridor.ts";
import { auditProgramme, type ProgrammeCommand } from "./decide-programme.ts";
import type { AuditProgramme, VisitPlan } from "./programme-state.ts";
import { comingDates } from "./programme-view.ts";

const row = (changes: Partial<DeadlineRow> = {}): DeadlineRow => ({
  id: "statement",
  number: "N-1",
  standard: "GB/T 19001-2016",
  scheme: "cn-qms",
  subject: "iso9001",
  jurisdiction: "international",
  decision: "2026-04-10",
  issued: "2026-04-20",
  validUntil: "2029-04-09",
  lastSurveillance: null,
  standing: "in-force",
  suspendedSince: null,
  cycle: "initial",
  ...changes,
});
const packOf = (jurisdiction: string) => {
  const pack = surveillancePackFor(shippedPacks, row({ jurisdiction }), "2026-11-26");
  if (pack === null) throw new Error(jurisdiction);
  return pack;
};
const international = packOf("international");
const china = packOf("CN");

const plan = (from: string, to: string, changes: Partial<VisitPlan> = {}): VisitPlan => ({
  kind: "surveillance",
  from,
  to,
  days: 2,
  sites: [],
  team: [],
  covers: [],
  reason: null,
  ...changes,
});
const planned = (from: string, to: string, changes: Partial<VisitPlan> = {}): ProgrammeCommand => ({
  type: "PlanVisit",
  statement: "statement",
  plan: plan(from, to, changes),
});

const play = (commands: readonly ProgrammeCommand[], held = row(), pack = international) => {
  let state = auditProgramme.initial;
  let ids = 0;
  const answers: string[][] = [];
  for (const command of commands) {
    const context = {
      actor: "planner",
      now: Temporal.Instant.from("2026-11-26T02:00:00Z"),
      today: Temporal.PlainDate.from("2026-11-26"),
      newId: () => `visit-${ids++}`,
    };
    const decided = auditProgramme.decide(state, command, { row: held, pack }, context);
    answers.push(decided.ok ? [] : decided.refusals.map(({ code }) => code));
    if (decided.ok) state = decided.value.reduce(auditProgramme.evolve, state);
  }
  return { state, answers };
};
const span = (state: AuditProgramme, pack = international, held = row()) =>
  comingDates(pack, held, state).map(({ corridor, fit }) => [
    corridor.kind,
    corridor.earliest,
    corridor.latest,
    corridor.anchor.of,
    fit,
  ]);

test("three years under both editions: what follows is counted from the last lawful day until it is planned [17021-1 9.1.3.1] [17021-1 9.1.3.2] [17021-1 9.1.3.3]", () => {
  expect(span(auditProgramme.initial)).toEqual([
    ["surveillance", "2026-04-11", "2027-04-10", "decision", "unplanned"],
    ["surveillance", "2028-01-01", "2028-12-31", "last-lawful-day", "unplanned"],
    ["recertification", "2028-04-10", "2029-04-09", "expiry", "unplanned"],
  ]);
  expect(span(auditProgramme.initial, china)).toEqual([
    ["surveillance", "2026-04-21", "2027-04-20", "issued", "unplanned"],
    ["surveillance", "2027-04-21", "2028-04-20", "last-lawful-day", "unplanned"],
    ["recertification", "2028-04-10", "2029-04-09", "expiry", "unplanned"],
  ]);
});

test("a planned visit shows what follows from it; planning one day after the last lawful day is refused [QMS-2025 5.4.1.4]", () => {
  const { state, answers } = play(
    [planned("2027-03-01", "2027-03-03"), planned("2028-03-03", "2028-03-04")],
    row(),
    china,
  );
  expect(answers).toEqual([[], ["visit-after-corridor"]]);
  expect(span(state, china)[1]).toEqual(["surveillance", "2027-03-04", "2028-03-03", "planned-visit", "unplanned"]);
});

test("before its corridor a visit needs a reason, after it none helps", () => {
  const early = planned("2026-04-10", "2026-04-10");
  const late = planned("2027-04-10", "2027-04-11", { reason: "the client asked" });
  expect(play([early, late]).answers).toEqual([["visit-before-corridor"], ["visit-after-corridor"]]);
  expect(play([planned("2026-04-10", "2026-04-10", { reason: "season" })]).answers).toEqual([[]]);
});

test("the refusal names corridor, anchor, rule and the day from which it would pass", () => {
  const context = {
    actor: "planner",
    now: Temporal.Instant.from("2026-11-26T02:00:00Z"),
    today: Temporal.PlainDate.from("2026-11-26"),
    newId: () => "v",
  };
  const decided = auditProgramme.decide(
    auditProgramme.initial,
    planned("2026-04-01", "2026-04-02"),
    { row: row(), pack: international },
    context,
  );
  expect(decided).toMatchObject({
    ok: false,
    refusals: [
      {
        code: "visit-before-corridor",
        passesFrom: "2026-04-11",
        facts: {
          earliest: "2026-04-11",
          latest: "2027-04-10",
          anchor: "2026-04-10",
          of: "decision",
          edition: "international",
        },
      },
    ],
  });
});

test("moving keeps the corridor and asks again; the old days stay in the history", () => {
  const move = (from: string, to: string): ProgrammeCommand => ({
    type: "MoveVisit",
    visit: "visit-0",
    from,
    to,
    days: 2,
    reason: "moved",
  });
  const { state, answers } = play([
    planned("2027-03-01", "2027-03-02"),
    move("2027-04-09", "2027-04-10"),
    move("2027-04-10", "2027-04-11"),
  ]);
  expect(answers).toEqual([[], [], ["visit-after-corridor"]]);
  expect(state.visits[0]).toMatchObject({
    from: "2027-04-09",
    to: "2027-04-10",
    corridor: { latest: "2027-04-10", anchor: { on: "2026-04-10" } },
    moves: [{ from: "2027-03-01", to: "2027-03-02", reason: "moved" }],
  });
});

test("a visit that was held becomes the anchor; it is moved and dropped no more", () => {
  const hold: ProgrammeCommand = { type: "HoldVisit", visit: "visit-0", lastDay: "2027-02-02", caseId: null };
  const drop: ProgrammeCommand = { type: "DropVisit", visit: "visit-0", reason: "x" };
  const { state, answers } = play([planned("2027-02-01", "2027-02-02"), hold, hold, drop], row(), china);
  expect(answers).toEqual([[], [], ["visit-settled"], ["visit-settled"]]);
  expect(span(state, china)[0]).toEqual(["surveillance", "2027-02-03", "2028-02-02", "last-surveillance", "unplanned"]);
  expect(comingDates(china, row(), state)[0]?.corridor.ordinal).toBe(2);
});

test("a visit of an earlier cycle is no anchor of this one", () => {
  const hold: ProgrammeCommand = { type: "HoldVisit", visit: "visit-0", lastDay: "2027-02-02", caseId: null };
  const { state } = play([planned("2027-02-01", "2027-02-02"), hold], row(), china);
  const renewed = row({
    decision: "2029-03-20",
    issued: "2029-03-25",
    validUntil: "2032-04-09",
    cycle: "recertification",
  });
  expect(span(state, china, renewed)[0]).toEqual(["surveillance", "2029-03-26", "2030-03-25", "issued", "unplanned"]);
  expect(comingDates(china, renewed, state)[0]?.corridor.ordinal).toBe(1);
});

test("what follows a date that is planned too late is counted from its last lawful day", () => {
  const [, second] = corridorsOf(china, row(), 0, ["2027-06-01"]);
  expect(second?.anchor).toEqual({ on: "2027-04-20", of: "last-lawful-day" });
});

test("a special audit has no corridor; a surveillance more than the cycle asks for needs a reason", () => {
  const three = [planned("2027-03-01", "2027-03-02"), planned("2028-03-01", "2028-03-02")];
  expect(play([...three, planned("2028-12-01", "2028-12-02")]).answers[2]).toEqual(["visit-not-due"]);
  expect(play([...three, planned("2028-12-01", "2028-12-02", { reason: "extra" })]).answers[2]).toEqual([]);
  expect(play([planned("2026-12-01", "2026-12-01", { kind: "short-notice" })]).answers).toEqual([[]]);
});

test("what a visit covers lies in what is wanted; a matrix nobody could read is refused", () => {
  const want = { process: "catering", clauses: ["8.1", "8.2"], sites: ["A"], shifts: [] };
  const wanting: ProgrammeCommand = { type: "WantCoverage", statement: "statement", wanted: [want] };
  const covering = (changes: Partial<typeof want>) =>
    planned("2027-03-01", "2027-03-02", { covers: [{ ...want, ...changes }] });
  const refused = [covering({ process: "lifts" }), covering({ sites: ["B"] }), covering({ clauses: ["9.3"] })];
  expect(play([wanting, ...refused]).answers.slice(1)).toEqual([
    ["cover-not-wanted"],
    ["cover-not-wanted"],
    ["cover-not-wanted"],
  ]);
  expect(play([wanting, covering({ clauses: ["8"] })]).answers[1]).toEqual([]);
  const many = Array.from({ length: 150 }, (_, at) => String(at));
  expect(play([{ ...wanting, wanted: [{ ...want, clauses: many, sites: many }] }]).answers).toEqual([
    ["coverage-too-large"],
  ]);
});

test("refusals come together, and nothing is planned for what has ended or is not there", () => {
  expect(play([planned("2027-05-02", "2027-05-01")]).answers).toEqual([
    ["visit-ends-before-it-begins", "visit-after-corridor"],
  ]);
  expect(play([planned("2027-01-01", "2027-01-01")], row({ standing: "withdrawn" })).answers).toEqual([
    ["programme-statement-ended"],
  ]);
  expect(play([{ type: "DropVisit", visit: "nobody", reason: "x" }]).answers).toEqual([["visit-unknown"]]);
  const hold: ProgrammeCommand = { type: "HoldVisit", visit: "visit-0", lastDay: "2026-04-10", caseId: null };
  expect(play([planned("2027-01-01", "2027-01-01"), hold]).answers[1]).toEqual(["visit-held-before-decision"]);
});

const day = fc
  .integer({ min: -40, max: 1_200 })
  .map((at) => Temporal.PlainDate.from("2026-04-10").add({ days: at }).toString());
const id = fc.integer({ min: 0, max: 4 }).map((at) => `visit-${at}`);
const planning = fc
  .record({
    from: day,
    to: day,
    reason: fc.constantFrom(null, "reason"),
    kind: fc.constantFrom("surveillance", "recertification", "special"),
  })
  .map(({ from, to, reason, kind }) => planned(from, to, { reason, kind }));
const moving = fc
  .record({ visit: id, from: day, to: day })
  .map((given): ProgrammeCommand => ({ type: "MoveVisit", ...given, days: 1, reason: "moved" }));
const dropping = id.map((visit): ProgrammeCommand => ({ type: "DropVisit", visit, reason: "x" }));
const anyCommand = fc.oneof(planning, moving, dropping);

test("however visits are planned, moved and dropped, the next corridor stays where the facts put it", () => {
  for (const pack of [international, china]) {
    const [next] = corridorsOf(pack, row(), 0, []);
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 12 }), (commands) => {
        const { state } = play(commands, row(), pack);
        expect(comingDates(pack, row(), state)[0]?.corridor).toEqual(next);
      }),
    );
  }
});

test("no visit that was accepted lies after its corridor, and none before it without a reason", () => {
  fc.assert(
    fc.property(
      fc.array(
        anyCommand.filter(({ type }) => type === "PlanVisit"),
        { maxLength: 6 },
      ),
      (commands) => {
        const { state } = play(commands);
        for (const { corridor, from, to, reason } of state.visits) {
          if (corridor === null) continue;
          expect(to <= corridor.latest).toBe(true);
          expect(from >= corridor.earliest || reason !== null).toBe(true);
        }
      },
    ),
  );
});

test("the corridors of a cycle always end: with the recertification, each later than the one before", () => {
  fc.assert(
    fc.property(fc.array(day, { maxLength: 4 }), fc.constantFrom("initial", "recertification"), (days, cycle) => {
      for (const pack of [international, china]) {
        const found = corridorsOf(pack, row({ cycle }), 0, days.toSorted());
        expect(found.at(-1)?.kind).toBe("recertification");
        expect(found.length).toBeLessThan(12);
      }
    }),
  );
});
