import { bilingual, isoDate, name } from "@touchstone/kernel";
import { z } from "zod";
import { type AskedClause, clauseTable } from "./clause-table.ts";

/** Parts of the workspace that deal with clauses, beside the kinds of records. */
export const clauseParts = [
  "issues",
  "parties",
  "scope",
  "rows",
  "laws",
  "objectives",
  "controls",
  "monitoring",
  "evaluations",
  "corrections",
  "assessments",
  "soa",
] as const;
export type ClausePart = (typeof clauseParts)[number];
export const isClausePart = (part: string): part is ClausePart => clauseParts.some((one) => one === part);

const part = z.union([z.enum(clauseParts), z.templateLiteral(["record:", name])]);
const key = z.string().regex(/^(?:[a-z]+\d+-)?(?:A\.)?\d{1,2}(?:\.\d{1,2}){1,3}$/);

export const packHead = {
  id: name,
  edition: isoDate,
  effective: z.strictObject({ from: isoDate, to: isoDate.nullable() }),
  doubts: z.array(bilingual).default([]),
};

const example = z.strictObject({
  id: name,
  title: bilingual,
  standards: z.array(name).min(1),
  there: z.array(part),
  expect: z.strictObject({ answered: z.array(key) }),
});

/** `content/self-audit/clause-answers.yaml` */
export const clauseAnswersShape = z.strictObject({
  ...packHead,
  source: bilingual,
  answers: z.array(z.strictObject({ key, by: z.array(part).min(1) })).min(1),
  examples: z.array(example).min(1),
});
export type ClauseAnswers = z.infer<typeof clauseAnswersShape>;

export const answersByKey = ({ answers }: ClauseAnswers): ReadonlyMap<string, readonly string[]> =>
  new Map(answers.map(({ key: of, by }) => [of, by]));

/** What came out otherwise than an example says; empty where it holds. */
export const runClauseExample = (
  pack: ClauseAnswers,
  { there, expect }: ClauseAnswers["examples"][number],
  clauses: readonly AskedClause[],
): readonly string[] => {
  const lines = clauseTable({
    clauses,
    answeredBy: answersByKey(pack),
    parts: there.map((one) => ({ part: one, count: 1, proven: 0 })),
    own: new Map(),
    links: [],
  });
  const answered = lines.filter(({ state }) => state === "answered").map((line) => line.key);
  const isSame = answered.toSorted().join(" ") === expect.answered.toSorted().join(" ");
  return isSame ? [] : [`answered ${answered.join(", ")}`];
};
