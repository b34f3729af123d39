import {
  type AdoptedPair,
  type Adoption,
  type AdoptThreats,
  type Asset,
  type AssetCode,
  type AssetCommand,
  type AssetEvent,
  adoption,
  asset,
  assetKinds,
  type FreezeSoa,
  lifePhases,
  ratings,
  type Soa,
  type SoaCode,
  type SoaCommand,
  type SoaEdition,
  type SoaEvent,
  type SoaFacts,
  type SoaFrozen,
  type SoaVersion,
  soa,
  soaEditions,
  soaStatuses,
  soaVersion,
  type ThreatsAdopted,
} from "@touchstone/register";
import { z } from "zod";
import { derivedId, type Migration, rowTable, type StreamKind } from "../../store/index.ts";

// Editing these schemas needs a new schema version with an upcaster: stored events never change.
const text = z.string();
const rating = z.union(ratings.map((one) => z.literal(one)));

const assetEvent = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("AssetDescribed"),
    data: z.strictObject({
      name: text,
      kind: z.enum(assetKinds),
      owner: text,
      value: rating,
      rated: z.strictObject({ confidentiality: rating, integrity: rating, availability: rating }),
      phases: z.array(z.enum(lifePhases)),
      process: text,
    }),
  }),
  z.strictObject({ type: z.literal("AssetRetired"), data: z.strictObject({ reason: text }) }),
]);

export const assetStream: StreamKind<Asset, AssetCommand, AssetEvent, null, AssetCode> = {
  kind: "asset",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => assetEvent.parse({ type, data }),
  decider: asset,
  row: {
    table: "register_asset",
    columns: ({ facts, retired }) => ({ name: facts?.name ?? "", in_use: facts !== null && retired === null }),
  },
};

const adoptionEvent = z.strictObject({
  type: z.literal("ThreatsAdopted"),
  data: z.strictObject({
    editions: z.array(text),
    pairs: z.array(z.strictObject({ threat: text, asset: text.nullable(), risk: text })),
  }),
});

export const adoptionStream: StreamKind<Adoption, AdoptThreats, ThreatsAdopted, readonly AdoptedPair[], never> = {
  kind: "threat-adoption",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => adoptionEvent.parse({ type, data }),
  decider: adoption,
  row: { table: "register_adoption", columns: () => ({}) },
};

const line = z.strictObject({
  control: text,
  applicable: z.boolean().nullable(),
  justification: text,
  status: z.enum(soaStatuses),
  means: text,
  process: text,
  risks: z.array(text),
});
const edition = z.enum(soaEditions);
const personal = z.strictObject({ person: text, fields: z.strictObject({ name: text }) }).nullable();

const soaEvent = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("SoaLinesSet"),
    data: z.strictObject({ edition, lines: z.array(line), person: text }),
    personal,
  }),
  z.strictObject({
    type: z.literal("SoaApproved"),
    data: z.strictObject({ edition, number: z.int(), version: text, on: text, person: text }),
    personal,
  }),
]);

/** One stream for each edition of the standard in an organisation. */
export const soaStream: StreamKind<Soa, SoaCommand, SoaEvent, SoaFacts, SoaCode> = {
  kind: "soa",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data, sealed) =>
    soaEvent.parse({ type, data, personal: sealed === null ? null : { person: "", fields: sealed } }),
  decider: soa,
  row: { table: "register_soa", columns: () => ({}) },
};

export const soaOf = (owner: string, one: SoaEdition): string =>
  derivedId(`statement-of-applicability ${owner} ${one}`);

const frozenEvent = z.strictObject({
  type: z.literal("SoaFrozen"),
  data: z.strictObject({ edition, number: z.int(), on: text, lines: z.array(line) }),
});

export const soaVersionStream: StreamKind<SoaVersion, FreezeSoa, SoaFrozen, null, never> = {
  kind: "soa-version",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => frozenEvent.parse({ type, data }),
  decider: soaVersion,
  row: { table: "register_soa_version", columns: () => ({}) },
};

export const ismsMigration: Migration = {
  id: "register/isms-001",
  sql: [
    rowTable("register_asset", "name text not null, in_use boolean not null"),
    rowTable("register_adoption", ""),
    rowTable("register_soa", ""),
    rowTable("register_soa_version", ""),
  ].join("\n"),
};
