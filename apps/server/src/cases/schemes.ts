import { isInForce, type Scheme } from "@touchstone/kernel";

/** The edition in force on a day, or the one that comes next, so that a refusal can say from when. */
export const schemeOn = (schemes: readonly Scheme[], id: string, on: string): Scheme | null => {
  const editions = schemes
    .filter((each) => each.id === id)
    .toSorted((left, right) => left.effective.from.localeCompare(right.effective.from));
  return editions.findLast((each) => isInForce(each, on)) ?? editions.find((each) => each.effective.from > on) ?? null;
};

/** A case keeps the edition it was opened under; content that forgot one is a bug. */
export const schemeOf = (schemes: readonly Scheme[], id: string, edition: string): Scheme => {
  const found = schemes.find((each) => each.id === id && each.edition === edition);
  if (found === undefined) throw new Error(`no scheme ${id} of edition ${edition}`);
  return found;
};
