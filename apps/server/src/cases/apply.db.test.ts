import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSchemes } from "../schemes/index.ts";
import { engineKinds } from "../testing/engines.ts";
import { askersOf, strangerOrganisation } from "../testing/strangers.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";
import { playActs, storyActs } from "./testing/case-story.ts";

describe.each(engineKinds)("a client applies by itself on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let planner: Client;
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
    planner = await test.as("planner");
  }, 180_000);
  afterAll(() => test.close());

  const wish = { scheme: "cn-ohsms", body: demoBody };
  const apply = (client: Client, change: object = {}, organisation = demoCompany, key?: string) =>
    client.call(routes.cases.apply, {
      params: { organisation },
      body: { ...wish, ...change },
      ...(key === undefined ? {} : { key }),
    });
  /** A company of the manager's own, without any case. */
  const newCompany = async (): Promise<string> => {
    const name = { zh: "青岚物业", en: "Qinglan Property" };
    const body = { kind: "company" as const, name, region: "330400" };
    const { id } = value(await manager.call(routes.parties.registerOrganisation, { body }));
    // Rights are remembered for a second; the test's clock stands until it is moved.
    const now = test.server.services.store.world.now();
    test.moveTo(now.add({ seconds: 2 }).toString());
    return id;
  };
  const acts = async (client: Client, organisation: string, id: string): Promise<readonly string[]> =>
    value(await client.call(routes.inbox.list, { params: { organisation } }))
      .items.filter(({ key }) => key.includes(id))
      .map(({ act }) => act.zh);
  const casesOf = async (): Promise<number> =>
    value(await planner.call(routes.cases.list, { params: { organisation: demoBody }, query: { limit: 200 } })).items
      .length;

  it("the bodies that can be picked are on a public list, with their schemes [17021-1 8.1.1]", async () => {
    const listed = async (query: object) =>
      value(await test.anonymous.call(routes.parties.bodies, { query })).items.map(({ id, schemes }) => ({
        id,
        schemes,
      }));
    const demo = [
      {
        id: demoBody,
        schemes: readSchemes()
          .map(({ id }) => id)
          .toSorted(),
      },
    ];
    expect(await listed({})).toEqual(demo);
    expect(await listed({ scheme: "cn-ohsms" })).toEqual(demo);
    expect(await listed({ scheme: "nothing" })).toEqual([]);
    expect(await listed({ name: "衡测" })).toEqual(demo);
    expect(await listed({ name: "%" })).toEqual([]);
  });

  it("the case is there for both, the client's application first, then the body's review [17021-1 9.1.1] [17021-1 8.5.1]", async () => {
    const opened = value(await apply(manager));
    expect(opened.number).toMatch(/^OH-2026-\d{4}$/);
    const own = value(await manager.call(routes.cases.show, { params: { case: opened.id } }));
    expect(own).toMatchObject({ client: { id: demoCompany }, body: { id: demoBody }, region: "330100", state: "open" });
    const [first, ...later] = own.steps;
    expect(first).toMatchObject({ act: "file-record", on: { kind: "application" }, mine: true, waitsFor: [] });
    expect(later.filter(({ waitsFor, mine }) => mine && waitsFor.length === 0)).toEqual([]);
    expect(await acts(manager, demoCompany, opened.id)).toEqual(["填写《认证申请书》"]);
    expect(await acts(planner, demoBody, opened.id)).toEqual([]);
    const listed = value(await planner.call(routes.cases.list, { params: { organisation: demoBody } }));
    expect(listed.items.map(({ id }) => id)).toContain(opened.id);
    const shared = value(await manager.call(routes.cases.shared, { params: { organisation: demoCompany } }));
    expect(shared.items.map(({ id }) => id)).toContain(opened.id);

    const view = async () => value(await planner.call(routes.cases.show, { params: { case: opened.id } }));
    await playActs({ test, id: opened.id, view }, storyActs.slice(0, 2));
    expect(await acts(planner, demoBody, opened.id)).toEqual(["填写《申请评审表》"]);
    expect(await acts(manager, demoCompany, opened.id)).toEqual([]);

    // Owned by the body, and reached by the client through the one case: the rest of the body's stays shut.
    const rows = await test.server.services.store.transaction({ owner: demoBody, caseId: opened.id }, (tx) =>
      tx.query<{ owner: string; case_id: string }>("select distinct owner, case_id from journal", []),
    );
    expect(rows.rows).toEqual([{ owner: demoBody, case_id: opened.id }]);
    expect(codes(await manager.call(routes.cases.list, { params: { organisation: demoBody } }))).toEqual(["not-found"]);
  });

  it("a second one is refused with the first one's number while that is under way, and not after it has ended", async () => {
    const company = await newCompany();
    const first = value(await apply(manager, {}, company));
    const refused = await apply(manager, {}, company);
    expect(codes(refused)).toEqual(["application-already-open"]);
    if (!refused.ok) {
      expect(refused.problem.error.facts).toMatchObject({ number: first.number, case: first.id });
      expect(refused.problem.error.message).toContain(first.number);
    }
    const view = async () => value(await planner.call(routes.cases.show, { params: { case: first.id } }));
    await playActs({ test, id: first.id, view }, storyActs.slice(0, 2));
    expect(codes(await apply(manager, {}, company))).toEqual(["application-already-open"]);
    const decline = {
      scopeCode: "32",
      riskClass: "medium",
      capacity: "无相应专业",
      outcome: "decline",
      reason: "无能力",
    };
    const params = { case: first.id };
    const body = { kind: "application-review", values: decline };
    const record = value(await planner.call(routes.cases.fileRecord, { params, body }));
    expect(record.version).toBeGreaterThan(0);
    const filed = (await view()).records.at(-1)?.id ?? "";
    value(
      await planner.call(routes.cases.sign, { params: { ...params, record: filed }, body: { signature: "reviewer" } }),
    );
    expect((await view()).state).toBe("declined");
    expect(value(await apply(manager, {}, company)).number).not.toBe(first.number);
  });

  it("what was begun is taken back by the client, and another may be begun (CASE-17)", async () => {
    const company = await newCompany();
    const first = value(await apply(manager, {}, company));
    const params = { case: first.id };
    const reason = "改到明年";
    const leader = await test.as("leader");
    expect(codes(await leader.call(routes.cases.end, { params, body: { reason } }))).toEqual(["not-your-step"]);
    value(await manager.call(routes.cases.end, { params, body: { reason } }));
    const seen = value(await planner.call(routes.cases.show, { params }));
    expect([seen.state, seen.ended?.side, seen.steps]).toEqual(["ended", "client", []]);
    expect(codes(await planner.call(routes.cases.end, { params, body: { reason } }))).toEqual(["case-closed"]);
    expect(value(await apply(manager, {}, company)).number).not.toBe(first.number);
  });

  it("a case that the body opened counts as well; the body itself may open another", async () => {
    const company = await newCompany();
    const open = () =>
      planner.call(routes.cases.open, {
        params: { organisation: demoBody },
        body: { scheme: "cn-ohsms", client: company, region: "330100" },
      });
    const { number } = value(await open());
    const refused = await apply(manager, {}, company);
    expect(codes(refused)).toEqual(["application-already-open"]);
    if (!refused.ok) expect(refused.problem.error.facts["number"]).toBe(number);
    expect(value(await open()).number).not.toBe(number);
  });

  it("at once, one of many gets through, and the same key is the same answer", async () => {
    const company = await newCompany();
    const before = await casesOf();
    const many = await Promise.all(Array.from({ length: 6 }, () => apply(manager, {}, company)));
    expect(many.filter(({ ok }) => ok)).toHaveLength(1);
    expect(many.filter(({ ok }) => !ok).flatMap(codes)).toEqual(Array(5).fill("application-already-open"));
    const other = await newCompany();
    const twins = await Promise.all(Array.from({ length: 4 }, () => apply(manager, {}, other, "once")));
    const again = await apply(manager, {}, other, "once");
    expect(new Set([...twins, again].map((answer) => value(answer).id)).size).toBe(1);
    expect(await casesOf()).toBe(before + 2);
  });

  it("nobody applies in another's name, and not everybody in their own", async () => {
    const before = await casesOf();
    await askersOf(test);
    expect(codes(await apply(test.anonymous))).toEqual(["not-signed-in"]);
    expect(codes(await apply(manager, {}, strangerOrganisation))).toEqual(["not-found"]);
    expect(codes(await apply(planner))).toEqual(["not-found"]);
    expect(codes(await apply(await test.as("evaluator")))).toEqual(["not-permitted"]);
    expect(codes(await apply(test.operator))).toEqual(["not-permitted"]);
    expect(codes(await apply(planner, {}, demoBody))).toEqual(["not-permitted"]);
    // The name in the case is that of the door, whatever else is sent.
    expect(codes(await apply(manager, { client: strangerOrganisation }))).toEqual(["body-invalid"]);
    expect(await casesOf()).toBe(before);
  });

  it("whoever takes no applications is not asked: a company, a stranger, a body that ended it, oneself", async () => {
    const company = await newCompany();
    const somewhere = test.server.services.store.world.newId();
    for (const body of [demoCompany, strangerOrganisation, somewhere])
      expect(codes(await apply(manager, { body }, company))).toEqual(["scheme-not-offered"]);
    expect(codes(await apply(manager, { scheme: "nothing" }, company))).toEqual(["scheme-unknown"]);
    const offer = (client: Client, organisation: string, schemes: readonly string[]) =>
      client.call(routes.parties.offerSchemes, { params: { organisation }, body: { schemes: [...schemes] } });
    expect(codes(await offer(manager, demoCompany, ["cn-ohsms"]))).toEqual(["offer-needs-body"]);
    expect(codes(await offer(manager, demoBody, []))).toEqual(["not-found"]);
    expect(codes(await offer(await test.as("leader"), demoBody, []))).toEqual(["not-permitted"]);
    expect(codes(await offer(planner, demoBody, ["nothing"]))).toEqual(["scheme-unknown"]);
    value(await offer(planner, demoBody, []));
    expect(value(await test.anonymous.call(routes.parties.bodies, {})).items).toEqual([]);
    expect(codes(await apply(manager, {}, company))).toEqual(["scheme-not-offered"]);
    value(await offer(planner, demoBody, ["cn-ohsms"]));
    expect(value(await apply(manager, {}, company)).number).toMatch(/^OH-/);
  });

  it("a case under another scheme is not in the way", async () => {
    const { store } = test.server.services;
    const company = await newCompany();
    const body = strangerOrganisation;
    value(
      await test.operator.call(routes.parties.offerSchemes, {
        params: { organisation: body },
        body: { schemes: ["cn-ohsms"] },
      }),
    );
    // One scheme ships, so the other's case is put there by hand.
    const id = store.world.newId();
    await store.transaction({ owner: body, caseId: null }, (tx) =>
      tx.query(
        `insert into case_file (owner, id, version, case_id, state, number, client, closed)
         values ($1, $2, 1, $2, $3, 'EN-1', $4, false)`,
        [body, id, JSON.stringify({ opened: { scheme: "other", number: "EN-1" } }), company],
      ),
    );
    expect((await apply(manager, { body }, company)).ok).toBe(true);
    expect(codes(await apply(manager, { body }, company))).toEqual(["application-already-open"]);
  });
});
