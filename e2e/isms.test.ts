import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumHere, enterAs, openBrowser, settled, shoot, sideways, visit } from "./browser.ts";
import { type RunningServer, startServer } from "./server.ts";

/** Waits until what was pressed in the grid has reached the server. */
const saved = async (page: Page, progress: string): Promise<void> => {
  await page.getByText(progress, { exact: true }).waitFor();
  await page.waitForLoadState("networkidle");
};

describe.skipIf(!chromiumHere)("information security in the browser", () => {
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

  it("50 risks and a statement of applicability from the library", async () => {
    const { page, context } = await visit(browser, server.origin, "zh");
    await enterAs(page, "manager");
    await page.goto("/app/system");
    await page.getByRole("link", { name: "威胁库" }).click();
    await page.getByLabel("销往的市场").selectOption("EU");
    await page
      .getByRole("link", { name: /General Data Protection/ })
      .first()
      .waitFor();
    for (const title of ["车企信息安全威胁库", "通用信息安全威胁库"]) {
      await page.getByRole("button", { name: `全选“${title}”` }).click();
    }
    await page.getByText("50 个威胁，0 项资产，共 50 行").waitFor();
    await page.getByRole("button", { name: "加进台账" }).click();
    await page.getByText("加了 50 行；已有的 0 行没有动。").waitFor();
    expect(await page.getByRole("link", { name: "已登记 1 行" }).count()).toBe(50);
    await shoot(page, "isms-threats");

    await page.getByRole("status").getByRole("link", { name: "写适用性声明" }).click();
    await page.getByText("已定 0/93", { exact: true }).waitFor();
    await page.getByRole("button", { name: "按威胁库关联风险" }).click();
    await page.getByText(/^改了 \d+ 项。$/).waitFor();
    // By keyboard: exclude the control under the hand, say why, go on to the next.
    const row = (control: string) => page.locator(`tr[data-control="${control}"]`);
    // Themes are closed, with what is decided of each; one is opened.
    expect(await page.locator("tr[data-control]").count()).toBe(0);
    await page.locator("summary", { hasText: "A.7" }).click();
    await row("A.7.4").focus();
    await page.keyboard.press("n");
    await row("A.7.4").getByText("不适用").waitFor();
    await page.getByText("A.7.4 不适用，没有写理由").waitFor({ state: "attached" });
    await page.keyboard.press("Enter");
    await page.getByLabel("理由").fill("没有自有场所");
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await page.keyboard.press("ArrowDown");
    expect(await page.evaluate("document.activeElement?.getAttribute('data-control')")).toBe("A.7.5");
    await page.keyboard.press("4");
    await row("A.7.5").getByText("已落实").waitFor();
    await page.getByRole("button", { name: "其余未定的都定为适用" }).click();
    await saved(page, "已定 93/93");
    await page.getByRole("button", { name: "批准这一稿" }).click();
    await page.getByText("你改过这一稿，不能由你批准。").waitFor();
    await shoot(page, "isms-soa");

    await enterAs(page, "evaluator");
    await page.goto("/app/");
    await page.getByRole("link", { name: "去批准" }).click();
    await page.getByRole("button", { name: "批准这一稿" }).click();
    await page.getByText(/第 1 版 · .* · 周明批准/).waitFor();
    await page.getByRole("link", { name: "查看" }).click();
    await page.getByText(/^第 1 版，.*由周明批准$/).waitFor();
    expect(await page.locator("tbody tr").count()).toBe(93);
    await page.getByText("没有自有场所").waitFor();
    await shoot(page, "isms-soa-print");
    await context.close();
  });

  it("is read in English at 360 px without the page being wider than the phone", async () => {
    const { page, context } = await visit(browser, server.origin, "en", 360);
    await enterAs(page, "manager");
    for (const path of ["threats", "assets", "soa", "soa-comparison", "soa-print"]) {
      await page.goto(`/app/register/isms/${path}`);
      await settled(page);
      expect([path, await sideways(page)]).toEqual([path, 0]);
      await shoot(page, `isms-${path}-360`);
    }
    await context.close();
  });
});
