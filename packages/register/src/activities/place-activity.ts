import {
  type Context,
  type Decider,
  houseRule,
  type Refusal,
  type Result,
  refusal,
  unlessRefused,
} from "@touchstone/kernel";
import { doneBy, type Personal, sharedClause } from "../context/done-by.ts";
import type { ScopeEdition } from "../context/system-scope.ts";
import type { Doer } from "../risk.ts";
import { canHold, type DoneActivity, isDoneOn, isSameLine, type ScopeLine, scopeLines } from "./activity.ts";

/** Somebody's word that what is done belongs under a line of the scope, or under none any more. */
export type Placing = {
  readonly line: ScopeLine | null;
  /** What the activity was called then: the word was given for that, and for nothing that it is renamed to. */
  readonly title: string;
  readonly on: string;
  readonly by: Doer;
};

/** Where one activity was put, one word after the other. */
export type ActivityPlace = { readonly activity: string | null; readonly placings: readonly Placing[] };

export type PlaceCommand = { readonly type: "PlaceActivity"; readonly line: ScopeLine | null };
export type PlaceEvent = {
  readonly type: "ActivityPlaced";
  readonly data: {
    readonly activity: string;
    readonly line: ScopeLine | null;
    readonly title: string;
    readonly on: string;
    readonly person: string;
  };
  readonly personal: Personal;
};

export type PlaceFacts = {
  readonly name: string;
  /** Null where the organisation has no such record. */
  readonly activity: DoneActivity | null;
  /** The scope in force; null where none is stated. */
  readonly edition: ScopeEdition | null;
};
export type PlaceCode =
  | "activity-unknown"
  | "activity-stopped"
  | "scope-not-stated"
  | "scope-line-unknown"
  | "scope-line-of-other-sort"
  | "activity-placed-already";

const asked = sharedClause("4.3");

export const placingOn = ({ placings }: ActivityPlace, on: string): Placing | null =>
  placings.findLast((placing) => placing.on <= on) ?? null;

const lineRefused = (
  line: ScopeLine,
  activity: DoneActivity,
  edition: ScopeEdition | null,
): readonly Refusal<PlaceCode>[] => {
  if (edition === null) return [refusal("scope-not-stated", asked)];
  if (!scopeLines(edition).some((one) => isSameLine(one, line)))
    return [refusal("scope-line-unknown", asked, { line: line.text })];
  return canHold(line, activity.sort)
    ? []
    : [refusal("scope-line-of-other-sort", asked, { line: line.text, activity: activity.title })];
};

const decide = (
  state: ActivityPlace,
  { line }: PlaceCommand,
  { name, activity, edition }: PlaceFacts,
  context: Context,
): Result<readonly PlaceEvent[], Refusal<PlaceCode>> => {
  if (activity === null) return { ok: false, refusals: [refusal("activity-unknown", houseRule("4"))] };
  const on = context.today.toString();
  const { title, stoppedOn } = activity;
  const last = placingOn(state, on);
  const isAlready =
    line === null
      ? last === null || last.line === null
      : last !== null && last.line !== null && last.title === title && isSameLine(last.line, line);
  const refused: readonly Refusal<PlaceCode>[] = [
    ...(isDoneOn(activity, on) ? [] : [refusal<PlaceCode>("activity-stopped", asked, { title, on: stoppedOn })]),
    ...(line === null ? [] : lineRefused(line, activity, edition)),
    ...(isAlready ? [refusal<PlaceCode>("activity-placed-already", asked, { title })] : []),
  ];
  const { person, personal } = doneBy(context, name);
  return unlessRefused(refused, () => [
    { type: "ActivityPlaced", data: { activity: activity.id, line, title, on, person }, personal },
  ]);
};

export const activityPlace: Decider<ActivityPlace, PlaceCommand, PlaceEvent, PlaceFacts, PlaceCode> = {
  initial: { activity: null, placings: [] },
  evolve: ({ placings }, { data: { activity, person, ...placing }, personal }) => ({
    activity,
    placings: [...placings, { ...placing, by: { person, name: personal?.fields.name ?? null } }],
  }),
  decide,
};
