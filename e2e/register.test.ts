import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { columns } from "@touchstone/register";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumHere, enterAs, openBrowser, settled, shoot, visit } from "./browser.ts";
import { type RunningServer, startServer } from "./server.ts";

const law = new URL("../../shared/data/laws/cn-special-equipment-safety-law.2013-06-29.json", import.meta.url).pathname;
const hasText = existsSync(law);

const headings = columns.map((column) => column.zh).join(",");
const table = `${headings}\n1,电梯困人,特种设备安全法,2004年,,定期检测,,,,,,,\n`;
const broken = table.replace("2004年", "2004-13-45");

const csv = (text: string) => ({ name: "台账.csv", mimeType: "text/csv", buffer: Buffer.from(text) });

/** Opens a form by its button, fills it by its labels, sends it, and waits until it has closed. */
const act = async (
  page: Page,
  section: string,
  name: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> => {
  const form = page
    .locator(`${section} details.act`)
    .filter({ has: page.locator("summary", { hasText: name }) })
    .first();
  await form.locator("summary").first().click();
  for (const [label, value] of Object.entries(fields)) {
    const field = form.getByLabel(label, { exact: true });
    if ((await field.evaluate((element) => element.tagName)) === "SELECT") await field.selectOption({ label: value });
    else await field.fill(value);
  }
  await form.locator("button[type=submit]").click();
  await settled(page);
};

describe.skipIf(!chromiumHere)("the register in the browser", () => {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    const token = readFileSync(join(server.data, "operator.token"), "utf8").trim();
    if (!hasText) return;
    const answer = await fetch(`${server.origin}/api/v1/requirements/laws?file=law.json`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/octet-stream",
        "idempotency-key": "law",
      },
      body: readFileSync(law),
    });
    if (!answer.ok) throw new Error(await answer.text());
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it("from a table with a wrong date to a row that an evaluator judges", async () => {
    const { page, context } = await visit(browser, server.origin, "zh");
    await enterAs(page, "manager");
    await page.goto("/app/register/import");
    await page.setInputFiles("input[type=file]", csv(broken));
    await page.getByText("改好文件再选一次").waitFor();
    await page.getByText("“2004-13-45”不是日历上有的日子").waitFor();
    expect(await page.getByRole("button", { name: /^导入 1/ }).count()).toBe(0);
    await page.setInputFiles("input[type=file]", csv(table));
    await page.getByText("应为 2014-01-01").waitFor();
    await page.getByRole("button", { name: /^导入 1/ }).click();
    await page.getByRole("link", { name: "看台账" }).click();
    await page.locator(".column-effective .printed-wrong").waitFor();
    await shoot(page, "register-imported");

    // By keyboard: along the row and into it.
    await page.locator(".cell.column-no").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { level: 1, name: "电梯困人" }).waitFor();
    await act(page, ".page", "定责任部门和领域", { 责任部门: "设备部", 评价领域: "lift" });
    if (hasText) {
      const extract = page.locator("#clauses details.act").first();
      await extract.locator("summary").first().click();
      const words = extract.getByLabel("摘录", { exact: true });
      await extract.getByLabel("条", { exact: true }).selectOption("第四十条");
      const text = await words.inputValue();
      await words.fill(text.replace("检验", "检测"));
      await extract.getByRole("button", { name: "保存" }).click();
      await page.getByText(/摘录与第四十条原文不符/).waitFor();
      await words.fill(text.slice(0, 30));
      await extract.getByRole("button", { name: "保存" }).click();
      await page.getByText("与原文一致").waitFor();
    } else {
      await act(page, "#clauses", "摘录条款", { 条: "第四十条", 摘录: "定期检验" });
      await page.getByText("没有原文可对照").waitFor();
    }
    await act(page, "#objectives", "定一个目标", { 目标: "每年检测一次" });
    const how = {
      谁: "设备部",
      做什么: "委托检测",
      什么时候: "每年四月",
      在哪里: "1 号楼",
      为什么: "法定",
      怎么做: "按检测办法",
    };
    await act(page, "#control", "写一项控制", how);
    await act(page, "#monitoring", "写一项监测", { 做什么: "检测报告", 谁: "设备部" });
    const upload = page.locator("#evidence details.act");
    await upload.locator("summary").click();
    const report = { name: "检测报告.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n%%EOF\n") };
    await upload.locator("input[type=file]").setInputFiles(report);
    await upload.locator("button[type=submit]").click();
    await page.getByText("各栏都有了，等有能力的人评价。").waitFor();
    await page.locator(".tag", { hasText: "待评价" }).first().waitFor();
    expect(await page.getByText("1/1").count()).toBeGreaterThan(0);
    await shoot(page, "register-row-planned");
    await context.close();
  });

  it("is worked in by keyboard: paste, fill down, undo, a saved view, the history of a cell", async () => {
    const { page, context } = await visit(browser, server.origin, "zh");
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await enterAs(page, "manager");
    const base = "/api/v1/register/01900000-0000-7000-8000-00000000c001";
    for (const title of ["网格一", "网格二", "网格三"]) {
      const made = await page.request.post(`${base}/risks`, {
        data: { title, harm: "", owner: "", area: "lift" },
        headers: { "idempotency-key": crypto.randomUUID() },
      });
      expect(made.ok()).toBe(true);
    }
    await page.goto("/app/register?search=网格&columns=no,risk,owner,area,effective");
    await settled(page);
    const owners = () => page.locator(".cell.column-owner").allInnerTexts();
    const cell = (column: string, at: number) => page.locator(`.cell.column-${column}`).nth(at);
    const { keyboard } = page;

    // Typing begins the edit, Enter keeps it and goes down.
    await cell("owner", 0).focus();
    await keyboard.type("1 设备部");
    await keyboard.press("Enter");
    await page.getByText("改了 1 格。").waitFor();
    expect(await owners()).toEqual(["1 设备部", "", ""]);

    // Fill down over a range, with a look before anything is written.
    await keyboard.press("Control+Home");
    await keyboard.press("ArrowRight");
    await keyboard.press("ArrowRight");
    await keyboard.press("Shift+ArrowDown");
    await keyboard.press("Shift+ArrowDown");
    await keyboard.press("Control+d");
    await page.getByRole("dialog", { name: "先看改动，再写入" }).waitFor();
    await shoot(page, "register-grid-preview");
    expect(await owners()).toEqual(["1 设备部", "", ""]);
    await page.getByRole("button", { name: "写入" }).press("Enter");
    await page.getByText("改了 2 格。").waitFor();
    expect(await owners()).toEqual(["1 设备部", "1 设备部", "1 设备部"]);

    // Undo takes back the whole change.
    await cell("owner", 0).focus();
    await keyboard.press("Control+z");
    await page.getByText("已撤销。").waitFor();
    expect(await owners()).toEqual(["1 设备部", "", ""]);

    // A block from Excel: two rows, two columns, one cell with a line end in quotes.
    await page.evaluate('navigator.clipboard.writeText(\'行政部\\tcanteen\\r\\n"行政部"\\t"office"\\r\\n\')');
    await cell("owner", 1).focus();
    await keyboard.press("Control+v");
    await page.getByRole("button", { name: "写入" }).press("Enter");
    await page.getByText("改了 4 格。").waitFor();
    expect(await owners()).toEqual(["1 设备部", "行政部", "行政部"]);
    expect(await page.locator(".cell.column-area").allInnerTexts()).toEqual(["lift", "canteen", "office"]);

    // What an act fills is not typed, and says so.
    await page.goto("/app/register?search=网格");
    await settled(page);
    await cell("evidence", 0).focus();
    await page.mouse.move(0, 0);
    await keyboard.press("ArrowRight");
    await keyboard.type("x");
    expect(await page.locator(".cell-editor").count()).toBe(0);
    await page.getByText("不能直接填写").waitFor();

    // An input method composes into the cell from its first key; the field it needs was there before it.
    await page.goto("/app/register?search=网格&columns=no,risk,owner,area");
    await settled(page);
    await cell("area", 0).click();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Input.imeSetComposition", { text: "n", selectionStart: 1, selectionEnd: 1 });
    expect(await page.locator(".cell-editor").inputValue()).toBe("n");
    await devtools.send("Input.insertText", { text: "南区" });
    await keyboard.press("Enter");
    await page.getByText("改了 1 格。").waitFor();
    expect(await cell("area", 0).innerText()).toBe("南区");

    // Two people, one cell: the later one sees both and chooses.
    await page.goto("/app/register?search=网格&columns=no,risk,owner");
    await settled(page);
    const rows = await (await page.request.get(`${base}/grid?search=网格`)).json();
    const [first] = rows.items as readonly { readonly id: string }[];
    const other = await page.request.post(`${base}/risks/${first?.id}/assignment`, {
      data: { owner: "别的部门", area: "lift" },
      headers: { "idempotency-key": "other" },
    });
    expect(other.ok()).toBe(true);
    await cell("owner", 0).focus();
    await keyboard.press("F2");
    await keyboard.type("二组");
    await keyboard.press("Enter");
    const clash = page.getByRole("dialog", { name: "你看过之后，别人改了这一格" });
    await clash.getByText("别的部门").waitFor();
    await clash.getByText("1 设备部二组").waitFor();
    await shoot(page, "register-grid-conflict");
    await clash.getByRole("button", { name: "用我的" }).press("Enter");
    await page.getByText("改了 1 格。").waitFor();
    expect((await owners())[0]).toBe("1 设备部二组");

    // The history of the cell, from the journal, beside the grid.
    await cell("owner", 0).focus();
    await page.getByRole("button", { name: "历史" }).press("Enter");
    const history = page.locator(".cell-history li");
    await history.first().waitFor();
    expect((await history.first().innerText()).replace(/\s+/g, " ")).toMatch(/陈静.*别的部门 → 1 设备部二组/);
    expect(await history.count()).toBe(3);
    await shoot(page, "register-grid-history");
    await keyboard.press("Escape");

    // A view with its columns and filter, kept on the server and found again.
    await page.locator("summary", { hasText: "保存视图" }).press("Enter");
    await page.getByLabel("视图名称").fill("只看网格");
    await page.getByLabel("视图名称").press("Enter");
    await page.getByRole("option", { name: "只看网格 · 我的" }).waitFor({ state: "attached" });
    await page.goto("/app/register");
    await settled(page);
    await page.getByLabel("视图", { exact: true }).selectOption({ label: "只看网格 · 我的" });
    await page.waitForURL(/columns=no%2Crisk%2Cowner/);
    await settled(page);
    expect(await page.locator(".cell.column-risk").count()).toBe(3);
    await cell("no", 0).focus();
    await keyboard.press("?");
    await page.getByRole("dialog", { name: "按键" }).waitFor();
    await shoot(page, "register-grid-keys");
    await context.close();
  });

  it("is read in English at 360 px, and the grid scrolls inside itself", async () => {
    const { page, context } = await visit(browser, server.origin, "en", 360);
    await enterAs(page, "evaluator");
    await page.goto("/app/register");
    await settled(page);
    await page.getByRole("grid", { name: "The register as a grid" }).waitFor();
    expect(await page.getByRole("link", { name: "Add a risk" }).count()).toBe(0);
    await shoot(page, "register-grid-360");
    await context.close();
  });
});
