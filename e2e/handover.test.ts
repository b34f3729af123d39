import type { Browser, Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chromiumHere, enterAs, openBrowser, shoot, sideways, visit } from "./browser.ts";
import { body, company } from "./fill.ts";
import { type RunningServer, startServer } from "./server.ts";

const send = async (page: Page, path: string, data: object): Promise<string> => {
  const answer = await page.request.post(path, { data, headers: { "idempotency-key": `handover ${path}` } });
  if (!answer.ok()) throw new Error(await answer.text());
  const { id } = (await answer.json()) as { readonly id: string };
  return id;
};

type Listed = { readonly items: readonly { readonly sent: { readonly case: { readonly id: string } } | null }[] };

const caseOf = async (page: Page): Promise<string> => {
  const listed = (await (await page.request.get(`/api/v1/register/${company}/handover`)).json()) as Listed;
  return listed.items[0]?.sent?.case.id ?? "";
};

describe.skipIf(!chromiumHere)("records that go with an application", () => {
  let server: RunningServer;
  let browser: Browser;
  // Each: a second try needs a server without what the first one left.
  beforeEach(async () => {
    server = await startServer();
    browser = await openBrowser();
  });
  afterEach(async () => {
    await browser?.close();
    await server?.close();
  });

  it("are chosen, looked at as the body will see them, handed over, opened there, and withdrawn", async () => {
    const { page, context } = await visit(browser, server.origin, "zh", 360);
    await enterAs(page, "manager");
    const base = `/api/v1/register/${company}`;
    const row = (title: string) => send(page, `${base}/risks`, { title, harm: "", owner: "设备部", area: "lift" });
    await row("电梯困人");
    await page.goto("/app/handover");
    await page.getByRole("link", { name: "选记录" }).click();
    await page.getByLabel("电梯困人").check();
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "看预览" }).click();
    await page.getByText("认证机构将看到的，就是下面这些").waitFor();
    await page.getByText("电梯困人").first().click();
    await page.getByText("重要风险 6.1.2 ①").waitFor();
    await shoot(page, "handover-preview");

    await page.getByRole("link", { name: "去申请" }).click();
    await page.getByLabel(/方案/).first().selectOption("cn-ohsms");
    await page.locator("select[name=body]").selectOption(body);
    await page.locator("form button[type=submit]").click();
    await page.getByRole("button", { name: "移交 1 件" }).click();
    await page.getByText("还没有人打开").waitFor();

    const theirs = await visit(browser, server.origin, "zh", 1440);
    await enterAs(theirs.page, "planner");
    await theirs.page.goto(`/app/cases/${await caseOf(page)}`);
    await theirs.page.getByRole("link", { name: "客户移交的记录" }).click();
    await theirs.page.getByRole("button", { name: "打开“电梯困人”" }).click();
    await theirs.page.getByText("重要风险 6.1.2 ①").waitFor();
    await shoot(theirs.page, "handed");

    await page.reload();
    const looked = await page.getByText(/林越，1 次/).innerText();
    const moment = Temporal.PlainDateTime.from(looked.slice(-16));
    // By the clock on the wall in China, which is eight hours from the server's.
    const now = Temporal.Now.plainDateTimeISO("Asia/Shanghai");
    expect(moment.until(now).total("minutes")).toBeLessThan(60);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await shoot(page, "handover-seen");
    const withdrawal = page.locator("details.act", { hasText: "撤回“电梯困人”" });
    await withdrawal.locator("summary").click();
    await withdrawal.getByLabel("原因").fill("选错");
    await withdrawal.getByRole("button", { name: "撤回“电梯困人”" }).click();
    await page.getByText(/撤回：选错/).waitFor();
    await theirs.page.reload();
    await theirs.page.getByText(/撤回：选错/).waitFor();
    expect(await theirs.page.getByRole("button", { name: "打开“电梯困人”" }).count()).toBe(0);
    await theirs.context.close();
    await context.close();
  });
});
