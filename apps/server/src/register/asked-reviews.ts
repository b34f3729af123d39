import type { Review } from "@touchstone/register";
import type { Store } from "../store/index.ts";

/** A change of law that rows were asked to look at: of a version, or of the law's end. */
export type AskedFor = Pick<Review, "family" | "version"> & { readonly ends: boolean };

// A row withdrawn has nothing to look at; of the others only those with a review are read.
const waiting = `
register_risk risk cross join lateral json_array_elements(risk.state->'reviews') review
where risk_state <> 'withdrawn' and json_array_length(risk.state->'reviews') > 0
  and review->>'family' = $1 and review->>'version' = $2 and review->>'conclusion' is null
  and $3 = exists (select from json_array_elements(review->'touched') touched where touched->>'what' = 'ended')`;

/** How many registers, and how many of their rows, have not looked yet; whether or not they still cite the law. */
export const countAsked = (
  { maintenance }: Store,
  { family, version, ends }: AskedFor,
): Promise<{ readonly owners: number; readonly rows: number }> =>
  maintenance(async (tx) => {
    const { rows } = await tx.query<{ owners: number; rows: number }>(
      `select count(distinct risk.owner)::integer as owners, count(*)::integer as rows from ${waiting}`,
      [family, version, ends],
    );
    return rows[0] ?? { owners: 0, rows: 0 };
  });

export type AskedRow = { readonly row: string } & Pick<Review, "on" | "due">;

/** The next owners, in the order of their ids, each with its rows that have not looked yet. */
export const askedAfter = (
  { maintenance }: Store,
  { family, version, ends }: AskedFor,
  after: string | null,
  most: number,
): Promise<readonly { readonly owner: string; readonly rows: readonly AskedRow[] }[]> =>
  maintenance(async (tx) => {
    const { rows } = await tx.query<AskedRow & { owner: string }>(
      `with found as materialized (
         select risk.owner, risk.id as row, review->>'on' as on, review->>'due' as due from ${waiting}
           and risk.owner > $4::uuid),
       owners as (select distinct owner from found order by owner limit $5)
       select found.* from found join owners using (owner) order by owner, row`,
      [family, version, ends, after ?? "00000000-0000-0000-0000-000000000000", most],
    );
    const byOwner = Map.groupBy(rows, ({ owner }) => owner);
    return [...byOwner].map(([owner, all]) => ({ owner, rows: all.map(({ row, on, due }) => ({ row, on, due })) }));
  });
