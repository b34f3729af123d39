import { houseRule, type Refusal, type Result, refusal, unlessRefused } from "@touchstone/kernel";
import { deriveFamily } from "../documents/derive-family.ts";
import { confidences, type DocumentVersion, type HistoryEvent, type Level, levels } from "../documents/law-base.ts";
import type { Article, Law } from "../texts/law-text.ts";
import { isIsoDate } from "./iso-date.ts";
import { type LawWarning, lawWarnings } from "./law-warnings.ts";
import { digestInput, familyShape } from "./parse-law.ts";

export type DraftCode =
  | "law-fact-wrong"
  | "law-articles-missing"
  | "article-number-twice"
  | "article-empty"
  | "law-too-large";
export type DraftRefusal = Refusal<DraftCode>;

/** A fact of a document as a text file printed it, and the line it stands in. */
export type PrintedFact = { readonly value: string; readonly row: number | null };
export type PrintedFacts = ReadonlyMap<string, PrintedFact>;

/** What a reader of a text format found; `row` tells where each article begins. */
export type LawDraft = {
  readonly file: string;
  readonly facts: PrintedFacts;
  readonly history: readonly HistoryEvent[];
  readonly preamble: string | null;
  readonly articles: readonly (Article & { readonly row: number | null })[];
  readonly source: string;
  readonly level: Level;
};

export type ReadLaw = Law & {
  readonly warnings: readonly LawWarning[];
  /** Names of the facts that the file itself tells. */
  readonly stated: ReadonlySet<string>;
};

/** The names of facts that a text file may state of its document. */
export const factNames = [
  "family",
  "version",
  "title",
  "level",
  "jurisdiction",
  "issuer",
  "number",
  "adopted",
  "promulgated",
  "effective",
  "basis",
  "first-effective",
  "ended",
  "confidence",
] as const;

const longest = {
  title: 200,
  fact: 400,
  article: 20_000,
  preamble: 60_000,
  articles: 3_000,
  heading: 120,
  number: 40,
} as const;

export const draftRefusal = (
  code: DraftCode,
  facts: Refusal["facts"],
  file: string,
  row: number | null,
): DraftRefusal => ({
  ...refusal(code, houseRule("5 (bad input)"), { file, ...facts }),
  place: { file, row, column: null },
});

type Reader = {
  readonly text: (name: string, most: number) => string | null;
  readonly date: (name: string) => string | null;
  readonly one: <T extends string>(name: string, allowed: readonly T[], usual: T) => T;
  readonly shaped: (name: string, shape: RegExp, expected: string) => string | null;
};

const reader = ({ facts, file }: LawDraft, problems: DraftRefusal[]): Reader => {
  const wrong = (fact: string, expected: string, row: number | null): null => {
    problems.push(draftRefusal("law-fact-wrong", { fact, expected }, file, row));
    return null;
  };
  const read = <T>(name: string, expected: string, accept: (value: string) => T | null): T | null => {
    const found = facts.get(name);
    return found === undefined || found.value === "" ? null : (accept(found.value) ?? wrong(name, expected, found.row));
  };
  return {
    text: (name, most) => read(name, `≤ ${most}`, (value) => (value.length <= most ? value : null)),
    date: (name) => read(name, "YYYY-MM-DD", (value) => (isIsoDate(value) ? value : null)),
    one: (name, allowed, usual) =>
      read(name, allowed.join(", "), (value) => allowed.find((one) => one === value) ?? null) ?? usual,
    shaped: (name, shape, expected) => read(name, expected, (value) => (shape.test(value) ? value : null)),
  };
};

const documentOf = (
  draft: LawDraft,
  read: Reader,
  sha256: (text: string) => string,
  problems: DraftRefusal[],
): DocumentVersion => {
  const missing = (fact: string, expected: string): string => {
    if (!draft.facts.has(fact)) problems.push(draftRefusal("law-fact-wrong", { fact, expected }, draft.file, null));
    return "";
  };
  const title = read.text("title", longest.title) ?? missing("title", "…");
  const jurisdiction =
    read.shaped("jurisdiction", /^(?:\d{6}|[A-Z]{2}|[a-z][a-z-]{2,39})$/, "GB/T 2260, 330100; EU") ?? "000000";
  const version = read.date("version") ?? missing("version", "YYYY-MM-DD");
  const effective = read.date("effective");
  return {
    family: read.shaped("family", familyShape, "a-z, 0-9, -") ?? deriveFamily(title, jurisdiction, sha256),
    version,
    title,
    aliases: [],
    level: read.one("level", levels, draft.level),
    jurisdiction,
    issuingBody: read.text("issuer", 200),
    documentNumber: read.text("number", 120),
    adopted: read.date("adopted"),
    promulgated: read.date("promulgated"),
    effective,
    effectiveBasis: read.text("basis", longest.fact) ?? (effective === null ? null : "given"),
    firstEffective: read.date("first-effective"),
    endedOn: read.date("ended"),
    successor: null,
    history: draft.history,
    confidence: read.one("confidence", confidences, "snapshot"),
    source: draft.source,
    topics: [],
    articles: draft.articles.length,
  };
};

const articleProblems = ({ file, articles, preamble }: LawDraft): readonly DraftRefusal[] => {
  if (articles.length === 0) return [draftRefusal("law-articles-missing", {}, file, null)];
  if (articles.length > longest.articles || (preamble?.length ?? 0) > longest.preamble) {
    return [draftRefusal("law-too-large", { limit: longest.articles }, file, null)];
  }
  const seen = new Set<string>();
  return articles.flatMap(({ no, text, row, headings }) => {
    const twice = seen.has(no);
    seen.add(no);
    const long = text.length > longest.article || headings.some((heading) => heading.length > longest.heading);
    return [
      // Which of the two is meant by a citation nobody could say.
      ...(twice ? [draftRefusal("article-number-twice", { article: no }, file, row)] : []),
      ...(text === "" ? [draftRefusal("article-empty", { article: no }, file, row)] : []),
      ...(long ? [draftRefusal("law-too-large", { limit: longest.article }, file, row)] : []),
      ...(no.length > longest.number ? [draftRefusal("law-too-large", { limit: longest.number }, file, row)] : []),
    ];
  });
};

/** The law that a draft makes, or every reason against it with its place. */
export const lawOfDraft = (draft: LawDraft, sha256: (text: string) => string): Result<ReadLaw, DraftRefusal> => {
  const problems: DraftRefusal[] = [];
  const document = documentOf(draft, reader(draft, problems), sha256, problems);
  problems.push(...articleProblems(draft));
  return unlessRefused(problems.slice(0, 40), () => {
    const articles = draft.articles.map(({ no, n, sub, headings, text }) => ({ no, n, sub, headings, text }));
    const text = { preamble: draft.preamble, articles };
    return {
      document,
      text,
      digest: sha256(digestInput(text)),
      warnings: lawWarnings(text, draft.file, null),
      stated: new Set(draft.facts.keys()),
    };
  });
};
