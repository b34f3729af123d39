import { readFileSync } from "node:fs";
import { join } from "node:path";
import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { contentFolder } from "../content/read-content.ts";
import { codes, openTestServer, type TestServer, value } from "../testing/test-server.ts";
import { checkSchemeFile } from "./check-file.ts";
import { readRulePacks } from "./rule-packs.ts";
import { readSchemes } from "./scheme-files.ts";

let test: TestServer;
beforeAll(async () => {
  test = await openTestServer("embedded");
});
afterAll(() => test.close());

it("anybody reads the packs and runs one with its trace; a refusal names rule and figures [17021-1 8.1.1]", async () => {
  const { packs } = value(await test.anonymous.call(routes.schemes.rules, {}));
  expect(packs.map(({ id }) => id)).toContain("audit-time");
  const run = (percent: number) =>
    test.anonymous.call(routes.schemes.runRule, {
      params: { pack: "audit-time" },
      body: {
        on: null,
        input: {
          standard: "iso45001",
          personnel: 86,
          complexity: "medium",
          audit: "initial",
          factors: [{ reason: "成熟体系", percent }],
        },
      },
    });
  expect(value(await run(-20))).toMatchObject({ result: { days: 6.5, basis: "MD5 only" }, edition: "iaf-md5-2023" });
  expect(codes(await run(-31))).toEqual(["reduction-over-cap"]);
});

it("serves the schema of scheme files, so that an editor completes them", async () => {
  for (const name of ["scheme", "rule"]) {
    const response = await test.server.app.fetch(new Request(`http://localhost/schemas/${name}.json`));
    expect(response.headers.get("content-type")).toMatch(/schema\+json/);
    expect(await response.json()).toMatchObject({ $schema: "https://json-schema.org/draft/2020-12/schema" });
  }
});

it("a bad file changes nothing for those who work meanwhile: the old content stays in force [17021-1 10.2.3]", async () => {
  const offered = async () => value(await test.anonymous.call(routes.schemes.schemes, {}));
  const before = await offered();
  const shipped = readFileSync(join(contentFolder, "schemes/cn-ohsms.yaml"), "utf8");
  const bad = shipped
    .replace(/^extends: .*$/m, "extends: nothing")
    .replace(/^title: .*$/m, "title: { zh: 坏, en: Bad }");
  expect(checkSchemeFile("bad.yaml", bad, readRulePacks(), readSchemes()).ok).toBe(false);
  expect(await offered()).toEqual(before);
  expect(before.schemes.map(({ id, title }) => [id, title.en])).not.toContainEqual(["cn-ohsms", "Bad"]);
});

it("says which editions were in force on another day [17021-1 8.5.2]", async () => {
  const { packs } = value(await test.anonymous.call(routes.schemes.rules, { query: { on: "2025-06-30" } }));
  const surveillance = packs
    .filter(({ id }) => id === "surveillance")
    .map(({ edition, inForce }) => [edition, inForce]);
  expect(surveillance).toEqual([
    ["cn-2016", true],
    ["cn-2025", false],
    ["cn-ohsms-2026", false],
    ["international", true],
  ]);
});

it("the same case under Chinese and international rules: the place is asked, and a choice is never guessed", async () => {
  const input = { decision: "2026-04-10", issued: "2026-05-06", expiry: "2029-05-05", lastSurveillance: null };
  const run = (asked: { jurisdiction?: string; subject?: string }) =>
    test.anonymous.call(routes.schemes.runRule, {
      params: { pack: "surveillance" },
      body: { on: "2026-11-23", input: { ...input, activity: "initial" }, ...asked },
    });
  const china = value(await run({ jurisdiction: "CN", subject: "iso9001" }));
  expect(china).toMatchObject({ edition: "cn-2025", result: { first: "2027-05-06", restorableUntil: null } });
  const international = value(await run({ jurisdiction: "international" }));
  expect(international).toMatchObject({ result: { first: "2027-04-10", restorableUntil: "2029-11-05" } });
  expect(codes(await run({}))).toEqual(["rule-edition-ambiguous"]);
});

it("finds terms by number, Chinese and English", async () => {
  const find = async (search: string) =>
    value(await test.anonymous.call(routes.schemes.vocabulary, { query: { search } })).terms.map(
      ({ clause }) => clause,
    );
  expect(await find("8.3")).toEqual(["8.3"]);
  expect(await find("暂停")).toContain("8.2");
});
