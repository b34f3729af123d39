import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { allRoutes, openApi, type Route, route } from "@touchstone/contract";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { narrowings } from "./narrowings.ts";

const lock = join(import.meta.dirname, "../docs/api.lock.json");

it.skipIf(!existsSync(lock))("version 1 only adds to docs/api.lock.json", () => {
  expect(narrowings(JSON.parse(readFileSync(lock, "utf8")), openApi(allRoutes))).toEqual([]);
});

const definition = {
  id: "a.b",
  method: "POST",
  path: "/a/{id}",
  door: "signed-in",
  action: null,
  summary: "",
} as const;
const params = z.strictObject({ id: z.string() });
type Shape = { readonly body?: z.ZodType; readonly query?: z.ZodType; readonly output?: z.ZodType };
const document = ({ body = z.strictObject({}), query = z.strictObject({}), output = z.strictObject({}) }: Shape) =>
  openApi([route({ ...definition, params, query, body, output }) as Route]);
const object = z.strictObject;

describe("what takes something away is found", () => {
  it.each<[string, Shape, Shape]>([
    ["a new required field", { body: object({}) }, { body: object({ a: z.string() }) }],
    ["a field that is gone from the body", { body: object({ a: z.string().optional() }) }, { body: object({}) }],
    ["a field of another type", { body: object({ a: z.string() }) }, { body: object({ a: z.int() }) }],
    ["a shorter text", { body: object({ a: z.string().max(300) }) }, { body: object({ a: z.string().max(200) }) }],
    ["a value no longer taken", { body: object({ a: z.enum(["x", "y"]) }) }, { body: object({ a: z.enum(["x"]) }) }],
    ["null no longer taken", { body: object({ a: z.string().nullable() }) }, { body: object({ a: z.string() }) }],
    ["a parameter that is gone", { query: object({ a: z.string().optional() }) }, {}],
    ["a parameter that is now required", {}, { query: object({ a: z.string() }) }],
    ["a field no longer answered", { output: object({ a: z.string() }) }, { output: object({}) }],
    [
      "a field no longer certain",
      { output: object({ a: z.string() }) },
      { output: object({ a: z.string().optional() }) },
    ],
    [
      "a new null in the answer",
      { output: object({ a: z.string() }) },
      { output: object({ a: z.string().nullable() }) },
    ],
    [
      "a new value in the answer",
      { output: object({ a: z.enum(["x"]) }) },
      { output: object({ a: z.enum(["x", "y"]) }) },
    ],
    [
      "a change deep inside",
      { output: object({ items: z.array(object({ a: z.string() })) }) },
      { output: object({ items: z.array(object({ a: z.int() })) }) },
    ],
  ])("%s", (_, before, after) => {
    expect(narrowings(document(before), document(after))).toHaveLength(1);
  });

  it("a route that is gone", () => {
    expect(narrowings(document({}), openApi([]))).toEqual(["POST /a/{id} is gone"]);
  });
});

it.each<[string, Shape, Shape]>([
  [
    "nothing",
    { body: object({ a: z.json() }), output: object({ a: z.json() }) },
    { body: object({ a: z.json() }), output: object({ a: z.json() }) },
  ],
  ["an optional field", { body: object({}) }, { body: object({ a: z.string().optional() }) }],
  ["an optional parameter", {}, { query: object({ a: z.string().optional() }) }],
  ["a field of the answer", { output: object({}) }, { output: object({ a: z.string() }) }],
  ["a value that is taken", { body: object({ a: z.enum(["x"]) }) }, { body: object({ a: z.enum(["x", "y"]) }) }],
  ["null that is taken", { body: object({ a: z.string() }) }, { body: object({ a: z.string().nullable() }) }],
  ["a longer text", { body: object({ a: z.string().max(200) }) }, { body: object({ a: z.string().max(300) }) }],
])("to add is no loss: %s", (_, before, after) => {
  expect(narrowings(document(before), document(after))).toEqual([]);
});
