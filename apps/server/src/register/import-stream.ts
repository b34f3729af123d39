import { type Decider, ok } from "@touchstone/kernel";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../store/index.ts";

/** One file that was imported before imports were change sets: the record from which its rows came. Nothing writes it any more. */
export type RegisterImport = {
  readonly file: string;
  readonly digest: string;
  readonly risks: readonly string[];
} | null;
type Imported = {
  readonly type: "RegisterImported";
  readonly data: { readonly file: string; readonly digest: string; readonly risks: readonly string[] };
};
type RecordImport = { readonly type: "RecordImport"; readonly file: string; readonly digest: string };
/** Ids of the rows that are new in this organisation. */
type Fresh = readonly string[];

const decider: Decider<RegisterImport, RecordImport, Imported, Fresh, never> = {
  initial: null,
  evolve: (_, { data }) => data,
  // A file that brings nothing new leaves nothing behind: twice is the same as once.
  decide: (_, { file, digest }, risks) =>
    ok(risks.length === 0 ? [] : [{ type: "RegisterImported", data: { file, digest, risks } }]),
};

const event = z.strictObject({
  type: z.literal("RegisterImported"),
  data: z.strictObject({ file: z.string(), digest: z.string(), risks: z.array(z.string()) }),
});

export const importStream: StreamKind<RegisterImport, RecordImport, Imported, Fresh, never> = {
  kind: "register-import",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider,
  row: { table: "register_import", columns: (state) => ({ digest: state?.digest ?? null }) },
};

export const importMigration: Migration = {
  id: "register/002",
  sql: rowTable("register_import", "digest text"),
};
