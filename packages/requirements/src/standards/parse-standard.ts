import { type Bilingual, type Json, type Result, unlessRefused } from "@touchstone/kernel";
import { pointKinds } from "../obligations/obligation.ts";
import { type FieldRefusal, type Fields, fieldsOf } from "../reading/fields.ts";
import type { HarmonisedClause, HarmonisedStructure, Standard, StandardClause } from "./standard.ts";

const clauseNumber = /^(?:A\.)?\d{1,2}(?:\.\d{1,2}){1,3}$/;
const clauseForm = "clause number such as 6.1.2 or A.5.1";
const titleLength = 80;
/** Two short sentences: longer ones would come near the standard's own. */
const questionLength = 240;

const doubtsOf = (fields: Fields): readonly Bilingual[] =>
  fields.optionalList("doubts", 20, (inner) => {
    const doubt = { zh: inner.text("zh", 300), en: inner.text("en", 400) };
    inner.end();
    return doubt;
  });

const eachOnce = (fields: Fields, clauses: readonly { readonly clause: string }[]) => {
  if (new Set(clauses.map(({ clause }) => clause)).size !== clauses.length)
    fields.refuse("clauses", "each clause once");
};

const harmonisedClause = (fields: Fields): HarmonisedClause => {
  const clause = {
    clause: fields.pattern("clause", clauseNumber, clauseForm),
    title: fields.bilingual("title", titleLength),
    question: fields.bilingual("question", questionLength),
  };
  fields.end();
  return clause;
};

export const parseHarmonised = (json: Json, file: string): Result<HarmonisedStructure, FieldRefusal> => {
  const problems: FieldRefusal[] = [];
  const fields = fieldsOf(json, file, "", problems);
  const structure: HarmonisedStructure = {
    id: fields.text("id", 80),
    title: fields.bilingual("title", 200),
    source: fields.text("source", 200),
    edition: fields.text("edition", 40),
    doubts: doubtsOf(fields),
    clauses: fields.list("clauses", 100, harmonisedClause),
  };
  eachOnce(fields, structure.clauses);
  fields.end();
  return unlessRefused(problems, () => structure);
};

const joined = (common: Bilingual, own: Bilingual | null): Bilingual =>
  own === null ? common : { zh: `${common.zh}${own.zh}`, en: `${common.en} ${own.en}` };

const questionOf = (fields: Fields): Bilingual | null =>
  fields.has("question") ? fields.bilingual("question", questionLength) : null;

const shared = (fields: Fields, { clauses }: HarmonisedStructure): StandardClause => {
  const clause = fields.pattern("clause", clauseNumber, clauseForm);
  // `shared: true` is the clause of the same number; a number says under which one the structure has it.
  const harmonised = fields.has("as") ? fields.pattern("as", clauseNumber, clauseForm) : clause;
  const common = clauses.find((each) => each.clause === harmonised);
  if (common === undefined) fields.refuse("as", "a clause of the harmonised structure");
  const addition = questionOf(fields);
  const empty = { zh: "", en: "" };
  return {
    clause,
    title: common?.title ?? empty,
    kind: fields.has("kind") ? (fields.oneOf("kind", pointKinds) ?? "system") : "system",
    harmonised,
    question: joined(common?.question ?? empty, addition),
    addition,
    mayNotApply: false,
  };
};

const own = (fields: Fields, generic: Bilingual | null): StandardClause => ({
  clause: fields.pattern("clause", clauseNumber, clauseForm),
  title: fields.bilingual("title", titleLength),
  kind: fields.has("kind") ? (fields.oneOf("kind", pointKinds) ?? "system") : "system",
  harmonised: null,
  question: questionOf(fields) ?? generic ?? fields.bilingual("question", questionLength),
  addition: null,
  mayNotApply: fields.has("mayNotApply") && fields.flag("mayNotApply"),
});

const clauseOf =
  (structure: HarmonisedStructure, generic: Bilingual | null) =>
  (fields: Fields): StandardClause => {
    const isShared = fields.has("shared") && fields.flag("shared");
    const clause = isShared ? shared(fields, structure) : own(fields, generic);
    fields.end();
    return clause;
  };

const controlsOf = (fields: Fields, structure: HarmonisedStructure): readonly StandardClause[] =>
  fields.optionalObject("controls", (inner) => {
    const generic = inner.bilingual("question", questionLength);
    const clauses = inner.list("clauses", 200, clauseOf(structure, generic));
    inner.end();
    // A control is chosen by the organisation's own treatment of its risks, and left out with a reason.
    return clauses.map((clause) => ({ ...clause, mayNotApply: true }));
  }) ?? [];

/** A file of `content/standards`, against the structure that its shared clauses come from. */
export const parseStandard =
  (structure: HarmonisedStructure) =>
  (json: Json, file: string): Result<Standard, FieldRefusal> => {
    const problems: FieldRefusal[] = [];
    const fields = fieldsOf(json, file, "", problems);
    const standard: Standard = {
      id: fields.pattern("id", /^[a-z][a-z0-9-]{1,39}$/, "id such as iso9001"),
      edition: fields.text("edition", 40),
      title: fields.bilingual("title", 200),
      source: fields.text("source", 200),
      nationalAdoption: fields.optionalObject("nationalAdoption", (inner) => {
        const adoption = { document: inner.text("document", 80), from: inner.date("from") };
        inner.end();
        return adoption;
      }),
      effective: fields.object("effective", (inner) => {
        const effective = { from: inner.date("from"), to: inner.optionalDate("to") };
        inner.end();
        return effective;
      }),
      firstAuditUntil: null,
      doubts: doubtsOf(fields),
      clauses: [...fields.list("clauses", 200, clauseOf(structure, null)), ...controlsOf(fields, structure)],
    };
    eachOnce(fields, standard.clauses);
    const numbers = standard.clauses.flatMap(({ harmonised }) => harmonised ?? []);
    if (new Set(numbers).size !== numbers.length) fields.refuse("clauses", "each shared clause once");
    fields.end();
    return unlessRefused(problems, () => standard);
  };
