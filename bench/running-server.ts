import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A real server in a process of its own, as an operator starts it. */
export type RunningServer = {
  readonly origin: string;
  /** From the start of the process to the first answered request. */
  readonly readyMs: number;
  readonly pid: number;
  /** The operator's. */
  readonly token: string;
  /** As the operator; any further headers beside. */
  readonly send: (path: string, init?: RequestInit) => Promise<Response>;
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const program = join(import.meta.dirname, "../apps/cli/src/main.ts");

export const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = "";
    const listen = (piece: unknown): void => {
      said += String(piece);
      const address = /http:\/\/\S+/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code} before it answered: ${said}`)));
  });

export const startServer = async (data: string, databaseUrl?: string): Promise<RunningServer> => {
  const began = performance.now();
  const child = spawn(process.execPath, [program, "start", "--data", data, "--port", "0", "--demo"], {
    env: { ...process.env, ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }), LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const gone = once(child, "exit");
  const killWithParent = () => child.kill("SIGKILL");
  process.once("exit", killWithParent);
  const origin = await addressOf(child);
  const token = readFileSync(join(data, "operator.token"), "utf8").trim();
  const send = (path: string, init?: RequestInit): Promise<Response> =>
    fetch(`${origin}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init?.headers } });
  const first = await send("/api/v1/parties/session");
  if (first.status !== 200) throw new Error(`the first answer was ${first.status}`);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    process.off("exit", killWithParent);
    child.kill(signal);
    await gone;
  };
  return {
    origin,
    readyMs: performance.now() - began,
    pid: child.pid ?? 0,
    token,
    send,
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
  };
};

export const demoCompany = "01900000-0000-7000-8000-00000000c001";

/** A command as the operator sends it. */
export const command = (key: string, body: unknown): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json", "idempotency-key": key },
  body: JSON.stringify(body),
});
