import { expect, it } from "vitest";
import { z } from "zod";
import { openApi } from "./openapi.ts";
import { route } from "./route.ts";
import { allRoutes } from "./routes/index.ts";

const references = (node: unknown): readonly string[] => {
  if (Array.isArray(node)) return node.flatMap(references);
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === "$ref" && typeof value === "string" ? [value] : references(value),
  );
};

const lookUp = (document: unknown, reference: string): unknown =>
  reference
    .slice(2)
    .split("/")
    .reduce<unknown>(
      (node, key) => (typeof node === "object" && node !== null ? Reflect.get(node, key) : null),
      document,
    );

const definition = { method: "GET", door: "public", action: null, summary: "x" } as const;
type Tree = { readonly kids: readonly Tree[] };
const tree: z.ZodType<Tree> = z.strictObject({
  get kids() {
    return z.array(tree);
  },
});

it.each([
  ["the product's routes", allRoutes],
  [
    "schemas that contain themselves",
    [
      route({ ...definition, id: "a.tree", path: "/a", output: tree }),
      route({ ...definition, id: "a.any", path: "/b", output: z.strictObject({ value: z.json() }) }),
      route({ ...definition, id: "a.other", path: "/c", output: z.strictObject({ value: z.json(), more: z.json() }) }),
    ],
  ],
])("every reference of the document leads somewhere: %s", (_, routes) => {
  const document = openApi(routes);
  const found = references(document);
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((reference) => typeof lookUp(document, reference) !== "object")).toEqual([]);
  expect(JSON.stringify(document)).not.toContain("$defs");
});

it("a schema that reads and writes differently stands under two names", () => {
  const item = z.strictObject({ count: z.int().default(1) }).meta({ id: "Item" });
  const both = z.strictObject({ item });
  const document = openApi([
    route({ ...definition, id: "a.write", method: "POST", path: "/a", body: both, output: both }),
  ]);
  const required = (name: string) => lookUp(document, `#/components/schemas/${name}/required`);
  expect([required("Item"), required("a.write.answer.Item")]).toEqual([undefined, ["count"]]);
});
