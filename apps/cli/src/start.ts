import { rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { serve } from "@hono/node-server";
import type { Command } from "commander";
import { addressFile } from "./connect.ts";
import { endOnWrongContent } from "./content-refused.ts";
import { claimDemoFolder } from "./demo-folder.ts";

type StartOptions = {
  readonly data: string;
  readonly port: string;
  readonly host: string;
  readonly origin?: string;
  readonly demo: boolean;
};

/**
 * How long a connection without a request is kept, in milliseconds, and how much longer than callers are told. At Node's 5 s
 * and 1 s a server that is busy for two seconds drops a request that came in time; a proxy in front keeps its own for 60 s.
 */
const idle = { keepAliveTimeout: 75_000, keepAliveTimeoutBuffer: 30_000 };

const loopback = new Set(["127.0.0.1", "localhost", "::1"]);

const fail = (zh: string, en: string): never => {
  process.stderr.write(`${zh}\n${en}\n`);
  process.exit(1);
};

/** Demo sign-in needs no password, so it stays on this machine and away from real data. */
const guardDemo = ({ data, host }: StartOptions): void => {
  if (!loopback.has(host)) {
    fail(`--demo 只能在本机地址上运行，不能用 ${host}。`, `--demo runs on loopback addresses only, not on ${host}.`);
  }
  claimDemoFolder(data);
};

const isFree = (port: number, host: string): Promise<boolean> =>
  new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => done(false));
    probe.listen(port, host, () => probe.close(() => done(true)));
  });

const firstFree = async (from: number, host: string): Promise<number> => {
  for (let port = from; port < from + 50; port += 1) if (await isFree(port, host)) return port;
  return fail(`端口 ${from} 起都被占用。`, `No free port from ${from} on.`);
};

const start = async (options: StartOptions): Promise<void> => {
  const data = resolve(options.data);
  if (options.demo) guardDemo({ ...options, data });
  const port = options.port === "0" ? 0 : await firstFree(Number(options.port), options.host);
  const listening = port === 0 ? await firstFree(20_000 + (process.pid % 20_000), options.host) : port;
  const address = `http://${options.host.includes(":") ? `[${options.host}]` : options.host}:${listening}`;
  const { FolderInUse, NotTheDemos, openServer, readShippedContent } = await import("@touchstone/server");
  const server = await openServer({
    data,
    origin: options.origin ?? address,
    demo: options.demo,
    databaseUrl: process.env["DATABASE_URL"],
  }).catch((cause: unknown) => {
    if (cause instanceof FolderInUse) {
      return fail(
        `数据目录 ${data} 正被进程 ${cause.pid} 使用。先停掉它，或换一个 --data 目录。`,
        `The data folder ${data} is in use by process ${cause.pid}. Stop it, or name another folder with --data.`,
      );
    }
    if (cause instanceof NotTheDemos) {
      return fail(
        "数据库里有演示以外的单位，演示不碰它。去掉 DATABASE_URL，或给一个空库。",
        "The database holds organisations that are not the demo's, and the demo leaves it alone. Unset DATABASE_URL, or name an empty database.",
      );
    }
    throw cause;
  });
  const listen = { fetch: server.app.fetch, port: listening, hostname: options.host, serverOptions: idle };
  const http = serve(listen, () => {
    writeFileSync(addressFile(data), JSON.stringify({ url: address, pid: process.pid }));
    process.stdout.write(`试金石 Touchstone  ${address}\n`);
    setTimeout(() => void endOnWrongContent(readShippedContent, stop), 1_000).unref();
  });
  const stop = (): void => {
    rmSync(addressFile(data), { force: true });
    http.close();
    void server.close().then(() => process.exit());
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
};

export const startCommand = (program: Command): void => {
  program
    .command("start")
    .description("启动服务器 · start the server")
    .option("--data <dir>", "数据目录 · data folder", "data")
    .option("--port <n>", "端口，被占用时取下一个；0 为任意 · port, the next free one; 0 for any", "7400")
    .option("--host <h>", "监听地址 · address to listen on", "127.0.0.1")
    .option("--origin <url>", "对外地址，写进二维码和凭证 · public address, printed in QR codes and credentials")
    .option("--demo", "演示数据与免密登录，仅限本机 · demo data and sign-in without password, loopback only", false)
    .action(start);
};
