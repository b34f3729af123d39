import { existsSync, readFileSync } from "node:fs";
import { differencesOf, dueDates, isRegion, lawBase, retentionOf, ruleOfObligation } from "@touchstone/requirements";
import { describe, expect, it } from "vitest";
import {
  obligationPacks,
  ownDocuments,
  readCountings,
  readOperatorCertificates,
  readRetentions,
  readScopes,
} from "./own-content.ts";

const registers = new URL("../../../../../shared/data/registers/operator-certificates.csv", import.meta.url);

describe("rules of time as the product ships them", () => {
  const base = lawBase(ownDocuments());
  const rules = obligationPacks().flatMap((pack) =>
    pack.obligations.flatMap(
      (one) => ruleOfObligation(pack, one, readCountings().countings.get(one.id) ?? null, base) ?? [],
    ),
  );

  it.each(readCountings().examples)("golden: $obligation from $start", ({ obligation, start, until, count, dates }) => {
    const rule = rules.find(({ id }) => id === obligation);
    const found = rule === undefined ? [] : dueDates(rule, start, until).map(({ date }) => date);
    expect(found).toHaveLength(count);
    expect(found).toEqual(expect.arrayContaining([...dates]));
  });

  it("every counting is of an obligation that comes round", () => {
    const ids = rules.map(({ id }) => id);
    expect([...readCountings().countings.keys()].filter((id) => !ids.includes(id))).toEqual([]);
  });

  it.each(readRetentions().examples)("golden: $record of $recorded in $region", ({ free, recorded, ...rest }) => {
    const { record, region, shelfLifeEnd, useEnd } = rest;
    const kept = retentionOf(readRetentions().rules, { record, region, days: { recorded, shelfLifeEnd, useEnd } });
    expect(kept).toMatchObject({ ok: true, value: { free } });
  });

  it("where an obligation says how long, the rule says the same at the same place", () => {
    const obligations = new Map(obligationPacks().flatMap((pack) => pack.obligations.map((one) => [one.id, one])));
    const linked = readRetentions().rules.filter(({ obligation }) => obligation !== null);
    expect(linked.length).toBeGreaterThanOrEqual(5);
    for (const { obligation, atLeast, jurisdiction } of linked) {
      const said = obligations.get(obligation ?? "");
      expect([obligation, said?.retention?.atLeast, said?.jurisdiction]).toEqual([obligation, atLeast, jurisdiction]);
    }
  });
});

describe("certificates of operators (OH-14, OH-15)", () => {
  const { kinds, items } = readOperatorCertificates();

  it("11 kinds, 20 items, 18 codes, and two welding items with a note in place of a code", () => {
    expect([kinds.length, items.length]).toEqual([11, 20]);
    expect(items.flatMap(({ code }) => code ?? [])).toEqual(
      "A G1 G2 G3 R1 R2 R3 P T Q1 Q2 S1 S2 Y1 Y2 N1 N2 F".split(" "),
    );
    const bare = items.filter(({ code }) => code === null);
    expect(bare.map(({ kind, note }) => [kind, note === null])).toEqual([
      [11, false],
      [11, false],
    ]);
  });

  it.skipIf(!existsSync(registers))("are the printed ones (skipped where ../shared/data is absent)", () => {
    const rows = readFileSync(registers, "utf8").trim().split(/\r?\n/).slice(1);
    expect(rows.map((row) => row.split(",")[2])).toEqual(items.map(({ title }) => title.zh));
  });

  it("every code an obligation asks for exists", () => {
    const codes = new Set(items.map(({ code }) => code));
    const asked = obligationPacks().flatMap((pack) => pack.obligations.flatMap(({ qualification }) => qualification));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((code) => !codes.has(code))).toEqual([]);
  });
});

it("every document binds a place or a scope that exists", () => {
  const scopes = readScopes().scopes.map(({ id }) => id);
  const odd = ownDocuments().filter(({ jurisdiction }) => !isRegion(jurisdiction) && !scopes.includes(jurisdiction));
  expect(odd.map(({ family }) => family)).toEqual([]);
});

describe("differences between levels as the product's obligations have them (CT-10 to CT-13)", () => {
  const base = lawBase(ownDocuments());
  const canteen = obligationPacks().filter(({ scene }) => scene.id === "canteen");
  const told = (region: string, subclass: string) =>
    differencesOf(canteen, { region, on: "2026-11-23", subclass }, base).map(
      ({ id, jurisdiction, relation, added, differs }) =>
        [
          id,
          jurisdiction,
          relation,
          added.join(" "),
          differs.map(({ attribute, is }) => `${attribute} ${is}`).join(" "),
        ].join("|"),
    );

  it("Shandong adds ledger, manifest and report; Heze the electronic form, monthly", () => {
    expect(told("371700", "餐厨垃圾")).toEqual([
      "CT-023|000000|base||",
      "CT-057|000000|base||",
      "CT-025|370000|adds|generation-ledger manifest|",
      "CT-026|370000|adds|report|",
      "CT-027|370000|adds|agreement|",
      "CT-028|371700|adds|electronic-form|frequency P1M",
    ]);
  });

  it("the nation asks two things, Hubei one more, Wuhan three more (CT-10, CT-11, CT-12)", () => {
    expect(told("420100", "餐厨垃圾")).toEqual([
      "CT-023|000000|base||",
      "CT-057|000000|base||",
      "CT-058|420000|adds|generation-ledger|",
      "CT-059|420100|tightens||retention P2Y",
      "CT-060|420100|adds|report|",
      "CT-061|420100|adds|manifest|",
    ]);
  });

  it("Jiaxing keeps the record of cleaning for two years", () => {
    const rows = told("330400", "油烟");
    expect(rows.find((row) => row.startsWith("CT-047"))).toBe(
      "CT-047|330400|adds|cleaning cleaning-record|retention P2Y",
    );
  });
});
