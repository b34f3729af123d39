import type { DocumentVersion } from "../src/index.ts";

/** An invented document: the facts a test needs, the rest empty. */
export const madeDocument = (facts: Partial<DocumentVersion> & { readonly family: string }): DocumentVersion => ({
  version: "2020-01-01",
  title: `${facts.family}条例`,
  aliases: [],
  level: "法律",
  jurisdiction: "000000",
  issuingBody: null,
  documentNumber: null,
  adopted: null,
  promulgated: null,
  effective: "2020-02-01",
  effectiveBasis: null,
  firstEffective: null,
  endedOn: null,
  successor: null,
  history: [],
  confidence: "confirmed",
  source: "invented",
  topics: ["test"],
  articles: null,
  ...facts,
});
