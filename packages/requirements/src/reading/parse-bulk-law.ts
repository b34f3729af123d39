import { type Json, type Result, unlessRefused } from "@touchstone/kernel";
import { deriveFamily } from "../documents/derive-family.ts";
import { type DocumentVersion, levels } from "../documents/law-base.ts";
import type { LawText } from "../texts/law-text.ts";
import { type FieldRefusal, type Fields, fieldsOf } from "./fields.ts";
import { type LawWarning, lawWarning, lawWarnings } from "./law-warnings.ts";
import { digestInput, readArticle } from "./parse-law.ts";

/** One record of a bulk file. `text` and `digest` are null where it holds no word of the law. */
export type BulkLaw = {
  /** The record's own id: the same record sent again is known by it. */
  readonly id: string;
  readonly document: DocumentVersion;
  readonly text: LawText | null;
  readonly digest: string | null;
  readonly warnings: readonly LawWarning[];
};

const onPublication = "ON_PUBLICATION";

type Commencement = Pick<DocumentVersion, "effective" | "effectiveBasis" | "firstEffective" | "confidence">;

/**
 * The file tells the commencement printed in the closing article. An amended law still prints its first edition's, so a
 * day before the version's own act says nothing about this version: its act's day is assumed, and the basis says so.
 */
const commencement = (printed: string | null, told: string | null, act: string | null): Commencement => {
  const known = { firstEffective: printed, confidence: "snapshot" } as const;
  if (printed !== null && (act === null || printed >= act)) {
    return { ...known, effective: printed, effectiveBasis: "closing-article" };
  }
  if (printed === null && told === onPublication && act !== null) {
    return { ...known, effective: act, effectiveBasis: "closing-article: on publication" };
  }
  if (act === null) return { ...known, effective: null, effectiveBasis: null };
  return { firstEffective: printed, confidence: "partial", effective: act, effectiveBasis: "assumed: day of the act" };
};

const source = (fields: Fields): string => {
  const [repository, commit] = [fields.text("repo", 120), fields.text("commit", 60)];
  const path = fields.text("path", 400);
  fields.end();
  return `${repository}@${commit.slice(0, 12)} ${path}`;
};

const historyEvent = (fields: Fields): DocumentVersion["history"][number] => {
  const event = { date: fields.date("date"), event: fields.text("event", 20) };
  fields.optionalText("text", 1000);
  fields.end();
  return event;
};

const documentOf = (fields: Fields, id: string, sha256: (text: string) => string): DocumentVersion => {
  const title = fields.text("title", 200);
  const jurisdiction = fields.pattern("jurisdiction", /^\d{6}$/, "six digits of GB/T 2260");
  const act = fields.optionalDate("version_date");
  const begins = commencement(fields.optionalDate("effective"), fields.optionalText("effective_text", 40), act);
  const history = fields.list("history", 60, historyEvent);
  const dayOf = (event: string) => history.find((one) => one.event === event)?.date ?? null;
  return {
    family: deriveFamily(title, jurisdiction, sha256),
    version: act ?? begins.effective ?? history.at(-1)?.date ?? "undated",
    title,
    aliases: [],
    level: fields.oneOf("level", levels) ?? "规范性文件",
    jurisdiction,
    issuingBody: null,
    documentNumber: null,
    adopted: dayOf("通过"),
    promulgated: dayOf("公布"),
    ...begins,
    endedOn: null,
    successor: null,
    history,
    source: `${fields.object("source", source)} #${id}`,
    topics: [],
    articles: null,
  };
};

/** One record of the form `law-bulk/1`, whole or with every reason against it. `sha256` answers lower-case hex. */
export const parseBulkLaw = (
  json: Json,
  file: string,
  line: number,
  sha256: (text: string) => string,
): Result<BulkLaw, FieldRefusal> => {
  const problems: FieldRefusal[] = [];
  const fields = fieldsOf(json, file, "", problems);
  fields.oneOf("schema", ["law-bulk/1"]);
  const id = fields.pattern("id", /^[\w.-]{1,80}$/, "id of letters, digits, hyphens");
  const document = documentOf(fields, id, sha256);
  const preamble = fields.optionalText("preamble", 60_000);
  const articles = fields.list("articles", 3000, readArticle);
  if (fields.integer("article_count", 3000) !== articles.length) fields.refuse("article_count", `${articles.length}`);
  fields.end();
  const located = problems.map((problem) => ({ ...problem, place: { file, row: line, column: null } }));
  return unlessRefused(located, () => {
    const text = { preamble, articles };
    if (preamble === null && articles.length === 0) {
      const warnings = [lawWarning("law-without-text", { document: document.title }, file, line)];
      return { id, document, text: null, digest: null, warnings };
    }
    const digest = sha256(digestInput(text));
    const warnings = lawWarnings(text, file, line);
    return { id, document: { ...document, articles: articles.length }, text, digest, warnings };
  });
};
