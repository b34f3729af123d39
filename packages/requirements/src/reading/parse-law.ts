import { houseRule, type Json, type Refusal, type Result, refusal, unlessRefused } from "@touchstone/kernel";
import { confidences, type DocumentVersion, levels, type Successor } from "../documents/law-base.ts";
import type { Article, Law, LawText } from "../texts/law-text.ts";
import { readArticleNumber } from "./article-number.ts";
import { type FieldRefusal, type Fields, fieldsOf } from "./fields.ts";

/** The text does not have the digest that the file states: it was damaged or changed on the way. */
export type DigestRefusal = Refusal<"law-digest-differs">;

export const familyShape = /^[a-z][a-z0-9-]{1,80}$/;
const regionShape = /^\d{6}$/;
const states = ["现行有效", "已被修改", "已废止", "尚未施行"] as const;

/** `family`, or `family@version`, with `(in substance)` behind it where no act of repeal was found. */
export const readSuccessor = (fields: Fields, key: string): Successor | null => {
  const printed = fields.optionalText(key, 160);
  if (printed === null) return null;
  const inSubstance = printed.endsWith(" (in substance)");
  const [family = "", version = null] = printed.replace(/ \(in substance\)$/, "").split("@");
  if (!familyShape.test(family)) fields.refuse(key, "family or family@version");
  return { family, version, inSubstance };
};

/** One article of `law/1` and `law-bulk/1`, which have the same form here. */
export const readArticle = (fields: Fields): Article => {
  const no = fields.text("no", 40);
  const [n, sub] = [fields.integer("n", 9999), fields.integer("sub", 99)];
  const read = readArticleNumber(no);
  if (read === null || read.n !== n || read.sub !== sub) fields.refuse("no", "an article number equal to n and sub");
  const headings = ["part", "subpart", "chapter", "section"].flatMap((key) => fields.optionalText(key, 120) ?? []);
  const text = fields.text("text", 20_000);
  fields.end();
  return { no, n, sub, headings, text };
};

const source = (fields: Fields): string => {
  const [repository, commit] = [fields.text("repo", 120), fields.text("commit", 60)];
  const paths = fields.oneOrMore("path", 40, 400);
  for (const key of ["commit_date", "licence", "note"]) fields.optionalText(key, 200);
  fields.end();
  const more = paths.length > 1 ? ` (+${paths.length - 1})` : "";
  return `${repository}@${commit.slice(0, 12)} ${paths[0] ?? ""}${more}`;
};

const documentOf = (fields: Fields): Omit<DocumentVersion, "articles"> => {
  const family = fields.pattern("family", familyShape, "family name in kebab case");
  const version = fields.date("version_date");
  if (fields.text("id", 120) !== `${family}@${version}`) fields.refuse("id", "family@version_date");
  const jurisdiction = fields.object("jurisdiction", (inner) => {
    const code = inner.pattern("code", regionShape, "six digits of GB/T 2260");
    inner.text("name", 60);
    inner.texts("parents", 4, 6);
    inner.end();
    return code;
  });
  const note = fields.optionalText("effective_note", 400);
  const basis = fields.text("effective_basis", 120);
  const status = fields.object("status", (inner) => {
    inner.oneOf("state", states);
    inner.optionalDate("as_of");
    inner.optionalText("checked", 400);
    const read = {
      endedOn: inner.optionalDate("ended_on"),
      successor: readSuccessor(inner, "superseded_by"),
      confidence: inner.oneOf("confidence", confidences) ?? "snapshot",
    };
    inner.end();
    return read;
  });
  const title = fields.text("title", 200);
  const short = fields.text("short_title", 200);
  return {
    family,
    version,
    title,
    aliases: short === title ? [] : [short],
    level: fields.oneOf("level", levels) ?? "规范性文件",
    jurisdiction,
    issuingBody: fields.optionalText("issuing_body", 200),
    documentNumber: fields.optionalText("doc_no", 120),
    adopted: fields.optionalDate("adopted"),
    promulgated: fields.optionalDate("promulgated"),
    effective: fields.date("effective"),
    effectiveBasis: note === null ? basis : `${basis}: ${note}`,
    firstEffective: fields.optionalDate("first_effective"),
    ...status,
    history: fields.list("history", 60, (inner) => {
      const event = { date: inner.date("date"), event: inner.text("event", 20) };
      inner.optionalText("text", 1000);
      inner.end();
      return event;
    }),
    source: fields.object("source", source),
    topics: fields.texts("topics", 20, 40),
  };
};

/**
 * What the digest of a version is taken over: every article's number and text. A text without articles is all preamble,
 * and two of those must not share one digest.
 */
export const digestInput = ({ preamble, articles }: LawText): string =>
  articles.length === 0 ? (preamble ?? "") : articles.map(({ no, text }) => `${no} ${text}`).join("\n");

/** One file of the form `law/1`, whole or with every reason against it. `sha256` answers lower-case hex. */
export const parseLaw = (
  json: Json,
  file: string,
  sha256: (text: string) => string,
): Result<Law, FieldRefusal | DigestRefusal> => {
  const problems: (FieldRefusal | DigestRefusal)[] = [];
  const faults: FieldRefusal[] = [];
  const fields = fieldsOf(json, file, "", faults);
  fields.oneOf("schema", ["law/1"]);
  const document = documentOf(fields);
  const preamble = fields.optionalText("preamble", 20_000);
  fields.list("structure", 500, (inner) => {
    inner.text("kind", 10);
    inner.text("title", 200);
    inner.integer("before_article", 9999);
    inner.end();
  });
  const articles = fields.list("articles", 3000, readArticle);
  if (articles.length === 0) fields.refuse("articles", "at least one article");
  if (new Set(articles.map(({ no }) => no)).size !== articles.length) fields.refuse("articles", "each number once");
  if (fields.integer("article_count", 3000) !== articles.length) fields.refuse("article_count", `${articles.length}`);
  fields.integer("char_count", 10_000_000);
  const digest = fields.pattern("sha256", /^[0-9a-f]{64}$/, "64 hexadecimal digits");
  fields.end();
  problems.push(...faults);
  if (faults.length === 0) {
    const actual = sha256(digestInput({ preamble, articles }));
    if (actual !== digest) {
      const facts = { file, stated: digest, actual };
      const differs = refusal("law-digest-differs", houseRule("5 (bad input)"), facts);
      problems.push({ ...differs, place: { file, row: null, column: null } });
    }
  }
  return unlessRefused(problems, () => ({
    document: { ...document, articles: articles.length },
    text: { preamble, articles },
    digest,
  }));
};
