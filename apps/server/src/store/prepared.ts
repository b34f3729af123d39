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
 * The text that runs them on this connection, their results last and in their order. Statements joined by `;` travel in
 * one round trip and one write to the socket, which is where a small command spends most of its time. What this
 * connection has not run before is prepared ahead of them.
 */
export const callsText = (client: pg.ClientBase, calls: readonly PreparedCall[]): readonly string[] => {
  const names = held.get(client) ?? new Set<string>();
  held.set(client, names);
  const fresh = new Map(calls.map(({ statement }) => [statement.name, statement.text]));
  for (const name of names) fresh.delete(name);
  for (const name of fresh.keys()) names.add(name);
  return [
    ...[...fresh].map(([name, text]) => `prepare ${name} as ${text}`),
    ...calls.map(({ statement, values }) => `execute ${statement.name}(${values.map(literal).join(", ")})`),
  ];
};

/** After a failure: what this connection has prepared is dropped, and prepared again when it is next wanted. */
export const forget = async (client: pg.ClientBase): Promise<void> => {
  if (held.delete(client)) await client.query("deallocate all");
};
