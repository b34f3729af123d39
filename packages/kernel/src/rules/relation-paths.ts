import type { Relation, RelationKind } from "./independence.ts";

/** A relation with the first day on which it no longer weighs; null while it lasts. */
export type Weighing = { readonly relation: Relation; readonly lapses: string | null };

/** A relation as a way from one of its ends: where it leads, and into which group. Made once, for every question. */
type Way = {
  readonly each: Weighing;
  readonly party: string;
  readonly group: string;
  readonly by: "tie" | "service" | "work";
};

export type RelationPaths = {
  /** Ways by the party that they lead away from, so that a question visits only what it can reach. */
  readonly away: ReadonlyMap<string, readonly Way[]>;
  /** One party's name for all that ties of both directions ever joined; a party without ties is alone. */
  readonly groupOf: (party: string) => string;
  /** By group: the groups of those who ever served somebody in it. */
  readonly serversOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** Groups that work for or manage somebody, so that a way may lead on through them. */
  readonly working: ReadonlySet<string>;
};

const never = "9999-12-31";

// Services tie a provider to one client; passing through a second one would bar people for strangers' work.
export const isService = (kind: RelationKind): boolean => kind === "consultancy" || kind === "internal-audit";
// A colleague's past is not mine: work and services are read from the doer to the other side only.
const runsBothWays = (kind: RelationKind): boolean => kind === "ownership" || kind === "related";

/** Union-find over ties, whatever their dates. */
const groupsIn = (all: readonly Weighing[]): RelationPaths["groupOf"] => {
  const above = new Map<string, string>();
  const topOf = (party: string): string => {
    let top = party;
    for (let next = above.get(top); next !== undefined; next = above.get(top)) top = next;
    for (let at = party; at !== top; ) {
      const next = above.get(at) ?? top;
      above.set(at, top);
      at = next;
    }
    return top;
  };
  for (const { relation: each } of all) {
    if (!runsBothWays(each.kind)) continue;
    const [one, other] = [topOf(each.from), topOf(each.to)];
    if (one !== other) above.set(one, other);
  }
  return topOf;
};

export const relationPaths = (all: readonly Weighing[]): RelationPaths => {
  const groupOf = groupsIn(all);
  const away = new Map<string, Way[]>();
  const add = (from: string, party: string, each: Weighing): void => {
    const { kind } = each.relation;
    const by = runsBothWays(kind) ? "tie" : isService(kind) ? "service" : "work";
    const way: Way = { each, party, group: groupOf(party), by };
    const there = away.get(from);
    if (there === undefined) away.set(from, [way]);
    else there.push(way);
  };
  for (const each of all) {
    const { kind, from, to } = each.relation;
    add(from, to, each);
    if (runsBothWays(kind) && to !== from) add(to, from, each);
  }
  const serversOf = new Map<string, Set<string>>();
  const working = new Set<string>();
  for (const { relation: each } of all) {
    if (runsBothWays(each.kind)) continue;
    const server = groupOf(each.from);
    if (!isService(each.kind)) {
      working.add(server);
      continue;
    }
    const served = groupOf(each.to);
    const there = serversOf.get(served);
    if (there === undefined) serversOf.set(served, new Set([server]));
    else there.add(server);
  }
  return { away, groupOf, serversOf, working };
};

type Place = {
  readonly party: string;
  readonly served: "served" | "free";
  /** The relation that led here and the place before it; null where the question starts. */
  readonly each: Weighing | null;
  readonly before: Place | null;
};
type Reached = { readonly lapses: string | null; readonly path: readonly Weighing[] };

const linksTo = (place: Place): readonly Weighing[] => {
  const links: Weighing[] = [];
  for (let at: Place | null = place; at !== null; at = at.before) if (at.each !== null) links.push(at.each);
  return links.reverse();
};

const weighsOn = ({ relation: { since }, lapses }: Weighing, on: string): boolean =>
  (since === null || since <= on) && (lapses === null || on < lapses);

/**
 * Could this way end at the client? What is dated is asked on the way; this is by groups alone, and keeps a question in a
 * large graph from looking at every client that a large group ever had. A tie stays in a group that was let in before.
 */
const mayLead = ({ serversOf, working }: RelationPaths, way: Way, group: string): boolean =>
  way.by === "tie" ||
  way.group === group ||
  (way.by === "work" && (working.has(way.group) || (serversOf.get(group)?.has(way.group) ?? false)));

type Settled = Readonly<Record<Place["served"], Set<string>>>;

/** From a free place lead all ways that lead from a served one, and it was settled first: nothing weighs longer behind it. */
const isSettled = ({ served, free }: Settled, party: string, as: Place["served"]): boolean =>
  free.has(party) || (as === "served" && served.has(party));

const onward = (paths: RelationPaths, from: Place, settled: Settled, group: string, on: string): readonly Place[] => {
  const found: Place[] = [];
  for (const way of paths.away.get(from.party) ?? []) {
    const { each, party, by } = way;
    if (from.served === "served" && by !== "tie") continue;
    const served = by === "service" ? "served" : from.served;
    if (isSettled(settled, party, served) || !mayLead(paths, way, group) || !weighsOn(each, on)) continue;
    found.push({ party, served, each, before: from });
  }
  return found;
};

/** Where a day stands among sorted ones. */
const placeOf = (days: readonly string[], day: string): number => {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? "") < day) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * The path that weighs longest: a path weighs as long as all its relations do, so its lapse is the earliest among them,
 * and the answer's is the latest among the paths (widest path). Places wait by the day on which they lapse; a step never
 * leads to a later day than the one it starts from, so each day's queue is done for good once it is empty.
 */
export const heaviestPath = (paths: RelationPaths, person: string, client: string, on: string): Reached | null => {
  const waiting = new Map<string, Place[]>([[never, [{ party: person, served: "free", each: null, before: null }]]]);
  // The days of the queues, the earliest first.
  const days = [never];
  const group = paths.groupOf(client);
  const settled = { served: new Set<string>(), free: new Set<string>() };
  for (let day = days.pop(); day !== undefined; day = days.pop()) {
    // The queue grows while it is read: what lapses on the same day joins its end, so shorter paths come first.
    for (const place of waiting.get(day) ?? []) {
      if (place.party === client) return { lapses: day === never ? null : day, path: linksTo(place) };
      if (isSettled(settled, place.party, place.served)) continue;
      settled[place.served].add(place.party);
      for (const next of onward(paths, place, settled, group, on)) {
        const until = next.each?.lapses ?? never;
        const lapses = until < day ? until : day;
        const queue = waiting.get(lapses);
        if (queue === undefined) {
          waiting.set(lapses, [next]);
          days.splice(placeOf(days, lapses), 0, lapses);
        } else queue.push(next);
      }
    }
    waiting.delete(day);
  }
  return null;
};

// A relation that begins later can bar again when today's has lapsed: ask again on the day itself.
export const firstFreeDay = (
  paths: RelationPaths,
  person: string,
  client: string,
  today: Pick<Reached, "lapses">,
): string | null => {
  for (let { lapses } = today; lapses !== null; ) {
    const path = heaviestPath(paths, person, client, lapses);
    if (path === null) return lapses;
    lapses = path.lapses;
  }
  return null;
};
