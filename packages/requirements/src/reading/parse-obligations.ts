import { type Bilingual, type Json, type Result, unlessRefused } from "@touchstone/kernel";
import { isRegion } from "../documents/jurisdiction.ts";
import {
  type Consequence,
  type Deadline,
  factors,
  type Obligation,
  type ObligationExample,
  type ObligationPack,
  type ProvisionReference,
  pointKinds,
  type Review,
  sourceChecks,
  systemStandards,
  type TechnicalArea,
} from "../obligations/obligation.ts";
import { readArticleNumber } from "./article-number.ts";
import { type FieldRefusal, type Fields, fieldsOf } from "./fields.ts";
import { isIsoDate } from "./iso-date.ts";
import { familyShape } from "./parse-law.ts";
import { period, periodForm, readFrequencies } from "./read-frequency.ts";

const versionName = /^[a-z][a-z0-9-]{1,80}@\d{4}-\d{2}-\d{2}$/;

const article = (fields: Fields, key: string): string => {
  const printed = fields.text(key, 40);
  if (readArticleNumber(printed) === null) fields.refuse(key, "article as printed");
  return printed;
};

const familyOf = (fields: Fields): string => fields.pattern("family", familyShape, "family name in kebab case");

export const readProvision = (fields: Fields): ProvisionReference => {
  const family = familyOf(fields);
  const usual = fields.has("article") ? article(fields, "article") : null;
  const moved = fields.optionalList("versions", 20, (inner) => {
    const pair = [inner.date("version"), article(inner, "article")] as const;
    inner.end();
    return pair;
  });
  fields.end();
  return { family, article: usual, articles: new Map(moved) };
};

const region = (fields: Fields, key: string): string => {
  const code = fields.text(key, 6);
  if (!isRegion(code)) fields.refuse(key, "six digits of GB/T 2260");
  return code;
};

const said = (fields: Fields): Bilingual => {
  const read = { zh: fields.text("zh", 120), en: fields.text("en", 160) };
  fields.end();
  return read;
};

const deadline = (fields: Fields): Deadline => {
  const within = fields.pattern("within", period, periodForm);
  const side = fields.oneOf("side", ["before", "after"]) ?? "after";
  const of = { zh: fields.text("zh", 120), en: fields.text("en", 160) };
  fields.end();
  return { within, side, of };
};

const consequence = (fields: Fields): Consequence => {
  const read = {
    provision: { family: familyOf(fields), article: article(fields, "article"), articles: new Map() },
    text: { zh: fields.text("zh", 120), en: fields.text("en", 200) },
  };
  fields.end();
  return read;
};

const remark = (fields: Fields): Bilingual | null =>
  fields.has("zh") || fields.has("en") ? { zh: fields.text("zh", 120), en: fields.text("en", 160) } : null;

/** An obligation of a pack or of a proposed scene; `review` is not a field of a proposal. */
export const readDuty = (fields: Fields): Omit<Obligation, "review"> => {
  const kind = fields.oneOf("kind", pointKinds) ?? "system";
  const record = fields.optionalText("record", 20);
  // CT-18: an observation refers to its record point, and nothing else does.
  if ((kind === "observation") !== (record !== null))
    fields.refuse("record", "a record for observations, and only there");
  const read = {
    id: fields.pattern("id", /^[A-Z]{2,4}-\d{3}$/, "letters, hyphen, three digits"),
    factor: fields.oneOf("factor", factors) ?? "人",
    subclass: fields.bilingual("subclass", 80),
    aspects: fields.optionalTexts("aspects", 10, 40),
    kind,
    jurisdiction: region(fields, "jurisdiction"),
    provisions: fields.list("provisions", 10, readProvision),
    standard: fields.object("standard", (inner) => {
      const standard = {
        id: inner.oneOf("id", systemStandards) ?? ("iso45001" as const),
        clause: inner.pattern("clause", /^\d{1,2}(?:\.\d{1,2}){0,3}$/, "clause number"),
      };
      inner.end();
      return standard;
    }),
    subject: fields.bilingual("subject", 80),
    condition: fields.optionalObject("condition", said),
    duty: fields.bilingual("duty", 200),
    check: fields.bilingual("check", 200),
    evidence: fields.bilingual("evidence", 120),
    record,
    frequency: readFrequencies(fields),
    deadline: fields.optionalObject("deadline", deadline),
    retention: fields.optionalObject("retention", (inner) => {
      const retention = { atLeast: inner.pattern("atLeast", period, periodForm), of: remark(inner) };
      inner.end();
      return retention;
    }),
    qualification: fields.optionalTexts("qualification", 20, 4),
    focus: fields.optionalList("focus", 50, (inner) => {
      const place = {
        jurisdiction: region(inner, "jurisdiction"),
        family: inner.pattern("family", familyShape, "family"),
      };
      inner.end();
      return place;
    }),
    consequence: fields.optionalObject("consequence", consequence),
  };
  if (read.provisions.length === 0) fields.refuse("provisions", "at least one");
  return read;
};

const review = (fields: Fields): Review => {
  const check = fields.oneOf("check", sourceChecks) ?? "recalled";
  const against = fields.has("against") ? fields.pattern("against", versionName, "FAMILY@DATE") : null;
  // Whoever says that the text was compared says which text.
  if ((check === "text") !== (against !== null)) fields.refuse("against", "a version where check is text, only there");
  const read = {
    by: fields.text("by", 80),
    on: fields.date("on"),
    check,
    against,
    note: fields.optionalObject("note", said),
  };
  fields.end();
  return read;
};

const obligation = (fields: Fields): Obligation => {
  const read = { ...readDuty(fields), review: fields.object("review", review) };
  fields.end();
  return read;
};

const example = (fields: Fields): ObligationExample => {
  const date = fields.text("date", 10);
  if (!isIsoDate(date)) fields.refuse("date", "date YYYY-MM-DD");
  const read = {
    region: region(fields, "region"),
    date,
    count: fields.integer("count", 9999),
    cites: fields.texts("cites", 50, 160),
    never: fields.texts("never", 50, 20),
  };
  fields.end();
  return read;
};

const scene = (fields: Fields): ObligationPack["scene"] => {
  const read = {
    id: fields.pattern("id", familyShape, "scene in kebab case"),
    zh: fields.text("zh", 60),
    en: fields.text("en", 80),
  };
  fields.end();
  return read;
};

const area = (fields: Fields): TechnicalArea => {
  const read = {
    list: fields.text("list", 40),
    code: fields.pattern("code", /^[0-9A-Z]{1,4}(?:\.[0-9A-Z]{1,4}){0,3}$/, "code of a technical area"),
    name: fields.bilingual("name", 80),
    check: fields.oneOf("check", sourceChecks) ?? "recalled",
  };
  fields.end();
  return read;
};

const knownRecords = (fields: Fields, obligations: readonly Obligation[]) => {
  const kinds = new Map(obligations.map(({ id, kind }) => [id, kind]));
  if (kinds.size !== obligations.length) fields.refuse("obligations", "each id once");
  for (const { id, record } of obligations) {
    if (record !== null && kinds.get(record) !== "operation") {
      fields.refuse(`obligations.${id}.record`, "an operating record of this scene");
    }
  }
};

export const parseObligations = (json: Json, file: string): Result<ObligationPack, FieldRefusal> => {
  const problems: FieldRefusal[] = [];
  const fields = fieldsOf(json, file, "", problems);
  const pack: ObligationPack = {
    id: fields.text("id", 80),
    edition: fields.text("edition", 40),
    title: fields.bilingual("title", 200),
    source: fields.bilingual("source", 400),
    effective: fields.object("effective", (inner) => {
      const effective = { from: inner.date("from"), to: inner.optionalDate("to") };
      inner.end();
      return effective;
    }),
    scene: fields.object("scene", scene),
    areas: fields.optionalList("areas", 20, area),
    obligations: fields.list("obligations", 2000, obligation),
    examples: fields.list("examples", 50, example),
  };
  if (pack.examples.length === 0) fields.refuse("examples", "at least one");
  knownRecords(fields, pack.obligations);
  fields.end();
  return unlessRefused(problems, () => pack);
};
