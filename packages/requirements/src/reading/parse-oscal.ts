import { houseRule, type Json, type Refusal, type Result, refusal, unlessRefused } from "@touchstone/kernel";
import type { Article } from "../texts/law-text.ts";
import { readArticleNumber } from "./article-number.ts";
import { type FieldRefusal, type Fields, fieldsOf } from "./fields.ts";
import { type DraftRefusal, factNames, lawOfDraft, type PrintedFact, type ReadLaw } from "./law-draft.ts";

/** The class that an exported article has; other controls are clauses of a standard, by their label. */
export const articleClass = "article";

export type OscalRefusal = FieldRefusal | DraftRefusal | Refusal<"oscal-id-twice" | "oscal-reference-missing">;

type Part = { readonly label: string; readonly prose: string; readonly parts: readonly Part[] };
type Control = {
  readonly id: string;
  readonly isArticle: boolean;
  readonly title: string;
  readonly label: string;
  /** Where it stands among all articles: groups and controls of one level lie in lists of their own. */
  readonly order: string;
  readonly parts: readonly Part[];
};
type Reference = { readonly to: string; readonly path: string };

/** All that is named in the catalogue, and all that is pointed at. */
type Names = {
  readonly ids: Map<string, string>;
  readonly twice: { readonly id: string; readonly path: string }[];
  readonly references: Reference[];
  readonly parameters: Map<string, string>;
};

const idShape = /^[\p{L}_][\p{L}\p{N}._-]{0,119}$/u;
const insertion = /\{\{\s*(?:insert:\s*)?param(?:eter)?[,\s]\s*([^\s}]{1,120})\s*\}\}/gu;
// Parts on how a control is assessed are no clauses of the standard.
const spoken = /^(?!assessment)/;

const name = (names: Names, fields: Fields, key = "id"): string => {
  const id = fields.pattern(key, idShape, "OSCAL token");
  if (names.ids.has(id)) names.twice.push({ id, path: fields.path });
  else names.ids.set(id, fields.path);
  return id;
};

const readProp = (inner: Fields) => ({ name: inner.text("name", 120), value: inner.text("value", 2000) });
const readProps = (fields: Fields) => fields.optionalList("props", 200, readProp);

const propOf = (fields: Fields, wanted: string): string =>
  readProps(fields).find(({ name: found }) => found === wanted)?.value ?? "";

const readLinks = (fields: Fields, names: Names): void => {
  fields.optionalList("links", 500, (inner) => {
    const href = inner.text("href", 2000);
    if (href.startsWith("#")) names.references.push({ to: href.slice(1), path: `${inner.path}.href` });
  });
};

const readPart = (fields: Fields, names: Names): readonly Part[] => {
  if (fields.has("id")) name(names, fields);
  const kind = fields.text("name", 120);
  const prose = fields.optionalText("prose", 60_000) ?? "";
  for (const [, parameter = ""] of prose.matchAll(insertion)) {
    names.references.push({ to: parameter, path: `${fields.path}.prose` });
  }
  const label = propOf(fields, "label");
  readLinks(fields, names);
  const parts = fields.optionalList("parts", 500, (inner) => readPart(inner, names)).flat();
  return spoken.test(kind) ? [{ label, prose, parts }] : [];
};

const readParameters = (fields: Fields, names: Names): void => {
  fields.optionalList("params", 500, (inner) => {
    const id = name(names, inner);
    names.parameters.set(id, inner.optionalText("label", 400) ?? id);
  });
};

const readControl = (fields: Fields, names: Names): readonly Control[] => {
  const id = name(names, fields);
  readParameters(fields, names);
  const control = {
    id,
    isArticle: fields.optionalText("class", 120) === articleClass,
    title: fields.text("title", 400),
    label: propOf(fields, "label"),
    order: propOf(fields, "sort-id"),
    parts: fields.optionalList("parts", 500, (inner) => readPart(inner, names)).flat(),
  };
  readLinks(fields, names);
  const inside = fields.optionalList("controls", 1000, (inner) => readControl(inner, names)).flat();
  return [control, ...inside];
};

type Clause = { readonly control: Control; readonly headings: readonly string[] };

const readMembers = (fields: Fields, names: Names, headings: readonly string[]): readonly Clause[] => {
  readParameters(fields, names);
  const controls = fields.optionalList("controls", 3000, (inner) => readControl(inner, names)).flat();
  const groups = fields.optionalList("groups", 500, (inner) => {
    if (inner.has("id")) name(names, inner);
    const title = inner.text("title", 120);
    inner.optionalList("parts", 500, (part) => readPart(part, names));
    return readMembers(inner, names, [...headings, title]);
  });
  return [...controls.map((control) => ({ control, headings })), ...groups.flat()];
};

const readFacts = (metadata: Fields): Map<string, PrintedFact> => {
  const facts = new Map<string, PrintedFact>();
  const state = (key: string, value: string | null) => {
    if (value !== null && !facts.has(key)) facts.set(key, { value, row: null });
  };
  for (const one of readProps(metadata)) if (factNames.some((known) => known === one.name)) state(one.name, one.value);
  state("title", metadata.text("title", 200));
  const day = (key: string): string | null => metadata.optionalText(key, 60)?.slice(0, 10) ?? null;
  const version = metadata.optionalText("version", 60);
  // An edition of its own counting, such as 5.1.1, is no day: the day it was published stands for it.
  const dated = version !== null && /^\d{4}-\d{2}-\d{2}$/.test(version) ? version : null;
  const published = day("published");
  state("version", dated ?? published ?? day("last-modified"));
  state("promulgated", published);
  return facts;
};

const words = (parts: readonly Part[], parameters: ReadonlyMap<string, string>): readonly string[] =>
  parts.flatMap(({ label, prose, parts: inside }) => {
    const said = prose.replace(insertion, (_, parameter: string) => `[${parameters.get(parameter) ?? parameter}]`);
    const line = [label, said].filter((part) => part !== "").join(" ");
    return [...(said === "" ? [] : [line]), ...words(inside, parameters)];
  });

const articleOf = ({ control, headings }: Clause, index: number, names: Names): Article & { readonly row: null } => {
  const said = words(control.parts, names.parameters);
  if (control.isArticle) {
    const number = readArticleNumber(control.title) ?? { n: index + 1, sub: 0 };
    return { no: control.title, ...number, headings, text: said.join("\n"), row: null };
  }
  const no = control.label === "" ? control.id : control.label;
  return { no, n: index + 1, sub: 0, headings, text: [control.title, ...said].join("\n"), row: null };
};

const nameProblems = (names: Names, file: string): readonly Refusal<"oscal-id-twice" | "oscal-reference-missing">[] => {
  const place = { file, row: null, column: null };
  const rule = houseRule("5 (bad input)");
  return [
    ...names.twice.map(({ id, path }) => ({ ...refusal("oscal-id-twice", rule, { file, id, path }), place })),
    ...names.references
      .filter(({ to }) => !names.ids.has(to))
      .map(({ to, path }) => ({ ...refusal("oscal-reference-missing", rule, { file, id: to, path }), place })),
  ];
};

/** Whether JSON says that it is an OSCAL catalogue. */
export const isOscal = (json: Json): boolean => typeof json === "object" && json !== null && "catalog" in json;

/**
 * An OSCAL catalogue (NIST, 1.0 and 1.1): each control is a clause, under the titles of its groups. What is pointed at
 * has to be there: a control, a part, a parameter or a resource of the back matter.
 */
export const parseOscal = (
  json: Json,
  file: string,
  sha256: (text: string) => string,
): Result<ReadLaw, OscalRefusal> => {
  const problems: FieldRefusal[] = [];
  const names: Names = { ids: new Map(), twice: [], references: [], parameters: new Map() };
  const read = fieldsOf(json, file, "", problems).object("catalog", (catalog) => {
    const facts = catalog.object("metadata", (metadata) => ({
      facts: readFacts(metadata),
      preamble: metadata.optionalText("remarks", 60_000),
    }));
    const clauses = readMembers(catalog, names, []);
    catalog.optionalObject("back-matter", (matter) =>
      matter.optionalList("resources", 3000, (inner) => names.ids.set(inner.text("uuid", 60), inner.path)),
    );
    return { ...facts, clauses };
  });
  const faults = [...problems, ...nameProblems(names, file)];
  const sound = unlessRefused<typeof read, OscalRefusal>(faults.slice(0, 40), () => read);
  if (!sound.ok) return sound;
  const { facts, preamble, clauses } = sound.value;
  const isLaw = clauses.some(({ control }) => control.isArticle);
  const inOrder = isLaw
    ? clauses.toSorted((one, other) =>
        one.control.order < other.control.order ? -1 : one.control.order > other.control.order ? 1 : 0,
      )
    : clauses;
  const articles = inOrder.map((clause, index) => articleOf(clause, index, names));
  const law = lawOfDraft(
    { file, facts, history: [], preamble: isLaw ? preamble : null, articles, source: file, level: "标准" },
    sha256,
  );
  return law;
};
