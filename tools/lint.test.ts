import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { plantedHouse } from "./planted-house.ts";

type Finding = { readonly code: string; readonly filename: string };

const oxlint = join(import.meta.dirname, "../node_modules/oxlint/bin/oxlint");

const findings = (root: string): readonly Finding[] => {
  try {
    execFileSync(process.execPath, [oxlint, "--format", "json"], { cwd: root, encoding: "utf8", stdio: "pipe" });
    return [];
  } catch (cause) {
    // oxlint leaves with 1 when it finds something; its findings are on stdout.
    const { stdout } = cause as { readonly stdout: string };
    return (JSON.parse(stdout) as { readonly diagnostics: readonly Finding[] }).diagnostics;
  }
};

// Each file breaks one rule; the name of the file is the name of the crime.
const crimes: readonly (readonly [file: string, text: string, code: string])[] = [
  ["packages/kernel/src/date.ts", "export const now = (): unknown => new Date();", "no-restricted-globals"],
  ["packages/kernel/src/date-now.ts", "export const now = (): number => Date.now();", "no-restricted-globals"],
  ["packages/kernel/src/random.ts", "export const dice = (): number => Math.random();", "no-restricted-properties"],
  [
    "packages/kernel/src/clock.ts",
    "export const now = (): unknown => Temporal.Now.instant();",
    "no-restricted-properties",
  ],
  [
    "packages/kernel/src/clock-taken.ts",
    "const { Now } = Temporal;\nexport const now = (): unknown => Now.instant();",
    "no-restricted-properties",
  ],
  ["packages/kernel/src/environment.ts", "export const home = process.env.HOME;", "no-restricted-globals"],
  [
    "packages/kernel/src/global.ts",
    "export const key = (): unknown => globalThis.crypto.randomUUID();",
    "no-restricted-globals",
  ],
  ["packages/kernel/src/crypto.ts", "export const key = (): unknown => crypto.randomUUID();", "no-restricted-globals"],
  [
    "packages/kernel/src/timer.ts",
    "export const wait = (done: () => void): unknown => setTimeout(done, 1);",
    "no-restricted-globals",
  ],
  [
    "packages/kernel/src/network.ts",
    "export const ask = (): unknown => fetch('http://example.org');",
    "no-restricted-globals",
  ],
  ["packages/kernel/src/dom.ts", "export const page = (): unknown => document.body;", "no-restricted-globals"],
  ["packages/kernel/src/window.ts", "export const page = (): unknown => window.name;", "no-restricted-globals"],
  ["apps/server/src/cases/date.ts", "export const now = (): unknown => new Date();", "no-restricted-globals"],
  ["apps/server/src/cases/random.ts", "export const dice = (): number => Math.random();", "no-restricted-properties"],
  ["apps/server/src/cases/any.ts", "export const anything = (value: any): string => String(value);", "no-explicit-any"],
  [
    "apps/server/src/cases/non-null.ts",
    "export const first = (all: string[]): string => all[0]!;",
    "no-non-null-assertion",
  ],
  [
    "apps/server/src/cases/floating.ts",
    "const save = async (): Promise<void> => {};\nexport const go = (): void => {\n  save();\n};",
    "no-floating-promises",
  ],
  ["apps/server/src/cases/default.ts", "export default 1;", "no-default-export"],
  ["apps/server/src/cases/long.ts", `${"export {};\n".repeat(401)}`, "max-lines"],
  [
    "apps/server/src/cases/one.ts",
    'import { two } from "./two.ts";\nexport const one = (): number => two();',
    "no-cycle",
  ],
  [
    "apps/server/src/cases/two.ts",
    'import { one } from "./one.ts";\nexport const two = (): number => one();',
    "no-cycle",
  ],
  [
    "apps/server/src/cases/switch.ts",
    'export const f = (x: "a" | "b"): number => {\n  switch (x) {\n    case "a":\n      return 1;\n  }\n  return 2;\n};',
    "switch-exhaustiveness-check",
  ],
  ["apps/server/src/cases/eval.ts", "export const run = (text: string): unknown => eval(text);", "no-eval"],
  [
    "apps/server/src/cases/only.test.ts",
    'import { test } from "vitest";\ntest.only("x", () => {});',
    "no-focused-tests",
  ],
];

test("the linter finds every planted crime, and nothing in a clean file", () => {
  const clean = "packages/kernel/src/clean.ts";
  const house = plantedHouse({
    ...Object.fromEntries(crimes.map(([file, text]) => [file, `${text}\n`])),
    [clean]: "export const later = (day: Temporal.PlainDate): Temporal.PlainDate => day.add({ days: 1 });\n",
  });
  try {
    const found = findings(house.root);
    const seen = found.map(({ code, filename }) => `${filename} ${/\((.+)\)/.exec(code)?.[1]}`);
    for (const [file, , code] of crimes) expect(seen).toContain(`${file} ${code}`);
    expect(found.filter(({ filename }) => filename === clean)).toEqual([]);
  } finally {
    house.remove();
  }
});
