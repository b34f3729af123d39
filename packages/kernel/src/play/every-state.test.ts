import { expect, test } from "vitest";
import { castFacts, direction } from "../../test/cast.ts";
import { laboratory } from "../../test/laboratory.ts";
import type { CaseCommand } from "../case/case-command.ts";
import type { CaseEvent } from "../case/case-event.ts";
import type { CaseState } from "../case/case-state.ts";
import { conformityCase } from "../case/decide-case.ts";
import { openSteps } from "../case/open-steps.ts";
import type { Seat } from "./cast.ts";
import { fillRecord } from "./fill-record.ts";
import { faultsOf } from "./red-line-faults.ts";

/**
 * Every state that a small case can reach: all commands by one of the team and one outside it, each with every role, from
 * the beginning until nothing new comes. The laboratory has five records, one signature each, and nothing else to do.
 */
const today = "2026-11-26";
const facts = castFacts(laboratory);
const two: readonly Seat[] = ["leader", "reviewer"];
const both = { zh: "甲", en: "A" };

const openCommand: CaseCommand = {
  type: "OpenCase",
  body: { id: "body", name: both },
  client: { id: "client", name: both },
  region: "330100",
  occasion: "initial",
};

const commandsIn = (state: CaseState): readonly CaseCommand[] => {
  if (state.opened === null) return [openCommand];
  // The test can be made anew, and with it everybody signs again; the rest once keeps the walk finite.
  const mayFile = (kind: string): boolean =>
    state.records.filter((record) => record.kind === kind).length < (kind === "test" ? 2 : 1);
  const filling = { state, scheme: laboratory, today, cast: direction.cast };
  const files = laboratory.records
    .filter(({ id }) => mayFile(id))
    .flatMap((kind) =>
      (["grant", "refuse"] as const).map(
        (effect): CaseCommand => ({
          type: "FileRecord",
          kind: kind.id,
          about: null,
          values: fillRecord(kind, { ...filling, wanted: [effect] }),
        }),
      ),
    );
  const signs = state.records.map(({ id }): CaseCommand => ({ type: "SignRecord", record: id, signature: "one" }));
  return [...files, ...signs, { type: "AttestCase", statement: "s", number: "TR-1" }];
};

const decide = (state: CaseState, command: CaseCommand, seat: Seat) =>
  conformityCase.decide(
    state,
    command,
    {
      ...facts,
      scheme: laboratory,
      actor: { roles: ["planner", "auditor", "reviewer", "decision-maker"], name: direction.cast[seat].name },
    },
    {
      actor: direction.cast[seat].id,
      now: Temporal.Instant.from(`${today}T04:00:00Z`),
      today: Temporal.PlainDate.from(today),
      // The same place in the same file gets the same id, so that equal files are equal states.
      newId: () => `record-${state.records.length}`,
    },
  );

type Reached = { readonly state: CaseState; readonly events: readonly CaseEvent[] };

test("a walk through every state of a small case meets no broken red line and no dead end (RED-10, CASE-3)", () => {
  const seen = new Map<string, Reached>([
    [JSON.stringify(conformityCase.initial), { state: conformityCase.initial, events: [] }],
  ]);
  const waiting: Reached[] = [...seen.values()];
  const counts = { edges: 0, refused: 0, granted: 0, refusedCases: 0, attested: 0 };
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { state, events } = next;
    for (const command of commandsIn(state))
      for (const seat of two) {
        const decided = decide(state, command, seat);
        if (!decided.ok) {
          counts.refused += 1;
          continue;
        }
        counts.edges += 1;
        const after = decided.value.reduce(conformityCase.evolve, state);
        const key = JSON.stringify(after);
        if (seen.has(key)) continue;
        const reached = { state: after, events: [...events, ...decided.value] };
        seen.set(key, reached);
        waiting.push(reached);
      }
  }
  for (const { state, events } of seen.values()) {
    expect(faultsOf(events, laboratory)).toEqual([]);
    if (state.attested !== null) counts.attested += 1;
    else if (state.decision?.effect === "grant") counts.granted += 1;
    else if (state.decision !== null) counts.refusedCases += 1;
    const isOver = state.opened === null || state.attested !== null || state.decision?.effect === "refuse";
    // Until its end a case names something that can be done now.
    if (!isOver)
      expect(
        openSteps(state, { scheme: laboratory, packs: facts.packs }, today).some(
          ({ waitsFor }) => waitsFor.length === 0,
        ),
      ).toBe(true);
  }
  // The counts are the walk's own; another scheme, another set of guards gives others.
  expect({ states: seen.size, ...counts }).toMatchInlineSnapshot(`
    {
      "attested": 128,
      "edges": 658,
      "granted": 64,
      "refused": 8748,
      "refusedCases": 64,
      "states": 607,
    }
  `);
});
