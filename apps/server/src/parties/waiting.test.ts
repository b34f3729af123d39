import type { KeptQualification } from "@touchstone/kernel";
import { expect, it } from "vitest";
import { endingOf } from "./waiting.ts";

const kept = (until: string | null, area = "32"): KeptQualification => ({
  area,
  function: "audit",
  from: "2024-01-01",
  until,
  evidence: "见证审核",
});
const dues = (...qualifications: readonly KeptQualification[]) =>
  endingOf(
    {
      id: "p",
      version: 1,
      state: {
        name: "沈岚",
        qualifications: Object.fromEntries(qualifications.map((one, at) => [String(at), one])),
        relations: {},
        bans: {},
      },
    },
    Temporal.PlainDate.from("2026-11-23"),
  ).map(({ due }) => due);

it("tells of competence ninety days before it ends, and after it has ended", () => {
  expect(dues(kept("2027-02-21"))).toEqual(["2027-02-21"]);
  expect(dues(kept("2027-02-22"))).toEqual([]);
  expect(dues(kept("2026-10-01"))).toEqual(["2026-10-01"]);
  expect(dues(kept(null))).toEqual([]);
});

it("is silent where another one for the same area and function takes over", () => {
  expect(dues(kept("2026-12-01"), kept("2028-12-01"))).toEqual([]);
  expect(dues(kept("2026-12-01"), kept(null))).toEqual([]);
  expect(dues(kept("2026-12-01"), kept("2028-12-01", "35"))).toEqual(["2026-12-01"]);
});
