import type { Json } from "@touchstone/kernel";
import type { RowImage } from "./stream.ts";

/** A read row as the journal says it must be, ready to be read by the database as a row of the kind's table. */
export type ImageRow = Readonly<Record<string, Json>> & { readonly owner: string; readonly id: string };

export const imageRow = (owner: string, stream: string, version: number, image: RowImage): ImageRow => ({
  owner,
  id: stream,
  version,
  case_id: image.caseId,
  state: image.state,
  ...image.columns,
});

/** The columns that a kind's rows carry; all rows of a kind have the same. */
export const rowColumns = (image: RowImage): readonly string[] => [
  "owner",
  "id",
  "version",
  "case_id",
  "state",
  ...Object.keys(image.columns),
];

// JSON compares by its meaning only as jsonb; every other type is equal as the database itself says.
const listed = (columns: readonly string[], alias: string): string =>
  columns.map((name) => (name === "state" ? `${alias}.state::jsonb as state` : `${alias}.${name}`)).join(", ");

/**
 * SQL that compares images (`$1`, JSON rows) with the table's rows in the range of keys after `($2, $3)` up to
 * `($4, $5)`, and gives what is missing, extra or different. The database reads the images by the table's own types, so
 * that no type is translated here.
 */
export const compareSql = (table: string, columns: readonly string[]): string => `
with image as (select ${listed(columns, "r")} from json_populate_recordset(null::${table}, $1::json) r),
actual as (select ${listed(columns, "t")} from ${table} t where (owner, id) > ($2::uuid, $3::uuid) and (owner, id) <= ($4::uuid, $5::uuid))
select coalesce(image.owner, actual.owner) as owner, coalesce(image.id, actual.id) as stream,
  case when actual.id is null then 'row-missing' when image.id is null then 'row-extra' else 'row-differs' end as code
from image full join actual on image.owner = actual.owner and image.id = actual.id
where actual.id is null or image.id is null or to_jsonb(image) is distinct from to_jsonb(actual)
order by 1, 2`;
