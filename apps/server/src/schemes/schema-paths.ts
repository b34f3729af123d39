import { ruleJsonSchema, schemeJsonSchema } from "@touchstone/kernel";
import type { Hono } from "hono";
import { once } from "../content/once.ts";

const schemas: Readonly<Record<string, () => object>> = {
  "/schemas/scheme.json": once(schemeJsonSchema),
  "/schemas/rule.json": once(ruleJsonSchema),
};

/** The published schemas of content files, where editors find them: `# yaml-language-server: $schema=…`. */
export const schemaPaths = (app: Hono): void => {
  for (const [path, schema] of Object.entries(schemas))
    app.get(path, (context) =>
      context.json(schema(), 200, {
        "content-type": "application/schema+json; charset=utf-8",
        "access-control-allow-origin": "*",
      }),
    );
};
