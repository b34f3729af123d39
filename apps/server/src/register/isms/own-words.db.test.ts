import { type CallInput, type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyStore } from "../../store/index.ts";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";
import { allThreats } from "./read-libraries.ts";

const { isms, ownThreats, processes, register } = routes;
const params = { organisation: demoCompany };
type Body = CallInput<typeof ownThreats.add>["body"];
const spoofed: Body = {
  library: "car-maker",
  under: "lin",
  title: "伪造车窗 LIN 报文",
  harm: "行驶中车窗被打开",
  affects: ["integrity"],
  weakness: "没有来源校验",
  target: "车窗控制器",
  controls: ["A.8.20"],
};

describe.each(engineKinds)("threats and processes in one's own words, by HTTP on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let added = "";
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
  });
  afterAll(() => test.close());

  const add = (more: object = {}, who = manager) => who.call(ownThreats.add, { params, body: { ...spoofed, ...more } });
  const library = async (who = manager, organisation = demoCompany) => {
    const { libraries } = value(await who.call(isms.threats, { params: { organisation } }));
    return libraries.find(({ id }) => id === "car-maker");
  };
  const under = async (group: string) =>
    (await library())?.threats.filter((threat) => threat.under === group).map(({ title }) => title.zh);
  const adopt = (threats: readonly string[]) =>
    manager.call(isms.adopt, {
      params,
      body: { threats: [...threats], area: "information-security", language: "zh" },
    });
  const name = () => `own-${added}`;

  it("IS-18: each of the five ways in may hold a threat of one's own, marked so, and only its organisation sees it", async () => {
    const entries = (await library())?.groups.filter((group) => group.kind === "entry").map(({ id }) => id) ?? [];
    expect(entries).toEqual(["obd", "most", "can", "lin", "tpms"]);
    for (const entry of entries) {
      const { id } = value(await add({ under: entry }));
      if (entry === "lin") added = id;
    }
    expect(await under("tpms")).toEqual([spoofed.title]);
    const own = (await library())?.threats.filter((threat) => threat.own !== null) ?? [];
    expect(own).toHaveLength(5);
    expect(own.find(({ id }) => id === name())).toMatchObject({
      under: "lin",
      own: { id: added, version: 1 },
      weakness: { zh: spoofed.weakness, en: spoofed.weakness },
    });
    const others = await library(test.operator, demoBody);
    expect(others?.threats.filter((threat) => threat.own !== null)).toEqual([]);
    expect(allThreats().some(({ id }) => id.startsWith("own-"))).toBe(false);
  });

  it("makes register rows like any other threat, once, and suggests its controls", async () => {
    const first = value(await adopt([name()]));
    expect([first.adopted.length, first.unchanged]).toEqual([1, 0]);
    expect(value(await adopt([name()]))).toEqual({ adopted: [], unchanged: 1 });
    const [risk = ""] = first.adopted;
    const row = value(await manager.call(register.show, { params: { ...params, risk } }));
    expect([row.title, row.harm]).toEqual([spoofed.title, "行驶中车窗被打开；没有来源校验；车窗控制器"]);
    const { lines } = value(await manager.call(isms.soa, { params: { ...params, edition: "2022" } }));
    expect(lines.find(({ control }) => control === "A.8.20")?.suggested).toBe(1);
    expect((await library())?.threats.find(({ id }) => id === name())?.risks).toEqual([{ id: risk, asset: null }]);
  });

  it("is described anew by who saw it as it is, and is taken out of use with its rows left", async () => {
    const at = { params: { ...params, threat: added } };
    const body = { ...spoofed, title: "伪造天窗 LIN 报文", expected: 1 };
    value(await manager.call(ownThreats.change, { ...at, body }));
    expect(codes(await manager.call(ownThreats.change, { ...at, body }))).toEqual(["version-conflict"]);
    expect(await under("lin")).toEqual(["伪造天窗 LIN 报文"]);
    value(await manager.call(ownThreats.retire, { ...at, body: { reason: "换总线", expected: 2 } }));
    expect(await under("lin")).toEqual([]);
    expect(codes(await adopt([name()]))).toEqual(["threat-unknown"]);
    expect(codes(await manager.call(ownThreats.change, { ...at, body: spoofed }))).toEqual(["own-threat-retired"]);
    // The row that began from it stands, and so does what the threat suggested for it.
    const { lines } = value(await manager.call(isms.soa, { params: { ...params, edition: "2022" } }));
    expect(lines.find(({ control }) => control === "A.8.20")?.suggested).toBe(1);
  });

  it("IS-30: two ways to write one process are one, under the way that is used most", async () => {
    const names = { "A.8.1": "IT 运维", "A.8.2": "it运维", "A.8.3": "IT 运维", "A.8.4": "", "A.8.5": "人力资源" };
    const lines = Object.entries(names).map(([control, process]) => ({ control, applicable: true, process }));
    value(await manager.call(isms.setSoa, { params: { ...params, edition: "2022" }, body: { lines } }));
    const key = {
      name: "车窗控制器",
      kind: "vehicle" as const,
      owner: "车联网部",
      value: 3 as const,
      rated: { confidentiality: 1 as const, integrity: 4 as const, availability: 2 as const },
      phases: ["use" as const],
    };
    for (const process of ["售后", "售 后"])
      value(await manager.call(isms.addAsset, { params, body: { ...key, process } }));
    const { used, processes: found } = value(await manager.call(processes.list, { params, query: {} }));
    expect(new Set(used)).toEqual(new Set(["IT 运维", "人力资源", "售后"]));
    expect(used).toHaveLength(3);
    expect(found).toEqual([
      { name: "", spellings: [], controls: ["A.8.4"], inPlace: 0 },
      { name: "IT 运维", spellings: ["IT 运维", "it运维"], controls: ["A.8.1", "A.8.2", "A.8.3"], inPlace: 0 },
      { name: "人力资源", spellings: [], controls: ["A.8.5"], inPlace: 0 },
    ]);
    const older = value(await manager.call(processes.list, { params, query: { edition: "2013" } }));
    expect([older.used, older.processes]).toEqual([used, []]);
    const planner = await test.as("planner");
    expect(codes(await planner.call(processes.list, { params, query: {} }))).toEqual(["not-found"]);
  });

  it("refuses a place and a control that are none, hostile text, and who may not", async () => {
    expect(codes(await add({ under: "usb" }))).toEqual(["threat-group-unknown"]);
    expect(codes(await add({ library: "general" }))).toEqual(["threat-group-unknown"]);
    expect(codes(await add({ controls: ["A.9.99"] }))).toEqual(["soa-control-unknown"]);
    expect(codes(await add({ title: "a\0b" }))).toEqual(["body-invalid"]);
    expect(codes(await add({ title: " " }))).toEqual(["body-invalid"]);
    expect(codes(await add({ affects: [] }))).toEqual(["body-invalid"]);
    expect(codes(await add({ affects: ["integrity", "integrity"] }))).toEqual(["body-invalid"]);
    expect(codes(await add({}, await test.as("evaluator")))).toEqual(["not-permitted"]);
    expect(codes(await add({}, await test.as("planner")))).toEqual(["not-found"]);
    const elsewhere = { params: { organisation: demoBody, threat: added }, body: { reason: "别家的" } };
    expect(codes(await test.operator.call(ownThreats.retire, elsewhere))).toEqual(["own-threat-unknown"]);
    expect((await verifyStore(test.server.services.store)).first).toBeNull();
  });
});
