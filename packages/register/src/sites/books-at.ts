import { isList, isObject, type Json } from "@touchstone/kernel";
import { activityOf, isDoneOn } from "../activities/activity.ts";
import type { Book } from "../self-audit/books.ts";
import type { Place } from "./place-at.ts";

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");

/** Kinds of records that say where they are, for the view by site. */
export const placedKinds = ["activity", "contractor"] as const;
export type PlacedKind = (typeof placedKinds)[number];

/** Where a record is on a day: an activity while it is done, a contractor wherever it serves until it has left. */
export const placesOfBook = (kind: PlacedKind, book: Book, on: string): readonly Place[] => {
  if (kind === "activity") {
    const activity = activityOf(book);
    return isDoneOn(activity, on) ? [activity] : [];
  }
  const served = book.values["buildings"];
  return book.final || !isList(served)
    ? []
    : served.flatMap((row) =>
        isObject(row) ? [{ site: text(row["site"]) || null, place: text(row["building"]) }] : [],
      );
};
