import { type ImageRow, imageRow, rowColumns } from "./image-rows.ts";
import { firstKey, readBatch, readStream, type StreamKey, type StreamRecord, storedEvents } from "./read-journal.ts";
import { addSideRows, swapSideRows } from "./side-rows.ts";
import type { Store } from "./store.ts";
import type { RowImage, StoredKind } from "./stream.ts";
import type { Transaction } from "./transaction.ts";
import { chainFault, type Finding } from "./verify.ts";

export type RebuildReport = {
  /** False where the journal itself is broken: then nothing was replaced. */
  readonly ok: boolean;
  /** Were the read tables, as they stood, what the journal says? */
  readonly identical: boolean;
  readonly streams: number;
  readonly events: number;
  /** Rows and entries of the directory of access that were replaced. */
  readonly replaced: number;
  readonly first: Finding | null;
};

/** Extra columns by table, as far as any stream of the table was seen. */
type Columns = Map<string, readonly string[]>;

const batchSize = 500;
const base: readonly string[] = ["owner", "id", "version", "case_id", "state"];

const tablesOf = (kinds: readonly StoredKind[]): readonly string[] => [...new Set(kinds.map(({ table }) => table))];

const sideTablesOf = (kinds: readonly StoredKind[]): readonly string[] => [
  ...new Set(kinds.flatMap(({ sideTable }) => sideTable ?? [])),
];

const clearSql = (tables: readonly string[], sideTables: readonly string[]): string =>
  [
    ...sideTables.map(
      (table) =>
        `drop table if exists rebuild.${table}; create table rebuild.${table} (like public.${table}); create index on rebuild.${table} (owner, source)`,
    ),
    ...tables.map(
      (table) =>
        `drop table if exists rebuild.${table}; create table rebuild.${table} (like public.${table} including defaults, primary key (owner, id))`,
    ),
    "drop table if exists rebuild.access; create table rebuild.access (like public.access); create index on rebuild.access (source)",
  ].join("; ");

type Made = StreamKey & { readonly kind: StoredKind; readonly version: number; readonly image: RowImage };

const write = async (tx: Transaction, made: readonly Made[], columns: Columns): Promise<void> => {
  const rows = new Map<string, ImageRow[]>();
  for (const { owner, stream, kind, version, image } of made) {
    columns.set(kind.table, rowColumns(image));
    const list = rows.get(kind.table) ?? [];
    list.push(imageRow(owner, stream, version, image));
    rows.set(kind.table, list);
  }
  for (const [table, list] of rows) {
    const names = (columns.get(table) ?? base).join(", ");
    await tx.query(
      `insert into rebuild.${table} (${names}) select ${names} from json_populate_recordset(null::public.${table}, $1::json)`,
      [JSON.stringify(list)],
    );
  }
  for (const [table, list] of Map.groupBy(made, ({ kind }) => kind.sideTable)) {
    const images = list.map(({ owner, stream: source, image }) => ({ owner, source, rows: image.side }));
    if (table !== null) await addSideRows(tx, table, images, "rebuild");
  }
  const access = made.flatMap(({ owner, stream, image }) =>
    image.access.map(({ viewer, caseId, role }) => ({ viewer, owner, case_id: caseId, role, source: stream })),
  );
  if (access.length === 0) return;
  await tx.query("insert into rebuild.access select * from json_populate_recordset(null::public.access, $1::json)", [
    JSON.stringify(access),
  ]);
};

const replay = async (tx: Transaction, kinds: readonly StoredKind[], record: StreamRecord): Promise<Made> => {
  const kind = kinds.find(({ kind: name }) => name === record.events[0]?.kind);
  if (kind === undefined) throw new Error(`stream ${record.stream} is of no known kind`);
  const image = kind.replay(record.stream, await storedEvents(tx, record.events));
  return { owner: record.owner, stream: record.stream, kind, version: record.events.length, image };
};

/** What moved while the shadow was filled; the tables are locked now, so it is little and the last. */
const catchUp = async (tx: Transaction, kinds: readonly StoredKind[], columns: Columns): Promise<void> => {
  for (const { kind, table, sideTable } of kinds) {
    const { rows } = await tx.query<StreamKey>(
      `select head.owner, head.stream from stream_head head
       left join rebuild.${table} made on made.owner = head.owner and made.id = head.stream
       where head.kind = $1 and made.version is distinct from head.version`,
      [kind],
    );
    for (const key of rows) {
      await tx.query(`delete from rebuild.${table} where owner = $1 and id = $2`, [key.owner, key.stream]);
      const sources = sideTable === null ? ["access"] : ["access", sideTable];
      for (const name of sources)
        await tx.query(`delete from rebuild.${name} where owner = $1 and source = $2`, [key.owner, key.stream]);
      await write(tx, [await replay(tx, kinds, await readStream(tx, key))], columns);
    }
  }
};

const compared = (columns: readonly string[], alias: string): string =>
  `jsonb_build_array(${columns.map((name) => (name === "state" ? `${alias}.state::jsonb` : `${alias}.${name}`)).join(", ")})`;

const difference = (table: string, columns: readonly string[]): string => `
select coalesce(made.owner, kept.owner) as owner, coalesce(made.id, kept.id) as id
from rebuild.${table} made full join public.${table} kept on made.owner = kept.owner and made.id = kept.id
where made.id is null or kept.id is null or ${compared(columns, "made")} is distinct from ${compared(columns, "kept")}`;

const swapRows = async (tx: Transaction, table: string, columns: readonly string[]): Promise<readonly StreamKey[]> => {
  const names = columns.join(", ");
  const { rows } = await tx.query<{ owner: string; id: string }>(`${difference(table, columns)} order by 1, 2`);
  if (rows.length === 0) return [];
  const keys = JSON.stringify(rows);
  const wanted = "(owner, id) in (select owner, id from json_to_recordset($1::json) as key(owner uuid, id uuid))";
  await tx.query(`delete from public.${table} where ${wanted}`, [keys]);
  await tx.query(`insert into public.${table} (${names}) select ${names} from rebuild.${table} where ${wanted}`, [
    keys,
  ]);
  return rows.map(({ owner, id }) => ({ owner, stream: id }));
};

const fields = "viewer, owner, case_id, role, source";
const swapAccess = async (tx: Transaction): Promise<number> => {
  const { rows } = await tx.query<{ different: number }>(
    `select count(*)::integer as different from (
       (select ${fields} from rebuild.access except all select ${fields} from public.access)
       union all (select ${fields} from public.access except all select ${fields} from rebuild.access)) difference`,
  );
  const different = rows[0]?.different ?? 0;
  if (different === 0) return 0;
  await tx.query("delete from public.access");
  await tx.query(`insert into public.access (${fields}) select ${fields} from rebuild.access`);
  return different;
};

/**
 * Makes every read row and the directory of access again from the journal: into shadow tables, in batches, compared by
 * key, and what differs is replaced in one transaction. The journal is checked on the way; rows are never made from a
 * broken one.
 */
export const rebuildStore = async ({
  maintenance,
  kinds,
}: Pick<Store, "maintenance" | "kinds">): Promise<RebuildReport> => {
  const [tables, sideTables] = [tablesOf(kinds), sideTablesOf(kinds)];
  const columns: Columns = new Map();
  const counted = { streams: 0, events: 0 };
  await maintenance(async (tx) => {
    for (const statement of clearSql(tables, sideTables).split("; ")) await tx.query(statement);
  });
  let after = firstKey;
  for (let done = false; !done; ) {
    const from = after;
    const first = await maintenance(async (tx) => {
      const batch = await readBatch(tx, from, batchSize);
      after = batch.upTo;
      done = batch.isLast;
      const made: Made[] = [];
      for (const record of batch.records) {
        const fault = chainFault(record);
        if (fault !== null) return fault;
        made.push(await replay(tx, kinds, record));
        counted.streams += 1;
        counted.events += record.events.length;
      }
      await write(tx, made, columns);
      return null;
    });
    if (first !== null) return { ok: false, identical: false, ...counted, replaced: 0, first };
  }
  return maintenance(async (tx) => {
    const all = ["access", ...tables, ...sideTables];
    for (const table of all) await tx.query(`lock table public.${table} in exclusive mode`);
    await catchUp(tx, kinds, columns);
    let replaced = 0;
    let first: Finding | null = null;
    for (const table of tables) {
      const keys = await swapRows(tx, table, columns.get(table) ?? base);
      const [key] = keys;
      if (key !== undefined && first === null)
        first = { code: "row-replaced", table, owner: key.owner, stream: key.stream };
      replaced += keys.length;
    }
    for (const table of sideTables) {
      const streams = await swapSideRows(tx, table);
      if (streams > 0 && first === null) first = { code: "side-rows-replaced", table, streams };
      replaced += streams;
    }
    const access = await swapAccess(tx);
    if (access > 0 && first === null) first = { code: "access-replaced", entries: access };
    for (const table of all) await tx.query(`drop table rebuild.${table}`);
    return { ok: true, identical: first === null, ...counted, replaced: replaced + access, first };
  });
};
