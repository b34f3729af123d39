import { type CallInput, type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../store/index.ts";
import { engineKinds, freshEngine } from "../../testing/engines.ts";
import { codes, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";

const { register, registerChanges, operations } = routes;
const params = { organisation: demoCompany };
type Changes = CallInput<typeof registerChanges.preview>["body"]["changes"];

describe.each(engineKinds)("change sets on %s", (kind) => {
  let engine: Engine;
  let test: TestServer;
  let manager: Client;
  beforeAll(async () => {
    engine = await freshEngine(kind);
    test = await openTestServer(kind, engine);
    manager = await test.as("manager");
  });
  afterAll(() => test.close());

  const preview = async (changes: Changes) =>
    value(await manager.call(registerChanges.preview, { params, body: { changes } }));
  const apply = (changes: Changes, plan: string | null = null, client = manager) =>
    client.call(registerChanges.apply, { params, body: { changes, plan } });
  const undo = (change: string | null) =>
    manager.call(registerChanges.undo, { params: { ...params, change: change ?? "" }, body: {} });
  const show = async (risk: string) => value(await manager.call(register.show, { params: { ...params, risk } }));
  const add = async (title: string) => {
    const done = value(
      await apply([
        {
          kind: "add",
          no: "1",
          title,
          harm: "伤人",
          owner: "设备部",
          area: "lift",
          documents: [{ cells: { document: "《甲法》", effective: "2004年", objectives: "每年检测一次\n持证上岗" } }],
        },
      ]),
    );
    return { risk: done.rows[0]?.risk ?? "", version: done.rows[0]?.version ?? 0, change: done.id };
  };
  const journal = async () => (await engine.pool.query("select count(*)::integer as n from journal")).rows[0]?.n;

  it("a preview writes nothing, and what is applied is what it said", async () => {
    const { risk, version } = await add("电梯困人");
    const before = await journal();
    const changes: Changes = [
      {
        kind: "change",
        risk,
        seen: version,
        edits: [
          { line: null, column: "risk", to: "电梯困人与坠落" },
          { line: null, column: "owner", to: "行政部" },
          { line: null, column: "objectives", to: "持证上岗\n每半年检测一次" },
        ],
        documents: [{ cells: { document: "乙条例", effective: "2019.6.1" } }],
      },
      { kind: "add", title: "触电" },
    ];
    const plan = await preview(changes);
    expect(await journal()).toBe(before);
    expect(plan.counts).toEqual({ added: 1, changed: 1, removed: 0, conflict: 0, refused: 0, unchanged: 0 });
    expect(plan.rows[0]?.cells.map(({ column, from, to }) => [column, from, to])).toEqual([
      ["risk", "电梯困人", "电梯困人与坠落"],
      ["document", "", "乙条例"],
      ["effective", "", "2019.6.1"],
      ["objectives", "每年检测一次\n持证上岗", "持证上岗\n每半年检测一次"],
      ["owner", "设备部", "行政部"],
    ]);
    const done = value(await apply(changes, plan.plan));
    expect(done.counts).toEqual(plan.counts);
    const now = await show(risk);
    expect(now).toMatchObject({ title: "电梯困人与坠落", owner: "行政部", objectives: [{ text: "每半年检测一次" }] });

    expect(codes(await apply(changes, plan.plan))).not.toEqual([]);
    const back = value(await undo(done.id));
    expect([back.restored.length, back.kept.length]).toEqual([2, 0]);
    expect(await show(risk)).toMatchObject({
      title: "电梯困人",
      owner: "设备部",
      objectives: [],
      lines: [{ title: "甲法" }],
    });
    expect(codes(await undo(done.id))).toEqual(["change-taken-back"]);
    expect(value(await test.operator.call(operations.verify, {}))).toMatchObject({ ok: true, first: null });
  });
});
