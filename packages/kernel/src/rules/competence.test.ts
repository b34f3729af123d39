import fc from "fast-check";
import { expect, test } from "vitest";
import { shippedPack } from "../../test/content.ts";
import { competence, type Qualification } from "./competence.ts";

const pack = shippedPack("competence");
const day = (offset: number): string => Temporal.PlainDate.from("2025-01-01").add({ days: offset }).toString();

const spans = fc.array(
  fc.record({
    start: fc.integer({ min: 0, max: 900 }),
    length: fc.option(fc.integer({ min: 0, max: 400 }), { nil: null }),
  }),
  { maxLength: 4 },
);
const qualificationsOf = (
  all: readonly { readonly start: number; readonly length: number | null }[],
): readonly Qualification[] =>
  all.map(({ start, length }) => ({
    person: "p",
    area: "property",
    function: "audit",
    from: day(start),
    until: length === null ? null : day(start + length),
    evidence: "record",
  }));

const ask = (
  qualifications: readonly Qualification[],
  on: string,
  bans: { from: string; until: string | null }[] = [],
) =>
  competence(pack, {
    qualifications: [...qualifications],
    bans: bans.map((ban) => ({ person: "p", reason: "forged records", ...ban })),
    person: "p",
    area: "property",
    function: "audit",
    on,
  }).result;

test("competent exactly on the days that some qualification covers [17021-1 7.1.1]", () => {
  fc.assert(
    fc.property(spans, fc.integer({ min: 0, max: 1_500 }), (all, at) => {
      const covered = all.some(({ start, length }) => start <= at && (length === null || at <= start + length));
      expect(ask(qualificationsOf(all), day(at)).competent).toBe(covered);
    }),
  );
});

test("the day named makes it yes", () => {
  fc.assert(
    fc.property(spans, fc.integer({ min: 0, max: 1_500 }), fc.integer({ min: 0, max: 600 }), (all, at, until) => {
      const bans = [{ from: day(0), until: day(until) }];
      const { passesFrom } = ask(qualificationsOf(all), day(at), bans);
      if (passesFrom !== null) expect(ask(qualificationsOf(all), passesFrom, bans).competent).toBe(true);
    }),
  );
});

test("a ban without end outlives every qualification and names the law", () => {
  const answer = ask(qualificationsOf([{ start: 0, length: null }]), day(800), [{ from: day(10), until: null }]);
  expect(answer).toMatchObject({
    competent: false,
    reason: "barred",
    passesFrom: null,
    rule: { clause: "第七十二条" },
  });
});
