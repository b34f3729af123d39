import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";

const { records, readiness, register } = routes;
const organisation = { organisation: demoCompany };
// The test server's legal today is 2026-11-23.
const aim = {
  title: "职业健康安全首次认证",
  standard: "iso45001",
  complexity: "medium",
  subject: "legal-person",
  documentedSince: "2026-07-01",
  operatingSince: "2026-09-30",
  plannedAudit: "2026-12-29",
  personnel: 86,
  licences: [{ name: "营业执照", until: "2026-12-01" }],
};
const audit = {
  title: "内审",
  standards: ["iso45001"],
  scope: "全部部门",
  plannedOn: "2026-11-01",
  auditors: "周明",
  independent: true,
};

describe.each(engineKinds)("readiness for certification on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
  });
  afterAll(() => test.close());

  const begin = async (of: string, values: object) =>
    value(
      await manager.call(records.begin, { params: { ...organisation, kind: of }, body: { values: values as never } }),
    ).id;
  const step = async (record: string, id: string, values: object) =>
    value(
      await manager.call(records.step, {
        params: { ...organisation, record },
        body: { step: id, values: values as never },
      }),
    );
  const ask = async () => value(await manager.call(readiness.show, { params: organisation, query: {} }));
  const refused = async () =>
    (await ask()).aims[0]?.gates.map(({ gate, refusals }) => [gate, refusals.map(({ code }) => code)]);

  it("without an aim has none, and says how the register stands", async () => {
    expect(await ask()).toEqual({ on: "2026-11-23", aims: [], gaps: {}, rows: 0 });
  });

  it("names every shut gate with the day from which it opens, and the auditor days", async () => {
    await begin("aim", aim);
    expect(await refused()).toEqual([
      ["application", ["licence-expired", "operation-too-short"]],
      ["stage-two", ["internal-audit-not-finished", "management-review-not-finished"]],
    ]);
    const [first] = (await ask()).aims;
    // Three months from 2026-09-30 end on 2026-12-30: one day after the planned audit (3S-4).
    expect(first?.gates[0]?.refusals[1]?.passesFrom).toBe("2026-12-30");
    expect(first?.gates[0]?.refusals[1]?.message).toMatch(/\p{Script=Han}/u);
    expect(first?.days).toMatchObject({ basis: "MD5 only" });
    expect(first?.days?.days).toBeGreaterThan(5);
  });

  it("a planned audit opens no gate, one that was held does; the register's open rows are the gaps", async () => {
    const made = await begin("internal-audit", audit);
    expect((await ask()).aims[0]?.internalAudit).toBeNull();
    await step(made, "audit", {
      heldOn: "2026-11-10",
      findings: [{ clause: "8.1.2", verdict: "conform", evidence: "抽查" }],
    });
    expect(await refused()).toEqual([
      ["application", ["licence-expired", "operation-too-short"]],
      ["stage-two", ["management-review-not-finished"]],
    ]);
    const body = { title: "电梯困人", harm: "", owner: "设备部", area: "lift" };
    value(await manager.call(register.identify, { params: organisation, body }));
    expect(await ask()).toMatchObject({ gaps: { unidentified: 1 }, rows: 1 });
  });

  it("shows nobody the readiness of another", async () => {
    expect(codes(await manager.call(readiness.show, { params: { organisation: demoBody }, query: {} }))).toEqual([
      "not-found",
    ]);
  });
});
