import type { Scheme } from "@touchstone/kernel";
import type { Hono } from "hono";
import { stringify } from "yaml";
import { readSchemes } from "./scheme-files.ts";

const written: Readonly<Record<string, { readonly type: string; readonly write: (scheme: Scheme) => string }>> = {
  json: { type: "application/json; charset=utf-8", write: (scheme) => `${JSON.stringify(scheme, null, 2)}\n` },
  yaml: {
    type: "application/yaml; charset=utf-8",
    write: (scheme) => stringify(scheme, { aliasDuplicateObjects: false }),
  },
};

/** `/schemes/cn-qms@2026-01-01.yaml`: the scheme whole, with what it extends, as `scheme check` reads it anywhere. */
export const schemeDownloads = (app: Hono): void => {
  app.get("/schemes/:file", (context) => {
    const [, id, edition, ending = ""] = /^([a-z][a-z0-9-]*)@(.+)\.(json|yaml)$/.exec(context.req.param("file")) ?? [];
    const found = readSchemes().find((each) => each.id === id && each.edition === edition);
    const form = written[ending];
    if (found === undefined || form === undefined) return context.notFound();
    return context.body(form.write(found), 200, {
      "content-type": form.type,
      "content-disposition": `attachment; filename="${id}@${edition}.${ending}"`,
    });
  });
};
