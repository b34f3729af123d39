import type pg from "pg";
import type { Column } from "./stream.ts";

/** A statement that each connection plans once: its planning costs the database as much as its running. */
export type Prepared = { readonly name: string; readonly text: string };

/** One of them with its values. */
export type PreparedCall = { readonly statement: Prepared; readonly values: readonly Column[] };

// Names that a connection holds already. A failed batch may have stopped before its `prepare`: see `forget`.
const held = new WeakMap<pg.ClientBase, Set<string>>();

const quoted = (text: string): string => {
  if (text.includes("\0")) throw new Error("a value for the database holds a NUL");
  // The escape form means the same whatever `standard_conforming_strings` says.
  return `E'${text.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
};

const arrayText = (items: readonly string[]): string =>
  `{${items.map((item) => `"${item.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`).join(",")}}`;

/** A value as it stands in the text of a statement. */
export const literal = (value: Column): string => {
  if (value === null) return "null";
  if (typeof value === "string") return quoted(value);
  return typeof value === "object" ? quoted(arrayText(value)) : `'${String(value)}'`;
};

/**
 * The text that runs it on this connection; statements joined by `;` travel in one round trip and one write to the
 * socket, which is where a small command spends most of its time. The first time the preparation goes ahead of it.
 */
export const callText = (client: pg.ClientBase, { statement, values }: PreparedCall): string => {
  const names = held.get(client) ?? new Set<string>();
  held.set(client, names);
  const call = `execute ${statement.name}(${values.map(literal).join(", ")})`;
  if (names.has(statement.name)) return call;
  names.add(statement.name);
  return `prepare ${statement.name} as ${statement.text}; ${call}`;
};

/** After a failure: what this connection has prepared is dropped, and prepared again when it is next wanted. */
export const forget = async (client: pg.ClientBase): Promise<void> => {
  if (held.delete(client)) await client.query("deallocate all");
};
