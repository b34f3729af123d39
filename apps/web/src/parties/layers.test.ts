import fc from "fast-check";
import { expect, test } from "vitest";
import { layersOf } from "./layers.ts";

const id = fc.constantFrom("a", "b", "c", "d", "e", "f");
const relations = fc.array(
  fc.record({ from: id, to: id, own: fc.boolean() }).map(({ from, to, own }, at = 0) => ({
    id: `${from}${to}${own}${at}`,
    kind: "related" as const,
    from: { id: from, name: from },
    to: { id: to, name: to },
    since: null,
    until: null,
    lapses: null,
    bars: true,
    rule: { source: "s", clause: "c" },
    person: own ? from : null,
  })),
  { maxLength: 12 },
);

test("every party is drawn once, none on top of another, people leftmost", () => {
  fc.assert(
    fc.property(relations, (all) => {
      const { nodes } = layersOf(all);
      const named = new Set(all.flatMap(({ from, to }) => [from.id, to.id]));
      expect(new Set(nodes.map((node) => node.id))).toEqual(named);
      expect(nodes).toHaveLength(named.size);
      expect(new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(nodes.length);
      const people = nodes.filter(({ isPerson }) => isPerson);
      for (const { x } of people) expect(x).toBe(0);
    }),
  );
});
