import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { demoCompany, openTestServer, type TestServer } from "../testing/test-server.ts";

describe.each(engineKinds)("headers of every answer on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
  });
  afterAll(() => test.close());

  it.each([
    ["the front page", "/", 200],
    ["a way to another page", "/?number=TS01-26-OH-0001", 302],
    ["a public page", "/verify/TS01-26-OH-9999", 404],
    ["the log", "/log", 200],
    ["the log's own files", "/log/checkpoint", 200],
    ["the API's page", "/api/docs", 200],
    ["the API's description", "/api/openapi.json", 200],
    ["an answer", "/api/v1/parties/session", 200],
    ["a file", `/api/v1/register/${demoCompany}/export?format=csv`, 200],
    ["a refusal", `/api/v1/register/${demoCompany}/risks/nothing`, 404],
    ["what is not there", "/nowhere", 404],
    ["health", "/healthz", 200],
  ])("stand on %s", async (_, path, status) => {
    const answer = await test.server.app.request(path, {
      headers: { authorization: `Bearer ${test.server.token}` },
    });
    expect(answer.headers.get("content-security-policy")).toContain("script-src 'self'");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("referrer-policy")).toBe("same-origin");
    expect(answer.headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(answer.status).toBe(status);
  });
});
