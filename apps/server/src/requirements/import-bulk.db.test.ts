import { gzipSync } from "node:zlib";
import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../store/index.ts";
import { engineKinds, freshEngine } from "../testing/engines.ts";
import { linesOf, madeRecord } from "../testing/made-bulk.ts";
import { bytesOf, madeLaw } from "../testing/made-law.ts";
import { openTestServer, type TestServer, value } from "../testing/test-server.ts";

const { requirements } = routes;
const utf8 = (text: string) => new TextEncoder().encode(text);

describe.each(engineKinds)("a bulk file on %s", (kind) => {
  let engine: Engine;
  let test: TestServer;
  beforeAll(async () => {
    engine = await freshEngine(kind);
    test = await openTestServer(kind, engine);
  });
  afterAll(() => test.close());

  const send = async (bytes: Uint8Array<ArrayBuffer>, line = 1) =>
    value(await test.operator.call(requirements.import, { query: { file: "bulk.jsonl", line }, bytes }));
  const versions = async (search: string) =>
    value(await test.anonymous.call(requirements.documents, { query: { search, limit: 50 } })).items;
  const articles = async (family: string, version: string) =>
    value(await test.anonymous.call(requirements.text, { params: { family, version } })).articles.map(
      ({ text }) => text,
    );
  const counts = async () => {
    const { rows } = await engine.pool.query(
      "select (select count(*) from journal)::integer as events, (select count(*) from requirements_law)::integer as laws, (select count(*) from law_article)::integer as articles",
    );
    return rows[0];
  };

  it("loads packed or plain; twice is the same as once; an interrupted run goes on", async () => {
    const records = Array.from({ length: 500 }, (_, n) =>
      madeRecord(`r${n}`, `杭州市第${n}号试验条例`, "2020-01-01", `甲${n}`, `乙${n}`),
    );
    const first = await send(utf8(linesOf(...records.slice(0, 300))));
    expect(first).toMatchObject({ kind: "bulk", imported: 300, unchanged: 0, known: 0, articles: 600 });
    const packed = new Uint8Array(gzipSync(linesOf(...records)));
    expect(await send(packed)).toMatchObject({ imported: 200, unchanged: 300, articles: 1000 });
    const before = await counts();
    expect(await send(packed)).toMatchObject({ imported: 0, unchanged: 500 });
    expect(await counts()).toEqual(before);
    const [found] = await versions("杭州市第499号试验条例");
    expect(found).toMatchObject({ jurisdiction: "330100", version: "2020-01-01", articles: 2, hasText: true });
    expect(await articles(found?.family ?? "", "2020-01-01")).toEqual(["甲499", "乙499"]);
    expect(value(await test.operator.call(routes.operations.verify, {}))).toMatchObject({ ok: true, first: null });
    expect(value(await test.operator.call(routes.operations.rebuild, { body: {} }))).toMatchObject({ identical: true });
  });

  it("a bulk and one law that bring the same version at once: it is there once, and nobody fails", async () => {
    const title = "杭州市同时到条例";
    await send(utf8(linesOf(madeRecord("same", title, "2019-01-01", "甲"))));
    const family = (await versions(title))[0]?.family ?? "";
    for (let round = 1; round <= 8; round += 1) {
      const day = `202${round}-01-01`;
      const one = { ...madeLaw(day, day, "甲"), id: `${family}@${day}`, family, title, short_title: title };
      const place = { ...one, jurisdiction: { code: "330100", name: "杭州市", parents: [] }, level: "地方性法规" };
      const [bulk, single] = await Promise.all([
        test.operator.call(requirements.import, {
          query: { file: "bulk.jsonl", line: 1 },
          bytes: utf8(linesOf(madeRecord("same", title, day, "甲"))),
        }),
        test.operator.call(requirements.import, { query: { file: "law.json" }, bytes: bytesOf(place) }),
      ]);
      expect([bulk.ok, single.ok || single.problem.status === 409]).toEqual([true, true]);
      expect((await versions(title)).filter(({ version }) => version === day)).toHaveLength(1);
    }
  });

  it("refuses a broken record whole, with its line, and loads the others", async () => {
    const good = madeRecord("g1", "杭州市好条例", "2020-01-01", "甲");
    const lines = [
      JSON.stringify(good),
      '{"schema":"law-bulk/1","id":',
      JSON.stringify({ ...madeRecord("b1", "坏一", "2020-01-01", "甲"), article_count: 9 }),
      JSON.stringify({ ...madeRecord("b2", "坏二", "2020-01-01", "甲"), jurisdiction: "990100" }),
      JSON.stringify({ ...madeRecord("b3", "坏三", "2020-13-01", "甲") }),
      JSON.stringify(madeRecord("g2", "杭州市又一好条例", "2020-01-01", "甲")),
    ];
    const report = await send(utf8(lines.join("\n")), 41);
    expect([report.imported, report.refusedCount]).toEqual([2, 4]);
    expect(report.refused.map(({ code, row }) => [code, row])).toEqual([
      ["json-refused", 42],
      ["field-refused", 43],
      ["law-place-unknown", 44],
      ["field-refused", 45],
    ]);
    expect(await versions("坏")).toEqual([]);
    expect((await versions("好条例")).length).toBe(2);
  });

  it("reports numbers that jump or repeat, and takes the text", async () => {
    const record = madeRecord("odd", "杭州市怪条例", "2020-01-01", "甲", "乙", "丙");
    const [one, two, three] = record.articles;
    const odd = { ...record, articles: [one, { ...three, no: "第五条", n: 5 }, { ...two, no: "第五条", n: 5 }] };
    const report = await send(utf8(linesOf(odd, madeRecord("none", "杭州市空条例", "2020-01-01"))));
    expect([report.imported, report.refusedCount]).toEqual([2, 0]);
    expect(report.warnings.map(({ code, row }) => [code, row])).toEqual([
      ["article-number-jumps", 1],
      ["article-number-repeats", 1],
      ["law-without-text", 2],
    ]);
    expect((await versions("杭州市空条例")).map(({ hasText }) => hasText)).toEqual([false]);
  });

  it("keeps one text for a version: the longer of two, whatever comes first, and never against a law file", async () => {
    const short = madeRecord("s1", "杭州市两源条例", "2021-01-01", "甲");
    const long = { ...madeRecord("s2", "杭州市两源条例", "2021-01-01", "甲", "乙") };
    expect(await send(utf8(linesOf(short)))).toMatchObject({ imported: 1 });
    expect(await send(utf8(linesOf(long)))).toMatchObject({ imported: 1, known: 0 });
    expect(await send(utf8(linesOf(short, long)))).toMatchObject({ imported: 0, unchanged: 1, known: 1 });
    const found = await versions("两源条例");
    expect(found.map(({ articles: count }) => count)).toEqual([2]);

    const law = madeLaw("2020-01-01", "2020-02-01", "原文。");
    value(await test.operator.call(requirements.import, { query: { file: "law.json" }, bytes: bytesOf(law) }));
    const other = { ...madeRecord("s3", law.title, "2020-01-01", "别处的原文。", "多一条。"), jurisdiction: "000000" };
    expect(await send(utf8(linesOf(other)))).toMatchObject({ imported: 0, known: 1 });
    expect(await articles("zz-made-law", "2020-01-01")).toEqual(["原文。"]);
  });

  it("two files that correct one version at once both end, and the longest text stays", async () => {
    for (const at of ["x", "y", "z"]) {
      const title = `杭州市${at}竞写条例`;
      await send(utf8(linesOf(madeRecord(`${at}1`, title, "2021-01-01", "甲"))));
      await Promise.all([
        send(utf8(linesOf(madeRecord(`${at}2`, title, "2021-01-01", "甲", "乙")))),
        send(utf8(linesOf(madeRecord(`${at}3`, title, "2021-01-01", "甲", "乙", "丙")))),
      ]);
      expect((await versions(title)).map(({ articles: count }) => count)).toEqual([3]);
    }
  });

  it("gives a law that the product knows its text, and leaves the facts that were checked", async () => {
    const own = value(
      await test.anonymous.call(requirements.document, { params: { family: "cn-food-safety-law" } }),
    ).versions.at(-1);
    const record = {
      ...madeRecord("own", own?.title ?? "", own?.version ?? "", "虚构的条文。"),
      jurisdiction: "000000",
    };
    expect(await send(utf8(linesOf({ ...record, effective: "2009-06-01" })))).toMatchObject({ imported: 1 });
    const after = value(
      await test.anonymous.call(requirements.document, { params: { family: "cn-food-safety-law" } }),
    ).versions.at(-1);
    expect(after).toMatchObject({ effective: own?.effective, topics: own?.topics, articles: 1, hasText: true });
  });

  it("assumes no commencement silently: an amended law's printed day is its first edition's", async () => {
    const record = { ...madeRecord("am", "杭州市修正条例", "2021-06-10", "甲"), effective: "2002-11-01" };
    await send(utf8(linesOf(record, madeRecord("no", "杭州市无日期条例", null, "甲"))));
    const [amended] = await versions("杭州市修正条例");
    expect(amended).toMatchObject({
      effective: "2021-06-10",
      firstEffective: "2002-11-01",
      effectiveBasis: "assumed: day of the act",
      confidence: "partial",
    });
    expect((await versions("杭州市无日期条例"))[0]).toMatchObject({ version: "undated", state: "undated" });
  });

  it("stops at damage and at bytes that are no text, and says where; what came before stays", async () => {
    const lines = linesOf(
      ...Array.from({ length: 3 }, (_, n) => madeRecord(`d${n}`, `杭州市断${n}条例`, "2020-01-01", "甲")),
    );
    const packed = gzipSync(lines);
    const cut = await send(new Uint8Array(packed.subarray(0, packed.length - 20)));
    expect(cut.refused.map(({ code }) => code)).toEqual(["file-damaged"]);
    const broken = new Uint8Array([
      ...utf8(linesOf(madeRecord("u1", "杭州市先条例", "2020-01-01", "甲"))),
      0xff,
      0xfe,
      10,
    ]);
    const report = await send(broken);
    expect(report.refused.map(({ code, row }) => [code, row])).toEqual([["json-refused", 1]]);
  });

  it("does not swallow a bomb: a line without end is refused, and only so much is held", async () => {
    const bomb = new Uint8Array(gzipSync(`{"schema":"law-bulk/1","id":"${"a".repeat(200_000_000)}`));
    const before = process.memoryUsage().rss;
    const report = await send(bomb);
    expect(report.refused.map(({ code }) => code)).toEqual(["json-refused"]);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 2 ** 20);
  });

  it("does not read on where lines have no end", async () => {
    const report = await send(new Uint8Array(gzipSync("\n".repeat(3_000_000))));
    expect(report.refused.map(({ code, row }) => [code, row])).toEqual([["json-refused", 200_001]]);
  });
});
