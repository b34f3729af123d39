import { type Client, routes } from "@touchstone/contract";
import { risk } from "@touchstone/register";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { verifyStore } from "../../store/index.ts";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";
import { upgradePlaces } from "../risk-stream.ts";

const { register, sites } = routes;
const params = { organisation: demoCompany };
type Given = (typeof sites.open)["body"]["_zod"]["input"];
const kindergarten: Omit<Given, "name" | "region"> = {
  address: "示例路 1 号",
  relation: "own",
  people: 40,
  answers: "园长",
  scenes: ["canteen"],
};
const threeProvinces: readonly Pick<Given, "name" | "region" | "scenes">[] = [
  { name: "杭州园", region: "330100" },
  { name: "菏泽园", region: "371700" },
  { name: "南京园", region: "320100", scenes: ["canteen", "lift"] },
];

describe.each(engineKinds)("an organisation with several sites on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let ids: readonly string[];
  let risks: readonly string[];
  const list = async () => value(await manager.call(sites.list, { params, query: {} }));
  // In the order in which they were opened.
  const rowsAt = async () => {
    const { sites: listed } = await list();
    return ids.map((site) => listed.find(({ id }) => id === site)?.rows);
  };
  const place = (risk: string, at: readonly string[]) =>
    manager.call(sites.place, { params: { ...params, risk }, body: { sites: [...at] } });
  const identify = async (title: string, area: string) =>
    value(await manager.call(register.identify, { params, body: { title, harm: "", owner: "园务部", area } })).id;
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
    const opened: string[] = [];
    for (const site of threeProvinces)
      opened.push(value(await manager.call(sites.open, { params, body: { ...kindergarten, ...site } })).id);
    ids = opened;
    risks = [await identify("电梯困人", "lift"), await identify("食物中毒", "canteen")];
  });
  afterAll(() => test.close());

  it("gives each site in three provinces the law of its own place, not of the head office (CO-1)", async () => {
    const { sites: listed, people } = await list();
    expect(people).toBe(120);
    const binding = listed.map(({ laws }) => laws?.binding ?? 0);
    // Heze has its own kitchen waste regulation, Nanjing the lift law besides.
    expect(new Set(binding).size).toBe(3);
    const missing = async (region: string, scene: string) => {
      const query = { region, scene };
      return value(await manager.call(routes.registerLaws.laws, { params, query })).missing.map(({ family }) => family);
    };
    expect(await missing("371700", "canteen")).toContain("cn-heze-kitchen-waste-regulation");
    expect(await missing("330100", "canteen")).not.toContain("cn-heze-kitchen-waste-regulation");
  });

  it("counts a row at the sites that it names, and at all where it names none", async () => {
    const [lift = "", food = ""] = risks;
    value(await place(lift, [ids[2] ?? ""]));
    expect(await rowsAt()).toEqual([1, 1, 2]);
    value(await place(food, [ids[0] ?? "", ids[1] ?? ""]));
    expect(await rowsAt()).toEqual([1, 1, 1]);
    expect(value(await manager.call(register.show, { params: { ...params, risk: food }, query: {} })).sites).toEqual(
      ids.slice(0, 2),
    );
    value(await place(food, []));
    expect(await rowsAt()).toEqual([1, 1, 2]);
  });

  it("keeps a closed site and its rows, changes it no more, and lets no row go there", async () => {
    const site = value(
      await manager.call(sites.open, { params, body: { ...kindergarten, name: "临时园", region: "310000" } }),
    ).id;
    const at = { ...params, site };
    value(await place(risks[1] ?? "", [site]));
    const future = { on: "2999-01-01", reason: "租约到期" };
    expect(codes(await manager.call(sites.close, { params: at, body: future }))).toEqual(["closed-in-future"]);
    value(await manager.call(sites.close, { params: at, body: { ...future, on: "2020-01-01" } }));
    const closed = (await list()).sites.find(({ id }) => id === site);
    expect(closed).toMatchObject({ closed: { on: "2020-01-01" }, rows: 1 });
    expect((await list()).people).toBe(120);
    const body = { ...kindergarten, name: "临时园", region: "310000", expected: null };
    expect(codes(await manager.call(sites.amend, { params: at, body }))).toEqual(["site-closed"]);
    expect(codes(await place(risks[0] ?? "", [site]))).toEqual(["site-closed"]);
    value(await place(risks[1] ?? "", []));
  });

  it("refuses a place, a scene or a site that is none, and another organisation's sites", async () => {
    const open = async (given: object) =>
      codes(
        await manager.call(sites.open, { params, body: { ...kindergarten, name: "园", region: "330100", ...given } }),
      );
    expect(await open({ address: "a\0b" })).toEqual(["body-invalid"]);
    const sought = await manager.call(register.list, { params, query: { search: "a\0b" } });
    expect(codes(sought)).toEqual(["body-invalid"]);
    expect(await open({ region: "999999" })).toEqual(["region-unknown"]);
    expect(await open({ scenes: ["moon"] })).toEqual(["scene-unknown"]);
    expect(codes(await place(risks[0] ?? "", [demoCompany]))).toEqual(["site-unknown"]);
    const other = { organisation: demoBody };
    expect(codes(await manager.call(sites.list, { params: other, query: {} }))).toEqual(["not-found"]);
    const foreign = await manager.call(sites.amend, {
      params: { ...other, site: ids[0] ?? "" },
      body: { ...kindergarten, name: "园", region: "330100" },
    });
    expect(codes(foreign)).toEqual(["not-found"]);
  });

  it("does not overwrite what somebody else said of the site meanwhile", async () => {
    const at = { ...params, site: ids[0] ?? "" };
    const body = { ...kindergarten, name: "杭州园", region: "330100", people: 41, expected: 1 };
    value(await manager.call(sites.amend, { params: at, body }));
    expect(codes(await manager.call(sites.amend, { params: at, body: { ...body, people: 42 } }))).toEqual([
      "version-conflict",
    ]);
  });

  it("lists the sites of the day that is asked for, as they were then", async () => {
    const on = async (day: string, id: string) =>
      value(await manager.call(sites.list, { params, query: { on: day } })).sites.find((one) => one.id === id);
    test.moveTo("2026-11-24T04:00:00Z");
    const facts = { ...kindergarten, name: "新园", region: "310000" };
    const { id } = value(await manager.call(sites.open, { params, body: facts }));
    test.moveTo("2026-11-26T04:00:00Z");
    const at = { ...params, site: id };
    value(await manager.call(sites.amend, { params: at, body: { ...facts, people: 41 } }));
    test.moveTo("2026-11-30T04:00:00Z");
    value(await manager.call(sites.close, { params: at, body: { on: "2026-11-28", reason: "租约到期" } }));
    expect(await on("2026-11-23", id)).toBeUndefined();
    expect(await on("2026-11-24", id)).toMatchObject({ people: 40, closed: null });
    expect(await on("2026-11-27", id)).toMatchObject({ people: 41, closed: null });
    expect(await on("2026-11-28", id)).toMatchObject({ closed: { on: "2026-11-28" } });
    test.moveTo("2026-11-23T04:00:00Z");
  });

  it("two who place one row at once do not overwrite each other, and a site that closes meanwhile takes none", async () => {
    const risk = await identify("两人同放", "lift");
    const { version } = value(await manager.call(register.show, { params: { ...params, risk }, query: {} }));
    const at = (site: string) =>
      manager.call(sites.place, { params: { ...params, risk }, body: { sites: [site], expected: version } });
    const both = await Promise.all([at(ids[0] ?? ""), at(ids[1] ?? "")]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.flatMap((one) => (one.ok ? [] : codes(one)))).toEqual(["version-conflict"]);

    const facts = { ...kindergarten, name: "将关", region: "310000" };
    const { id } = value(await manager.call(sites.open, { params, body: facts }));
    const { store } = test.server.services;
    // The closure comes in after the sites were looked at, before the row is written.
    const execute = vi.spyOn(store, "execute").mockImplementationOnce(async (execution) => {
      const closure = { on: "2026-11-23", reason: "租约到期" };
      value(await manager.call(sites.close, { params: { ...params, site: id }, body: closure }));
      return store.execute(execution);
    });
    expect(codes(await place(risk, [id]))).toEqual(["version-conflict"]);
    execute.mockRestore();
  });

  it("reads rows that were folded before there were sites as they are folded now", async () => {
    const { store } = test.server.services;
    const { sites: _, ...old } = risk.initial;
    const made = store.world.newId();
    const upgraded = await store.transaction({ owner: demoCompany, caseId: null }, async (tx) => {
      await tx.query(
        `insert into register_risk (owner, id, version, state, title, risk_state, state_rank, area, lawless, loose_lines)
         values ($1, $2, 1, $3, '', 'absent', 0, '', true, 0)`,
        [demoCompany, made, JSON.stringify(old)],
      );
      await tx.query(upgradePlaces, []);
      const { rows } = await tx.query<{ state: unknown }>("select state from register_risk where id = $1", [made]);
      await tx.query("delete from register_risk where id = $1", [made]);
      return rows[0]?.state;
    });
    expect(upgraded).toEqual(risk.initial);
    expect((await verifyStore(store)).first).toBeNull();
  });
});
