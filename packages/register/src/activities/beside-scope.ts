import { saysStated } from "../context/scope-compare.ts";
import type { ScopeEdition } from "../context/system-scope.ts";
import { canHold, type DoneActivity, isDoneOn, isSameLine, type ScopeLine, scopeLines } from "./activity.ts";
import { type ActivityPlace, placingOn } from "./place-activity.ts";

/** Why something that is done is not in the scope: no scope, put under no line, renamed since, its line gone. */
export const outsideReasons = ["no-scope", "unplaced", "renamed", "line-gone"] as const;
export type OutsideReason = (typeof outsideReasons)[number];

export type ActivityBeside = {
  readonly activity: DoneActivity;
  /** The line of the scope under which it was put, whether it still stands or not. */
  readonly line: ScopeLine | null;
  /** Null where it is in the scope. */
  readonly outside: OutsideReason | null;
  /** A line in the very words of the activity, offered and never taken by itself. */
  readonly same: ScopeLine | null;
};

export type BesideScope = {
  /** What is done on the day. */
  readonly done: readonly ActivityBeside[];
  /** Lines of the scope under which nothing is done, among those for whose sort anything is recorded at all. */
  readonly idle: readonly ScopeLine[];
};

type Placed = { readonly line: ScopeLine | null; readonly outside: OutsideReason | null };

const placedIn = (
  activity: DoneActivity,
  place: ActivityPlace | undefined,
  lines: readonly ScopeLine[] | null,
  on: string,
): Placed => {
  const placing = place === undefined ? null : placingOn(place, on);
  const line = placing?.line ?? null;
  if (lines === null) return { line, outside: "no-scope" };
  if (placing === null || line === null) return { line: null, outside: "unplaced" };
  if (!lines.some((one) => isSameLine(one, line))) return { line, outside: "line-gone" };
  const isOther = placing.title !== activity.title || !canHold(line, activity.sort);
  return { line, outside: isOther ? "renamed" : null };
};

const sameWords = ({ title, sort }: DoneActivity, lines: readonly ScopeLine[]): ScopeLine | null =>
  lines.find((line) => canHold(line, sort) && saysStated(title, { zh: line.text, en: "" })) ?? null;

export type BesideFacts = {
  readonly activities: readonly DoneActivity[];
  /** By the id of the activity. */
  readonly places: ReadonlyMap<string, ActivityPlace>;
  /** The scope stated up to the day. */
  readonly edition: ScopeEdition | null;
  readonly on: string;
};

/** What is done beside what the scope says: derived each time, so that a wider scope or an end settles it by itself. */
export const besideScope = ({ activities, places, edition, on }: BesideFacts): BesideScope => {
  const lines = edition === null ? null : scopeLines(edition);
  const done = activities
    .filter((activity) => isDoneOn(activity, on))
    .map((activity) => ({
      activity,
      ...placedIn(activity, places.get(activity.id), lines, on),
      same: sameWords(activity, lines ?? []),
    }));
  const held = done.flatMap(({ line, outside }) => (outside === null && line !== null ? [line] : []));
  const idle = (lines ?? []).filter(
    (line) =>
      done.some(({ activity }) => canHold(line, activity.sort)) && !held.some((other) => isSameLine(other, line)),
  );
  return { done, idle };
};
