import { type Client, routes } from "@touchstone/contract";
import { risk } from "@touchstone/register";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyStore } from "../store/index.ts";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";
import { upgradeRisks } from "./risk-stream.ts";

const noRisk = risk.initial;

const { register, registerWork } = routes;
const organisation = { organisation: demoCompany };
const from = "2026-11-23";

describe.each(engineKinds)("work that asks for a certificate on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let params: { organisation: string; risk: string };
  let item: string;
  const show = async (on?: string) =>
    value(await manager.call(register.show, { params, query: on === undefined ? {} : { on } }));
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
    const body = { title: "电梯困人", harm: "", owner: "设备部", area: "lift" };
    params = { ...organisation, risk: value(await manager.call(register.identify, { params: organisation, body })).id };
    const frequency = { times: 24, per: "year" as const };
    value(await manager.call(register.setObjective, { params, body: { text: "半月维保", frequency } }));
    const objective = (await show()).objectives[0]?.id ?? "";
    const control = { who: "维保公司", what: "修理", when: "每半月", where: "机房", why: "不困人", how: "按规程" };
    value(await manager.call(register.setControl, { params, body: { objective, ...control, documents: [] } }));
    item = (await show()).controls[0]?.id ?? "";
  });
  afterAll(() => test.close());

  type Given = Partial<(typeof registerWork.assignWork)["body"]["_zod"]["input"]>;
  const assign = (code: string, issued: string, given: Given = {}) =>
    manager.call(registerWork.assignWork, {
      params,
      body: {
        item,
        obligation: "LF-001",
        work: "T",
        name: "王工",
        from,
        certificates: [{ code, issued }],
        ...given,
      },
    });

  it("T work is refused to a holder of A, with the rule and what is asked (OH-8)", async () => {
    const refused = await assign("A", "2025-03-01");
    expect(refused.ok ? null : refused.problem.error).toMatchObject({
      code: "operator-certificate-missing",
      rule: { source: "特种设备作业人员监督管理办法" },
      facts: { work: "T", holds: ["A"] },
    });
    expect((await show()).assignments).toEqual([]);
  });

  it("a certificate that has expired on the day is refused; one issued for later says from when it passes", async () => {
    const expired = await assign("T", "2022-11-23");
    expect(expired.ok ? null : expired.problem.error).toMatchObject({
      code: "operator-certificate-not-valid",
      facts: { until: "2026-11-22" },
      passesFrom: null,
    });
    const later = await assign("T", "2026-12-01");
    expect(later.ok ? null : later.problem.error).toMatchObject({
      code: "operator-certificate-not-valid",
      passesFrom: "2026-12-01",
    });
    value(await assign("T", "2022-11-24"));
    expect((await show()).assignments).toMatchObject([{ item, name: "王工", code: "T", until: "2026-11-23" }]);
  });

  it("shows on a later day that the certificate has lapsed, until it is set again with a new one", async () => {
    const [first] = (await show("2026-11-24")).assignments;
    expect(first).toMatchObject({ lapsed: true });
    expect((await show("2026-11-23")).assignments[0]?.lapsed).toBe(false);
    value(await assign("T", "2026-11-01", { id: first?.id ?? "" }));
    expect((await show("2026-11-24")).assignments).toMatchObject([
      { id: first?.id, until: "2030-10-31", lapsed: false },
    ]);
  });

  it("refuses a work that the obligation does not name, a plan's item and an assignment that are not there", async () => {
    expect(codes(await assign("T", "2025-01-01", { obligation: "LF-032" }))).toEqual(["work-not-of-obligation"]);
    expect(codes(await assign("G1", "2025-01-01", { work: "G1" }))).toEqual(["work-not-of-obligation"]);
    expect(codes(await assign("T", "2025-01-01", { item: "none" }))).toEqual(["plan-item-unknown"]);
    expect(codes(await assign("T", "2025-01-01", { id: "none" }))).toEqual(["plan-item-unknown"]);
    const evaluator = await test.as("evaluator");
    const body = { item, obligation: "LF-001", work: "T", name: "王工", from, certificates: [] };
    expect(codes(await evaluator.call(registerWork.assignWork, { params, body }))).toEqual(["not-permitted"]);
  });

  it("keeps the name out of the journal's open data", async () => {
    const { store } = test.server.services;
    const rows = await store.maintenance((tx) =>
      tx.query<{ data: string }>("select data::text as data from journal where type = 'WorkAssigned'"),
    );
    expect(rows.rows.length).toBeGreaterThan(0);
    expect(rows.rows.map(({ data }) => data).join()).not.toContain("王工");
  });

  it("rows of before, in which no work was assigned, are as the fold of today makes them", async () => {
    const { store } = test.server.services;
    const upgraded = await store.transaction({ owner: demoCompany, caseId: null }, async (tx) => {
      const made = store.world.newId();
      const { assignments: _none, ...old } = noRisk;
      await tx.query(
        `insert into register_risk (owner, id, version, state, title, risk_state, state_rank, area, lawless, loose_lines)
         values ($1, $2, 1, $3, '', 'absent', 0, '', true, 0)`,
        [demoCompany, made, JSON.stringify(old)],
      );
      await tx.query(upgradeRisks, []);
      const { rows } = await tx.query<{ state: unknown }>("select state from register_risk where id = $1", [made]);
      await tx.query("delete from register_risk where id = $1", [made]);
      return rows[0]?.state;
    });
    expect(upgraded).toEqual(noRisk);
    expect((await verifyStore(store)).first).toBeNull();
  });

  it("lists the obligations that ask for a certificate", async () => {
    const { works } = value(await manager.call(registerWork.works, { params: organisation }));
    const lift = works.find(({ obligation }) => obligation === "LF-001");
    expect(lift?.codes.map(({ code }) => code)).toEqual(["A", "T"]);
  });
});
