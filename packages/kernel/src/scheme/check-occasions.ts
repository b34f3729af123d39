import type { Effect } from "./field.ts";
import { actsOnStatement, type Occasion } from "./occasion.ts";
import type { SchemeShape } from "./scheme.ts";
import { schemeFor } from "./scheme-for.ts";
import { effectsOf, repeated, type SchemeProblem } from "./scheme-problem.ts";

/** What only one occasion's own records can show. */
const exactlyOne = (
  scheme: SchemeShape,
  { id, statement }: Occasion,
  duty: "review" | "decision",
): readonly SchemeProblem[] => {
  const found = schemeFor(scheme, id).records.filter((kind) => kind.function === duty);
  const where = scheme.occasions.length === 1 ? "" : ` (${id})`;
  const problem = (message: string) => ({ path: ["records"], message: `${message}${where}` });
  const [only] = found;
  if (found.length !== 1 || only === undefined)
    return [problem(`exactly one record of ${duty} is needed, not ${found.length}`)];
  const effects = effectsOf(only);
  const says = (...wanted: readonly Effect[]) => wanted.some((effect) => effects.has(effect));
  const isOnStatement = actsOnStatement(statement);
  return [
    ...(says("refuse") || (isOnStatement && says("suspend", "withdraw"))
      ? []
      : [problem(`${duty} needs a choice that can refuse`)]),
    ...(only.per === "case" ? [] : [problem(`${duty} is of the whole case`)]),
    ...(!isOnStatement && says("suspend", "withdraw")
      ? [problem(`${duty} suspends or withdraws a statement that is not there yet`)]
      : []),
    // ISO/IEC 17000 7.3: where no statement can follow, nothing may be granted (RF-23: a diagnostic audit attests nothing).
    ...((scheme.statement === null || statement === "none") && effects.has("grant")
      ? [problem(`${duty} grants, but the scheme has no statement`)]
      : []),
  ];
};

export const checkOccasions = (scheme: SchemeShape): readonly SchemeProblem[] => {
  const known = scheme.occasions.map(({ id }) => id);
  const unknown = (path: readonly (string | number)[], ids: readonly string[]) =>
    ids.filter((id) => !known.includes(id)).map((id) => ({ path, message: `no occasion "${id}"` }));
  return [
    ...repeated(known).map((at) => ({ path: ["occasions", at, "id"], message: "occasion id used twice" })),
    ...scheme.records.flatMap((kind, at) => [
      ...unknown(["records", at, "occasions"], kind.occasions),
      ...kind.fields.flatMap((each, place) => unknown(["records", at, "fields", place, "occasions"], each.occasions)),
      ...kind.gates.flatMap((gate, place) => unknown(["records", at, "gates", place, "occasions"], gate.occasions)),
    ]),
    ...scheme.occasions.flatMap((each) => [
      ...exactlyOne(scheme, each, "review"),
      ...exactlyOne(scheme, each, "decision"),
    ]),
  ];
};

export const checkActivities = (scheme: SchemeShape): readonly SchemeProblem[] => {
  const records = scheme.records.map(({ id }) => id);
  const { activities } = scheme.determination;
  return activities.flatMap(({ begins, ends, intervals }, at) => {
    const here = ["determination", "activities", at];
    const earlier = activities.slice(0, at).map(({ id }) => id);
    return [
      ...[begins, ends]
        .filter((id) => !records.includes(id))
        .map((id) => ({ path: here, message: `no record "${id}"` })),
      ...(records.indexOf(begins) > records.indexOf(ends)
        ? [{ path: here, message: `"${ends}" comes before "${begins}"` }]
        : []),
      ...intervals.flatMap(({ after }, place) =>
        earlier.includes(after)
          ? []
          : [{ path: [...here, "intervals", place, "after"], message: `"${after}" is no earlier activity` }],
      ),
    ];
  });
};
