import { parseExpression } from "./expression.ts";
import { type Names, namesFor } from "./expression-type.ts";
import type { RecordKind, SchemeShape } from "./scheme.ts";
import { schemeFor } from "./scheme-for.ts";
import { repeated, type SchemeProblem } from "./scheme-problem.ts";

/** The record itself and all that stands before it: what is certain to have been filed when it is. */
const kindsBefore = (scheme: SchemeShape, id: string): readonly RecordKind[] => {
  const found = new Set<string>();
  const visit = (each: string): void => {
    if (found.has(each)) return;
    found.add(each);
    scheme.records.find((kind) => kind.id === each)?.after.forEach(visit);
  };
  visit(id);
  return scheme.records.filter((kind) => found.has(kind.id) && (kind.per === "case" || kind.id === id));
};

/** What a prerequisite of a record may speak of. */
export const namesAt = (scheme: SchemeShape, id: string): Names => namesFor(kindsBefore(scheme, id));

export const checkPrerequisites = (scheme: SchemeShape): readonly SchemeProblem[] => [
  ...repeated(scheme.prerequisites.map(({ id }) => id)).map((at) => ({
    path: ["prerequisites", at, "id"],
    message: "prerequisite id used twice",
  })),
  ...scheme.prerequisites.flatMap(({ occasions, at: kind, holds, passesFrom }, at): readonly SchemeProblem[] => {
    const here = ["prerequisites", at];
    const unknown = occasions.filter((id) => !scheme.occasions.some((each) => each.id === id));
    if (unknown.length > 0)
      return unknown.map((id) => ({ path: [...here, "occasions"], message: `no occasion "${id}"` }));
    if (!scheme.records.some(({ id }) => id === kind))
      return [{ path: [...here, "at"], message: `no record "${kind}"` }];
    const asked = occasions.length > 0 ? occasions : scheme.occasions.map(({ id }) => id);
    // A field that one occasion does not ask is no name there.
    const reached = asked.filter((each) => schemeFor(scheme, each).records.some(({ id }) => id === kind));
    const told = (key: "holds" | "passesFrom", text: string | undefined): readonly SchemeProblem[] => {
      const found = reached.flatMap((occasion) => {
        const names = namesAt(schemeFor(scheme, occasion), kind);
        const parsed = text === undefined ? null : parseExpression(text, names, key === "holds" ? "boolean" : "date");
        return parsed === null || parsed.ok
          ? []
          : parsed.refusals.map((each) => ({ occasion, message: `character ${each.at + 1}: ${each.message}` }));
      });
      return [...Map.groupBy(found, ({ message }) => message)].map(([message, each]) => ({
        path: [...here, key],
        message:
          each.length === reached.length ? message : `${message} (${each.map(({ occasion }) => occasion).join(", ")})`,
      }));
    };
    return [...told("holds", holds), ...told("passesFrom", passesFrom)];
  }),
];
