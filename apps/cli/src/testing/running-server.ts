import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export type RunningServer = { readonly origin: string; readonly data: string; readonly close: () => Promise<void> };

const program = join(import.meta.dirname, "../main.ts");

const startOn = async (data: string) => {
  const child = spawn(process.execPath, [program, "start", "--demo", "--data", data, "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((settle) => child.once("exit", () => settle()));
  const origin = await new Promise<string>((settle, fail) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const address = /https?:\/\/\S+/.exec(line)?.[0];
      if (address !== undefined) settle(address);
    });
    void ended.then(() => fail(new Error(`the server ended before it answered (exit ${child.exitCode})`)));
  });
  const stop = (): Promise<void> => {
    child.kill("SIGTERM");
    return ended;
  };
  return { origin, stop };
};

/** A folder as the first start leaves it. It is made once in a run: a first start takes three times as long as another. */
const preparedFolder = async (place: string): Promise<string> => {
  const folder = join(place, "first");
  if (existsSync(folder)) return folder;
  const draft = mkdtempSync(join(place, "draft-"));
  const server = await startOn(draft);
  await server.stop();
  try {
    renameSync(draft, folder);
  } catch (cause) {
    // Another worker was first.
    if (!existsSync(folder)) throw cause;
  }
  return folder;
};

/** The product as a user starts it, in demo mode, on a data folder of its own that goes when it closes. */
export const startServer = async (): Promise<RunningServer> => {
  const data = mkdtempSync(join(tmpdir(), "touchstone-running-"));
  const place = process.env["TOUCHSTONE_TEST_PREPARED"];
  if (place !== undefined) cpSync(await preparedFolder(place), data, { recursive: true });
  const { origin, stop } = await startOn(data);
  return {
    origin,
    data,
    close: async () => {
      await stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
};
