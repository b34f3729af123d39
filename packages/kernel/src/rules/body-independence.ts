import { z } from "zod";
import type { RuleSource } from "../refusal.ts";
import { clause, isoDate, word } from "./fields.ts";
import { isBarring, lapseAfter, type Relation, relation } from "./independence.ts";
import { packOf, type RuleRun } from "./pack.ts";
import { firstFreeDay, heaviestPath, isService, relationPaths, type Weighing } from "./relation-paths.ts";

const service = z.strictObject({ months: z.int().min(0), rule: clause });
const services = z.strictObject({ consultancy: service, "internal-audit": service });

export const bodyIndependencePack = packOf(
  "body-independence",
  z.strictObject({
    /** What the body itself did for the client, and what a related body did; how many months each goes on weighing. */
    own: services,
    related: services,
    /** Ownership, management and group ties bar while they last. */
    tie: clause,
    /** Said so that a reader finds it: testing beside certification is no obstacle (RF-6). */
    testing: clause,
  }),
);
export type BodyIndependencePack = z.infer<typeof bodyIndependencePack>;

const isOfTwo = ({ body, client }: { readonly body: string; readonly client: string }): boolean => body !== client;

export const bodyIndependenceInput = z
  .strictObject({ relations: z.array(relation).max(10_000), body: word, client: word, on: isoDate })
  .refine(isOfTwo, { message: "body and client are the same party" });
export type BodyIndependenceInput = z.input<typeof bodyIndependenceInput>;

export type BodyIndependence = {
  readonly independent: boolean;
  readonly path: readonly (Relation & { readonly lapses: string | null })[];
  readonly rule: RuleSource | null;
  readonly passesFrom: string | null;
};

/** May this body certify this client on this day? Consulting bars, by itself or by a related body; testing does not. */
export const bodyIndependenceAmong = (
  pack: BodyIndependencePack,
  relations: readonly Relation[],
  { body, client, on }: { readonly body: string; readonly client: string; readonly on: string },
): RuleRun<BodyIndependence> => {
  const weightOf = ({ kind, from }: Relation): { readonly months: number; readonly rule: RuleSource } =>
    kind === "consultancy" || kind === "internal-audit"
      ? pack.parameters[from === body ? "own" : "related"][kind]
      : { months: 0, rule: pack.parameters.tie };
  const weigh = (each: Relation): Weighing => ({
    relation: each,
    lapses: lapseAfter(each.until, weightOf(each).months),
  });
  const paths = relationPaths(relations.filter(isBarring).map(weigh));
  const found = heaviestPath(paths, body, client, on);
  const links = found?.path ?? [];
  const deciding = links.find((each) => isService(each.relation.kind)) ?? links.at(-1);
  return {
    result: {
      independent: deciding === undefined,
      path: links.map((each) => ({ ...each.relation, lapses: each.lapses })),
      rule: deciding === undefined ? null : weightOf(deciding.relation).rule,
      passesFrom: found === null ? null : firstFreeDay(paths, body, client, found),
    },
    trace: links.map(({ relation: each, lapses }) => ({
      step: "relation",
      value: lapses,
      unit: "date",
      rule: weightOf(each).rule,
      facts: { ...each, months: weightOf(each).months },
    })),
    pack: pack.id,
    edition: pack.edition,
  };
};

/** The same on relations as they come with the question. */
export const bodyIndependence = (
  pack: BodyIndependencePack,
  input: BodyIndependenceInput,
): RuleRun<BodyIndependence> => {
  const { relations, ...question } = bodyIndependenceInput.parse(input);
  return bodyIndependenceAmong(pack, relations, question);
};
