import { type CaseState, isInForce, type Scheme, schemeFor } from "@touchstone/kernel";

/** The edition in force on a day, or the one that comes next, so that a refusal can say from when. */
export const schemeOn = (schemes: readonly Scheme[], id: string, on: string): Scheme | null => {
  const editions = schemes
    .filter((each) => each.id === id)
    .toSorted((left, right) => left.effective.from.localeCompare(right.effective.from));
  return editions.findLast((each) => isInForce(each, on)) ?? editions.find((each) => each.effective.from > on) ?? null;
};

/** A case keeps the edition it was opened under, as its occasion asks it; content that forgot one is a bug. */
export const schemeOf = (schemes: readonly Scheme[], { opened }: CaseState): Scheme => {
  const found = schemes.find((each) => each.id === opened?.scheme && each.edition === opened.edition);
  if (found === undefined || opened === null)
    throw new Error(`no scheme ${opened?.scheme} of edition ${opened?.edition}`);
  return schemeFor(found, opened.occasion);
};
