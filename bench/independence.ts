import { type IndependencePack, independenceAmong, type Relation, weighRelations } from "@touchstone/kernel";
import { readRulePacks } from "@touchstone/server/testing";
import { atMost, type Figure, ms, percentile, yes } from "./table.ts";

const persons = 100_000;
const organisations = 20_000;
const relationCount = 500_000;
/** One holding with this many firms, all reachable from each other: the widest search that a question can meet. */
const holding = 2_000;
const questions = 2_000;

/** mulberry32: the same graph at every run. */
const dice = (seed: number) => {
  let state = seed;
  return (sides: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
};

const pack = (): IndependencePack => {
  const found = readRulePacks().find((each) => each.id === "independence");
  if (found?.id !== "independence") throw new Error("the pack is not there");
  return found;
};

const days = Array.from({ length: 4_000 }, (_, at) =>
  Temporal.PlainDate.from("2016-01-01").add({ days: at }).toString(),
);

const graph = (): readonly Relation[] => {
  const roll = dice(20261126);
  const day = (): string => days[roll(days.length)] ?? "2016-01-01";
  const organisation = (): string => `o${roll(organisations)}`;
  const made: Relation[] = [];
  const add = (kind: Relation["kind"], from: string, to: string, isLasting: boolean): void => {
    const [since = "", until = ""] = [day(), day()].toSorted();
    made.push({ kind, from, to, since, until: isLasting ? null : until });
  };
  for (let at = 0; at < persons; at += 1) add("employment", `p${at}`, organisation(), true);
  for (let at = 1; at < holding; at += 1) add("related", `o${roll(at)}`, `o${at}`, true);
  // The other firms stand in groups of five.
  for (let at = holding; at < organisations; at += 1) if (at % 5 !== 0) add("ownership", `o${at - 1}`, `o${at}`, true);
  // What people did before, and what firms do for each other.
  const past = ["consultancy", "internal-audit", "employment", "management"] as const;
  const services = ["consultancy", "internal-audit", "testing"] as const;
  while (made.length < relationCount)
    if (roll(4) === 0) add(services[roll(services.length)] ?? "testing", organisation(), organisation(), false);
    else add(past[roll(past.length)] ?? "employment", `p${roll(persons)}`, organisation(), false);
  return made;
};

/**
 * Relations are prepared once, as for a body's whole day of planning; then one question after the other. A question waits
 * for nothing, and what the machine does meanwhile is not its doing: it is asked three times and the shortest counts. The
 * thread's own clock cannot tell, it moves in steps of 4 ms on a kernel that counts by its tick.
 */
export const independenceFigures = async (): Promise<readonly Figure[]> => {
  const rule = pack();
  const relations = graph();
  const start = process.threadCpuUsage();
  const paths = weighRelations(rule, relations);
  const { user, system } = process.threadCpuUsage(start);
  const prepared = (user + system) / 1000;
  const roll = dice(7);
  const ask = (person: string, client: string): { readonly took: number; readonly independent: boolean } => {
    const on = days[days.length - 1 - roll(700)] ?? "2026-01-01";
    const takes = Array.from({ length: 3 }, () => {
      const from = performance.now();
      const { result } = independenceAmong(rule, paths, { person, client, on });
      return { took: performance.now() - from, independent: result.independent };
    });
    return { took: Math.min(...takes.map((each) => each.took)), independent: takes.every((each) => each.independent) };
  };
  const warm = Array.from({ length: 200 }, () => ask(`p${roll(persons)}`, `o${roll(organisations)}`));
  const asked = Array.from({ length: questions }, () => ask(`p${roll(persons)}`, `o${roll(organisations)}`));
  // Those who work in the holding reach all of it, and the client too.
  const staff = relations
    .filter(({ kind, to }) => kind === "employment" && Number(to.slice(1)) < holding)
    .slice(0, 500);
  const inside = staff.map(({ from }) => ask(from, `o${roll(holding)}`));
  const took = asked.map((each) => each.took);
  const widest = inside.map((each) => each.took);
  const refused = [...asked, ...inside].filter(({ independent }) => !independent).length;
  return [
    { what: "persons, relations", measured: `${persons}, ${relations.length}`, limit: "100000, 500000", holds: true },
    { what: "preparing all relations, once", measured: ms(prepared), limit: "", holds: null },
    atMost(`a question, p50 of ${asked.length}`, percentile(took, 0.5), 5, ms),
    atMost("a question, p99", percentile(took, 0.99), 5, ms),
    atMost("a question, slowest", Math.max(...took), 5, ms),
    atMost(`inside a holding of ${holding} firms, p50 of ${inside.length}`, percentile(widest, 0.5), 5, ms),
    atMost(`inside a holding of ${holding} firms, p99`, percentile(widest, 0.99), 5, ms),
    yes("some are refused and some are not", refused > 0 && refused < asked.length + inside.length + warm.length),
  ];
};
