import type { Column, SideTable } from "./stream.ts";
import type { Transaction } from "./transaction.ts";

/** One stream's rows in its second table, as they are on their way there. */
export type SideImage = {
  readonly owner: string;
  readonly source: string;
  readonly rows: readonly Readonly<Record<string, Column>>[];
};

const jsonOf = (images: readonly SideImage[]): string =>
  JSON.stringify(images.flatMap(({ owner, source, rows }) => rows.map((row) => ({ owner, source, ...row }))));

const namesOf = (images: readonly SideImage[]): string | null => {
  const row = images.flatMap(({ rows }) => rows).at(0);
  return row === undefined ? null : ["owner", "source", ...Object.keys(row)].join(", ");
};

/** Rows of streams that have none in the table yet. */
export const addSideRows = async (
  tx: Transaction,
  table: string,
  images: readonly SideImage[],
  schema: "public" | "rebuild" = "public",
): Promise<void> => {
  const names = namesOf(images);
  if (names === null) return;
  await tx.query(
    `insert into ${schema}.${table} (${names}) select ${names} from json_populate_recordset(null::public.${table}, $1::json)`,
    [jsonOf(images)],
  );
};

/** What an event changed of one stream's rows; most change none, and then nothing is asked of the database. */
export const moveSideRows = async <State>(
  tx: Transaction,
  { table, rows }: SideTable<State>,
  key: { readonly owner: string; readonly source: string },
  before: State,
  after: State,
): Promise<void> => {
  const [left, right] = [rows(before), rows(after)];
  if (JSON.stringify(left) === JSON.stringify(right)) return;
  if (left.length > 0) await tx.query(`delete from ${table} where owner = $1 and source = $2`, [key.owner, key.source]);
  await addSideRows(tx, table, [{ ...key, rows: right }]);
};

type Key = { readonly owner: string; readonly stream: string };
export type SideFault = { readonly owner: string; readonly source: string; readonly code: string };

/** The first row that is missing or too much among the streams after one key up to another. */
export const sideFault = async (
  tx: Transaction,
  table: string,
  images: readonly SideImage[],
  after: Key,
  upTo: Key,
): Promise<SideFault | null> => {
  const actual = `select * from ${table} where (owner, source) > ($2::uuid, $3::uuid) and (owner, source) <= ($4::uuid, $5::uuid)`;
  const { rows } = await tx.query<SideFault>(
    `with image as (select * from json_populate_recordset(null::${table}, $1::json)), actual as (${actual})
     select owner, source, 'side-row-missing' as code from (select * from image except all select * from actual) missing
     union all select owner, source, 'side-row-extra' from (select * from actual except all select * from image) extra
     order by 1, 2, 3 limit 1`,
    [jsonOf(images), after.owner, after.stream, upTo.owner, upTo.stream],
  );
  return rows[0] ?? null;
};

/** Puts in place of the table's rows those that rebuild made; how many differed. */
export const swapSideRows = async (tx: Transaction, table: string): Promise<number> => {
  const differing = (left: string, right: string) =>
    `select * from (select * from ${left}.${table} except all select * from ${right}.${table}) differing`;
  const { rows } = await tx.query<{ owner: string; source: string }>(
    `select distinct owner, source from (${differing("rebuild", "public")} union all ${differing("public", "rebuild")}) moved`,
  );
  if (rows.length === 0) return 0;
  const keys = JSON.stringify(rows);
  const wanted =
    "(owner, source) in (select owner, source from json_to_recordset($1::json) as key(owner uuid, source uuid))";
  await tx.query(`delete from public.${table} where ${wanted}`, [keys]);
  await tx.query(`insert into public.${table} select * from rebuild.${table} where ${wanted}`, [keys]);
  return rows.length;
};
