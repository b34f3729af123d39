import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Engine, stored } from "../store/index.ts";
import { engineKinds, freshEngine } from "../testing/engines.ts";
import { bytesOf, madeLaw } from "../testing/made-law.ts";
import { demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";
import { upgradeRows } from "./citation-index.ts";
import { riskStream } from "./risk-stream.ts";

const { register, requirements } = routes;
const family = "zz-made-law";

describe.each(engineKinds)("rows of the first release on %s", (kind) => {
  let engine: Engine;
  let test: TestServer;
  let manager: Client;
  beforeAll(async () => {
    engine = await freshEngine(kind);
    test = await openTestServer(kind, engine);
    manager = await test.as("manager");
  });
  afterAll(() => test.close());

  const load = async (law: unknown): Promise<void> => {
    value(await test.operator.call(requirements.import, { query: { file: "law.json" }, bytes: bytesOf(law) }));
    await test.server.services.store.jobs.drain();
  };

  it("are upgraded to what their journal now says: the index of citations, and reviews without a term", async () => {
    await load(madeLaw("2020-01-01", "2020-02-01", "每年检查一次。"));
    const place = { organisation: demoCompany };
    const body = { title: "电梯困人", harm: "", owner: "", area: "" };
    const { id: risk } = value(await manager.call(register.identify, { params: place, body }));
    const params = { ...place, risk };
    value(await manager.call(register.addDocument, { params, body: { title: "虚构安全法", printedDate: "" } }));
    const line = value(await manager.call(register.show, { params, query: {} })).lines[0]?.id ?? "";
    const clause = { line, family, version: "2020-01-01", article: "第一条", quote: "每年" };
    value(await manager.call(register.extractClause, { params, body: clause }));
    await load(madeLaw("2026-10-01", "2027-03-01", "每半年检查一次。"));
    // What the first release left: no index, and a review that knew neither its term nor its clauses.
    await engine.pool.query("delete from register_citation");
    await engine.pool.query(
      `update journal set schema_version = 1, data = (data::jsonb - 'due' - 'touched')::json where type = 'ReviewRequired'`,
    );
    await engine.pool.query(
      `update register_risk set state = jsonb_set(state::jsonb, '{reviews,0}', (state::jsonb->'reviews'->0) - 'due' - 'touched')::json
       where id = $1`,
      [risk],
    );
    await engine.pool.query(upgradeRows);
    const { rows } = await engine.pool.query("select source, family, law_version, article from register_citation");
    expect(rows).toEqual([{ source: risk, family, law_version: "2020-01-01", article: "第一条" }]);
    expect(value(await manager.call(register.show, { params, query: {} })).reviews).toMatchObject([
      { family, version: "2026-10-01", due: null, touched: [], conclusion: null },
    ]);
    // The row is what the events of the first release fold to today.
    const journal = await engine.pool.query<{ type: string; schema_version: number; data: unknown }>(
      "select type, schema_version, data from journal where stream = $1 order by version",
      [risk],
    );
    const events = journal.rows.map(({ type, schema_version: schemaVersion, data }) => ({
      type,
      schemaVersion,
      data,
      personal: null,
    }));
    const kept = await engine.pool.query<{ state: unknown }>("select state from register_risk where id = $1", [risk]);
    expect(kept.rows[0]?.state).toEqual(stored(riskStream).replay(risk, events).state);
  });
});
