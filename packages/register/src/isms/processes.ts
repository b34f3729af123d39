import type { SoaLine } from "./soa.ts";

/** One process however its name is spaced, cased, and whichever width its signs have. */
const keyOf = (name: string): string => name.normalize("NFKC").replaceAll(/\s+/gu, "").toLowerCase();

/** The spelling that is used most; of those used alike the shortest, then the first by its signs, whatever the order. */
const usual = (names: readonly string[]): string =>
  [...Map.groupBy(names, (name) => name)]
    .map(([name, used]) => ({ name, used: used.length }))
    .toSorted(
      (left, right) =>
        right.used - left.used || left.name.length - right.name.length || (left.name < right.name ? -1 : 1),
    )[0]?.name ?? "";

/** Each process that names name, once, in its usual spelling and in the order in which they came. */
export const processNames = (names: readonly string[]): readonly string[] =>
  [
    ...Map.groupBy(
      names.map((name) => name.trim()).filter((name) => name !== ""),
      keyOf,
    ),
  ].map(([, alike]) => usual(alike));

type Carried = Pick<SoaLine, "control" | "applicable" | "status" | "process">;

export type Process = {
  /** Empty for what belongs to none. */
  readonly name: string;
  /** All that it was called, where that is more than one. */
  readonly spellings: readonly string[];
  readonly controls: readonly string[];
  readonly inPlace: number;
};

/** Each process with the controls that apply and that it carries; what belongs to none stands first (IS-30). */
export const controlsByProcess = (lines: readonly Carried[]): readonly Process[] =>
  [
    ...Map.groupBy(
      lines.filter(({ applicable }) => applicable === true),
      ({ process }) => keyOf(process),
    ),
  ]
    .map(([, carried]) => {
      const names = carried.map(({ process }) => process.trim());
      const spellings = [...new Set(names)];
      return {
        name: usual(names),
        spellings: spellings.length > 1 ? spellings : [],
        controls: carried.map(({ control }) => control),
        inPlace: carried.filter(({ status }) => status === "in-place").length,
      };
    })
    .toSorted((left, right) => Number(left.name !== "") - Number(right.name !== ""));
