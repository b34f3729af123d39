import { createHash } from "node:crypto";
import type { OutputOf, readingRoutes } from "@touchstone/contract";
import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import {
  type ArticleNumber,
  articleSlug,
  cite,
  type DocumentVersion,
  endOf,
  type LawText,
  printedArticle,
  readArticleSlug,
  stateOn,
} from "@touchstone/requirements";
import type { Library } from "../requirements/index.ts";

const asked = houseRule("4 (faces)");

export const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The address that stays: the day is in it, so that it means the same answer for ever. */
export const addressOf = (family: string, number: ArticleNumber, on: string): string =>
  `/laws/${family}/${articleSlug(number)}?on=${on}`;

/** The texts of a family's versions, read once. */
export const textsOf = async (library: Library, family: string): Promise<ReadonlyMap<DocumentVersion, LawText>> => {
  const versions = library.base.families.get(family) ?? [];
  const texts = await Promise.all(versions.map(async (one) => [one, await library.text(one)] as const));
  return new Map(texts.flatMap(([document, text]) => (text === null ? [] : [[document, text] as const])));
};

const successorOf = (library: Library, found: { family: string; version: string; article: string | null } | null) => {
  if (found === null) return null;
  const document = library.base.families.get(found.family)?.find(({ version }) => version === found.version);
  return { ...found, title: document?.title ?? found.family };
};

/** One article by the law of a day: the version in force answers, else the last that was, and says what took its place. */
export const askArticle = async (
  library: Library,
  family: string,
  article: string,
  on: string,
): Promise<Result<OutputOf<typeof readingRoutes.article>, Refusal>> => {
  const { base, packs } = library;
  const number = readArticleSlug(article);
  if (number === null) return refuse(refusal("citation-unreadable", asked, { text: `${family} ${article}` }));
  const texts = await textsOf(library, family);
  const cited = cite({ document: family, number }, on, base, packs, (document) => texts.get(document) ?? null);
  const document = base.families.get(family)?.find(({ version }) => version === cited?.version);
  if (cited === null || cited.family !== family || document === undefined) {
    return refuse(refusal("law-unknown", asked, { document: family }));
  }
  const articles = texts.get(document)?.articles ?? [];
  const at = articles.findIndex(({ no }) => no === cited.article);
  const found = articles[at];
  const { version, title, level, jurisdiction, effective } = document;
  if (found === undefined && articles.length > 0) {
    return refuse(refusal("article-unknown", asked, { family, version, article: printedArticle(number) }));
  }
  return ok({
    on,
    family,
    version,
    title,
    state: stateOn(document, on, base),
    level,
    jurisdiction,
    effective,
    until: endOf(document, base),
    article: cited.article,
    headings: [...(found?.headings ?? [])],
    text: found?.text ?? null,
    digest: found === undefined ? null : digestOf(found.text),
    previous: at > 0 ? (articles[at - 1]?.no ?? null) : null,
    next: at >= 0 ? (articles[at + 1]?.no ?? null) : null,
    successor: successorOf(library, cited.successor),
    address: addressOf(family, number, on),
  });
};
