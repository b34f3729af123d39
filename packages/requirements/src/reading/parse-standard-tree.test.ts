import { describe, expect, it } from "vitest";
import { parseStandardTree } from "./parse-standard-tree.ts";

const both = { zh: "试", en: "test" };
const one = (id: string, from?: string) => ({
  id,
  designation: id,
  sector: both,
  ...(from === undefined ? {} : { from, relation: "adds-to" }),
});
const read = (...standards: readonly ReturnType<typeof one>[]) =>
  parseStandardTree(
    { id: "made", edition: "1", title: both, source: both, doubts: [], legalBase: [], standards },
    "made.yaml",
  );

describe("the tree of standards (3S-10)", () => {
  it("takes a tree", () => {
    expect(read(one("root"), one("child", "root"), one("grandchild", "child")).ok).toBe(true);
  });

  it.each([
    ["hangs on nothing", [one("root"), one("child", "nobody")]],
    ["runs in a ring", [one("root"), one("ab", "cd"), one("cd", "ab")]],
    ["comes from itself", [one("root"), one("ab", "ab")]],
    ["stands twice", [one("root"), one("root")]],
  ])("refuses what %s", (_, standards) => {
    expect(read(...standards)).toMatchObject({ ok: false, refusals: [{ facts: { path: "standards" } }] });
  });
});
