import { sharedClauses, standardPoints, standardsOn } from "@touchstone/requirements";
import { describe, expect, it } from "vitest";
import { readStandards } from "./own-content.ts";

const standards = readStandards();
const of = (...ids: readonly string[]) => standardsOn(standards, ids, "2026-11-25");

describe("standards as the product ships them", () => {
  it.each([
    ["iso9001", 53],
    ["iso14001", 28],
    ["iso45001", 36],
    ["iso27001", 120],
    ["iso21001", 61],
  ])("golden: %s has %i points", (id, points) => {
    expect(standardPoints(of(id))).toHaveLength(points);
  });

  it("Annex A of ISO/IEC 27001:2022 has 93 controls: 37, 8, 14 and 34", () => {
    const controls = of("iso27001").flatMap(({ clauses }) => clauses.filter(({ clause }) => clause.startsWith("A.")));
    const themes = ["A.5.", "A.6.", "A.7.", "A.8."].map(
      (theme) => controls.filter(({ clause }) => clause.startsWith(theme)).length,
    );
    expect([controls.length, ...themes]).toEqual([93, 37, 8, 14, 34]);
  });

  it("golden: three systems together ask 117 clauses in 73 points (3S-1)", () => {
    expect(sharedClauses(of("iso9001", "iso14001", "iso45001"))).toEqual({ sum: 117, once: 73, saved: 44 });
  });

  it("continual improvement is one point under three numbers", () => {
    const points = standardPoints(of("iso9001", "iso27001", "iso21001"));
    expect(points.find(({ id }) => id === "iso9001-10.3")?.also).toEqual([
      { id: "iso27001", clause: "10.1" },
      { id: "iso21001", clause: "10.2" },
    ]);
    expect(points.find(({ id }) => id === "iso9001-10.2")?.also).toEqual([
      { id: "iso27001", clause: "10.2" },
      { id: "iso21001", clause: "10.1" },
    ]);
  });

  it("every standard says in both languages that its numbers are to be checked", () => {
    expect(standards.filter(({ doubts }) => doubts.length === 0)).toEqual([]);
  });
});
