import { existsSync, readdirSync, readFileSync } from "node:fs";
import {
  auditPoints,
  type DocumentVersion,
  lawBase,
  type ObligationPack,
  type PointKind,
  readArticleNumber,
} from "@touchstone/requirements";
import { describe, expect, it } from "vitest";
import { readLawFile } from "./import-laws.ts";
import { obligationPacks, ownDocuments } from "./own-content.ts";

const documents = ownDocuments();
const packs = obligationPacks();
const base = lawBase(documents);
const rows = packs.flatMap((pack) => pack.obligations);

const shared = new URL("../../../../../shared/data/", import.meta.url);
const hasShared = existsSync(shared);

describe("documents that the product knows by itself", () => {
  it("85 versions of 80 laws, 34 documents without text, five more that the Code replaces, two duties since 2023, four of areas and markets", () => {
    const dated = documents.filter(({ articles }) => articles !== null);
    expect([dated.length, new Set(dated.map(({ family }) => family)).size, documents.length - dated.length]).toEqual([
      85, 80, 45,
    ]);
    expect(new Set(documents.map(({ family, version }) => `${family}@${version}`)).size).toBe(documents.length);
  });

  it("the Code replaces ten laws on 2026-08-15", () => {
    const replaced = documents.filter(({ successor }) => successor?.family === "cn-ecological-environment-code");
    expect(new Set(replaced.map(({ family, endedOn }) => `${family} ${endedOn}`)).size).toBe(10);
    expect(replaced.every(({ endedOn }) => endedOn === "2026-08-15")).toBe(true);
  });

  it("every successor is a document of the base", () => {
    const lost = documents.filter(({ successor }) => successor !== null && !base.families.has(successor.family));
    expect(lost.map(({ family }) => family)).toEqual([]);
  });
});

describe("obligations of the shipped scenes", () => {
  it("24 and 48 rows of the registers and what came since, every one with a known document and a focus that exists", () => {
    expect(packs.map(({ scene, obligations }) => [scene.id, obligations.length])).toEqual([
      ["canteen", 61],
      ["certification-body", 32],
      ["lift", 41],
    ]);
    const families = rows.flatMap(({ provisions, focus }) => [...provisions, ...focus].map(({ family }) => family));
    expect(families.filter((family) => !base.families.has(family))).toEqual([]);
  });

  it("waste, fumes and drainage belong to 14001, people and machines to 45001", () => {
    const standards = new Map(rows.map(({ id, standard }) => [id, standard.id]));
    const environmental = [
      "CT-014",
      "CT-023",
      "CT-024",
      "CT-025",
      "CT-042",
      "CT-043",
      "CT-044",
      "CT-045",
      "CT-046",
      "CT-047",
    ];
    expect(environmental.map((id) => standards.get(id))).toEqual(environmental.map(() => "iso14001"));
    expect(["CT-001", "CT-007", "CT-010", "CT-037"].map((id) => standards.get(id))).toEqual([
      "iso45001",
      "iso45001",
      "iso45001",
      "iso45001",
    ]);
    expect(rows.filter(({ id }) => id.startsWith("LF-")).every(({ standard }) => standard.id === "iso45001")).toBe(
      true,
    );
  });

  it("the drainage licence is a local focus in Hangzhou and nowhere else (CT-16)", () => {
    const drainage = (region: string) =>
      auditPoints(packs, region, "2026-11-23", base).points.find(({ id }) => id === "CT-042");
    expect(drainage("330100")).toMatchObject({ kind: "licence", local: true, focus: "hz-drainage-licence-measures" });
    expect(drainage("330400")).toMatchObject({ local: false, focus: null });
  });

  it("every observation is read with an operating record that is asked for at the same place", () => {
    for (const region of ["330100", "330400", "330500", "310000", "371700"]) {
      const { points } = auditPoints(packs, region, "2026-11-23", base);
      const records = new Set(points.filter(({ kind }) => kind === "operation").map(({ id }) => id));
      const observations = points.filter(({ kind }) => kind === "observation");
      expect(observations.length).toBeGreaterThan(0);
      expect(observations.filter(({ record }) => record === null || !records.has(record)).map(({ id }) => id)).toEqual(
        [],
      );
    }
  });

  const examples = packs.flatMap((pack: ObligationPack) =>
    pack.examples.map((example) => [pack.scene.id, example.region, example.date, pack, example] as const),
  );
  it.each(examples)("golden: %s in %s on %s", (_scene, region, date, pack, example) => {
    const { points } = auditPoints([pack], region, date, base);
    const cited = points.map(({ id, provision }) =>
      `${id} ${provision.family}@${provision.version} ${provision.article ?? ""}`.trim(),
    );
    expect(points.length).toBe(example.count);
    expect(example.cites.filter((citation) => !cited.includes(citation))).toEqual([]);
    expect(points.map(({ id }) => id).filter((id) => example.never.includes(id))).toEqual([]);
  });
});

describe.skipIf(!hasShared)(
  "content against the shared laws and registers (skipped where ../shared/data is absent)",
  () => {
    const files = hasShared ? readdirSync(new URL("laws/", shared)).filter((name) => name.endsWith(".json")) : [];
    const versions = files.flatMap((name) => {
      const read = readLawFile(readFileSync(new URL(`laws/${name}`, shared)), name, base);
      if (!read.ok) throw new Error(JSON.stringify(read.refusals));
      return read.value.versions;
    });

    it("the facts of every document are those of its file", () => {
      const own = new Map(documents.map((document) => [`${document.family}@${document.version}`, document]));
      // Aliases are extended by how people call a law; where the facts were checked is told in our own words.
      const facts = (document: DocumentVersion) => ({ ...document, aliases: [], source: "" });
      expect(versions.length).toBe(119);
      for (const { document } of versions) {
        const known = own.get(`${document.family}@${document.version}`);
        expect(known === undefined ? document.family : facts(known)).toEqual(facts(document));
        expect(document.aliases.filter((alias) => known?.aliases.includes(alias) !== true)).toEqual([]);
      }
    });

    const csv = ["lift", "canteen"].flatMap((scene) =>
      hasShared
        ? readFileSync(new URL(`registers/${scene}-clauses.csv`, shared), "utf8")
            .trim()
            .split("\n")
            .slice(1)
        : [],
    );
    const kinds: Readonly<Record<string, PointKind>> = {
      制度规定: "system",
      资质核查: "licence",
      日常运行控制: "operation",
      现场观察: "observation",
    };

    it.each(csv.map((line) => line.split(",")))(
      "%s agrees with the checked row, in words of its own",
      (id, _scene, factor, _sub, region, law, article, kind, quote = "") => {
        const row = rows.find((one) => one.id === id);
        expect([row?.factor, row?.jurisdiction, row?.kind]).toEqual([factor, region, kinds[kind ?? ""]]);
        expect(row?.provisions.map((one) => [one.family, one.article])).toContainEqual([law?.split("@")[0], article]);
        expect(JSON.stringify(row)).not.toContain(quote);
        for (const provision of row?.provisions ?? []) {
          const number = readArticleNumber(provision.article ?? "");
          const held = versions.filter(({ document, text }) => document.family === provision.family && text !== null);
          expect(held.length).toBeGreaterThan(0);
          for (const { text } of held) {
            const found = text?.articles.find(({ n, sub }) => n === number?.n && sub === number.sub);
            expect(found?.no).toBe(provision.article);
            // The row's quote stands in the version it was taken from; the forerunner says the same in other words.
            if (`${provision.family}` === law?.split("@")[0]) expect(found?.text).toContain(quote);
          }
        }
      },
    );
  },
);
