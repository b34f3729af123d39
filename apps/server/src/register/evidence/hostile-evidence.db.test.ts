import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyAll } from "../../operations/verify-all.ts";
import { codes, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";

const { evidence } = routes;
const organisation = { organisation: demoCompany };
const sha = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

// The shared hostile corpus lies beside the checkout.
const corpus = new URL("../../../../../../shared/data/hostile/generated/", import.meta.url);
const listed = existsSync(corpus)
  ? readFileSync(new URL("MANIFEST.tsv", corpus), "utf8")
      .split("\n")
      .map((line) => line.split("\t"))
      .filter(([path = ""]) => /^(?:image|pdf|zip|xlsx|text)\//.test(path))
      .map(([path = "", , , , wanted = ""]) => ({ path, wanted }))
  : [];

// Read by nobody here, so headings that no table may have are harmless: refused where a table is expected.
const keptThoughNoTable = new Set(["xlsx/header-prototype.xlsx"]);

describe.skipIf(listed.length === 0)("hostile files through the upload (needs ../shared/data/hostile)", () => {
  let test: TestServer;
  let manager: Client;
  beforeAll(async () => {
    test = await openTestServer("embedded");
    manager = await test.as("manager");
  });
  afterAll(() => test.close());

  it.each(listed)("$path: $wanted", async ({ path, wanted }) => {
    const bytes = new Uint8Array(readFileSync(new URL(path, corpus)));
    const name = path.split("/").at(-1) ?? "";
    const body = { name, bytes: bytes.length, digest: sha(bytes) };
    const begun = await manager.call(evidence.begin, { params: organisation, body });
    if (!begun.ok) {
      expect([codes(begun), wanted === "accept"]).toEqual([["evidence-kind-refused"], false]);
      return;
    }
    const params = { ...organisation, upload: begun.value.id };
    value(await manager.call(evidence.piece, { params, query: { offset: 0 }, bytes }));
    const done = await manager.call(evidence.complete, { params, body: { takenOn: "2026-11-20" } });
    if (!done.ok) expect(codes(done)).toEqual(["evidence-kind-refused"]);
    if (keptThoughNoTable.has(path)) return expect(done.ok).toBe(true);
    if (wanted !== "either") expect(done.ok ? "accept" : "reject").toBe(wanted);
  });

  it("and the server lives", async () => {
    value(await manager.call(evidence.list, { params: organisation, query: {} }));
    expect((await verifyAll(test.server.services)).first).toBeNull();
  });
});
