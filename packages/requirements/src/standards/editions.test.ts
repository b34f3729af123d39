import type { EditionChange } from "@touchstone/kernel";
import { expect, it } from "vitest";
import { madeStandard } from "../../testing/made-standards.ts";
import { newestEditions, standardsOn, withTransitions } from "./editions.ts";

const first = madeStandard({
  edition: "2013",
  source: "ISO/IEC 27001:2013",
  effective: { from: "2013-10-01", to: null },
});
const second = madeStandard({
  edition: "2022",
  source: "ISO/IEC 27001:2022",
  effective: { from: "2022-10-25", to: null },
});
const change: EditionChange = {
  from: ["GB/T 22080-2016", "ISO/IEC 27001:2013"],
  to: "ISO/IEC 27001:2022",
  lastInitialAudit: "2024-04-30",
  lastCertificate: null,
  end: { on: "2025-10-31", rule: { source: "IAF MD 26:2023", clause: "2" } },
  pack: "transition",
  edition: "iso27001-2022",
};
const both = withTransitions([second, first], [change]);
const on = (day: string, id = "made") => standardsOn(both, [id, "unknown"], day).map(({ edition }) => edition);

it("takes the edition of the day: the older as long as a first audit against it may begin, then the newer", () => {
  expect(on("2013-09-30")).toEqual([]);
  expect(on("2022-09-01")).toEqual(["2013"]);
  expect(on("2022-10-25")).toEqual(["2013"]);
  expect(on("2024-04-30")).toEqual(["2013"]);
  expect(on("2024-05-01")).toEqual(["2022"]);
  // Without its transition nobody knows that the older one still counts.
  expect(standardsOn([second, first], ["made"], "2022-10-25").map(({ edition }) => edition)).toEqual(["2022"]);
});

it("takes the edition that is named, on the days on which it counts", () => {
  expect(on("2022-10-24", "made@2022")).toEqual([]);
  expect(on("2022-10-25", "made@2022")).toEqual(["2022"]);
  expect(on("2025-10-31", "made@2013")).toEqual(["2013"]);
  expect(on("2025-11-01", "made@2013")).toEqual([]);
  expect(on("2025-11-01", "made@1999")).toEqual([]);
});

it("never takes two editions of one standard", () => {
  const named = standardsOn(both, ["made@2022", "made@2013"], "2022-12-01");
  expect(named.map(({ edition }) => edition)).toEqual(["2022"]);
});

it("an edition ends with its transition, or earlier where its own day is earlier", () => {
  expect(both.map(({ effective, firstAuditUntil }) => [effective.to, firstAuditUntil])).toEqual([
    [null, null],
    ["2025-10-31", "2024-04-30"],
  ]);
  const gone = madeStandard({ source: "ISO/IEC 27001:2013", effective: { from: "2013-10-01", to: "2020-01-01" } });
  expect(withTransitions([gone], [{ ...change, lastInitialAudit: null }])).toMatchObject([
    { effective: { to: "2020-01-01" }, firstAuditUntil: null },
  ]);
});

it("the newest of each, whatever the day", () => {
  expect(newestEditions([first, second, madeStandard({ id: "other" })]).map(({ edition }) => edition)).toEqual([
    "2022",
    "1",
  ]);
});
