import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openKeptYaml } from "./kept-yaml.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "touchstone-kept-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const value = { days: 3, "": [null, true, { 条: "第三条" }], none: Number.NaN };

it("gives back what was kept of the same text, and nothing of a changed one or of another reader", () => {
  const kept = openKeptYaml("yaml 1", folder);
  expect(kept.find("rules/a.yaml", "days: 3")).toBeNull();
  kept.keep("rules/a.yaml", "days: 3", value);
  expect(kept.find("rules/a.yaml", "days: 3")).toEqual({ value });
  expect(kept.find("rules/a.yaml", "days: 4")).toBeNull();
  expect(kept.find("rules/b.yaml", "days: 3")).toBeNull();
  expect(openKeptYaml("yaml 2", folder).find("rules/a.yaml", "days: 3")).toBeNull();
});

it("keeps one text of each file, the last", () => {
  const kept = openKeptYaml("yaml 1", folder);
  kept.keep("a.yaml", "days: 3", value);
  kept.keep("a.yaml", "days: 4", 4);
  expect(readdirSync(folder)).toHaveLength(1);
  expect(kept.find("a.yaml", "days: 3")).toBeNull();
  expect(kept.find("a.yaml", "days: 4")).toEqual({ value: 4 });
});

it.each([
  ["torn", 5],
  ["empty", 0],
])("knows nothing of a file that is %s", (_what, length) => {
  const kept = openKeptYaml("yaml 1", folder);
  kept.keep("a.yaml", "days: 3", value);
  const [name = ""] = readdirSync(folder);
  writeFileSync(join(folder, name), new Uint8Array(length).fill(0xff));
  expect(kept.find("a.yaml", "days: 3")).toBeNull();
});

it("keeps nothing where nobody may write, and says nothing of it", () => {
  const file = join(folder, "a file");
  writeFileSync(file, "");
  const kept = openKeptYaml("yaml 1", file);
  kept.keep("a.yaml", "days: 3", value);
  expect(kept.find("a.yaml", "days: 3")).toBeNull();
});
