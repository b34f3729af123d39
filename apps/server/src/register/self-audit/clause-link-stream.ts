import {
  type ClauseLinkCode,
  type ClauseLinkCommand,
  type ClauseLinkEvent,
  type ClauseLinkFacts,
  type ClauseLinks,
  clauseLinks,
  linkTargets,
} from "@touchstone/register";
import { z } from "zod";
import { derivedId, type Migration, rowTable, type StreamKind, type Transaction } from "../../store/index.ts";

const text = z.string();
const personal = z.strictObject({ person: text, fields: z.strictObject({ name: text }) }).nullable();

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("LinkedToClause"),
    data: z.strictObject({ id: text, key: text, to: z.enum(linkTargets), target: text, on: text, person: text }),
    personal,
  }),
  z.strictObject({
    type: z.literal("UnlinkedFromClause"),
    data: z.strictObject({ link: text, on: text, reason: text }),
  }),
]);

export const clauseLinkStream: StreamKind<
  ClauseLinks,
  ClauseLinkCommand,
  ClauseLinkEvent,
  ClauseLinkFacts,
  ClauseLinkCode
> = {
  kind: "clause-links",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data, sealed) =>
    event.parse(
      type === "UnlinkedFromClause"
        ? { type, data }
        : { type, data, personal: sealed === null ? null : { person: "", fields: sealed } },
    ),
  decider: clauseLinks,
  row: { table: "register_clause_links", columns: () => ({}) },
};

export const clauseLinkMigration: Migration = {
  id: "register/self-audit-001",
  sql: rowTable("register_clause_links", ""),
};

/** Two who link to the same clause at once meet on one stream. */
export const clauseLinksOf = (owner: string, key: string): string => derivedId(`clause ${key} of ${owner}`);

export const readClauseLinks = async (tx: Transaction, owner: string): Promise<readonly ClauseLinks[]> =>
  (
    await tx.query<{ state: ClauseLinks }>("select state from register_clause_links where owner = $1 order by id", [
      owner,
    ])
  ).rows.map(({ state }) => state);
