import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("every rule of SPEC.md is cited by a test, and every cited rule is in SPEC.md", () => {
  const spec = readFileSync(new URL("../SPEC.md", import.meta.url), "utf8");
  const rules = [...spec.matchAll(/^- \*\*([A-Z]+-\d+)\*\*/gm)].map(([, id]) => id);
  const names = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith(".test.ts") && file !== "spec.test.ts")
    .flatMap((file) => [
      ...readFileSync(new URL(file, import.meta.url), "utf8").matchAll(/\b(?:test|describe)\(\s*"([^"]*)"/g),
    ])
    .map(([, name]) => name ?? "");
  const cited = new Set(names.flatMap((name) => name.match(/\b[A-Z]+-\d+\b/g) ?? []));
  expect(cited).toEqual(new Set(rules));
  expect(rules).toHaveLength(new Set(rules).size);
});
