import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { codes, openTestServer, type TestServer, value } from "../testing/test-server.ts";

let test: TestServer;
beforeAll(async () => {
  test = await openTestServer("embedded");
});
afterAll(() => test.close());

it("anybody reads the packs and runs one with its trace; a refusal names rule and figures", async () => {
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

it("says which editions were in force on another day", async () => {
  const { packs } = value(await test.anonymous.call(routes.schemes.rules, { query: { on: "2025-06-30" } }));
  const surveillance = packs
    .filter(({ id }) => id === "surveillance")
    .map(({ edition, inForce }) => [edition, inForce]);
  expect(surveillance).toEqual([
    ["cn-2025", false],
    ["international", true],
  ]);
});

it("finds terms by number, Chinese and English", async () => {
  const find = async (search: string) =>
    value(await test.anonymous.call(routes.schemes.vocabulary, { query: { search } })).terms.map(
      ({ clause }) => clause,
    );
  expect(await find("8.3")).toEqual(["8.3"]);
  expect(await find("暂停")).toContain("8.2");
});
