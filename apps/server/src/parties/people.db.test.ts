import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

const party = routes.parties;

describe.each(engineKinds)("people of a body on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
  });
  afterAll(() => test.close());

  const organisation = demoBody;
  const enter = async (name: string) => {
    const planner = await test.as("planner");
    const { id: person } = value(
      await planner.call(party.enterPerson, { params: { organisation }, body: { person: null, name } }),
    );
    return { planner, person, params: { organisation, person } };
  };

  it("the demo's adviser to the company is refused for it and free for others, until two years after", async () => {
    const planner = await test.as("planner");
    const params = { organisation, person: "01900000-0000-7000-8000-00000000a006" };
    const ask = async (client: string) => value(await planner.call(party.independence, { params, query: { client } }));
    expect(await ask(demoCompany)).toMatchObject({ independent: false, passesFrom: "2027-03-23" });
    expect(await ask("01900000-0000-7000-8000-00000000ff09")).toMatchObject({ independent: true });
    const leader = { organisation, person: "01900000-0000-7000-8000-00000000a004" };
    const query = { area: "32", function: "team-leading" as const };
    expect(value(await planner.call(party.competence, { params: leader, query })).competent).toBe(true);
    expect(value(await planner.call(party.competence, { params, query })).competent).toBe(false);
  });

  it("an adviser is refused for two years and free on the corresponding day, with path, rule and day [17021-1 5.2.10]", async () => {
    const { planner, params } = await enter("何川乙");
    value(
      await planner.call(party.declareRelation, {
        params,
        body: { kind: "consultancy", to: { id: demoCompany, name: "澄湖" }, since: "2023-05-01", until: "2024-03-01" },
      }),
    );
    const ask = async (on: string) =>
      value(await planner.call(party.independence, { params, query: { client: demoCompany, on } }));
    expect(await ask("2026-02-28")).toMatchObject({
      independent: false,
      passesFrom: "2026-03-01",
      rule: { source: "ISO/IEC 17021-1:2015", clause: "5.2.10" },
      path: [{ kind: "consultancy", to: { id: demoCompany, name: "澄湖" }, lapses: "2026-03-01" }],
      pack: "independence",
    });
    expect(await ask("2026-03-01")).toMatchObject({ independent: true, path: [] });
  });

  it("a group company's consultancy reaches the body's own people [17021-1 5.2.7]", async () => {
    const { planner, params } = await enter("赵一");
    const client = "01900000-0000-7000-8000-00000000ff01";
    const adviser = "01900000-0000-7000-8000-00000000ff02";
    const record = (body: Parameters<typeof planner.call<typeof party.recordRelation>>[1]["body"]) =>
      planner.call(party.recordRelation, { params: { organisation }, body });
    value(
      await record({
        kind: "related",
        from: { id: adviser, name: "衡测咨询" },
        to: { id: organisation, name: "衡测认证" },
        since: null,
        until: null,
      }),
    );
    value(
      await record({
        kind: "consultancy",
        from: { id: adviser, name: "衡测咨询" },
        to: { id: client, name: "某厂" },
        since: "2024-01-01",
        until: "2025-12-31",
      }),
    );
    const answer = value(await planner.call(party.independence, { params, query: { client, on: "2026-11-23" } }));
    expect(answer.path.map(({ kind }) => kind)).toEqual(["employment", "related", "consultancy"]);
    expect(answer).toMatchObject({ independent: false, passesFrom: "2027-12-31" });
    expect(answer.path.map(({ from, to }) => `${from.name} → ${to.name}`)).toEqual([
      "赵一 → 衡测认证（示例）",
      "衡测咨询 → 衡测认证（示例）",
      "衡测咨询 → 某厂",
    ]);
    const { relations } = value(await planner.call(party.relations, { params: { organisation } }));
    expect(relations.filter(({ from }) => from.id === adviser).map(({ person, lapses }) => [person, lapses])).toEqual([
      [null, null],
      [null, "2027-12-31"],
    ]);
  });

  it("competence holds on its days only, and ends earlier with a reason, never later [17021-1 7.1.1] [17021-1 7.1.3]", async () => {
    const { planner, params } = await enter("钱二");
    const ask = async (on: string) =>
      value(await planner.call(party.competence, { params, query: { area: "39-property", function: "audit", on } }));
    expect(await ask("2026-11-23")).toMatchObject({ competent: false, reason: "not-shown" });
    const body = { area: "39-property", function: "audit" as const, evidence: "见证审核 12" };
    value(
      await planner.call(party.recordQualification, {
        params,
        body: { ...body, from: "2026-01-01", until: "2027-12-31" },
      }),
    );
    expect(await ask("2025-12-31")).toMatchObject({ competent: false, reason: "not-yet", passesFrom: "2026-01-01" });
    expect(await ask("2026-11-23")).toMatchObject({ competent: true, evidence: "见证审核 12", until: "2027-12-31" });
    const file = value(await planner.call(party.person, { params }));
    const qualification = file.qualifications[0]?.id ?? "";
    const end = (until: string) =>
      planner.call(party.endQualification, { params: { ...params, qualification }, body: { until, reason: "抽查" } });
    expect(codes(await end("2028-01-31"))).toEqual(["qualification-ends-earlier"]);
    value(await end("2026-11-22"));
    expect(await ask("2026-11-23")).toMatchObject({ competent: false, reason: "lapsed" });
  });

  it("a relation's end is said once, so nobody shortens the distance afterwards [17021-1 5.2.13]", async () => {
    const { planner, params } = await enter("孙三");
    value(
      await planner.call(party.declareRelation, {
        params,
        body: { kind: "employment", to: { id: demoCompany, name: "澄湖" }, since: "2020-01-01", until: null },
      }),
    );
    const relation = value(await planner.call(party.person, { params })).relations[0]?.id ?? "";
    const end = (until: string) =>
      planner.call(party.endRelation, { params: { ...params, relation }, body: { until } });
    expect(codes(await end("2019-12-31"))).toEqual(["ends-before-it-begins"]);
    value(await end("2026-06-30"));
    expect(codes(await end("2021-06-30"))).toEqual(["relation-already-ended"]);
    expect(value(await planner.call(party.person, { params })).relations[0]?.lapses).toBe("2028-06-30");
  });

  it("a ban without end bars whatever is on file", async () => {
    const { planner, params } = await enter("李四");
    const body = { area: "39-property", function: "audit" as const, evidence: "见证审核 3" };
    value(
      await planner.call(party.recordQualification, { params, body: { ...body, from: "2020-01-01", until: null } }),
    );
    value(
      await planner.call(party.recordBan, {
        params,
        body: { from: "2026-01-01", until: null, reason: "伪造审核记录" },
      }),
    );
    const query = { area: "39-property", function: "audit" as const, on: "2026-11-23" };
    expect(value(await planner.call(party.competence, { params, query }))).toMatchObject({
      competent: false,
      reason: "barred",
      passesFrom: null,
    });
  });

  it("files of another organisation are not found; the body's own staff read them; a planner grants no roles [17021-1 8.4.6] [17021-1 9.5.1.2]", async () => {
    const { person, params } = await enter("周五");
    const manager = await test.as("manager");
    const auditor = await test.as("auditor");
    const planner = await test.as("planner");
    expect(codes(await manager.call(party.person, { params }))).toEqual(["not-found"]);
    expect(codes(await manager.call(party.people, { params: { organisation } }))).toEqual(["not-found"]);
    expect(codes(await manager.call(party.person, { params: { organisation: demoCompany, person } }))).toEqual([
      "not-found",
    ]);
    expect(value(await auditor.call(party.person, { params })).name).toBe("周五");
    expect(
      codes(await auditor.call(party.recordBan, { params, body: { from: "2026-01-01", until: null, reason: "x" } })),
    ).toEqual(["not-permitted"]);
    const grant = { params: { organisation }, body: { person, roles: ["decision-maker" as const] } };
    expect(codes(await planner.call(party.grantMembership, grant))).toEqual(["not-permitted"]);
    value(await test.operator.call(party.grantMembership, grant));
    expect(value(await planner.call(party.person, { params })).roles).toEqual(["decision-maker"]);
  });

  it("a person registers their own company and grants roles in it; a body is the operator's to register [17021-1 5.1.1] [17021-1 6.1.1]", async () => {
    const manager = await test.as("manager");
    const name = { zh: "新澄物业", en: "Xincheng Property" };
    const register = (kind: "company" | "body") => ({ body: { kind, name, region: "330100" } });
    expect(codes(await manager.call(party.registerOrganisation, register("body")))).toEqual([
      "organisation-needs-approval",
    ]);
    expect(codes(await test.anonymous.call(party.registerOrganisation, register("company")))).toEqual([
      "not-signed-in",
    ]);
    value(await test.operator.call(party.registerOrganisation, register("body")));
    const { id } = value(await manager.call(party.registerOrganisation, register("company")));
    const { person } = value(await manager.call(party.session, {}));
    test.moveTo("2026-11-23T09:00:10Z");
    const evaluator = value(await (await test.as("evaluator")).call(party.session, {})).person;
    const grant = { params: { organisation: id }, body: { person: evaluator, roles: ["evaluator" as const] } };
    value(await manager.call(party.grantMembership, grant));
    expect(value(await manager.call(party.organisation, { params: { organisation: id } }))).toMatchObject({
      kind: "company",
      members: [
        { person, roles: ["manager", "administrator"] },
        { person: evaluator, roles: ["evaluator"] },
      ],
    });
  });
});
