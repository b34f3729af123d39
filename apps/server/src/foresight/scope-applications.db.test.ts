import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { playActs, storyActs, valuesOn } from "../cases/testing/case-story.ts";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

const { cases, scopeApplications, foresightScope, foresightParties } = routes;
const params = { organisation: demoCompany };

describe.each(engineKinds)("the stated scope beside what is applied for, by HTTP on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
  });
  afterAll(() => test.close());

  const list = async () => value(await manager.call(scopeApplications.list, { params }));
  const state = async (statement: string) => {
    const body = { name: `客户 ${statement}`, side: "external" as const };
    const party = value(await manager.call(foresightParties.nameParty, { params, body })).id;
    const at = { ...params, party };
    value(await manager.call(foresightParties.recordNeed, { params: at, body: { kind: "expectation", text: "守法" } }));
    const { items } = value(await manager.call(foresightParties.parties, { params, query: { limit: 200 } }));
    const need = items.find(({ id }) => id === party)?.needs[0]?.id ?? "";
    const decided = { need, as: "requirement" as const, text: "守法", obligation: null };
    value(await manager.call(foresightParties.decideNeed, { params: at, body: decided }));
    const stated = { statement, activities: ["物业"], answers: [{ party, need }] };
    value(await manager.call(foresightScope.stateScope, { params, body: stated }));
  };

  it("tells whether they differ, and what was decided, which is what the certificate says", async () => {
    expect(await list()).toEqual({ stated: null, applications: [] });
    const applied = { params, body: { scheme: "cn-ohsms", body: demoBody } };
    const { id } = value(await manager.call(cases.apply, applied));
    const planner = await test.as("planner");
    const view = async () => value(await planner.call(cases.show, { params: { case: id } }));
    expect((await list()).applications).toEqual([]);
    await playActs({ test, id, view }, storyActs.slice(0, 2));
    const { application } = valuesOn("2026-11-23");
    expect(await list()).toMatchObject({
      stated: null,
      applications: [{ case: id, applied: application.scope, differs: null, decided: null }],
    });
    await state("办公楼物业服务");
    expect(await list()).toMatchObject({ stated: { edition: 1 }, applications: [{ differs: true }] });
    await state(`${application.scope.zh}。`);
    expect(await list()).toMatchObject({ stated: { edition: 2 }, applications: [{ differs: false, decided: null }] });

    await playActs({ test, id, view }, storyActs.slice(2));
    const [one] = (await list()).applications;
    const { statement } = await view();
    expect(one?.decided).toEqual(application.scope);
    const printed = value(
      await planner.call(routes.statements.show, {
        params: { organisation: demoBody, statement: statement?.id ?? "" },
      }),
    );
    expect(JSON.stringify(printed)).toContain(one?.decided?.zh);
  });

  it("is told to nobody else: not to the body, nor to who is not signed in", async () => {
    const planner = await test.as("planner");
    expect(codes(await planner.call(scopeApplications.list, { params }))).toEqual(["not-found"]);
    expect(codes(await test.anonymous.call(scopeApplications.list, { params }))).toEqual(["not-signed-in"]);
    const own = value(await test.operator.call(scopeApplications.list, { params: { organisation: demoBody } }));
    // The body's own cases are no applications of the body.
    expect(own.applications).toEqual([]);
  });
});
