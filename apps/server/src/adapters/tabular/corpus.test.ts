import { existsSync, readFileSync } from "node:fs";
import { columnOf } from "@touchstone/register";
import { describe, expect, test } from "vitest";
import { readBytes } from "./read-bytes.ts";

// The shared hostile corpus lies beside the checkout; its own guards are proved without it in the tests next to this one.
const corpus = new URL("../../../../../../shared/data/hostile/", import.meta.url);
const isThere = existsSync(corpus);

type Case = { readonly path: string; readonly expect: string };

const listed = (manifest: string, prefix: string, pick: RegExp, column: number): readonly Case[] =>
  readFileSync(new URL(manifest, corpus), "utf8")
    .split("\n")
    .map((line) => line.split("\t"))
    .filter(([path = ""]) => pick.test(path))
    .map((cells) => ({ path: `${prefix}${cells[0]}`, expect: cells[column]?.trim() ?? "" }));

const cases = isThere
  ? [
      ...listed("generated/MANIFEST.tsv", "generated/", /^(?:xlsx|csv|zip)\//, 4),
      ...listed("MANIFEST.tsv", "", /^(?:office-poi|xlsx-calamine)\//, 5),
    ]
  : [];

// Deviations, each with its reason.
const refusedThoughValid = new Set([
  // One part inflates to more than its directory entry says and fails its checksum: refused as damaged.
  "xlsx-calamine/issue252.xlsx",
]);
const refusedByItsReader = new Set([
  // The cells are harmless; headings twice or unknown are refused where a table is expected (register-table.ts).
  "generated/xlsx/header-prototype.xlsx",
]);

describe.skipIf(!isThere)("the hostile corpus (skipped where ../shared/data/hostile is absent)", () => {
  test.each(cases)("$path: $expect", async ({ path, expect: wanted }) => {
    const before = process.memoryUsage().rss;
    const started = performance.now();
    // An archive is taken for the workbook that it may pretend to be.
    const file = path.replace(/\.(?:zip|docx)$/, ".xlsx");
    const read = await readBytes(readFileSync(new URL(path, corpus)), file);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1024 * 1024);
    if (!read.ok) for (const { place } of read.refusals) expect(place).not.toBeNull();
    if (refusedThoughValid.has(path)) return expect(read.ok).toBe(false);
    if (refusedByItsReader.has(path))
      return expect(read.ok && read.value.cells[0]?.map(columnOf)).not.toContain("risk");
    if (wanted !== "either") expect(read.ok ? "accept" : "reject").toBe(wanted);
  });

  test.each([
    ["generated/csv/gb18030.csv", 1, ["A-1", "浙江㐀公司", "𠮷野路１号"]],
    ["generated/csv/utf16le.csv", 1, ["A-1", "甲"]],
    ["generated/csv/sep-line.csv", 1, ["1", "2"]],
    ["generated/xlsx/00-control-valid.xlsx", 1, ["CNAS-0001", "示例公司"]],
    ["generated/xlsx/dimension-lie.xlsx", 1, ["X1"]],
    ["generated/xlsx/formula-cells.xlsx", 1, ["CN-1", "点击"]],
    ["xlsx-calamine/date_1904.xlsx", 0, ["2021-01-01", "15"]],
    ["xlsx-calamine/nonstandard-xml-ns-prefix.xlsx", 2, ["2", "4"]],
    ["xlsx-calamine/rph.xlsx", 0, ["課きく　毛こ"]],
    ["xlsx-calamine/string-ref.xlsx", 1, ["-8086931554011838357"]],
    ["xlsx-calamine/whitespace_trim.xlsx", 0, ["  trimmed value  ", "\t\n value with tabs \n", " \t\n", "clean text"]],
  ])("%s is read right", async (path, row, cells) => {
    const read = await readBytes(readFileSync(new URL(path, corpus)), path);
    expect(read.ok && read.value.cells[row]).toEqual(cells);
  });
});
