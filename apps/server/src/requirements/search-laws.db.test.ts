import { existsSync, readdirSync, readFileSync } from "node:fs";
import { type OutputOf, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../store/index.ts";
import { engineKinds, freshEngine } from "../testing/engines.ts";
import { bytesOf, madeLaw } from "../testing/made-law.ts";
import { codes, openTestServer, type TestServer, value } from "../testing/test-server.ts";

const folder = new URL("../../../../../shared/data/laws/", import.meta.url);
const hasShared = existsSync(folder);
const on = "2026-11-23";

describe.each(engineKinds)("search over the law base on %s", (kind) => {
  let test: TestServer;
  let engine: Engine;
  const send = (bytes: Uint8Array<ArrayBuffer>) =>
    test.operator.call(routes.requirements.import, { query: { file: "made.json" }, bytes });
  const ask = async (words: string, more: { readonly region?: string; readonly limit?: number } = {}) =>
    value(await test.anonymous.call(routes.requirements.search, { query: { words, on, ...more } }));
  const found = async (words: string) =>
    (await ask(words)).found.map(({ version, article }) => `${version} ${article}`);

  beforeAll(async () => {
    engine = await freshEngine(kind);
    test = await openTestServer(kind, engine);
    await send(bytesOf(madeLaw("2020-01-01", "2020-02-01", "为了虚构，制定本法。", "使用单位应当检查鼍龙梯。")));
    await send(
      bytesOf(madeLaw("2026-01-01", "2026-03-01", "为了虚构。", "新增。", "使用单位应当检查鼍龙梯，１５日一次。")),
    );
  });
  afterAll(() => test.close());

  it("finds right after the import, in force first, and marks the words", async () => {
    expect(await found("鼍龙梯")).toEqual(["2026-01-01 第三条", "2020-01-01 第二条"]);
    expect(await found("鼍")).toEqual(["2026-01-01 第三条", "2020-01-01 第二条"]);
    const [first] = (await ask("鼍龙梯 15日")).found;
    expect(first?.marks.map(({ from, to }) => first.text.slice(from, to))).toEqual(["鼍龙梯", "１５日"]);
    expect([first?.state, first?.near]).toEqual(["in-force", false]);
  });

  it("forgives one letter and not two, and only where the words as typed find nothing", async () => {
    const near = (await ask("检查鼍尤梯")).found;
    expect(near.map(({ version, near: isNear }) => [version, isNear])).toEqual([
      ["2026-01-01", true],
      ["2020-01-01", true],
    ]);
    expect(await found("检杳鼍尤梯")).toEqual([]);
    expect((await ask("检查鼍龙梯")).found.every((one) => !one.near)).toBe(true);
  });

  it("finds a law's article by title, alias and initials with a number, and no article that is not there", async () => {
    for (const words of [
      "虚构安全法 2",
      "虚构安全法第二条",
      "xgaqf 2",
      "虚构按全法2",
      "《中华人民共和国虚构安全法》第2条",
    ]) {
      expect([words, (await found(words))[0]]).toEqual([words, "2026-01-01 第二条"]);
    }
    expect(await found("虚构安全法 9")).toEqual([]);
    expect((await ask("xgaqf")).documents.map(({ title, match }) => [title, match])).toEqual([
      ["中华人民共和国虚构安全法", "initials"],
    ]);
    expect((await ask("虚构安全法 鼍龙梯")).found[0]?.article).toBe("第三条");
    expect((await ask("虚构安全法鼍龙梯")).found[0]?.article).toBe("第三条");
  });

  it("pages through all, each article once, with a cursor that fits its search alone", async () => {
    type Page = OutputOf<typeof routes.requirements.search>;
    const pageAfter = async (cursor: string | null): Promise<Page> => {
      const query = { words: "虚构安全法 鼍龙梯", on, limit: 1, ...(cursor === null ? {} : { cursor }) };
      return value(await test.anonymous.call(routes.requirements.search, { query }));
    };
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const page: Page = await pageAfter(next);
      seen.push(...page.found.map(({ version, article }) => `${version} ${article}`));
      if (page.next !== null) {
        const other = { words: "别的", on, cursor: page.next };
        expect(codes(await test.anonymous.call(routes.requirements.search, { query: other }))).toEqual([
          "cursor-invalid",
        ]);
      }
      next = page.next;
    } while (next !== null);
    expect(seen).toEqual(["2026-01-01 第三条", "2020-01-01 第二条"]);
  });

  it("asks the index and not every article", async () => {
    const { rows } = await engine.pool.query<{ "QUERY PLAN": string }>(
      "explain select 1 from law_article where law_terms(words, n, sub) @@ '''鼍龙'''::tsquery or law_terms(words, n, sub) @@ '''龙梯'''::tsquery",
    );
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).toContain("law_article_terms");
    expect(plan).not.toContain("Seq Scan");
  });

  it("takes hostile searches for letters, refuses what is no text, and answers in bounded time", async () => {
    const status = async (words: string) =>
      (await test.send(`/api/v1/requirements/articles?words=${encodeURIComponent(words)}`)).status;
    expect(await status("电".repeat(10_000))).toBe(422);
    expect(await status("\u0000")).toBe(422);
    for (const words of [
      "%",
      "_",
      "\\",
      "'",
      "& | !",
      "<->",
      "a:*",
      "。。。",
      "第条",
      "𠮷".repeat(100),
      "的 一 是 在 不",
    ]) {
      expect([words, await status(words)]).toEqual([words, 200]);
    }
    expect(await found("鼍%梯")).toEqual([]);
    expect(await found("'鼍龙'")).toEqual([]);
    const region = await test.anonymous.call(routes.requirements.search, { query: { words: "鼍", region: "33" } });
    expect(codes(region)).toEqual(["region-unknown"]);
  });

  it("English finds duties with their articles, and clauses of standards", async () => {
    const { duties, clauses } = await ask("health certificate");
    expect(duties.map(({ id }) => id)).toContain("CT-001");
    expect(duties[0]?.provision?.family).toBe("cn-food-safety-law");
    expect(clauses).toEqual([]);
    expect((await ask("internal audit")).clauses.length).toBeGreaterThan(0);
    // Hangzhou's duties are not Jiaxing's.
    const local = async (region: string) =>
      (await ask("separate areas", { region })).duties.map(({ jurisdiction }) => jurisdiction);
    expect(await local("330100")).toContain("330100");
    expect(await local("330400")).not.toContain("330100");
  });

  // What somebody types, the day being 2026-11-23, and what must come first.
  const truth = [
    ["食品安全法 45", "cn-food-safety-law@2025-09-12 第四十五条"],
    ["食品安全法第四十五条", "cn-food-safety-law@2025-09-12 第四十五条"],
    ["spaqf 45", "cn-food-safety-law@2025-09-12 第四十五条"],
    ["食品按全法 45", "cn-food-safety-law@2025-09-12 第四十五条"],
    ["第五十七条 固体废物", "cn-solid-waste-law@2020-04-29 第五十七条"],
    ["特种设备安全法 40", "cn-special-equipment-safety-law@2013-06-29 第四十条"],
    ["杭州市电梯安全管理条例 20", "cn-hangzhou-lift-safety-regulation@2019-11-29 第二十条"],
  ] as const;
  const titles = [
    ["食品安全法", "cn-food-safety-law"],
    ["spaqf", "cn-food-safety-law"],
    ["tzsbaqf", "cn-special-equipment-safety-law"],
    ["消防法", "cn-fire-protection-law"],
    ["劳动法", "cn-labour-law"],
    ["aqscf", "cn-work-safety-law"],
    ["食品安权法", "cn-food-safety-law"],
  ] as const;

  it.skipIf(!hasShared)("first what was meant, over 85 versions of 80 laws", async () => {
    for (const file of readdirSync(folder).filter((name) => /^cn-.*\.json$/.test(name))) {
      value(await send(new Uint8Array(readFileSync(new URL(file, folder)))));
    }
    for (const [words, first] of truth) {
      const [one] = (await ask(words)).found;
      expect([words, `${one?.family}@${one?.version} ${one?.article}`]).toEqual([words, first]);
    }
    for (const [words, family] of titles)
      expect([words, (await ask(words)).documents[0]?.family]).toEqual([words, family]);
    const inHangzhou = (await ask("电梯 使用单位", { region: "330100", limit: 100 })).found;
    expect(new Set(inHangzhou.map(({ jurisdiction }) => jurisdiction))).toEqual(
      new Set(["000000", "330000", "330100"]),
    );
    const suggested = value(
      await test.anonymous.call(routes.requirements.suggest, { query: { words: "食品安全法 45", on } }),
    ).documents[0];
    expect([suggested?.version, suggested?.article]).toEqual(["2025-09-12", "第四十五条"]);
  });
});
