import { nameKey, type RowChange } from "@touchstone/register";
import { namesOf, readParties } from "../../parties/index.ts";
import type { Transaction } from "../../store/index.ts";

const namesOwner = (change: RowChange): boolean =>
  change.kind === "add"
    ? change.row.owner !== ""
    : change.kind === "change" && change.change.edits.some(({ column }) => column === "owner");

/** Who may be meant by an owner: people and parties by their names, and whoever owns a row already. */
export const ownersKnown = async (
  tx: Transaction,
  owner: string,
  changes: readonly RowChange[],
): Promise<(name: string) => boolean> => {
  if (!changes.some(namesOwner)) return () => true;
  const { rows } = await tx.query<{ name: string }>(
    "select distinct state->>'owner' as name from register_risk where owner = $1 and risk_state <> 'withdrawn'",
    [owner],
  );
  const names = [...rows.map(({ name }) => name), ...namesOf(await readParties(tx, owner)).values()];
  const known = new Set(names.map(nameKey).filter((key) => key !== ""));
  return (name) => known.has(nameKey(name));
};
