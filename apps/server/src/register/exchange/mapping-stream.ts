import { type Decider, ok } from "@touchstone/kernel";
import { type Target, targets } from "@touchstone/register";
import { z } from "zod";
import { derivedId, type Migration, rowTable, type StreamKind } from "../../store/index.ts";

/** Which column of a table is which, kept under a name for the next file with the same headings. */
export type Mapping = {
  readonly name: string;
  readonly columns: readonly { readonly heading: string; readonly to: Target }[];
  readonly savedAt: string;
} | null;

type Saved = { readonly type: "MappingSaved"; readonly data: NonNullable<Mapping> };
type SaveMapping = { readonly type: "SaveMapping" } & Pick<NonNullable<Mapping>, "name" | "columns">;

const decider: Decider<Mapping, SaveMapping, Saved, null, never> = {
  initial: null,
  evolve: (_, { data }) => data,
  decide: (_, { name, columns }, _facts, { now }) =>
    ok([{ type: "MappingSaved", data: { name, columns, savedAt: now.toString({ smallestUnit: "second" }) } }]),
};

const event = z.strictObject({
  type: z.literal("MappingSaved"),
  data: z.strictObject({
    name: z.string(),
    savedAt: z.string(),
    columns: z.array(z.strictObject({ heading: z.string(), to: z.enum(targets) })),
  }),
});

export const mappingStream: StreamKind<Mapping, SaveMapping, Saved, null, never> = {
  kind: "register-mapping",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider,
  row: { table: "register_mapping", columns: () => ({}) },
};

export const mappingId = (owner: string, name: string): string => derivedId(`register-mapping ${owner} ${name}`);

export const mappingMigration: Migration = { id: "register/exchange-001", sql: rowTable("register_mapping", "") };
