import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
const origin = readFileSync("/tmp/rules-origin", "utf8").trim();
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage();
const urls: [string, string][] = JSON.parse(readFileSync("/tmp/shots.json", "utf8"));
for (const [name, path] of urls) for (const width of [360, 1280]) {
  await page.setViewportSize({ width, height: 900 });
  await page.goto(origin + path);
  const over = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
  console.log(name, width, over);
  await page.screenshot({ path: `/tmp/shot-${name}-${width}.png`, fullPage: true });
}
await browser.close();
