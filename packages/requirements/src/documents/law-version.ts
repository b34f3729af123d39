import { type Decider, houseRule, ok, type Refusal, refusal, refuse } from "@touchstone/kernel";
import type { DocumentVersion } from "./law-base.ts";

/** One version of one document as a stream. The text is content stored by its digest; events never carry it. */
export type LawVersion = { readonly document: DocumentVersion | null; readonly digest: string | null };

export type LawVersionFacts = { readonly document: DocumentVersion; readonly digest: string | null };
export type LawVersionCommand = { readonly type: "RecordLawVersion" } & LawVersionFacts;
export type LawVersionEvent =
  | { readonly type: "LawVersionRecorded"; readonly data: LawVersionFacts }
  /** The source said something else about the same version later: both stay in the journal. */
  | { readonly type: "LawVersionCorrected"; readonly data: LawVersionFacts };
export type LawVersionCode = "law-version-differs" | "law-version-unchanged";

const source = houseRule("3");

// A database may hand an object's members back in another order.
const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return members.map(([key, inner]) => [key, ordered(inner)]);
};

/** Whether an import would change nothing. */
export const isSameLawVersion = (held: LawVersion, given: LawVersionFacts): boolean =>
  held.digest === given.digest && JSON.stringify(ordered(held.document)) === JSON.stringify(ordered(given.document));

export const lawVersion: Decider<LawVersion, LawVersionCommand, LawVersionEvent, null, LawVersionCode> = {
  initial: { document: null, digest: null },
  evolve: (_, { data }) => ({ document: data.document, digest: data.digest }),
  decide: (state, { document, digest }) => {
    const data = { document, digest };
    if (state.document === null) return ok([{ type: "LawVersionRecorded", data }]);
    const { family, version } = state.document;
    const isOther = family !== document.family || version !== document.version;
    if (isOther) {
      const facts = { held: `${family}@${version}`, given: `${document.family}@${document.version}` };
      return refuse<Refusal<LawVersionCode>>(refusal("law-version-differs", source, facts));
    }
    if (isSameLawVersion(state, data)) {
      return refuse<Refusal<LawVersionCode>>(
        refusal("law-version-unchanged", source, { version: `${family}@${version}` }),
      );
    }
    return ok([{ type: "LawVersionCorrected", data }]);
  },
};
