/** What a document is in the ranking of sources, as the publishers print it. */
export const levels = [
  "宪法",
  "法律",
  "行政法规",
  "司法解释",
  "部门规章",
  "地方性法规",
  "地方政府规章",
  "安全技术规范",
  "规范性文件",
  "标准",
] as const;
export type Level = (typeof levels)[number];

/** How far the metadata were checked: against the official list, at the source's date only, in part, or from memory. */
export const confidences = ["confirmed", "snapshot", "partial", "recalled"] as const;
export type Confidence = (typeof confidences)[number];

/** The document that took this one's place. `inSubstance`: no act of repeal was found, the matter is ruled elsewhere. */
export type Successor = {
  readonly family: string;
  readonly version: string | null;
  readonly inSubstance: boolean;
};

export type HistoryEvent = { readonly date: string; readonly event: string };

/**
 * One version of one document, without its text. `family` is the same for every version of one law; `version` is the
 * date of the act that made it. All dates are `YYYY-MM-DD`.
 */
export type DocumentVersion = {
  readonly family: string;
  readonly version: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly level: Level;
  /** GB/T 2260, six digits, `000000` is the nation; or a scope such as `EU` (scope.ts). */
  readonly jurisdiction: string;
  readonly issuingBody: string | null;
  readonly documentNumber: string | null;
  readonly adopted: string | null;
  readonly promulgated: string | null;
  /** First day this version applies. */
  readonly effective: string | null;
  /** Where `effective` comes from: the closing article, or a note when it was not printed in the text. */
  readonly effectiveBasis: string | null;
  /** The commencement printed in the closing article: the first edition's, for amended laws. */
  readonly firstEffective: string | null;
  /** First day this version does not apply any more. */
  readonly endedOn: string | null;
  readonly successor: Successor | null;
  readonly history: readonly HistoryEvent[];
  readonly confidence: Confidence;
  /** Where the metadata were read. */
  readonly source: string;
  readonly topics: readonly string[];
  /** How many articles the text has; null when only the document's existence is known. */
  readonly articles: number | null;
};

/** The documents known, without texts. Build it with `lawBase`, which also answers by family and by title. */
export type LawBase = {
  readonly documents: readonly DocumentVersion[];
  /** Versions of each family, oldest first. */
  readonly families: ReadonlyMap<string, readonly DocumentVersion[]>;
  /** Families by every normalised title, alias and document number. */
  readonly titles: ReadonlyMap<string, readonly string[]>;
};
