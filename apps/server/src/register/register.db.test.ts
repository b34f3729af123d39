import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

describe.each(engineKinds)("a register row by HTTP on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
  });
  afterAll(() => test.close());

  const row = { title: "特种设备安全事故", harm: "电梯困人救援不及时", owner: "设备部" };

  it("goes from command to journal to read row", async () => {
    const manager = await test.as("manager");
    const { id } = value(
      await manager.call(routes.register.identify, { params: { organisation: demoCompany }, body: row }),
    );
    const shown = value(await manager.call(routes.register.show, { params: { organisation: demoCompany, risk: id } }));
    expect(shown).toEqual({ id, version: 1, ...row, state: "identified" });
  });

  it("the same key twice has one effect and one answer; with another body it is refused", async () => {
    const manager = await test.as("manager");
    const send = (title: string) =>
      manager.call(routes.register.identify, {
        params: { organisation: demoCompany },
        body: { ...row, title },
        key: "once",
      });
    const before = value(await manager.call(routes.register.list, { params: { organisation: demoCompany } })).items
      .length;
    const answers = await Promise.all(Array.from({ length: 20 }, () => send("火灾")));
    expect(new Set(answers.map((answer) => value(answer).id)).size).toBe(1);
    const after = value(await manager.call(routes.register.list, { params: { organisation: demoCompany } })).items
      .length;
    expect(after - before).toBe(1);
    expect(codes(await send("另一件事"))).toEqual(["idempotency-key-reused"]);
  });

  it("another organisation's register is not found, its own is", async () => {
    const planner = await test.as("planner");
    const manager = await test.as("manager");
    const list = (client: typeof planner, organisation: string) =>
      client.call(routes.register.list, { params: { organisation } });
    expect(codes(await list(planner, demoCompany))).toEqual(["not-found"]);
    expect(codes(await list(manager, demoBody))).toEqual(["not-found"]);
    expect(codes(await list(test.anonymous, demoCompany))).toEqual(["not-signed-in"]);
    expect((await list(manager, demoCompany)).ok).toBe(true);
  });

  it("a cursor belongs to its filter", async () => {
    const manager = await test.as("manager");
    const params = { organisation: demoCompany };
    for (const title of ["一", "二", "三"])
      await manager.call(routes.register.identify, { params, body: { ...row, title } });
    const first = value(await manager.call(routes.register.list, { params, query: { limit: 2 } }));
    expect(first.items).toHaveLength(2);
    const cursor = first.next ?? "";
    const second = value(await manager.call(routes.register.list, { params, query: { limit: 2, cursor } }));
    expect(second.items.map(({ id }) => id)).not.toContain(first.items[0]?.id);
    expect(codes(await manager.call(routes.register.list, { params, query: { cursor, search: "别的" } }))).toEqual([
      "cursor-invalid",
    ]);
  });
});
