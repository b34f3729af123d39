import fc from "fast-check";
import { expect, test } from "vitest";
import type { Context } from "../decider.ts";
import { personFile } from "./decide-person-file.ts";
import type { PersonFile, PersonFileCommand } from "./person-file.ts";

const context = (): Context => {
  let made = 0;
  return {
    actor: "planner",
    now: Temporal.Instant.from("2026-11-23T04:00:00Z"),
    today: Temporal.PlainDate.from("2026-11-23"),
    newId: () => `id-${(made += 1)}`,
  };
};

const day = fc
  .integer({ min: 0, max: 40 })
  .map((n) => Temporal.PlainDate.from("2026-01-01").add({ days: n }).toString());
const until = fc.option(day, { nil: null });
const id = fc.integer({ min: 1, max: 4 }).map((n) => `id-${n}`);
const command: fc.Arbitrary<PersonFileCommand> = fc.oneof(
  fc.constant<PersonFileCommand>({ type: "EnterPerson", person: "p", name: "何川" }),
  fc.record({ from: day, until }).map(
    (term): PersonFileCommand => ({
      type: "RecordQualification",
      qualification: { area: "39", function: "audit", evidence: "12", ...term },
    }),
  ),
  fc
    .record({ qualification: id, until: day })
    .map((end): PersonFileCommand => ({ type: "EndQualification", reason: "抽查", ...end })),
  fc.record({ since: until, until }).map(
    (term): PersonFileCommand => ({
      type: "DeclareRelation",
      relation: { kind: "consultancy", to: "c", toName: "澄湖", ...term },
    }),
  ),
  fc.record({ relation: id, until: day }).map((end): PersonFileCommand => ({ type: "EndRelation", ...end })),
  fc
    .record({ from: day, until })
    .map((term): PersonFileCommand => ({ type: "RecordBan", ban: { reason: "伪造", ...term } })),
);

const play = (commands: readonly PersonFileCommand[], check: (before: PersonFile, after: PersonFile) => void) => {
  const world = context();
  return commands.reduce((state, each) => {
    const decided = personFile.decide(state, each, { person: "p", elsewhere: [] }, world);
    const after = decided.ok ? decided.value.reduce(personFile.evolve, state) : state;
    check(state, after);
    return after;
  }, personFile.initial);
};

test("whatever is sent, every term runs forwards, an ended relation never moves, a qualification never grows [17021-1 7.4] [17021-1 5.2.13]", () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
      play(commands, (before, after) => {
        for (const { from, until: end } of [...Object.values(after.qualifications), ...Object.values(after.bans)])
          expect(end === null || from <= end).toBe(true);
        for (const { since, until: end } of Object.values(after.relations))
          expect(since === null || end === null || since <= end).toBe(true);
        for (const [at, kept] of Object.entries(before.relations))
          if (kept.until !== null) expect(after.relations[at]).toEqual(kept);
        for (const [at, kept] of Object.entries(before.qualifications)) {
          const now = after.qualifications[at]?.until ?? "9999-12-31";
          expect(now <= (kept.until ?? "9999-12-31")).toBe(true);
        }
      });
    }),
  );
});

test("nothing is kept on somebody who was not entered", () => {
  fc.assert(
    fc.property(
      fc.array(
        command.filter(({ type }) => type !== "EnterPerson"),
        { maxLength: 10 },
      ),
      (commands) => {
        expect(play(commands, () => {})).toEqual(personFile.initial);
      },
    ),
  );
});

test("once the key of the name is gone the file still stands, without a name [17021-1 7.4]", () => {
  expect(personFile.evolve(personFile.initial, { type: "PersonEntered", data: {}, personal: null }).name).toBe("");
});
