import type { DocumentVersion } from "../documents/law-base.ts";

/** One article. `no` is as printed; `headings` lead to it from the widest (编, 分编, 章, 节). */
export type Article = {
  readonly no: string;
  readonly n: number;
  readonly sub: number;
  readonly headings: readonly string[];
  /** Paragraphs separated by a line feed. */
  readonly text: string;
};

/** The text of one version; stored by digest, never in an event. */
export type LawText = { readonly preamble: string | null; readonly articles: readonly Article[] };

export type Law = { readonly document: DocumentVersion; readonly text: LawText; readonly digest: string };
