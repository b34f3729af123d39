import fc from "fast-check";
import { expect, test } from "vitest";
import { defuse, looksLikeFormula, restore } from "./formula.ts";

test.each([
  "=1+1",
  "+1+1",
  "-1+1",
  "@SUM(1,1)",
  "\t=1+1",
  "\r=1",
  "＝1+1",
  "+86-571-8888",
  "=cmd|' /C calc'!A0",
  "-5;=1",
])("%j is defused (I8)", (text) => {
  expect(looksLikeFormula(text)).toBe(true);
  expect(defuse(text)).toBe(`'${text}`);
});

test.each(["-5", "-1,234.50", "+3.2%", "+86 138 0013 8000", "+8613800138000", "-", "--", "电梯", "", "a=b", "'tis"])(
  "%j keeps its value (I8)",
  (text) => expect(defuse(text)).toBe(text),
);

test("defusing loses nothing", () => {
  const dangerous = fc.tuple(
    fc.constantFrom("", "'", "''"),
    fc.constantFrom("=", "+", "-", "@", "\t", "＝"),
    fc.string(),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        dangerous.map((parts) => parts.join("")),
      ),
      (text) => {
        expect(restore(defuse(text))).toBe(text);
        expect(/^[=@\t\r＝＋－＠]/u.test(defuse(text))).toBe(false);
      },
    ),
  );
});
