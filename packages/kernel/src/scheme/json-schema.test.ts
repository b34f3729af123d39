import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ruleJsonSchema, schemeJsonSchema } from "./json-schema.ts";

const shipped = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../content/${name}`, import.meta.url), "utf8"));

it("content/*.schema.json is what the code says: `touchstone scheme schema > content/scheme.schema.json`", () => {
  expect(shipped("scheme.schema.json")).toEqual(schemeJsonSchema());
  expect(shipped("rule.schema.json")).toEqual(ruleJsonSchema());
});

it("a whole scheme must say everything; an extension only what is its own, and what to remove, replace or move", () => {
  const { then: extension, else: whole } = schemeJsonSchema();
  expect(whole).toMatchObject({
    required: expect.arrayContaining(["id", "records", "redLines"]),
    additionalProperties: false,
  });
  expect(extension).toMatchObject({
    required: ["id"],
    properties: {
      extends: { type: "string" },
      statement: expect.anything(),
      determination: { properties: { activities: expect.anything(), remove: { const: true } } },
    },
  });
  expect(JSON.stringify(whole)).not.toContain("insertAfter");
});
