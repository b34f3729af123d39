import { expect, test } from "vitest";
import { castFacts, direction } from "../../test/cast.ts";
import { contentFile } from "../../test/content.ts";
import { playCase } from "../play/play-case.ts";
import { scheme } from "../scheme/scheme.ts";
import { consultedIn } from "./consulted.ts";

const diagnostic = scheme.parse(contentFile("schemes/diagnostic.yaml"));
const today = "2026-11-26";

const withSolutions = (named: boolean) => ({
  ...diagnostic,
  records: diagnostic.records.map((kind) => ({
    ...kind,
    fields: kind.fields.map((field) => (field.id === "solutions" ? { ...field, example: named } : field)),
  })),
});

const played = (named: boolean) => {
  const whole = withSolutions(named);
  const { state } = playCase({
    scheme: whole,
    occasion: "initial",
    facts: castFacts(whole),
    direction: { ...direction, wanted: ["refuse"] },
    today,
  });
  return consultedIn(state, whole);
};

test("a diagnosis that names no solution makes nobody an adviser (RF-23)", () => {
  expect(played(false)).toEqual([]);
});

test("one that names solutions has been consultancy by its team and its body (RF-23) [17021-1 5.2.5] [17021-1 5.2.10]", () => {
  expect(played(true).map(({ kind, from, to, until }) => [kind, from, to, until])).toEqual([
    ["consultancy", "body", "client", today],
    ["consultancy", "leader", "client", today],
    ["consultancy", "member", "client", today],
  ]);
});

test("nothing can be granted by a diagnosis (SCHEME-3, RF-23)", () => {
  const granting = JSON.parse(
    JSON.stringify(diagnostic).replaceAll('"effect":"refuse"', '"effect":"grant"'),
  ) as unknown;
  const read = scheme.safeParse(granting);
  expect(read.success).toBe(false);
  if (!read.success) expect(JSON.stringify(read.error.issues)).toContain("grants, but the scheme has no statement");
});
