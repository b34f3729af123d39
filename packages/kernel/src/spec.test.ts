import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const ids = (text: string): readonly string[] => text.match(/\b(?:RED|SCHEME|CASE|STATEMENT|FIND|APPEAL)-\d+\b/g) ?? [];

test("every rule of SPEC.md is cited by the name of a test, and every cited rule is in SPEC.md", () => {
  const spec = readFileSync(new URL("../SPEC.md", import.meta.url), "utf8");
  const rules = [...spec.matchAll(/^- \*\*([A-Z]+-\d+)\*\*/gm)].map(([, id]) => id ?? "");
  const cited = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts") && !file.endsWith("spec.test.ts"))
    .flatMap((file) => ids(readFileSync(new URL(file, import.meta.url), "utf8")));
  expect(rules.length).toBeGreaterThan(15);
  expect(new Set(cited)).toEqual(new Set(rules));
  expect(rules).toHaveLength(new Set(rules).size);
});
