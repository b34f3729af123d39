import { describe, expect, it } from "vitest";
import { madeDocument } from "../../testing/made-documents.ts";
import { madeObligation, madePack } from "../../testing/made-pack.ts";
import { lawBase } from "../documents/build-law-base.ts";
import { reachOf } from "../documents/scope.ts";
import { auditPoints } from "./audit-points.ts";
import { inForce } from "./in-force-list.ts";

const one = (family: string, article: string) => ({ family, article, articles: new Map<string, string>() });
const base = lawBase([
  madeDocument({
    family: "waste",
    effective: "2020-09-01",
    endedOn: "2026-08-15",
    successor: { family: "code", version: null, inSubstance: false },
  }),
  madeDocument({ family: "code", version: "2026-03-12", effective: "2026-08-15" }),
  madeDocument({ family: "net", version: "2016-11-07", effective: "2017-06-01" }),
  madeDocument({ family: "net", version: "2025-10-28", effective: "2026-01-01" }),
  madeDocument({ family: "hangzhou", jurisdiction: "330100", effective: "2020-05-01" }),
  madeDocument({ family: "jiaxing", jurisdiction: "330400", effective: "2020-07-01" }),
  madeDocument({ family: "amended", effective: "2018-01-01", firstEffective: "2010-01-01" }),
  madeDocument({ family: "subject", effective: "2018-01-01", topics: ["test"] }),
  madeDocument({ family: "elsewhere", effective: "2018-01-01", topics: ["other"] }),
]);
const pack = madePack(
  madeObligation({ id: "T-001", provisions: [one("code", "第五百一十四条"), one("waste", "第五十七条")] }),
  madeObligation({
    id: "T-002",
    provisions: [{ ...one("net", "第二十三条"), articles: new Map([["2016-11-07", "第二十一条"]]) }],
  }),
  madeObligation({ id: "T-003", jurisdiction: "330100", provisions: [one("hangzhou", "第二十条")] }),
  madeObligation({ id: "T-004", jurisdiction: "330400", provisions: [one("jiaxing", "第八条")] }),
  madeObligation({
    id: "T-005",
    provisions: [one("amended", "第一条")],
    focus: [{ jurisdiction: "330100", family: "hz-rule" }],
  }),
);
const points = (region: string, on: string) => auditPoints([pack], region, on, base);
const cited = (region: string, on: string) =>
  points(region, on).points.map(
    ({ id, provision }) => `${id} ${provision.family}@${provision.version} ${provision.article}`,
  );

describe("audit points (CT-4, CT-7)", () => {
  it("cite the law of the day: the old one on its last day, its successor on the next", () => {
    expect(cited("330100", "2026-08-14")).toContain("T-001 waste@2020-01-01 第五十七条");
    expect(cited("330100", "2026-08-15")).toContain("T-001 code@2026-03-12 第五百一十四条");
  });

  it("cite the number that the version of the day gives the article", () => {
    expect(cited("330100", "2025-12-31")).toContain("T-002 net@2016-11-07 第二十一条");
    expect(cited("330100", "2026-01-01")).toContain("T-002 net@2025-10-28 第二十三条");
  });

  it("take the nation, the province and the city, and never the neighbour", () => {
    expect(points("330100", "2026-11-23").points.map(({ id }) => id)).toEqual(["T-001", "T-002", "T-003", "T-005"]);
    expect(points("330400", "2026-11-23").points.map(({ id }) => id)).toEqual(["T-001", "T-002", "T-004", "T-005"]);
  });

  it("mark what is local, by its maker or as a focus of the place", () => {
    const local = (region: string) => points(region, "2026-11-23").points.filter((point) => point.local);
    expect(local("330100").map(({ id, focus }) => [id, focus])).toEqual([
      ["T-003", null],
      ["T-005", "hz-rule"],
    ]);
    expect(local("330400").map(({ id }) => id)).toEqual(["T-004"]);
  });

  it("say what the base does not hold for that day, and leave out what did not exist yet", () => {
    const early = points("330100", "2015-01-01");
    expect(early.points).toEqual([]);
    expect(early.open).toEqual([{ id: "T-005", scene: "test", families: ["amended"] }]);
  });

  it("what is in force lists the documents of the subject and those cited, of this place", () => {
    const { documents, provisions } = inForce([pack], reachOf("330100", [], []), "2026-11-23", base);
    const families = documents.map(({ family }) => family);
    expect(families).toContain("subject");
    expect(families).not.toContain("jiaxing");
    expect(families).not.toContain("elsewhere");
    expect(families).not.toContain("waste");
    expect(provisions.map(({ family }) => family)).toEqual(["code", "net", "hangzhou", "amended"]);
  });
});
