import { checkActivities, checkOccasions } from "./check-occasions.ts";
import { checkPrerequisites } from "./check-prerequisites.ts";
import type { Effect, Field } from "./field.ts";
import type { RecordKind, SchemeShape } from "./scheme.ts";
import { effectsOf, repeated, type SchemeProblem } from "./scheme-problem.ts";

/** The one field of a kind whose options have effects. */
export const outcomeField = (kind: RecordKind): Extract<Field, { type: "choice" }> | null =>
  kind.fields.find(
    (field): field is Extract<Field, { type: "choice" }> =>
      field.type === "choice" && field.options.some(({ effect }) => effect !== undefined),
  ) ?? null;

/** The field that a path names: `record.field`, or `field` in the kind at hand. */
export const fieldAt = (scheme: SchemeShape, path: string, here: RecordKind | null): Field | null => {
  const [first = "", second] = path.split(".");
  const kind = second === undefined ? here : (scheme.records.find(({ id }) => id === first) ?? null);
  return kind?.fields.find(({ id }) => id === (second ?? first)) ?? null;
};

/** Which effects the outcome of a record may have, by its function: no function gives away another's. */
const allowed: Readonly<Record<RecordKind["function"], readonly Effect[]>> = {
  selection: ["accept", "decline"],
  determination: [],
  review: ["grant", "refuse", "return"],
  decision: ["grant", "refuse", "return", "suspend", "withdraw"],
};

const order: readonly RecordKind["function"][] = ["selection", "determination", "review", "decision"];

/** The paths that bound the days of a field, those in its rows included: a bound that nobody can find would bound nothing. */
const boundsIn = (field: Field): readonly string[] =>
  (field.type === "rows" ? field.fields : [field]).flatMap((each) =>
    each.type === "date" ? [each.from, each.to].filter((path) => path !== undefined) : [],
  );

const checkRecord = (scheme: SchemeShape, kind: RecordKind, at: number): readonly SchemeProblem[] => {
  const here = ["records", at];
  const earlier = scheme.records.slice(0, at).map(({ id }) => id);
  const previous = scheme.records[at - 1];
  const hasPath = (path: string) => path === "today" || fieldAt(scheme, path, kind) !== null;
  return [
    ...kind.after.flatMap((id, place) =>
      earlier.includes(id)
        ? []
        : [{ path: [...here, "after", place], message: `"${id}" is no earlier record: a cycle, or unknown` }],
    ),
    ...(previous !== undefined && order.indexOf(kind.function) < order.indexOf(previous.function)
      ? [{ path: [...here, "function"], message: `${kind.function} cannot follow ${previous.function}` }]
      : []),
    ...repeated(kind.fields.map(({ id }) => id)).map((place) => ({
      path: [...here, "fields", place, "id"],
      message: "field id used twice",
    })),
    ...repeated(kind.signedBy.map(({ id }) => id)).map((place) => ({
      path: [...here, "signedBy", place, "id"],
      message: "signature id used twice",
    })),
    ...[...effectsOf(kind)]
      .filter((effect) => !allowed[kind.function].includes(effect))
      .map((effect) => ({
        path: [...here, "fields"],
        message: `effect "${effect}" does not belong to ${kind.function}`,
      })),
    ...kind.fields.flatMap((field, place) => [
      ...(field.when !== undefined && !kind.fields.slice(0, place).some(({ id }) => id === field.when?.field)
        ? [{ path: [...here, "fields", place, "when"], message: `"${field.when.field}" is no earlier field` }]
        : []),
      ...boundsIn(field)
        .filter((path) => !hasPath(path))
        .map((path) => ({ path: [...here, "fields", place], message: `no field "${path}"` })),
    ]),
    ...kind.gates.flatMap((gate, place) => [
      ...Object.entries(gate.input).flatMap(([input, from]) =>
        ("list" in from ? from.list.flatMap((each) => Object.values(each)) : [from]).flatMap((each) =>
          "field" in each && !hasPath(each.field)
            ? [{ path: [...here, "gates", place, "input", input], message: `no field "${each.field}"` }]
            : [],
        ),
      ),
      ...gate.reach
        .filter(({ field }) => fieldAt(scheme, field, kind)?.type !== "number")
        .map(({ field }) => ({
          path: [...here, "gates", place, "reach"],
          message: `"${field}" is no number of this record`,
        })),
    ]),
    ...(kind.due !== undefined && !scheme.records.some(({ id }) => id === kind.due?.from) && !hasPath(kind.due.from)
      ? [{ path: [...here, "due", "from"], message: `no record or field "${kind.due.from}"` }]
      : []),
  ];
};

const checkTeam = (scheme: SchemeShape): readonly SchemeProblem[] => {
  const rows = fieldAt(scheme, scheme.team.field, null);
  const inside = rows?.type === "rows" ? rows.fields : [];
  const duty = inside.find(({ id }) => id === scheme.team.duty);
  return [
    ...(rows?.type === "rows" && rows.least >= 1
      ? []
      : [{ path: ["team", "field"], message: `"${scheme.team.field}" is no list of rows with at least one` }]),
    ...(inside.find(({ id }) => id === scheme.team.person)?.type === "party"
      ? []
      : [{ path: ["team", "person"], message: `"${scheme.team.person}" is no party in these rows` }]),
    ...(duty?.type === "choice" && duty.options.some(({ id }) => id === scheme.team.leader)
      ? []
      : [{ path: ["team", "leader"], message: `"${scheme.team.leader}" is no option of "${scheme.team.duty}"` }]),
  ];
};

/** ISO/IEC 17029: a claim is verified or validated as it stands on a day; it is never certified, and nothing runs on from it. */
const checkClaim = ({ objects, statement, surveillance }: SchemeShape): readonly SchemeProblem[] => {
  if (!objects.includes("claim") || statement === null) return [];
  return [
    ...(statement.kind === "certificate" || statement.months !== null
      ? [
          {
            path: ["statement"],
            message: "a claim is validated or verified at one moment: no certificate, no validity",
          },
        ]
      : []),
    ...(surveillance === null ? [] : [{ path: ["surveillance"], message: "no surveillance follows from a claim" }]),
  ];
};

const checkReferences = (scheme: SchemeShape): readonly SchemeProblem[] => {
  const { points, concerns, objections, findings, interviews, interviewsAfter } = scheme.determination;
  const known = scheme.records.map(({ id }) => id);
  const lists: readonly (readonly [readonly (string | number)[], readonly string[]])[] = [
    [["determination", "points", "after"], points?.after ?? []],
    [["determination", "points", "judgedAfter"], points?.judgedAfter ?? []],
    [["determination", "concerns", "after"], concerns?.after ?? []],
    [["determination", "findings", "after"], findings?.after ?? []],
    [["determination", "interviewsAfter"], interviewsAfter],
    [["determination", "objections"], objections === null ? [] : [objections.on, objections.until]],
  ];
  const fields: readonly (readonly [readonly (string | number)[], string | null])[] = [
    [["area"], scheme.area],
    ...scheme.standards.map(({ area }, at) => [["standards", at, "area"], area ?? null] as const),
    [["lastDay"], scheme.lastDay],
    [["statement", "scope"], scheme.statement?.scope ?? null],
    [["statement", "sites"], scheme.statement?.sites ?? null],
    [["statement", "until"], scheme.statement?.until ?? null],
    [["statement", "ground"], scheme.statement?.ground ?? null],
    [["statement", "amendment"], scheme.statement?.amendment ?? null],
    [["consultancy", "field"], scheme.consultancy?.field ?? null],
    [["consultancy", "on"], scheme.consultancy?.on ?? null],
  ];
  return [
    ...lists.flatMap(([path, ids]) =>
      ids.filter((id) => !known.includes(id)).map((id) => ({ path, message: `no record "${id}"` })),
    ),
    ...fields.flatMap(([path, at]) =>
      at !== null && fieldAt(scheme, at, null) === null ? [{ path, message: `no field "${at}"` }] : [],
    ),
    ...(scheme.statement !== null && fieldAt(scheme, scheme.statement.scope, null)?.type !== "bilingual"
      ? [{ path: ["statement", "scope"], message: "the scope on a statement is a bilingual field" }]
      : []),
    // Under one id two standards would be covered by whoever is competent in either.
    ...repeated(scheme.standards.map(({ id }) => id)).map((at) => ({
      path: ["standards", at, "id"],
      message: "standard id used twice",
    })),
    ...repeated(interviews.map(({ id }) => id)).map((at) => ({
      path: ["determination", "interviews", at, "id"],
      message: "interview id used twice",
    })),
    ...repeated((findings?.grades ?? []).map(({ id }) => id)).map((at) => ({
      path: ["determination", "findings", "grades", at, "id"],
      message: "grade id used twice",
    })),
  ];
};

const checkExamples = (scheme: SchemeShape): readonly SchemeProblem[] => {
  const occasions = scheme.occasions.map(({ id }) => id);
  return [
    ...repeated(scheme.examples.map(({ id }) => id)).map((at) => ({
      path: ["examples", at, "id"],
      message: "example id used twice",
    })),
    ...scheme.examples.flatMap(({ occasion, values, expect }, at) => [
      ...(occasions.includes(occasion)
        ? []
        : [{ path: ["examples", at, "occasion"], message: `no occasion "${occasion}"` }]),
      ...[...Object.keys(values), ...Object.keys(expect.due)]
        .filter((id) => !scheme.records.some((kind) => kind.id === id))
        .map((id) => ({ path: ["examples", at], message: `no record "${id}"` })),
    ]),
  ];
};

/** All that is wrong, not the first. */
export const checkScheme = (scheme: SchemeShape): readonly SchemeProblem[] => [
  ...repeated(scheme.records.map(({ id }) => id)).map((at) => ({
    path: ["records", at, "id"],
    message: "record id used twice",
  })),
  ...repeated(scheme.records.map(({ prefix }) => prefix)).map((at) => ({
    path: ["records", at, "prefix"],
    message: "prefix used twice",
  })),
  ...scheme.records.flatMap((kind, at) => checkRecord(scheme, kind, at)),
  ...checkOccasions(scheme),
  ...checkActivities(scheme),
  ...checkPrerequisites(scheme),
  ...checkExamples(scheme),
  ...checkClaim(scheme),
  ...checkTeam(scheme),
  ...checkReferences(scheme),
];
