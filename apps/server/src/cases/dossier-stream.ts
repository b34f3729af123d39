import { type Decider, type RuleSource, refusal, unlessRefused } from "@touchstone/kernel";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../store/index.ts";

const told = z.strictObject({ zh: z.string(), en: z.string() });

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const imported = z.strictObject({
  caseId: z.string(),
  digest: z.string(),
  /** Of the file among the body's own. */
  blob: z.string(),
  bytes: z.int(),
  number: z.string(),
  issuer: z.string(),
  holder: told,
  body: told,
  madeAt: z.string(),
  standing: z.string(),
  validUntil: z.string(),
  lastAudit: z.string().nullable(),
  openMinors: z.array(z.string()),
  /** Names of the checks that could not be made on that day. */
  notChecked: z.array(z.string()),
  on: z.string(),
  name: z.string(),
});

/** A dossier of another body, taken into a transfer case of this one. */
export type ImportedDossier = z.infer<typeof imported>;
type DossierState = ImportedDossier | null;
type Imported = { readonly type: "DossierImported"; readonly data: ImportedDossier };
type Import = { readonly type: "ImportDossier"; readonly dossier: ImportedDossier };

/** The case as it stands in the same transaction. */
export type DossierFacts = { readonly occasion: string; readonly isClosed: boolean; readonly isKnown: boolean };
type DossierCode = "dossier-case-not-transfer" | "dossier-case-closed" | "dossier-already-imported";

const rule: RuleSource = { source: "IAF MD 2", clause: "2.2" };

const decider: Decider<DossierState, Import, Imported, DossierFacts, DossierCode> = {
  initial: null,
  evolve: (_, { data }) => data,
  decide: (_, { dossier }, { occasion, isClosed, isKnown }) =>
    unlessRefused(
      [
        ...(occasion === "transfer" ? [] : [refusal("dossier-case-not-transfer" as const, rule, { occasion })]),
        ...(isClosed ? [refusal("dossier-case-closed" as const, rule)] : []),
        ...(isKnown ? [refusal("dossier-already-imported" as const, rule, { digest: dossier.digest })] : []),
      ],
      () => [{ type: "DossierImported", data: dossier }],
    ),
};

const event = z.strictObject({ type: z.literal("DossierImported"), data: imported });

export const dossierStream: StreamKind<DossierState, Import, Imported, DossierFacts, DossierCode> = {
  kind: "transfer-dossier",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider,
  row: {
    table: "transfer_dossier",
    columns: (state) => ({ digest: state?.digest ?? "", file_case: state?.caseId ?? null }),
    caseId: (state) => state?.caseId ?? null,
  },
};

export const dossierMigration: Migration = {
  id: "cases/dossier-001",
  sql: `${rowTable("transfer_dossier", "digest text not null, file_case uuid")}
create index transfer_dossier_case on transfer_dossier (owner, file_case);`,
};
