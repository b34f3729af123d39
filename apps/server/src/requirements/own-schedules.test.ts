import { existsSync, readFileSync } from "node:fs";
import { dueDates, retentionOf } from "@touchstone/requirements";
import { describe, expect, it } from "vitest";
import { obligationPacks, readIntervals, readOperatorCertificates, readRetentions } from "./own-content.ts";

const registers = new URL("../../../../../shared/data/registers/operator-certificates.csv", import.meta.url);

describe("rules of time as the product ships them", () => {
  it.each(readIntervals().examples)("golden: $rule from $start", ({ rule: id, start, until, count, dates }) => {
    const rule = readIntervals().rules.find((one) => one.id === id);
    const found = rule === undefined ? [] : dueDates(rule, start, until).map(({ date }) => date);
    expect(found).toHaveLength(count);
    expect(found).toEqual(expect.arrayContaining([...dates]));
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
