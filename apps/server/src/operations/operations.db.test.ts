import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditLog } from "../log/testing/outside-reader.ts";
import { engineKinds } from "../testing/engines.ts";
import { codes, openTestServer, type TestServer, value } from "../testing/test-server.ts";

describe.each(engineKinds)("the operator's work on the whole server, by HTTP on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
  });
  afterAll(() => test.close());

  it("verifies, commits heads, verifies again, and rebuilds to the same", async () => {
    const before = value(await test.operator.call(routes.operations.verify, {}));
    expect(before).toMatchObject({ ok: true, first: null });
    const { commit } = value(await test.operator.call(routes.operations.commitHeads, { body: {} }));
    expect(commit).toMatchObject({ number: 1, streams: before.checked["streams"] });
    expect(value(await test.operator.call(routes.operations.verify, {}))).toMatchObject({
      ok: true,
      checked: { commits: 1, heads: commit?.streams, entries: 1 },
    });
    const rebuilt = value(await test.operator.call(routes.operations.rebuild, { body: {} }));
    expect(rebuilt).toMatchObject({ ok: true, identical: true, replaced: 0, events: before.checked["events"] });
  });

  it("opens to nobody else", async () => {
    const manager = await test.as("manager");
    expect(codes(await manager.call(routes.operations.verify, {}))).toEqual(["not-found"]);
    expect(codes(await test.anonymous.call(routes.operations.rebuild, { body: {} }))).toEqual(["not-signed-in"]);
  });

  it("the log is public: an outsider reads it whole and sees the commit of the heads", async () => {
    await test.operator.call(routes.operations.commitHeads, { body: {} });
    const entries = await auditLog(async (path) => {
      const response = await test.send(path);
      return response.status === 200 ? new Uint8Array(await response.arrayBuffer()) : null;
    });
    expect(entries.map((entry) => JSON.parse(entry.toString("utf8")).kind)).toEqual(["heads"]);
    expect((await test.send("/log")).status).toBe(200);
  });
});
