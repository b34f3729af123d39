import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export type RunningServer = { readonly origin: string; readonly data: string; readonly close: () => Promise<void> };

const program = join(import.meta.dirname, "../main.ts");

/** The product as a user starts it, in demo mode, on a data folder of its own that goes when it closes. */
export const startServer = async (): Promise<RunningServer> => {
  const data = mkdtempSync(join(tmpdir(), "touchstone-running-"));
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
  return {
    origin,
    data,
    close: async () => {
      child.kill("SIGTERM");
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
};
