import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { bytesOf, madeLaw } from "../testing/made-law.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

const { register, registerRenumbered, requirements } = routes;
const organisation = { organisation: demoCompany };
const demoRegulator = "01900000-0000-7000-8000-00000000d001";
const family = "zz-made-law";
const [older, newer] = ["2020-01-01", "2026-01-01"];
const scope = "为了保障设备安全，制定本法。";
const daily = "使用单位应当每日检查一次电梯，并做好检查记录。";
const yearly = "使用单位应当每年向登记机关报告一次检验结果。";
const monthly = "使用单位应当每月向登记机关报告一次检验结果。";
const fine = (article: string) => `违反本法${article}规定，未做好检查记录的，处一万元罚款。`;
const added = "行业协会应当加强自律，推进诚信体系建设。";

describe.each(engineKinds)("cited articles that only bear a new number on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let params: { organisation: string; risk: string };
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
    const laws = [
      madeLaw(older, "2020-02-01", scope, daily, yearly, fine("第二条")),
      madeLaw(newer, "2026-02-01", scope, added, daily, monthly, fine("第三条")),
    ];
    for (const [at, law] of laws.entries()) {
      value(await test.operator.call(requirements.import, { query: { file: `${at}.json` }, bytes: bytesOf(law) }));
    }
    const body = { title: "电梯困人", harm: "", owner: "设备部", area: "lift" };
    params = { ...organisation, risk: value(await manager.call(register.identify, { params: organisation, body })).id };
  });
  afterAll(() => test.close());

  const ask = async (on?: string) =>
    value(
      await manager.call(registerRenumbered.renumbered, { params, query: on === undefined ? {} : { on } }),
    ).clauses.map(({ cited, now }) => [cited.version, cited.article, now.version, now.article]);
  const cite = async (version: string, cited: readonly (readonly [string, string])[]) => {
    const title = "中华人民共和国虚构安全法";
    value(await manager.call(register.addDocument, { params, body: { title, printedDate: "" } }));
    const line = value(await manager.call(register.show, { params })).lines.at(-1)?.id ?? "";
    for (const [article, quote] of cited) {
      const body = { line, family, version, article, quote };
      value(await manager.call(register.extractClause, { params, body }));
    }
    return line;
  };

  it("tells the new number of what moved, also where only a reference in it moved along, and of nothing else", async () => {
    const line = await cite(older, [
      ["第一条", scope],
      ["第二条", daily],
      ["第三条", yearly],
      ["第四条", fine("第二条")],
    ]);
    expect(await ask()).toEqual([
      [older, "第二条", newer, "第三条"],
      [older, "第四条", newer, "第五条"],
    ]);
    expect(await ask("2026-01-31")).toEqual([]);
    const body = { line, reason: "改引新法" };
    value(await manager.call(register.withdrawDocument, { params, body }));
    expect(await ask()).toEqual([]);
  });

  it("counts forward only: what is cited ahead of its day has no old number to be told", async () => {
    await cite(newer, [["第三条", daily]]);
    expect(await ask("2025-06-01")).toEqual([]);
    expect(await ask()).toEqual([]);
  });

  it("is not found by another organisation", async () => {
    const asked = async (account: string, at: string) =>
      codes(
        await (await test.as(account)).call(registerRenumbered.renumbered, { params: { ...params, organisation: at } }),
      );
    expect(await asked("regulator", demoCompany)).toEqual(["not-found"]);
    // Whoever may read registers at home does not reach a row of another's by its id.
    expect(await asked("regulator", demoRegulator)).toEqual(["not-found"]);
    expect(await asked("planner", demoBody)).toEqual(["not-permitted"]);
    expect(codes(await test.anonymous.call(registerRenumbered.renumbered, { params }))).toEqual(["not-signed-in"]);
  });
});
