import type { KeptQualification } from "@touchstone/kernel";
import { expect, it } from "vitest";
import { endingOf, lapsingOf } from "./waiting.ts";

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

it("tells of competence ninety days before it ends, and after it has ended [17021-1 7.1.3]", () => {
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

const registered = (...terms: readonly (string | null)[]) =>
  lapsingOf(
    {
      id: "p",
      version: 1,
      state: {
        name: "沈岚",
        qualifications: {},
        relations: {},
        bans: {},
        registrations: Object.fromEntries(
          terms.map((until, at) => [
            String(at),
            {
              register: "CCAA",
              standard: "iso45001",
              grade: "auditor" as const,
              number: "1",
              from: "2024-01-01",
              until,
              evidence: "证书",
            },
          ]),
        ),
      },
    },
    Temporal.PlainDate.from("2026-11-23"),
  ).map(({ due, why }) => [due, why.en]);

it("tells of a registration in how many days it lapses, or that it has, until a later one goes on", () => {
  expect(registered("2026-12-23")).toEqual([["2026-12-23", "The registration lapses on 2026-12-23, in 30 days"]]);
  expect(registered("2026-11-22")[0]?.[1]).toContain("lapsed on 2026-11-22");
  expect(registered("2027-02-22")).toEqual([]);
  expect(registered("2026-12-23", "2029-12-23")).toEqual([]);
  expect(registered("2026-12-23", null)).toEqual([]);
});
