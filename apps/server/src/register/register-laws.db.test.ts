import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

const { register, registerLaws } = routes;
const organisation = { organisation: demoCompany };
type Asked = { readonly region?: string; readonly scene?: string; readonly market?: string };

describe.each(engineKinds)("which laws should be in the register on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let params: { organisation: string; risk: string };
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
    const body = { title: "电梯困人", harm: "", owner: "设备部", area: "lift" };
    params = { ...organisation, risk: value(await manager.call(register.identify, { params: organisation, body })).id };
  });
  afterAll(() => test.close());
  const ask = async (query: Asked) => value(await manager.call(registerLaws.laws, { params: organisation, query }));
  const missing = async (query: Asked) => (await ask(query)).missing.map(({ family }) => family);
  const add = async (title: string) =>
    value(await manager.call(register.addDocument, { params, body: { title, printedDate: "" } }));

  it("asks for the organisation's own place and the scenes of its rows where none are named", async () => {
    const answer = await ask({});
    expect(answer).toMatchObject({ region: "330100", scenes: ["lift"], markets: [] });
    expect(answer.missing.map(({ family }) => family)).not.toContain("js-special-equipment-regulation");
  });

  it("a Nanjing site lacks the Jiangsu regulation until it is cited; cited, Hangzhou says it binds elsewhere (OH-13)", async () => {
    const nanjing = { region: "320100", scene: "lift" };
    expect(await missing(nanjing)).toContain("js-special-equipment-regulation");
    await add("江苏省特种设备安全条例");
    expect(await missing(nanjing)).not.toContain("js-special-equipment-regulation");
    expect((await ask(nanjing)).elsewhere).toEqual([]);
    expect((await ask({ region: "330100", scene: "lift" })).elsewhere).toMatchObject([
      { risk: params.risk, title: "江苏省特种设备安全条例", jurisdiction: "320000" },
    ]);
  });

  it("a maker that sells to the EU lacks the GDPR; one that does not and cites it has it from elsewhere (IS-4)", async () => {
    expect(await missing({ market: "EU" })).toContain("eu-gdpr");
    expect(await missing({})).not.toContain("eu-gdpr");
    await add("欧盟通用数据保护条例");
    expect(await missing({ market: "EU" })).not.toContain("eu-gdpr");
    const elsewhere = async (query: Asked) => (await ask(query)).elsewhere.map(({ family }) => family);
    expect(await elsewhere({ market: "EU" })).not.toContain("eu-gdpr");
    expect(await elsewhere({})).toContain("eu-gdpr");
  });

  it("refuses what is no place, market or scene, and does not show the register of another", async () => {
    const refused = async (query: Asked) =>
      codes(await manager.call(registerLaws.laws, { params: organisation, query }));
    expect(await refused({ region: "moon" })).toEqual(["region-unknown"]);
    expect(await refused({ market: "MOON" })).toEqual(["market-unknown"]);
    expect(await refused({ scene: "moon" })).toEqual(["scene-unknown"]);
    const other = await manager.call(registerLaws.laws, { params: { organisation: demoBody }, query: {} });
    expect(codes(other)).toEqual(["not-found"]);
  });
});
