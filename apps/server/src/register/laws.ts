import { createHash } from "node:crypto";
import { type ArticleFact, type LineCheck, parsePrintedDate, type ReadDate } from "@touchstone/register";
import {
  checkPrintedDate,
  currentFor,
  type DateCheck,
  endOf,
  type LawBase,
  readArticleNumber,
  stateOn,
} from "@touchstone/requirements";
import { askNames, type HeldLibrary } from "../requirements/index.ts";

export type Check = LineCheck<DateCheck["correct"]>;

/** The law base's answer to a printed title and date, as of a day. */
export const checkerOn =
  (on: string, { base }: Pick<HeldLibrary, "base">) =>
  (title: string, printed: ReadDate | null): Check => {
    const { match, verdict, correct, source } = checkPrintedDate(title, printed, on, base);
    const [renamed] = match === null ? askNames(title, on) : [];
    // A licence or authority under a name that it bears no more: no document to point at, and yet not simply unknown.
    if (renamed !== undefined) {
      return { match, verdict: "outdated", correct, source: `${renamed.since} → ${renamed.now}` };
    }
    return { match, verdict, correct, source };
  };

export const readDateOf = (printedDate: string): ReadDate | null => {
  const read = parsePrintedDate(printedDate);
  return read.kind === "date" ? { value: read.value, precision: read.precision } : null;
};

/** What the held laws say of one article: its words and their digest, or why there are none. */
export const articleFact = async (
  library: HeldLibrary,
  { family, version, article }: { readonly family: string; readonly version: string; readonly article: string },
): Promise<ArticleFact> => {
  const document = library.base.families.get(family)?.find((one) => one.version === version);
  if (document === undefined) return { kind: "no-such-article" };
  const text = await library.text(document);
  if (text === null) return { kind: "no-text" };
  const number = readArticleNumber(article);
  const found = text.articles.find(
    (one) => one.no === article || (number !== null && one.n === number.n && one.sub === number.sub),
  );
  if (found === undefined) return { kind: "no-such-article" };
  return { kind: "text", text: found.text, digest: createHash("sha256").update(found.text).digest("hex") };
};

/** What applies on a day in place of a cited version; null while that version does, or where the base cannot say. */
export const overtakenOn =
  (on: string, base: LawBase) =>
  ({ family, version }: { readonly family: string; readonly version: string }) => {
    const cited = base.families.get(family)?.find((one) => one.version === version);
    const current = cited === undefined ? null : currentFor(cited, on, base);
    return current === null || (current.family === family && current.version === version)
      ? null
      : { family: current.family, version: current.version, title: current.title };
  };

const ended = ["amended", "replaced"];

/** First day on which a version that has ended by the day applied no more; null while it applies or nothing is known. */
export const endedOn =
  (on: string, base: LawBase) =>
  ({ family, version }: { readonly family: string; readonly version: string }): string | null => {
    const cited = base.families.get(family)?.find((one) => one.version === version);
    return cited !== undefined && ended.includes(stateOn(cited, on, base)) ? endOf(cited, base) : null;
  };
