import type { RiskState } from "@touchstone/register";
import type { Transaction } from "../store/index.ts";

export type NamedRisk = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly risk_state: RiskState;
};

/** Rows of one owner's register by their ids, for whoever refers to them; an id that is missing has no row. */
export const namedRisks = async (
  tx: Transaction,
  owner: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NamedRisk>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.query<NamedRisk>(
    "select id, version, title, risk_state from register_risk where owner = $1 and id = any($2::uuid[])",
    [owner, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
};
