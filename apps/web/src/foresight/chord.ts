import { type Point, pointAt } from "./radar.ts";

export type Arc = { readonly at: number; readonly from: number; readonly to: number; readonly total: number };
export type Chord = {
  readonly one: number;
  readonly other: number;
  readonly weight: number;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
/** Between two arcs, as a part of the whole turn. */
const gap = 0.006;
/** A trend without a link still has a place on the circle. */
const least = 0.5;

/** Each trend's arc is as long as its links weigh together; turns from the top, clockwise, a turn is 1. */
export const arcsOf = (matrix: readonly (readonly number[])[]): readonly Arc[] => {
  const totals = matrix.map(sum);
  const lengths = totals.map((total) => Math.max(total, least));
  const unit = (1 - gap * lengths.length) / sum(lengths);
  let from = 0;
  return lengths.map((length, at) => {
    const arc = { at, from, to: from + length * unit, total: totals[at] ?? 0 };
    from = arc.to + gap;
    return arc;
  });
};

/** One chord for each link, a share of either arc by its weight, in the order in which the circle meets the other end. */
export const chordsOf = (matrix: readonly (readonly number[])[], arcs: readonly Arc[]): readonly Chord[] => {
  const shareOf = (at: number, other: number): readonly [number, number] => {
    const arc = arcs[at];
    const row = matrix[at] ?? [];
    if (arc === undefined || arc.total === 0) return [0, 0];
    const unit = (arc.to - arc.from) / arc.total;
    // Against the circle's sense, so that chords to neighbours do not cross those to trends far away.
    const before = row.map((_, step) => (at - step - 1 + row.length) % row.length);
    const start = arc.from + sum(before.slice(0, before.indexOf(other)).map((one) => row[one] ?? 0)) * unit;
    return [start, start + (row[other] ?? 0) * unit];
  };
  return matrix.flatMap((row, one) =>
    row.flatMap((weight, other) =>
      weight === 0 || other <= one ? [] : [{ one, other, weight, from: shareOf(one, other), to: shareOf(other, one) }],
    ),
  );
};

const print = ({ x, y }: Point): string => `${x.toFixed(2)} ${y.toFixed(2)}`;
const arcTo = (radius: number, to: Point): string => `A ${radius} ${radius} 0 0 1 ${print(to)}`;

export const arcPath = ({ from, to }: Pick<Arc, "from" | "to">, inner: number, outer: number): string => {
  const big = to - from > 0.5 ? 1 : 0;
  const back = `A ${inner} ${inner} 0 ${big} 0 ${print(pointAt(from, inner))}`;
  const out = `A ${outer} ${outer} 0 ${big} 1 ${print(pointAt(to, outer))}`;
  return `M ${print(pointAt(from, outer))} ${out} L ${print(pointAt(to, inner))} ${back} Z`;
};

/** A ribbon between two arcs, drawn through the middle of the circle. */
export const chordPath = ({ from, to }: Pick<Chord, "from" | "to">, radius: number): string => {
  const [a, b, c, d] = [...from, ...to].map((turn) => pointAt(turn, radius));
  if (a === undefined || b === undefined || c === undefined || d === undefined) return "";
  return `M ${print(a)} ${arcTo(radius, b)} Q 0 0 ${print(c)} ${arcTo(radius, d)} Q 0 0 ${print(a)} Z`;
};
