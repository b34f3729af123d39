import { type Client, routes } from "@touchstone/contract";
import type { GridSort } from "@touchstone/register";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";

const { register, registerGrid } = routes;
const params = { organisation: demoCompany };

describe.each(engineKinds)("the register as a grid, by HTTP on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let evaluator: Client;
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
    evaluator = await test.as("evaluator");
    for (const [title, owner] of [
      ["一,二", "设备部"],
      ["三|四", "行政部"],
      ["三|四", ""],
      ["五", "设备部"],
      ["六", "行政部"],
    ] as const) {
      value(await manager.call(register.identify, { params, body: { title, harm: "伤人", owner, area: "lift" } }));
    }
  });
  afterAll(() => test.close());

  type Query = { readonly sort?: GridSort; readonly group?: "state" | "owner"; readonly from?: "start" | "end" };
  const all = async (query: Query) => {
    const seen: { id: string; title: string; owner: string }[] = [];
    const totals: (number | null)[] = [];
    let cursor: string | undefined;
    do {
      const asked = { ...query, limit: 2, ...(cursor === undefined ? {} : { cursor }) };
      const page = value(await manager.call(registerGrid.rows, { params, query: asked }));
      seen.push(...page.items);
      totals.push(page.total);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return { seen, totals };
  };

  it.each([
    {},
    { sort: "title" },
    { sort: "state" },
    { sort: "owner" },
    { group: "owner", sort: "title" },
    { group: "owner", sort: "owner" },
  ] as const)(
    "pages by %o meet every row once, in that order, and the first says how many there are",
    async (query) => {
      const { seen, totals } = await all(query);
      expect(new Set(seen.map(({ id }) => id)).size).toBe(5);
      expect(totals).toEqual([5, null, null]);
      if (query.group !== "owner") return;
      const owners = seen.map(({ owner }) => owner);
      // Rows of one owner stand together: each change of owner is to one not met before.
      expect(owners.filter((owner, at) => owner !== owners[at - 1])).toHaveLength(3);
    },
  );

  it.each([
    { sort: "entered" },
    { sort: "title" },
    { sort: "-owner" },
    { sort: "-title", group: "owner" },
    { sort: "level" },
  ] as const)("by %o, read from the end page by page, it is the same order", async (query) => {
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const asked = { ...query, from: "end", limit: 2, ...(cursor === undefined ? {} : { cursor }) } as const;
      const page = value(await manager.call(registerGrid.rows, { params, query: asked }));
      pages.unshift(page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(pages.map((page) => page.length)).toEqual([1, 2, 2]);
    expect(pages.flat()).toEqual((await all(query)).seen.map(({ id }) => id));
  });

  it("a key with a minus sorts the other way, and groups keep their order", async () => {
    const owners = async (query: Query) => (await all(query)).seen.map(({ owner }) => owner);
    expect((await owners({ sort: "-owner" })).toSorted()).toEqual(await owners({ sort: "owner" }));
    expect(await owners({ sort: "-owner" })).toEqual((await owners({ sort: "owner" })).toReversed());
    expect(await owners({ sort: "-title", group: "owner" })).toEqual(await owners({ sort: "title", group: "owner" }));
    const titles = async (sort: GridSort) => (await all({ sort })).seen.map(({ title }) => title);
    expect(await titles("-title")).toEqual((await titles("title")).toReversed());
    const ids = async (sort: GridSort) => (await all({ sort })).seen.map(({ id }) => id);
    expect(await ids("-entered")).toEqual((await ids("entered")).toReversed());
  });

  it("a cursor made for one end is refused at the other", async () => {
    const { next } = value(await manager.call(registerGrid.rows, { params, query: { limit: 1 } }));
    const query = { limit: 1, from: "end", cursor: next ?? "" } as const;
    expect(codes(await manager.call(registerGrid.rows, { params, query }))).toEqual(["cursor-invalid"]);
  });

  it("a cursor that somebody made up is refused, whatever is in it", async () => {
    const query = { limit: 1, group: "owner" } as const;
    const { next } = value(await manager.call(registerGrid.rows, { params, query }));
    const [bound, place = ""] = Buffer.from(next ?? "", "base64url")
      .toString("utf8")
      .split("|");
    const [key = "", id = ""] = place.split(",");
    const forged = (parts: string) => Buffer.from(`${bound}|${parts}`).toString("base64url");
    const ask = (cursor: string) => manager.call(registerGrid.rows, { params, query: { ...query, cursor } });
    expect((await ask(forged(`${key},${id}`))).ok).toBe(true);
    for (const parts of [id, `${key},${key},${id}`, `${key},%zz`, `AA,${id}`, ","]) {
      expect(codes(await ask(forged(parts)))).toEqual(["cursor-invalid"]);
    }
  });

  it("a row carries the cells that say something, and what the law base knows where it is asked", async () => {
    const risk = value(await manager.call(registerGrid.rows, { params, query: { search: "五" } })).items[0]?.id ?? "";
    const document = { title: "特种设备安全法", printedDate: "2004年" };
    value(await manager.call(register.addDocument, { params: { ...params, risk }, body: document }));
    const ask = async (laws: "with" | "without") =>
      value(await manager.call(registerGrid.rows, { params, query: { search: "五", laws } })).items[0];
    expect(await ask("without")).toMatchObject({
      cells: { risk: "五", harm: "伤人", owner: "设备部", area: "lift" },
      lines: [
        {
          cells: { document: "特种设备安全法", effective: "2004年" },
          check: { verdict: "wrong", correct: { date: "2014-01-01" } },
          bare: true,
          law: null,
        },
      ],
    });
    expect((await ask("with"))?.lines[0]?.law).toMatchObject({ level: "法律" });
  });

  it("a cell tells who wrote what, in the order of the journal", async () => {
    const risk = value(await manager.call(registerGrid.rows, { params, query: { search: "六" } })).items[0]?.id ?? "";
    const at = { ...params, risk };
    value(await manager.call(register.assign, { params: at, body: { owner: "设备部", area: "lift" } }));
    const told = await manager.call(registerGrid.history, { params: at, query: { column: "owner" } });
    expect(value(told).changes).toMatchObject([
      { version: 2, from: "行政部", to: "设备部", by: { name: "陈静" }, event: "RiskAssigned", on: "2026-11-23" },
      { version: 1, from: "", to: "行政部" },
    ]);
    expect(codes(await (await test.as("planner")).call(registerGrid.history, { params: at }))).toEqual(["not-found"]);
    const elsewhere = { organisation: demoBody, risk };
    expect(codes(await test.operator.call(registerGrid.history, { params: elsewhere }))).toEqual(["not-found"]);
    const notARisk = { ...params, risk: demoCompany };
    expect(codes(await manager.call(registerGrid.history, { params: notARisk }))).toEqual(["not-found"]);
  });

  it("a view of one's own is nobody else's, and one for all is kept by who may write", async () => {
    const view = { name: "设备部", columns: ["no", "risk", "owner"] as ("no" | "risk" | "owner")[], owner: "设备部" };
    const keep = (client: Client, reach: "own" | "organisation") =>
      client.call(registerGrid.keepView, { params, body: { ...view, reach, opens: true } });
    const list = async (client: Client) => value(await client.call(registerGrid.views, { params })).views;
    const kept = value(await keep(evaluator, "own"));
    expect(await list(evaluator)).toMatchObject([{ id: kept.view, name: "设备部", reach: "own", opens: true }]);
    expect(await list(manager)).toEqual([]);
    expect(codes(await keep(evaluator, "organisation"))).toEqual(["not-permitted"]);
    const shared = value(await keep(manager, "organisation"));
    expect((await list(evaluator)).map(({ reach }) => reach)).toEqual(["own", "organisation"]);
    const drop = (client: Client, reach: "own" | "organisation", id: string) =>
      client.call(registerGrid.dropView, { params, body: { id, reach } });
    expect(codes(await drop(evaluator, "organisation", shared.view))).toEqual(["not-permitted"]);
    expect(codes(await drop(manager, "own", kept.view))).toEqual(["view-unknown"]);
    value(await drop(manager, "organisation", shared.view));
    expect(await list(manager)).toEqual([]);
    expect(codes(await (await test.as("planner")).call(registerGrid.views, { params }))).toEqual(["not-found"]);
  });
});
