import type { Context } from "@touchstone/kernel";
import { expect, test } from "vitest";
import { type HandoverCommand, type HandoverFacts, handover, mostHanded } from "./decide-handover.ts";
import type { HandedThing, Handover } from "./handover.ts";

const body = { id: "body", name: { zh: "机构", en: "Body" } };
const thing: HandedThing = { kind: "risk", id: "r", book: null, title: "电梯困人", version: 3, digest: "d3" };
const facts: HandoverFacts = {
  actorName: "陈静",
  things: [thing],
  case: { id: "c", number: "OH-2026-0001", body, closed: false, otherHandover: null },
};

const play = (
  state: Handover,
  command: HandoverCommand,
  over: Partial<HandoverFacts> = {},
  at = "2026-11-23T02:00:00Z",
): { readonly state: Handover; readonly codes: readonly string[] } => {
  let made = 0;
  const now = Temporal.Instant.from(at);
  const today = now.toZonedDateTimeISO("Asia/Shanghai").toPlainDate();
  const context: Context = { actor: "p", now, today, newId: () => `i${(made += 1)}` };
  const decided = handover.decide(state, command, { ...facts, ...over }, context);
  return decided.ok
    ? { state: decided.value.reduce(handover.evolve, state), codes: [] }
    : { state, codes: decided.refusals.map(({ code }) => code) };
};

const chosen = play(handover.initial, { type: "ChooseRecords", things: [{ kind: "risk", id: "r" }] }).state;
const sent = play(chosen, { type: "SendHandover" }).state;

test("what was chosen is frozen at its version, and only into an open case that has no other handover", () => {
  expect(sent.items).toMatchObject([{ item: "i1", id: "r", version: 3, digest: "d3", withdrawn: null, seen: [] }]);
  const to = { id: "c", number: "n", body, closed: true, otherHandover: "h" };
  expect(play(chosen, { type: "SendHandover" }, { case: to, things: [] }).codes).toEqual([
    "handover-case-closed",
    "handover-case-has-one",
    "handover-thing-gone",
  ]);
  expect(play(handover.initial, { type: "SendHandover" }).codes).toEqual(["handover-empty"]);
  expect(play(sent, { type: "ChooseRecords", things: [{ kind: "risk", id: "r" }] }).codes).toEqual(["handover-sent"]);
});

test("supplements count with what is there, and never the same version twice", () => {
  const again = { type: "SupplementHandover", things: [{ kind: "risk", id: "r" }] } as const;
  expect(play(sent, again).codes).toEqual(["handed-already"]);
  const newer = play(sent, again, { things: [{ ...thing, version: 4, digest: "d4" }] });
  expect(newer.state.items.map(({ version }) => version)).toEqual([3, 4]);
  const many = Array.from({ length: mostHanded }, (_, at) => ({ ...thing, id: `m${at}` }));
  const more = { type: "SupplementHandover", things: many.map(({ kind, id }) => ({ kind, id })) } as const;
  expect(play(sent, more, { things: many }).codes).toEqual(["handover-too-many"]);
  expect(play(chosen, again).codes).toEqual(["handover-not-sent"]);
});

test("who looked is kept by person, through a withdrawal, after which nothing opens", () => {
  const open = { type: "OpenHanded", item: "i1" } as const;
  const first = play(sent, open, { actorName: "沈岚" });
  const second = play(first.state, open, { actorName: "沈岚" }, "2026-11-24T02:00:00Z");
  const seen = [
    {
      by: { person: "p", name: "沈岚" },
      first: "2026-11-23T02:00:00.000Z",
      last: "2026-11-24T02:00:00.000Z",
      times: 2,
    },
  ];
  expect(second.state.items[0]?.seen).toEqual(seen);
  const withdrawn = play(second.state, { type: "WithdrawHanded", item: "i1", reason: "选错" });
  expect(withdrawn.state.items[0]).toMatchObject({ seen, withdrawn: { on: "2026-11-23", reason: "选错" } });
  expect(play(withdrawn.state, open).codes).toEqual(["handed-item-withdrawn"]);
  expect(play(sent, { ...open, item: "r" }).codes).toEqual(["handed-item-unknown"]);
  const closed = { id: "c", number: "n", body, closed: true, otherHandover: null };
  expect(play(sent, open, { case: closed }).codes).toEqual(["handover-case-closed"]);
});
