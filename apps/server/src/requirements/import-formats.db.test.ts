import { existsSync, readFileSync } from "node:fs";
import { type LawFormat, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTable } from "../adapters/tabular/read-table.ts";
import { engineKinds, freshEngine } from "../testing/engines.ts";
import { bytesOf, madeLaw } from "../testing/made-law.ts";
import { codes, openTestServer, type TestServer, value } from "../testing/test-server.ts";

const { requirements } = routes;
const utf8 = (text: string) => new TextEncoder().encode(text);
const hostile = new URL("../../../../../shared/data/hostile/generated/", import.meta.url);

const markdown = `# 杭州市虚构条例

2019年10月31日 杭州市人大常委会通过 2019年11月29日 批准

## 第一章　总则

第一条　为了安全，制定本条例。

第二条 本条例适用于：
（一）甲 <乙> & "丙"；
（二）丁。

## 第二章 管理

第三条 直接在章下。

### 第一节 使用

**第三条之一** 加一条。

## 附则

第四条 本条例自2020年5月1日起施行。
`;

const oscal = (change: object = {}) => ({
  catalog: {
    uuid: "11111111-2222-4333-8444-555555555555",
    metadata: {
      title: "虚构控制集",
      "last-modified": "2024-02-04T00:00:00Z",
      version: "1.0",
      "oscal-version": "1.1.2",
    },
    groups: [
      {
        id: "ac",
        title: "访问",
        controls: [
          {
            id: "ac-1",
            title: "规程",
            props: [{ name: "label", value: "AC-1" }],
            params: [{ id: "ac-1_prm", label: "周期" }],
            parts: [{ id: "ac-1_smt", name: "statement", prose: "每 {{ insert: param, ac-1_prm }} 复核。" }],
            links: [{ href: "#ac-2", rel: "related" }],
          },
          { id: "ac-2", title: "账户", parts: [{ name: "statement", prose: "管好账户。" }], ...change },
        ],
      },
    ],
  },
});

const akn = (inner: string, head = "") =>
  `<?xml version="1.0"?>${head}<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="law"><meta><identification source="#x"><FRBRWork><FRBRalias value="杭州市外来条例"/><FRBRcountry value="cn"/></FRBRWork><FRBRExpression><FRBRdate date="2020-03-01" name="x"/></FRBRExpression></identification></meta><body>${inner}</body></act></akomaNtoso>`;

describe.each(engineKinds)("forms of law files on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind, await freshEngine(kind));
  });
  afterAll(() => test.close());

  const send = (bytes: Uint8Array<ArrayBuffer>, file: string) =>
    test.operator.call(requirements.import, { query: { file }, bytes });
  const find = async (search: string) =>
    value(await test.anonymous.call(requirements.documents, { query: { search, on: "2026-01-01" } })).items;
  const text = async (family: string, version: string) =>
    value(await test.anonymous.call(requirements.text, { params: { family, version } }));
  const download = async (family: string, version: string, format: LawFormat) =>
    value(await test.anonymous.download(requirements.export, { params: { family, version }, query: { format } }));
  const refused = async (bytes: Uint8Array<ArrayBuffer>, file: string) => {
    const answer = await send(bytes, file);
    if (answer.ok) throw new Error(`taken: ${JSON.stringify(answer.value)}`);
    const { code, place } = answer.problem.error;
    return [code, place?.file, place?.row ?? null];
  };

  it("reads a statute in Markdown: headings, inserted articles, dates, the place its title names", async () => {
    expect(value(await send(utf8(markdown), "虚构.md"))).toMatchObject({ kind: "markdown", imported: 1, articles: 5 });
    const [found] = await find("杭州市虚构条例");
    expect(found).toMatchObject({
      version: "2019-11-29",
      adopted: "2019-10-31",
      effective: "2020-05-01",
      jurisdiction: "330100",
    });
    const { articles } = await text(found?.family ?? "", "2019-11-29");
    expect(articles.map(({ no, headings }) => [no, ...headings])).toEqual([
      ["第一条", "第一章　总则"],
      ["第二条", "第一章　总则"],
      ["第三条", "第二章 管理"],
      ["第三条之一", "第二章 管理", "第一节 使用"],
      ["第四条", "附则"],
    ]);
    expect(articles[1]?.text).toBe('本条例适用于：\n（一）甲 <乙> & "丙"；\n（二）丁。');
  });

  it.each(["akn", "oscal"] as const)("leaves as %s and comes back the same", async (format) => {
    const [found] = await find("杭州市虚构条例");
    const family = found?.family ?? "";
    const before = await text(family, "2019-11-29");
    const bytes = await download(family, "2019-11-29", format);
    expect(value(await send(bytes, `back.${format}`))).toMatchObject({ imported: 0, unchanged: 1, articles: 5 });
    const renamed = new TextDecoder().decode(bytes).replaceAll(family, `zz-back-${format}`);
    expect(value(await send(utf8(renamed), "renamed"))).toMatchObject({ imported: 1 });
    expect(await text(`zz-back-${format}`, "2019-11-29")).toEqual(before);
  });

  it("leaves as a table, CSV and XLSX with the same cells", async () => {
    const [found] = await find("杭州市虚构条例");
    const cells = async (format: "csv" | "xlsx") => {
      const table = await readTable(await download(found?.family ?? "", "2019-11-29", format), `x.${format}`);
      if (!table.ok) throw new Error(table.refusals[0].code);
      return table.value.cells;
    };
    const csv = await cells("csv");
    expect(csv[4]).toEqual(["第三条之一", "", "", "第二章 管理", "第一节 使用", "加一条。"]);
    expect(await cells("xlsx")).toEqual(csv);
  });

  it("leaves as a table in which no text is a formula to anyone", async () => {
    const signs = ["=1+1", "+1+A1", "-1+A1", "@SUM(A1)", "\t=1"];
    const articles = signs.map((text, index) => ({ no: `第${"一二三四五"[index]}条`, text }));
    const body = articles.map(({ no, text }) => `${no} ${text}`).join("\n\n");
    const head = "---\nfamily: zz-formula\n---\n# 杭州市公式条例\n\n2020年1月1日 通过\n\n";
    value(await send(utf8(`${head}${body}\n`), "formula.md"));
    const csv = new TextDecoder().decode(await download("zz-formula", "2020-01-01", "csv"));
    const cells = csv.split("\r\n").flatMap((line) => line.split(",").at(-1) ?? []);
    expect(cells.filter((cell) => /^"?[=+\-@\t]/.test(cell))).toEqual([]);
    expect(cells.length).toBeGreaterThan(signs.length);
    const bytes = await download("zz-formula", "2020-01-01", "xlsx");
    const sheet = await readTable(bytes, "formula.xlsx");
    expect(sheet.ok && sheet.value.cells.slice(1).map((row) => row.at(-1))).toEqual(signs.map((sign) => sign.trim()));
  });

  it("reads an OSCAL catalogue: controls are clauses, parameters by their labels", async () => {
    expect(value(await send(bytesOf(oscal()), "set.json"))).toMatchObject({ kind: "oscal", imported: 1, articles: 2 });
    const [found] = await find("虚构控制集");
    expect(found).toMatchObject({ level: "标准", version: "2024-02-04" });
    const { articles } = await text(found?.family ?? "", "2024-02-04");
    expect(articles.map(({ no, text: words }) => [no, words])).toEqual([
      ["AC-1", "规程\n每 [周期] 复核。"],
      ["ac-2", "账户\n管好账户。"],
    ]);
  });

  it("refuses an OSCAL file with a missing control, a missing parameter or an id given twice", async () => {
    const links = { links: [{ href: "#ac-9", rel: "related" }] };
    expect(await refused(bytesOf(oscal(links)), "a.json")).toEqual(["oscal-reference-missing", "a.json", null]);
    const prose = { parts: [{ name: "statement", prose: "{{ insert: param, no-such }}" }] };
    expect(await refused(bytesOf(oscal(prose)), "b.json")).toEqual(["oscal-reference-missing", "b.json", null]);
    expect(await refused(bytesOf(oscal({ id: "ac-1" })), "c.json")).toEqual(["oscal-id-twice", "c.json", null]);
    expect((await find("虚构控制集")).length).toBe(1);
  });

  it("keeps what is known of a law when a bare text comes beside it", async () => {
    const law = { ...madeLaw("2020-01-01", "2020-02-01", "一。"), family: "zz-known", id: "zz-known@2020-01-01" };
    const known = {
      ...law,
      title: "杭州市已知条例",
      short_title: "已知条例",
      status: { ...law.status, ended_on: "2025-01-01", superseded_by: "cn-food-safety-law" },
    };
    value(await send(bytesOf(known), "known.json"));
    const bare = "# 杭州市已知条例\n\n2020年1月1日 通过\n\n第一条 二。\n";
    expect(value(await send(utf8(bare), "bare.md"))).toMatchObject({ imported: 1 });
    const [found] = await find("杭州市已知条例");
    expect(found).toMatchObject({
      family: "zz-known",
      effective: "2020-02-01",
      endedOn: "2025-01-01",
      successor: { family: "cn-food-safety-law" },
      topics: ["lift"],
      aliases: ["已知条例"],
    });
    expect((await text("zz-known", "2020-01-01")).articles[0]?.text).toBe("二。");
  });

  it("names file and line of what is wrong in Markdown, and stores nothing of it", async () => {
    const body = "# 杭州市坏条例\n\n2020年1月1日 通过\n\n第一条 甲\n\n第一条 乙\n";
    expect(await refused(utf8(body), "twice.md")).toEqual(["article-number-twice", "twice.md", 7]);
    const dated = "---\neffective: 2020-02-30\n---\n# 杭州市坏条例\n\n2020年1月1日 通过\n\n第一条 甲\n";
    expect(await refused(utf8(dated), "day.md")).toEqual(["law-fact-wrong", "day.md", 2]);
    const backwards = dated.replace("effective: 2020-02-30", "effective: 2020-02-01\nended: 2020-01-31");
    expect(await refused(utf8(backwards), "end.md")).toEqual(["law-ends-before-start", "end.md", null]);
    const nowhere = dated.replace("effective: 2020-02-30", 'jurisdiction: "339900"');
    expect(await refused(utf8(nowhere), "place.md")).toEqual(["law-place-unknown", "place.md", null]);
    expect(await refused(utf8("# 杭州市坏条例\n\n2020年1月1日 通过\n"), "none.md")).toEqual([
      "law-articles-missing",
      "none.md",
      null,
    ]);
    expect(await refused(utf8("# 杭州市坏条例\n\n第一条 甲\n"), "undated.md")).toEqual([
      "law-fact-wrong",
      "undated.md",
      null,
    ]);
    expect(await refused(new Uint8Array([...utf8("# 杭州市坏条例\n第一条 "), 0xb0, 0xa1]), "gbk.md")).toEqual([
      "law-not-utf8",
      "gbk.md",
      2,
    ]);
    expect(await refused(utf8("# 杭州市坏条例\n\n2020年1月1日 通过\n\n第一条 甲\u0000\n"), "nul.md")).toEqual([
      "law-holds-nul",
      "nul.md",
      5,
    ]);
    const long = `# 杭州市坏条例\n\n2020年1月1日 通过\n\n第一条 ${"甲".repeat(20_001)}\n`;
    expect(await refused(utf8(long), "long.md")).toEqual(["law-too-large", "long.md", 5]);
    expect(await find("坏条例")).toEqual([]);
  });

  it("takes a jump in the numbers and says so", async () => {
    const report = value(
      await send(utf8("# 杭州市跳号条例\n\n2020年1月1日 通过\n\n第一条 甲\n\n第三条 乙\n"), "jump.md"),
    );
    expect([report.imported, report.warnings.map(({ code }) => code)]).toEqual([1, ["article-number-jumps"]]);
  });

  it("refuses a second version that begins on the same day, and one version twice in a file", async () => {
    value(await send(bytesOf(madeLaw("2020-01-01", "2020-02-01", "甲。")), "one.json"));
    expect(await refused(bytesOf(madeLaw("2020-01-15", "2020-02-01", "乙。")), "two.json")).toEqual([
      "law-date-taken",
      "two.json",
      null,
    ]);
    const entry = {
      id: "zz-listed@2020-01-01",
      title: "虚构目录条例",
      aliases: [],
      level: "法律",
      jurisdiction: "000000",
      issuing_body: null,
      doc_no: null,
      promulgated: "2020-01-01",
      effective: "2020-02-01",
      ended_on: null,
      superseded_by: null,
      confidence: "recalled",
      evidence: "invented",
      topics: [],
      printed_in_seed: null,
      text_available: false,
    };
    const catalogue = { schema: "law-catalogue/1", documents: [entry, { ...entry, title: "虚构目录条例二" }] };
    expect(await refused(bytesOf(catalogue), "list.json")).toEqual(["law-version-twice", "list.json", null]);
    expect(await find("虚构目录条例")).toEqual([]);
  });

  it("reads an act of another program: numbered points, broken and indented lines", async () => {
    const xml = akn(`<chapter eId="c1"><num>第一章</num><heading>总则</heading>
      <article eId="a1"><num>第一条</num>
        <paragraph eId="p1"><num>（一）</num><content><p>甲
          乙</p></content></paragraph>
        <paragraph eId="p2"><num>（二）</num><content><p>丙<b>丁</b></p></content></paragraph>
      </article></chapter>`);
    expect(value(await send(utf8(xml), "act.xml"))).toMatchObject({ kind: "akoma-ntoso", imported: 1, articles: 1 });
    const [found] = await find("杭州市外来条例");
    expect(found).toMatchObject({ jurisdiction: "330100", version: "2020-03-01" });
    expect((await text(found?.family ?? "", "2020-03-01")).articles).toEqual([
      { no: "第一条", headings: ["第一章 总则"], text: "（一） 甲乙\n（二） 丙丁" },
    ]);
  });

  it("takes an act of the Union for the market, and not for the nation", async () => {
    const one = "<article><num>Article 1</num><content><p>Words.</p></content></article>";
    const union = akn(one).replace('value="cn"', 'value="eu"').replace("杭州市外来条例", "Regulation on nothing");
    expect(value(await send(utf8(union), "eu.xml"))).toMatchObject({ imported: 1 });
    expect((await find("Regulation on nothing")).map(({ jurisdiction }) => jurisdiction)).toEqual(["EU"]);
  });

  it("refuses XML that is a weapon or no act, within bounds", async () => {
    const one = "<article><num>第一条</num><content><p>甲</p></content></article>";
    const bomb = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
    expect(await refused(utf8(akn(one, bomb)), "bomb.xml")).toEqual(["xml-refused", "bomb.xml", 1]);
    const outside = '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x">';
    expect(await refused(utf8(akn(one, outside)), "outside.xml")).toEqual(["xml-refused", "outside.xml", 1]);
    expect(await refused(utf8(akn(`${"<part>".repeat(200)}${one}`)), "deep.xml")).toEqual([
      "xml-refused",
      "deep.xml",
      1,
    ]);
    expect(await refused(utf8(akn(one).slice(0, -20)), "cut.xml")).toEqual(["xml-refused", "cut.xml", 1]);
    expect(await refused(utf8("<html><body/></html>"), "page.xml")).toEqual(["akn-not-an-act", "page.xml", 1]);
    const numbered = one.replace("第一条", `第一条${"第款款".repeat(5_000)}x`);
    expect(await refused(utf8(akn(numbered)), "number.xml")).toEqual(["law-too-large", "number.xml", 1]);
    const abroad = (country: string) => utf8(akn(one).replace('value="cn"', `value="${country}"`));
    expect(await refused(abroad("ch"), "ch.xml")).toEqual(["law-place-unknown", "ch.xml", null]);
    expect((await find("杭州市外来条例")).length).toBe(1);
  });

  it("refuses 200 MB while they arrive, and does not hold them", async () => {
    const piece = utf8(" ".repeat(1_048_576));
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1;
        if (sent > 200) controller.close();
        else controller.enqueue(piece);
      },
    });
    const before = process.memoryUsage().rss;
    const response = await test.server.app.fetch(
      new Request("http://127.0.0.1/api/v1/requirements/laws?file=big.xml", {
        method: "POST",
        body,
        duplex: "half",
        headers: {
          authorization: `Bearer ${test.server.token}`,
          "content-type": "application/octet-stream",
          "idempotency-key": "big",
        },
      }),
    );
    expect([response.status, JSON.parse(await response.text()).error.code]).toEqual([413, "body-too-large"]);
    expect(sent).toBeLessThan(40);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 2 ** 20);
  });

  it("exports only what it has", async () => {
    const ask = (family: string, version: string) =>
      test.anonymous.download(requirements.export, { params: { family, version }, query: { format: "akn" } });
    expect(codes(await ask("no-such-law", "2020-01-01"))).toEqual(["law-unknown"]);
    expect(codes(await ask("tsg-08-2017", "2017-01-16"))).toEqual(["law-text-not-held"]);
  });

  it.skipIf(!existsSync(hostile))("refuses the hostile XML beside the checkout", async () => {
    const manifest = readFileSync(new URL("MANIFEST.tsv", hostile), "utf8").split("\n");
    const files = manifest.map((line) => line.split("\t")[0] ?? "").filter((path) => path.endsWith(".xml"));
    expect(files.length).toBeGreaterThan(0);
    for (const path of files) {
      const answer = await send(new Uint8Array(readFileSync(new URL(path, hostile))), "hostile.xml");
      expect([path, answer.ok, answer.ok ? 0 : answer.problem.status]).toEqual([path, false, 422]);
    }
  });
});
