import { expect, it } from "vitest";
import { z } from "zod";
import { readYaml } from "./read-content.ts";

const pack = z.strictObject({ id: z.string(), days: z.number() });

it("reads a right file", () => {
  expect(readYaml("a.yaml", "id: x\ndays: 3\n", pack)).toEqual({ ok: true, value: { id: "x", days: 3 } });
});

it.each([
  ["a wrong type, with its line", "id: x\ndays: three\n", 2],
  ["an unknown key, at its own line", "id: x\ndays: 3\nmore: 1\n", 3],
  ["what is missing, where it belongs", "id: x\n", 1],
  ["a key twice", "id: x\nid: y\ndays: 3\n", 2],
  ["an unknown tag", "id: !thing x\ndays: 3\n", 1],
])("refuses %s", (_name, text, line) => {
  const read = readYaml("a.yaml", text, pack);
  expect(read.ok).toBe(false);
  if (!read.ok) expect(read.problems[0]).toMatchObject({ file: "a.yaml", line });
});
