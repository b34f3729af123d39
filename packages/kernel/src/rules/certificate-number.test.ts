import fc from "fast-check";
import { expect, test } from "vitest";
import { shippedPack } from "../../test/content.ts";
import { certificateNumber } from "./certificate-number.ts";
import { statusWords } from "./status-words.ts";

const numbers = shippedPack("certificate-number");
const letters = (known: readonly { readonly letter: string }[]) =>
  fc.constantFrom(...known.map(({ letter }) => letter));

const parts = fc.record({
  body: fc.integer({ min: 0, max: 999 }).map((each) => String(each).padStart(3, "0")),
  year: fc.integer({ min: 2000, max: 2099 }),
  domain: letters(numbers.parameters.domains),
  serial: fc.integer({ min: 0, max: 99_999 }),
  renewal: fc.integer({ min: 0, max: 99 }),
  size: letters(numbers.parameters.sizes),
});

test("a number that was put together is read back into the same parts [QMS-2025 certificate-number]", () => {
  fc.assert(
    fc.property(parts, (given) => {
      const made = certificateNumber(numbers, { parts: given });
      const number = made.ok ? made.value.result.number : "";
      const read = certificateNumber(numbers, { number });
      expect(read.ok ? read.value.result : read.refusals).toMatchObject({ number, ...given });
    }),
  );
});

test("each wrong part is refused by its name, all of them at once", () => {
  const given = { body: "34", year: 2110, domain: "X", serial: 100_000, renewal: 0, size: "Z" };
  const made = certificateNumber(numbers, { parts: given });
  expect(made.ok ? [] : made.refusals.map(({ facts }) => facts.part)).toEqual([
    "body",
    "year",
    "domain",
    "serial",
    "size",
  ]);
});

test("撤销 and 注销 are never the same state, in whatever dialect they come back", () => {
  const words = shippedPack("status-words");
  const stateOf = (word: string) => {
    const run = statusWords(words, { dialect: "cnca", word });
    return run.ok ? run.value.result.means.map(({ state }) => state) : [];
  };
  expect(stateOf("撤销")).toEqual(["withdrawn"]);
  expect(stateOf("注销")).toEqual(["cancelled"]);
});
