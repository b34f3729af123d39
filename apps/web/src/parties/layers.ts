import type { Relation } from "./terms.tsx";

type Party = Relation["from"];
export type Placed = Party & { readonly x: number; readonly y: number; readonly isPerson: boolean };
export type Drawn = { readonly nodes: readonly Placed[]; readonly width: number; readonly height: number };

const column = 260;
const row = 56;

/**
 * People on the left, whom somebody acted on in the middle, those that only act at the right: so lines run between
 * neighbours and under no box. Everything is placed by what the relations say; the same records give the same picture.
 */
export const layersOf = (relations: readonly Relation[]): Drawn => {
  const parties = new Map<string, Party>(
    relations.flatMap(({ from, to }) => [from, to].map((each) => [each.id, each])),
  );
  const people = new Set(relations.flatMap(({ person }) => (person === null ? [] : [person])));
  const actedOn = new Set(relations.map(({ to }) => to.id));
  const columnOf = (id: string): number => (people.has(id) ? 0 : actedOn.has(id) ? 1 : 2);
  const columns = [0, 1, 2].map((at) => [...parties.values()].filter(({ id }) => columnOf(id) === at));
  const used = columns.filter((each) => each.length > 0);
  const tallest = Math.max(1, ...used.map((each) => each.length));
  const nodes = used.flatMap((each, x) =>
    each.map((party, y) => ({
      ...party,
      x: x * column,
      y: (y + (tallest - each.length) / 2) * row,
      isPerson: people.has(party.id),
    })),
  );
  return { nodes, width: Math.max(1, used.length) * column - 60, height: tallest * row };
};
