import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds, freshEngine } from "../testing/engines.ts";
import { demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

const path = routes.register.identify.path.replace("{organisation}", demoCompany);

describe.each(engineKinds)("the same command twice on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
  });
  afterAll(() => test.close());

  const send = (key: string, title: string, to = path) =>
    test.send(to, {
      method: "POST",
      headers: {
        authorization: `Bearer ${test.server.token}`,
        "content-type": "application/json",
        "idempotency-key": key,
      },
      body: JSON.stringify({ title, harm: "", owner: "" }),
    });
  const titled = async (title: string): Promise<number> => {
    const { rows } = await test.server.services.store.transaction({ owner: demoCompany, caseId: null }, (tx) =>
      tx.query<{ n: number }>("select count(*)::integer as n from journal where data->>'title' = $1", [title]),
    );
    return rows[0]?.n ?? 0;
  };

  it("fifty at once have one effect and one answer, byte for byte", async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => send("fifty", "fifty")));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200));
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    expect(await titled("fifty")).toBe(1);
  });

  it("under the same key another body, or another path, is refused and does nothing", async () => {
    expect((await send("other", "first")).status).toBe(200);
    const other = await send("other", "second");
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ error: { code: "idempotency-key-reused" } });
    expect(await titled("second")).toBe(0);
    const elsewhere = path.replace(demoCompany, "01900000-0000-7000-8000-00000000b001");
    // Another owner's keys are another owner's.
    expect((await send("other", "first", elsewhere)).status).toBe(200);
  });

  it("a refusal is not kept: the key still serves once the fault is mended", async () => {
    expect((await send("mended", "")).status).toBe(422);
    expect((await send("mended", "mended")).status).toBe(200);
    expect(await titled("mended")).toBe(1);
  });

  it("two people may use the same key", async () => {
    const manager = await test.as("manager");
    const answer = await manager.call(routes.register.identify, {
      params: { organisation: demoCompany },
      body: { title: "by another", harm: "", owner: "" },
      key: "fifty",
    });
    expect(value(answer).version).toBe(1);
  });

  it("without a key nothing is done", async () => {
    const { status } = await test.send(path, {
      method: "POST",
      headers: { authorization: `Bearer ${test.server.token}`, "content-type": "application/json" },
      body: JSON.stringify({ title: "keyless", harm: "", owner: "" }),
    });
    expect(status).toBe(400);
    expect(await titled("keyless")).toBe(0);
  });
});

it("the answer survives a restart", async () => {
  const engine = await freshEngine("embedded");
  const request = (test: TestServer) =>
    test.send(path, {
      method: "POST",
      headers: {
        authorization: `Bearer ${test.server.token}`,
        "content-type": "application/json",
        "idempotency-key": "kept",
      },
      body: JSON.stringify({ title: "kept", harm: "", owner: "" }),
    });
  const staying = { ...engine, close: async () => {} };
  const before = await openTestServer("embedded", staying);
  const first = await (await request(before)).text();
  await before.close();
  const after = await openTestServer("embedded", staying);
  expect(await (await request(after)).text()).toBe(first);
  await after.close();
  await engine.close();
});
