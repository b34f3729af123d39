import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumHere, openBrowser, settled, visit } from "./browser.ts";
import { company } from "./fill.ts";
import { type RunningServer, startServer } from "./server.ts";

const focused = (page: Page): Promise<string> => page.evaluate("document.activeElement?.textContent ?? ''");

/** Goes on with Tab until the thing whose text starts so has the focus, as somebody without a mouse would. */
const tabTo = async (page: Page, text: string): Promise<void> => {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press("Tab");
    if ((await focused(page)).trim().startsWith(text)) return;
  }
  throw new Error(`cannot be reached by Tab: ${text}`);
};

describe.skipIf(!chromiumHere)("by keyboard alone", () => {
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

  it("sign in, come back to the page that was asked for, skip to its content, sign out", async () => {
    const { page, context } = await visit(browser, server.origin, "zh");
    await page.goto("/app/nowhere?on=2026-05-01");
    await page.getByRole("heading", { name: "以演示角色进入" }).waitFor();
    await tabTo(page, "安全管理");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "没有这一页" }).waitFor();
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe("/app/nowhere?on=2026-05-01");
    await page.goto("/app/");
    await settled(page);
    await tabTo(page, "跳到正文");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement?.id")).toBe("main");
    await page.goto("/app/");
    await settled(page);
    await tabTo(page, "退出");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "以演示角色进入" }).waitFor();
    await context.close();
  });

  it("find a place by typing", async () => {
    const { page, context } = await visit(browser, server.origin, "en");
    await page.goto("/app/sign-in?as=manager");
    await page.getByRole("heading", { level: 1, name: "What to do next" }).waitFor();
    await page.goto("/app/nowhere");
    await settled(page);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").waitFor();
    await page.keyboard.type("inb");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "What to do next" }).waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);
    await context.close();
  });

  it("ask why and come back to where one was", async () => {
    const { page, context } = await visit(browser, server.origin, "en");
    await page.goto("/app/sign-in?as=manager");
    await page.getByRole("heading", { level: 1, name: "What to do next" }).waitFor();
    const row = await page.request.post(`/api/v1/register/${company}/risks`, {
      data: { title: "Wet floor", harm: "", owner: "" },
      headers: { "idempotency-key": "e2e-why" },
    });
    expect(row.ok()).toBe(true);
    await page.goto("/app/");
    await settled(page);
    await tabTo(page, "ISO 45001:2018");
    await page.keyboard.press("Enter");
    await page.getByRole("complementary").waitFor();
    await page.keyboard.press("Escape");
    expect(await page.getByRole("complementary").count()).toBe(0);
    expect(await focused(page)).toContain("ISO 45001:2018");
    await context.close();
  });

  it("sign in with a wrong password says so beside the button, and loses nothing that was typed", async () => {
    const { page, context } = await visit(browser, server.origin, "en");
    await page.goto("/app/sign-in");
    await page.getByRole("textbox", { name: "E-mail" }).focus();
    await page.keyboard.type("manager@touchstone.example");
    await page.keyboard.press("Tab");
    await page.keyboard.type("wrong");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("textbox", { name: "E-mail" }).inputValue()).toBe("manager@touchstone.example");
    await page.getByRole("textbox", { name: "Password" }).fill("touchstone-demo");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1 }).and(page.getByText("What to do next")).waitFor();
    await context.close();
  });
});
