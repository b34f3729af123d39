import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { addressFile, reach } from "./connect.ts";
import { Refused } from "./refused.ts";
import { startingServer } from "./starting-server.ts";

let data = "";
let child: ChildProcess;
let pid = 0;
let said = "";

/** Another process holds the folder, as a server does from its first moment on, and has not said where it is. */
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "touchstone-starting-"));
  child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  pid = child.pid ?? 0;
  mkdirSync(join(data, "pg"));
  writeFileSync(join(data, "pg.lock"), `${pid}\n\n`);
  said = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  child.kill("SIGKILL");
  rmSync(data, { recursive: true, force: true });
});

const short = Temporal.Duration.from({ milliseconds: 600 });
const codeOf = (cause: unknown): string => (cause instanceof Refused ? cause.refusals[0].code : String(cause));

it("waits for the server that is starting, and goes to it", async () => {
  const server = createServer((_, answer) => answer.end("ok"));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const asked = reach({ data }, "plain");
    await vi.waitUntil(() => said.includes(String(pid)), { timeout: 30_000 });
    writeFileSync(addressFile(data), JSON.stringify({ url, pid }));
    expect((await asked).origin).toBe(url);
  } finally {
    server.close();
  }
});

it("says that the folder is in use where none comes within its time", async () => {
  // A server opens its address file before it writes it: whoever looks in between has found nothing yet.
  writeFileSync(addressFile(data), "");
  expect(await reach({ data }, "plain", short).catch(codeOf)).toBe("folder-in-use");
  expect(said).toContain(String(pid));
});

it("waits neither for one that said its address and is silent, nor for one that has ended", async () => {
  const answers = async () => false;
  const address = () => ({ url: "http://127.0.0.1:1", pid });
  expect(await startingServer({ pid, address, answers })).toEqual({ is: "silent" });
  expect(said).toBe("");
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGKILL");
  await ended;
  expect(await startingServer({ pid, address: () => null, answers })).toEqual({ is: "gone" });
});
