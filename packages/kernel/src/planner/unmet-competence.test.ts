import { expect, test } from "vitest";
import { shippedPack } from "../../test/content.ts";
import { unmetNeeds } from "./unmet-competence.ts";

const held = (person: string, area: string, until: string | null = null) => ({
  person,
  area,
  function: "audit" as const,
  from: "2025-01-01",
  until,
  evidence: "见证审核 12",
});
const asked = {
  team: ["shenlan", "wuyue"],
  qualifications: [held("shenlan", "cnas:35"), held("wuyue", "food:E"), held("wuyue", "cnas:32", "2026-06-30")],
  bans: [],
  function: "audit",
  on: "2026-11-26",
} as const;
const pack = shippedPack("competence");
const needs = [
  { of: "食品安全法 第五十条", areas: [["cnas:35"], ["food:E"]] as const },
  { of: "特种设备安全法 第四十条", areas: [["cnas:32"]] as const },
];

test("two members together cover two code systems; what lapsed is named with why and for whom [17021-1 7.2.2]", () => {
  expect(unmetNeeds(pack, needs, asked)).toEqual([
    {
      of: "特种设备安全法 第四十条",
      areas: [
        {
          area: "cnas:32",
          people: [
            { person: "shenlan", reason: "not-shown", passesFrom: null },
            { person: "wuyue", reason: "lapsed", passesFrom: null },
          ],
        },
      ],
    },
  ]);
});

test("without the member who has it, or where that one is barred, it is missing", () => {
  expect(unmetNeeds(pack, needs, { ...asked, team: ["shenlan"] }).map(({ of }) => of)).toHaveLength(2);
  const bans = [{ person: "wuyue", from: "2026-01-01", until: "2027-01-01", reason: "x" }];
  const [first] = unmetNeeds(pack, needs, { ...asked, bans });
  expect(first?.areas).toMatchObject([
    { area: "food:E", people: [{}, { reason: "barred", passesFrom: "2027-01-02" }] },
  ]);
  expect(unmetNeeds(pack, [{ of: "x", areas: [["cnas:35"]] }], { ...asked, team: [] })).toHaveLength(1);
});
