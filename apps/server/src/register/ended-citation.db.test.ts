import { type Client, routes } from "@touchstone/contract";
import { columns } from "@touchstone/register";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

const { register } = routes;
const organisation = { organisation: demoCompany };
const announcement28 = { family: "samr-2022-28", version: "2022-08-09" };

describe.each(engineKinds)("citing what is no longer in force on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let params: { organisation: string; risk: string };
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
    const body = { title: "资质审批", harm: "", owner: "质量部", area: "approval" };
    params = { ...organisation, risk: value(await manager.call(register.identify, { params: organisation, body })).id };
  });
  afterAll(() => test.close());
  const add = async (title: string, printedDate = "") =>
    value(await manager.call(register.addDocument, { params, body: { title, printedDate } })).warnings;
  const lines = async (on?: string) =>
    value(await manager.call(register.show, { params, query: on === undefined ? {} : { on } })).lines;

  it.each(["认监委2016年第24号公告", "市场监管总局2020年第7号公告"])(
    "%s, entered by hand, warns with what took its place (AP-14)",
    async (title) => {
      const [warning, ...more] = await add(title);
      expect(more).toEqual([]);
      expect(warning).toMatchObject({ code: "citation-ended", endedOn: "2022-08-09", successor: announcement28 });
      expect(warning?.message).toContain("2022-08-09");
      const line = (await lines()).find((one) => one.title === title);
      expect(line?.check).toMatchObject({ verdict: "outdated", correct: { successor: announcement28 } });
      const before = (await lines("2022-08-08")).find((one) => one.title === title);
      expect(before?.check.verdict).not.toBe("outdated");
    },
  );

  it("what is in force, and what the base does not know, warns of nothing", async () => {
    expect(await add("市场监管总局公告2022年第28号")).toEqual([]);
    expect(await add("本公司安全管理规定")).toEqual([]);
  });

  it("a licence's old name warns with the source of its new one", async () => {
    const [warning] = await add("餐饮服务许可证");
    expect(warning).toMatchObject({ successor: null, source: "2015-10-01 → 食品经营许可证" });
  });

  it("a clause of a repealed document that is held without its text warns, and the row shows its end", async () => {
    const line = (await lines())[0]?.id ?? "";
    const clause = { line, family: "cnca-2016-24", version: "undated", article: "第一条", quote: "目录" };
    const taken = value(await manager.call(register.extractClause, { params, body: clause }));
    expect(taken.warnings).toMatchObject([{ endedOn: "2022-08-09", successor: announcement28 }]);
    expect((await lines())[0]?.clauses[0]).toMatchObject({ endedOn: "2022-08-09", overtakenBy: announcement28 });
    expect((await lines("2022-08-08"))[0]?.clauses[0]).toMatchObject({ endedOn: null, overtakenBy: null });
  });

  it("a clause of what is in force warns of nothing", async () => {
    const line = (await lines())[0]?.id ?? "";
    const clause = { line, ...announcement28, article: "一", quote: "废止" };
    expect(value(await manager.call(register.extractClause, { params, body: clause })).warnings).toEqual([]);
  });

  it("imported, the line is told as out of date with its successor", async () => {
    const table = `${columns.map(({ zh }) => zh).join(",")}\n1,资质审批,认监委2016年第24号公告,,第一条,,,,,,,,\n`;
    const bytes = new TextEncoder().encode(table);
    const query = { file: "台账.csv" };
    const report = value(await manager.call(register.import, { params: organisation, query, bytes }));
    expect(report.risks[0]?.documents[0]).toMatchObject({
      verdict: "outdated",
      correct: { successor: announcement28 },
    });
  });
});
