import {
  confidences,
  type LawVersion,
  type LawVersionCode,
  type LawVersionCommand,
  type LawVersionEvent,
  lawVersion,
  levels,
} from "@touchstone/requirements";
import { z } from "zod";
import { operatorId } from "../identity/operator.ts";
import { appRole, type Migration, rowTable, type StreamKind } from "../store/index.ts";
import { termsMigration } from "./law-terms.ts";

/** The law base belongs to whoever operates the installation; everybody reads it. */
export const lawScope = { owner: operatorId, caseId: null };

const text = z.string().nullable();

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const facts = z.strictObject({
  document: z.strictObject({
    family: z.string(),
    version: z.string(),
    title: z.string(),
    aliases: z.array(z.string()),
    level: z.enum(levels),
    jurisdiction: z.string(),
    issuingBody: text,
    documentNumber: text,
    adopted: text,
    promulgated: text,
    effective: text,
    effectiveBasis: text,
    firstEffective: text,
    endedOn: text,
    successor: z.strictObject({ family: z.string(), version: text, inSubstance: z.boolean() }).nullable(),
    history: z.array(z.strictObject({ date: z.string(), event: z.string() })),
    confidence: z.enum(confidences),
    source: z.string(),
    topics: z.array(z.string()),
    articles: z.number().nullable(),
  }),
  digest: text,
});

const event = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("LawVersionRecorded"), data: facts }),
  z.strictObject({ type: z.literal("LawVersionCorrected"), data: facts }),
]);

export const lawStream: StreamKind<LawVersion, LawVersionCommand, LawVersionEvent, null, LawVersionCode> = {
  kind: "law-version",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider: lawVersion,
  row: {
    table: "requirements_law",
    columns: ({ document, digest }) => ({
      family: document?.family ?? "",
      law_version: document?.version ?? "",
      digest,
    }),
  },
};

// Texts are content by their digest: anybody may read them, so they have no owner and no row policy, and no event carries
// them (design.md sections 3 and 5).
export const lawMigrations: readonly Migration[] = [
  {
    id: "requirements/001",
    sql: `${rowTable("requirements_law", "family text not null, law_version text not null, digest text")}
create unique index requirements_law_name on requirements_law (owner, family, law_version);
create table law_text (digest text primary key, preamble text);
create table law_article (
  digest text not null references law_text, place integer not null, no text not null, n integer not null,
  sub integer not null, headings json not null, words text not null, primary key (digest, place)
);
grant select, insert on law_text, law_article to ${appRole};`,
  },
  // The mark of the base (`lawMark`) is asked for by every request: from the index alone, the rows are a hundred times that.
  { id: "requirements/002", sql: "create index requirements_law_mark on requirements_law (owner, version);" },
  { id: "requirements/003", sql: termsMigration },
];
