import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { type Client, client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openServer, type Server } from "../server.ts";
import type { Engine } from "../store/index.ts";
import { bareEngine } from "../testing/bare-store.ts";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";
import { testWorld } from "../testing/test-world.ts";

type Fresh = {
  readonly server: Server;
  readonly operator: Client;
  readonly engine: Engine;
  readonly close: () => Promise<void>;
};

const origin = "http://127.0.0.1";

/** A server without demo or content, as an operator finds it before an import. */
const openFresh = async (kind: Engine["kind"]): Promise<Fresh> => {
  const data = mkdtempSync(join(tmpdir(), "touchstone-fresh-"));
  const engine = await bareEngine(kind);
  const server = await openServer({ data, origin, demo: false, engine, world: testWorld().world });
  const operator = client({
    newKey: () => server.services.store.world.newId(),
    transport: async ({ method, path, headers, body }) => {
      const request = new Request(`${origin}${path}`, {
        method,
        headers: { ...headers, authorization: `Bearer ${server.token}` },
        ...(body === null ? {} : { body }),
      });
      const response = await server.app.fetch(request);
      return {
        status: response.status,
        text: () => response.text(),
        bytes: async () => new Uint8Array(await response.arrayBuffer()),
      };
    },
  });
  const close = async () => {
    await server.close();
    rmSync(data, { recursive: true, force: true });
  };
  return { server, operator, engine, close };
};

// `upkeep` is of each engine's own; when and where tables lie differs between engines.
const lines = (packed: Uint8Array): readonly string[] => gunzipSync(packed).toString("utf8").trimEnd().split("\n");
const change = (packed: Uint8Array, edit: (all: readonly string[]) => readonly string[]) =>
  new Uint8Array(gzipSync(`${edit(lines(packed)).join("\n")}\n`));

// Each engine gives and takes; where there is only one, it does both.
const pairs = engineKinds.map((from) => [from, engineKinds.find((kind) => kind !== from) ?? from] as const);

describe.each(pairs)("the whole content from %s to %s", (from, to) => {
  let test: TestServer;
  let fresh: Fresh;
  let packed: Uint8Array<ArrayBuffer>;
  beforeAll(async () => {
    test = await openTestServer(from);
    fresh = await openFresh(to);
    const manager = await test.as("manager");
    for (const title of ["一", 'quotes " and \\ and 换行', "🏢"]) {
      const body = { title, harm: "", owner: "" };
      value(await manager.call(routes.register.identify, { params: { organisation: demoCompany }, body }));
    }
    await test.server.services.store.jobs.drain();
    packed = value(await test.operator.download(routes.operations.exportAll, {}));
  }, 180_000);
  afterAll(async () => {
    await test.close();
    await fresh.close();
  });

  const importInto = (bytes: Uint8Array<ArrayBuffer>) => fresh.operator.call(routes.operations.importAll, { bytes });

  it.each([
    ["cut off in the middle", () => packed.slice(0, packed.length / 2)],
    ["without its last line", () => change(packed, (all) => all.slice(0, -1))],
    [
      "with a row taken out",
      () =>
        change(packed, (all) =>
          all.toSpliced(
            all.findLastIndex((line) => line.startsWith("[")),
            1,
          ),
        ),
    ],
    [
      "with a value that is none",
      () => change(packed, (all) => all.map((line) => line.replace(demoCompany, "nobody"))),
    ],
    ["that is something else", () => new TextEncoder().encode("hello")],
  ])("a file %s is refused, and nothing of it stays", async (_, make) => {
    expect(codes(await importInto(make()))).toEqual(["import-broken"]);
    const { rows } = await fresh.engine.pool.query(
      'select (select count(*) from journal) + (select count(*) from identity."user") as n',
    );
    expect(rows).toEqual([{ n: "0" }]);
  });

  it("a file of another release is refused", async () => {
    const other = change(packed, ([head = "", ...rest]) => [head.replace("store/001", "store/099"), ...rest]);
    expect(codes(await importInto(other))).toEqual(["import-other-release"]);
  });

  it("arrives whole: the same export, verified, signed in [17021-1 9.9.4]", async () => {
    const report = value(await importInto(packed));
    expect(report.rows).toBeGreaterThan(30);
    const again = value(await fresh.operator.download(routes.operations.exportAll, {}));
    expect(lines(again)).toEqual(lines(packed));
    const verified = value(await fresh.operator.call(routes.operations.verify, {}));
    expect(verified).toMatchObject({ ok: true, first: null });
    const password = { email: "manager@touchstone.example", password: "touchstone-demo" };
    expect((await fresh.operator.call(routes.parties.signIn, { body: password })).ok).toBe(true);
    expect(codes(await importInto(packed))).toEqual(["import-not-empty"]);
  });
});
