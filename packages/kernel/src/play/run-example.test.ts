import { expect, test } from "vitest";
import { shippedPacks } from "../../test/content.ts";
import { wholeOhsms } from "../../test/ohsms-story.ts";
import { type SchemeExample, schemeExample } from "../scheme/example.ts";
import { runExample } from "./run-example.ts";

const shipped = (id: string): SchemeExample => {
  const found = wholeOhsms.examples.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no example ${id}`);
  return found;
};
const run = (id: string, change: object) => {
  const example = shipped(id);
  const expected = schemeExample.parse({ ...example, expect: { ...example.expect, ...change } });
  return runExample(wholeOhsms, shippedPacks, expected);
};

test("examples of a scheme are cases that the kernel plays, and what they expect is compared (SCHEME-7)", () => {
  expect(run("operated-too-short", {})).toEqual([]);
  expect(run("to-the-certificate", {})).toEqual([]);
});

test.for<[string, object, RegExp]>([
  ["operated-too-short", { refused: [] }, /refused with operation-too-short at application, not at all/],
  ["operated-too-short", { refused: ["subject-missing"] }, /not subject-missing/],
  ["operated-too-short", { at: "contract" }, /stopped at application, not contract/],
  ["operated-too-short", { statement: "issued" }, /statement: none, not issued/],
  ["to-the-certificate", { refused: ["operation-too-short"] }, /refused with nothing, not operation-too-short/],
  ["to-the-certificate", { statement: null }, /statement: issued, not none/],
  ["to-the-certificate", { due: { "audit-report": "2026-12-04" } }, /due 2026-12-03, not 2026-12-04/],
  ["to-the-certificate", { due: { contract: "2026-12-04" } }, /due on no day/],
])("%s: what comes out otherwise is told %j (SCHEME-7)", ([id, change, told]) => {
  expect(run(id, change).join("; ")).toMatch(told);
});

test("a field that an example leaves out is missed where the scheme asks for it (SCHEME-7)", () => {
  const example = shipped("to-the-certificate");
  const values = { ...example.values, application: { ...example.values["application"], personnel: null } };
  expect(runExample(wholeOhsms, shippedPacks, { ...example, values })).toEqual([
    expect.stringMatching(/refused with field-missing at application/),
    expect.stringMatching(/statement: none/),
    expect.stringMatching(/due on no day/),
  ]);
});
