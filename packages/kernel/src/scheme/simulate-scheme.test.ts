import fc from "fast-check";
import { expect, test } from "vitest";
import { contentFile, shippedPacks } from "../../test/content.ts";
import { scheme } from "./scheme.ts";
import { simulateScheme } from "./simulate-scheme.ts";

const ohsms = scheme.parse(contentFile("schemes/cn-ohsms.yaml"));
const from = (day: string) => Temporal.PlainDate.from(day);

test("a Chinese certificate: surveillance every twelve months, nothing after the expiry [OHSMS-2026 surveillance]", () => {
  expect(simulateScheme(ohsms, shippedPacks, from("2026-11-23")).map(({ date, what }) => [date, what])).toEqual([
    ["2026-11-23", "decision"],
    ["2027-11-23", "first-surveillance"],
    ["2028-11-23", "surveillance"],
    ["2029-11-22", "recertification-on-site-audit"],
    ["2029-11-22", "expiry"],
  ]);
});

test("an international one: by the calendar year, and restorable for six months [17021-1 9.1.3.2] [17021-1 9.1.3.3] [17021-1 9.6.3.2]", () => {
  const abroad = { ...ohsms, jurisdiction: "international" };
  expect(simulateScheme(abroad, shippedPacks, from("2026-11-23")).map(({ date, what }) => [date, what])).toEqual([
    ["2026-11-23", "decision"],
    ["2027-11-23", "first-surveillance"],
    ["2028-12-31", "surveillance"],
    ["2029-11-22", "recertification-decision"],
    ["2029-11-22", "expiry"],
    ["2030-05-22", "restorable-until"],
  ]);
});

test("dates only go forward, whatever the validity", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 1, max: 120 }), (offset, months) => {
      if (ohsms.statement === null) throw new Error("the scheme has a statement");
      const changed = { ...ohsms, statement: { ...ohsms.statement, months } };
      const dates = simulateScheme(changed, shippedPacks, from("2026-03-01").add({ days: offset })).map(
        ({ date }) => date,
      );
      expect(dates.toSorted()).toEqual(dates);
    }),
  );
});

test("an integrated scheme keeps the strictest edition of its standards, and loses no surveillance", () => {
  const standards = ["iso9001", "iso14001", "iso45001"].map((id) => ({ id, title: { zh: id, en: id } }));
  const events = simulateScheme({ ...ohsms, standards }, shippedPacks, Temporal.PlainDate.from("2026-04-10"));
  expect(events.map(({ date, what }) => [date, what])).toContainEqual(["2028-04-10", "surveillance"]);
  expect(events.map(({ what }) => what)).toContain("recertification-on-site-audit");
});
