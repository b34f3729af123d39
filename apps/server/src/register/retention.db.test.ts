import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

const { register, registerRetention } = routes;
const organisation = { organisation: demoCompany };

describe.each(engineKinds)("until when a file of the register is kept on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let params: { organisation: string; risk: string; evidence: string };
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
    const body = { title: "餐厨废弃物流失", harm: "", owner: "食堂", area: "canteen" };
    const risk = value(await manager.call(register.identify, { params: organisation, body })).id;
    const query = { name: "台账.txt", on: "2022-09-10" };
    const bytes = new TextEncoder().encode("2022-09-10 12 kg");
    value(await manager.call(register.attachEvidence, { params: { ...organisation, risk }, query, bytes }));
    const row = value(await manager.call(register.show, { params: { ...organisation, risk } }));
    params = { ...organisation, risk, evidence: row.evidence[0]?.id ?? "" };
  });
  afterAll(() => test.close());
  const ask = (query: { record?: string; region?: string; destroyOn?: string }, of = params) =>
    manager.call(registerRetention.retention, { params: of, query: { record: "kitchen-waste-ledger", ...query } });

  it("a Wuhan ledger page of 2022-09-10 may go from 2024-09-10, and not the day before (CT-12)", async () => {
    const wuhan = { region: "420100" };
    expect(value(await ask(wuhan))).toMatchObject({ free: "2024-09-10", by: "wuhan-kitchen-waste-ledger" });
    const early = await ask({ ...wuhan, destroyOn: "2024-09-09" });
    expect(early.ok ? null : early.problem.error).toMatchObject({
      code: "record-kept",
      rule: { source: "武汉市餐厨废弃物管理办法" },
      passesFrom: "2024-09-10",
    });
    expect(value(await ask({ ...wuhan, destroyOn: "2024-09-10" })).free).toBe("2024-09-10");
  });

  it("at the organisation's own place no term is known, and that is no leave to destroy it", async () => {
    expect(value(await ask({})).free).toBeNull();
    expect(codes(await ask({ destroyOn: "2040-01-01" }))).toEqual(["retention-unknown"]);
  });

  it("refuses a kind of record that nobody knows, and a file that is not of this row or this organisation", async () => {
    expect(codes(await ask({ record: "diary" }))).toEqual(["retention-record-unknown"]);
    expect(codes(await ask({}, { ...params, evidence: params.risk }))).toEqual(["not-found"]);
    expect(codes(await ask({}, { ...params, organisation: demoBody }))).toEqual(["not-found"]);
  });
});
