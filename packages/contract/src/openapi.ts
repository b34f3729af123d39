import { z } from "zod";
import { problem } from "./problem.ts";
import type { Route } from "./route.ts";

type Schema = Record<string, unknown>;

const components = "#/components/schemas/";

/**
 * The document's shared schemas. What a schema calls `$defs` stands once under OpenAPI's components, because a schema
 * that contains itself cannot be written out in place.
 */
const sharedSchemas = () => {
  const schemas = new Map<string, Schema>();
  const nameFor = (wanted: string, operation: string, definition: unknown): string => {
    // Unnamed recursion is `__schema0` in every operation; input and output of one name may differ by defaults.
    const name = wanted.startsWith("__") ? `${operation}.${wanted.slice(2)}` : wanted;
    const known = schemas.get(name);
    return known === undefined || JSON.stringify(known) === JSON.stringify(definition) ? name : `${operation}.${name}`;
  };
  const moved = (node: unknown, names: ReadonlyMap<string, string>, self: string): unknown => {
    if (Array.isArray(node)) return node.map((item) => moved(item, names, self));
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(
      Object.entries(node)
        .filter(([key]) => key !== "$defs" && key !== "$schema")
        .map(([key, value]) => {
          if (key !== "$ref" || typeof value !== "string") return [key, moved(value, names, self)];
          return [key, `${components}${value === "#" ? self : (names.get(value.slice("#/$defs/".length)) ?? value)}`];
        }),
    );
  };
  return {
    schemas,
    /** The JSON Schema of `schema` as it may stand in the document. */
    of: (schema: z.ZodType, io: "input" | "output", operation: string): Schema => {
      const whole = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Schema;
      const definitions = Object.entries((whole["$defs"] ?? {}) as Record<string, Schema>);
      const names = new Map(definitions.map(([name]) => [name, name]));
      // Twice: a definition's name depends on its text, and its text on the names inside it.
      for (let round = 0; round < 2; round += 1) {
        for (const [name, definition] of definitions) {
          names.set(name, nameFor(name, operation, moved(definition, names, operation)));
        }
      }
      for (const [name, definition] of definitions) {
        schemas.set(names.get(name) ?? name, moved(definition, names, operation) as Schema);
      }
      const placed = moved(whole, names, operation) as Schema;
      if (!JSON.stringify(placed).includes(`"${components}${operation}"`)) return placed;
      schemas.set(operation, placed);
      return { $ref: `${components}${operation}` };
    },
  };
};
type Shared = ReturnType<typeof sharedSchemas>;

const parameters = (shared: Shared, route: Route, place: "path" | "query"): Schema[] => {
  const object = shared.of(place === "path" ? route.params : route.query, "input", `${route.id}.${place}`);
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

const operation = (shared: Shared, route: Route): Schema => ({
  operationId: route.id,
  summary: route.summary,
  tags: [route.id.split(".")[0]],
  security: route.door === "public" ? [] : [{ session: [] }, { token: [] }],
  parameters: [
    ...parameters(shared, route, "path"),
    ...parameters(shared, route, "query"),
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
            route.consumes !== "json"
              ? { "application/octet-stream": { schema: { type: "string", format: "binary" } } }
              : { "application/json": { schema: shared.of(route.body, "input", `${route.id}.body`) } },
        },
      }),
  responses: {
    200: {
      description: "Done",
      content:
        route.produces === "bytes"
          ? { "application/octet-stream": { schema: { type: "string", format: "binary" } } }
          : { "application/json": { schema: shared.of(route.output, "output", `${route.id}.answer`) } },
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
  const shared = sharedSchemas();
  shared.schemas.set("Problem", shared.of(problem, "output", "Problem"));
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(shared, route) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Touchstone", version: "1", license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    paths,
    components: {
      schemas: Object.fromEntries(shared.schemas),
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "better-auth.session_token" },
        token: { type: "http", scheme: "bearer" },
      },
    },
  };
};
