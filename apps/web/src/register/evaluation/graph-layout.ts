import type { evaluationRoutes, OutputOf } from "@touchstone/contract";
import { graphKinds } from "@touchstone/register";

export type Graph = OutputOf<typeof evaluationRoutes.graph>;
export type Node = Graph["nodes"][number];
export type Placed = Node & { readonly x: number; readonly y: number; readonly column: number; readonly at: number };

const columnWidth = 148;
const rowHeight = 46;
export const box = { width: 128, height: 34 } as const;
const head = 28;

/** Stations of the chain from left to right, what belongs to each from top to bottom; empty stations take no room. */
export const layout = ({ nodes }: Graph) => {
  const kinds = graphKinds.filter((kind) => nodes.some((node) => node.kind === kind));
  const placed = kinds.flatMap((kind, column) =>
    nodes
      .filter((node) => node.kind === kind)
      .map((node, at): Placed => ({ ...node, x: column * columnWidth, y: head + at * rowHeight, column, at })),
  );
  return {
    kinds: kinds.map((kind, column) => ({ kind, x: column * columnWidth })),
    placed,
    width: kinds.length * columnWidth,
    height: head + Math.max(1, ...placed.map(({ at }) => at + 1)) * rowHeight,
  };
};

const nearest = (from: Placed, among: readonly Placed[]): Placed | undefined =>
  among.toSorted((a, b) => Math.abs(a.at - from.at) - Math.abs(b.at - from.at))[0];

/** Where an arrow key leads: along the links to the right and left, else within the station up and down. */
export const walk = (graph: Graph, placed: readonly Placed[], from: string, key: string): string | null => {
  const here = placed.find(({ id }) => id === from);
  if (here === undefined) return null;
  const linked = (pick: (edge: Graph["edges"][number]) => string | null) => {
    const ids = new Set(graph.edges.map(pick));
    return (
      nearest(
        here,
        placed.filter(({ id }) => ids.has(id)),
      )?.id ?? null
    );
  };
  const beside = (by: number) =>
    placed.find(({ column, at }) => column === here.column && at === here.at + by)?.id ?? null;
  switch (key) {
    case "ArrowRight":
      return linked((edge) => (edge.from === from ? edge.to : null));
    case "ArrowLeft":
      return linked((edge) => (edge.to === from ? edge.from : null));
    case "ArrowDown":
      return beside(1);
    case "ArrowUp":
      return beside(-1);
    default:
      return null;
  }
};
