import { join } from "node:path";
import {
  caseBeginTexts,
  casePageTexts,
  inboxTexts,
  type Message,
  railTexts,
  registerTexts,
  registerWaitingTexts,
  say,
  standingTexts,
  statementDeskTexts,
  statementPageTexts,
} from "@touchstone/contract";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumHere, openBrowser, settled, shoot, visit } from "./browser.ts";
import { playDemo } from "./fill.ts";
import { type RunningServer, startServer } from "./server.ts";

const zh = (message: Message, facts: Record<string, unknown> = {}): string => say(message, "zh", facts);
const register = join(import.meta.dirname, "../content/demo/register.csv");

const enter = async (page: Page, account: string): Promise<void> => {
  await page.goto(`/app/sign-in?as=${account}`);
  await page.getByRole("heading", { name: zh(inboxTexts.title), exact: true }).waitFor();
  await settled(page);
};

describe.skipIf(!chromiumHere)("the main job in the browser", () => {
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

  it("a spreadsheet becomes a register, each printed date is answered, and the inbox says what comes next", async () => {
    const { page, context } = await visit(browser, server.origin, "zh");
    await enter(page, "manager");
    await page.getByText(zh(inboxTexts.emptyTitle)).waitFor();
    await page.getByRole("link", { name: zh(railTexts.register), exact: true }).click();
    await page
      .getByRole("link", { name: zh(registerTexts.importFile), exact: true })
      .first()
      .click();
    await page.getByLabel(zh(registerTexts.chooseFile)).setInputFiles(register);
    await page
      .getByText(zh(registerTexts.shouldBe, { date: "2014-01-01" }))
      .first()
      .waitFor();
    await shoot(page, "job-import-answers");
    await page.getByRole("button", { name: zh(registerTexts.importNow, { count: 3 }) }).click();
    await page.getByText(zh(registerTexts.importedNow, { imported: 3, unchanged: 0 })).waitFor();

    await page.getByRole("link", { name: zh(railTexts.register), exact: true }).click();
    const documents = page.locator(".cell.column-document");
    await documents.nth(5).waitFor();
    // Six documents of three risks, each under the one before and none behind another.
    const boxes = await documents.evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().toJSON()));
    expect(boxes.slice(1).map(({ top }, at) => top - boxes[at].bottom)).toEqual([0, 0, 0, 0, 0]);

    await page.getByRole("link", { name: zh(railTexts.inbox) }).click();
    const act = zh(registerWaitingTexts.unidentifiedAct);
    await page.getByText(act).first().waitFor();
    expect(await page.getByText(act).count()).toBe(3);
    await page
      .getByRole("link", { name: zh(registerWaitingTexts.unidentifiedButton) })
      .first()
      .click();
    await page.getByRole("heading", { level: 1, name: "电梯困人后救援不及时" }).waitFor();
    await shoot(page, "job-row");
    await context.close();
  });

  it("a case that the planner opens waits for its client, and does not exist for others", async () => {
    const planner = await visit(browser, server.origin, "zh");
    await enter(planner.page, "planner");
    await planner.page.goto("/app/cases/new");
    await planner.page.getByLabel(zh(casePageTexts.clientSearch)).fill("澄湖");
    await planner.page.getByRole("option", { name: "澄湖物业（杭州）有限公司" }).waitFor({ state: "attached" });
    await settled(planner.page);
    const open = planner.page.getByRole("button", { name: zh(casePageTexts.open), exact: true });
    const scheme = planner.page.getByLabel(zh(casePageTexts.scheme));
    // Nothing is chosen for the planner, and a case without a scheme is not sent.
    expect(await scheme.inputValue()).toBe("");
    await open.click();
    await planner.page.getByText(zh(caseBeginTexts.schemeMissing)).waitFor();
    await scheme.selectOption("cn-ohsms");
    expect(await planner.page.getByText(zh(caseBeginTexts.schemeMissing)).count()).toBe(0);
    await open.click();
    await planner.page.waitForURL(/\/app\/cases\/[0-9a-f-]{36}$/);
    await settled(planner.page);
    const address = new URL(planner.page.url()).pathname;
    await shoot(planner.page, "job-case-begun");

    const client = await visit(browser, server.origin, "zh");
    await enter(client.page, "manager");
    const waiting = async (): Promise<number> => {
      await client.page.goto("/app/");
      await settled(client.page);
      return client.page.locator(`main a[href^="${address}"]`).count();
    };
    await expect.poll(waiting, { timeout: 60_000, interval: 500 }).toBeGreaterThan(0);

    const stranger = await visit(browser, server.origin, "zh");
    await enter(stranger.page, "evaluator");
    await stranger.page.goto(address);
    await stranger.page.getByRole("alert").waitFor();
    expect(await stranger.page.getByText("澄湖物业（杭州）有限公司 OH").count()).toBe(0);
    await Promise.all([planner, client, stranger].map(({ context }) => context.close()));
  });

  it("a certificate is suspended and restored, and anybody sees it on the page behind the QR code, without script [17021-1 8.1.2] [17021-1 9.6.5.3]", async () => {
    const { certificate } = await playDemo(server);
    const planner = await visit(browser, server.origin, "zh");
    await enter(planner.page, "planner");
    await planner.page.getByRole("link", { name: zh(railTexts.statements), exact: true }).click();
    await planner.page.getByRole("link", { name: certificate.number }).click();
    await planner.page.getByRole("heading", { level: 1, name: certificate.number }).waitFor();

    const anybody = await browser.newContext({ baseURL: server.origin, locale: "zh-CN", javaScriptEnabled: false });
    const open = await anybody.newPage();
    const publicWord = async (query = ""): Promise<string> => {
      await open.goto(`/verify/${certificate.number}?lang=zh${query}`);
      return (await open.locator("main").innerText()).slice(0, 200);
    };
    const change = async (verb: keyof typeof statementPageTexts): Promise<void> => {
      await planner.page.getByRole("radio", { name: zh(statementPageTexts[verb]), exact: true }).check();
      await planner.page.getByRole("checkbox", { name: zh(statementDeskTexts.confirm), exact: true }).check();
      await planner.page.getByRole("button", { name: zh(statementPageTexts.save), exact: true }).click();
      await settled(planner.page);
    };
    expect(await publicWord()).toContain(zh(standingTexts["in-force"]));
    await change("suspend");
    await expect.poll(() => publicWord(), { timeout: 60_000, interval: 500 }).toContain(zh(standingTexts.suspended));
    await planner.page.getByRole("radio", { name: zh(statementPageTexts.restore), exact: true }).waitFor();
    await shoot(planner.page, "job-suspended");
    await change("restore");
    await expect.poll(() => publicWord(), { timeout: 60_000, interval: 500 }).toContain(zh(standingTexts["in-force"]));
    expect(await publicWord("&on=2020-01-01")).toContain(zh(standingTexts["not-yet"]));
    await anybody.close();
    await planner.context.close();
  });
});
