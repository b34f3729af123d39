import type { Relation, RelationKind } from "./independence.ts";

/** A relation with the first day on which it no longer weighs; null while it lasts. */
export type Weighing = { readonly relation: Relation; readonly lapses: string | null };

/** Relations by the party that they lead away from, so that a question visits only what it can reach. */
export type RelationPaths = ReadonlyMap<string, readonly Weighing[]>;

const never = "9999-12-31";

// Services tie a provider to one client; passing through a second one would bar people for strangers' work.
export const isService = (kind: RelationKind): boolean => kind === "consultancy" || kind === "internal-audit";
// A colleague's past is not mine: work and services are read from the doer to the other side only.
const runsBothWays = (kind: RelationKind): boolean => kind === "ownership" || kind === "related";

export const relationPaths = (all: readonly Weighing[]): RelationPaths => {
  const paths = new Map<string, Weighing[]>();
  const add = (party: string, each: Weighing): void => {
    const there = paths.get(party);
    if (there === undefined) paths.set(party, [each]);
    else there.push(each);
  };
  for (const each of all) {
    const { kind, from, to } = each.relation;
    add(from, each);
    if (runsBothWays(kind) && to !== from) add(to, each);
  }
  return paths;
};

type Place = {
  readonly party: string;
  readonly served: "served" | "free";
  /** The relation that led here and the place before it; null where the question starts. */
  readonly by: { readonly each: Weighing; readonly before: Place } | null;
};
type Reached = { readonly lapses: string | null; readonly path: readonly Weighing[] };

const linksTo = (place: Place): readonly Weighing[] => {
  const links: Weighing[] = [];
  for (let at = place; at.by !== null; at = at.by.before) links.push(at.by.each);
  return links.reverse();
};

const weighsOn = ({ relation: { since }, lapses }: Weighing, on: string): boolean =>
  (since === null || since <= on) && (lapses === null || on < lapses);

const onward = (paths: RelationPaths, from: Place, on: string): readonly (Place & { readonly until: string })[] =>
  (paths.get(from.party) ?? []).flatMap((each) => {
    const { kind, from: left, to: right } = each.relation;
    if (!weighsOn(each, on) || (from.served === "served" && !runsBothWays(kind))) return [];
    const party = left === from.party ? right : left;
    const served = isService(kind) ? "served" : from.served;
    return [{ party, served, by: { each, before: from }, until: each.lapses ?? never }];
  });

/**
 * The path that weighs longest: a path weighs as long as all its relations do, so its lapse is the earliest among them,
 * and the answer's is the latest among the paths (widest path). Places wait by the day on which they lapse; a step never
 * leads to a later day than the one it starts from, so each day's queue is done for good once it is empty.
 */
export const heaviestPath = (paths: RelationPaths, person: string, client: string, on: string): Reached | null => {
  const waiting = new Map<string, Place[]>([[never, [{ party: person, served: "free", by: null }]]]);
  const settled = { served: new Set<string>(), free: new Set<string>() };
  while (waiting.size > 0) {
    const day = [...waiting.keys()].reduce((left, right) => (right > left ? right : left));
    // The queue grows while it is read: what lapses on the same day joins its end, so shorter paths come first.
    for (const place of waiting.get(day) ?? []) {
      if (place.party === client) return { lapses: day === never ? null : day, path: linksTo(place) };
      if (settled[place.served].has(place.party)) continue;
      settled[place.served].add(place.party);
      for (const { until, ...next } of onward(paths, place, on)) {
        if (settled[next.served].has(next.party)) continue;
        const lapses = until < day ? until : day;
        const queue = waiting.get(lapses);
        if (queue === undefined) waiting.set(lapses, [next]);
        else queue.push(next);
      }
    }
    waiting.delete(day);
  }
  return null;
};

// A relation that begins later can bar again when today's has lapsed: ask again on the day itself.
export const firstFreeDay = (paths: RelationPaths, person: string, client: string, on: string): string | null => {
  let day = on;
  for (;;) {
    const path = heaviestPath(paths, person, client, day);
    if (path === null) return day;
    if (path.lapses === null) return null;
    day = path.lapses;
  }
};
