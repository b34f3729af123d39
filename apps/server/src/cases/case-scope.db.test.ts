import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";
import { openCaseFor, type Play, playActs, storyActs, valuesOn } from "./testing/case-story.ts";
import { openDemoCase, playByHttp } from "./testing/play-by-http.ts";

const { caseScope, cases, findingTasks } = routes;
const upTo = (name: string) => storyActs.findIndex((each) => each.name === name);
const met = { activity: "二岁以下托育", place: "一号楼二层", evidence: "班级名册 2026-11，8 名", grade: "minor" };

describe.each(engineKinds)("an activity outside the scope of a case, by HTTP on %s", (kind) => {
  let test: TestServer;
  let play: Play;
  let leader: Client;
  beforeAll(async () => {
    test = await openTestServer(kind);
    play = await openCaseFor(test);
    leader = await test.as("leader");
  }, 120_000);
  afterAll(() => test.close());

  const show = async (id = play.id) => value(await leader.call(caseScope.show, { params: { case: id } }));
  const raise = async (change: object = {}, account = "leader") =>
    (await test.as(account)).call(caseScope.raiseOutside, { params: { case: play.id }, body: { ...met, ...change } });

  it("has nothing to compare with before the application, and no clause before the checklist", async () => {
    expect(await show()).toEqual({ scope: null, asks: null });
    expect(codes(await raise())).toEqual(["case-without-scope"]);
    await playActs(play, storyActs.slice(0, upTo("draw points")));
    const { scope } = valuesOn("2026-11-23").application;
    expect(await show()).toEqual({ scope: { basis: "applied", text: scope }, asks: null });
    expect(codes(await raise())).toEqual(["case-asks-no-scope"]);
  });

  it("is a finding like any other: raised while the team collects, by the team, against the clause of the scope", async () => {
    await playActs(play, storyActs.slice(upTo("draw points"), upTo("file opening-meeting")));
    expect(codes(await raise())).toEqual(["record-missing"]);
    expect((await play.view()).findings).toEqual([]);
    await playActs(play, storyActs.slice(upTo("file opening-meeting"), upTo("judge all but 1")));
    for (const account of ["planner", "manager"]) expect(codes(await raise({}, account))).toEqual(["not-permitted"]);
    expect(codes(await raise({ evidence: " " }))).toEqual(["body-invalid"]);
    expect(codes(await raise({ grade: "huge" }))).toContain("finding-grade-unknown");
    value(await raise());
    const { asks } = await show();
    const [finding] = (await play.view()).findings;
    expect(finding).toMatchObject({ grade: "minor", point: asks?.point, evidence: met.evidence, state: "open" });
    expect(finding?.requirement).toEqual(asks?.requirement);
    expect(finding?.requirement.clause).toBe("4.3");
    expect(finding?.standards).toContainEqual({ id: "iso45001", clause: "4.3" });
    for (const said of [met.activity, met.place, "申请的范围", "办公楼物业服务（电梯、职工食堂）"])
      expect(finding?.statement).toContain(said);
    const own = { requirement: { source: "GB/T 45001", clause: "4.3 c" } };
    value(await raise(own));
    expect((await play.view()).findings.at(-1)).toMatchObject({ point: null, ...own });
  });

  it("comes to the client as a finding of the certifier, to be taken over", async () => {
    const manager = await test.as("manager");
    const organisation = { organisation: demoCompany };
    const { items } = value(await manager.call(findingTasks.list, { params: organisation, query: {} }));
    const one = items.find(({ statement }) => statement.includes(met.activity));
    const taken = { params: { ...organisation, case: play.id, finding: one?.finding ?? "" } };
    const { id } = value(await manager.call(findingTasks.take, taken));
    const { values } = value(
      await manager.call(routes.records.show, { params: { ...organisation, record: id }, query: {} }),
    );
    expect(values).toMatchObject({ foundBy: "certifier" });
    // The client reads the scope of its case, and raises nothing in it.
    expect(value(await manager.call(caseScope.show, { params: { case: play.id } })).scope?.basis).toBe("applied");
  });

  it("in a surveillance, which applies for nothing, is held against what the certificate says", async () => {
    const id = await openDemoCase(test, { scheme: "cn-qms", occasion: "initial", statement: null });
    const { problem, state } = await playByHttp(test, id, { wanted: ["accept", "grant"], scenes: [] });
    expect(problem).toBeNull();
    const about = state.attested?.statement ?? "";
    const later = await openDemoCase(test, { scheme: "cn-qms", occasion: "surveillance", statement: about });
    const view = value(await leader.call(cases.show, { params: { case: later } }));
    expect(view.about?.id).toBe(about);
    const { scope } = await show(later);
    expect(scope?.basis).toBe("certified");
    expect(scope?.text.zh).not.toBe("");
  }, 120_000);
});
