import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const executable = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);
export const chromiumHere = executable !== undefined;
if (!chromiumHere) console.warn("e2e skipped: no Chromium on this machine (apt-get install chromium)");

const shots = join(import.meta.dirname, "../build/screenshots");

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: executable ?? "",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

export type Visit = { readonly page: Page; readonly context: BrowserContext; readonly foreign: readonly string[] };
export type Tongue = "zh" | "en";
/** The cookies of somebody who has signed in. */
export type SignedIn = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** A browser of its own for one person; every address outside the server is written down and refused. */
export const visit = async (
  browser: Browser,
  origin: string,
  language: Tongue,
  width = 1440,
  signedIn?: SignedIn,
): Promise<Visit> => {
  const context = await browser.newContext({
    ...(signedIn === undefined ? {} : { storageState: signedIn }),
    baseURL: origin,
    locale: language === "zh" ? "zh-CN" : "en-GB",
    timezoneId: "Asia/Shanghai",
    viewport: { width, height: width < 700 ? 780 : 900 },
    reducedMotion: "reduce",
  });
  const foreign: string[] = [];
  await context.route("**/*", async (route) => {
    const url = route.request().url();
    if (url.startsWith(origin) || url.startsWith("data:") || url.startsWith("blob:")) return route.continue();
    foreign.push(url);
    return route.abort();
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return { page, context, foreign };
};

export const enterAs = async (page: Page, account: string): Promise<void> => {
  await page.request.post("/api/v1/parties/demo-sign-in", {
    data: { account },
    headers: { "idempotency-key": crypto.randomUUID() },
  });
};

/** Signs in once, for many visits. */
export const signedInAs = async (browser: Browser, origin: string, account: string): Promise<SignedIn> => {
  const { page, context } = await visit(browser, origin, "zh");
  await enterAs(page, account);
  const cookies = await context.storageState();
  await context.close();
  return cookies;
};

/** Waits until the page says what it is and nothing is being read any more. */
export const settled = async (page: Page): Promise<void> => {
  await page.locator("h1").first().waitFor();
  await page.waitForLoadState("networkidle");
  await page.locator(".waiting").first().waitFor({ state: "detached" });
};

/** A picture for a person to look at; in CI nobody does. */
export const shoot = async (page: Page, name: string): Promise<void> => {
  if (process.env["CI"] !== undefined) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
};

/** How far the page itself, not a region inside it, can be pushed sideways. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
