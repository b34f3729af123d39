import { z } from "zod";
import type { RuleSource } from "../refusal.ts";
import { clause, isoDate, word } from "./fields.ts";
import { packOf, type RuleRun, type TraceStep } from "./pack.ts";
import {
  firstFreeDay,
  heaviestPath,
  isService,
  type RelationPaths,
  relationPaths,
  type Weighing,
} from "./relation-paths.ts";

const barringKinds = ["consultancy", "internal-audit", "employment", "management", "ownership", "related"] as const;
/** Testing is on record like any other tie and bars nobody: the source wants "certification + testing" allowed (RF-6). */
export const relationKinds = [...barringKinds, "testing"] as const;
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

type Barring<Of extends Pick<Relation, "kind">> = Of & { readonly kind: (typeof barringKinds)[number] };
export const isBarring = <Of extends Pick<Relation, "kind">>(each: Of): each is Barring<Of> => each.kind !== "testing";

export const independencePack = packOf(
  "independence",
  z.strictObject({
    /** For each kind: how many months it goes on weighing after its last day. The corresponding day itself is free. */
    cooling: z.record(z.enum(barringKinds), z.strictObject({ months: z.int().min(0), rule: clause })),
    /** Advice by a body related to the certifier stands under a clause of its own, with the same months. */
    relatedConsultancy: z.strictObject({ rule: clause }).optional(),
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

/** With no cooling it weighs on its last day and is gone on the next; with cooling the corresponding day is free. */
export const lapseAfter = (until: string | null, months: number): string | null =>
  until === null
    ? null
    : Temporal.PlainDate.from(until)
        .add(months === 0 ? { days: 1 } : { months })
        .toString();

/** The first day on which a relation no longer weighs; null while it lasts. */
export const lapseOf = (
  pack: IndependencePack,
  { kind, until }: Barring<Pick<Relation, "kind" | "until">>,
): string | null => lapseAfter(until, pack.parameters.cooling[kind].months);

/** All relations ready to be asked about: made once, it answers any number of questions on any day. */
export const weighRelations = (pack: IndependencePack, relations: readonly Relation[]): RelationPaths =>
  relationPaths(relations.filter(isBarring).map((each) => ({ relation: each, lapses: lapseOf(pack, each) })));

/** The clause of one link: advice that reaches the person only through a related body is that body's, not the person's. */
const ruleOf = ({ parameters }: IndependencePack, links: readonly Weighing[], at: number): RuleSource | null => {
  const link = links[at]?.relation;
  if (link === undefined || !isBarring(link)) return null;
  const isThroughGroup = links
    .slice(0, at)
    .some(({ relation: { kind } }) => kind === "related" || kind === "ownership");
  return link.kind === "consultancy" && isThroughGroup && parameters.relatedConsultancy !== undefined
    ? parameters.relatedConsultancy.rule
    : parameters.cooling[link.kind].rule;
};

/** May this person judge this client on this day? If not: through which relations, by which clause, and from when. */
export const independenceAmong = (
  pack: IndependencePack,
  paths: RelationPaths,
  question: IndependenceQuestion,
): RuleRun<Independence> => {
  const { person, client, on } = independenceQuestion.parse(question);
  const found = heaviestPath(paths, person, client, on);
  const links = found?.path ?? [];
  const service = links.findIndex((each) => isService(each.relation.kind));
  const trace: readonly TraceStep[] = links.flatMap(({ relation, lapses }, at) => {
    const rule = ruleOf(pack, links, at);
    if (rule === null || !isBarring(relation)) return [];
    const { months } = pack.parameters.cooling[relation.kind];
    return [{ step: "relation", value: lapses, unit: "date", rule, facts: { ...relation, months } }];
  });
  return {
    result: {
      independent: found === null,
      path: links.map((each) => ({ ...each.relation, lapses: each.lapses })),
      rule: ruleOf(pack, links, service === -1 ? links.length - 1 : service),
      passesFrom: found === null ? null : firstFreeDay(paths, person, client, found),
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
