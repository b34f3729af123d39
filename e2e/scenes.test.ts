import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { requirementsTexts, say, sceneTexts } from "@touchstone/contract";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumHere, enterAs, openBrowser, settled, shoot, visit } from "./browser.ts";
import { type RunningServer, startServer } from "./server.ts";

const law = new URL("../../shared/data/laws/cn-special-equipment-safety-law.2013-06-29.json", import.meta.url).pathname;
const hasText = existsSync(law);
const t = (name: keyof typeof sceneTexts, facts = {}) => say(sceneTexts[name], "zh", facts);

const importLaw = async (server: RunningServer): Promise<void> => {
  const token = readFileSync(join(server.data, "operator.token"), "utf8").trim();
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
};

/** Both languages of one text of the form. */
const tell = async (page: Page, name: keyof typeof sceneTexts, zh: string, en: string): Promise<void> => {
  const pair = page.locator("fieldset.pair").filter({ has: page.locator("legend", { hasText: t(name) }) });
  await pair.getByLabel(t("inZh")).fill(zh);
  await pair.getByLabel(t("inEn")).fill(en);
};

describe.skipIf(!chromiumHere)("a scene written by one person and approved by another", () => {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    if (hasText) await importLaw(server);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const seat = async (account: string): Promise<Page> => {
    const { page } = await visit(browser, server.origin, "zh");
    await enterAs(page, account);
    return page;
  };

  it("counts in the points of its organisation once the second person approved", { timeout: 240_000 }, async () => {
    const author = await seat("planner");
    await author.goto("/app/requirements/points");
    await settled(author);
    await author.getByRole("link", { name: t("title") }).click();
    await author.waitForURL(/\/requirements\/scenes$/);
    // The address moves before the page does, and the points have acts of their own.
    await author.getByRole("heading", { level: 1, name: t("title") }).waitFor();
    await author.locator("details.act summary").click();
    await author.getByLabel(t("nameZh")).fill("商场扶梯");
    await author.getByLabel(t("nameEn")).fill("Escalators");
    await author.getByLabel(t("key")).fill("escalator");
    await author.getByLabel(t("prefix")).fill("ES");
    await author.locator("details.act button[type=submit]").click();
    await author.getByRole("link", { name: "商场扶梯" }).click();
    await author.getByRole("link", { name: t("propose") }).click();
    await author.waitForURL(/\/write$/);

    await author.getByLabel(say(requirementsTexts.search, "zh")).fill("特种设备安全法");
    await author.getByLabel(t("law"), { exact: true }).selectOption("cn-special-equipment-safety-law");
    await author.getByLabel(t("article"), { exact: false }).first().fill("第三十九条");
    if (hasText) await author.locator(".scene-text .law-words").waitFor();
    await tell(author, "subclass", "运行记录", "Running log");
    await tell(author, "subject", "使用单位", "User");
    await tell(author, "duty", "每天写运行记录。", "The running log is written every day.");
    await tell(author, "check", "抽十天。", "Sample ten days.");
    await tell(author, "evidence", "运行记录", "Running log");
    await author.getByLabel(t("clause")).fill("8.1.1");
    await author.getByLabel(t("gap")).fill("P1D");
    await shoot(author, "scene-write");
    await author.getByRole("button", { name: t("send") }).click();
    await author.waitForURL(/\/scenes\/[0-9a-f-]{36}$/);
    await author.getByText(t("statePending"), { exact: true }).waitFor();
    expect(await author.getByRole("button", { name: t("approve"), exact: true }).count()).toBe(0);
    const here = new URL(author.url()).pathname;

    const second = await seat("decider");
    const points = "/app/requirements/points?scene=escalator&region=330100";
    await second.goto(here);
    await second.getByText(t("readAll")).click();
    await second.getByText("抽十天。").waitFor();
    if (hasText) await second.locator(".law-words").waitFor();
    await second.getByRole("button", { name: t("approve"), exact: true }).click();
    await second.getByText(t("stateApproved"), { exact: true }).waitFor();
    await shoot(second, "scene-approved");
    await second.goto(points);
    await second.getByText("ES-001").waitFor();
    expect(await second.getByText("每天写运行记录。").count()).toBe(1);
  });

  it("whoever wrote it is told that somebody else approves", async () => {
    const both = await seat("second");
    await both.goto("/app/requirements/scenes");
    await both.locator("details.act summary").click();
    await both.getByLabel(t("nameZh")).fill("副本");
    await both.getByLabel(t("nameEn")).fill("Copy");
    await both.getByLabel(t("key")).fill("copy");
    await both.getByLabel(t("prefix")).fill("CP");
    await both.getByLabel(t("copyOf")).selectOption("lift");
    await both.locator("details.act button[type=submit]").click();
    await both.getByRole("link", { name: "副本" }).click();
    await both
      .getByRole("button", { name: t("approve"), exact: true })
      .first()
      .click();
    await both.getByRole("alert").waitFor();
    expect(await both.getByRole("alert").textContent()).toContain("要由另一个人批准");
  });
});
