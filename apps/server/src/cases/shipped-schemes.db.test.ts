import { afterAll, beforeAll, expect, it } from "vitest";
import { readSchemes } from "../schemes/index.ts";
import { openTestServer, type TestServer } from "../testing/test-server.ts";
import { openDemoCase, playByHttp } from "./testing/play-by-http.ts";

let test: TestServer;
beforeAll(async () => {
  test = await openTestServer("embedded");
}, 180_000);
afterAll(() => test.close());

const plays = readSchemes().flatMap(({ id, occasions }) =>
  occasions
    .filter(({ statement }) => statement === "new" || statement === "none")
    .map(({ id: occasion, statement }) => ({ scheme: id, occasion, statement })),
);

// On one engine: what the engines may do differently, `other-schemes.db.test.ts` and the red lines ask on both.
it.each(plays)("$scheme, $occasion: plays by HTTP to its decision", async ({ scheme, occasion, statement }) => {
  const ends = statement === "none" ? ("refuse" as const) : ("grant" as const);
  const { problem, state } = await playByHttp(test, await openDemoCase(test, { scheme, occasion }), {
    wanted: ["accept", ends],
    scenes: [],
  });
  expect(problem).toBeNull();
  expect(state.decision?.effect).toBe(ends);
  expect(state.attested?.act).toBe(ends === "grant" ? "issued" : undefined);
});
