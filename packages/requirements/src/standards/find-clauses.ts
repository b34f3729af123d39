import type { Standard, StandardClause } from "./standard.ts";

const holds = ({ clause, title, question }: StandardClause, sought: string): boolean =>
  clause.toLocaleLowerCase("en") === sought ||
  [title.zh, title.en, question.zh, question.en].some((text) => text.toLocaleLowerCase("en").includes(sought));

/** Clauses whose number, title or question holds the text, under their standards; everything for an empty one. */
export const findClauses = (standards: readonly Standard[], text: string): readonly Standard[] => {
  const sought = text.trim().toLocaleLowerCase("en");
  if (sought === "") return standards;
  return standards
    .map((standard) => ({ ...standard, clauses: standard.clauses.filter((clause) => holds(clause, sought)) }))
    .filter(({ clauses }) => clauses.length > 0);
};
