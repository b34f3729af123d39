import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Route, routes } from "@touchstone/contract";
import { expect, it } from "vitest";

// What a command calls is read from its source: `routes.register.show`, and names given to a group of routes.
const sources = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && name !== "demo.ts")
  .map((name) => readFileSync(join(import.meta.dirname, name), "utf8"));

const groupsNamed = (source: string): readonly (readonly [name: string, group: string])[] => [
  ...[...source.matchAll(/const (\w+) = routes\.(\w+);/g)].map(([, name = "", group = ""]) => [name, group] as const),
  ...[...source.matchAll(/const \{ ([\w, :]+) \} = routes;/g)].flatMap(([, names = ""]) =>
    names.split(", ").map((named) => {
      const [group = "", name = group] = named.split(": ");
      return [name, group] as const;
    }),
  ),
  ...[...source.matchAll(/\b(\w+)Routes\b/g)].map(([, group = ""]) => [`${group}Routes`, group] as const),
];

const called = new Set(
  sources.flatMap((source) => [
    ...[...source.matchAll(/routes\.(\w+)\.(\w+)/g)].map(([, group, key]) => `${group}.${key}`),
    ...groupsNamed(source).flatMap(([name, group]) =>
      [...source.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, "g"))].map(([, key]) => `${group}.${key}`),
    ),
  ]),
);

/** Looked at one by one: what a command line has no use for, with the reason. */
const withoutCommand: Readonly<Record<string, string>> = {
  "register.list": "`register rows` lists the same rows, with orders and filters that this older list has not",
};

const ofRegister = Object.entries(routes).flatMap(([group, own]) =>
  Object.entries<Route>(own).flatMap(([key, { path }]) =>
    path.startsWith("/api/v1/register/") ? [`${group}.${key}`] : [],
  ),
);

it("every route of the register has a command, but for those that were looked at", () => {
  expect(ofRegister.length).toBeGreaterThan(80);
  expect(ofRegister.filter((route) => !called.has(route)).toSorted()).toEqual(Object.keys(withoutCommand).toSorted());
});
