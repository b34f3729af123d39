import { describe, expect, it } from "vitest";
import { madeDocument } from "../../testing/made-documents.ts";
import { madeObligation, madePack } from "../../testing/made-pack.ts";
import { lawBase } from "../documents/build-law-base.ts";
import type { Obligation } from "../obligations/obligation.ts";
import { differencesOf } from "./differences.ts";

const base = lawBase([
  madeDocument({ family: "law", effective: "2020-01-01" }),
  madeDocument({ family: "city-law", effective: "2021-01-01" }),
]);
const made = (id: string, jurisdiction: string, facts: Partial<Obligation> = {}) =>
  madeObligation({ id, jurisdiction, aspects: ["ledger"], ...facts });
const monthly = [{ since: null, until: null, recurrence: { kind: "times", times: 1, in: "P1M" } as const }];
const weekly = [{ since: null, until: null, recurrence: { kind: "gap", atMost: "P1W" } as const }];

const rows = (obligations: readonly Obligation[], on = "2026-11-23", region = "371700") =>
  differencesOf([madePack(...obligations)], { region, on, subclass: null }, base);
const relations = (obligations: readonly Obligation[]) =>
  rows(obligations).map(({ id, relation, added, differs }) => [
    id,
    relation,
    ...added,
    ...differs.map(({ attribute, was, is }) => `${attribute} ${was} ${is}`),
  ]);

describe("one sub-class across nation, province and city (CT-13)", () => {
  it("a level adds what no wider one asks for, and repeats what one does", () => {
    const nation = made("T-001", "000000");
    const province = made("T-002", "370000", { aspects: ["ledger", "manifest"] });
    expect(relations([nation, province, made("T-003", "371700")])).toEqual([
      ["T-001", "base"],
      ["T-002", "adds", "manifest"],
      ["T-003", "repeats"],
    ]);
  });

  it.each([
    ["more often", {}, { frequency: monthly }, "frequency null P1M"],
    ["shorter gap", { frequency: monthly }, { frequency: weekly }, "frequency P1M ≤P1W"],
    [
      "longer kept",
      { retention: { atLeast: "P6M", of: null } },
      { retention: { atLeast: "P2Y", of: null } },
      "retention P6M P2Y",
    ],
    ["qualified", { qualification: ["A"] }, { qualification: ["A", "T"] }, "qualification A A T"],
  ] as const)("tightens: %s", (_, wide, narrow, told) => {
    expect(relations([made("T-001", "000000", wide), made("T-002", "371700", narrow)])).toEqual([
      ["T-001", "base"],
      ["T-002", "tightens", told],
    ]);
    // The other way round the narrower is the laxer one: it adds nothing to what binds already.
    if (Object.keys(wide).length > 0) {
      expect(relations([made("T-001", "000000", narrow), made("T-002", "371700", wide)])[1]).toEqual([
        "T-002",
        "repeats",
      ]);
    }
  });

  it("a shorter term tightens only on the same side of the occasion", () => {
    const of = { zh: "届满", en: "expiry" };
    const within = (period: string, side: "before" | "after") => ({ deadline: { within: period, side, of } });
    expect(
      relations([
        made("T-001", "000000", within("P30D", "after")),
        made("T-002", "371700", within("P10D", "after")),
      ])[1],
    ).toEqual(["T-002", "tightens", "deadline P30D P10D"]);
    expect(
      relations([
        made("T-001", "000000", within("P30D", "after")),
        made("T-002", "371700", within("P60D", "after")),
      ])[1],
    ).toEqual(["T-002", "repeats"]);
  });

  it("the strictest wider level is what counts, and never a neighbour or a law not yet in force", () => {
    const keep = (atLeast: string) => ({ retention: { atLeast, of: null } });
    const all = [
      made("T-001", "000000", keep("P6M")),
      made("T-002", "370000", keep("P3Y")),
      made("T-003", "371700", {
        ...keep("P2Y"),
        provisions: [{ family: "city-law", article: "第一条", articles: new Map() }],
      }),
      made("T-004", "330400", keep("P9Y")),
    ];
    expect(rows(all).map(({ id, relation }) => [id, relation])).toEqual([
      ["T-001", "base"],
      ["T-002", "tightens"],
      ["T-003", "repeats"],
    ]);
    expect(rows(all, "2020-12-31").map(({ id }) => id)).toEqual(["T-001", "T-002"]);
  });
});
