import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Context } from "../decider.ts";
import { personFile } from "./decide-person-file.ts";
import type { KeptContract, PersonFacts, PersonFile, PersonFileCommand } from "./person-file.ts";
import { overlaps } from "./terms.ts";

const day = (n: number): string => Temporal.PlainDate.from("2026-01-01").add({ days: n }).toString();
const context = (made: number): Context => ({
  actor: "planner",
  now: Temporal.Instant.from("2026-11-23T04:00:00Z"),
  today: Temporal.PlainDate.from("2026-11-23"),
  newId: () => `id-${made}`,
});
const entered: PersonFile = { ...personFile.initial, name: "沈岚" };
const decide = (state: PersonFile, command: PersonFileCommand, elsewhere: PersonFacts["elsewhere"] = [], made = 1) =>
  personFile.decide(state, command, { person: "p", elsewhere }, context(made));
const sign = (from: string, until: string | null = null): PersonFileCommand => ({
  type: "SignContract",
  contract: { kind: "full-time", from, until },
});

const terms = fc.array(
  fc
    .record({
      from: fc.integer({ min: 0, max: 60 }),
      length: fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }),
    })
    .map(({ from, length }) => ({ from: day(from), until: length === null ? null : day(from + length) })),
  { maxLength: 6 },
);

describe("one body at a time (认证认可条例 第十四条, RF-13)", () => {
  test("a contract that runs elsewhere refuses; the day after it ended passes", () => {
    const elsewhere = [{ from: "2024-01-01", until: "2026-11-30" }];
    const refused = decide(entered, sign("2026-11-30"), elsewhere);
    expect(refused.ok ? null : refused.refusals).toMatchObject([
      { code: "person-contracted-elsewhere", passesFrom: "2026-12-01", rule: { clause: "第十四条" } },
    ]);
    expect(decide(entered, sign("2026-12-01"), elsewhere).ok).toBe(true);
    const open = decide(entered, sign("2026-12-01"), [{ from: "2024-01-01", until: null }]);
    expect(open.ok ? null : open.refusals[0].passesFrom).toBeNull();
  });

  test("whatever is signed and known elsewhere, no two of the contracts that stand overlap", () => {
    fc.assert(
      fc.property(terms, terms, (asked, elsewhere) => {
        const state = asked.reduce((before, { from, until }, at) => {
          const decided = decide(before, sign(from, until), elsewhere, at);
          return decided.ok ? decided.value.reduce(personFile.evolve, before) : before;
        }, entered);
        const kept: readonly KeptContract[] = Object.values(state.contracts ?? {});
        for (const [at, one] of kept.entries()) {
          expect(kept.slice(at + 1).some((other) => overlaps(one, other))).toBe(false);
          expect(elsewhere.some((other) => overlaps(one, other))).toBe(false);
        }
      }),
    );
  });

  test("the day that a refusal names passes where nothing begins after it", () => {
    fc.assert(
      fc.property(terms, fc.integer({ min: 0, max: 60 }), (elsewhere, at) => {
        const refused = decide(entered, sign(day(at)), elsewhere);
        if (refused.ok || refused.refusals[0].passesFrom === null) return;
        const { passesFrom } = refused.refusals[0];
        expect(
          decide(
            entered,
            sign(passesFrom),
            elsewhere.filter(({ from }) => from < passesFrom),
          ).ok,
        ).toBe(true);
      }),
    );
  });
});

test("a registration's number is sealed under the person, and its term only shortens [17021-1 7.4]", () => {
  const registration = {
    register: "CCAA",
    standard: "iso45001",
    grade: "auditor",
    number: "2024-N1OHSMS-1",
    from: "2024-05-01",
    until: "2027-04-30",
    evidence: "注册证书",
  } as const;
  const recorded = decide(entered, { type: "RecordRegistration", registration });
  expect(recorded.ok ? recorded.value : []).toMatchObject([
    { data: { id: "id-1", register: "CCAA" }, personal: { person: "p", fields: { number: "2024-N1OHSMS-1" } } },
  ]);
  expect(JSON.stringify(recorded.ok ? recorded.value.map(({ data }) => data) : [])).not.toContain("N1OHSMS-1");
  const state = recorded.ok ? recorded.value.reduce(personFile.evolve, entered) : entered;
  const end = (until: string) =>
    decide(state, { type: "EndRegistration", registration: "id-1", until, reason: "注销" });
  const codesOf = (answer: ReturnType<typeof end>) => (answer.ok ? [] : answer.refusals.map(({ code }) => code));
  expect(codesOf(end("2027-05-01"))).toEqual(["registration-ends-earlier"]);
  expect(codesOf(end("2024-04-30"))).toEqual(["ends-before-it-begins"]);
  expect(end("2026-06-30").ok).toBe(true);
});

test("an audit is witnessed on a day that has been [17021-1 7.2.12]", () => {
  const on = (text: string): PersonFileCommand => ({
    type: "RecordWitnessing",
    witnessing: { by: "顾青", on: text, standard: "iso45001", about: "OH-1", outcome: "satisfactory", note: "" },
  });
  expect(decide(entered, on("2026-11-23")).ok).toBe(true);
  const refused = decide(entered, on("2026-11-24"));
  expect(refused.ok ? [] : refused.refusals.map(({ code }) => code)).toEqual(["witnessed-in-future"]);
});
