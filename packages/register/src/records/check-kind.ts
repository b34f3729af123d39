import { type Field, parseExpression, repeated, type SchemeProblem } from "@touchstone/kernel";
import { allFields, kindNames } from "./kind-names.ts";
import type { KindStep, RecordKindShape } from "./record-kind.ts";

type Path = SchemeProblem["path"];

const told = (path: Path, message: string): SchemeProblem => ({ path, message });

const twice = (path: Path, what: string, ids: readonly string[]): readonly SchemeProblem[] =>
  repeated(ids).map((at) => told([...path, at], `${what} "${ids[at] ?? ""}" used twice`));

const unknown = (path: Path, what: string, given: readonly string[], known: readonly string[]) =>
  given.flatMap((id, at) => (known.includes(id) ? [] : [told([...path, at], `no ${what} "${id}"`)]));

/** What has a meaning in cases only, and ids that FEEL would read as a subtraction. */
const checkField = (field: Field, path: Path): readonly SchemeProblem[] => [
  ...(field.id.includes("-") ? [told([...path, "id"], `"${field.id}": no hyphen, for expressions`)] : []),
  ...(field.occasions.length > 0 ? [told([...path, "occasions"], "a record has no occasions")] : []),
  ...((field.type === "choice" || field.type === "choices") && field.options.some(({ effect }) => effect !== undefined)
    ? [told([...path, "options"], "an option of a record has no effect on a case")]
    : []),
  ...(field.type === "rows" ? field.fields.flatMap((inner, at) => checkField(inner, [...path, "fields", at])) : []),
];

type Reach = { readonly before: readonly string[]; readonly dates: readonly string[] };

const datesIn = (fields: readonly Field[]): readonly string[] =>
  fields.flatMap(({ id, type }) => (type === "date" ? [id] : []));

/** A bound or a condition that nobody can find would bind nothing. */
const checkReferences = (fields: readonly Field[], { before, dates }: Reach, path: Path): readonly SchemeProblem[] =>
  fields.flatMap((field, at) => {
    const here = [...path, at];
    const bounds = field.type === "date" ? [field.from, field.to].filter((bound) => bound !== undefined) : [];
    const known = [...before, ...fields.slice(0, at).map(({ id }) => id)];
    return [
      ...(field.when === undefined ? [] : unknown([...here, "when"], "earlier field", [field.when.field], known)),
      ...unknown(here, "date", bounds, ["today", ...dates]),
      // What a cell depends on stands in its row; what bounds it, in the record.
      ...(field.type === "rows" ? checkReferences(field.fields, { before: [], dates }, [...here, "fields"]) : []),
    ];
  });

type Asked = { readonly id: string; readonly if: string };

const checkConditions = (
  kind: RecordKindShape,
  asked: readonly Asked[],
  at: KindStep | null,
  path: Path,
): readonly SchemeProblem[] =>
  asked.flatMap((each, place) => {
    const parsed = parseExpression(each.if, kindNames(kind, at), "boolean");
    return parsed.ok
      ? []
      : parsed.refusals.map((wrong) => told([...path, place, "if"], `character ${wrong.at + 1}: ${wrong.message}`));
  });

const checkStep = (kind: RecordKindShape, step: KindStep, at: number): readonly SchemeProblem[] => {
  const here = ["steps", at];
  const states = kind.states.map(({ id }) => id);
  const finals = kind.states.filter(({ final }) => final).map(({ id }) => id);
  const own = step.fields.map(({ id }) => id);
  const others = allFields(kind).flatMap(({ id }) => (own.includes(id) ? [] : [id]));
  return [
    ...(step.id.includes("-") || ["begin", "amend", "state"].includes(step.id)
      ? [told([...here, "id"], `"${step.id}": no hyphen, and neither begin, amend nor state`)]
      : []),
    ...unknown([...here, "from"], "state", step.from, states),
    ...unknown([...here, "to"], "state", [step.to], states),
    ...step.from.flatMap((id, place) =>
      finals.includes(id) ? [told([...here, "from", place], `"${id}" is final: nothing follows it`)] : [],
    ),
    ...unknown([...here, "again"], "other field", step.again, others),
    ...unknown([...here, "separate"], "step", step.separate, ["begin", ...kind.steps.map(({ id }) => id)]),
    ...step.fields.flatMap((field, place) => checkField(field, [...here, "fields", place])),
    ...checkReferences(step.fields, { before: others, dates: datesIn(allFields(kind)) }, [...here, "fields"]),
    ...checkConditions(kind, step.unless, step, [...here, "unless"]),
  ];
};

const checkStates = (kind: RecordKindShape): readonly SchemeProblem[] => {
  const reached = kind.steps.map(({ to }) => to);
  return kind.states.flatMap(({ id, final }, at) => [
    ...(at > 0 && !reached.includes(id) ? [told(["states", at], `no step leads to "${id}"`)] : []),
    ...(!final && kind.steps.length > 0 && !kind.steps.some(({ from }) => from.includes(id))
      ? [told(["states", at], `nothing follows "${id}": say final: true`)]
      : []),
  ]);
};

const checkTerms = (kind: RecordKindShape): readonly SchemeProblem[] => {
  const steps = kind.steps.map(({ id }) => id);
  const dates = datesIn(allFields(kind));
  const lists = kind.fields.flatMap(({ id, type }) => (type === "rows" ? [id] : []));
  return kind.terms.flatMap(({ step, after, within, warn, each }, at) => [
    ...unknown(["terms", at, "step"], "step", [step], steps),
    ...(each === undefined ? [] : unknown(["terms", at, "each"], "list", [each], lists)),
    ...(after === undefined
      ? []
      : unknown(["terms", at, "after"], "date or step", [after], [...dates, ...steps, "begin"])),
    ...(after === undefined && (warn !== undefined || within !== "P0D")
      ? [told(["terms", at], "counted from nothing: say after")]
      : []),
  ]);
};

/** The kind's own tests have to show everything that it refuses, warns of and dates. */
const checkExamples = (kind: RecordKindShape): readonly SchemeProblem[] => {
  const { examples } = kind;
  const refused = examples.flatMap(({ expect }) => expect.refused);
  const warned = examples.flatMap(({ expect }) => expect.warnings ?? []);
  const dated = examples.flatMap(({ expect }) => Object.keys(expect.due ?? {}));
  const notSeparate = examples.flatMap(({ acts, expect }) => {
    const last = acts.at(-1);
    return last !== undefined && "step" in last && expect.refused.includes("record-not-separate") ? [last.step] : [];
  });
  const unshown = (path: Path, what: string, id: string, shown: readonly string[]) =>
    shown.includes(id) ? [] : [told(path, `no example shows ${what} "${id}"`)];
  return [
    ...kind.unless.flatMap(({ id }, at) => unshown(["unless", at], "the refusal", id, refused)),
    ...kind.steps.flatMap(({ id, unless, separate }, at) => [
      ...unless.flatMap((each, place) => unshown(["steps", at, "unless", place], "the refusal", each.id, refused)),
      ...(separate.length === 0 ? [] : unshown(["steps", at, "separate"], "the refused person at", id, notSeparate)),
    ]),
    ...kind.warnings.flatMap(({ id }, at) => unshown(["warnings", at], "the warning", id, warned)),
    ...kind.terms.flatMap(({ step }, at) => unshown(["terms", at], "the term of", step, dated)),
  ];
};

/** All that is wrong, not the first. */
export const checkKind = (kind: RecordKindShape): readonly SchemeProblem[] => {
  const [first] = kind.fields;
  const refusals = [...kind.unless, ...kind.steps.flatMap((step) => step.unless)].map(({ id }) => id);
  return [
    ...(first?.type === "text" && first.required && first.when === undefined
      ? []
      : [told(["fields", 0], "the first field is a text that is always asked: what the record is called")]),
    ...twice(
      ["fields"],
      "field",
      allFields(kind).map(({ id }) => id),
    ),
    ...twice(
      ["states"],
      "state",
      kind.states.map(({ id }) => id),
    ),
    ...twice(
      ["steps"],
      "step",
      kind.steps.map(({ id }) => id),
    ),
    ...twice(["unless"], "refusal", refusals),
    ...twice(
      ["warnings"],
      "warning",
      kind.warnings.map(({ id }) => id),
    ),
    ...twice(
      ["examples"],
      "example",
      kind.examples.map(({ id }) => id),
    ),
    ...kind.fields.flatMap((field, at) => checkField(field, ["fields", at])),
    ...checkReferences(kind.fields, { before: [], dates: datesIn(kind.fields) }, ["fields"]),
    ...checkConditions(kind, kind.unless, null, ["unless"]),
    ...checkConditions(kind, kind.warnings, null, ["warnings"]),
    ...kind.steps.flatMap((step, at) => checkStep(kind, step, at)),
    ...checkStates(kind),
    ...checkTerms(kind),
    ...checkExamples(kind),
  ];
};
