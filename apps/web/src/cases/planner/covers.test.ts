import fc from "fast-check";
import { expect, test } from "vitest";
import { readCovers, writeCovers } from "./covers.ts";

test("reads Chinese and Latin signs, and leaves out what is not named", () => {
  expect(readCovers("餐饮 ｜ 8.1、8.2，9 | 甲厂\n\nlifts|8.1")).toEqual([
    { process: "餐饮", clauses: ["8.1", "8.2", "9"], sites: ["甲厂"], shifts: [] },
    { process: "lifts", clauses: ["8.1"], sites: [], shifts: [] },
  ]);
});

const word = fc.stringMatching(/^[a-z0-9.]{1,6}$/);
const words = fc.array(word, { maxLength: 3 });

test("what is written is read again", () => {
  const cover = fc.record({
    process: word,
    clauses: fc.array(word, { minLength: 1, maxLength: 3 }),
    sites: words,
    shifts: words,
  });
  fc.assert(
    fc.property(fc.array(cover, { maxLength: 4 }), (covers) => {
      expect(readCovers(writeCovers(covers))).toEqual(covers);
    }),
  );
});
