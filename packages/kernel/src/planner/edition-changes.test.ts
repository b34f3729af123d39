import { expect, test } from "vitest";
import { editionChangesOf } from "./edition-changes.ts";

const rule = { source: "IAF MD 26:2023", clause: "2" };
const pack = {
  id: "transition",
  edition: "iso27001-2022",
  jurisdiction: "international",
  effective: { from: "2022-10-25", to: null },
  parameters: {
    from: { edition: "ISO/IEC 27001:2013", adoptions: ["GB/T 22080-2016"] },
    to: { edition: "ISO/IEC 27001:2022", adoptions: [], published: "2022-10-25" },
    lastInitialAudit: { on: "2024-04-30", rule },
    lastCertificate: { on: null, rule },
    end: { on: "2025-10-31", rule },
  },
};

test("a change of edition is known from its own day on, with the old edition under all its names", () => {
  expect(editionChangesOf([pack, { id: "surveillance" }], "2022-10-24")).toEqual([]);
  expect(editionChangesOf([pack, { id: "surveillance" }], "2022-10-25")).toEqual([
    {
      from: ["ISO/IEC 27001:2013", "GB/T 22080-2016"],
      to: "ISO/IEC 27001:2022",
      lastInitialAudit: "2024-04-30",
      lastCertificate: null,
      end: { on: "2025-10-31", rule },
      pack: "transition",
      edition: "iso27001-2022",
    },
  ]);
});

test("the one that ends first stands in front", () => {
  const later = { ...pack, edition: "later", parameters: { ...pack.parameters, end: { on: "2029-05-31", rule } } };
  expect(editionChangesOf([later, pack], "2026-11-26").map(({ edition }) => edition)).toEqual([
    "iso27001-2022",
    "later",
  ]);
});
