import { expect, it } from "vitest";
import { failedAttempts } from "./attempts.ts";

it("shuts after the limit, for that address alone, until the window has passed", () => {
  let time = 0;
  const attempts = failedAttempts(() => time, 3, 1000);
  for (let n = 0; n < 3; n += 1) {
    expect(attempts.isShut("a")).toBe(false);
    attempts.fail("a");
  }
  expect(attempts.isShut("a")).toBe(true);
  expect(attempts.isShut("b")).toBe(false);
  time = 1001;
  expect(attempts.isShut("a")).toBe(false);
});

it("a success forgets the failures", () => {
  const attempts = failedAttempts(() => 0, 2, 1000);
  attempts.fail("a");
  attempts.succeed("a");
  attempts.fail("a");
  expect(attempts.isShut("a")).toBe(false);
});
