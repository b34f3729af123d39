import { type GridGroup, type GridSort, type GridSortKey, sortKeyOf } from "@touchstone/register";
import { z } from "zod";
import { rankOn } from "../evidence/evidenced-days.ts";

/** One part of an order: SQL of its text, and which way it runs. */
type Part = { readonly sql: string; readonly type: "text" | "uuid"; readonly way: "up" | "down" };

// The gravest level that is left of a row's assessments; a row that nobody assessed comes before all of them.
const gravest = `lpad((coalesce((select max(a.after_rank) from register_assessment a
  where a.owner = register_risk.owner and a.risk = register_risk.id::text and a.stage <> 'retired'), -1) + 1)::text, 2, '0')`;

// Only these texts reach the SQL. A rank is a number of two digits, so that every key is compared as text.
const keys: Readonly<Record<Exclude<GridSortKey, "entered"> | GridGroup, string>> = {
  title: "title",
  state: `lpad((${rankOn("$6::text")})::text, 2, '0')`,
  owner: "held_by",
  area: "area",
  level: gravest,
};

const turned = ({ way, ...part }: Part): Part => ({ ...part, way: way === "up" ? "down" : "up" });

type Asked = { readonly sort: GridSort; readonly group: GridGroup | undefined; readonly from: "start" | "end" };

/** What the rows are ordered by: the group's key, the sort's, the id. From the end all of it runs the other way. */
export const orderOf = ({ sort, group, from }: Asked): readonly Part[] => {
  const { key, way } = sortKeyOf(sort);
  const parts: readonly Part[] = [
    ...(group === undefined ? [] : [{ sql: keys[group], type: "text", way: group === key ? way : "up" } as const]),
    ...(key === "entered" || key === group ? [] : [{ sql: keys[key], type: "text", way } as const]),
    { sql: "id", type: "uuid", way: key === "entered" ? way : "up" },
  ];
  return from === "start" ? parts : parts.map(turned);
};

/** SQL of the texts that a place in the order is made of, without the id. */
export const keysSql = (order: readonly Part[]): string =>
  `array[${order
    .slice(0, -1)
    .map(({ sql }) => sql)
    .join(", ")}]::text[]`;

export const orderSql = (order: readonly Part[]): string =>
  order.map(({ sql, way }) => `${sql} ${way === "up" ? "asc" : "desc"}`).join(", ");

/** SQL of what comes after a place whose parts are the parameters from `first` on; parts may run different ways. */
export const afterSql = (order: readonly Part[], first: number): string => {
  const value = ({ type }: Part, index: number): string => `$${first + index}::${type}`;
  const beyond = order.map((part, index) => {
    const same = order.slice(0, index).map((before, at) => `${before.sql} = ${value(before, at)}`);
    return `(${[...same, `${part.sql} ${part.way === "up" ? ">" : "<"} ${value(part, index)}`].join(" and ")})`;
  });
  return `(${beyond.join(" or ")})`;
};

// Each part in base64url, which holds no separator and reads back whatever somebody made of it.
export const writePlace = (parts: readonly string[]): string =>
  parts.map((part) => Buffer.from(part).toString("base64url")).join(",");

/** The parts of a place; null where it is none of this order: a cursor can be made by anybody. */
export const readPlace = (place: string, order: readonly Part[]): readonly string[] | null => {
  const parts = place.split(",").map((part) => Buffer.from(part, "base64url").toString("utf8"));
  const isWhole = parts.length === order.length && z.uuid().safeParse(parts.at(-1)).success;
  return isWhole && parts.every((part) => !part.includes("\u0000")) ? parts : null;
};
