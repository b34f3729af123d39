import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { violations } from "./axe.ts";
import {
  chromiumHere,
  openBrowser,
  type SignedIn,
  settled,
  shoot,
  sideways,
  signedInAs,
  type Tongue,
  visit,
} from "./browser.ts";
import { fill, type Known } from "./fill.ts";
import { visitedPages } from "./pages.ts";
import { type RunningServer, startServer } from "./server.ts";

const tongues: readonly Tongue[] = ["zh", "en"];

// In English pages, Chinese may stand only in names and in what users wrote, which carry their own language mark.
describe.skipIf(!chromiumHere)("every page, in both languages", () => {
  let server: RunningServer;
  let browser: Browser;
  let known: Known;
  // Who is signed in, by account: a password takes as long as a page, and every page asked for it anew.
  const entered = new Map<string, Promise<SignedIn>>();
  const enteredAs = (account: string): Promise<SignedIn> => {
    const begun = entered.get(account) ?? signedInAs(browser, server.origin, account);
    entered.set(account, begun);
    return begun;
  };
  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    known = await fill(browser, server);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  for (const { name, path, account } of visitedPages) {
    for (const tongue of tongues) {
      it.concurrent(`${name} ${tongue}: no violation, no sideways scrolling at 360, 768 and 1440 px, no foreign request`, async ({
        expect,
      }) => {
        const signedIn = account === null ? undefined : await enteredAs(account);
        const { page, context, foreign } = await visit(browser, server.origin, tongue, 1440, signedIn);
        const faults: string[] = [];
        page.on("pageerror", (fault) => faults.push(String(fault)));
        await page.goto(typeof path === "string" ? path : path(known));
        await settled(page);
        const lost = page.getByRole("heading", { name: /没有这一页|There is no such page/ });
        expect(await lost.count()).toBe(name === "no-such-page" ? 1 : 0);
        expect(await page.getByRole("alert").allTextContents()).toEqual([]);
        expect(await violations(page)).toEqual([]);
        for (const width of [1440, 768, 360]) {
          await page.setViewportSize({ width, height: width === 360 ? 780 : 900 });
          await shoot(page, `${name}-${tongue}-${width}`);
          expect([width, await sideways(page)]).toEqual([width, 0]);
        }
        expect(await violations(page)).toEqual([]);
        expect(faults).toEqual([]);
        expect(foreign).toEqual([]);
        await context.close();
      });
    }
  }
});
