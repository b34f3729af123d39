import type { DrawnPoint } from "./case-event.ts";

type Clause = { readonly id: string; readonly clause: string };
type OfStandards = Pick<DrawnPoint, "standard" | "also">;

/** Every standard and clause that a point serves: a nonconformity on it counts for each of them. */
export const standardsOf = ({ standard, also }: OfStandards): readonly Clause[] => [standard, ...(also ?? [])];

/** Is any of them among those that this assessment is against? */
export const isWithin = (standards: readonly { readonly id: string }[], point: OfStandards): boolean =>
  standardsOf(point).some(({ id }) => standards.some((each) => each.id === id));

/** `iso9001` is read as 9001 wherever an auditor works through a list. */
const numberOf = (id: string): string => /\d.*$/.exec(id)?.[0] ?? id;

/** `4.4 · 9001 + 14001`; where another standard numbers the clause differently, its number stands beside it. */
export const printedStandards = (point: OfStandards): string => {
  const { clause: first } = point.standard;
  const names = standardsOf(point).map(({ id, clause }) =>
    clause === first ? numberOf(id) : `${numberOf(id)} ${clause}`,
  );
  return `${first} · ${names.join(" + ")}`;
};
