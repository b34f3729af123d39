import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { openScanner } from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "touchstone-scan-"));
const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** A clamd that reads the INSTREAM protocol for real and finds one word. */
const clamd = async (name: string): Promise<string> => {
  const path = join(folder, name);
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let read: Buffer = Buffer.alloc(0);
    socket.on("data", (piece: Buffer) => {
      read = Buffer.concat([read, piece]);
    });
    socket.on("end", () => {
      let at = "zINSTREAM\0".length;
      if (read.subarray(0, at).toString() !== "zINSTREAM\0") return socket.end("UNKNOWN COMMAND\0");
      let text = "";
      for (let length = read.readUInt32BE(at); length > 0; length = read.readUInt32BE(at)) {
        text += read.subarray(at + 4, at + 4 + length).toString();
        at += 4 + length;
      }
      if (text.includes("SILENT")) return socket.destroy();
      socket.end(text.includes("TEST-VIRUS") ? "stream: Test.Virus FOUND\0" : "stream: OK\0");
    });
  });
  open.push(server);
  await new Promise<void>((done) => server.listen(path, done));
  return path;
};

const file = (text: string): string => {
  const path = join(folder, "file");
  writeFileSync(path, text);
  return path;
};

it("asks clamd over its socket, and knows nothing where it does not answer", async () => {
  const scanner = openScanner({ command: "", clamd: await clamd("a.sock") });
  expect(await scanner?.scan(file("x".repeat(300_000)))).toEqual({ state: "clean" });
  expect(await scanner?.scan(file(`${"x".repeat(200_000)}TEST-VIRUS`))).toEqual({
    state: "infected",
    found: "Test.Virus",
  });
  expect(await scanner?.scan(file("SILENT"))).toMatchObject({ state: "failed" });
  const away = openScanner({ command: "", clamd: join(folder, "none.sock") });
  expect(await away?.scan(file("x"))).toMatchObject({ state: "failed" });
});

it("a command's exit tells: 0 clean, 1 infected, anything else nothing", async () => {
  const by = (command: string) => openScanner({ command, clamd: "" })?.scan(file("x"));
  expect(await by("true")).toEqual({ state: "clean" });
  expect(await by("false")).toMatchObject({ state: "infected" });
  expect(await by("no-such-scanner")).toMatchObject({ state: "failed" });
  expect(openScanner({ command: " ", clamd: "" })).toBeNull();
});
