import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Client, client, type Exchange } from "@touchstone/contract";
import { demoAccounts } from "../demo/accounts.ts";
import { defaultNotices } from "../inbox/index.ts";
import { defaultSettings } from "../register/index.ts";
import { openServer, type Server } from "../server.ts";
import type { Engine } from "../store/index.ts";
import { uuidv7 } from "../world.ts";
import { freshEngine } from "./engines.ts";
import { testWorld } from "./test-world.ts";

export type TestServer = {
  readonly server: Server;
  /** The typed client of a demo account (`manager`, `planner`, `leader`, …), signed in by the public door. */
  readonly as: (account: string) => Promise<Client>;
  readonly operator: Client;
  readonly anonymous: Client;
  /** Moves the server's clock: instant with zone. */
  readonly moveTo: (instant: string) => void;
  /** Any request, by the public door, for what the typed client would not send. */
  readonly send: (path: string, init?: RequestInit) => Promise<Response>;
  readonly close: () => Promise<void>;
};

export const demoCompany = "01900000-0000-7000-8000-00000000c001";
export const demoBody = "01900000-0000-7000-8000-00000000b001";

const origin = "http://127.0.0.1";
const newKey = () => uuidv7(Temporal.Now.instant().epochMilliseconds);

const talk = (server: Server, headers: Readonly<Record<string, string>>): Client =>
  client({
    newKey,
    transport: async (exchange: Exchange) => {
      const response = await server.app.fetch(
        new Request(`${origin}${exchange.path}`, {
          method: exchange.method,
          headers: { ...exchange.headers, ...headers },
          ...(exchange.body === null ? {} : { body: exchange.body }),
        }),
      );
      return {
        status: response.status,
        text: () => response.text(),
        bytes: async () => new Uint8Array(await response.arrayBuffer()),
      };
    },
  });

/** The real server, in process, on a database of its own or on the given one; everything goes in by HTTP. */
export const openTestServer = async (
  kind: Engine["kind"],
  given?: Engine,
  /** Where it says that the public reaches it: two servers in one test are two places. */
  at = origin,
  evidence = defaultSettings,
  notices = defaultNotices,
): Promise<TestServer> => {
  const data = mkdtempSync(join(tmpdir(), "touchstone-test-"));
  const { world, moveTo } = testWorld();
  const server = await openServer({
    data,
    origin: at,
    demo: true,
    engine: given ?? (await freshEngine(kind)),
    world,
    evidence,
    notices,
  });
  const send = async (path: string, init?: RequestInit) => server.app.fetch(new Request(`${origin}${path}`, init));
  const cookies = new Map<string, string>();
  return {
    server,
    as: async (account) => {
      if (!demoAccounts.some(({ view }) => view.account === account)) throw new Error(`no demo account ${account}`);
      const known = cookies.get(account);
      if (known !== undefined) return talk(server, { cookie: known });
      const response = await send("/api/v1/parties/demo-sign-in", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ account }),
      });
      const cookie = response.headers
        .getSetCookie()
        .map((line) => line.split(";")[0])
        .join("; ");
      cookies.set(account, cookie);
      return talk(server, { cookie });
    },
    operator: talk(server, { authorization: `Bearer ${server.token}` }),
    anonymous: talk(server, {}),
    moveTo,
    send,
    close: async () => {
      await server.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
};

/** The value of an answer; a refusal fails the test with its message. */
export const value = <Output>(
  answer:
    | { readonly ok: true; readonly value: Output }
    | { readonly ok: false; readonly problem: { readonly error: unknown } },
): Output => {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.problem.error)}`);
  return answer.value;
};

/** The codes of a refusal; an answer fails the test. */
export const codes = (
  answer:
    | { readonly ok: true; readonly value: unknown }
    | {
        readonly ok: false;
        readonly problem: { readonly error: { readonly refusals: readonly { readonly code: string }[] } };
      },
): readonly string[] => {
  if (answer.ok) throw new Error(`not refused: ${JSON.stringify(answer.value)}`);
  return answer.problem.error.refusals.map(({ code }) => code);
};
