import { type Bilingual, type Statement, standingOn } from "@touchstone/kernel";
import type { Transaction } from "../store/index.ts";

/** What another capability may know of a statement that a body issued: enough to tell and plan its dates. */
export type AttestedRow = {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly holderId: string;
  readonly holder: Bilingual;
  readonly scheme: string;
  /** Of the cycle that runs on the day that was asked. */
  readonly edition: string;
  readonly standard: Bilingual;
  readonly caseId: string;
  readonly issuedOn: string;
  readonly validUntil: string;
  readonly cycle: "initial" | "recertification";
  /** The last surveillance of that cycle, by its last day on site. */
  readonly surveilledOn: string | null;
  readonly standing: ReturnType<typeof standingOn>;
  readonly suspendedSince: string | null;
};

type Row = Pick<Statement, "changes" | "cycles" | "surveillances"> & {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly holder_id: string;
  readonly holder_zh: string;
  readonly holder_en: string;
  readonly scheme: string;
};

/** Which statements: the one that is named, whatever became of it, or those that have not ended for good. */
export type AttestedAsked = {
  readonly statement?: string | null;
  /** Only those looked at last on this day or before, that end by `endsBy`, or whose last cycle rests on one of `cases`. */
  readonly due?: { readonly lookedAtBy: string; readonly endsBy: string; readonly cases: readonly string[] };
};

// The page is found by its small columns; only then is what was said opened, once a row, and of it only what has dates.
const pageSql = `with page as (
  select id from statement
  where owner = $1 and id > $3 and (id = $2::uuid or ($2::uuid is null and standing not in ('withdrawn', 'cancelled', 'transferred')))
    and ($4::date is null or surveilled_on <= $4 or valid_until <= $5
      or (cardinality($6::uuid[]) > 0 and (state->'cycles'->-1->>'caseId')::uuid = any($6)))
  order by id limit $7)
select id, version, number, said.attested->'holder'->>'id' as holder_id, holder_zh, holder_en, said.attested->>'scheme' as scheme, said.changes, said.cycles, said.surveillances
from statement, json_to_record(state) as said(attested json, changes json, cycles json, surveillances json)
where owner = $1 and id in (select id from page) order by id`;

const first = "00000000-0000-0000-0000-000000000000";
const pageOf = 1_000;

const asOf = (
  {
    id,
    version,
    number,
    holder_id: holderId,
    holder_zh: zh,
    holder_en: en,
    scheme,
    changes,
    cycles,
    surveillances,
  }: Row,
  on: string,
): AttestedRow | null => {
  const reached = changes.findLast(({ from }) => from <= on);
  const at = (reached?.cycles ?? 1) - 1;
  const cycle = cycles[at];
  if (cycle === undefined) return null;
  const { edition, standard, caseId, issuedOn, validFrom, validUntil } = cycle;
  const standing = standingOn({ changes, cycles }, on);
  return {
    id,
    version,
    number,
    holderId,
    holder: { zh, en },
    scheme,
    edition,
    standard,
    caseId,
    issuedOn,
    validUntil,
    cycle: at === 0 ? "initial" : "recertification",
    surveilledOn: surveillances.findLast((each) => each.on >= validFrom)?.on ?? null,
    standing,
    suspendedSince:
      standing === "suspended"
        ? (changes.findLast((one) => one.from <= on && one.act === "suspended")?.from ?? null)
        : null,
  };
};

/** Statements of a body as they stand on a day, oldest first, read page by page. */
export const readAttested = async (
  tx: Transaction,
  owner: string,
  on: string,
  { statement = null, due }: AttestedAsked = {},
): Promise<readonly AttestedRow[]> => {
  const found: AttestedRow[] = [];
  for (let after = first; ; ) {
    const { rows } = await tx.query<Row>(pageSql, [
      owner,
      statement,
      after,
      due?.lookedAtBy ?? null,
      due?.endsBy ?? null,
      due?.cases ?? [],
      pageOf,
    ]);
    found.push(...rows.flatMap((row) => asOf(row, on) ?? []));
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageOf) return found;
    after = last.id;
  }
};

/** The names of the sites where a statement holds, by its latest edition. */
export const readSites = async (tx: Transaction, owner: string, statement: string): Promise<readonly Bilingual[]> => {
  const { rows } = await tx.query<{ sites: readonly { readonly name: Bilingual }[] | null }>(
    "select state->'editions'->-1->'sites' as sites from statement where owner = $1 and id = $2",
    [owner, statement],
  );
  return (rows[0]?.sites ?? []).map(({ name }) => name);
};
