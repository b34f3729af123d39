import { existsSync, readdirSync, readFileSync } from "node:fs";
import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../store/index.ts";
import { engineKinds, freshEngine } from "../testing/engines.ts";
import { bytesOf, madeLaw } from "../testing/made-law.ts";
import { codes, openTestServer, type TestServer, value } from "../testing/test-server.ts";
import { lawsChanged } from "./import-bound.ts";

const shared = new URL("../../../../../shared/data/", import.meta.url);
const hasShared = existsSync(shared);

const first = madeLaw("2020-01-01", "2020-02-01", "为了安全，制定本法。", "使用单位应当每年检查一次电梯100%_。");
const second = madeLaw(
  "2026-01-01",
  "2026-03-01",
  "为了安全，制定本法。",
  "新增的条文说的是别的事情。",
  "使用单位应当每年检查一次电梯100%_。",
);

describe.each(engineKinds)("the law base by HTTP on %s", (kind) => {
  let test: TestServer;
  let engine: Engine;
  beforeAll(async () => {
    engine = await freshEngine(kind);
    test = await openTestServer(kind, engine);
  });
  afterAll(() => test.close());

  const send = (bytes: Uint8Array<ArrayBuffer>, file = "made.json") =>
    test.operator.call(routes.requirements.import, { query: { file }, bytes });
  const ask = () => test.anonymous;

  it("imports a version once, and the same again changes nothing", async () => {
    expect(value(await send(bytesOf(first)))).toMatchObject({ kind: "law", imported: 1, unchanged: 0, articles: 2 });
    expect(value(await send(bytesOf(first)))).toMatchObject({ kind: "law", imported: 0, unchanged: 1, articles: 2 });
    expect(value(await send(bytesOf(second)))).toMatchObject({ imported: 1 });
  });

  it("events carry no text; the text is content by its digest, readable without an account", async () => {
    const text = value(
      await ask().call(routes.requirements.text, { params: { family: "zz-made-law", version: "2020-01-01" } }),
    );
    expect(text.articles.map(({ no }) => no)).toEqual(["第一条", "第二条"]);
    const { store } = test.server.services;
    const { rows } = await store.transaction({ owner: "00000000-0000-7000-8000-000000000001", caseId: null }, (tx) =>
      tx.query<{ data: unknown }>("select data from journal where kind = 'law-version'"),
    );
    expect(rows.length).toBe(2);
    expect(JSON.stringify(rows)).not.toContain("制定本法");
  });

  it("answers state and versions as of a day", async () => {
    const states = async (on: string) =>
      value(
        await ask().call(routes.requirements.document, { params: { family: "zz-made-law" }, query: { on } }),
      ).versions.map(({ state, hasText }) => [state, hasText]);
    expect(await states("2020-01-31")).toEqual([
      ["not-yet-in-force", true],
      ["not-yet-in-force", true],
    ]);
    expect(await states("2026-02-28")).toEqual([
      ["in-force", true],
      ["not-yet-in-force", true],
    ]);
    expect(await states("2026-03-01")).toEqual([
      ["amended", true],
      ["in-force", true],
    ]);
  });

  it("compares versions, cites an article as of a day, finds words as letters", async () => {
    const diff = value(
      await ask().call(routes.requirements.diff, { query: { from: "zz-made-law@2020-01-01", to: "虚构安全法" } }),
    );
    expect([diff.same, diff.moved, diff.added]).toEqual([1, 1, ["第二条"]]);
    const cited = value(
      await ask().call(routes.requirements.cite, { query: { text: "虚构安全法 2", on: "2026-02-28" } }),
    );
    expect([cited.version, cited.inForce, cited.text]).toEqual([
      "2020-01-01",
      true,
      "使用单位应当每年检查一次电梯100%_。",
    ]);
    const find = async (words: string) =>
      value(await ask().call(routes.requirements.search, { query: { words } })).found.map(
        ({ version, article }) => `${version} ${article}`,
      );
    // In force first, then what it was before.
    expect(await find("检查 电梯100%_")).toEqual(["2026-01-01 第三条", "2020-01-01 第二条"]);
    expect(await find("检查%电梯")).toEqual([]);
  });

  it("keeps a correction of the same version beside what was said before", async () => {
    const corrected = { ...first, adopted: "2019-12-31" };
    expect(value(await send(bytesOf(corrected)))).toMatchObject({ imported: 1, unchanged: 0 });
    const { versions } = value(await ask().call(routes.requirements.document, { params: { family: "zz-made-law" } }));
    expect(versions.map(({ adopted }) => adopted)).toEqual(["2019-12-31", "2026-01-01"]);
    expect(value(await send(bytesOf(first)))).toMatchObject({ imported: 1 });
    expect(value(await send(bytesOf(first)))).toMatchObject({ unchanged: 1 });
  });

  it("a letter changed in a stored text is named", async () => {
    // As somebody with all powers over the database would.
    const word = (from: string, to: string) =>
      engine.pool.query("update law_article set words = replace(words, $1, $2) where digest = $3", [
        from,
        to,
        first.sha256,
      ]);
    const found = async () => value(await test.operator.call(routes.operations.verify, {})).first;
    expect(await found()).toBeNull();
    await word("每年", "每月");
    expect(await found()).toMatchObject({ code: "law-text-changed", law: "zz-made-law@2020-01-01" });
    await word("每月", "每年");
    expect(await found()).toBeNull();
  });

  it("rebuilds its rows from the journal, identical", async () => {
    const rebuilt = value(await test.operator.call(routes.operations.rebuild, { body: {} }));
    expect([rebuilt.ok, rebuilt.identical]).toEqual([true, true]);
  });

  it("wakes those who cite laws when the base learns something, and lets them sleep when it does not", async () => {
    const sent = async () => {
      const { rows } = await engine.pool.query("select count(*)::integer as n from pgboss.job where name = $1", [
        lawsChanged,
      ]);
      return rows[0].n;
    };
    const before = await sent();
    await send(bytesOf({ ...second, adopted: "2025-12-31" }));
    expect(await sent()).toBe(before + 1);
    await send(bytesOf({ ...second, adopted: "2025-12-31" }));
    await send(bytesOf({ ...second, adopted: "2025-12-31", short_title: "虚安法" }));
    expect(await sent()).toBe(before + 1);
  });

  it("only the operator imports", async () => {
    const manager = await test.as("manager");
    for (const client of [manager, test.anonymous]) {
      expect(
        (await client.call(routes.requirements.import, { query: { file: "x.json" }, bytes: bytesOf(first) })).ok,
      ).toBe(false);
    }
  });

  it("refuses a broken file whole, with its name and reason", async () => {
    const refused = async (bytes: Uint8Array<ArrayBuffer>, file: string) => {
      const answer = await send(bytes, file);
      return answer.ok ? answer.value : [answer.problem.error.code, answer.problem.error.place?.file];
    };
    expect(await refused(bytesOf({ ...first, articles: [] }), "a.json")).toEqual(["field-refused", "a.json"]);
    expect(await refused(bytesOf({ ...first, sha256: "0".repeat(64) }), "b.json")).toEqual([
      "law-digest-differs",
      "b.json",
    ]);
    expect(await refused(bytesOf([1, 2]), "c.json")).toEqual(["law-schema-unknown", "c.json"]);
    expect(await refused(new Uint8Array([0xff, 0xfe, 0x7b, 0]), "d.json")).toEqual(["law-not-utf8", "d.json"]);
    expect(await refused(new TextEncoder().encode('{"schema":'), "e.json")).toEqual(["json-refused", "e.json"]);
  });

  it("refuses what it does not know, by name", async () => {
    const points = (scene: string, region: string) =>
      ask().call(routes.requirements.auditPoints, { query: { scene, region } });
    expect(codes(await points("boat", "330100"))).toEqual(["scene-unknown"]);
    expect(codes(await points("lift", "33010"))).toEqual(["region-unknown"]);
    // Six digits that are no place: no province 99, no prefecture 3399. A county is told by its prefecture.
    for (const region of ["999999", "339900", "390000"]) {
      expect(codes(await points("lift", region))).toEqual(["region-unknown"]);
      expect(codes(await ask().call(routes.requirements.documents, { query: { region } }))).toEqual(["region-unknown"]);
      expect(codes(await ask().call(routes.requirements.search, { query: { words: "电梯", region } }))).toEqual([
        "region-unknown",
      ]);
      expect(codes(await ask().call(routes.lawSchedules.schedules, { query: { region } }))).toEqual(["region-unknown"]);
    }
    value(await points("lift", "330106"));
    expect(codes(await ask().call(routes.requirements.cite, { query: { text: "没有的法 1" } }))).toEqual([
      "law-unknown",
    ]);
    expect(codes(await ask().call(routes.requirements.cite, { query: { text: "食品安全法" } }))).toEqual([
      "citation-unreadable",
    ]);
    expect(
      codes(await ask().call(routes.requirements.text, { params: { family: "tsg-08-2017", version: "2017-01-16" } })),
    ).toEqual(["law-text-not-held"]);
    expect(codes(await ask().call(routes.requirements.document, { params: { family: "no-such-law" } }))).toEqual([
      "law-unknown",
    ]);
  });

  it("warns of an announcement cited by its number after its end, and names what took its place (AP-14)", async () => {
    const cited = async (text: string, on: string) => {
      const { article, inForce, state, successor } = value(
        await ask().call(routes.requirements.cite, { query: { text, on } }),
      );
      return { article, inForce, state, successor: successor?.family ?? null };
    };
    const gone = { article: null, inForce: false, state: "replaced", successor: "samr-2022-28" };
    for (const text of ["认监委2016年第24号公告", "市场监管总局2020年第7号公告"]) {
      expect(await cited(text, "2022-08-10")).toEqual(gone);
      expect((await cited(text, "2022-08-08")).state).not.toBe("replaced");
    }
  });

  it("answers a citation made to hold it up at once", async () => {
    // 200 letters that a pattern with two readings for each stretch would try in 2^30 ways.
    const text = `某法第一条${"第款款".repeat(60)}x`;
    expect(codes(await test.anonymous.call(routes.requirements.cite, { query: { text } }))).toEqual([
      "citation-unreadable",
    ]);
  });

  it("tells an old name where it is asked for, searched or cited", async () => {
    const names = (text: string, on: string) => ask().call(routes.requirements.names, { query: { text, on } });
    expect(value(await names("餐饮服务许可证", "2026-11-26")).names).toMatchObject([{ now: "食品经营许可证" }]);
    expect(value(await names("餐饮服务许可证", "2015-09-30")).names).toEqual([]);
    expect(codes(await names("长".repeat(301), "2026-11-26"))).toContain("body-invalid");
    expect(codes(await ask().call(routes.requirements.cite, { query: { text: "餐饮服务许可证" } }))).toEqual([
      "name-changed",
    ]);
  });

  it("refuses texts that no database can hold, and takes odd ones for what they are", async () => {
    const status = async (path: string) => (await test.send(`/api/v1/requirements/${path}`)).status;
    expect(await status("articles?words=%00")).toBe(422);
    expect(await status("articles?words=%20")).toBe(422);
    expect(await status("cite?text=%00%201")).toBe(422);
    expect(await status("documents?search=%00")).toBe(422);
    expect(await status(`articles?words=${encodeURIComponent("'; drop table law_article; --")}`)).toBe(200);
    expect(await status("documents?on=2004-13-45")).toBe(422);
    expect(await status("documents/../../etc")).toBe(404);
  });

  it("knows documents and audit points from its own content, page by page", async () => {
    const all: string[] = [];
    for (let cursor: string | null | undefined = undefined; cursor !== null; ) {
      const page: { items: { family: string; version: string }[]; next: string | null } = value(
        await ask().call(routes.requirements.documents, {
          query: { limit: 50, ...(cursor === undefined ? {} : { cursor }) },
        }),
      );
      all.push(...page.items.map(({ family, version }) => `${family}@${version}`));
      cursor = page.next;
    }
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((name) => !name.startsWith("zz-")).length).toBe(130);
    const { points, open } = value(
      await ask().call(routes.requirements.auditPoints, {
        query: { scene: "lift,canteen", region: "330100", on: "2026-11-23" },
      }),
    );
    expect([points.length, open]).toEqual([85, []]);
  });

  it.skipIf(!hasShared)(
    "loads 85 versions of 80 laws, 6,745 articles, 34 of the catalogue; twice is unchanged",
    async () => {
      const folder = new URL("laws/", shared);
      const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
      for (const round of ["imported", "unchanged"] as const) {
        const sum = { law: 0, catalogue: 0, articles: 0 };
        for (const file of files) {
          const answer = value(await send(new Uint8Array(readFileSync(new URL(file, folder))), file));
          if (answer.kind === "law" || answer.kind === "catalogue") sum[answer.kind] += answer[round];
          sum.articles += answer.articles;
        }
        expect(sum).toEqual({ law: 85, catalogue: 34, articles: 6745 });
      }
      const cited = value(
        await ask().call(routes.requirements.cite, { query: { text: "固废法57", on: "2026-08-15" } }),
      );
      expect(cited).toMatchObject({
        inForce: false,
        successor: { family: "cn-ecological-environment-code", article: "第五百一十四条" },
      });
      const found = value(
        await ask().call(routes.requirements.search, { query: { words: "电梯 15日", on: "2026-11-23" } }),
      );
      expect(found.found.map(({ family, article }) => [family, article])).toContainEqual([
        "cn-special-equipment-safety-supervision-regulation",
        "第三十一条",
      ]);
    },
  );

  it.skipIf(!hasShared)("refuses every hostile JSON, keeps nothing of it, and goes on", async () => {
    const count = async () =>
      value(await ask().call(routes.requirements.documents, { query: { limit: 1 } })).items.length;
    const files = ["hostile/json-test-suite/", "hostile/generated/json/"].flatMap((path) =>
      readdirSync(new URL(path, shared)).map((file) => new URL(path + file, shared)),
    );
    expect(files.length).toBeGreaterThan(150);
    for (const file of files) {
      const answer = await send(new Uint8Array(readFileSync(file)), "hostile.json");
      expect([file.pathname, answer.ok, answer.ok ? 0 : answer.problem.status]).toEqual([file.pathname, false, 422]);
    }
    expect(await count()).toBe(1);
  });
});
