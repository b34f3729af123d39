import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Answer, type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyAll } from "../operations/verify-all.ts";
import { demoBody, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

// The shared hostile corpus lies beside the checkout; its manifests say what must come out.
const corpus = new URL("../../../../../shared/data/hostile/", import.meta.url);
const isThere = existsSync(corpus);
type Entry = { readonly path: string; readonly wanted: string };
const entriesOf = (manifest: string, prefix: string, pick: RegExp, column: number): readonly Entry[] =>
  readFileSync(new URL(manifest, corpus), "utf8")
    .split("\n")
    .map((line) => line.split("\t"))
    .filter(([path = ""]) => pick.test(path))
    .map((cells) => ({ path: `${prefix}${cells[0]}`, wanted: cells[column]?.trim() ?? "" }));
const entries = isThere
  ? [
      ...entriesOf("generated/MANIFEST.tsv", "generated/", /^(?:csv|xlsx|zip|image|pdf|text|json|xml|yaml|ics)\//, 4),
      ...entriesOf("MANIFEST.tsv", "", /^(?:office-poi|utf8)\//, 5),
    ]
  : [];
const nameOf = (path: string): string => path.split("/").at(-1) ?? "";
const sha = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

type Door = {
  readonly send: (bytes: Uint8Array<ArrayBuffer>, name: string) => Promise<Answer<unknown>>;
  /** Which files are tried at it. */
  readonly takes: RegExp;
  /** What the manifest wants refused and this door may keep, with the reason. */
  readonly keeps: RegExp;
};

const params = { organisation: demoCompany };
const nothing = /^$/;

describe.skipIf(!isThere)("hostile files at every door that takes bytes (needs ../shared/data/hostile)", () => {
  let test: TestServer;
  let manager: Client;
  let planner: Client;
  let risk: string;
  beforeAll(async () => {
    test = await openTestServer("embedded");
    manager = await test.as("manager");
    planner = await test.as("planner");
    const body = { title: "行", harm: "", owner: "部" };
    risk = value(await manager.call(routes.register.identify, { params, body })).id;
  });
  afterAll(() => test.close());

  const journal = async () => {
    const { rows } = await test.server.services.store.maintenance((tx) =>
      tx.query<{ all: string }>("select md5(string_agg(hash, '' order by owner, stream, version)) as all from journal"),
    );
    return rows[0]?.all;
  };
  // The same reader stands behind all doors of tables; the whole corpus goes through it in `corpus.test.ts` and `exchange`.
  const tables =
    /\/csv\/|\/zip\/slip|\/xlsx\/(?:bomb-sst|control|formula|header|hidden|html|id-as|truncated|xml-billion)/;
  const upload = async (bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Answer<unknown>> => {
    const begun = await manager.call(routes.evidence.begin, {
      params,
      body: { name, bytes: bytes.length, digest: sha(bytes) },
    });
    if (!begun.ok) return begun;
    const at = { ...params, upload: begun.value.id };
    value(await manager.call(routes.evidence.piece, { params: at, query: { offset: 0 }, bytes }));
    return manager.call(routes.evidence.complete, { params: at, body: { takenOn: "2026-11-20" } });
  };

  const doors: Readonly<Record<string, Door>> = {
    "register.import": {
      send: (bytes, file) => manager.call(routes.register.import, { params, query: { file }, bytes }),
      takes: /\/csv\//,
      keeps: nothing,
    },
    "register-exchange.apply": {
      send: (bytes, file) => manager.call(routes.registerExchange.apply, { params, query: { file }, bytes }),
      takes: tables,
      keeps: nothing,
    },
    "evidence upload": {
      // Nobody reads a text as a table here: it is given back byte for byte, and never by its own type.
      send: upload,
      // The sample is barred from editing, not from reading.
      takes: /\/(?:csv|xml|json|yaml|ics)\/|^office-poi.*docx$|^utf8/,
      keeps:
        /^generated\/csv\/(?:long-cell|ragged|scientific-ids|unbalanced-quote|wide)\.csv$|^office-poi\/protected_sample\.docx$/,
    },
    "register.attach-evidence": {
      send: (bytes, name) =>
        manager.call(routes.register.attachEvidence, {
          params: { ...params, risk },
          query: { name, on: "2026-11-20" },
          bytes,
        }),
      takes: /\/(?:image|pdf|text|zip|xml)\//,
      keeps: nothing,
    },
    "cases.template-logo": {
      send: (bytes) => planner.call(routes.cases.templateLogo, { params: { organisation: demoBody }, bytes }),
      takes: /\/(?:image|pdf|text|xml)\//,
      keeps: nothing,
    },
    "cases.dossier-check": {
      send: (bytes) => planner.call(routes.cases.dossierCheck, { params: { organisation: demoBody }, bytes }),
      takes: /\/(?:zip|xlsx|json|text)\//,
      keeps: nothing,
    },
    "requirements.import": {
      send: (bytes, file) => test.operator.call(routes.requirements.import, { query: { file }, bytes }),
      takes: /\/(?:json|xml|yaml|text|zip)\//,
      keeps: nothing,
    },
  };

  it.each(Object.keys(doors))("%s", { timeout: 300_000 }, async (name) => {
    const door = doors[name];
    const tried = entries.filter(({ path }) => door?.takes.test(path));
    expect(tried.length).toBeGreaterThan(5);
    const wrong: string[] = [];
    for (const { path, wanted } of tried) {
      const bytes = new Uint8Array(readFileSync(new URL(path, corpus)));
      const before = await journal();
      const started = performance.now();
      const answer = await door?.send(bytes, nameOf(path));
      const took = performance.now() - started;
      const isStored = (await journal()) !== before;
      const status = answer === undefined || answer.ok ? 200 : answer.problem.status;
      const mayKeep = wanted !== "reject" || door?.keeps.test(path) === true;
      if (status >= 500 || (status === 200 && !mayKeep) || (status !== 200 && isStored) || took > 10_000)
        wrong.push(`${path} (${wanted}): ${status}${isStored ? ", stored" : ""}, ${Math.round(took)} ms`);
    }
    expect(wrong).toEqual([]);
  });

  it("hostile file names: refused or kept as a text, never a path or a header", async () => {
    const lists: { readonly filenames: readonly string[] } = JSON.parse(
      readFileSync(new URL("generated/lists/lists.json", corpus), "utf8"),
    );
    const folder = join(test.server.services.data, "blobs", demoCompany);
    for (const [at, name] of lists.filenames.entries()) {
      for (const asked of [name, `${name}.txt`]) {
        const answer = await upload(new TextEncoder().encode(`${at} ${asked.length}`), asked);
        expect([asked, answer.ok ? 200 : Math.floor(answer.problem.status / 100)]).toEqual([
          asked,
          answer.ok ? 200 : 4,
        ]);
      }
    }
    const { items } = value(await manager.call(routes.evidence.list, { params, query: { limit: 200 } }));
    for (const { id } of items) {
      const session = await test.as("manager");
      expect((await session.download(routes.evidence.file, { params: { ...params, evidence: id } })).ok).toBe(true);
    }
    expect(
      readdirSync(folder).filter((file) => !/^(?:[0-9a-f]{64}|\.upload-[0-9a-f-]{36}\.(?:json|part))$/.test(file)),
    ).toEqual([]);
  });

  it("the server lives, and what it kept verifies", async () => {
    expect((await verifyAll(test.server.services)).first).toBeNull();
  });
});
