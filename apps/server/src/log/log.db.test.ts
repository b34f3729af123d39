import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { leafHash, parseVkey, verifyTlogProof } from "@touchstone/translog";
import { Hono } from "hono";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Services } from "../services.ts";
import { type BareStore, bareEngineKinds, bareStore } from "../testing/bare-store.ts";
import { type Disk, realDisk } from "./disk.ts";
import { LogInconsistent } from "./integrate.ts";
import { logPaths } from "./log-paths.ts";
import { openPublicLog, type PublicLog } from "./public-log.ts";
import { logMigrations } from "./schema.ts";
import { LeafChanged } from "./sequence.ts";
import { auditLog, type Get } from "./testing/outside-reader.ts";

const leaf = (text: string): Uint8Array => Buffer.from(JSON.stringify({ v: 1, kind: "issue", certNo: text }));
const origin = "http://127.0.0.1:7400";

const reader = (publicLog: PublicLog): Get => {
  const app = new Hono();
  logPaths(app, { publicLog } as Services);
  return async (path) => {
    const response = await app.request(path);
    return response.status === 200 ? new Uint8Array(await response.arrayBuffer()) : null;
  };
};

describe.each(bareEngineKinds)("the public log on %s", (kind) => {
  let bare: BareStore;
  let data: string;
  beforeAll(async () => {
    bare = await bareStore(kind, logMigrations);
  });
  afterAll(() => bare.close());
  beforeEach(async () => {
    data = mkdtempSync(join(tmpdir(), "touchstone-log-"));
    await bare.engine.pool.query(
      "delete from log_entry; delete from log_checkpoint; update log_state set next = 0, size = 0, root = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=', vkey = null, note = null",
    );
    return () => rmSync(data, { recursive: true, force: true });
  });
  const open = () => openPublicLog({ store: bare.store, data, origin });

  it("answers when a signed checkpoint covers the entry, and the proof stands on the log's key alone", async () => {
    const log = open();
    const first = await log.append("issue/1", leaf("1"));
    expect(first).toEqual({ index: 0 });
    expect((await log.state()).size).toBe(1);
    bare.moveTo("2026-11-23T05:00:00Z");
    const second = await log.append("issue/2", leaf("2"));
    const proof = await log.proof(second.index);
    const vkey = parseVkey(log.vkey);
    if (proof === null || !vkey.ok) throw new Error("no proof");
    expect(verifyTlogProof(proof.tlogProof, leafHash(leaf("2")), vkey.value).ok).toBe(true);
    expect(verifyTlogProof(proof.tlogProof, leafHash(leaf("1")), vkey.value).ok).toBe(false);
    expect(proof.bracket).toEqual({
      after: Temporal.Instant.from("2026-11-23T04:00:00Z"),
      before: Temporal.Instant.from("2026-11-23T05:00:00Z"),
      witnessed: false,
    });
    expect(await log.proof(2)).toBeNull();
  });

  it("the same dedupe key is one entry; with other bytes it is refused and nobody else is", async () => {
    const log = open();
    const answers = await Promise.all(Array.from({ length: 20 }, () => log.append("issue/1", leaf("1"))));
    expect(new Set(answers.map(({ index }) => index))).toEqual(new Set([0]));
    const [bad, good] = await Promise.allSettled([
      log.append("issue/1", leaf("other")),
      log.append("issue/2", leaf("2")),
    ]);
    expect(bad.status === "rejected" && bad.reason).toBeInstanceOf(LeafChanged);
    expect(good).toEqual({ status: "fulfilled", value: { index: 1 } });
    expect((await log.state()).size).toBe(2);
  });

  it("two writers on one folder: every entry once, every checkpoint on one line", async () => {
    const writers = [open(), open()];
    const names = Array.from({ length: 60 }, (_, index) => `issue/${index}`);
    const answers = await Promise.all(
      names.map((name, place) => (writers[place % 2] ?? open()).append(name, leaf(name))),
    );
    expect(answers.map(({ index }) => index).toSorted((one, other) => one - other)).toEqual(
      names.map((_, index) => index),
    );
    const { rows } = await bare.engine.pool.query<{ note: string }>("select note from log_checkpoint order by size");
    const entries = await auditLog(
      reader(open()),
      rows.map(({ note }) => note),
    );
    expect(entries).toHaveLength(60);
  });

  it("an outside reader follows 600 entries over a tile's edge and finds every older checkpoint continued", async () => {
    const log = open();
    const notes: string[] = [(await log.state()).note];
    for (const size of [1, 255, 256, 257, 600]) {
      const { size: at } = await log.state();
      const missing = Array.from({ length: size - at }, (_, index) => `issue/${at + index}`);
      await Promise.all(missing.map((name) => log.append(name, leaf(name))));
      notes.push((await log.state()).note);
    }
    const entries = await auditLog(reader(log), notes);
    expect(entries.map((entry) => JSON.parse(entry.toString("utf8")).certNo)).toEqual(
      Array.from({ length: 600 }, (_, index) => `issue/${index}`),
    );
    expect(readFileSync(join(data, "log", "checkpoint"), "utf8")).toBe(notes.at(-1));
    // Partial tiles of every signed size stay.
    for (const width of [1, 255]) expect(existsSync(join(data, `log/tile/0/000.p/${width}`))).toBe(true);
  });

  it("a flipped byte in any file is found by the reader [17021-1 9.9.3]", async () => {
    const log = open();
    await Promise.all(Array.from({ length: 300 }, (_, index) => log.append(`issue/${index}`, leaf(`${index}`))));
    const get = reader(log);
    await expect(auditLog(get)).resolves.toHaveLength(300);
    for (const file of [
      "tile/entries/000",
      "tile/entries/001.p/44",
      "tile/0/000",
      "tile/0/001.p/44",
      "tile/1/000.p/1",
    ]) {
      const path = join(data, "log", file);
      const bytes = readFileSync(path);
      const bent = Buffer.from(bytes);
      bent.writeUInt8(bent.readUInt8(bent.length - 1) ^ 1, bent.length - 1);
      writeFileSync(path, bent);
      await expect(auditLog(get)).rejects.toThrow(/root|hashes|bounds|range/);
      writeFileSync(path, bytes);
    }
    await expect(auditLog(get)).resolves.toHaveLength(300);
  });

  it("signs nothing over files that do not carry the signed root", async () => {
    await open().append("issue/1", leaf("1"));
    const path = join(data, "log/tile/0/000.p/1");
    const bytes = readFileSync(path);
    const bent = Buffer.from(bytes);
    bent.writeUInt8(bent.readUInt8(0) ^ 1, 0);
    writeFileSync(path, bent);
    const log = open();
    await expect(log.append("issue/2", leaf("2"))).rejects.toBeInstanceOf(LogInconsistent);
    expect((await log.state()).size).toBe(1);
    writeFileSync(path, bytes);
    expect(await log.append("issue/2", leaf("2"))).toEqual({ index: 1 });
  });

  it("signs nothing that the disk did not keep as it was written", async () => {
    const lying: Disk = {
      ...realDisk,
      write: (file, bytes) =>
        realDisk.write(file, bytes.length === 64 ? bytes.map((byte, at) => (at === 63 ? byte ^ 1 : byte)) : bytes),
    };
    await open().append("issue/1", leaf("1"));
    const log = openPublicLog({ store: bare.store, data, origin, disk: lying });
    await expect(log.append("issue/2", leaf("2"))).rejects.toBeInstanceOf(LogInconsistent);
    expect((await log.state()).size).toBe(1);
    // On a sound disk the same entry takes the place that it was given.
    expect(await open().append("issue/2", leaf("2"))).toEqual({ index: 1 });
    await expect(auditLog(reader(open()))).resolves.toHaveLength(2);
  });

  it("makes lost files again from the database, for every size that was signed", async () => {
    const log = open();
    for (const name of ["a", "b", "c"]) await log.append(name, leaf(name));
    rmSync(join(data, "log"), { recursive: true });
    const again = open();
    await again.append("d", leaf("d"));
    await expect(auditLog(reader(again))).resolves.toHaveLength(4);
    for (const index of [0, 1, 2, 3]) expect((await again.proof(index))?.index).toBe(index);
  });

  it("keeps one key for its life, readable by its owner alone, and signs under no other", async () => {
    const log = open();
    await log.append("a", leaf("a"));
    expect(open().vkey).toBe(log.vkey);
    expect(statSync(join(data, "keys/log.key")).mode & 0o777).toBe(0o600);
    rmSync(join(data, "keys/log.key"));
    const other = open();
    await expect(other.append("b", leaf("b"))).rejects.toBeInstanceOf(LogInconsistent);
  });

  it("its times never run backwards", async () => {
    const log = open();
    bare.moveTo("2026-11-23T06:00:00Z");
    await log.append("a", leaf("a"));
    bare.moveTo("2026-11-20T06:00:00Z");
    await log.append("b", leaf("b"));
    expect((await log.proof(1))?.bracket.before?.toString()).toBe("2026-11-23T06:00:00Z");
    bare.moveTo("2026-11-23T04:00:00Z");
  });

  it("serves its paths with the right types, and nothing else of the folder", async () => {
    const log = open();
    await log.append("a", leaf("a"));
    const app = new Hono();
    logPaths(app, { publicLog: log } as Services);
    const head = async (path: string) => {
      const { status, headers } = await app.request(path);
      return [status, headers.get("content-type"), headers.get("cache-control")];
    };
    const forEver = "public, max-age=31536000, immutable";
    expect(await head("/log/checkpoint")).toEqual([200, "text/plain; charset=utf-8", "public, max-age=2"]);
    expect(await head("/log/vkey")).toEqual([200, "text/plain; charset=utf-8", "public, max-age=2"]);
    expect(await head("/log/tile/0/000.p/1")).toEqual([200, "application/octet-stream", forEver]);
    expect(await head("/log/tile/entries/000.p/1")).toEqual([200, "application/octet-stream", forEver]);
    expect(await head("/log/entry/0/proof")).toEqual([200, "text/plain; charset=utf-8", forEver]);
    for (const path of ["0/000", "0/000.p/2", "0/000.p/01", "0/../../keys/log.key", "0/%2e%2e/%2e%2e/keys/log.key"]) {
      expect((await app.request(`/log/tile/${path}`)).status).toBe(404);
    }
    for (const path of ["1", "-1", "x", "99999999999999999999"]) {
      expect((await app.request(`/log/entry/${path}`)).status).toBe(404);
    }
  });

  it("the page shows size, root, key and entries in both languages, says that there is no witness, and escapes", async () => {
    const log = open();
    const app = new Hono();
    logPaths(app, { publicLog: log } as Services);
    expect(await (await app.request("/log?lang=zh")).text()).toContain("日志里还没有条目");
    await log.append("a", leaf("<script>alert(1)</script>"));
    await log.append("b", Buffer.from([0xff, 0xfe]));
    for (const [language, warning] of [
      ["zh", "没有见证人"],
      ["en", "No witness"],
    ] as const) {
      const page = await (await app.request(`/log?lang=${language}`)).text();
      const { root } = await log.state();
      for (const piece of [warning, root, log.vkey, 'href="/log/entry/0']) expect(page).toContain(piece);
      expect(page).not.toContain("<script");
      const entry = await (await app.request(`/log/entry/0?lang=${language}`)).text();
      expect(entry).toContain("&lt;script&gt;");
      expect(entry).not.toContain("<script");
    }
  });
});
