import { existsSync, readFileSync } from "node:fs";
import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds, freshEngine } from "../testing/engines.ts";
import { bytesOf, madeLaw } from "../testing/made-law.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

const shared = new URL("../../../../../shared/data/laws/", import.meta.url);
const hasShared = existsSync(shared);

const old = madeLaw(
  "2020-01-01",
  "2020-02-01",
  "为了安全，制定本法。",
  "使用单位应当每年检查一次设备（含备件），并且保存记录。",
);
const now = madeLaw(
  "2026-01-01",
  "2026-03-01",
  "为了安全，制定本法。",
  "另见《中华人民共和国他法》的规定，逐条执行。",
  "使用单位应当每月检查一次设备（含备件），并且保存记录。",
);
const naming = {
  ...madeLaw("2021-01-01", "2021-02-01", "设备的检查适用《虚构安全法》的规定，不另行规定。"),
  id: "zz-other-law@2021-01-01",
  family: "zz-other-law",
  title: "中华人民共和国他法",
  short_title: "他法",
};

describe.each(engineKinds)("the reading room by HTTP on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind, await freshEngine(kind));
    for (const law of [old, now, naming]) {
      value(
        await test.operator.call(routes.requirements.import, { query: { file: "made.json" }, bytes: bytesOf(law) }),
      );
    }
  });
  afterAll(() => test.close());

  const article = (no: string, on: string) =>
    test.anonymous.call(routes.reading.article, { params: { family: "zz-made-law", article: no }, query: { on } });
  const quote = (citation: string, text: string, on = "2026-06-01") =>
    test.anonymous.call(routes.reading.quote, { body: { citation, text, on } });

  it("an article's address answers by its day: which version, whether in force, what took its place", async () => {
    const before = value(await article("2", "2026-02-28"));
    expect(before).toMatchObject({ version: "2020-01-01", state: "in-force", until: "2026-03-01", successor: null });
    expect(before).toMatchObject({ previous: "第一条", next: null, address: "/laws/zz-made-law/2?on=2026-02-28" });
    expect(before.digest).toMatch(/^[0-9a-f]{64}$/);
    const after = value(await article("第二条", "2026-03-01"));
    expect([after.version, after.article, after.text?.startsWith("另见")]).toEqual(["2026-01-01", "第二条", true]);
    expect(codes(await article("9", "2026-03-01"))).toEqual(["article-unknown"]);
    expect(codes(await article("x", "2026-03-01"))).toEqual(["citation-unreadable"]);
  });

  it("one changed character of a quote is shown, and where else these words stand (OH-7)", async () => {
    const right = value(await quote("虚构安全法第三条", "应当每月检查一次设备（含备件）"));
    expect([right.check.kind, right.version, right.foundIn]).toEqual(["exact", "2026-01-01", null]);
    const wrong = value(await quote("虚构安全法第三条", "使用单位应当每年检查一次设备（含备件）"));
    expect(wrong.check).toMatchObject({ kind: "differs", first: { at: 8 }, article: "第三条" });
    expect(wrong.foundIn).toMatchObject({ version: "2020-01-01", article: "第二条" });
    expect(value(await quote("虚构安全法第三条", "检查一次设备(含备件),并且")).check.kind).toBe("form-only");
    expect(value(await quote("虚构安全法第一条", "使用单位应当每月检查一次设备")).check).toMatchObject({
      kind: "moved",
      article: "第三条",
    });
    // By the law of the day before, the old words were right.
    expect(value(await quote("虚构安全法第二条", "应当每年检查一次", "2026-02-28")).check.kind).toBe("exact");
  });

  it("refuses a quote without end and a citation of nothing", async () => {
    expect(codes(await quote("虚构安全法第三条", "长".repeat(2_001)))).toEqual(["body-invalid"]);
    expect(codes(await quote("虚构安全法", "应当"))).toEqual(["citation-unreadable"]);
    expect(codes(await quote("没有的法第三条", "应当"))).toEqual(["law-unknown"]);
  });

  it("says who cites a law: content by source and clause, other laws by its title", async () => {
    const citedBy = async (family: string) =>
      value(await test.anonymous.call(routes.reading.citedBy, { params: { family }, query: { on: "2026-06-01" } }));
    const made = await citedBy("zz-made-law");
    expect(made.articles).toEqual([
      { family: "zz-other-law", version: "2021-01-01", title: "中华人民共和国他法", article: "第一条" },
    ]);
    const regulation = await citedBy("cn-certification-accreditation-regulation");
    expect(regulation.rules.length).toBeGreaterThan(0);
    expect(regulation.rules.flatMap(({ clauses }) => clauses)).toContain("第七十二条");
  });

  it("tells who may read a register which of its rows cite the law, and nobody else that there are any", async () => {
    const manager = await test.as("manager");
    const place = { organisation: demoCompany };
    const body = { title: "电梯困人", harm: "", owner: "", area: "" };
    const { id: risk } = value(await manager.call(routes.register.identify, { params: place, body }));
    const params = { ...place, risk };
    const document = { title: "虚构安全法", printedDate: "" };
    value(await manager.call(routes.register.addDocument, { params, body: document }));
    const line = value(await manager.call(routes.register.show, { params, query: {} })).lines[0]?.id ?? "";
    const clause = { line, family: "zz-made-law", version: "2026-01-01", article: "第三条", quote: "每月" };
    value(await manager.call(routes.register.extractClause, { params, body: clause }));
    const ask = (client: Client, organisation?: string, family = "zz-made-law") =>
      client.call(routes.reading.citedBy, {
        params: { family },
        query: { on: "2026-06-01", ...(organisation === undefined ? {} : { organisation }) },
      });
    expect(value(await ask(manager, demoCompany)).register).toEqual({
      rows: [{ risk, title: "电梯困人", articles: [{ version: "2026-01-01", article: "第三条" }] }],
      more: false,
    });
    expect(value(await ask(manager, demoCompany, "zz-other-law")).register).toEqual({ rows: [], more: false });
    expect(value(await ask(manager)).register).toBeUndefined();
    const planner = await test.as("planner");
    expect(codes(await ask(planner, demoCompany))).toEqual(["not-found"]);
    expect(codes(await ask(test.anonymous, demoCompany))).toEqual(["not-signed-in"]);
    // A member of the body whose role may not read its register.
    expect(value(await ask(planner, demoBody)).register).toBeUndefined();
    expect(value(await ask(planner, demoBody)).articles).toHaveLength(1);
  });

  it("lists documents whose text is missing apart from those whose text is here", async () => {
    const list = async (text: "held" | "missing") => {
      const query = { text, limit: "200", on: "2026-06-01" };
      return value(await test.anonymous.call(routes.requirements.documents, { query })).items;
    };
    const [held, missing] = [await list("held"), await list("missing")];
    expect(held.map(({ family }) => family).toSorted()).toEqual(["zz-made-law", "zz-made-law", "zz-other-law"]);
    expect([missing.length > 30, missing.some(({ hasText }) => hasText)]).toEqual([true, false]);
  });

  it("the coverage of a text counts every article; a scene that is none is refused", async () => {
    const ask = (scene?: string) =>
      test.anonymous.call(routes.reading.coverage, {
        params: { family: "zz-made-law", version: "current" },
        query: { on: "2026-06-01", ...(scene === undefined ? {} : { scene }) },
      });
    const all = value(await ask());
    expect([all.version, all.withDuty, all.onlyConsequence, all.without]).toEqual(["2026-01-01", 0, 0, 3]);
    expect(codes(await ask("boat"))).toEqual(["scene-unknown"]);
    const missing = await test.anonymous.call(routes.reading.coverage, {
      params: { family: "cn-food-safety-law", version: "current" },
      query: { on: "2026-06-01" },
    });
    expect(codes(missing)).toEqual(["law-text-not-held"]);
  });

  it("the fishbone of a scene holds each audit point of that day once, under one dimension and sub-class (CT-8, CT-9)", async () => {
    const where = { scene: "canteen", region: "330100", on: "2026-11-23" };
    const { bones } = value(await test.anonymous.call(routes.reading.fishbone, { query: where }));
    const { points } = value(await test.anonymous.call(routes.requirements.auditPoints, { query: where }));
    const drawn = bones.flatMap(({ subclasses }) =>
      subclasses.flatMap(({ clauses }) => clauses.map(({ obligation }) => obligation)),
    );
    expect(bones.map(({ factor }) => factor)).toEqual(["人", "机", "料", "法", "环"]);
    expect(drawn.toSorted()).toEqual(points.map(({ id }) => id).toSorted());
  });

  it("public pages answer without script, and tell what is not in force", async () => {
    const get = async (path: string) => {
      const response = await test.server.app.request(path);
      return { status: response.status, body: await response.text() };
    };
    const shown = await get("/laws/zz-made-law/3?on=2026-06-01&lang=zh");
    expect([shown.status, shown.body.includes("每月检查一次设备"), shown.body.includes("<script")]).toEqual([
      200,
      true,
      false,
    ]);
    expect(shown.body).toContain("zz-made-law@2026-01-01");
    const early = await get("/laws/zz-made-law/1?on=2019-06-01&lang=en");
    expect([early.status, early.body.includes("does not apply on 2019-06-01")]).toEqual([200, true]);
    expect((await get("/laws/zz-made-law?on=2026-06-01&lang=en")).body).toContain('href="/laws/zz-made-law/3');
    expect((await get("/laws?search=虚构&lang=zh")).body).toContain("中华人民共和国虚构安全法");
    for (const path of ["/laws/none", "/laws/zz-made-law/99", "/laws/%3Cscript%3E", "/laws/zz-made-law/%3Cb%3E"]) {
      const lost = await get(path);
      expect([path, lost.status, lost.body.includes("<b>"), lost.body.includes("<script>")]).toEqual([
        path,
        404,
        false,
        false,
      ]);
    }
  });

  it.skipIf(!hasShared)(
    "kitchen waste: the day before and the day after the code (skipped where the laws are absent)",
    async () => {
      for (const file of ["cn-solid-waste-law.2020-04-29.json", "cn-ecological-environment-code.2026-03-12.json"]) {
        const bytes = new Uint8Array(readFileSync(new URL(file, shared)));
        value(await test.operator.call(routes.requirements.import, { query: { file }, bytes }));
      }
      const waste = async (on: string) => {
        const params = { family: "cn-solid-waste-law", article: "57" };
        return value(await test.anonymous.call(routes.reading.article, { params, query: { on } }));
      };
      expect(await waste("2026-08-14")).toMatchObject({ state: "in-force", successor: null });
      expect(await waste("2026-08-15")).toMatchObject({
        state: "replaced",
        successor: { family: "cn-ecological-environment-code", article: "第五百一十四条" },
      });
      const params = { family: "cn-ecological-environment-code", version: "2026-03-12" };
      const { obligations } = value(
        await test.anonymous.call(routes.reading.obligations, { params, query: { on: "2026-08-15" } }),
      );
      expect(obligations.filter(({ article: no, carries }) => no === "第五百一十四条" && carries)).not.toEqual([]);
      const coverage = value(await test.anonymous.call(routes.reading.coverage, { params, query: {} }));
      expect(coverage.withDuty + coverage.onlyConsequence + coverage.without).toBe(1242);
    },
  );
});
