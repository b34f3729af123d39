import { houseRule, isInForce, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import { findClauses, type Standard, sharedClauses, standardsOn } from "@touchstone/requirements";
import { readStandards } from "./own-content.ts";

const isNamedBy = (asked: string, { id, edition }: Standard): boolean => asked === id || asked === `${id}@${edition}`;

/** The editions of the standards that are named with commas, in that order; all of them where none is. */
const named = (ids: string | undefined): Result<readonly Standard[], Refusal> => {
  const all = readStandards();
  if (ids === undefined) return ok(all);
  const wanted = [...new Set(ids.split(",").map((id) => id.trim()))];
  const missing = wanted.find((asked) => !all.some((standard) => isNamedBy(asked, standard)));
  if (missing === undefined) return ok(wanted.flatMap((asked) => all.filter((standard) => isNamedBy(asked, standard))));
  const known = [...new Set(all.map(({ id }) => id))];
  return refuse(refusal("standard-unknown", houseRule("4 (requirements)"), { standard: missing, known }));
};

type Asked = { readonly ids: string | undefined; readonly search: string | undefined; readonly on: string };

/** Standards with the clauses that hold the search, and what a joint audit of those in force that day asks once. */
export const askStandards = ({ ids, search, on }: Asked) => {
  const asked = named(ids);
  if (!asked.ok) return asked;
  const every = [...new Set(asked.value.map(({ id }) => id))];
  const unnamed = standardsOn(readStandards(), every, on);
  return ok({
    on,
    standards: findClauses(asked.value, search ?? "").map(({ clauses, doubts, ...standard }) => ({
      ...standard,
      doubts: [...doubts],
      inForce: isInForce(standard, on),
      isDefault: unnamed.some(({ id, edition }) => id === standard.id && edition === standard.edition),
      clauses: clauses.map(({ clause, title, question, kind, harmonised, mayNotApply }) => ({
        clause,
        title,
        question,
        kind,
        harmonised,
        mayNotApply,
      })),
    })),
    joint: sharedClauses(standardsOn(asked.value, every, on)),
  });
};
