import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";
import { openCaseFor, person, playActs, storyActs } from "../testing/case-story.ts";

type Remedy = "reinstatement" | "new-review";

describe.each(engineKinds)("what an upheld appeal orders, on %s", (kind) => {
  let test: TestServer;
  let id = "";
  let statement = { id: "", number: "" };
  let day = "2026-11-24";
  beforeAll(async () => {
    test = await openTestServer(kind);
    const play = await openCaseFor(test);
    id = play.id;
    await playActs(play, storyActs);
    const view = await play.view();
    statement = { id: view.statement?.id ?? "", number: view.statement?.number ?? "" };
    await test.server.services.store.jobs.drain();
    const decider = await test.as("decider");
    on(day);
    value(
      await decider.call(routes.statements.withdraw, {
        params: { organisation: demoBody, statement: statement.id },
        body: { from: day, reason: "false-evidence", note: "" },
      }),
    );
  });
  afterAll(() => test.close());

  const on = (next: string) => {
    day = next;
    test.moveTo(`${next}T04:00:00Z`);
  };

  const decided = async (
    subject: "decision" | "standing",
    outcome: "upheld" | "dismissed",
    remedies: readonly Remedy[],
  ) => {
    const [manager, planner, arbiter] = [await test.as("manager"), await test.as("planner"), await test.as("second")];
    const body = { subject: { kind: subject, finding: null }, grounds: "材料是真的" };
    const filed = value(await manager.call(routes.appeals.file, { params: { case: id }, body }));
    const params = { case: id, appeal: filed.id };
    value(await planner.call(routes.appeals.acknowledge, { params, body: {} }));
    value(await planner.call(routes.appeals.assign, { params, body: { person: person.planner } }));
    value(await planner.call(routes.appeals.investigate, { params, body: { text: "核对原件" } }));
    value(
      await arbiter.call(routes.appeals.decide, {
        params,
        body: { outcome, remedies: [...remedies], reasons: "查实" },
      }),
    );
    return params;
  };
  const close = async (params: { readonly case: string; readonly appeal: string }) => {
    const planner = await test.as("planner");
    value(await planner.call(routes.appeals.tell, { params, body: { how: "书面" } }));
    value(await planner.call(routes.appeals.close, { params, body: {} }));
    return params;
  };
  const reinstate = async (account: string, params: { readonly case: string; readonly appeal: string }) =>
    (await test.as(account)).call(routes.appeals.reinstate, { params, body: { from: day, note: "" } });
  const inbox = async (account: string) =>
    value(await (await test.as(account)).call(routes.inbox.list, { params: { organisation: demoBody } })).items.map(
      ({ key }) => key,
    );

  it("a withdrawn statement comes back by a closed appeal that orders it, by the people who may, and by nothing else", async () => {
    expect(codes(await reinstate("decider", { case: id, appeal: id }))).toEqual(["not-found"]);
    const dismissed = await close(await decided("standing", "dismissed", []));
    expect(codes(await reinstate("decider", dismissed))).toEqual(["remedy-not-upheld"]);
    const another = await close(await decided("decision", "upheld", ["new-review"]));
    expect(codes(await reinstate("decider", another))).toEqual(["remedy-not-upheld"]);

    const params = await decided("standing", "upheld", ["reinstatement"]);
    expect(codes(await reinstate("decider", params))).toEqual(["remedy-not-upheld"]);
    await close(params);
    expect(await inbox("second")).toContain(`cases:${params.appeal}:remedy-reinstatement`);
    expect(codes(await reinstate("leader", params))).toEqual(["not-permitted"]);
    expect(codes(await reinstate("manager", params))).toEqual(["not-permitted"]);
    const other = await openCaseFor(test);
    expect(codes(await reinstate("second", { case: other.id, appeal: params.appeal }))).toEqual(["not-found"]);

    on("2026-11-26");
    value(await reinstate("second", params));
    expect(codes(await reinstate("second", params))).toContain("act-unlawful");
    expect(await inbox("second")).not.toContain(`cases:${params.appeal}:remedy-reinstatement`);
    const [planner, manager] = [await test.as("planner"), await test.as("manager")];
    const seen = async (client: typeof planner) =>
      value(await client.call(routes.appeals.ofCase, { params: { case: id } })).items.find(
        (each) => each.id === params.appeal,
      )?.orders;
    expect(await seen(planner)).toMatchObject([
      { remedy: "reinstatement", isDone: true, statement: { id: statement.id, standing: "in-force" } },
    ]);
    expect(await seen(manager)).toMatchObject([{ isDone: true, statement: { standing: "in-force" } }]);

    await test.server.services.store.jobs.drain();
    const page = await (await test.send(`/verify/${statement.number}?lang=en`)).text();
    expect(page).toContain("2026-11-24");
    expect(page).toContain("Withdrawn");
    expect(page).toContain("Withdrawal taken back");
    expect(await (await test.send(`/verify/${statement.number}?on=2026-11-25&lang=en`)).text()).toContain("Withdrawn");
  });

  it("any other remedy is carried out in a case of that client opened since, and the appeal names it", async () => {
    const planner = await test.as("planner");
    const [manager] = [await test.as("manager")];
    const items = value(await planner.call(routes.appeals.ofCase, { params: { case: id } })).items;
    const of = items.find(({ orders }) => orders.some(({ remedy }) => remedy === "new-review"));
    const params = { case: id, appeal: of?.id ?? "" };
    const follow = (into: string, client = planner) =>
      client.call(routes.appeals.follow, { params, body: { remedy: "new-review", case: into } });
    expect(codes(await follow(id))).toEqual(["remedy-case-wrong"]);
    expect(codes(await follow(params.appeal))).toEqual(["remedy-case-wrong"]);
    expect(await inbox("planner")).toContain(`cases:${params.appeal}:remedy-new-review`);
    const opened = value(
      await planner.call(routes.cases.open, {
        params: { organisation: demoBody },
        body: {
          scheme: "cn-ohsms",
          client: demoCompany,
          region: "330100",
          occasion: "special",
          statement: statement.id,
        },
      }),
    );
    expect(codes(await follow(opened.id, manager))).toEqual(["not-permitted"]);
    value(await follow(opened.id));
    expect(codes(await follow(opened.id))).toEqual(["remedy-followed-already"]);
    expect(await inbox("planner")).not.toContain(`cases:${params.appeal}:remedy-new-review`);
    const shown = value(await manager.call(routes.appeals.ofCase, { params: { case: id } })).items;
    expect(shown.find((each) => each.id === params.appeal)).toMatchObject({
      orders: [{ remedy: "new-review", isDone: true, case: { id: opened.id, number: opened.number } }],
      followUps: [],
    });
  });

  it("an appeal that was upheld before a withdrawal takes none back that came after it", async () => {
    const old = await close(await decided("standing", "upheld", ["reinstatement"]));
    on("2026-11-27");
    value(
      await (await test.as("decider")).call(routes.statements.withdraw, {
        params: { organisation: demoBody, statement: statement.id },
        body: { from: day, reason: "false-evidence", note: "" },
      }),
    );
    expect(codes(await reinstate("second", old))).toEqual(["remedy-not-upheld"]);
    expect(await inbox("second")).not.toContain(`cases:${old.appeal}:remedy-reinstatement`);
  });
});
