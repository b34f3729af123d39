import { join } from "node:path";
import { expect, test } from "vitest";
import { checkDependencies } from "./dependency-rules.ts";
import { plantedHouse } from "./planted-house.ts";

const ruleOf = (files: Readonly<Record<string, string>>): readonly string[] => {
  const house = plantedHouse(files);
  try {
    return checkDependencies(house.root).violations.map(({ rule, file }) => `${rule} ${file}`);
  } finally {
    house.remove();
  }
};

const kernel = "packages/kernel/src/planted.ts";
const server = "apps/server/src/register/planted.ts";
const web = "apps/web/src/planted.tsx";
const cli = "apps/cli/src/planted.ts";

test.each([
  ["a package that imports an app", kernel, `import "@touchstone/server";`, "packages-know-no-apps"],
  ["a package that does I/O", kernel, `import { readFileSync } from "node:fs";`, "packages-are-pure"],
  ["a builtin without its prefix", kernel, `import fs from "fs/promises";`, "packages-are-pure"],
  ["a builtin imported late", kernel, `await import("node:crypto");`, "packages-are-pure"],
  ["a builtin passed on", kernel, `export { readFileSync } from "node:fs";`, "packages-are-pure"],
  [
    "a type of an app",
    kernel,
    `import type { Store } from "../../../apps/server/src/store/store.ts";`,
    "workspace-by-name",
  ],
  ["a deep import", server, `import { can } from "@touchstone/kernel/src/can.ts";`, "no-deep-import"],
  [
    "another workspace by path",
    server,
    `import { can } from "../../../../packages/kernel/src/index.ts";`,
    "workspace-by-name",
  ],
  ["an undeclared package", kernel, `import { Button } from "antd";`, "declared-dependency"],
  ["another capability's inside", server, `import { a } from "../parties/organisations.ts";`, "capability-by-index"],
  ["the store's inside", server, `import { append } from "../store/append.ts";`, "capability-by-index"],
  ["a driver outside the store", server, `import pg from "pg";`, "database-behind-store"],
  [
    "the embedded engine outside the store",
    server,
    `import { PGlite } from "@electric-sql/pglite";`,
    "database-behind-store",
  ],
  ["raw SQL outside the store", server, `import { sql } from "kysely";`, "database-behind-store"],
  ["all of kysely outside the store", server, `import * as kysely from "kysely";`, "database-behind-store"],
  ["the pool in other hands", server, `export const rows = (engine) => engine.pool.query("select 1");`, "no-open-pool"],
  ["the server in the browser", web, `import { start } from "@touchstone/server";`, "web-knows-no-server"],
  ["the command line round its client", cli, `import { Hono } from "hono";`, "command-line-by-client"],
  [
    "a command that loads the server",
    cli,
    `import { type Library, askMove } from "@touchstone/server";`,
    "command-line-loads-server-late",
  ],
  ["a list joined for Chinese alone", web, `export const line = (all) => all.join("、");`, "list-by-language"],
  ["a list by a test of the language", cli, `export const by = { zh: "、", en: ", " };`, "list-by-language"],
  ["two names with the comma between", server, "export const two = (a, b) => `${a}、${b}`;", "list-by-language"],
  ["the comma as text of a page", web, `export const A = () => <p>{"a"}、{"b"}</p>;`, "list-by-language"],
  ["a computed import", server, `export const load = (name: string) => import(name);`, "readable-specifier"],
])("finds %s", (_, file, text, rule) => {
  expect(ruleOf({ [file]: text })).toContain(`${rule} ${file}`);
});

test("finds SQL on another folder's table, and not on one's own", () => {
  const parties = "apps/server/src/parties/schema.ts";
  const found = ruleOf({
    [parties]: 'export const table = rowTable("person", "name text not null");',
    "apps/server/src/parties/rows.ts": "export const text = `select name from person where id = $1`;",
    [server]: "export const text = `select r.id from risk r join person p on p.id = r.person`;",
  });
  expect(found).toEqual([`no-foreign-table ${server}`]);
});

test("finds packages that need each other", () => {
  const found = ruleOf({
    "packages/kernel/package.json": '{"name":"@touchstone/kernel","dependencies":{"@touchstone/register":"*"}}',
  });
  expect(found).toContain("no-package-cycle packages/kernel/package.json");
  expect(found).toContain("no-package-cycle packages/register/package.json");
});

test("lets through what the rules allow", () => {
  const found = ruleOf({
    [kernel]: `import { ok } from "./result.ts";\nimport { z } from "zod";\n// import "node:fs" in a comment\nexport const text = 'import "node:fs"';`,
    "packages/kernel/src/planted.test.ts": `import { readFileSync } from "node:fs";\nimport { test } from "vitest";`,
    [server]: `import { can } from "@touchstone/kernel";\nimport { store } from "../store/index.ts";\nimport { readFileSync } from "node:fs";`,
    "apps/server/src/store/planted.ts": `import pg from "pg";\nimport { sql } from "kysely";`,
    [cli]: `import type { Library } from "@touchstone/server";\nawait import("@touchstone/server");\nimport { operatorToken } from "@touchstone/server/operator";\nimport { Command } from "commander";\nimport { client } from "@touchstone/contract";`,
    [web]: `import { client } from "@touchstone/contract";\nimport { Button } from "antd";`,
    "packages/contract/src/messages/planted.ts": `export const help = "中文、英文 · Chinese, English";\nexport const split = (text) => text.split(/[、,]/);`,
  });
  expect(found).toEqual([]);
});

test("the checkout keeps the rules", () => {
  const { files, imports, violations } = checkDependencies(join(import.meta.dirname, ".."));
  expect(violations).toEqual([]);
  expect(files).toBeGreaterThan(50);
  expect(imports).toBeGreaterThan(100);
});
