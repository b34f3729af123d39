import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";
import { openCaseFor, playActs, storyActs } from "./testing/case-story.ts";

describe.each(engineKinds)("a documented case by HTTP on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
  }, 180_000);
  afterAll(() => test.close());

  it("goes from application to a statement in the public log, and the inbox says each next step [17021-1 7.2.3]", async () => {
    const play = await openCaseFor(test);
    const manager = await test.as("manager");
    const inbox = async (account: string, organisation: string) =>
      value(await (await test.as(account)).call(routes.inbox.list, { params: { organisation } }))
        .items.filter(({ key }) => key.includes(play.id))
        .map(({ act }) => act.zh);
    expect(await inbox("manager", demoCompany)).toEqual(["填写《认证申请书》"]);
    expect(await inbox("planner", demoBody)).toEqual([]);

    await playActs(play, storyActs);
    const seen = await play.view();
    expect(seen.state).toBe("attested");
    expect(seen.steps).toEqual([]);
    // Nothing is offered on the checklist of a case that ended, to its leader neither.
    const { checklistBars } = value(
      await (await test.as("leader")).call(routes.cases.show, { params: { case: play.id } }),
    );
    const { draw, judge, raise } = checklistBars;
    expect([draw, judge, raise].map((bars) => bars.map(({ code }) => code))).toEqual([
      ["case-closed"],
      ["case-closed"],
      ["case-closed"],
    ]);
    expect(seen.statement?.number).toMatch(/^TS\d\d-26-OH-\d{6}$/);
    expect(seen.points.length).toBeGreaterThan(20);
    expect(seen.points.some(({ jurisdiction }) => jurisdiction === "330100")).toBe(true);
    expect(seen.points.map(({ jurisdiction }) => jurisdiction)).not.toContain("330400");
    const { walks } = value(await manager.call(routes.cases.walk, { params: { case: play.id } }));
    expect(walks.map(({ scene, steps }) => [scene, steps.map(({ mark }) => mark).join("")])).toEqual([
      ["canteen", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"],
      ["lift", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"],
    ]);
    const walked = new Set(walks.flatMap(({ steps }) => steps.flatMap(({ points }) => points)));
    const ofScenes = seen.points.filter(({ provision }) => provision !== null);
    expect(walked).toEqual(new Set(ofScenes.map(({ id }) => id)));
    expect(seen.records.every(({ missing }) => missing.length === 0)).toBe(true);

    // The client sees the same case through its own door, without what the body knows of its people.
    const shared = value(await manager.call(routes.cases.shared, { params: { organisation: demoCompany } }));
    expect(shared.items.map(({ id }) => id)).toContain(play.id);
    const own = value(await manager.call(routes.cases.show, { params: { case: play.id } }));
    expect(own.judges).toEqual([]);
    expect(seen.judges.length).toBeGreaterThan(0);

    await test.server.services.store.jobs.drain();
    const page = await test.send(`/verify/${seen.statement?.number}`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("澄湖物业");

    // Every event of the case is read again from the journal and gives the very same row.
    const rebuilt = value(await test.operator.call(routes.operations.rebuild, { body: {} }));
    expect({ identical: rebuilt.identical, first: rebuilt.first }).toEqual({ identical: true, first: null });
  }, 180_000);

  it("gives each record as data and as PDF, and the whole file with its chain [17021-1 9.9.1] [OHSMS-2026 records]", async () => {
    const play = await openCaseFor(test);
    await playActs(play, storyActs.slice(0, 4));
    const planner = await test.as("planner");
    const record = (await play.view()).records[0];
    if (record === undefined) throw new Error("nothing was filed");
    const at = { params: { case: play.id, record: record.id } };
    expect(value(await planner.call(routes.cases.record, at)).signatures[0]?.name).toBe("陈静");
    const bytes = value(await planner.download(routes.cases.recordPdf, at));
    expect(new TextDecoder("latin1").decode(bytes.slice(0, 5))).toBe("%PDF-");
    const file = value(await planner.call(routes.cases.file, { params: { case: play.id } }));
    expect(file.events.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
    expect(file.digest).toBe(`sha256:${file.events.at(-1)?.hash}`);
  });

  it("numbers cases without a gap, also when they are opened at once", async () => {
    const planner = await test.as("planner");
    const open = () =>
      planner.call(routes.cases.open, {
        params: { organisation: demoBody },
        body: { scheme: "cn-ohsms", client: demoCompany, region: "330100" },
      });
    const numbers = (await Promise.all(Array.from({ length: 8 }, open))).map((answer) =>
      Number(value(answer).number.split("-").at(-1)),
    );
    const sorted = numbers.toSorted((a, b) => a - b);
    expect(sorted.map((number, at) => number - at)).toEqual(sorted.map(() => sorted[0]));
  });

  it("lists newest first, a page at a time", async () => {
    const planner = await test.as("planner");
    const params = { organisation: demoBody };
    const first = value(await planner.call(routes.cases.list, { params, query: { limit: 2 } }));
    const next = value(
      await planner.call(routes.cases.list, { params, query: { limit: 2, cursor: first.next ?? "" } }),
    );
    const ids = [...first.items, ...next.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(ids.toSorted((a, b) => b.localeCompare(a)));
    const closed = value(await planner.call(routes.cases.list, { params, query: { state: "closed" } }));
    expect(closed.items.every(({ state }) => state === "attested")).toBe(true);
    expect(closed.items).toHaveLength(1);
  });

  it("a stranger's door, an unknown scheme and an unknown client are refused", async () => {
    const planner = await test.as("planner");
    const manager = await test.as("manager");
    const body = { scheme: "cn-ohsms", client: demoCompany, region: "330100" };
    const open = (client: typeof planner, organisation: string, change: object) =>
      client.call(routes.cases.open, { params: { organisation }, body: { ...body, ...change } });
    expect(codes(await open(manager, demoBody, {}))).toEqual(["not-found"]);
    expect(codes(await open(planner, demoBody, { scheme: "nothing" }))).toEqual(["scheme-unknown"]);
    expect(codes(await open(planner, demoBody, { client: demoBody }))).toEqual(["party-has-no-name"]);
    expect(codes(await open(planner, demoBody, { client: test.server.services.store.world.newId() }))).toEqual([
      "party-has-no-name",
    ]);
  });
});
