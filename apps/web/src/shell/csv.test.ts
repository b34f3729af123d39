import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

test("quotes what would break a line, and keeps a formula from being one", () => {
  expect(
    csvOf(
      ["a", "b"],
      [
        ['x "y", z', 3],
        ["=1+1", null],
      ],
    ),
  ).toBe('a,b\r\n"x ""y"", z",3\r\n\'=1+1,');
});
