import type { PlainSchemeField, SchemeField } from "./field.ts";
import type { RecordKind, SchemeShape } from "./scheme.ts";

type Limited = { readonly occasions: readonly string[] };

const asked =
  (occasion: string) =>
  ({ occasions }: Limited): boolean =>
    occasions.length === 0 || occasions.includes(occasion);

const plainFor = <Kept extends PlainSchemeField>(given: Kept, occasion: string): Kept =>
  given.type === "choice" || given.type === "choices"
    ? { ...given, options: given.options.filter(asked(occasion)) }
    : given;

const fieldFor = (given: SchemeField, occasion: string): SchemeField =>
  given.type === "rows"
    ? { ...given, fields: given.fields.filter(asked(occasion)).map((inner) => plainFor(inner, occasion)) }
    : plainFor(given, occasion);

const recordFor = (kind: RecordKind, kept: ReadonlySet<string>, occasion: string): RecordKind => ({
  ...kind,
  after: kind.after.filter((id) => kept.has(id)),
  fields: kind.fields.filter(asked(occasion)).map((each) => fieldFor(each, occasion)),
  gates: kind.gates.filter(asked(occasion)),
});

/**
 * The scheme as one occasion asks it: what belongs to other occasions is gone, and what waited for it waits for it no
 * more. Doing it twice is the same as once; an occasion that the scheme does not know gives what all share.
 */
export const schemeFor = <Given extends SchemeShape>(scheme: Given, occasion: string): Given => {
  const records = scheme.records.filter(asked(occasion));
  const kept = new Set(records.map(({ id }) => id));
  const here = (ids: readonly string[]): string[] => ids.filter((id) => kept.has(id));
  const gone = (ids: readonly string[]): boolean => ids.length > 0 && here(ids).length === 0;
  const { activities, points, interviews, interviewsAfter, concerns, objections, findings } = scheme.determination;
  return {
    ...scheme,
    occasions: scheme.occasions.filter(({ id }) => id === occasion),
    determination: {
      activities: activities.filter(asked(occasion)).filter(({ begins, ends }) => kept.has(begins) && kept.has(ends)),
      // What can only be done after a record that is not asked here is not done here.
      points:
        points === null || gone(points.judgedAfter)
          ? null
          : { ...points, after: here(points.after), judgedAfter: here(points.judgedAfter) },
      interviews: gone(interviewsAfter) ? [] : interviews.filter(asked(occasion)),
      interviewsAfter: here(interviewsAfter),
      concerns: concerns === null || gone(concerns.after) ? null : { ...concerns, after: here(concerns.after) },
      objections: objections === null || !kept.has(objections.on) || !kept.has(objections.until) ? null : objections,
      findings: findings === null || gone(findings.after) ? null : { ...findings, after: here(findings.after) },
    },
    records: records.map((kind) => recordFor(kind, kept, occasion)),
    // Tests of the whole, of no use to a case.
    examples: [],
    prerequisites: scheme.prerequisites.filter(asked(occasion)).filter(({ at }) => kept.has(at)),
  };
};
