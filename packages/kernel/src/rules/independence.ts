import { z } from "zod";
import type { RuleSource } from "../refusal.ts";
import { clause, isoDate, word } from "./fields.ts";
import { packOf, type RuleRun, type TraceStep } from "./pack.ts";
import { firstFreeDay, heaviestPath, isService, type RelationPaths, relationPaths } from "./relation-paths.ts";

export const relationKinds = [
  "consultancy",
  "internal-audit",
  "employment",
  "management",
  "ownership",
  "related",
] as const;
export type RelationKind = (typeof relationKinds)[number];

/**
 * `from` did or is something to `to`: advised, audited internally, is employed by, manages, owns, is related to. `until`
 * is the last day on which that held; null while it lasts.
 */
export const relation = z
  .strictObject({
    kind: z.enum(relationKinds),
    from: word,
    to: word,
    since: isoDate.nullable().default(null),
    until: isoDate.nullable().default(null),
  })
  .refine(({ since, until }) => since === null || until === null || since <= until, {
    message: "ends-before-it-began",
  });
export type Relation = z.infer<typeof relation>;

export const independencePack = packOf(
  "independence",
  z.strictObject({
    /** For each kind: how many months it goes on weighing after its last day. The corresponding day itself is free. */
    cooling: z.record(z.enum(relationKinds), z.strictObject({ months: z.int().min(0), rule: clause })),
  }),
);
export type IndependencePack = z.infer<typeof independencePack>;

const question = z.strictObject({ person: word, client: word, on: isoDate });
type IndependenceQuestion = z.infer<typeof question>;
const isOfTwo = ({ person, client }: IndependenceQuestion): boolean => person !== client;
const sameParty = { message: "same-party" };
const independenceQuestion = question.refine(isOfTwo, sameParty);

export const independenceInput = question
  .extend({ relations: z.array(relation).max(10_000) })
  .refine(isOfTwo, sameParty);
export type IndependenceInput = z.input<typeof independenceInput>;

export type Independence = {
  readonly independent: boolean;
  /** From the person to the client, each relation with the day from which it no longer weighs. */
  readonly path: readonly (Relation & { readonly lapses: string | null })[];
  readonly rule: RuleSource | null;
  /** The first day on which the answer is yes; null where it is yes, or where an end is not in sight. */
  readonly passesFrom: string | null;
};

/** The first day on which a relation no longer weighs; null while it lasts. */
export const lapseOf = (pack: IndependencePack, { kind, until }: Pick<Relation, "kind" | "until">): string | null =>
  until === null
    ? null
    : Temporal.PlainDate.from(until)
        // With no cooling it weighs on its last day and is gone on the next; with cooling the corresponding day is free.
        .add(
          pack.parameters.cooling[kind].months === 0 ? { days: 1 } : { months: pack.parameters.cooling[kind].months },
        )
        .toString();

/** All relations ready to be asked about: made once, it answers any number of questions on any day. */
export const weighRelations = (pack: IndependencePack, relations: readonly Relation[]): RelationPaths =>
  relationPaths(relations.map((each) => ({ relation: each, lapses: lapseOf(pack, each) })));

/** May this person judge this client on this day? If not: through which relations, by which clause, and from when. */
export const independenceAmong = (
  pack: IndependencePack,
  paths: RelationPaths,
  question: IndependenceQuestion,
): RuleRun<Independence> => {
  const { person, client, on } = independenceQuestion.parse(question);
  const found = heaviestPath(paths, person, client, on);
  const links = found?.path ?? [];
  const deciding = links.find((each) => isService(each.relation.kind)) ?? links.at(-1);
  const trace: readonly TraceStep[] = links.map(({ relation: { kind, from, to, since, until }, lapses }) => ({
    step: "relation",
    value: lapses,
    unit: "date",
    rule: pack.parameters.cooling[kind].rule,
    facts: { kind, from, to, since, until, months: pack.parameters.cooling[kind].months },
  }));
  return {
    result: {
      independent: found === null,
      path: links.map((each) => ({ ...each.relation, lapses: each.lapses })),
      rule: deciding === undefined ? null : pack.parameters.cooling[deciding.relation.kind].rule,
      passesFrom: found === null ? null : firstFreeDay(paths, person, client, on),
    },
    trace,
    pack: pack.id,
    edition: pack.edition,
  };
};

/** The same on relations as they come with the question: from a form, a command line, a golden example. */
export const independence = (pack: IndependencePack, input: IndependenceInput): RuleRun<Independence> => {
  const { relations, ...question } = independenceInput.parse(input);
  return independenceAmong(pack, weighRelations(pack, relations), question);
};
