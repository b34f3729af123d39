import type { Services } from "../../services.ts";
import type { Row } from "../views.ts";

type Batch = { readonly size: number; readonly sql: string; readonly values?: readonly (string | null)[] };

/**
 * Every row of a register in the order of ids, some at a time, so that a large register is never in memory whole.
 * The SQL takes the owner and the last id seen, and from the third place on what else it asks.
 */
export const inBatches = async <Found extends { readonly id: string }>(
  { store }: Services,
  owner: string,
  { size, sql, values = [] }: Batch,
  visit: (rows: readonly Found[]) => Promise<void> | void,
): Promise<void> => {
  const read = async (after: string | null): Promise<readonly Found[]> =>
    (
      await store.transaction({ owner, caseId: null }, (tx) =>
        tx.query<Found>(`${sql} and ($2::uuid is null or id > $2::uuid) order by id limit ${size}`, [
          owner,
          after,
          ...values,
        ]),
      )
    ).rows;
  let rows = await read(null);
  for (;;) {
    await visit(rows);
    const last = rows.at(-1);
    if (last === undefined || rows.length < size) return;
    rows = await read(last.id);
  }
};

const whole: Batch = { size: 1000, sql: "select id, version, state from register_risk where owner = $1" };

/** Whole rows, a thousand at a time. */
export const scanRows = (services: Services, owner: string, visit: (row: Row) => void): Promise<void> =>
  inBatches<Row>(services, owner, whole, (rows) => rows.forEach(visit));
