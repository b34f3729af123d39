import type { Obligation, ObligationPack } from "../src/index.ts";

const both = { zh: "试", en: "test" };

/** What a duty says, whoever wrote it. */
export const madeFacts = {
  factor: "人",
  subclass: both,
  aspects: [],
  kind: "operation",
  jurisdiction: "000000",
  standard: { id: "iso45001", clause: "8.1.1" },
  subject: both,
  condition: null,
  duty: both,
  check: both,
  evidence: both,
  record: null,
  frequency: [],
  deadline: null,
  retention: null,
  qualification: [],
  focus: [],
  consequence: null,
} as const satisfies Partial<Obligation>;

export const madeObligation = (facts: Partial<Obligation> & { readonly id: string }): Obligation => ({
  ...madeFacts,
  provisions: [{ family: "law", article: "第一条", articles: new Map() }],
  review: { by: "test", on: "2026-11-26", check: "recalled", against: null, note: null },
  ...facts,
});

/** An invented scene. */
export const madePack = (...obligations: readonly Obligation[]): ObligationPack => ({
  id: "obligations-test",
  edition: "1",
  title: both,
  source: both,
  effective: { from: "2020-01-01", to: null },
  scene: { id: "test", ...both },
  areas: [],
  obligations,
  examples: [],
});
