import { z } from "zod";
import type { ScopeEdition } from "../context/system-scope.ts";
import type { Book } from "../self-audit/books.ts";

export const activitySorts = ["activity", "served"] as const;
export type ActivitySort = (typeof activitySorts)[number];

/** What a record of kind `activity` says: something that is really done, or a group that is really served (CO-2). */
export type DoneActivity = {
  readonly id: string;
  readonly title: string;
  readonly sort: ActivitySort;
  /** The site that was chosen, and what was written: a part of it, or a place that is no site. */
  readonly site: string | null;
  readonly place: string;
  readonly since: string;
  /** The first day on which it is done no more. */
  readonly stoppedOn: string | null;
};

// The kind's own file is the form, and was asked when the record was entered.
const said = z.object({
  title: z.string(),
  sort: z.enum(activitySorts),
  site: z.string().nullable().default(null),
  place: z
    .string()
    .nullable()
    .transform((text) => text ?? ""),
  since: z.string(),
  stoppedOn: z.string().nullable().default(null),
});

export const activityOf = ({ id, values }: Pick<Book, "id" | "values">): DoneActivity => ({
  id,
  ...said.parse(values),
});

export const isDoneOn = ({ since, stoppedOn }: DoneActivity, on: string): boolean =>
  since <= on && (stoppedOn === null || on < stoppedOn);

export const scopeLists = ["activities", "services", "served"] as const;

/** One line of the stated scope. A line that is worded anew is another one: nobody said yet that it means the same. */
export type ScopeLine = { readonly list: (typeof scopeLists)[number]; readonly text: string };

export const scopeLines = (edition: Pick<ScopeEdition, (typeof scopeLists)[number]>): readonly ScopeLine[] =>
  scopeLists.flatMap((list) => [...new Set(edition[list])].map((text) => ({ list, text })));

export const isSameLine = (one: ScopeLine, other: ScopeLine): boolean =>
  one.list === other.list && one.text === other.text;

/** A group belongs among those that are served, and everything else among what is done or offered. */
export const canHold = ({ list }: ScopeLine, sort: ActivitySort): boolean =>
  (list === "served") === (sort === "served");
