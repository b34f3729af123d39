import { type Client, routes } from "@touchstone/contract";
import { columns } from "@touchstone/register";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBytes } from "../adapters/tabular/read-bytes.ts";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

const { register, parties } = routes;
const organisation = { organisation: demoCompany };
const utf8 = (text: string) => new TextEncoder().encode(text);

const headings = columns.map((column) => column.zh).join(",");
const table = [
  headings,
  "1,电梯事故,《甲安全法》,2004年,,定期检测 持证上岗,安装管理办法,例行检测,检测报告 合同,,,,",
  ",,乙条例,2009年5月1日,第三条,,,,,,,,",
  "2,食堂火灾,丙办法,2014. 11.3,第一条,=1+1,-5,+86 138 0013 8000,,,,,",
]
  .map((line) => `${line}\r\n`)
  .join("");

const cellsOf = async (bytes: Uint8Array, file: string): Promise<readonly (readonly string[])[]> => {
  const read = await readBytes(bytes, file);
  if (!read.ok) throw new Error(JSON.stringify(read.refusals));
  return read.value.cells;
};

describe.each(engineKinds)("the register by HTTP on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let evaluator: Client;
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
    evaluator = await test.as("evaluator");
  });
  afterAll(() => test.close());

  const identified = { title: "特种设备安全事故", harm: "电梯困人救援不及时", owner: "设备部", area: "lift" };
  const identify = async (title = identified.title): Promise<string> =>
    value(await manager.call(register.identify, { params: organisation, body: { ...identified, title } })).id;
  const show = async (risk: string) => value(await manager.call(register.show, { params: { ...organisation, risk } }));
  const count = async () => value(await manager.call(register.overview, { params: organisation })).rows;

  it("goes from command to journal to read row", async () => {
    const id = await identify();
    expect(await show(id)).toMatchObject({ id, version: 1, ...identified, state: "unidentified" });
  });

  it("the same key twice has one effect and one answer; with another body it is refused", async () => {
    const send = (title: string) =>
      manager.call(register.identify, { params: organisation, body: { ...identified, title }, key: "once" });
    const before = await count();
    const answers = await Promise.all(Array.from({ length: 20 }, () => send("火灾")));
    expect(new Set(answers.map((answer) => value(answer).id)).size).toBe(1);
    expect((await count()) - before).toBe(1);
    expect(codes(await send("另一件事"))).toEqual(["idempotency-key-reused"]);
  });

  it("imports whole, once, and exports the same cells", async () => {
    const send = (text: string, file: string) =>
      manager.call(register.import, { params: organisation, query: { file }, bytes: utf8(text) });
    // Ids of one instant are in no order; a later instant keeps this file's rows together.
    test.moveTo("2026-11-23T04:01:00Z");
    const first = value(await send(table, "台账.csv"));
    test.moveTo("2026-11-23T04:02:00Z");
    expect([first.imported, first.unchanged]).toEqual([2, 0]);
    expect(first.risks[0]?.documents.map(({ date }) => date)).toEqual([
      { value: "2004", precision: "year" },
      { value: "2009-05-01", precision: "day" },
    ]);
    expect(first.problems.map(({ code, row, column }) => `${code}@${row}:${column}`)).toEqual([
      "clause-missing@2:5",
      "formula-as-text@4:6",
    ]);
    const again = value(await send(`\ufeff${table}`, "副本.csv"));
    expect([again.imported, again.unchanged]).toEqual([0, 2]);

    const wanted = await cellsOf(utf8(table), "a.csv");
    for (const format of ["csv", "xlsx"] as const) {
      const file = await manager.download(register.export, { params: organisation, query: { format } });
      const cells = await cellsOf(value(file), `a.${format}`);
      const from = cells.findIndex((row) => row[1] === "电梯事故");
      expect([cells[0], ...cells.slice(from, from + 3)]).toEqual(wanted);
    }
  });

  it("imports nothing of a file that has one wrong day, and says where it stands", async () => {
    const before = await count();
    const broken = table.replace("2014. 11.3", "2004-13-45");
    const answer = await manager.call(register.import, {
      params: organisation,
      query: { file: "错.csv" },
      bytes: utf8(broken),
    });
    expect(answer.ok ? null : answer.problem.error).toMatchObject({
      code: "date-impossible",
      place: { file: "错.csv", row: 4, column: 4 },
    });
    expect(await count()).toBe(before);
  });

  it.each<[string, Uint8Array<ArrayBuffer>, string]>([
    ["a.xlsx", utf8("PK\u0003\u0004 cut"), "file-damaged"],
    ["a.csv", new Uint8Array([0xff, 0x41, 0xff]), "encoding-unknown"],
    ["a.csv", utf8(`${headings}\n1,${"x".repeat(10_000_000)},,,,,,,,,,,\n`), "cell-too-long"],
    ["a.csv", utf8("证书编号,获证组织\n1,2\n"), "header-missing"],
    ["a.pdf", utf8("%PDF-1.7"), "file-kind-unknown"],
  ])("refuses %s by its own reason, and goes on", async (file, bytes, code) => {
    const before = await count();
    const answer = await manager.call(register.import, { params: organisation, query: { file }, bytes });
    expect(codes(answer)).toEqual([code]);
    expect(answer.ok ? null : answer.problem.error.place?.file).toBe(file);
    expect(await count()).toBe(before);
  });

  it("refuses a body of 100 MB before it is held in memory", async () => {
    const bytes = new Uint8Array(100 * 1024 * 1024);
    const answer = await manager.call(register.import, { params: organisation, query: { file: "a.csv" }, bytes });
    expect(codes(answer)).toEqual(["body-too-large"]);
  });

  it("goes from plan to verified correction, judged only by whom the record shows competent (OH-20, OH-24)", async () => {
    // No demo person has a record in this area.
    const area = "escalator";
    const risk = value(
      await manager.call(register.identify, { params: organisation, body: { ...identified, area } }),
    ).id;
    const params = { ...organisation, risk };
    const on = "2026-11-20";
    value(
      await manager.call(register.addDocument, { params, body: { title: "特种设备安全法", printedDate: "2004年" } }),
    );
    const line = (await show(risk)).lines[0]?.id ?? "";
    const clause = {
      line,
      family: "cn-special-equipment-safety-law",
      version: "2013-06-29",
      article: "第四十条",
      quote: "定期检验",
    };
    value(await manager.call(register.extractClause, { params, body: clause }));
    const objective = { text: "每年检测 1 次", frequency: { times: 1, per: "year" } } as const;
    value(await manager.call(register.setObjective, { params, body: objective }));
    const id = (await show(risk)).objectives[0]?.id ?? "";
    const control = {
      who: "设备部",
      what: "委托检测",
      when: "四月",
      where: "1 号楼",
      why: "法定",
      how: "按办法",
      documents: ["电梯检测办法"],
    };
    value(await manager.call(register.setControl, { params, body: { objective: id, ...control } }));
    const monitoring = { objective: id, what: "检测报告", who: "设备部", frequency: objective.frequency };
    value(await manager.call(register.setMonitoring, { params, body: monitoring }));
    const report = utf8("%PDF-1.7 report %%EOF");
    const query = { name: "检测报告.pdf", on: "2026-04-12", objective: id };
    value(await manager.call(register.attachEvidence, { params, query, bytes: report }));
    const before = await show(risk);
    expect([before.state, before.year[0]]).toMatchObject(["to-evaluate", { required: 1, done: 1 }]);

    const evidence = before.evidence[0]?.id ?? "";
    const file = await manager.download(register.evidence, { params: { ...params, evidence } });
    expect(value(file)).toEqual(report);
    const judge = (client: Client) =>
      client.call(register.evaluate, {
        params,
        body: { outcome: "not-fulfilled", finding: "未做演练", evidence: [evidence], on },
      });
    expect(codes(await judge(evaluator))).toEqual(["evaluator-not-competent"]);
    const person = value(await evaluator.call(parties.session, {})).person;
    const filed = { ...organisation, person };
    await manager.call(parties.enterPerson, { params: organisation, body: { person, name: "周明" } });
    const qualification = {
      area,
      function: "compliance-evaluation",
      from: "2026-11-20",
      until: null,
      evidence: "培训记录 12",
    } as const;
    value(await manager.call(parties.recordQualification, { params: filed, body: qualification }));
    value(await judge(evaluator));
    expect(await show(risk)).toMatchObject({
      state: "nonconforming",
      evaluations: [{ by: { person, name: "周明" }, competence: "培训记录 12" }],
    });

    value(
      await manager.call(register.planCorrection, {
        params,
        body: { cause: "无计划", action: "补做演练", due: "2026-12-01" },
      }),
    );
    value(await manager.call(register.reportCorrection, { params, body: { what: "已演练", on } }));
    const verify = (client: Client) =>
      client.call(register.verifyCorrection, { params, body: { outcome: "effective", finding: "有记录", on } });
    expect(codes(await verify(manager))).toEqual(["corrected-by-verifier"]);
    value(await verify(evaluator));
    expect((await show(risk)).state).toBe("compliant");
    await identify("还没有做");
    expect(value(await manager.call(register.overview, { params: organisation })).compliant).toBe(false);
    expect(codes(await manager.call(register.conclusion, { params: organisation }))).toEqual(["rows-not-compliant"]);
    const loose = value(await manager.call(register.orphans, { params: organisation }));
    const counted = value(await manager.call(register.overview, { params: organisation }));
    expect([loose.risksWithoutLaw.length, loose.lawsWithoutClause.length]).toEqual([
      counted.risksWithoutLaw,
      counted.lawsWithoutClause,
    ]);
    expect(loose.risksWithoutLaw).not.toContain(risk);
  });

  it("takes no evidence that is not what its name says", async () => {
    const params = { ...organisation, risk: await identify("证据") };
    const attach = (name: string, bytes: Uint8Array<ArrayBuffer>) =>
      manager.call(register.attachEvidence, { params, query: { name, on: "2026-11-20" }, bytes });
    expect(codes(await attach("a.pdf", utf8("MZ")))).toEqual(["evidence-kind-refused"]);
    expect(codes(await attach("a.exe", utf8("MZ")))).toEqual(["evidence-kind-refused"]);
    expect(codes(await attach("a.pdf", utf8("")))).toEqual(["evidence-kind-refused"]);
    expect(codes(await attach("a.txt", utf8("a\u0000b")))).toEqual(["evidence-kind-refused"]);
    expect((await attach("a.txt", utf8("文本"))).ok).toBe(true);
  });

  it("somebody who saw an older row is told so", async () => {
    const params = { ...organisation, risk: await identify("并发") };
    const assign = (expected: number) =>
      manager.call(register.assign, { params, body: { owner: "行政部", area: "canteen", expected } });
    expect((await assign(1)).ok).toBe(true);
    expect(codes(await assign(1))).toEqual(["version-conflict"]);
  });

  it("nothing of it is found from another organisation, by any route", async () => {
    const risk = await identify("本单位");
    const params = { ...organisation, risk };
    const query = { file: "a.csv" };
    const planner = await test.as("planner");
    const attempts = (client: Client, at: typeof params) => [
      client.call(register.list, { params: at }),
      client.call(register.show, { params: at }),
      client.call(register.overview, { params: at }),
      client.call(register.orphans, { params: at }),
      client.download(register.export, { params: at, query: { format: "csv" } }),
      client.call(register.check, { params: at, query, bytes: utf8(table) }),
      client.call(register.import, { params: at, query, bytes: utf8(table) }),
      client.call(register.identify, { params: at, body: identified }),
      client.call(register.assign, { params: at, body: { owner: "x", area: "y" } }),
      client.call(register.addDocument, { params: at, body: { title: "法", printedDate: "" } }),
      client.call(register.attachEvidence, {
        params: at,
        query: { name: "a.txt", on: "2026-11-20" },
        bytes: utf8("x"),
      }),
    ];
    for (const denied of [...attempts(planner, params), ...attempts(manager, { organisation: demoBody, risk })]) {
      expect(codes(await denied)).toEqual(["not-found"]);
    }
    for (const denied of attempts(test.anonymous, params)) expect(codes(await denied)).toEqual(["not-signed-in"]);
    for (const allowed of attempts(manager, params)) expect((await allowed).ok).toBe(true);
    // What the evaluator may not write, they may read.
    expect(codes(await evaluator.call(register.identify, { params, body: identified }))).toEqual(["not-permitted"]);
    expect((await evaluator.call(register.list, { params })).ok).toBe(true);
  });

  it("a row of another organisation is not there, though its id is right", async () => {
    const risk = await identify("本单位");
    const other = await test.operator.call(register.show, { params: { organisation: demoBody, risk } });
    expect(codes(other)).toEqual(["not-found"]);
  });

  it.each(["entered", "title", "state"] as const)(
    "pages by %s meet every row once, and a cursor keeps to its filter",
    async (sort) => {
      for (const title of ["一,二", "三|四", "三|四", "五"]) await identify(title);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const query = { limit: 3, sort, ...(cursor === undefined ? {} : { cursor }) };
        const page = value(await manager.call(register.list, { params: organisation, query }));
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toHaveLength(await count());
      const first = value(await manager.call(register.list, { params: organisation, query: { limit: 1, sort } }));
      const query = { sort, cursor: first.next ?? "", search: "别的" };
      expect(codes(await manager.call(register.list, { params: organisation, query }))).toEqual(["cursor-invalid"]);
    },
  );
});
