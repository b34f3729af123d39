import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shippedPack } from "../../test/content.ts";
import { independence, type Relation, relationKinds } from "./independence.ts";

const pack = shippedPack("independence");

const day = (offset: number): string => Temporal.PlainDate.from("2020-01-01").add({ days: offset }).toString();
const ask = (relations: readonly Relation[], on: string, person = "p", client = "c") =>
  independence(pack, { relations: [...relations], person, client, on }).result;
const link = (
  kind: Relation["kind"],
  from: string,
  to: string,
  until: string | null,
  since: string | null = null,
): Relation => ({ kind, from, to, since, until });

const parties = ["p", "q", "x", "y", "c"] as const;
const relations = fc.array(
  fc
    .record({
      kind: fc.constantFrom(...relationKinds),
      from: fc.constantFrom(...parties),
      to: fc.constantFrom(...parties),
      start: fc.integer({ min: 0, max: 2_000 }),
      length: fc.option(fc.integer({ min: 0, max: 2_000 }), { nil: null }),
    })
    .map(({ kind, from, to, start, length }) =>
      link(kind, from, to, length === null ? null : day(start + length), day(start)),
    ),
  { maxLength: 8 },
);
const anyDay = fc.integer({ min: 0, max: 5_000 }).map(day);

describe("independence (ISO/IEC 17021-1 5.2)", () => {
  test("two years minus a day: refused today, free tomorrow, with the day named [17021-1 5.2.10]", () => {
    const answer = ask([link("consultancy", "p", "c", "2024-11-24", "2024-01-01")], "2026-11-23");
    expect(answer).toMatchObject({ independent: false, passesFrom: "2026-11-24" });
    expect(answer.path).toMatchObject([{ kind: "consultancy", until: "2024-11-24", lapses: "2026-11-24" }]);
    expect(ask([link("consultancy", "p", "c", "2024-11-24")], "2026-11-24").independent).toBe(true);
  });

  test("before the relation began there is nothing to refuse", () => {
    expect(ask([link("employment", "p", "c", null, "2026-01-01")], "2025-12-31").independent).toBe(true);
  });

  test("an employment that ended before the firm's consultancy lapses with the employment", () => {
    const left = [
      link("employment", "p", "x", "2022-01-01"),
      link("consultancy", "x", "c", "2025-06-30", "2025-01-01"),
    ];
    expect(ask(left, "2025-07-01").independent).toBe(true);
    expect(ask(left, "2023-12-31")).toMatchObject({ independent: true });
  });

  test("a group company's consultancy reaches the staff of the body [17021-1 5.2.6] [17021-1 5.2.7]", () => {
    const group = [
      link("employment", "p", "body", null),
      link("related", "adviser", "body", null),
      link("internal-audit", "adviser", "c", "2026-01-31"),
    ];
    expect(ask(group, "2026-11-23")).toMatchObject({
      independent: false,
      passesFrom: "2028-01-31",
      rule: { clause: "5.2.6" },
    });
  });

  test("two services in a row do not reach on: advising an adviser is no tie to his clients", () => {
    const chain = [link("consultancy", "p", "x", null), link("consultancy", "x", "c", null)];
    expect(ask(chain, "2026-11-23").independent).toBe(true);
  });

  test("a later relation that follows without a gap moves the free day on [17021-1 5.2.10]", () => {
    const two = [
      link("consultancy", "p", "c", "2024-12-31", "2024-01-01"),
      link("internal-audit", "p", "c", "2026-12-10", "2026-12-01"),
    ];
    expect(ask(two, "2026-11-23").passesFrom).toBe("2028-12-10");
  });

  test("nobody judges themselves", () => {
    expect(() => ask([], "2026-11-23", "p", "p")).toThrow("same-party");
  });

  test("the day named is the first free one: free on it, not free the day before", () => {
    fc.assert(
      fc.property(relations, anyDay, (all, on) => {
        const answer = ask(all, on);
        expect(answer.independent).toBe(answer.path.length === 0);
        if (answer.passesFrom === null) return;
        expect(ask(all, answer.passesFrom).independent).toBe(true);
        const before = Temporal.PlainDate.from(answer.passesFrom).subtract({ days: 1 }).toString();
        expect(ask(all, before).independent).toBe(false);
      }),
    );
  });

  test("one relation more never makes anybody more independent", () => {
    fc.assert(
      fc.property(relations, anyDay, fc.nat(), (all, on, at) => {
        const fewer = all.filter((_, index) => index !== at % Math.max(all.length, 1));
        if (ask(all, on).independent) expect(ask(fewer, on).independent).toBe(true);
      }),
    );
  });

  test("the path leads from the person to the client and every link weighs on the day [17021-1 5.2.3]", () => {
    fc.assert(
      fc.property(relations, anyDay, (all, on) => {
        const { path } = ask(all, on);
        const end = path.reduce((at, each) => {
          expect([each.from, each.to]).toContain(at);
          expect(each.since === null || each.since <= on).toBe(true);
          expect(each.lapses === null || on < each.lapses).toBe(true);
          return each.from === at ? each.to : each.from;
        }, "p");
        expect(end).toBe(path.length === 0 ? "p" : "c");
      }),
    );
  });
});
