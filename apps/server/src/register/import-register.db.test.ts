import { type Client, routes } from "@touchstone/contract";
import { columns } from "@touchstone/register";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../store/index.ts";
import { engineKinds, freshEngine } from "../testing/engines.ts";
import { codes, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

const { register, registerChanges, operations } = routes;
const organisation = { organisation: demoCompany };
const headings = columns.map((column) => column.zh).join(",");
const utf8 = (text: string) => new TextEncoder().encode(text);
const file = (name: string, rows: number, line = (n: number) => `${n},${name} ${n},甲法,2004年,第一条,,,,,,,,`) =>
  utf8([headings, ...Array.from({ length: rows }, (_, n) => line(n + 1))].join("\n"));

describe.each(engineKinds)("a long register on %s", (kind) => {
  let engine: Engine;
  let test: TestServer;
  let manager: Client;
  beforeAll(async () => {
    engine = await freshEngine(kind);
    test = await openTestServer(kind, engine);
    manager = await test.as("manager");
  });
  afterAll(() => test.close());

  const send = (bytes: Uint8Array<ArrayBuffer>, key: string) =>
    manager.call(register.import, { params: organisation, query: { file: "长.csv" }, bytes, key });
  const counts = async (): Promise<readonly number[]> => {
    const tables = ["journal", "stream_head", "register_risk", "register_change", "command"];
    const counted = tables.map((table) => `(select count(*)::integer from ${table})`).join(", ");
    const { rows } = await engine.pool.query<{ counts: number[] }>(`select array[${counted}] as counts`);
    return rows[0]?.counts ?? [];
  };
  const tidied = async () => (await engine.pool.query("select done_at from upkeep")).rows[0]?.done_at;

  it("is imported whole or not at all; the key of the broken attempt still serves, and then answers again", async () => {
    const bytes = file("坏", 700);
    const before = await counts();
    await engine.pool.query("alter table register_risk add constraint broken check (title <> '坏 555')");
    expect(codes(await send(bytes, "whole"))).toEqual(["server-fault"]);
    expect(await counts()).toEqual(before);

    await engine.pool.query("alter table register_risk drop constraint broken");
    const first = value(await send(bytes, "whole"));
    expect([first.imported, first.unchanged]).toEqual([700, 0]);
    const after = await counts();
    expect(after.map((count, place) => count - (before[place] ?? 0))).toEqual([701, 701, 700, 1, 1]);

    expect(value(await send(bytes, "whole"))).toEqual(first);
    expect(value(await send(bytes, "another"))).toMatchObject({ imported: 0, unchanged: 700 });
    expect(await counts()).toEqual(after);
    expect(value(await test.operator.call(operations.verify, {}))).toMatchObject({ ok: true, first: null });
  });

  it("is taken back as a whole, as any change set is", async () => {
    const imported = value(await send(file("撤", 3), "back"));
    // The clock of the test stands, so that the order of two imports is any.
    const { items } = value(await manager.call(registerChanges.list, { params: organisation, query: {} }));
    const listed = items.find(({ id }) => id === imported.change);
    expect(listed).toMatchObject({ file: "长.csv", added: 3, takenBack: null });
    const at = { ...organisation, change: imported.change ?? "" };
    expect(value(await manager.call(registerChanges.undo, { params: at, body: {} })).restored).toHaveLength(3);
    // What was taken back is not there, so that the same file brings it again.
    expect(value(await send(file("撤", 3), "again"))).toMatchObject({ imported: 3, unchanged: 0 });
    expect(value(await send(file("撤", 3), "once more"))).toMatchObject({ imported: 0, unchanged: 3, change: null });
  });

  it("sent twice at once under two keys is imported once", async () => {
    const bytes = file("同时", 300);
    const answers = await Promise.all(["left", "right"].map((key) => send(bytes, key)));
    expect(answers.map((answer) => value(answer).imported).toSorted((one, other) => one - other)).toEqual([0, 300]);
  });

  it("sent twice at once under one key gives one answer", async () => {
    const bytes = file("同键", 300);
    // Both are past the look for a stored answer before either writes; the embedded engine serves one at a time anyhow.
    const gate = kind === "postgresql" ? await engine.pool.connect() : null;
    const turn = [`register-import ${demoCompany}`];
    await gate?.query("select pg_advisory_lock(hashtextextended($1, 7462))", turn);
    const sent = Promise.all([send(bytes, "same"), send(bytes, "same")]);
    const waiting = async () =>
      (await gate?.query("select from pg_locks where locktype = 'advisory' and not granted"))?.rowCount ?? 2;
    await expect.poll(waiting, { timeout: 20_000 }).toBe(2);
    await gate?.query("select pg_advisory_unlock(hashtextextended($1, 7462))", turn);
    gate?.release();
    const [one, other] = await sent;
    expect(value(one)).toMatchObject({ imported: 300, unchanged: 0 });
    expect(other).toEqual(one);
  });

  it("is tidied up after where it was long", async () => {
    const before = await tidied();
    test.moveTo("2026-11-23T05:00:00Z");
    value(await send(file("短", 20), "short"));
    expect(await tidied()).toBe(before);
    value(await send(file("长", 1_200), "long"));
    expect(await tidied()).toBe("2026-11-23 05:00:00+00");
    const { rows } = await engine.pool.query(
      "select reltuples::integer as n from pg_class where relname = 'register_risk'",
    );
    expect(rows[0]?.n).toBeGreaterThanOrEqual(1_200);
  });

  it("of a million rows is refused, by its rows or by its size, before any is taken", async () => {
    const before = await counts();
    expect(
      codes(
        await send(
          file("", 1_000_000, () => "1,a,,,,,,,,,,,"),
          "rows",
        ),
      ),
    ).toEqual(["table-too-large"]);
    expect(codes(await send(file("风险", 1_000_000), "size"))).toEqual(["body-too-large"]);
    expect(await counts()).toEqual(before);
  });
});
