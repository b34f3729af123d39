import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { openServer } from "@touchstone/server";

export type RunningServer = { readonly origin: string; readonly close: () => Promise<void> };

const freePort = (): Promise<number> =>
  new Promise((settle) => {
    const probe = serve({ fetch: () => new Response(), port: 0, hostname: "127.0.0.1" }, ({ port }) => {
      probe.close(() => settle(port));
    });
  });

/** The product itself, in demo mode, on a data folder of its own that goes when it closes. */
export const startServer = async (): Promise<RunningServer> => {
  const data = mkdtempSync(join(tmpdir(), "touchstone-e2e-"));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const server = await openServer({ data, origin, demo: true });
  const listener = serve({ fetch: server.app.fetch, port, hostname: "127.0.0.1" });
  return {
    origin,
    close: async () => {
      await new Promise((settle) => listener.close(settle));
      await server.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
};
