import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTable } from "../../adapters/tabular/read-table.ts";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";
import { allThreats, controlCatalogue } from "./read-libraries.ts";

const { assessment, isms, register, inbox } = routes;
const params = { organisation: demoCompany };
type Edition = { readonly organisation: string; readonly edition: "2022" | "2013" };
const of2022: Edition = { ...params, edition: "2022" };
const of2013: Edition = { ...params, edition: "2013" };
const choice = { area: "information-security", language: "zh" as const };
const keySystem = {
  name: "车门钥匙系统",
  kind: "vehicle" as const,
  owner: "车联网部",
  value: 5 as const,
  rated: { confidentiality: 4 as const, integrity: 5 as const, availability: 3 as const },
  phases: ["use" as const, "development" as const],
};
const band = <Value>(value: Value) => ({ major: value, considerable: value, general: value, low: value });
const criteria = {
  threshold: { score: 6, at: "acceptable" as const },
  bounds: { major: 20, considerable: 12, general: 6, low: 0 },
  words: band(""),
  ties: "consequence-first" as const,
  review: band(12),
  control: band({ level: "post" as const, every: { times: 1, per: "month" as const } }),
  performing: "每年一次",
};
const numbers = controlCatalogue("2022").controls.map(({ id }) => id);

describe.each(engineKinds)("information security by HTTP on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let evaluator: Client;
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
    evaluator = await test.as("evaluator");
  });
  afterAll(() => test.close());

  const adopt = (threats: readonly string[], more: object = {}) =>
    manager.call(isms.adopt, { params, body: { ...choice, threats: [...threats], ...more } });
  const soa = async (at = of2022) => value(await manager.call(isms.soa, { params: at }));
  const set = (lines: readonly { control: string; [more: string]: unknown }[], at = of2022, client = manager) =>
    client.call(isms.setSoa, { params: at, body: { lines: [...lines] } });
  const approve = async (client: Client, at = of2022) =>
    client.call(isms.approveSoa, { params: at, body: { expected: (await soa(at)).version } });
  const line = async (control: string) => (await soa()).lines.find((one) => one.control === control);

  it("makes fifty rows of one choice, once, and says of each threat which row began from it", async () => {
    const all = allThreats().map(({ id }) => id);
    const first = value(await adopt(all));
    expect([first.adopted.length, first.unchanged]).toEqual([50, 0]);
    expect(value(await adopt(all))).toEqual({ adopted: [], unchanged: 50 });
    const { libraries } = value(await manager.call(isms.threats, { params }));
    const shown = libraries.flatMap(({ threats }) => threats);
    expect(shown.map(({ id }) => id)).toEqual(all);
    expect(shown.map(({ risks }) => risks.length)).toEqual(all.map(() => 1));
    expect(value(await manager.call(register.overview, { params })).rows).toBe(50);
    const path = shown.find(({ id }) => id === "bluetooth-key")?.risks[0]?.id ?? "";
    const row = value(await manager.call(register.show, { params: { ...params, risk: path } }));
    expect(row.harm).toContain("插桩调试 → 逆向分析 → 用脚本经蓝牙钥匙发指令");
  });

  it("cites the law of a market only for who sells there (IS-4, IS-9)", async () => {
    const families = async (risk: string) => {
      const row = value(await manager.call(register.show, { params: { ...params, risk } }));
      return row.lines.map(({ check }) => check.match?.family);
    };
    const risks = async () =>
      value(await manager.call(isms.threats, { params }))
        .libraries.flatMap(({ threats }) => threats)
        .find(({ id }) => id === "compliance-transfer")?.risks;
    const home = await families((await risks())?.[0]?.id ?? "");
    expect(home).toContain("cn-personal-information-law");
    expect(home).not.toContain("eu-gdpr");
    const asset = value(await manager.call(isms.addAsset, { params, body: { ...keySystem, name: "用户数据" } })).id;
    const abroad = value(await adopt(["compliance-transfer"], { assets: [asset], markets: ["EU"] }));
    expect(await families(abroad.adopted[0] ?? "")).toContain("eu-gdpr");
  });

  it("pairs threats with assets, and refuses what is not there or would be too much", async () => {
    const asset = value(await manager.call(isms.addAsset, { params, body: keySystem })).id;
    const made = value(await adopt(["key-replay", "key-rolling-code"], { assets: [asset] }));
    expect([made.adopted.length, made.unchanged]).toEqual([2, 0]);
    const row = value(await manager.call(register.show, { params: { ...params, risk: made.adopted[0] ?? "" } }));
    expect(row.title).toContain("车门钥匙系统：");
    expect(codes(await adopt(["no-such-threat"]))).toEqual(["threat-unknown"]);
    expect(codes(await adopt(["phishing"], { assets: [demoBody] }))).toEqual(["asset-unknown"]);
    const many = [];
    for (let at = 0; at < 11; at += 1) {
      const body = { ...keySystem, name: `零件 ${at}`, phases: ["production" as const] };
      many.push(value(await manager.call(isms.addAsset, { params, body })).id);
    }
    const all = allThreats().map(({ id }) => id);
    expect(codes(await adopt(all, { assets: many }))).toEqual(["adoption-too-large"]);
    expect(codes(await evaluator.call(isms.adopt, { params, body: { ...choice, threats: all } }))).toEqual([
      "not-permitted",
    ]);
  });

  it("keeps assets with three ratings and the phase of the vehicle's life, and reports by phase (IS-2, IS-32)", async () => {
    const { assets, phases } = value(await manager.call(isms.assets, { params }));
    const kept = assets.find(({ name }) => name === keySystem.name);
    expect(kept).toMatchObject({ phases: ["development", "use"], rated: keySystem.rated, risks: 2 });
    expect(phases.map(({ phase, assets: count }) => [phase, count])).toEqual([
      ["development", 2],
      ["production", 11],
      ["sales", 0],
      ["use", 2],
      ["maintenance", 0],
      ["end-of-life", 0],
    ]);
    expect(phases[3]).toMatchObject({ value: 5, risks: 3, withoutProcess: 2, rated: { integrity: 5 } });
    const only = value(await manager.call(isms.assets, { params, query: { phase: "production" } }));
    expect(only.assets).toHaveLength(11);
    const at = { params: { ...params, asset: kept?.id ?? "" } };
    value(await manager.call(isms.changeAsset, { ...at, body: { ...keySystem, value: 4, process: "车联网运营" } }));
    const stale = { ...keySystem, expected: kept?.version ?? 0 };
    expect(codes(await manager.call(isms.changeAsset, { ...at, body: stale }))).toEqual(["version-conflict"]);
    value(await manager.call(isms.retireAsset, { ...at, body: { reason: "换代" } }));
    expect(codes(await manager.call(isms.changeAsset, { ...at, body: keySystem }))).toEqual(["asset-retired"]);
    expect(codes(await adopt(["phishing"], { assets: [at.params.asset] }))).toEqual(["asset-unknown"]);
    const unrated = { ...keySystem, rated: { confidentiality: 4, integrity: 5 } };
    const response = await manager.call(isms.addAsset, { params, body: unrated as typeof keySystem });
    expect(codes(response)).toEqual(["body-invalid"]);
  });

  it("links the library's rows to their controls, and leaves an excluded control alone", async () => {
    expect((await soa()).progress).toEqual({ of: 93, decided: 0, applicable: 0, excluded: 0, inPlace: 0 });
    value(await set([{ control: "A.8.24", applicable: false, justification: "没有" }]));
    const filled = value(await manager.call(isms.fillSoa, { params: of2022, body: { from: "library" } }));
    expect(filled.lines).toBeGreaterThan(40);
    expect(await line("A.8.24")).toMatchObject({ applicable: false, risks: [], suggested: 6 });
    const phishing = await line("A.6.3");
    expect(phishing?.applicable).toBe(true);
    expect(phishing?.risks.map(({ title }) => title)).toContain("钓鱼邮件骗取账号");
    expect(phishing?.suggested).toBe(0);
  });

  it("sets lines in part, says what would be asked about, and refuses strangers", async () => {
    value(await set([{ control: "A.6.3", status: "in-place", process: "人力资源" }]));
    expect(await line("A.6.3")).toMatchObject({ applicable: true, status: "in-place", process: "人力资源" });
    const risk = (await line("A.6.3"))?.risks[0]?.id ?? "";
    value(await set([{ control: "A.8.24", risks: [risk] }]));
    const { warnings } = await soa();
    const warned = (code: string) => warnings.filter((one) => one.code === code).map(({ control }) => control);
    expect(warned("excluded-treats-risk")).toEqual(["A.8.24"]);
    expect(warned("without-process")).not.toContain("A.6.3");
    expect(warned("without-process")).toContain("A.5.10");
    expect(codes(await set([{ control: "A.9.9" }]))).toEqual(["soa-control-unknown"]);
    expect(codes(await set([{ control: "A.5.1" }, { control: "A.5.1" }]))).toEqual(["soa-control-twice"]);
    expect(codes(await set([{ control: "A.5.1", risks: [demoCompany] }]))).toEqual(["soa-risk-unknown"]);
    expect(codes(await set([{ control: "A.5.1", applicable: true }], of2022, evaluator))).toEqual(["not-permitted"]);
    const stranger = await test.as("planner");
    expect(codes(await stranger.call(isms.soa, { params: of2022 }))).toEqual(["not-found"]);
  });

  it("is approved whole, with a reason for each exclusion, by who did not write it; the version stays as it was", async () => {
    const undecided = await approve(evaluator);
    expect(codes(undecided)).toEqual(["soa-undecided"]);
    const open = (await soa()).lines.filter(({ applicable }) => applicable === null);
    value(await set(open.map(({ control }) => ({ control, applicable: true }))));
    value(await set([{ control: "A.7.4", applicable: false }]));
    expect(codes(await approve(evaluator))).toEqual(["soa-exclusion-unjustified"]);
    value(await set([{ control: "A.7.4", justification: "没有自有场所" }]));
    expect(codes(await approve(manager))).toEqual(["soa-approved-by-author"]);
    const asked = async (client: Client) =>
      value(await client.call(inbox.list, { params })).items.map(({ key }) => key);
    expect(await asked(evaluator)).toContain("register:soa-2022:approve");
    expect(await asked(manager)).not.toContain("register:soa-2022:approve");
    expect(value(await approve(evaluator)).number).toBe(1);
    expect(await asked(evaluator)).not.toContain("register:soa-2022:approve");
    expect(codes(await approve(evaluator))).toEqual(["soa-unchanged"]);
    value(await set([{ control: "A.7.4", applicable: true }]));
    expect((await soa()).approvals).toMatchObject([
      { number: 1, on: "2026-11-23", by: { name: "周明" }, authors: [{ name: "陈静" }] },
    ]);
    const frozen = value(await manager.call(isms.soaVersion, { params: { ...of2022, number: 1 } }));
    expect(frozen.lines.map(({ control }) => control)).toEqual(numbers);
    expect(frozen.lines.find(({ control }) => control === "A.7.4")).toMatchObject({
      applicable: false,
      justification: "没有自有场所",
    });
    expect(frozen).toMatchObject({ by: { name: "周明" }, authors: [{ name: "陈静" }] });
    const none = await manager.call(isms.soaVersion, { params: { ...of2022, number: 2 } });
    expect(codes(none)).toEqual(["soa-version-unknown"]);
  });

  it("stands beside the edition of 2013, and takes over what was decided there alike", async () => {
    const old = controlCatalogue("2013").controls.map(({ id }) => id);
    value(
      await set(
        old.map((control) => ({ control, applicable: true, justification: "旧版" })),
        of2013,
      ),
    );
    value(await set([{ control: "A.5.1.2", applicable: false }], of2013));
    value(await set(["A.5.1", "A.5.2", "A.5.7"].map((control) => ({ control, applicable: null, justification: "" }))));
    const filled = value(await manager.call(isms.fillSoa, { params: of2022, body: { from: "2013" } }));
    expect(filled.lines).toBe(1);
    expect(await line("A.5.2")).toMatchObject({ applicable: true, justification: "旧版" });
    expect((await line("A.5.1"))?.applicable).toBeNull();
    const { counts, controls } = value(await manager.call(isms.compareSoa, { params }));
    expect([controls.length, counts.new]).toEqual([93, 11]);
    const compared = (control: string) => controls.find(({ newer }) => newer.control === control);
    expect(compared("A.5.7")?.verdict).toBe("new");
    expect(compared("A.5.1")).toMatchObject({ verdict: "undecided" });
    expect(compared("A.8.24")?.verdict).toBe("differs");
    expect(compared("A.5.1")?.older.map(({ line: one }) => one.control)).toEqual(["A.5.1.1", "A.5.1.2"]);
    expect(compared("A.8.8")?.older.map(({ checked }) => checked)).toEqual([true, false]);
    expect((await soa(of2013)).inForce).toBe(false);
    expect((await soa()).inForce).toBe(true);
  });

  it("is exported whole: CSV and XLSX read back cell by cell, OSCAL with every control once", async () => {
    const get = async (format: "csv" | "xlsx" | "oscal", number?: number) =>
      value(
        await manager.download(isms.exportSoa, {
          params: of2022,
          query: { format, ...(number === undefined ? {} : { number }) },
        }),
      );
    const { lines } = await soa();
    for (const format of ["csv", "xlsx"] as const) {
      const grid = await readTable(await get(format), `soa.${format}`);
      if (!grid.ok) throw new Error("unreadable");
      const rows = grid.value.cells.map((row) => row.slice(0, 3));
      expect(rows.slice(1).map(([control]) => control)).toEqual(numbers);
      expect(rows.at(-1)?.[2]).toBe(lines.at(-1)?.applicable === true ? "适用" : "不适用");
    }
    expect(new TextDecoder().decode(await get("csv", 1))).toContain("没有自有场所");
    const [component] = JSON.parse(new TextDecoder().decode(await get("oscal", 1)))["component-definition"].components;
    const requirements = component["control-implementations"][0]["implemented-requirements"];
    expect(requirements.map((one: { "control-id": string }) => one["control-id"])).toEqual(
      numbers.map((id) => id.toLowerCase()),
    );
    const excluded = requirements.find((one: { "control-id": string }) => one["control-id"] === "a.7.4");
    expect(excluded).toMatchObject({ remarks: "没有自有场所" });
    expect(excluded.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("begins the assessment of each row, and warns where a risk that is treated by controls loses one", async () => {
    const body = { method: "isms@house-2026-1", title: "信息安全", criteria };
    const own = value(await manager.call(assessment.adoptCriteria, { params, body })).id;
    const asset = value(await manager.call(isms.addAsset, { params, body: { ...keySystem, name: "产线" } })).id;
    const [risk = ""] = value(await adopt(["flat-network"], { assets: [asset], criteria: own })).adopted;
    const { items } = value(await manager.call(assessment.list, { params, query: { risk } }));
    expect(items).toHaveLength(1);
    const one = { ...params, assessment: items[0]?.id ?? "" };
    const { draft } = value(await manager.call(assessment.show, { params: one }));
    expect(draft?.inputs).toMatchObject({
      asset: { library: asset, text: "产线" },
      threat: { library: "flat-network", text: "网络不分区" },
      properties: ["confidentiality", "integrity", "availability"],
      ratings: { value: "v5" },
    });
    value(await set([{ control: "A.8.22", applicable: false, justification: "不分", risks: [] }]));
    const leaning = async () =>
      (await soa()).warnings.find(({ code, control }) => code === "excluded-treats-risk" && control === "A.8.22");
    expect(await leaning()).toBeUndefined();
    const inputs = {
      asset: { library: asset, text: "产线" },
      threat: { library: "flat-network", text: "网络不分区" },
      weakness: { library: null, text: "没有防火墙" },
      safeguard: { library: null, text: "无" },
      properties: ["availability" as const],
      ratings: { value: "v5", impact: "i4", likelihood: "p4" },
    };
    const treatment = {
      option: "control" as const,
      measures: [{ what: "分区", owner: "信息部" }],
      resources: "两人月",
      cost: { amount: 10_000, currency: "CNY" },
      ratings: { value: "v5", impact: "i1", likelihood: "p1" },
    };
    value(await manager.call(assessment.save, { params: one, body: { inputs, treatment } }));
    value(await manager.call(assessment.finish, { params: one, body: {} }));
    expect((await leaning())?.risks.map(({ id }) => id)).toEqual([risk]);
  });

  it("refuses criteria that are not for information security, or another's", async () => {
    const { methods } = value(await manager.call(assessment.methods, { params }));
    const lec = methods.find(({ kind: one }) => one === "ohs");
    const bounds = { major: 320, considerable: 160, general: 70, low: 0 };
    const body = { method: `${lec?.id}@${lec?.edition}`, title: "安全", criteria: { ...criteria, bounds } };
    const set = value(await manager.call(assessment.adoptCriteria, { params, body })).id;
    expect(codes(await adopt(["phishing"], { criteria: set }))).toEqual(["criteria-not-isms"]);
    expect(codes(await adopt(["phishing"], { criteria: demoBody }))).toEqual(["not-found"]);
  });

  it("a row that ended is out of the statement, the library and the assets; the approved version keeps it and says so", async () => {
    const asset = value(await manager.call(isms.addAsset, { params, body: { ...keySystem, name: "数字钥匙" } })).id;
    const [risk = ""] = value(await adopt(["key-replay"], { assets: [asset] })).adopted;
    const [control = ""] = allThreats().find(({ id }) => id === "key-replay")?.controls ?? [];
    const before = await line(control);
    const linked = before?.risks.map(({ id }) => id) ?? [];
    value(await set([{ control, applicable: true, risks: [...linked, risk] }]));
    const open = (await soa()).lines.filter(({ applicable }) => applicable === null);
    if (open.length > 0) value(await set(open.map((one) => ({ control: one.control, applicable: true }))));
    // Who signs says which version was read.
    expect(codes(await evaluator.call(isms.approveSoa, { params: of2022, body: {} }))).toEqual([
      "seen-version-missing",
    ]);
    const { version } = await soa();
    value(await set([{ control, means: "滚动码" }]));
    const stale = { params: of2022, body: { expected: version } };
    expect(codes(await evaluator.call(isms.approveSoa, stale))).toEqual(["version-conflict"]);
    const { number } = value(await approve(evaluator));
    const approved = async () => value(await manager.call(isms.soaVersion, { params: { ...of2022, number } }));
    const held = async () => value(await manager.call(isms.assets, { params })).assets.find(({ id }) => id === asset);
    expect([(await approved()).moved, (await held())?.risks]).toEqual([[], 1]);
    const suggested = (await line(control))?.suggested ?? 0;

    const row = value(await manager.call(register.show, { params: { ...params, risk } }));
    const changes = [{ kind: "remove" as const, risk, seen: row.version, reason: "车型停产" }];
    value(await manager.call(routes.registerChanges.apply, { params, body: { changes, plan: null } }));
    const now = await line(control);
    expect(now?.risks.map(({ id }) => id)).toEqual(linked);
    expect(now?.suggested).toBeLessThanOrEqual(suggested);
    expect((await held())?.risks).toBe(0);
    const frozen = await approved();
    expect(frozen.moved).toEqual([control]);
    expect(frozen.lines.find((one) => one.control === control)?.risks.map(({ id }) => id)).toContain(risk);
    expect(codes(await set([{ control, risks: [risk] }]))).toEqual(["soa-risk-unknown"]);
    const again = value(await adopt(["key-replay"], { assets: [asset] }));
    expect([again.adopted.length, again.unchanged]).toEqual([1, 0]);
  });

  it("comes out of the journal as it went in", async () => {
    expect(value(await test.operator.call(routes.operations.rebuild, { body: {} }))).toMatchObject({ identical: true });
  });
});
