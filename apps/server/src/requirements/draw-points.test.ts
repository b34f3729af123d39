import { isWithin } from "@touchstone/kernel";
import { lawBase } from "@touchstone/requirements";
import { expect, it } from "vitest";
import { readSchemes } from "../schemes/index.ts";
import { pointsFor } from "./draw-points.ts";
import { obligationPacks, ownDocuments } from "./own-content.ts";

const library = { base: lawBase(ownDocuments()), packs: obligationPacks(), text: async () => null };
const draw = (standards: readonly string[], scenes: readonly string[], on = "2026-11-25") => {
  const drawn = pointsFor(library, { standards, scenes, region: "330100", on });
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.refusals));
  return drawn.value;
};

it("three systems: a shared clause is drawn once and names all that it serves (3S-1) [17021-1 9.1.6]", () => {
  const points = draw(["iso9001", "iso14001", "iso45001"], []);
  expect(points).toHaveLength(73);
  expect(points.find(({ id }) => id === "iso9001-4.4")?.also).toEqual([
    { id: "iso14001", clause: "4.4" },
    { id: "iso45001", clause: "4.4" },
  ]);
  expect(points.find(({ id }) => id === "iso9001-5.1.1")?.also).toEqual([
    { id: "iso14001", clause: "5.1" },
    { id: "iso45001", clause: "5.1" },
  ]);
  expect(points.filter(({ standard }) => standard.clause === "4.4")).toHaveLength(1);
});

it("the law of scenes follows the clauses; every id stands once", () => {
  const alone = draw(["iso45001"], []);
  const withLaw = draw(["iso45001"], ["lift", "canteen"]);
  expect(withLaw.slice(0, alone.length)).toEqual(alone);
  expect(new Set(withLaw.map(({ id }) => id)).size).toBe(withLaw.length);
  expect(withLaw.slice(alone.length).every(({ provision }) => provision !== null)).toBe(true);
});

it("environmental law stays on the list of a 45001-only case, outside its standards; with 14001 it is inside (CASE-5)", () => {
  const outside = (standards: readonly string[]) =>
    draw(standards, ["canteen"]).filter(
      (point) =>
        !isWithin(
          standards.map((id) => ({ id })),
          point,
        ),
    );
  expect(outside(["iso45001"]).map(({ id }) => id)).toContain("CT-042");
  expect(outside(["iso45001"]).every(({ standard }) => standard.id === "iso14001")).toBe(true);
  expect(outside(["iso45001", "iso14001"])).toEqual([]);
});

it("an edition that nobody could be audited against on that day gives nothing", () => {
  expect(draw(["iso27001@2022"], [], "2022-10-24")).toEqual([]);
  expect(draw(["iso27001@2022"], [], "2022-10-25")).toHaveLength(120);
  expect(draw(["iso27001"], [], "2013-09-30")).toEqual([]);
});

it("an audit of 2022 is against the edition of 2013 (GB/T 22080-2016), one after its last first audit against 2022 (IS-1)", () => {
  // 26 clauses, and Annex A with 114 controls or 93.
  expect(draw(["iso27001"], [], "2022-01-01")).toHaveLength(140);
  expect(draw(["iso27001"], [], "2022-12-31")).toHaveLength(140);
  expect(draw(["iso27001"], [], "2024-05-01")).toHaveLength(120);
});

it("every shipped scheme that judges points has clauses of each of its standards on its first day", () => {
  const judging = readSchemes().filter(({ determination }) => determination.points !== null);
  const empty = judging.flatMap(({ id, standards, effective }) =>
    standards.filter((standard) => draw([standard.id], [], effective.from).length === 0).map((none) => [id, none.id]),
  );
  expect(judging.length).toBeGreaterThan(0);
  expect(empty).toEqual([]);
});
