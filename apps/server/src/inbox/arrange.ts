import type { Waiting } from "./waiting.ts";

export type Group = "overdue" | "today" | "week" | "later" | "undated";

export type Item = Waiting & { readonly group: Group };

const groups: readonly Group[] = ["overdue", "today", "week", "undated", "later"];

export const groupOf = (due: string | null, today: Temporal.PlainDate): Group => {
  if (due === null) return "undated";
  const { days } = today.until(due);
  if (days < 0) return "overdue";
  if (days === 0) return "today";
  return days <= 7 ? "week" : "later";
};

/** What is late comes first, then by date; what has no date but blocks a step stands before what is far off. */
export const arrange = (waiting: readonly Waiting[], today: Temporal.PlainDate): readonly Item[] =>
  waiting
    .map((each) => ({ ...each, group: groupOf(each.due, today) }))
    .toSorted(
      (a, b) =>
        groups.indexOf(a.group) - groups.indexOf(b.group) ||
        (a.due ?? "").localeCompare(b.due ?? "") ||
        a.key.localeCompare(b.key),
    );
