import type { OrganisationKind } from "@touchstone/kernel";
import type { Transaction } from "../store/index.ts";

/** What an organisation was registered as, by its own stream. */
export const kindOf = async (tx: Transaction, owner: string): Promise<OrganisationKind | null> => {
  const { rows } = await tx.query<{ kind: OrganisationKind | null }>(
    "select state->'registration'->>'kind' as kind from party_organisation where owner = $1 and id = $1",
    [owner],
  );
  return rows[0]?.kind ?? null;
};
