import type { DueDays } from "./due-days.ts";

/**
 * What follows from the days alone, found once for all objectives that are counted by them: of ten thousand rows a day
 * of one calendar is asked once. It is forgotten with the days, which are read anew for each question.
 */
export const remembered = <Value>(): ((days: DueDays, key: string, find: () => Value) => Value) => {
  const kept = new WeakMap<DueDays, Map<string, Value>>();
  return (days, key, find) => {
    const known = kept.get(days) ?? new Map<string, Value>();
    kept.set(days, known);
    const found = known.get(key) ?? find();
    known.set(key, found);
    return found;
  };
};
