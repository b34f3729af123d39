import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumHere, enterAs, openBrowser, settled, visit } from "./browser.ts";
import { fill, type Known } from "./fill.ts";
import { type RunningServer, startServer } from "./server.ts";

// The auditor's page on a phone may take 200 kB (stack.md, decision 7).
const limit = 200_000;

describe.skipIf(!chromiumHere)("what a phone must load first", () => {
  let server: RunningServer;
  let browser: Browser;
  let known: Known;
  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    known = await fill(browser, server);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const pages = [
    { name: "inbox", account: "leader", path: () => "/app/" },
    { name: "checklist", account: "leader", path: ({ closedCase }: Known) => `/app/cases/${closedCase}/checklist` },
    {
      name: "record",
      account: "manager",
      path: ({ openCase }: Known) => `/app/cases/${openCase}/records/application`,
    },
    { name: "register", account: "manager", path: () => "/app/register" },
    { name: "register row", account: "manager", path: ({ risk }: Known) => `/app/register/${risk}` },
  ];
  for (const { name, account, path } of pages) {
    it(`${name}: at most 200 kB of page, script and style, compressed`, async () => {
      const { page, context } = await visit(browser, server.origin, "zh", 360);
      const sizes = new Map<string, number>();
      page.on("response", async (response) => {
        if (!/\/app\/|\.js$|\.css$/.test(response.url())) return;
        sizes.set(response.url(), gzipSync(await response.body()).byteLength);
      });
      await enterAs(page, account);
      await page.goto(path(known));
      await settled(page);
      const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
      console.log(`${name}: ${Math.round(total / 1000)} kB gz in ${sizes.size} files`);
      expect(sizes.size).toBeGreaterThan(2);
      expect(total).toBeLessThan(limit);
      await context.close();
    });
  }
});
