import { z } from "zod";
import { problem } from "./problem.ts";
import type { Route } from "./route.ts";

type Schema = Record<string, unknown>;

const jsonSchema = (schema: z.ZodType, io: "input" | "output"): Schema => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
};

// Inlined definitions keep each operation readable alone; `$defs` would point outside OpenAPI's components.
const inline = (schema: Schema): Schema => {
  const definitions = (schema["$defs"] ?? {}) as Record<string, Schema>;
  const resolve = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(resolve);
    if (typeof node !== "object" || node === null) return node;
    const entry = node as Schema;
    const target = typeof entry["$ref"] === "string" ? entry["$ref"].split("/").at(-1) : undefined;
    if (target !== undefined && definitions[target]) return resolve(definitions[target]);
    return Object.fromEntries(
      Object.entries(entry)
        .filter(([name]) => name !== "$defs")
        .map(([name, value]) => [name, resolve(value)]),
    );
  };
  return resolve(schema) as Schema;
};

const parameters = (schema: z.ZodType, place: "path" | "query"): Schema[] => {
  const object = inline(jsonSchema(schema, "input"));
  const properties = (object["properties"] ?? {}) as Record<string, Schema>;
  const required = new Set((object["required"] ?? []) as string[]);
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: place,
    required: place === "path" || required.has(name),
    schema: value,
  }));
};

const isCommand = (route: Route): boolean => route.method !== "GET" && route.door !== "public";

const operation = (route: Route): Schema => ({
  operationId: route.id,
  summary: route.summary,
  tags: [route.id.split(".")[0]],
  security: route.door === "public" ? [] : [{ session: [] }, { token: [] }],
  parameters: [
    ...parameters(route.params, "path"),
    ...parameters(route.query, "query"),
    ...(isCommand(route)
      ? [{ name: "Idempotency-Key", in: "header", required: true, schema: { type: "string", maxLength: 200 } }]
      : []),
  ],
  ...(route.method === "GET"
    ? {}
    : {
        requestBody: {
          required: true,
          content:
            route.consumes === "bytes"
              ? { "application/octet-stream": { schema: { type: "string", format: "binary" } } }
              : { "application/json": { schema: inline(jsonSchema(route.body, "input")) } },
        },
      }),
  responses: {
    200: {
      description: "Done",
      content:
        route.produces === "bytes"
          ? { "application/octet-stream": { schema: { type: "string", format: "binary" } } }
          : { "application/json": { schema: inline(jsonSchema(route.output, "output")) } },
    },
    default: {
      description: "Refused, with rule, facts and the day on which it would pass",
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    },
  },
});

/** The OpenAPI 3.1 document of the given routes. */
export const openApi = (routes: readonly Route[]): Schema => {
  const paths: Record<string, Schema> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Touchstone", version: "1", license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    paths,
    components: {
      schemas: { Problem: inline(jsonSchema(problem, "output")) },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "better-auth.session_token" },
        token: { type: "http", scheme: "bearer" },
      },
    },
  };
};
