import { type Bilingual, type Json, type Result, unlessRefused } from "@touchstone/kernel";
import { isRegion } from "../documents/jurisdiction.ts";
import { confidences, type DocumentVersion, levels } from "../documents/law-base.ts";
import { isScopeId } from "../documents/scope.ts";
import { type FieldRefusal, type Fields, fieldsOf } from "./fields.ts";
import { isIsoDate } from "./iso-date.ts";
import { familyShape } from "./parse-law.ts";

/** A file of `content/documents`: facts about documents, without their texts. */
export type DocumentPack = {
  readonly id: string;
  readonly edition: string;
  readonly title: Bilingual;
  readonly source: Bilingual;
  readonly documents: readonly DocumentVersion[];
};

/** A place of GB/T 2260, or a scope of `content/scopes.yaml`. */
const jurisdiction = (fields: Fields): string => {
  const code = fields.text("jurisdiction", 40);
  if (!isRegion(code) && !isScopeId(code)) fields.refuse("jurisdiction", "six digits of GB/T 2260, or a scope");
  return code;
};

const entry = (fields: Fields): DocumentVersion => {
  const version = fields.text("version", 10);
  if (version !== "undated" && !isIsoDate(version)) fields.refuse("version", "date YYYY-MM-DD, or undated");
  const document: DocumentVersion = {
    family: fields.pattern("family", familyShape, "family name in kebab case"),
    version,
    title: fields.text("title", 200),
    aliases: fields.optionalTexts("aliases", 10, 200),
    level: fields.oneOf("level", levels) ?? "规范性文件",
    jurisdiction: jurisdiction(fields),
    issuingBody: fields.optionalText("issuingBody", 200),
    documentNumber: fields.optionalText("documentNumber", 120),
    adopted: fields.optionalDate("adopted"),
    promulgated: fields.optionalDate("promulgated"),
    effective: fields.optionalDate("effective"),
    effectiveBasis: fields.optionalText("effectiveBasis", 600),
    firstEffective: fields.optionalDate("firstEffective"),
    endedOn: fields.optionalDate("endedOn"),
    successor: fields.optionalObject("successor", (inner) => {
      const successor = {
        family: inner.pattern("family", familyShape, "family name in kebab case"),
        version: inner.optionalDate("version"),
        inSubstance: inner.has("inSubstance") && inner.flag("inSubstance"),
      };
      inner.end();
      return successor;
    }),
    history: fields.optionalList("history", 60, (inner) => {
      const event = { date: inner.date("date"), event: inner.text("event", 20) };
      inner.end();
      return event;
    }),
    confidence: fields.oneOf("confidence", confidences) ?? "recalled",
    source: fields.text("source", 600),
    topics: fields.texts("topics", 20, 40),
    articles: fields.optionalInteger("articles", 3000),
  };
  fields.end();
  return document;
};

export const parseDocuments = (json: Json, file: string): Result<DocumentPack, FieldRefusal> => {
  const problems: FieldRefusal[] = [];
  const fields = fieldsOf(json, file, "", problems);
  const pack: DocumentPack = {
    id: fields.text("id", 80),
    edition: fields.text("edition", 40),
    title: fields.bilingual("title", 200),
    source: fields.bilingual("source", 400),
    documents: fields.list("documents", 5000, entry),
  };
  fields.end();
  return unlessRefused(problems, () => pack);
};
