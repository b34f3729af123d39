import { expect, test } from "vitest";
import { nameKey } from "./owner-name.ts";

test("one name is one key, however it is spaced and whichever width its signs have; a longer name is another", () => {
  expect(new Set(["周明", " 周 明", "周明 ", "周·明"].map(nameKey)).size).toBe(1);
  expect(new Set(["Zhou Ming", "ZHOU  ming", "Ｚｈｏｕ Ming"].map(nameKey)).size).toBe(1);
  expect(nameKey("周明远")).not.toBe(nameKey("周明"));
});
