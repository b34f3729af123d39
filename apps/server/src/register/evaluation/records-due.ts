import type { Services } from "../../services.ts";
import { settledTasks } from "../handover/client-findings.ts";
import { kindOfEdition } from "../records/record-kinds.ts";
import type { RecordRow } from "../records/record-view.ts";

const shown = 50;
/** What a boss still has time for; the calendar goes further. */
const daysAhead = 30;

// By the index of what is asked, which has the day that is not there as the last one. What the inbox leaves out is not due.
const dueFrom = `
from register_record where owner = $1 and asked and due is not null and coalesce(due, '9999-12-31') <= $2 and not id = any($3::uuid[])`;
const dueSql = `select id, version, state ${dueFrom} order by coalesce(due, '9999-12-31'), id limit ${shown}`;
const countSql = `
select count(*)::integer as all, (count(*) filter (where due < $4))::integer as overdue ${dueFrom}`;
type Count = { readonly all: number; readonly overdue: number };

/** Records whose next step is late on the day or falls due in the thirty days after it, the earliest first. */
export const recordsDue = async (services: Services, owner: string, on: string) => {
  const until = Temporal.PlainDate.from(on).add({ days: daysAhead }).toString();
  const settled = [...(await settledTasks(services, owner))];
  return services.store.transaction({ owner, caseId: null }, async (tx) => {
    const { rows } = await tx.query<RecordRow>(dueSql, [owner, until, settled]);
    const counted = await tx.query<Count>(countSql, [owner, until, settled, on]);
    const items = rows.flatMap(({ id, state }) => {
      const [first] = state.entries.at(-1)?.standing.due ?? [];
      if (state.begun === null || first === undefined || first.on === null) return [];
      const kind = kindOfEdition(state.begun);
      const step = kind.steps.find((each) => each.id === first.step);
      const title = state.entries.at(-1)?.standing.title ?? "";
      if (step === undefined) return [];
      return [
        {
          record: id,
          kind: kind.id,
          book: { ...kind.title },
          title,
          step: { ...step.title },
          due: first.on,
          overdue: first.on < on,
        },
      ];
    });
    const { all = 0, overdue = 0 } = counted.rows[0] ?? {};
    return { items, all, overdue };
  });
};
