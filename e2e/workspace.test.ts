import { complianceTexts, exchangeTexts, healthTexts, say, siteTexts } from "@touchstone/contract";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumHere, enterAs, openBrowser, settled, shoot, visit } from "./browser.ts";
import { type RunningServer, startServer } from "./server.ts";

const zh = (message: Parameters<typeof say>[0], facts?: Parameters<typeof say>[2]) => say(message, "zh", facts);

// Two hundred rows under headings of somebody's own, in another order than ours.
const sheet = [
  "风险编号,危险源描述,可能后果,责任部门,法律法规名称,控制措施（现有）,备注",
  ...Array.from({ length: 200 }, (_, at) => {
    const no = at + 1;
    const owner = no <= 10 ? "" : "设备部";
    return `${no},危险源 ${no},受伤,${owner},安全生产法,每月检查,旧表`;
  }),
].join("\n");

describe.skipIf(!chromiumHere)("the organisation's workspace, as a new user comes to it", () => {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it("a safety manager gets 200 rows in, sees what is wrong, fixes ten rows and has a report to print", async () => {
    const { page, context } = await visit(browser, server.origin, "zh");
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await enterAs(page, "manager");
    await page.goto("/app/register/exchange");
    const file = { name: "危险源清单.csv", mimeType: "text/csv", buffer: Buffer.from(sheet) };
    await page.getByLabel(zh(exchangeTexts.chooseFile)).setInputFiles(file);
    await page.getByText(zh(exchangeTexts.found, { header: 1, rows: 200 })).waitFor();
    await page.getByRole("button", { name: zh(exchangeTexts.preview) }).click();
    await page.getByRole("button", { name: "新增 200" }).waitFor();
    await shoot(page, "workspace-preview");
    await page.getByRole("button", { name: zh(exchangeTexts.apply, { count: 200 }) }).click();
    await page.getByText(zh(exchangeTexts.applied, { added: 200, changed: 0, removed: 0 })).waitFor();

    await page.goto("/app/health");
    await settled(page);
    expect(await page.getByText(zh(healthTexts.title)).count()).toBeGreaterThan(0);
    await shoot(page, "workspace-health");

    // Ten rows have nobody who answers: one column, pasted from a spreadsheet.
    await page.goto("/app/register?columns=no,risk,owner");
    await settled(page);
    const owners = async () => (await page.locator(".cell.column-owner").allInnerTexts()).slice(0, 11);
    const empty = (await owners()).filter((owner) => owner === "").length;
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify("安保部\r\n".repeat(10))})`);
    await page.locator(".cell.column-owner").first().focus();
    await page.keyboard.press("Control+v");
    await page.getByRole("button", { name: "写入" }).press("Enter");
    await page.getByText("改了 10 格。").waitFor();
    expect([empty, (await owners()).slice(0, 10)]).toEqual([10, Array.from({ length: 10 }, () => "安保部")]);

    await page.goto("/app/compliance");
    await page.locator("summary", { hasText: zh(complianceTexts.make) }).click();
    await page.getByLabel(zh(complianceTexts.reportTitle), { exact: true }).fill("第四季度合规性评价");
    await page.locator("details[open] button[type=submit]").click();
    await page.getByRole("link", { name: "第四季度合规性评价" }).click();
    await page.getByRole("heading", { level: 1, name: "第四季度合规性评价" }).waitFor();
    await shoot(page, "workspace-report");
    await context.close();
  });

  it("a kindergarten group with three provinces sees each site's law (CO-1)", async () => {
    const { page, context } = await visit(browser, server.origin, "zh", 360);
    await enterAs(page, "manager");
    await page.goto("/app/sites");
    const sites = [
      ["杭州园", "330100"],
      ["菏泽园", "371700"],
      ["南京园", "320100"],
    ] as const;
    for (const [name, region] of sites) {
      await page.locator("summary", { hasText: zh(siteTexts.open) }).click();
      const form = page.locator("details[open] form");
      await form.getByLabel(zh(siteTexts.name), { exact: true }).fill(name);
      await form.getByLabel(zh(siteTexts.regionCode), { exact: true }).fill(region);
      await form.getByLabel(zh(siteTexts.people), { exact: true }).fill("40");
      await form.getByLabel("食堂", { exact: false }).first().check();
      await form.locator("button[type=submit]").click();
      await page.getByRole("rowheader", { name: new RegExp(name) }).waitFor();
    }
    await page.getByText(zh(siteTexts.sum, { sites: 3, people: 120, regions: 3 })).waitFor();
    await shoot(page, "workspace-sites");
    const heze = page.getByRole("row", { name: /菏泽园/ });
    await heze.getByRole("link").click();
    await page.getByText("菏泽市餐厨废弃物管理条例").first().waitFor();
    await page.goto("/app/sites");
    await page
      .getByRole("row", { name: /杭州园/ })
      .getByRole("link")
      .click();
    await settled(page);
    await page.getByRole("table").first().waitFor();
    expect(await page.getByText("菏泽市餐厨废弃物管理条例").count()).toBe(0);
    await context.close();
  });
});
