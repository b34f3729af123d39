import type { Refusal, Result } from "@touchstone/kernel";
import { comparableSubclasses, type DifferenceRow, differencesOf } from "@touchstone/requirements";
import { atPlace, type Library, type PlaceAndDay } from "./answers.ts";

type Differences = {
  readonly subclasses: ReturnType<typeof comparableSubclasses>;
  readonly rows: readonly DifferenceRow[];
};

/** One sub-class, or all, across the levels above a place. */
export const askDifferences = (
  library: Pick<Library, "base" | "packs">,
  where: PlaceAndDay,
  subclass: string | null,
): Result<Differences, Refusal> =>
  atPlace(library, where, (packs) => ({
    subclasses: comparableSubclasses(packs),
    rows: differencesOf(packs, { ...where, subclass }, library.base),
  }));
