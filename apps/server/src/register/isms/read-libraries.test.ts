import { catalogueFaults, libraryFaults, type ThreatLibrary } from "@touchstone/register";
import { describe, expect, it } from "vitest";
import { ownDocuments } from "../../requirements/index.ts";
import { allThreats, controlCatalogue, threatLibraries } from "./read-libraries.ts";

const library = (id: string): ThreatLibrary => {
  const found = threatLibraries().find((one) => one.id === id);
  if (found === undefined) throw new Error(`no library ${id}`);
  return found;
};
const maker = library("car-maker");
const under = (group: string) => maker.threats.filter((threat) => threat.under === group);

// Counts, order and effects row by row (IS-7 to IS-19) are shown through HTTP, in register/isms-rows.db.test.ts.
describe("the threat libraries as files", () => {
  it("each cause of the compliance source links a family that the law base knows (IS-9)", () => {
    const known = new Set(ownDocuments().map(({ family }) => family));
    expect(under("compliance").map(({ laws }) => laws.length > 0)).toEqual([true, true]);
    expect(under("compliance").flatMap(({ laws }) => laws)).toContain("eu-gdpr");
    expect(allThreats().flatMap(({ laws }) => laws.filter((law) => !known.has(law)))).toEqual([]);
  });

  it("holds fifty threats with the general ones, and suggests only controls that there are", () => {
    const controls = new Set(controlCatalogue("2022").controls.map(({ id }) => id));
    expect(allThreats()).toHaveLength(50);
    expect(allThreats().flatMap(({ controls: asked }) => asked.filter((one) => !controls.has(one)))).toEqual([]);
  });

  it("finds what hangs in the air and what is named twice", () => {
    const [first] = maker.threats;
    if (first === undefined) throw new Error("no threat");
    expect(libraryFaults({ ...maker, threats: [...maker.threats, first] })).toEqual([`${first.id}: twice`]);
    expect(libraryFaults({ ...maker, threats: [{ ...first, under: "nowhere" }] })).toEqual([
      `${first.id}: under nothing`,
    ]);
  });
});

describe("Annex A in two editions", () => {
  const [newer, older] = [controlCatalogue("2022"), controlCatalogue("2013")];
  it("has 93 controls in 4 themes and 114 in 14 groups", () => {
    expect([newer.controls.length, newer.groups.map(({ count }) => count)]).toEqual([93, [37, 8, 14, 34]]);
    expect([older.controls.length, older.groups.length]).toEqual([114, 14]);
    expect([catalogueFaults(newer), catalogueFaults(older)]).toEqual([[], []]);
    expect(catalogueFaults({ ...older, controls: older.controls.slice(1) })).toEqual(["A.5: 1 controls and not 2"]);
  });

  it("maps as is published: 11 controls are new, 24 were merged from several, 58 carry on", () => {
    const from = newer.controls.map(({ id }) =>
      older.controls.filter(({ to }) => to.some((one) => one.control === id)),
    );
    const count = (is: (length: number) => boolean) => from.filter(({ length }) => is(length)).length;
    expect([count((n) => n === 0), count((n) => n > 1), count((n) => n === 1)]).toEqual([11, 24, 58]);
    const ids = new Set(newer.controls.map(({ id }) => id));
    expect(older.controls.flatMap(({ to }) => to.filter(({ control }) => !ids.has(control)))).toEqual([]);
  });

  it("says which of the mapping is doubtful, and has a title of its own for each number", () => {
    const doubtful = older.controls.flatMap(({ id, to }) => to.filter(({ checked }) => !checked).map(() => id));
    expect(doubtful).toEqual(["A.11.2.5", "A.18.2.3"]);
    for (const { controls } of [newer, older]) {
      expect(new Set(controls.map(({ title }) => title.zh)).size).toBe(controls.length);
    }
  });
});
