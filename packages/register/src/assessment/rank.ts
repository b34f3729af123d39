import type { TieRule } from "./criteria.ts";

/** What ranking knows of one assessment. */
export type Ranked = {
  readonly id: string;
  /** Of two methods the bands are comparable, the scores are not. */
  readonly band: number;
  readonly score: number;
  readonly weight: number;
  readonly on: string;
};

const bySeverity = (one: Ranked, other: Ranked): number => other.weight - one.weight;
const byAge = (one: Ranked, other: Ranked): number => one.on.localeCompare(other.on);

const comparing =
  (ties: TieRule) =>
  (one: Ranked, other: Ranked): number =>
    other.band - one.band ||
    other.score - one.score ||
    (ties === "consequence-first"
      ? bySeverity(one, other) || byAge(one, other)
      : byAge(one, other) || bySeverity(one, other)) ||
    // Ids are by their making: the one identified first comes first.
    one.id.localeCompare(other.id);

/** The order of treatment (IS-22): the same whichever order they come in. */
export const rank = <Item extends Ranked>(items: readonly Item[], ties: TieRule): readonly Item[] =>
  items.toSorted(comparing(ties));
