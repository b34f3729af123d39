import { type Transaction, uniqueViolation } from "./transaction.ts";

/**
 * For facts that no head holds still, such as «is not there yet»: commands of one owner that call it under one name come
 * one after the other. Who waited while the same key was served lost a race, and trying again finds that answer.
 */
export const takeTurn = async (
  tx: Transaction,
  name: string,
  owner: string,
  { actor, key }: { readonly actor: string; readonly key: string },
): Promise<void> => {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 7462))", [`${name} ${owner}`]);
  const { rows } = await tx.query("select from command where owner = $1 and actor = $2 and key = $3", [
    owner,
    actor,
    key,
  ]);
  // The same as if it had gone on to write its answer beside the one that is there.
  if (rows.length > 0) throw Object.assign(new Error("this key was served meanwhile"), { code: uniqueViolation });
};
