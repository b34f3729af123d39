import { findFamily, isSameAct } from "./find-family.ts";
import type { DocumentVersion, LawBase } from "./law-base.ts";
import { type Places, placeNamedIn } from "./places.ts";

/** The same version with what its file does not tell filled in from what is known of it. */
const filled = (given: DocumentVersion, known: DocumentVersion): DocumentVersion => ({
  ...given,
  issuingBody: given.issuingBody ?? known.issuingBody,
  documentNumber: given.documentNumber ?? known.documentNumber,
  adopted: given.adopted ?? known.adopted,
  promulgated: given.promulgated ?? known.promulgated,
  firstEffective: given.firstEffective ?? known.firstEffective,
  endedOn: given.endedOn ?? known.endedOn,
  successor: known.successor,
  history: given.history.length === 0 ? known.history : given.history,
  confidence: known.confidence,
  ...(given.effective === null || known.effective !== null
    ? { effective: known.effective, effectiveBasis: known.effectiveBasis }
    : {}),
});

/**
 * A text format tells few facts of its document. What it states is believed; for the rest the version, its family and its
 * place are found by title, and keep what was known of them: a text beside known facts must not wipe them out.
 */
export const placeDraft = (
  given: DocumentVersion,
  stated: ReadonlySet<string>,
  base: LawBase,
  places: Places,
): DocumentVersion => {
  const jurisdiction = stated.has("jurisdiction") ? given.jurisdiction : null;
  const versions = stated.has("family")
    ? (base.families.get(given.family) ?? null)
    : findFamily(given, jurisdiction, base);
  const known = versions?.find(
    (one) => one.version === given.version || (!stated.has("version") && isSameAct(one, given)),
  );
  const relative = known ?? versions?.at(-1);
  const placed: DocumentVersion = {
    ...given,
    family: relative?.family ?? given.family,
    version: known?.version ?? given.version,
    aliases: relative?.aliases ?? [],
    topics: relative?.topics ?? [],
    level: stated.has("level") ? given.level : (relative?.level ?? given.level),
    jurisdiction: jurisdiction ?? relative?.jurisdiction ?? placeNamedIn(given.title, places) ?? given.jurisdiction,
  };
  if (known === undefined) return placed;
  const begins = stated.has("effective") ? { effective: given.effective, effectiveBasis: given.effectiveBasis } : {};
  return { ...filled(placed, known), ...begins };
};
