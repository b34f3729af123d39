import { routes } from "@touchstone/contract";
import type { RiskCommand } from "@touchstone/register";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operatorId } from "../identity/operator.ts";
import { noRiskFacts } from "../register/risk-facts.ts";
import { riskStream } from "../register/risk-stream.ts";
import { streamOf } from "../requirements/index.ts";
import type { Engine, Store } from "../store/index.ts";
import { engineKinds, freshEngine } from "../testing/engines.ts";
import { bytesOf, madeLaw } from "../testing/made-law.ts";
import { openTestServer, type TestServer, value } from "../testing/test-server.ts";
import { fanOutBatch, sweepChanges } from "./fan-out.ts";
import { openLawDesk } from "./law-desk.ts";

const { changes, requirements } = routes;
const family = "zz-made-law";
const law = { family, version: "2026-10-01" };
const owners = Array.from({ length: 7 }, (_, at) => `01900000-0000-7000-8000-0000000aa00${at}`);
const rowsEach = 3;
const total = owners.length * rowsEach;

/** Rows in registers of many owners, by the same write path as any row. */
const seed = async (store: Store): Promise<void> => {
  const send = (owner: string, stream: string, command: RiskCommand, at: string) =>
    store.execute({
      kind: riskStream,
      stream,
      scope: { owner, caseId: null },
      actor: operatorId,
      key: `${stream} ${at}`,
      body: { at },
      command,
      expected: null,
      facts: async () => ({ facts: noRiskFacts, reads: [] }),
      answer: ({ state }) => ({ line: state.lines[0]?.id ?? "" }),
    });
  for (const owner of owners) {
    for (let at = 0; at < rowsEach; at += 1) {
      const stream = store.world.newId();
      await send(
        owner,
        stream,
        { type: "IdentifyRisk", title: `风险 ${at}`, harm: "", owner: "", area: "" },
        "identify",
      );
      const added = await send(owner, stream, { type: "AddDocument", title: "虚构安全法", printedDate: "" }, "add");
      const line = added.ok ? added.value.line : "";
      const clause = { family, version: "2020-01-01", article: "第二条", quote: "每年" };
      await send(owner, stream, { type: "ExtractClause", line, clause }, "cite");
    }
  }
};

/** A server whose process dies after so many answers of the write path. */
const dyingAfter = (store: Store, answers: number): Store => {
  let left = answers;
  return {
    ...store,
    execute: async (execution) => {
      if (left === 0) throw new Error("killed");
      left -= 1;
      return store.execute(execution);
    },
  };
};

describe.each(engineKinds)("telling many registers of a change on %s", (kind) => {
  let engine: Engine;
  let test: TestServer;
  const store = (): Store => test.server.services.store;
  const load = async (version: string, effective: string, ...texts: string[]): Promise<void> => {
    const bytes = bytesOf(madeLaw(version, effective, ...texts));
    value(await test.operator.call(requirements.import, { query: { file: "law.json" }, bytes }));
  };
  const progress = async () => {
    const { fanOut } = value(await test.operator.call(changes.impact, { params: law }));
    return fanOut;
  };
  /** How often each row was asked, straight from the journal. */
  const asked = async (): Promise<readonly number[]> => {
    const { rows } = await engine.pool.query<{ times: number }>(
      "select count(*)::integer as times from journal where type = 'ReviewRequired' group by stream",
    );
    return rows.map(({ times }) => times);
  };
  /** The term that each row has, and how often it moved. */
  const terms = async () => {
    const { rows } = await engine.pool.query(
      `select moves, due, count(*)::integer as rows from (
         select (select count(*)::integer from journal where stream = id and type = 'ReviewMoved') as moves,
           state->'reviews'->0->>'due' as due from register_risk where json_array_length(state->'reviews') > 0) row
       group by moves, due`,
    );
    return rows;
  };
  const changeId = async (): Promise<string> => {
    const desk = openLawDesk(test.server.services);
    const change = desk.changeNamed(await desk.library(), law);
    if (!change.ok) throw new Error("the law is loaded");
    return streamOf(change.value);
  };

  beforeAll(async () => {
    engine = await freshEngine(kind);
    test = await openTestServer(kind, engine);
    await load("2020-01-01", "2020-02-01", "为了安全，制定本法。", "使用单位应当每年检查一次电梯。");
    await store().jobs.drain();
    await seed(store());
    // The jobs stand still, so that each batch is run by the test.
    await store().jobs.stop();
    await load("2026-10-01", "2027-03-01", "为了安全，制定本法。", "使用单位应当每半年检查一次电梯。");
  }, 180_000);
  afterAll(() => test.close());

  it("counts first, and has told nobody yet", async () => {
    await sweepChanges(test.server.services, { families: [family] });
    await sweepChanges(test.server.services, { families: [family] });
    expect(await progress()).toMatchObject({
      total: { owners: owners.length, rows: total },
      done: { owners: 0, rows: 0 },
      finished: false,
    });
    expect(await asked()).toEqual([]);
  });

  it("goes on where it was killed, and asks nobody twice", async () => {
    const id = await changeId();
    expect(await fanOutBatch(test.server.services, id, 2)).toBe("more");
    expect(await progress()).toMatchObject({ done: { owners: 2, rows: 2 * rowsEach }, finished: false });
    // Killed in the middle of the second batch: rows are asked, the cursor has not moved.
    await expect(fanOutBatch({ store: dyingAfter(store(), 4) }, id, 2)).rejects.toThrow("killed");
    expect(await progress()).toMatchObject({ done: { owners: 2, rows: 2 * rowsEach }, finished: false });
    expect((await asked()).length).toBeGreaterThan(2 * rowsEach);
    // Killed at the very end, with all rows of the batch asked and only the cursor left to move.
    await expect(fanOutBatch({ store: dyingAfter(store(), 2 * rowsEach) }, id, 2)).rejects.toThrow("killed");
    expect(await fanOutBatch(test.server.services, id, 2)).toBe("more");
    expect(await progress()).toMatchObject({ done: { owners: 4, rows: 4 * rowsEach }, finished: false });
  });

  it("two servers at once count each owner once", async () => {
    const id = await changeId();
    await Promise.all([fanOutBatch(test.server.services, id, 2), fanOutBatch(test.server.services, id, 2)]);
    // Whoever comes late takes the next batch; nobody counts what the other has counted.
    const { owners: told, rows } = (await progress())?.done ?? { owners: 0, rows: 0 };
    expect([6, owners.length]).toContain(told);
    expect(rows).toBe(told * rowsEach);
    expect(await asked()).toEqual(Array.from({ length: rows }, () => 1));
  });

  it("a new server takes up what the old one left, and ends with every row asked once and moved once to a day corrected meanwhile", async () => {
    await load("2026-10-01", "2027-05-01", "为了安全，制定本法。", "使用单位应当每半年检查一次电梯。");
    // Told by the day of before to the end: a walk that began is not begun anew.
    await sweepChanges(test.server.services, { families: [family] });
    const next = await openTestServer(kind, { ...engine, close: async () => {} });
    try {
      await next.server.services.store.jobs.drain();
      expect(value(await next.operator.call(changes.impact, { params: law })).fanOut).toMatchObject({
        total: { owners: owners.length, rows: total },
        done: { owners: owners.length, rows: total },
        finished: true,
      });
      expect(await asked()).toEqual(Array.from({ length: total }, () => 1));
      expect(await terms()).toEqual([{ moves: 1, due: "2027-04-01", rows: total }]);
      expect(await fanOutBatch(next.server.services, await changeId(), 2)).toBe("done");
    } finally {
      await next.close();
    }
  });
});
