import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { authorization, type Reach, reach } from "./connect.ts";
import { signInBy, talk } from "./demo/cast.ts";
import { loadAll } from "./demo/organisations/load.ts";
import { done, teller } from "./demo/teller.ts";
import { Refused } from "./refused.ts";

const { assessment, evaluation, evidence, foresightIssues, inbox, isms, notices, objectives } = routes;
const { records, registerLaws, scopeActivities, sites } = routes;
const folder = mkdtempSync(join(tmpdir(), "touchstone-demos-"));
const data = join(folder, "data");
const voice = { json: true, lang: "zh" as const };
let place: Reach;
let loaded: Awaited<ReturnType<typeof loadAll>>;

const load = (...names: readonly string[]) =>
  loadAll(
    names,
    place,
    voice,
    teller(() => {}),
    talk(place, voice, authorization(data)),
  );

beforeAll(async () => {
  place = await reach({ data }, "demo");
  loaded = await load();
}, 400_000);
afterAll(async () => {
  await place?.close();
  rmSync(folder, { recursive: true, force: true });
});

type Inside = { readonly client: Client; readonly params: { readonly organisation: string } };

const enter = async (demo: string): Promise<Inside> => {
  const one = loaded.find((each) => each.demo === demo);
  const way = { path: routes.parties.demoSignIn.path, body: { account: one?.manager ?? "" } };
  const { client } = await signInBy(place, voice, way);
  return { client, params: { organisation: one?.organisation ?? "" } };
};

const booksOf = async ({ client, params }: Inside) => {
  const { kinds } = done(await client.call(records.kinds, { params }));
  return Object.fromEntries(kinds.map(({ id, records: all, open, overdue }) => [id, [all, open, overdue]]));
};

const stagesOf = async ({ client, params }: Inside) => {
  const { items } = done(await client.call(assessment.list, { params, query: { limit: 200 } }));
  return Object.fromEntries([...Map.groupBy(items, ({ stage }) => stage)].map(([stage, all]) => [stage, all.length]));
};

const evidenceOf = async ({ client, params }: Inside, state: "expiring" | "expired") =>
  done(await client.call(evidence.list, { params, query: { state } })).items.map(({ name }) => name);

const signedReport = async ({ client, params }: Inside) => {
  const { items } = done(await client.call(evaluation.reports, { params }));
  return items.map(({ compliant, signatures }) => ({ compliant, signatures: signatures.length }));
};

describe("demo organisations", () => {
  it("car maker: fifty risks assessed and treated, a statement of applicability approved by another, a signed report", async () => {
    const inside = await enter("car-maker");
    const { client, params } = inside;
    const board = done(await client.call(evaluation.dashboard, { params }));
    expect(board.states).toEqual({
      unidentified: 8,
      identified: 6,
      planned: 4,
      operating: 5,
      "to-evaluate": 6,
      nonconforming: 2,
      correcting: 1,
      "to-verify": 1,
      compliant: 17,
    });
    expect(await stagesOf(inside)).toEqual({ approved: 13, "to-approve": 6, acceptable: 29, draft: 2 });
    const soa = done(await client.call(isms.soa, { params: { ...params, edition: "2022" } }));
    expect(soa.progress).toEqual({ of: 93, decided: 93, applicable: 91, excluded: 2, inPlace: 81 });
    expect(soa.warnings.map(({ code, control }) => [code, control])).toEqual([
      ["without-process", "A.7.4"],
      ["without-process", "A.8.23"],
    ]);
    const [approval] = soa.approvals;
    expect(approval?.authors.map(({ person }) => person)).not.toContain(approval?.by.person);
    expect(await signedReport(inside)).toEqual([{ compliant: false, signatures: 2 }]);
    expect((await booksOf(inside))["awareness"]).toEqual([8, 2, 1]);
    expect(await evidenceOf(inside, "expiring")).toEqual(["渗透测试报告.txt"]);
    // Sold in the EU: its law is cited, and an issue says so.
    const market = done(await client.call(foresightIssues.issues, { params, query: { market: "EU" } })).items;
    expect(market.map(({ risks }) => risks.length)).toEqual([2]);
  });

  it("kindergarten: each site has its own law and its own people", async () => {
    const inside = await enter("kindergarten");
    const { client, params } = inside;
    const { sites: places } = done(await client.call(sites.list, { params, query: {} }));
    expect(Object.fromEntries(places.map(({ region, answers }) => [region, answers]))).toEqual({
      "330400": "沈若溪",
      "371700": "孟庆春",
      "420100": "汪一帆",
    });
    const binding: number[] = [];
    for (const { id: site } of places) {
      const laws = done(await client.call(registerLaws.laws, { params, query: { site } }));
      binding.push(laws.binding);
      // No site cites the law of another's province.
      expect(laws.elsewhere).toEqual([]);
    }
    expect(binding.toSorted((one, other) => one - other)).toEqual([31, 32, 33]);
    expect((await booksOf(inside))["health-check"]).toEqual([2, 2, 1]);
    const beside = done(await client.call(scopeActivities.list, { params, query: {} }));
    expect(beside.outside).toMatchObject([{ title: "二岁以下托育", place: "武汉园二楼", why: "unplaced", task: null }]);
    expect(beside.counts.inside).toBe(5);
    expect(await evidenceOf(inside, "expired")).toEqual(["武汉园电梯检验报告.txt"]);
    expect(await signedReport(inside)).toEqual([{ compliant: false, signatures: 2 }]);
  });

  it("property: a lift register, a passport that every building sees, and what is due and overdue", async () => {
    const inside = await enter("property");
    const { client, params } = inside;
    const board = done(await client.call(evaluation.dashboard, { params }));
    // What else is due waits for the job that asks for reviews of changed law.
    expect([board.rows, board.overdueCount, board.compliant]).toEqual([12, 1, false]);
    const books = await booksOf(inside);
    expect(books["equipment"]).toEqual([11, 11, 2]);
    expect([books["contractor"], books["hidden-danger"], books["permit"]]).toEqual([
      [3, 3, 0],
      [4, 3, 1],
      [3, 2, 1],
    ]);
    // An incident investigated and closed, and a corrective action closed by an effectiveness check.
    expect([books["incident"]?.[0], books["incident"]?.[1]]).toEqual([2, 1]);
    expect([books["corrective-action"]?.[0], books["corrective-action"]?.[1]]).toEqual([3, 2]);
    expect(await evidenceOf(inside, "expiring")).toEqual(["电梯定期检验报告.csv"]);
    expect(await stagesOf(inside)).toEqual({ approved: 1, "to-approve": 1, acceptable: 5, draft: 1 });
  });

  it.each([
    ["car-maker", "生产执行系统", "每月打一次补丁"],
    ["kindergarten", "每周排查一次食品安全风险", "净化设施每季度清洗一次"],
    ["property", "每周清一次通道", "消防设施每月检查一次"],
  ])("%s: what is due on days is done, and one is not, wherever it shows", async (demo, kept, missed) => {
    const { client, params } = await enter(demo);
    const { lines } = done(await client.call(objectives.year, { params, query: {} }));
    const scheduled = lines.filter(({ schedule }) => schedule !== null);
    expect(scheduled.length).toBeGreaterThanOrEqual(3);
    const percentOf = (name: string) =>
      scheduled.filter(({ text, title }) => `${title} ${text}`.includes(name)).map(({ last }) => last?.percent);
    expect(percentOf(kept)).toContain(100);
    expect(percentOf(missed)).toContain(0);
    const late = scheduled.find(({ text, last }) => text === missed && last?.percent === 0);
    const told = done(
      await client.call(objectives.periods, { params: { ...params, risk: late?.risk ?? "" }, query: {} }),
    );
    const states = told.objectives.flatMap(({ periods }) =>
      periods.flatMap(({ items }) => items.map(({ state }) => state)),
    );
    // Done for a while, then missed, and the running one may still be done.
    expect(new Set(states)).toEqual(new Set(["open", "missed", "done"]));
    const { items } = done(await client.call(inbox.list, { params }));
    expect(items.filter(({ key }) => key.includes(":missed-")).map(({ href }) => href)).toEqual([
      `/objectives/${late?.risk}`,
    ]);
    // In its own year: a dashboard of January knows nothing of December.
    const on = late?.last?.to ?? "";
    const board = done(await client.call(evaluation.dashboard, { params, query: { on } }));
    expect(board.objectives?.behind).toBeGreaterThan(0);
    const calendar = new TextDecoder().decode(done(await client.download(notices.calendar, { params, query: {} })));
    expect(calendar.replaceAll("\r\n ", "")).toContain(missed);
  });

  it("loading again changes nothing, and the people stand at the demo's doors", async () => {
    const before = await Promise.all(
      ["car-maker", "kindergarten", "property"].map(async (demo) => booksOf(await enter(demo))),
    );
    const again = await load();
    expect(again).toEqual(loaded.map((one) => ({ ...one, loaded: false })));
    const after = await Promise.all(
      ["car-maker", "kindergarten", "property"].map(async (demo) => booksOf(await enter(demo))),
    );
    expect(after).toEqual(before);
    const { accounts } = done(await talk(place, voice).call(routes.parties.demoAccounts, {}));
    expect(accounts.map(({ account }) => account)).toEqual(
      expect.arrayContaining(["kindergarten-heze", "kindergarten-wuhan", "car-maker-vice-president"]),
    );
  });

  it("refuses a name that is not shipped", async () => {
    const refused = await load("moon-base").catch((cause: unknown) => cause);
    expect(refused instanceof Refused && refused.refusals[0].code).toBe("demo-unknown");
  });
});

it("a server that is not the demo's gets no account with a known password", async () => {
  const plain = join(folder, "plain");
  const real = await reach({ data: plain }, "plain");
  try {
    const operator = talk(real, voice, authorization(plain));
    const refused = await loadAll(
      [],
      real,
      voice,
      teller(() => {}),
      operator,
    ).catch((cause: unknown) => cause);
    expect(refused instanceof Refused && refused.refusals[0].code).toBe("server-not-demo");
    const way = {
      path: routes.parties.signIn.path,
      body: { email: "manager.property@touchstone.example", password: "touchstone-demo" },
    };
    await expect(signInBy(real, voice, way)).rejects.toThrow("manager.property@touchstone.example: 401");
  } finally {
    await real.close();
  }
});
