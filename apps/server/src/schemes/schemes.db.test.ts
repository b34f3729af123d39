import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cycleTexts, routes } from "@touchstone/contract";
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

it("says which editions were in force on another day", async () => {
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

it("anybody reads a scheme whole, in the edition of a day or the one named", async () => {
  const show = (scheme: string, query: object = {}) =>
    test.anonymous.call(routes.schemes.scheme, { params: { scheme }, query });
  const shown = value(await show("cn-qms", { on: "2026-11-23" }));
  expect(shown).toMatchObject({ on: "2026-11-23", inForce: true, scheme: { id: "cn-qms", prefix: "Q" } });
  expect(shown.editions.map(({ edition }) => edition)).toContain(shown.scheme.edition);
  // Before it was in force the next one is shown, and said not to be.
  expect(value(await show("cn-qms", { on: "2020-01-01" }))).toMatchObject({ inForce: false, scheme: { id: "cn-qms" } });
  expect(value(await show("cn-qms", { edition: shown.scheme.edition })).scheme.edition).toBe(shown.scheme.edition);
  expect(codes(await show("cn-qms", { edition: "1999" }))).toEqual(["scheme-edition-unknown"]);
  expect(codes(await show("nothing"))).toEqual(["scheme-unknown"]);
  const { schemes } = value(await test.anonymous.call(routes.schemes.schemes, { query: { on: "2026-11-23" } }));
  for (const { id, necessity } of schemes) {
    expect(necessity.why.zh).not.toBe("");
    for (const { scheme } of necessity.overlaps)
      expect([id, schemes.some((each) => each.id === scheme)]).toEqual([id, true]);
  }
});

it("plays a scheme's cycle from a day, every date with its rule [QMS-2025 5.4.1.4]", async () => {
  const { events } = value(
    await test.anonymous.call(routes.schemes.simulate, {
      params: { scheme: "cn-qms" },
      query: { from: "2026-11-23" },
    }),
  );
  expect(events.find(({ what }) => what === "first-surveillance")).toEqual({
    date: "2027-11-23",
    what: "first-surveillance",
    about: null,
    rule: { source: "CNCA-QMS-01:2025", clause: "5.8.2" },
  });
  for (const { id } of readSchemes()) {
    const cycle = value(
      await test.anonymous.call(routes.schemes.simulate, { params: { scheme: id }, query: { from: "2026-11-23" } }),
    );
    expect([id, cycle.events.filter(({ what }) => !Object.hasOwn(cycleTexts, what))]).toEqual([id, []]);
  }
});

it("a cycle that leaves the years of four digits is refused, not a fault", async () => {
  const query = { from: "9999-12-31" };
  const answer = await test.anonymous.call(routes.schemes.simulate, { params: { scheme: "cn-ohsms" }, query });
  expect(answer.ok ? [] : answer.problem.error.refusals.map(({ code }) => code)).toEqual(["body-invalid"]);
});

it("gives each scheme as a file that `scheme check` takes back", async () => {
  for (const { id, edition } of readSchemes()) {
    const name = `${id}@${edition}`;
    const response = await test.send(`/schemes/${name}.yaml`);
    expect([name, response.status]).toEqual([name, 200]);
    const check = checkSchemeFile(`${name}.yaml`, await response.text(), readRulePacks(), readSchemes());
    expect([name, check.problems]).toEqual([name, []]);
  }
  expect((await test.send("/schemes/cn-qms@1999.yaml")).status).toBe(404);
});

it("finds terms by number, Chinese and English", async () => {
  const find = async (search: string) =>
    value(await test.anonymous.call(routes.schemes.vocabulary, { query: { search } })).terms.map(
      ({ clause }) => clause,
    );
  expect(await find("8.3")).toEqual(["8.3"]);
  expect(await find("暂停")).toContain("8.2");
});
