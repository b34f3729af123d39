import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { readingTexts, say } from "@touchstone/contract";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumHere, enterAs, openBrowser, settled, shoot, sideways, type Tongue, visit } from "./browser.ts";
import { type RunningServer, startServer } from "./server.ts";

const program = join(import.meta.dirname, "../apps/cli/src/main.ts");
const laws = join(import.meta.dirname, "../../shared/data/laws");
const files = [
  "cn-ecological-environment-code.2026-03-12.json",
  "cn-food-safety-law.2021-04-29.json",
  "cn-food-safety-law.2025-09-12.json",
].map((file) => join(laws, file));
const hasLaws = existsSync(laws);
if (!hasLaws) console.warn("e2e of the reading room skipped: no ../shared/data/laws");

const code = "/app/requirements/law/cn-ecological-environment-code?on=2026-11-23";
const food = "/app/requirements/law/cn-food-safety-law";
const tongues: readonly Tongue[] = ["zh", "en"];

describe.skipIf(!chromiumHere || !hasLaws)("the reading room with real texts", () => {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    await promisify(execFile)(process.execPath, [program, "laws", "import", ...files, "--data", server.data]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it("opens the code of 1,242 articles, goes to one, follows the reading, and shows its obligations", async () => {
    const { page, context } = await visit(browser, server.origin, "zh");
    await enterAs(page, "manager");
    await page.goto("/app/requirements");
    await settled(page);
    const before = performance.now();
    await page.goto(code);
    await page.locator(".law-article").nth(1241).waitFor({ state: "attached" });
    const opened = performance.now() - before;
    console.log(`the code is open after ${Math.round(opened)} ms`);
    await settled(page);
    await page.getByLabel(say(readingTexts.jump, "zh")).fill("514");
    await page.keyboard.press("Enter");
    const article = page.locator("[id='第五百一十四条']");
    await article.locator(".law-margin").waitFor();
    await expect.poll(async () => (await article.boundingBox())?.y ?? -1).toBeLessThan(300);
    expect(await page.locator(".law-contents [aria-current]").count()).toBe(1);
    await shoot(page, "reading-514");
    await page.keyboard.press("j");
    expect(await page.evaluate("document.activeElement.id")).toBe("第五百一十五条");
    await context.close();
  });

  for (const tongue of tongues) {
    it(`${tongue}: law, comparison, coverage, fishbone and quote are no wider than the phone`, async () => {
      const { page, context } = await visit(browser, server.origin, tongue);
      await enterAs(page, "manager");
      const pages = [
        ["law", `${food}?on=2026-11-23#第四十五条`],
        ["compare", `${food}/compare?from=2021-04-29&to=2025-09-12`],
        ["coverage", `${food}/coverage?on=2026-11-23`],
        ["fishbone", "/app/requirements/fishbone?scene=canteen&on=2026-11-23"],
        ["missing", "/app/requirements?text=missing"],
        ["public-article", `/laws/cn-food-safety-law/45?on=2026-11-23&lang=${tongue}`],
      ] as const;
      for (const [name, path] of pages) {
        await page.goto(path);
        await settled(page);
        expect([name, await page.getByRole("alert").allTextContents()]).toEqual([name, []]);
        for (const width of [1440, 360]) {
          await page.setViewportSize({ width, height: 800 });
          expect([name, width, await sideways(page)]).toEqual([name, width, 0]);
          if (name === "law") {
            await page.evaluate("document.getElementById('第四十五条').scrollIntoView()");
            await page.locator("[id='第四十五条'] .law-margin").waitFor();
            await page.screenshot({ path: `build/screenshots/reading-law-${tongue}-${width}.png` });
          } else await shoot(page, `reading-${name}-${tongue}-${width}`);
        }
      }
      await context.close();
    });
  }

  it("a changed character of a quote is marked in the browser", async () => {
    const { page, context } = await visit(browser, server.origin, "zh");
    await enterAs(page, "manager");
    await page.goto("/app/requirements/quote?on=2026-11-23");
    await settled(page);
    await page.getByLabel(say(readingTexts.citation, "zh")).fill("食品安全法第四十五条");
    await page.getByLabel(say(readingTexts.quoteText, "zh")).fill("应当每月进行健康检查，取得健康证明后方可上岗工作");
    await page.getByRole("button", { name: say(readingTexts.checkIt, "zh"), exact: true }).click();
    await page.locator(".law-words ins").getByText("月", { exact: true }).waitFor();
    expect(await page.locator(".law-words del").first().textContent()).toBe("年");
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await sideways(page)).toBe(0);
    await shoot(page, "reading-quote-zh-360");
    await context.close();
  });
});
