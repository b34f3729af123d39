import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shippedPack } from "../../test/content.ts";
import { independenceAmong, type Relation, relationKinds, weighRelations } from "./independence.ts";
import { heaviestPath, relationPaths, type Weighing } from "./relation-paths.ts";

const day = (offset: number): string => Temporal.PlainDate.from("2020-01-01").add({ days: offset }).toString();
const bothWays = ["ownership", "related"];
const services = ["consultancy", "internal-audit"];
const on = "2020-01-03";

const weighing: fc.Arbitrary<Weighing[]> = fc.array(
  fc
    .record({
      kind: fc.constantFrom(...relationKinds),
      from: fc.constantFrom("p", "x", "y", "z", "c"),
      to: fc.constantFrom("p", "x", "y", "z", "c"),
      since: fc.option(fc.integer({ min: 0, max: 4 }).map(day), { nil: null }),
      lapses: fc.option(fc.integer({ min: 0, max: 9 }).map(day), { nil: null }),
    })
    .map(({ lapses, ...relation }) => ({ relation: { ...relation, until: null }, lapses })),
  { maxLength: 9 },
);

/** Every way there is, walked one by one: the latest day on which any of them still weighs; null for no way. */
const byWalkingAll = (all: readonly Weighing[], at: string, served: boolean, seen: readonly string[]): string | null =>
  at === "c"
    ? "9999-12-31"
    : all.reduce<string | null>((best, { relation: { kind, from, to, since }, lapses }) => {
        const next = from === at ? to : to === at && bothWays.includes(kind) ? from : null;
        const state = `${next} ${served || services.includes(kind)}`;
        if (next === null || seen.includes(state) || (served && !bothWays.includes(kind))) return best;
        if ((since !== null && since > on) || (lapses !== null && lapses <= on)) return best;
        const rest = byWalkingAll(all, next, served || services.includes(kind), [...seen, state]);
        const day = rest === null || (lapses !== null && lapses < rest) ? (rest === null ? null : lapses) : rest;
        return day !== null && (best === null || day > best) ? day : best;
      }, null);

describe("paths of relations", () => {
  test("the path found weighs as long as the longest of all paths; where there is none, none is found", () => {
    fc.assert(
      fc.property(weighing, (all) => {
        const found = heaviestPath(relationPaths(all), "p", "c", on);
        expect(found === null ? null : (found.lapses ?? "9999-12-31")).toBe(byWalkingAll(all, "p", false, ["p false"]));
      }),
      { numRuns: 500 },
    );
  });

  test("of paths that weigh equally long the shorter is told", () => {
    const owns = (from: string, to: string): Weighing => ({
      relation: { kind: "ownership", from, to, since: null, until: null },
      lapses: null,
    });
    const paths = relationPaths([owns("p", "x"), owns("x", "y"), owns("y", "c"), owns("p", "z"), owns("z", "c")]);
    expect(heaviestPath(paths, "p", "c", on)?.path.map(({ relation }) => relation.to)).toEqual(["z", "c"]);
  });

  test("a body with more relations than one form may carry is answered", () => {
    const pack = shippedPack("independence");
    const staff: readonly Relation[] = Array.from({ length: 12_000 }, (_, n) => ({
      kind: "employment",
      from: `p${n}`,
      to: "body",
      since: null,
      until: null,
    }));
    const group: Relation = { kind: "ownership", from: "body", to: "client", since: null, until: null };
    const paths = weighRelations(pack, [...staff, group]);
    const answer = independenceAmong(pack, paths, { person: "p11999", client: "client", on: "2026-11-24" });
    expect(answer.result.path.map(({ kind }) => kind)).toEqual(["employment", "ownership"]);
  });
});
