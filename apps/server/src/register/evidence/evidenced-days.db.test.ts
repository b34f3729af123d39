import {
  type Bearing,
  bearings,
  noRisk,
  openContradictions,
  type Risk,
  type RiskEvent,
  risk,
  riskState,
  riskStates,
} from "@touchstone/register";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../store/index.ts";
import { engineKinds, freshEngine } from "../../testing/engines.ts";
import { upgradeGrounds } from "../judged-days.ts";
import { riskStream, upgradeBearing } from "../risk-stream.ts";
import { upgradedRows } from "../testing/rows-of-before.ts";
import { dayColumns, rankOn, stateOn } from "./evidenced-days.ts";
import { isContradicted } from "./open-contradictions.ts";

const days = ["0000-01-01", "2026-04-01", "2026-06-30", "2026-11-20", "2026-12-31", "2027-01-01", "9999-12-31"];
const links = ["e1", "e2", "e3"];
const frequency = { times: 1, per: "year" } as const;
const person = "p";

const plan: readonly RiskEvent[] = [
  { type: "RiskIdentified", data: { title: "电梯困人", harm: "", owner: "设备部", area: "lift" } },
  { type: "DocumentAdded", data: { id: "l", title: "甲法", printedDate: "" } },
  {
    type: "ClauseExtracted",
    data: { id: "c", line: "l", family: "f", version: "v", article: "第一条", quote: "q", digest: null },
  },
  { type: "ObjectiveSet", data: { id: "o", text: "检测", frequency } },
  {
    type: "ControlSet",
    data: { id: "k", objective: "o", who: "", what: "", when: "", where: "", why: "", how: "", documents: [] },
  },
  { type: "MonitoringSet", data: { id: "m", objective: "o", what: "", who: "", frequency } },
];

const linked = (
  id: string,
  validFrom: string | null,
  validUntil: string | null,
  attachedAt = "2026-04-01T00:00:00Z",
  bearing: Bearing = "supports",
): RiskEvent => {
  const file = { digest: id, name: id, mediaType: "text/plain", bytes: 1, objective: null, on: "2026-04-01" };
  return {
    type: "EvidenceLinked",
    data: { id, item: `i-${id}`, ...file, validFrom, validUntil, bearing, why: "", attachedAt, person },
    personal: null,
  };
};
const judged = (outcome: "fulfilled" | "not-fulfilled", evidence: readonly string[]): RiskEvent => ({
  type: "RowEvaluated",
  data: { id: "v", outcome, finding: "f", evidence, on: "2026-11-20", competence: "c", person },
  personal: null,
});
const correction: readonly RiskEvent[] = [
  { type: "CorrectionPlanned", data: { id: "k", evaluation: "v", cause: "c", action: "a", due: "2026-12-01" } },
  { type: "CorrectionDone", data: { correction: "k", what: "w", on: "2026-11-20", person }, personal: null },
  {
    type: "CorrectionVerified",
    data: { correction: "k", outcome: "effective", finding: "f", on: "2026-11-20", person },
    personal: null,
  },
];

const some = fc.option(fc.constantFrom(...days));
const link = fc.constantFrom(...links);
/** Whatever can happen to a planned row, in any order: the fold takes it as it comes. */
const events: fc.Arbitrary<readonly RiskEvent[]> = fc
  .array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc
          .tuple(link, some, some, fc.constantFrom(...bearings, "supports" as const))
          .map(([id, from, until, bearing]) => [linked(id, from, until, undefined, bearing)]),
      },
      link.map((id): RiskEvent[] => [{ type: "EvidenceUnlinked", data: { id, reason: "r", on: "2026-11-20" } }]),
      fc.tuple(link, some).map(([id, validUntil]): RiskEvent[] => {
        return [{ type: "EvidenceNoted", data: { item: `i-${id}`, on: "2026-04-01", validFrom: null, validUntil } }];
      }),
      {
        weight: 4,
        arbitrary: fc
          .tuple(fc.constantFrom("fulfilled" as const, "not-fulfilled" as const), fc.subarray(links))
          .map(([outcome, cited]) => [judged(outcome, cited)]),
      },
      fc.constant(correction),
      fc.constant<RiskEvent[]>([{ type: "RiskAssigned", data: { owner: "设备部", area: "canteen" } }]),
      fc.constant<RiskEvent[]>([{ type: "RiskWithdrawn", data: { reason: "r" } }]),
      fc.constant<RiskEvent[]>([{ type: "RiskReinstated", data: {} }]),
    ),
    { maxLength: 10 },
  )
  .map((several) => several.flat());
const fold = (several: readonly RiskEvent[]): Risk => several.reduce(risk.evolve, noRisk);

/** Ids are given once: a second link, evaluation or correction of the same name is another one. */
const named = (several: readonly RiskEvent[]): readonly RiskEvent[] => {
  let evaluation = "";
  let correctionId = "";
  const seen = new Set<string>();
  return several.flatMap((event, at): readonly RiskEvent[] => {
    switch (event.type) {
      case "EvidenceLinked": {
        const isNew = !seen.has(event.data.id);
        seen.add(event.data.id);
        return isNew ? [event] : [];
      }
      case "RowEvaluated":
        evaluation = `v${at}`;
        return [{ ...event, data: { ...event.data, id: evaluation } }];
      case "CorrectionPlanned":
        correctionId = `k${at}`;
        return [{ ...event, data: { ...event.data, id: correctionId, evaluation } }];
      case "CorrectionDone":
        return [{ ...event, data: { ...event.data, correction: correctionId } }];
      case "CorrectionVerified":
        return [{ ...event, data: { ...event.data, correction: correctionId } }];
      default:
        return [event];
    }
  });
};

describe.each(engineKinds)("the state of a day on %s", (kind) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await freshEngine(kind);
  });
  afterAll(() => engine.close());

  it("is in SQL what it is in the fold, for every row and every day", async () => {
    const histories = fc.sample(events, { numRuns: 400, seed: 17 });
    const rows = histories.map((several) => fold([...plan, ...named(several)]));
    const seen = new Set<string>();
    for (const on of days) {
      const { rows: found } = await engine.pool.query(
        `select ${stateOn("$2::text")} as state, ${rankOn("$2::text")} as rank
         from json_to_recordset($1::json) as row(place integer, risk_state text, state_rank integer, evidence_spans text[], judged_from text, judged_until text)
         order by place`,
        [JSON.stringify(rows.map((row, place) => ({ place, ...dayColumns(row) }))), on],
      );
      const pure = rows.map((row) => riskState(row, on));
      expect(found.map(({ state }) => state)).toEqual(pure);
      expect(found.map(({ rank }) => riskStates[rank])).toEqual(pure);
      for (const state of pure) seen.add(state);
    }
    // The sample reaches every answer that a day can change.
    expect([...seen]).toEqual(
      expect.arrayContaining(["operating", "to-evaluate", "contradicted", "compliant", "withdrawn"]),
    );
  });

  it("a row with something unanswered against it is in SQL what it is in the fold", async () => {
    const rows = fc.sample(events, { numRuns: 400, seed: 18 }).map((several) => fold([...plan, ...named(several)]));
    const { rows: found } = await engine.pool.query(
      `select ${isContradicted} as is from json_to_recordset($1::json) as row(place integer, state json) order by place`,
      [JSON.stringify(rows.map((state, place) => ({ place, state })))],
    );
    const pure = rows.map((row) => openContradictions(row).length > 0);
    expect(found.map((one) => one.is)).toEqual(pure);
    expect(new Set(pure).size).toBe(2);
  });

  it("rows of before, whose judgements did not know what they stand on, are as the fold of today makes them", async () => {
    const until = linked("e1", null, "2026-12-31");
    const histories: readonly (readonly RiskEvent[])[] = [
      [],
      [until, judged("fulfilled", ["e1"])],
      [until, linked("e2", "2026-05-01", null), judged("fulfilled", ["e1", "e2"])],
      [until, linked("e2", null, null), judged("not-fulfilled", ["e1"]), ...correction],
      [judged("not-fulfilled", []), ...correction, linked("e2", null, null, "2026-11-21T00:00:00Z")],
      [
        until,
        judged("fulfilled", ["e1"]),
        { type: "EvidenceUnlinked", data: { id: "e1", reason: "r", on: "2026-11-20" } },
      ],
      [
        { type: "DocumentAdded", data: { id: "x", title: "《甲 法》", printedDate: "" } },
        { type: "DocumentAdded", data: { id: "y", title: "乙条例", printedDate: "" } },
        { type: "RiskPlaced", data: { sites: ["s1", "s2"] } },
      ],
    ];
    for (const several of histories) {
      const state = fold([...plan, ...several]);
      const { judged_from: from, judged_until: till, laws, ...columns } = riskStream.row.columns(state);
      const old = { ...state, evaluations: state.evaluations.map(({ grounds: _new, ...one }) => one) };
      const was = columns["risk_state"] === "to-evaluate" && state.evaluations.at(-1)?.overtaken === false;
      const row = { state: old, riskState: was ? "compliant" : columns["risk_state"], rank: columns["state_rank"] };
      const [found] = await upgradedRows(await engine.pool.connect(), [row], {
        sql: upgradeGrounds,
        columns: "state, risk_state, judged_from, judged_until, laws, sites, no",
      });
      expect(found).toEqual({
        state,
        risk_state: columns["risk_state"],
        judged_from: from,
        judged_until: till,
        laws,
        sites: columns["sites"],
        no: columns["no"],
      });
    }
  });

  it("rows of before, whose links did not say how they bear, are as the fold of today makes them", async () => {
    for (const several of [
      [],
      [linked("e1", null, null), judged("not-fulfilled", ["e1"])],
      [linked("e1", null, null)],
    ]) {
      const state = fold([...plan, ...several]);
      const { risk_state, state_rank } = riskStream.row.columns(state);
      const old = { ...state, evidence: state.evidence.map(({ bearing: _new, why: _too, ...one }) => one) };
      // As the release before numbered its states.
      const rank = riskStates.filter((one) => one !== "contradicted").findIndex((one) => one === risk_state);
      const row = { state: old, riskState: risk_state, rank };
      const upgrade = { sql: upgradeBearing, columns: "state, state_rank" };
      const [found] = await upgradedRows(await engine.pool.connect(), [row], upgrade);
      expect(found).toEqual({ state, state_rank });
    }
  });

  it("events of before are read as speaking for the row", () => {
    const event = linked("e1", null, null);
    if (event.type !== "EvidenceLinked") throw new Error("a link was made");
    const { bearing: _new, why: _too, ...data } = event.data;
    expect(riskStream.readEvent("EvidenceLinked", 3, data, null)).toEqual(event);
    expect(() => riskStream.readEvent("EvidenceLinked", 4, data, null)).toThrow("bearing");
  });
});
