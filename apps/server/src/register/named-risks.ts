import type { RiskState } from "@touchstone/register";
import type { Transaction } from "../store/index.ts";
import { stateOn } from "./evidence/evidenced-days.ts";

export type NamedRisk = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly risk_state: RiskState;
};

/** Rows of one owner's register by their ids, for whoever refers to them, as they stand on a day; an id that is missing has no row. */
export const namedRisks = async (
  tx: Transaction,
  owner: string,
  ids: readonly string[],
  on: string,
): Promise<ReadonlyMap<string, NamedRisk>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.query<NamedRisk>(
    `select id, version, title, ${stateOn("$3::text")} as risk_state from register_risk where owner = $1 and id = any($2::uuid[])`,
    [owner, ids, on],
  );
  return new Map(rows.map((row) => [row.id, row]));
};
