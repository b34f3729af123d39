import type { PoolClient } from "pg";
import { demoCompany } from "../../testing/test-server.ts";

/** A register row as an earlier release kept it, with the columns of then that some upgrades look at. */
export type RowOfBefore = { readonly state: object; readonly riskState?: unknown; readonly rank?: unknown };
type Upgrade = { readonly sql: string; readonly columns: string };

/** What the statement of a migration makes of each row; nothing of it stays, and the connection is given back. */
export const upgradedRows = async (
  client: PoolClient,
  rows: readonly RowOfBefore[],
  { sql, columns }: Upgrade,
): Promise<readonly unknown[]> => {
  const found: unknown[] = [];
  try {
    for (const { state, riskState = "absent", rank = 0 } of rows) {
      await client.query("begin");
      await client.query(
        `insert into register_risk (owner, id, version, state, title, risk_state, state_rank, area, lawless, loose_lines)
         values ($1, $1, 1, $2, '', $3, $4, '', false, 0)`,
        [demoCompany, JSON.stringify(state), riskState, rank],
      );
      await client.query(sql);
      found.push((await client.query(`select ${columns} from register_risk where id = $1`, [demoCompany])).rows[0]);
      await client.query("rollback");
    }
  } finally {
    client.release();
  }
  return found;
};
