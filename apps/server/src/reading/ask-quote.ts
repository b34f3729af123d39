import type { OutputOf, readingRoutes } from "@touchstone/contract";
import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import {
  checkQuote,
  type DocumentVersion,
  type LawText,
  type QuoteCheck,
  readArticleNumber,
  stateOn,
} from "@touchstone/requirements";
import { askCite, type Library } from "../requirements/index.ts";
import { addressOf, digestOf, textsOf } from "./ask-article.ts";

/** Another version of the law in which these very words stand: an old text quoted as the new one, or the reverse. */
const foundIn = (quote: string, document: DocumentVersion, texts: ReadonlyMap<DocumentVersion, LawText>) => {
  for (const [other, { articles }] of texts) {
    if (other === document) continue;
    const found = checkQuote(quote, null, articles);
    if (found.kind === "moved") {
      return { family: other.family, version: other.version, title: other.title, article: found.article };
    }
  }
  return null;
};

const stands = ({ kind }: QuoteCheck): boolean => kind === "exact" || kind === "moved";

/** What became of a quote by the law of a day (OH-7). */
export const askQuote = async (
  library: Library,
  citation: string,
  quote: string,
  on: string,
): Promise<Result<OutputOf<typeof readingRoutes.quote>, Refusal>> => {
  const cited = await askCite(library, citation, on);
  if (!cited.ok) return cited;
  const { family, version, title, article: no } = cited.value;
  const document = library.base.families.get(family)?.find((one) => one.version === version);
  const texts = await textsOf(library, family);
  const text = document === undefined ? undefined : texts.get(document);
  const number = readArticleNumber(no);
  const asked = houseRule("4 (faces)");
  if (document === undefined || text === undefined || number === null) {
    return refuse(refusal("law-text-not-held", asked, { document: title }));
  }
  const article = text.articles.find((one) => one.no === no) ?? null;
  const check = checkQuote(quote, article, text.articles);
  return ok({
    on,
    family,
    version,
    title,
    article: no,
    state: stateOn(document, on, library.base),
    digest: article === null ? null : digestOf(article.text),
    check: "changes" in check ? { ...check, changes: [...check.changes] } : check,
    foundIn: stands(check) ? null : foundIn(quote, document, texts),
    address: addressOf(family, number, on),
  });
};
