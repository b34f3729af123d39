import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  encodeBundle,
  formatCheckpoint,
  formatVkey,
  leafHash,
  type SignerKey,
  signerKey,
  signNote,
  tileBytes,
  tilePath,
  tilesAt,
  treeOf,
} from "@touchstone/translog";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { lookAt, type Round } from "./log.ts";

const folder = mkdtempSync(join(tmpdir(), "touchstone-monitor-"));
const key = signerKey("log.example/log", "log", new Uint8Array(32).fill(1));
const thief = signerKey("log.example/log", "log", new Uint8Array(32).fill(2));

/** The files of a log of this size; with `changed` one old entry says something else. */
const files = (size: number, signer: SignerKey = key, changed = -1): Map<string, Uint8Array> => {
  const entries = Array.from({ length: size }, (_, index) =>
    Buffer.from(index === changed ? "forged" : `entry ${index}`),
  );
  const tree = treeOf(entries.map(leafHash));
  const text = formatCheckpoint({ origin: signer.name, size, root: tree.rootAt(size) });
  return new Map<string, Uint8Array>([
    ["checkpoint", Buffer.from(signNote(text, [signer]))],
    ["vkey", Buffer.from(`${formatVkey(signer)}\n`)],
    ...tilesAt(size).map((tile): [string, Uint8Array] => [
      tilePath(tile),
      tile.level === "entries" ? encodeBundle(entries) : tileBytes(tile, tree.hashOf),
    ]),
  ]);
};

let served = files(5);
let server: Server;
let url: string;

const look = async (vkey?: string): Promise<Round> => {
  const answer = await lookAt(url, { state: join(folder, "memory.json"), ...(vkey === undefined ? {} : { vkey }) });
  if (!answer.ok) throw new Error(answer.refusals[0].code);
  return answer.value;
};

describe("log monitor, without a server of ours and without a data folder", () => {
  beforeAll(async () => {
    server = createServer((request, response) => {
      const bytes = served.get((request.url ?? "").slice("/log/".length));
      response.writeHead(bytes === undefined ? 404 : 200).end(bytes);
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/log`;
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => rmSync(join(folder, "memory.json"), { force: true }));

  it("follows a sound log as it grows, and says where the key is from and that there is no witness", async () => {
    served = files(5);
    expect(await look()).toMatchObject({
      ok: true,
      origin: key.name,
      size: 5,
      findings: [],
      notes: ["key-from-log", "no-witness"],
    });
    served = files(9);
    expect(await look(formatVkey(key))).toMatchObject({ ok: true, size: 9, notes: ["no-witness"] });
    // The key of the first time is remembered, so that the log cannot change it.
    expect(await look()).toMatchObject({ ok: true, notes: ["no-witness"] });
  });

  it.each([
    ["rollback", () => files(4), { name: "rollback", seen: 5, shown: 4 }],
    ["fork", () => files(5, key, 2), { name: "fork", size: 5 }],
    ["fork", () => files(9, key, 2), { name: "fork", size: 5 }],
    [
      "truncated",
      () => new Map([...files(9)].filter(([path]) => path !== "tile/entries/000.p/9")),
      { name: "truncated", path: "tile/entries/000.p/9" },
    ],
    [
      "changed",
      () => new Map([...files(9), ["tile/0/000.p/9", new Uint8Array(288)]]),
      { name: "changed", path: "tile/0/000.p/9" },
    ],
    ["wrong-key", () => files(9, thief), { name: "wrong-key" }],
    [
      "malformed-checkpoint",
      () => new Map([...files(9), ["checkpoint", Buffer.from("404 page")]]),
      { name: "malformed-checkpoint" },
    ],
  ] as const)("names %s, and forgets nothing of what it saw", async (_name, bad, finding) => {
    served = files(5);
    expect((await look()).ok).toBe(true);
    const memory = readFileSync(join(folder, "memory.json"), "utf8");
    served = bad();
    expect(await look()).toMatchObject({ ok: false, findings: [finding] });
    expect(readFileSync(join(folder, "memory.json"), "utf8")).toBe(memory);
  });

  it("a broken key is refused with its reason", async () => {
    await expect(look("x")).rejects.toThrow("log-key-malformed");
  });

  it("as a command: one JSON document, and exit 1 for a log that cannot be reached", async () => {
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, "main.ts"), "log", "monitor", "http://127.0.0.1:1/log", "--once", "--json"],
      { cwd: folder },
    );
    const out: Buffer[] = [];
    child.stdout.on("data", (piece: Buffer) => out.push(piece));
    const code = await new Promise((done) => child.on("close", done));
    expect(code).toBe(1);
    expect(JSON.parse(Buffer.concat(out).toString("utf8"))).toMatchObject({
      ok: false,
      findings: [{ name: "unreachable" }],
    });
  });
});
