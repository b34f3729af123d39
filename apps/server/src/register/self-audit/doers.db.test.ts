import { noRisk, type RecordEvent, type Risk, record } from "@touchstone/register";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../store/index.ts";
import { engineKinds, freshEngine } from "../../testing/engines.ts";
import { demoCompany } from "../../testing/test-server.ts";
import { upgradedRows } from "../testing/rows-of-before.ts";
import { doersOfRecord, doersOfRow, upgradeDoers } from "./doers.ts";

const by = (person: string) => ({ person, name: null });
const judged: Risk["evaluations"][number] = {
  id: "v",
  outcome: "not-fulfilled",
  finding: "",
  evidence: [],
  on: "2026-11-20",
  by: by("b"),
  competence: "",
  overtaken: false,
  grounds: [],
};
const corrected: Risk["corrections"][number] = {
  id: "k",
  evaluation: "v",
  cause: "",
  action: "",
  due: "2026-12-01",
  done: { what: "", on: "2026-11-21", by: by("c") },
  verified: { outcome: "effective", finding: "", on: "2026-11-22", by: by("a") },
};
const rows: readonly Risk[] = [
  noRisk,
  { ...noRisk, evaluations: [judged, { ...judged, by: by("a") }] },
  { ...noRisk, evaluations: [judged], corrections: [corrected, { ...corrected, done: null, verified: null }] },
];

const standing = { title: "", state: "open", final: false, due: [] };
const entry = (person: string) =>
  ({ id: person, act: { type: "begin" }, person, on: "2026-11-20", values: {}, standing }) as const;
const events: readonly RecordEvent[] = [
  { type: "RecordBegun", data: { ...entry("b"), kind: "internal-audit", edition: "1" } },
  { type: "RecordStepped", data: entry("a") },
  { type: "RecordAmended", data: entry("b") },
];
const kept = events.reduce(record.evolve, record.initial);

describe.each(engineKinds)("who had a hand in it, on %s", (kind) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await freshEngine(kind);
  });
  afterAll(() => engine.close());

  it("is in rows and records of before what the fold of today keeps", async () => {
    expect([rows.map(doersOfRow), doersOfRecord(kept)]).toEqual([
      [[], ["a", "b"], ["a", "b", "c"]],
      ["a", "b"],
    ]);
    const upgrade = { sql: upgradeDoers, columns: "doers" };
    const found = await upgradedRows(
      await engine.pool.connect(),
      rows.map((state) => ({ state })),
      upgrade,
    );
    const client = await engine.pool.connect();
    await client.query("begin");
    await client.query(
      `insert into register_record (owner, id, version, state, kind, title, record_state, final, asked)
       values ($1, $1, 1, $2, '', '', '', false, false)`,
      [demoCompany, JSON.stringify(kept)],
    );
    await client.query(upgradeDoers);
    const sql = "select doers from register_record where id = $1";
    const { rows: records } = await client.query(sql, [demoCompany]);
    await client.query("rollback");
    client.release();
    expect([...found, ...records]).toEqual([...rows.map(doersOfRow), doersOfRecord(kept)].map((doers) => ({ doers })));
  });
});
