import { describe, expect, it } from "vitest";
import { type Graph, layout, walk } from "./graph-layout.ts";

const node = (id: string, kind: Graph["nodes"][number]["kind"]) => ({ id, kind, text: id, missing: false });
const graph: Graph = {
  risk: "r",
  title: "",
  state: "planned",
  nodes: [node("r", "risk"), node("l1", "law"), node("l2", "law"), node("c2", "clause"), node("o", "objective")],
  edges: [
    { from: "r", to: "l1" },
    { from: "r", to: "l2" },
    { from: "l2", to: "c2" },
    { from: "r", to: "o" },
  ],
  flaws: [],
  neighbours: [],
};

describe("walking the graph by arrow keys", () => {
  const { placed } = layout(graph);
  const go = (from: string, key: string) => walk(graph, placed, from, key);

  it("goes along the links and within a station, and stays where nothing is linked", () => {
    expect(go("r", "ArrowRight")).toBe("l1");
    expect(go("l1", "ArrowDown")).toBe("l2");
    expect(go("l2", "ArrowRight")).toBe("c2");
    expect(go("c2", "ArrowLeft")).toBe("l2");
    expect(go("l1", "ArrowRight")).toBeNull();
    expect(go("o", "ArrowLeft")).toBe("r");
  });

  it("gives stations without anything no room", () => {
    expect(layout(graph).kinds.map(({ kind }) => kind)).toEqual(["risk", "law", "clause", "objective"]);
  });
});
