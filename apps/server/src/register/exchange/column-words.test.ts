import { suggestTargets } from "@touchstone/register";
import { expect, it, test } from "vitest";
import { columnWords, readColumnWords } from "./column-words.ts";

const { examples } = readColumnWords();

it.each(examples)("golden: $heading is $to", ({ heading, to }) => {
  expect(suggestTargets([heading], columnWords())).toEqual([to]);
});

test("every word of the content names its own column and no other's", () => {
  for (const [column, words] of Object.entries(columnWords()))
    for (const word of words) expect([word, suggestTargets([word], columnWords())[0]]).toEqual([word, column]);
});

test("headings of brackets without an end are left out, within the time that a test has", () => {
  const headings = Array.from({ length: 200 }, () => "（".repeat(32_000));
  expect(new Set(suggestTargets(headings, columnWords()))).toEqual(new Set(["ignore"]));
});
