import { type ActivityPlace, activityOf, type BesideScope, besideScope, type DoneActivity } from "@touchstone/register";
import { readBooks } from "../../register/index.ts";
import type { Transaction } from "../../store/index.ts";
import { readScope } from "../scope.ts";

export const activityKind = "activity";

const placesSql = "select state from foresight_activity_place where owner = $1";

const readPlaces = async (tx: Transaction, owner: string): Promise<ReadonlyMap<string, ActivityPlace>> => {
  const { rows } = await tx.query<{ readonly state: ActivityPlace }>(placesSql, [owner]);
  return new Map(rows.flatMap(({ state }) => (state.activity === null ? [] : [[state.activity, state]])));
};

export type Beside = BesideScope & {
  readonly activities: readonly DoneActivity[];
  readonly scope: Awaited<ReturnType<typeof readScope>>;
};

/** What an organisation does beside the scope that it stated, as both were known on the day. */
export const readBeside = async (tx: Transaction, owner: string, on: string): Promise<Beside> => {
  const activities = (await readBooks(tx, owner, on, [activityKind])).map(activityOf);
  const scope = await readScope(tx, owner, on);
  const places = activities.length === 0 ? new Map<string, ActivityPlace>() : await readPlaces(tx, owner);
  return { ...besideScope({ activities, places, edition: scope.edition, on }), activities, scope };
};

/** What is done outside the scope. */
export const outsideOf = ({ done }: Pick<BesideScope, "done">): readonly DoneActivity[] =>
  done.flatMap(({ activity, outside }) => (outside === null ? [] : [activity]));
