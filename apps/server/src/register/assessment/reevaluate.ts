import { type CriteriaSet, currentCriteria } from "@touchstone/register";
import { operatorId } from "../../identity/operator.ts";
import type { Services } from "../../services.ts";
import type { Job } from "../../store/index.ts";
import { methodOf } from "./methods.ts";
import { assessmentStream } from "./streams.ts";

/** Queue of the job that evaluates open risks again when their criteria changed (IS-6). */
export const criteriaChanged = "register-criteria-changed";
export type CriteriaChange = { readonly owner: string; readonly set: string; readonly number: number };

const openSql = `
select id from register_assessment where owner = $1 and criteria_set = $2 and criteria_number between 1 and $3
  and stage <> 'retired' order by id limit 200`;

/** Those that a change has not reached; each moves out of the question when it is done, so the job may break off anywhere. */
const reevaluateSome = async (
  { store }: Pick<Services, "store">,
  { owner, set, number }: CriteriaChange,
): Promise<number> => {
  const scope = { owner, caseId: null };
  const { rows } = await store.transaction(scope, (tx) =>
    tx.query<{ readonly id: string }>(openSql, [owner, set, number - 1]),
  );
  for (const { id } of rows) {
    const done = await store.execute({
      kind: assessmentStream,
      stream: id,
      scope,
      actor: operatorId,
      key: `reevaluate ${id} ${number}`,
      body: { reevaluate: id, number },
      command: { type: "Reevaluate" },
      expected: null,
      facts: async (tx) => {
        const found = await tx.query<{ readonly version: number; readonly state: CriteriaSet }>(
          "select version, state from register_criteria where owner = $1 and id = $2",
          [owner, set],
        );
        const [row] = found.rows;
        if (row === undefined) throw new Error(`no criteria ${set}`);
        const criteria = currentCriteria(row.state);
        const facts = {
          actorName: "",
          criteria,
          method: methodOf(row.state.method),
          approverMayDecide: true,
          rowEnded: null,
        };
        return { facts, reads: [{ stream: set, version: row.version }] };
      },
      answer: ({ version }) => ({ id, version }),
    });
    // What moved meanwhile is asked again by the job's next attempt.
    if (!done.ok)
      throw new Error(`${id} cannot be evaluated again: ${done.refusals.map(({ code }) => code).join(", ")}`);
  }
  return rows.length;
};

export const assessmentJobs = (services: Services): readonly [Job<CriteriaChange>] => [
  {
    queue: criteriaChanged,
    handle: async (change) => {
      while ((await reevaluateSome(services, change)) > 0);
    },
  },
];
