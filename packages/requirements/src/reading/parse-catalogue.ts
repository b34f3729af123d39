import { type Json, type Result, unlessRefused } from "@touchstone/kernel";
import { confidences, type DocumentVersion, levels } from "../documents/law-base.ts";
import { type FieldRefusal, type Fields, fieldsOf } from "./fields.ts";
import { isIsoDate } from "./iso-date.ts";
import { familyShape, readSuccessor } from "./parse-law.ts";

const entry = (fields: Fields): DocumentVersion => {
  const id = fields.text("id", 120);
  const [promulgated, effective] = [fields.optionalDate("promulgated"), fields.optionalDate("effective")];
  const [family = "", dated] = id.split("@");
  // Behind @ stands the version's date, never another kind of name.
  if (!familyShape.test(family) || (dated !== undefined && !isIsoDate(dated)))
    fields.refuse("id", "family or family@date");
  const document: DocumentVersion = {
    family,
    version: dated ?? promulgated ?? effective ?? "undated",
    title: fields.text("title", 200),
    aliases: fields.texts("aliases", 10, 200),
    level: fields.oneOf("level", levels) ?? "规范性文件",
    jurisdiction: fields.pattern("jurisdiction", /^\d{6}$/, "six digits of GB/T 2260"),
    issuingBody: fields.optionalText("issuing_body", 200),
    documentNumber: fields.optionalText("doc_no", 120),
    adopted: null,
    promulgated,
    effective,
    effectiveBasis: null,
    firstEffective: null,
    endedOn: fields.optionalDate("ended_on"),
    successor: readSuccessor(fields, "superseded_by"),
    history: [],
    confidence: fields.oneOf("confidence", confidences) ?? "recalled",
    source: fields.text("evidence", 600),
    topics: fields.texts("topics", 20, 40),
    articles: null,
  };
  fields.optionalText("printed_in_seed", 200);
  fields.flag("text_available");
  fields.end();
  return document;
};

/** The list of documents known by name only (`law-catalogue/1`). */
export const parseCatalogue = (json: Json, file: string): Result<readonly DocumentVersion[], FieldRefusal> => {
  const problems: FieldRefusal[] = [];
  const fields = fieldsOf(json, file, "", problems);
  fields.oneOf("schema", ["law-catalogue/1"]);
  fields.optionalText("note", 2000);
  fields.optionalDate("as_of");
  const documents = fields.list("documents", 5000, entry);
  fields.end();
  return unlessRefused(problems, () => documents);
};
