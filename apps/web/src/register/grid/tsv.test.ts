import fc from "fast-check";
import { expect, test } from "vitest";
import { readTsv, writeTsv } from "./tsv.ts";

test("what Excel puts on the clipboard: quoted cells with line ends, quotes doubled, a line end at the end", () => {
  expect(readTsv('设备部\t"第一行\r\n第二行"\r\n"他说""停"""\t\r\n')).toEqual([
    ["设备部", "第一行\n第二行"],
    ['他说"停"', ""],
  ]);
  expect(readTsv('5" 管\t"没有关上')).toEqual([['5" 管', '"没有关上']]);
  expect(readTsv("")).toEqual([[""]]);
});

test("what is copied comes back as it was", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "试", '"', "\t", "\n", " ") });
  const block = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }));
  fc.assert(
    fc.property(block, (cells) => {
      // A last line that is empty cannot be told from a line end.
      fc.pre(writeTsv(cells) === writeTsv(cells).replace(/\n$/, ""));
      expect(readTsv(writeTsv(cells))).toEqual(cells);
    }),
  );
});
