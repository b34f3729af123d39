import type { HandedRef, HandedThing } from "@touchstone/register";
import { readHeads, type Transaction } from "../../store/index.ts";

// What is apart, destroyed, withdrawn, not approved or not signed is handed to nobody.
const thingsSql = `
with thing as (
  select 'risk' as kind, null as book, id, title, version from register_risk
    where owner = $1 and risk_state <> 'withdrawn'
  union all select 'record', kind, id, title, version from register_record where owner = $1
  union all select 'evidence', null, id, name, version from register_evidence
    where owner = $1 and not is_infected and not is_destroyed
  union all select 'soa', state->>'edition', id,
    concat('ISO/IEC 27001:', state->>'edition', ' · ', state->>'number', ' · ', state->>'on'), version
    from register_soa_version where owner = $1
  union all select 'report', null, id, state->'made'->>'title', version from register_compliance_report
    where owner = $1 and signatures > 0
)
select kind, book, id, title, version from thing`;

type Row = Omit<HandedThing, "digest">;

const withDigests = async (tx: Transaction, owner: string, rows: readonly Row[]): Promise<readonly HandedThing[]> => {
  const ids = rows.map(({ id }) => id);
  const heads = await readHeads(tx, owner, ids, "look");
  return rows.flatMap((row) => {
    const head = heads.get(row.id);
    return head === undefined ? [] : [{ ...row, digest: head.hash ?? "" }];
  });
};

export type Asked = {
  readonly kind: string;
  readonly book: string | null;
  readonly search: string | null;
  readonly after: { readonly title: string; readonly id: string } | null;
  readonly limit: number;
};

/** One page of what could be handed over, by title. */
export const listThings = async (
  tx: Transaction,
  owner: string,
  { kind, book, search, after, limit }: Asked,
): Promise<readonly HandedThing[]> => {
  const { rows } = await tx.query<Row>(
    `${thingsSql}
     where kind = $2 and ($3::text is null or book = $3)
       and ($4::text is null or strpos(lower(title), lower($4)) > 0)
       and ($6::uuid is null or (title, id) > ($5::text, $6::uuid))
     order by title, id limit $7`,
    [owner, kind, book, search, after?.title ?? null, after?.id ?? null, limit],
  );
  return withDigests(tx, owner, rows);
};

/** Those of the things named that are there, as they stand now. */
export const findThings = async (
  tx: Transaction,
  owner: string,
  refs: readonly HandedRef[],
): Promise<readonly HandedThing[]> => {
  if (refs.length === 0) return [];
  const { rows } = await tx.query<Row>(`${thingsSql} where id = any($2::uuid[])`, [owner, refs.map(({ id }) => id)]);
  return withDigests(tx, owner, rows);
};
