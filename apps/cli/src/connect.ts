import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Client, client, type Exchange, type Transport } from "@touchstone/contract";
import { houseRule, refusal } from "@touchstone/kernel";
import { operatorToken } from "@touchstone/server/operator";
import type { Command } from "commander";
import { claimDemoFolder } from "./demo-folder.ts";
import { newKey } from "./new-key.ts";
import type { Voice } from "./output.ts";
import { Refused } from "./refused.ts";
import { type Address, startingServer } from "./starting-server.ts";

/** Where a running server of a data folder says how to reach it. */
export const addressFile = (data: string): string => join(data, "server.json");

export type Place = { readonly server?: string; readonly data: string };

export const withPlace = (command: Command): Command =>
  command
    .option("--server <url>", "服务器地址 · address of the server; default: the one that runs on this data folder")
    .option("--data <dir>", "数据目录 · data folder", "data");

const toRequest = (origin: string, exchange: Exchange, headers: Readonly<Record<string, string>>): Request =>
  new Request(`${origin}${exchange.path}`, {
    method: exchange.method,
    headers: { ...exchange.headers, ...headers },
    ...(exchange.body === null ? {} : { body: exchange.body }),
  });

const returned = (response: Response) => ({
  status: response.status,
  text: () => response.text(),
  bytes: async () => new Uint8Array(await response.arrayBuffer()),
});

export const transportOver =
  (
    send: (request: Request) => Promise<Response>,
    origin: string,
    headers: () => Readonly<Record<string, string>>,
  ): Transport =>
  async (exchange) =>
    returned(await send(toRequest(origin, exchange, headers())));

const said = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // A server that is just saying where it is, or one that the power left in the middle of it: nothing yet.
    return null;
  }
};

const addressOf = (data: string): Address | null => {
  const file = addressFile(data);
  if (!existsSync(file)) return null;
  const known = said(file);
  if (typeof known !== "object" || known === null || !("url" in known)) return null;
  return { url: String(known.url), pid: "pid" in known ? Number(known.pid) : null };
};

const answers = async (url: string): Promise<boolean> =>
  fetch(`${url}/healthz`).then(
    (response) => response.ok,
    () => false,
  );

/**
 * Who the command line is: the operator, by `TOUCHSTONE_TOKEN` or the data folder's own token. A folder that is not there
 * is not made for the sake of a token that no server knows.
 */
export const authorization = (data: string): Readonly<Record<string, string>> => {
  const token = process.env["TOUCHSTONE_TOKEN"] ?? (existsSync(data) ? operatorToken(resolve(data)) : null);
  return token === null ? {} : { authorization: `Bearer ${token}` };
};

export type Connection = { readonly client: Client; readonly origin: string; readonly close: () => Promise<void> };

/** A way to send requests as anybody: to the server, or to the app in this very process. */
export type Reach = {
  readonly send: (request: Request) => Promise<Response>;
  readonly origin: string;
  readonly close: () => Promise<void>;
};

const overNetwork =
  (url: string): Reach["send"] =>
  (request) =>
    fetch(request).catch(() => {
      throw new Refused(refusal("server-unreachable", houseRule("commands"), { url }));
    });

const at = (url: string): Reach => ({ send: overNetwork(url), origin: url, close: async () => {} });

type Held = { readonly path: string; readonly pid: number };

/** The app in this very process, or who holds the folder instead. */
const open = async (data: string, mode: "plain" | "demo"): Promise<Reach | Held> => {
  const origin = "http://127.0.0.1";
  const { FolderInUse, NotTheDemos, openServer } = await import("@touchstone/server");
  try {
    const databaseUrl = process.env["DATABASE_URL"];
    const server = await openServer({ data, origin, demo: mode === "demo", databaseUrl });
    return { send: async (request) => server.app.fetch(request), origin, close: server.close };
  } catch (cause) {
    if (cause instanceof NotTheDemos) throw new Refused(refusal("database-not-demo", houseRule("commands")));
    if (!(cause instanceof FolderInUse)) throw cause;
    return { path: cause.folder, pid: cause.pid };
  }
};

const inUse = (held: Held): Refused => new Refused(refusal("folder-in-use", houseRule("commands"), held));

/**
 * Reaches the server that was named, or the one that runs on the data folder, or is about to; where none does, the app
 * in this very process under the folder's lock.
 */
export const reach = async (place: Place, mode: "plain" | "demo", within?: Temporal.Duration): Promise<Reach> => {
  const { data, server } = place;
  if (server !== undefined) return at(server);
  const running = addressOf(data);
  if (running !== null && (await answers(running.url))) return at(running.url);
  if (mode === "demo") claimDemoFolder(resolve(data));
  const opened = await open(data, mode);
  if ("send" in opened) return opened;
  const waited = await startingServer({ pid: opened.pid, address: () => addressOf(data), answers, within });
  if (waited.is === "silent") throw inUse(opened);
  if (waited.is === "up") return at(waited.url);
  const again = await open(data, mode);
  if ("send" in again) return again;
  throw inUse(again);
};

/** The typed client of the operator, however the server is reached. */
export const connect = async (place: Place, voice: Voice): Promise<Connection> => {
  const { send, origin, close } = await reach(place, "plain");
  const headers = () => ({ ...authorization(place.data), "accept-language": voice.lang });
  return { client: client({ transport: transportOver(send, origin, headers), newKey }), origin, close };
};

/** Runs one piece of work over a connection and closes it whatever happens. */
export const withConnection = async <Value>(
  place: Place,
  voice: Voice,
  work: (connection: Connection) => Promise<Value>,
): Promise<Value> => {
  const connection = await connect(place, voice);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
};
