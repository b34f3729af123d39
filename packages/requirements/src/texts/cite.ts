import { currentFor, stateOn, type VersionState, versionOn } from "../documents/in-force.ts";
import type { DocumentVersion, LawBase } from "../documents/law-base.ts";
import { matchTitle, normaliseTitle } from "../documents/match-title.ts";
import type { ObligationPack } from "../obligations/obligation.ts";
import { type ArticleNumber, paragraphs, printedArticle, readArticleNumber } from "../reading/article-number.ts";
import { diffArticles } from "./diff-articles.ts";
import type { Article, LawText } from "./law-text.ts";

/** A citation as people write it: 《食品安全法》第四十五条, 食品安全法 45, cn-food-safety-law 第四十五条. */
export type Citation = { readonly document: string; readonly number: ArticleNumber };

const trailing = new RegExp(
  `^(.*?)[\\s,，、]*(第?[零〇一二三四五六七八九十百千\\d]+条?(?:之[一二三四五六七八九十]+)?${paragraphs})\\s*$`,
  "u",
);

export const readCitation = (text: string): Citation | null => {
  const [, document = "", printed = ""] = trailing.exec(text.trim()) ?? [];
  const number = readArticleNumber(printed);
  return number === null || document.trim() === "" ? null : { document: document.trim(), number };
};

export type Cited = {
  readonly family: string;
  readonly version: string;
  readonly title: string;
  readonly article: string;
  /** Null where the text is not held. */
  readonly text: string | null;
  readonly inForce: boolean;
  readonly state: VersionState;
  readonly successor: { readonly family: string; readonly version: string; readonly article: string | null } | null;
};

/** Looks up a version's text; null when it is not held. */
export type Texts = (document: DocumentVersion) => LawText | null;

const sameNumber = (number: ArticleNumber) => (one: Article) => one.n === number.n && one.sub === number.sub;

/** The article that took over, by the obligations that name both, or by the texts where both are versions of one law. */
const movedTo = (
  from: DocumentVersion,
  to: DocumentVersion,
  article: string,
  packs: readonly ObligationPack[],
  texts: Texts,
): string | null => {
  if (from.family === to.family) {
    const [left, right] = [texts(from), texts(to)];
    if (left === null || right === null) return null;
    const diff = diffArticles(left.articles, right.articles);
    const pairs = [...diff.same, ...diff.moved, ...diff.formOnly, ...diff.changed];
    return pairs.find((pair) => pair.from === article)?.to ?? null;
  }
  for (const { provisions } of packs.flatMap((pack) => pack.obligations)) {
    const names = (document: DocumentVersion) => {
      const found = provisions.find(({ family }) => family === document.family);
      return found === undefined ? null : (found.articles.get(document.version) ?? found.article);
    };
    if (names(from) === article && names(to) !== null) return names(to);
  }
  return null;
};

/** The version that a citation of a day means: the one in force, else the last that was, else the first that will be. */
const meant = (families: readonly string[], on: string, base: LawBase): DocumentVersion | null => {
  const inForce = families.flatMap((family) => versionOn(family, on, base) ?? []);
  const versions = families.flatMap((family) => base.families.get(family) ?? []);
  const begun = versions.filter((one) => one.effective !== null && one.effective <= on);
  return inForce.at(-1) ?? begun.at(-1) ?? versions[0] ?? null;
};

const bare = ({ family, version }: DocumentVersion) => ({ family, version });

/** Answers a citation as of a day; null when the base knows no such document. */
export const cite = (
  citation: Citation,
  on: string,
  base: LawBase,
  packs: readonly ObligationPack[],
  texts: Texts,
): Cited | null => {
  const byFamily = base.families.has(citation.document) ? [citation.document] : matchTitle(citation.document, base);
  const document = meant(byFamily, on, base);
  if (document === null) return null;
  const found = texts(document)?.articles.find(sameNumber(citation.number)) ?? null;
  const article = found?.no ?? printedArticle(citation.number);
  const state = stateOn(document, on, base);
  const current = state === "in-force" ? null : currentFor(document, on, base);
  return {
    family: document.family,
    version: document.version,
    title: document.title,
    article,
    text: found?.text ?? null,
    inForce: state === "in-force",
    state,
    successor:
      current === null || current === document
        ? null
        : {
            family: current.family,
            version: current.version,
            article: movedTo(document, current, article, packs, texts),
          },
  };
};

/** What a citation of a whole document says: no article, and so no text. */
export type CitedWhole = Omit<Cited, "article" | "text"> & { readonly article: null; readonly text: null };

/** An announcement is cited whole, by its number: 认监委2016年第24号公告. Null where no document bears the number. */
export const citeWhole = (printed: string, on: string, base: LawBase): CitedWhole | null => {
  const bearsNumber = ({ documentNumber }: DocumentVersion): boolean =>
    documentNumber !== null && normaliseTitle(printed).includes(normaliseTitle(documentNumber));
  const families = matchTitle(printed, base).filter((family) => base.families.get(family)?.some(bearsNumber));
  const document = meant(families, on, base);
  if (document === null) return null;
  const { family, version, title } = document;
  const state = stateOn(document, on, base);
  const current = state === "in-force" ? null : currentFor(document, on, base);
  const successor = current === null || current === document ? null : { ...bare(current), article: null };
  return { family, version, title, article: null, text: null, inForce: state === "in-force", state, successor };
};
