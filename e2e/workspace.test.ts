import { readFileSync } from "node:fs";
import {
  clauseTexts,
  complianceTexts,
  exchangeTexts,
  fishboneTexts,
  healthTexts,
  railTexts,
  recordTexts,
  say,
  shareTexts,
  shellTexts,
  siteTexts,
} from "@touchstone/contract";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumHere, enterAs, openBrowser, settled, shoot, sideways, visit } from "./browser.ts";
import { company } from "./fill.ts";
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

const today = Temporal.Now.plainDateISO("Asia/Shanghai").toString();

const post = async (page: Page, path: string, data: object): Promise<{ readonly id: string }> => {
  const headers = { "idempotency-key": crypto.randomUUID() };
  const answer = await page.request.post(`/api/v1/register/${company}/${path}`, { data, headers });
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  return answer.json();
};

/** Two findings of one's own, one of them with its causes. */
const enterFindings = async (page: Page): Promise<void> => {
  const shared = { foundBy: "internal", foundOn: today, what: "三楼两具" };
  const records = "record-kinds/corrective-action/records";
  const actual = { ...shared, title: "灭火器过期", nature: "actual", requirement: "8.2" };
  const { id } = await post(page, records, { values: actual });
  const causes = [
    { category: "method", cause: "没有到期提醒" },
    { category: "people", cause: "交接时没有点数" },
  ];
  const whys = [{ because: "没有人查" }];
  const values = { whys, causes, rootCause: "没有台账", elsewhere: false };
  await post(page, `records/${id}/steps`, { step: "analyse", values });
  const potential = { ...shared, title: "充装单位可能停业", nature: "potential", couldBecome: "没有人充装" };
  await post(page, records, { values: potential });
};

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
    // Somebody new takes the first button, which is for the twelve columns, and is shown the other way in.
    const file = { name: "危险源清单.csv", mimeType: "text/csv", buffer: Buffer.from(sheet) };
    await page.goto("/app/register/import");
    await page.setInputFiles("input[type=file]", file);
    await page.getByRole("link", { name: zh(exchangeTexts.toExchange), exact: true }).click();
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
    // A page of the overview is found again in the rail.
    await page.locator(".rail a[aria-current]", { hasText: zh(railTexts.system) }).waitFor();
    await page.locator("summary", { hasText: zh(complianceTexts.make) }).click();
    await page.getByLabel(zh(complianceTexts.reportTitle), { exact: true }).fill("第四季度合规性评价");
    await page.locator("details[open] button[type=submit]").click();
    await page.getByRole("link", { name: "第四季度合规性评价" }).click();
    await page.getByRole("heading", { level: 1, name: "第四季度合规性评价" }).waitFor();
    await shoot(page, "workspace-report");

    // With two hundred rows on a phone: what is folded or comes twenty at once, and the whole of it by one press.
    await page.setViewportSize({ width: 360, height: 780 });
    const tall = async (path: string): Promise<boolean> => {
      await page.goto(path);
      await settled(page);
      return page.evaluate("document.documentElement.scrollHeight > 6000");
    };
    const paths = ["/app/", "/app/health", "/app/trails", "/app/clauses?standards=iso9001,iso45001"];
    const found: string[] = [];
    for (const path of paths) if (await tall(path)) found.push(path);
    expect(found).toEqual([]);
    // Whoever does not see hears how many are shown, of the last portion too.
    await page.goto("/app/");
    await settled(page);
    const more = page.getByRole("button", { name: zh(shellTexts.more) });
    const portions = await more.count();
    while ((await more.count()) > 0) await more.first().click();
    expect(portions).toBeGreaterThan(0);
    expect(await page.locator("small[aria-live]", { hasText: /^已显示/ }).count()).toBe(portions);
    await page.goto("/app/clauses?standards=iso9001,iso45001");
    await page.locator(".fold > summary", { hasText: zh(clauseTexts["chapter.8"]) }).click();
    await page.locator(".fold[open]", { hasText: zh(clauseTexts["chapter.8"]) }).waitFor();
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

  it("findings are narrowed to actual ones, and the causes of one are drawn as a fishbone", async () => {
    const { page, context } = await visit(browser, server.origin, "zh", 1280);
    await enterAs(page, "manager");
    await enterFindings(page);
    await page.goto("/app/records/corrective-action");
    // A book of records stands on the overview, as its pages do.
    await page.locator(".rail a[aria-current]", { hasText: zh(railTexts.system) }).waitFor();
    await page.getByRole("link", { name: "充装单位可能停业" }).waitFor();
    await page.getByLabel(zh(recordTexts.choice), { exact: true }).selectOption("nature:actual");
    await page.getByRole("link", { name: "充装单位可能停业" }).waitFor({ state: "detached" });
    await page.getByRole("link", { name: "灭火器过期" }).click();

    const picture = page.getByRole("img", { name: zh(fishboneTexts.alt, { of: "灭火器过期", count: 2 }) });
    await picture.waitFor();
    // The browser could read it: a broken picture has no width.
    expect(await picture.evaluate((image) => "naturalWidth" in image && Number(image.naturalWidth) > 0)).toBe(true);
    const saved = page.waitForEvent("download");
    await page
      .locator(".cause-picture")
      .getByRole("button", { name: zh(fishboneTexts.saveCsv) })
      .click();
    expect(readFileSync(await (await saved).path(), "utf8")).toContain("法,没有到期提醒");
    await shoot(page, "workspace-fishbone");
    expect(await sideways(page)).toBe(0);
    await context.close();
  });

  it("the days of an objective are set: working days are asked of it, and holidays are not", async () => {
    const { page, context } = await visit(browser, server.origin, "zh", 360);
    await enterAs(page, "manager");
    const { id } = await post(page, "risks", { title: "消防通道被占", harm: "", owner: "安保部", area: "" });
    await post(page, `risks/${id}/objectives`, { text: "每天巡查一次", frequency: { times: 1, per: "day" } });
    await page.goto(`/app/objectives/${id}?by=month&on=2026-10-31`);
    await settled(page);
    await page.getByText(zh(shareTexts["schedule.unsaid"]), { exact: true }).first().waitFor();
    const form = page.locator("details.act", { hasText: zh(shareTexts.schedule) });
    await form.locator("summary").click();
    await form.getByLabel(zh(shareTexts.daysBy), { exact: true }).selectOption("working");
    await form.getByLabel(zh(shareTexts.since)).fill("2026-09-01");
    await form.locator("button[type=submit]").click();
    await page.getByText("国家规定的工作日，从 2026-09-01 起").waitFor();
    const asked = async (day: string) => (await page.getByText(`${day} 没做`, { exact: true }).count()) === 1;
    // A Friday, the day of the nation, and a Saturday that is worked for it.
    expect(await Promise.all(["2026-10-09", "2026-10-01", "2026-10-10"].map(asked))).toEqual([true, false, true]);
    await shoot(page, "workspace-schedule");
    await context.close();
  });
});
