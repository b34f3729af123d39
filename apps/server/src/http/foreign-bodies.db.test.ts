import { allRoutes, type Route, routes } from "@touchstone/contract";
import { can, type Json } from "@touchstone/kernel";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Asker, askersOf, strangerOrganisation } from "../testing/strangers.ts";
import { demoBody, demoCompany, openTestServer, type TestServer } from "../testing/test-server.ts";

// `tenancy.db.test.ts` proves that every door asks who comes. Here somebody is inside the own organisation and sends what
// the contract calls a sound body, with the ids of another organisation's things wherever an id may stand.

type Schema = { readonly [key: string]: unknown };
const isSchema = (value: unknown): value is Schema => typeof value === "object" && value !== null;
const listOf = (value: unknown): readonly Schema[] => (Array.isArray(value) ? value.filter(isSchema) : []);

const textOf = (schema: Schema, id: string): string => {
  if (schema["format"] === "uuid" || String(schema["pattern"]).includes("[0-9a-fA-F]{8}")) return id;
  if (schema["format"] === "date") return "2026-01-01";
  if (schema["format"] === "date-time") return "2026-01-01T00:00:00Z";
  const guesses = ["a", id, "330100", "2026-01-01", "2026", "P1Y", "aa", "a".repeat(64), "lift"];
  const pattern = typeof schema["pattern"] === "string" ? new RegExp(schema["pattern"], "u") : /^/;
  return guesses.find((guess) => pattern.test(guess)) ?? "a";
};

/** The smallest value that the schema takes, with everything optional in it too, and the id wherever one may stand. */
const sampleOf = (schema: Schema, root: Schema, id: string, depth = 0): Json => {
  const ref = schema["$ref"];
  if (typeof ref === "string") {
    const name = ref.split("/").at(-1) ?? "";
    const defs = root["$defs"];
    const found = isSchema(defs) ? defs[name] : undefined;
    return isSchema(found) && depth < 8 ? sampleOf(found, root, id, depth + 1) : null;
  }
  const choices = listOf(schema["anyOf"] ?? schema["oneOf"]).filter(({ type }) => type !== "null");
  if (choices[0] !== undefined) return sampleOf(choices[0], root, id, depth + 1);
  const all = listOf(schema["allOf"]);
  if (all[0] !== undefined) return sampleOf(all[0], root, id, depth + 1);
  if ("const" in schema) return schema["const"] as Json;
  if (Array.isArray(schema["enum"])) return schema["enum"][0] ?? null;
  const [least, most] = [schema["minimum"], schema["maximum"]];
  switch (schema["type"]) {
    case "object": {
      const properties = isSchema(schema["properties"]) ? schema["properties"] : {};
      return Object.fromEntries(
        Object.entries(properties).flatMap(([name, one]) =>
          isSchema(one) && name !== "expected" ? [[name, sampleOf(one, root, id, depth + 1)]] : [],
        ),
      );
    }
    case "array":
      return isSchema(schema["items"]) ? [sampleOf(schema["items"], root, id, depth + 1)] : [];
    case "string":
      return textOf(schema, id);
    case "integer":
    case "number":
      return typeof least === "number" && least > 1 ? least : typeof most === "number" ? Math.min(1, most) : 1;
    case "boolean":
      return true;
    default:
      return null;
  }
};

const bodyOf = (route: Route, id: string): Json => {
  const schema = z.toJSONSchema(route.body, { io: "input", unrepresentable: "any" });
  return isSchema(schema) ? sampleOf(schema, schema, id) : {};
};

const writes = allRoutes.filter(
  ({ door, method, consumes }) => door === "organisation" && method !== "GET" && consumes === "json",
);
const marker = "异乡人的秘密-4712";

describe("sound bodies with another organisation's ids, at every route that writes", () => {
  let test: TestServer;
  let askers: readonly Asker[];
  let foreign: readonly string[];
  const post = (path: string, headers: Asker["headers"], key: string, body: Json) =>
    test.send(path, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json", "idempotency-key": key },
      body: JSON.stringify(body),
    });
  const headOf = async (owner: string) => {
    const { rows } = await test.server.services.store.maintenance((tx) =>
      tx.query<{ stream: string; version: number }>(
        "select stream, version from stream_head where owner = $1 order by stream",
        [owner],
      ),
    );
    return rows;
  };
  beforeAll(async () => {
    test = await openTestServer("embedded");
    askers = await askersOf(test);
    const stranger = askers.find(({ name }) => name === "stranger");
    const base = `/api/v1/register/${strangerOrganisation}`;
    const headers = stranger?.headers ?? {};
    const site = { name: marker, region: "330100", relation: "own", people: 1 };
    await post(`${base}/sites`, headers, "site", site);
    const risk = { title: marker, harm: marker, owner: marker };
    await post(routes.register.identify.path.replace("{organisation}", strangerOrganisation), headers, "risk", risk);
    foreign = (await headOf(strangerOrganisation)).map(({ stream }) => stream);
  });
  afterAll(() => test.close());

  it("most bodies are sound, or nothing behind the edge would be tried", () => {
    expect(foreign.length).toBeGreaterThan(2);
    const sound = writes.filter((route) => route.body.safeParse(bodyOf(route, foreign[0] ?? "")).success);
    expect(sound.length / writes.length).toBeGreaterThan(0.7);
  });

  it("none fails, tells or moves what is another's", { timeout: 300_000 }, async () => {
    const before = await headOf(strangerOrganisation);
    const wrong: string[] = [];
    for (const route of writes)
      for (const organisation of [demoCompany, demoBody]) {
        const asker = askers.find(({ rolesIn }) => {
          const held = rolesIn(organisation);
          return held.length > 0 && (route.action === null || can(held, route.action));
        });
        if (asker === undefined) continue;
        for (const id of foreign) {
          const path = route.path.replace("{organisation}", organisation).replace(/\{\w+\}/g, id);
          const answer = await test.send(path, {
            method: route.method,
            headers: {
              ...asker.headers,
              "content-type": "application/json",
              "idempotency-key": `${route.id}-${organisation}-${id}`,
            },
            body: JSON.stringify(bodyOf(route, id)),
          });
          const said = await answer.text();
          if (answer.status >= 500 || said.includes(marker))
            wrong.push(`${route.id} ${path}: ${answer.status} ${said}`);
        }
      }
    expect(wrong).toEqual([]);
    expect(await headOf(strangerOrganisation)).toEqual(before);
  });
});
