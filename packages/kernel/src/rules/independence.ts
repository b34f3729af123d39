import { z } from "zod";
import type { RuleSource } from "../refusal.ts";
import { clause, isoDate, word } from "./fields.ts";
import { packOf, type RuleRun, type TraceStep } from "./pack.ts";

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
    message: "ends before it began",
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

export const independenceInput = z
  .strictObject({ relations: z.array(relation).max(10_000), person: word, client: word, on: isoDate })
  .refine(({ person, client }) => person !== client, { message: "person and client are the same party" });
export type IndependenceInput = z.input<typeof independenceInput>;

export type Independence = {
  readonly independent: boolean;
  /** From the person to the client, each relation with the day from which it no longer weighs. */
  readonly path: readonly (Relation & { readonly lapses: string | null })[];
  readonly rule: RuleSource | null;
  /** The first day on which the answer is yes; null where it is yes, or where an end is not in sight. */
  readonly passesFrom: string | null;
};

type Weighing = { readonly relation: Relation; readonly lapses: string | null };

const never = "9999-12-31";
const later = (left: string | null, right: string | null): boolean => (left ?? never) > (right ?? never);
const earlier = (left: string | null, right: string | null): string | null => (later(left, right) ? right : left);

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

// Services tie a provider to one client; passing through a second one would bar people for strangers' work.
const isService = (kind: RelationKind): boolean => kind === "consultancy" || kind === "internal-audit";
// A colleague's past is not mine: work and services are read from the doer to the other side only.
const runsBothWays = (kind: RelationKind): boolean => kind === "ownership" || kind === "related";

type Place = { readonly party: string; readonly served: "served" | "free" };
type Reached = { readonly lapses: string | null; readonly path: readonly Weighing[] };

const steps = (weighing: readonly Weighing[], from: Place): readonly (Weighing & { readonly next: Place })[] =>
  weighing.flatMap((each) => {
    const { kind, from: left, to: right } = each.relation;
    if (from.served === "served" && !runsBothWays(kind)) return [];
    const served = isService(kind) ? "served" : from.served;
    const onward = left === from.party ? [{ ...each, next: { party: right, served } as const }] : [];
    const back =
      runsBothWays(kind) && right === from.party ? [{ ...each, next: { party: left, served } as const }] : [];
    return [...onward, ...back];
  });

/**
 * The path that weighs longest: a path weighs as long as all its relations do, so its lapse is the earliest among them,
 * and the answer's is the latest among the paths (widest path, by settling the longest-lasting place first).
 */
const heaviestPath = (weighing: readonly Weighing[], person: string, client: string): Reached | null => {
  const key = ({ party, served }: Place): string => `${served} ${party}`;
  const open = new Map<string, Place & Reached>([
    [key({ party: person, served: "free" }), { party: person, served: "free", lapses: null, path: [] }],
  ]);
  const settled = new Set<string>();
  while (open.size > 0) {
    const best = [...open.values()].reduce((left, right) => (later(right.lapses, left.lapses) ? right : left));
    if (best.party === client) return best;
    open.delete(key(best));
    settled.add(key(best));
    for (const step of steps(weighing, best)) {
      const at = key(step.next);
      if (settled.has(at)) continue;
      const lapses = earlier(best.lapses, step.lapses);
      const known = open.get(at);
      if (known === undefined || later(lapses, known.lapses))
        open.set(at, { ...step.next, lapses, path: [...best.path, { relation: step.relation, lapses: step.lapses }] });
    }
  }
  return null;
};

const weighingOn = (all: readonly Weighing[], on: string): readonly Weighing[] =>
  all.filter(({ relation: { since }, lapses }) => (since === null || since <= on) && (lapses === null || on < lapses));

// A relation that begins later can bar again when today's has lapsed: ask again on the day itself.
const firstFreeDay = (all: readonly Weighing[], person: string, client: string, on: string): string | null => {
  let day = on;
  for (;;) {
    const path = heaviestPath(weighingOn(all, day), person, client);
    if (path === null) return day;
    if (path.lapses === null) return null;
    day = path.lapses;
  }
};

/** May this person judge this client on this day? If not: through which relations, by which clause, and from when. */
export const independence = (pack: IndependencePack, input: IndependenceInput): RuleRun<Independence> => {
  const { relations, person, client, on } = independenceInput.parse(input);
  const all = relations.map((each) => ({ relation: each, lapses: lapseOf(pack, each) }));
  const found = heaviestPath(weighingOn(all, on), person, client);
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
      passesFrom: found === null ? null : firstFreeDay(all, person, client, on),
    },
    trace,
    pack: pack.id,
    edition: pack.edition,
  };
};
