import { expect, test } from "vitest";
import { matrixOf } from "./matrix.ts";
import type { Person } from "./terms.tsx";

const on = "2026-11-23";
const person = (
  id: string,
  qualifications: readonly (readonly [string, "audit" | "decision", string, string | null])[],
  bans: Person["bans"] = [],
): Person => ({
  id,
  version: 1,
  name: id,
  roles: [],
  relations: [],
  registrations: [],
  contracts: [],
  witnessed: [],
  doubleContracts: [],
  bans,
  qualifications: qualifications.map(([area, duty, from, until], at) => ({
    id: `${id}${at}`,
    area,
    function: duty,
    from,
    until,
    evidence: "W-1",
  })),
});
const ban = { id: "b", from: "2026-01-01", until: null, reason: "x", rule: null };

test("a function in an area is a gap where nobody holds it on the day, or only somebody barred", () => {
  const people = [
    person("a", [
      ["32", "audit", "2025-01-01", "2026-11-22"],
      ["32", "audit", "2026-11-23", "2028-01-01"],
      ["35", "audit", "2025-01-01", "2026-11-22"],
    ]),
    person("b", [["32", "decision", "2025-01-01", null]], [ban]),
  ];
  const rows = matrixOf(people, ["audit", "decision", "team-leading"], on);
  expect(rows.map(({ area, duty, holding }) => `${area} ${duty} ${holding}`)).toEqual([
    "32 audit 1",
    "32 decision 0",
    "35 audit 0",
    "35 decision 0",
  ]);
  expect(rows[0]?.cells.map((cell) => cell?.until ?? null)).toEqual(["2028-01-01", null]);
});
