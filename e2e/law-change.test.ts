import { operatorToken } from "@touchstone/server/operator";
import { madeLaw } from "@touchstone/server/testing";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumHere, enterAs, openBrowser, settled, shoot, sideways, visit } from "./browser.ts";
import { type RunningServer, startServer } from "./server.ts";

const company = "01900000-0000-7000-8000-00000000c001";
const family = "zz-made-law";
const first = madeLaw("2020-01-01", "2020-02-01", "为了安全，制定本法。", "使用单位应当每年检查一次电梯。");
const second = madeLaw(
  "2026-10-01",
  "2099-03-01",
  "为了安全，制定本法。",
  "使用单位应当每半年检查一次电梯。",
  "检查结果应当张贴在轿厢内。",
);

describe.skipIf(!chromiumHere)("a law changes under a row", () => {
  let server: RunningServer;
  let browser: Browser;
  const load = async (law: unknown): Promise<void> => {
    const response = await fetch(`${server.origin}/api/v1/requirements/laws?file=law.json`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${operatorToken(server.data)}`,
        "content-type": "application/octet-stream",
        "idempotency-key": crypto.randomUUID(),
      },
      body: JSON.stringify(law),
    });
    expect(response.status).toBe(200);
  };
  const send = async (page: Page, path: string, data: unknown) => {
    const headers = { "idempotency-key": crypto.randomUUID() };
    const response = await page.request.post(`/api/v1/register/${company}/risks${path}`, { data, headers });
    expect(response.status()).toBe(200);
    return response.json();
  };
  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it("is in the inbox, leads to what changed and to a draft letter, and goes when somebody has looked", async () => {
    await load(first);
    const { page, context } = await visit(browser, server.origin, "en");
    await enterAs(page, "manager");
    const { id } = await send(page, "", { title: "电梯困人", harm: "", owner: "设备部", area: "lift" });
    await send(page, `/${id}/documents`, { title: "虚构安全法", printedDate: "2020.2.1" });
    const row = await (await page.request.get(`/api/v1/register/${company}/risks/${id}`)).json();
    const clause = { line: row.lines[0].id, family, version: "2020-01-01", article: "第二条", quote: "每年检查一次" };
    await send(page, `/${id}/clauses`, clause);
    await load(second);

    const tasks = async () => {
      await page.goto("/app/");
      await settled(page);
      return page.getByText("Look at the law that changed").count();
    };
    await expect.poll(tasks, { timeout: 15_000, interval: 500 }).toBe(1);
    await page.goto(`/app/register/${id}`);
    await settled(page);
    expect(await page.getByText("Look by 2099-01-30").count()).toBe(1);
    await page.getByRole("link", { name: "See what changed" }).click();
    await page.waitForURL(/\/requirements\/impact\//);
    await page.getByRole("heading", { name: "Register rows" }).waitFor();
    await settled(page);
    expect(await page.getByText("changed", { exact: true }).count()).toBe(1);
    await page.getByRole("button", { name: "Write the drafts" }).click();
    await page.locator("summary").click();
    await page.getByText("[Draft, not sent]").waitFor();
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 900 });
      await shoot(page, `law-change-en-${width}`);
      expect([width, await sideways(page)]).toEqual([width, 0]);
    }
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: /^Download English/ }).click();
    expect((await saved).suggestedFilename()).toBe(`letter-${company}-en.txt`);

    await send(page, `/${id}/reviews`, { family, version: "2026-10-01", conclusion: "改为半年一次" });
    await page.goto("/app/requirements/changes");
    await settled(page);
    expect(await page.getByText("0 of 1 rows to review").count()).toBe(1);
    expect(await tasks()).toBe(0);
    await context.close();
  });

  it("only gives the cited article another number: the row says which", async () => {
    await load(first);
    await load(
      madeLaw("2021-01-01", "2021-02-01", "为了安全，制定本法。", "协会应当自律。", "使用单位应当每年检查一次电梯。"),
    );
    const { page, context } = await visit(browser, server.origin, "en");
    await enterAs(page, "manager");
    const { id } = await send(page, "", { title: "电梯坠落", harm: "", owner: "设备部", area: "lift" });
    await send(page, `/${id}/documents`, { title: "虚构安全法", printedDate: "2020.2.1" });
    const row = await (await page.request.get(`/api/v1/register/${company}/risks/${id}`)).json();
    const clause = { line: row.lines[0].id, family, version: "2020-01-01", article: "第二条", quote: "每年检查一次" };
    await send(page, `/${id}/clauses`, clause);
    await page.goto(`/app/register/${id}`);
    await page.getByText("now 第三条, same in substance").waitFor();
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 900 });
      await shoot(page, `renumbered-en-${width}`);
      expect([width, await sideways(page)]).toEqual([width, 0]);
    }
    await context.close();
  });
});
