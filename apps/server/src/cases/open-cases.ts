import type { Transaction } from "../store/index.ts";

/** What another capability may know of a case that is not closed: enough to say whom a change touches. */
export type OpenCase = {
  readonly id: string;
  readonly number: string;
  readonly scheme: string;
  readonly edition: string;
  readonly client: { readonly id: string; readonly name: { readonly zh: string; readonly en: string } };
};

/** Open cases of a body under these schemes, oldest first. */
export const readOpenCases = async (
  tx: Transaction,
  owner: string,
  schemes: readonly string[],
): Promise<readonly OpenCase[]> => {
  const { rows } = await tx.query<OpenCase>(
    `select id, number, state->'opened'->>'scheme' as scheme, state->'opened'->>'edition' as edition,
       state->'opened'->'client' as client
     from case_file where owner = $1 and not closed and state->'opened'->>'scheme' = any($2) order by id`,
    [owner, schemes],
  );
  return rows;
};
