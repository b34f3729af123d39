import { houseRule, isInForce, ok, type Refusal, type Result, refusal, refuse, type Scheme } from "@touchstone/kernel";

/** The edition that is named, or else the one in force on the day, the next one to be, or the last there was. */
export const chosenScheme = (
  schemes: readonly Scheme[],
  id: string,
  edition: string | undefined,
  on: string,
): Result<Scheme, Refusal> => {
  const editions = schemes
    .filter((each) => each.id === id)
    .toSorted((left, right) => left.effective.from.localeCompare(right.effective.from));
  const latest = editions.at(-1);
  if (latest === undefined) return refuse(refusal("scheme-unknown", houseRule("7"), { scheme: id }));
  if (edition === undefined)
    return ok(
      editions.findLast((each) => isInForce(each, on)) ??
        editions.find(({ effective }) => effective.from > on) ??
        latest,
    );
  const named = editions.find((each) => each.edition === edition);
  if (named !== undefined) return ok(named);
  const known = editions.map((each) => each.edition);
  return refuse(refusal("scheme-edition-unknown", houseRule("7"), { scheme: id, edition, known }));
};
