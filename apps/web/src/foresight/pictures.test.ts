import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arcsOf, chordsOf } from "./chord.ts";
import { dotRadius, placeDots, pointAt, ringEdge } from "./radar.ts";

const symmetric = fc.integer({ min: 2, max: 15 }).chain((size) =>
  fc.array(fc.integer({ min: 0, max: 3 }), { minLength: size * size, maxLength: size * size }).map((cells) => {
    const upper = (row: number, column: number) => (row < column ? (cells[row * size + column] ?? 0) : 0);
    return Array.from({ length: size }, (_, row) =>
      Array.from({ length: size }, (_each, column) => upper(row, column) + upper(column, row)),
    );
  }),
);

describe("the radar", () => {
  it("begins at the top and turns clockwise", () => {
    expect(pointAt(0, 10).y).toBeCloseTo(-10);
    expect(pointAt(0.25, 10).x).toBeCloseTo(10);
  });

  // The shipped dimensions have six trends at most.
  it("draws every dot in its own sector and ring, none over another, numbered as given", () => {
    const perSector = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(perSector, { minLength: 6, maxLength: 6 }), (sectors) => {
        const items = sectors.flatMap((rings, sector) => rings.map((ring) => ({ sector, ring })));
        const dots = placeDots(items, { sectors: 6, width: 70 });
        expect(dots.map(({ no }) => no)).toEqual(items.map((_, at) => at + 1));
        for (const { x, y, item } of dots) {
          const away = Math.hypot(x, y);
          expect([away < ringEdge(item.ring, 70), away > ringEdge(item.ring - 1, 70)]).toEqual([true, true]);
          const turn = (Math.atan2(y, x) / (2 * Math.PI) + 1.25) % 1;
          expect(Math.floor(turn * 6)).toBe(item.sector);
        }
        for (const [at, one] of dots.entries())
          for (const other of dots.slice(at + 1))
            expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(2 * dotRadius);
      }),
    );
  });
});

describe("the chords", () => {
  it("the arcs fill the circle, and each is filled by its chords without overlap", () => {
    fc.assert(
      fc.property(symmetric, (matrix) => {
        const arcs = arcsOf(matrix);
        expect(arcs.at(-1)?.to).toBeLessThanOrEqual(1);
        const chords = chordsOf(matrix, arcs);
        expect(chords.length).toBe(matrix.flat().filter((weight) => weight > 0).length / 2);
        for (const { at, from, to, total } of arcs) {
          const shares = chords
            .flatMap((chord) => [...(chord.one === at ? [chord.from] : []), ...(chord.other === at ? [chord.to] : [])])
            .toSorted(([a], [b]) => a - b);
          if (total === 0) expect(shares).toEqual([]);
          else {
            expect(shares[0]?.[0]).toBeCloseTo(from);
            expect(shares.at(-1)?.[1]).toBeCloseTo(to);
            for (const [place, [start]] of shares.entries())
              if (place > 0) expect(start).toBeCloseTo(shares[place - 1]?.[1] ?? -1);
          }
        }
      }),
    );
  });
});
