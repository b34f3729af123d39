import { expect, it } from "vitest";
import { startServer } from "./testing/running-server.ts";

it("keeps a connection longer than the proxy in front does, so that no request meets one that is closing", async () => {
  const server = await startServer();
  try {
    const answer = await fetch(`${server.origin}/healthz`);
    expect(answer.headers.get("keep-alive")).toBe("timeout=75");
  } finally {
    await server.close();
  }
});
