import { readTasks } from "../../register/index.ts";
import { derivedId, type Transaction } from "../../store/index.ts";

type Task = NonNullable<ReturnType<Awaited<ReturnType<typeof readTasks>>["get"]>>;

export type ScopeTask = {
  /** The corrective action that was opened last for the activity; null before the first. */
  readonly last: Task | null;
  /** The id that the next one would have: two who open it at once meet there. */
  readonly next: string;
};

const taskOf = (owner: string, activity: string, round: number): string =>
  derivedId(`scope-task ${owner} ${activity} ${round}`);

/** The corrective actions of activities: another one follows only where the one before is closed and the cause is back. */
export const scopeTasks = async (
  tx: Transaction,
  owner: string,
  activities: readonly string[],
): Promise<ReadonlyMap<string, ScopeTask>> => {
  const found = new Map<string, ScopeTask>();
  let asked = activities;
  for (let round = 0; asked.length > 0; round += 1) {
    const ids = new Map(asked.map((activity) => [activity, taskOf(owner, activity, round)]));
    const tasks = await readTasks(tx, owner, [...ids.values()]);
    for (const [activity, id] of ids) {
      const last = tasks.get(id) ?? found.get(activity)?.last ?? null;
      found.set(activity, { last, next: id });
    }
    asked = asked.filter((activity) => tasks.get(ids.get(activity) ?? "")?.final === true);
  }
  return found;
};
