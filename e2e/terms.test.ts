import {
  appealPageTexts,
  caseFunctions,
  casePageTexts,
  type Message,
  schemeTexts,
  standingTexts,
  statementPageTexts,
} from "@touchstone/contract";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumHere, enterAs, openBrowser, settled, sideways, visit } from "./browser.ts";
import { fill, type Known } from "./fill.ts";
import { type RunningServer, startServer } from "./server.ts";

describe.skipIf(!chromiumHere)("a term of ISO/IEC 17000 leads to its entry in the vocabulary (VO-1)", () => {
  let server: RunningServer;
  let browser: Browser;
  let known: Known;
  let page: Page;
  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    known = await fill(browser, server);
    ({ page } = await visit(browser, server.origin, "zh"));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const open = async (account: string, path: string): Promise<void> => {
    await enterAs(page, account);
    await page.goto(path);
    await settled(page);
  };
  /** The vocabulary shows the entry of this clause, and says both its names. */
  const entryShown = async (clause: string, zh: string, en: string): Promise<void> => {
    await page.waitForURL((url) => url.pathname === "/app/schemes/vocabulary");
    const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: clause, exact: true }) });
    await row.getByText(zh, { exact: true }).waitFor();
    await row.getByText(en, { exact: true }).waitFor();
  };

  type Place = {
    readonly where: string;
    readonly account: string;
    readonly path: () => string;
    readonly label: Message;
    readonly entry: readonly [string, string, string];
  };
  const scheme = "/app/schemes/cn-qms?from=2026-11-23";
  const places: readonly Place[] = [
    {
      where: "a table's head",
      account: "planner",
      path: () => "/app/schemes",
      label: schemeTexts.scheme,
      entry: ["4.9", "合格评定方案", "conformity assessment scheme"],
    },
    {
      where: "a fact's name",
      account: "planner",
      path: () => scheme,
      label: schemeTexts.surveillance,
      entry: ["8.1", "监督", "surveillance"],
    },
    {
      where: "a card's head",
      account: "planner",
      path: () => scheme,
      label: schemeTexts.activities,
      entry: ["A.3", "确定", "determination"],
    },
    {
      where: "a step of a case",
      account: "planner",
      path: () => `/app/cases/${known.closedCase}`,
      label: caseFunctions.attestation,
      entry: ["7.3", "证明", "attestation"],
    },
    {
      where: "a page's head",
      account: "manager",
      path: () => `/app/cases/${known.openCase}/appeals`,
      label: casePageTexts.appeals,
      entry: ["8.6", "申诉", "appeal"],
    },
    {
      where: "a list of appeals",
      account: "planner",
      path: () => "/app/cases/appeals",
      label: appealPageTexts.complaints,
      entry: ["8.7", "投诉", "complaint"],
    },
    {
      where: "a finding",
      account: "leader",
      path: () => `/app/cases/${known.closedCase}/findings/${known.finding}`,
      label: casePageTexts.requirement,
      entry: ["5.1", "规定要求", "specified requirement"],
    },
    {
      where: "a statement",
      account: "planner",
      path: () => `/app/statements/${known.statement}`,
      label: statementPageTexts.scope,
      entry: ["7.4", "证明范围", "scope of attestation"],
    },
  ];
  for (const { where, account, path, label, entry } of places) {
    it(`from ${where}`, async () => {
      await open(account, path());
      await page
        .locator("a.term")
        .filter({ hasText: new RegExp(`^${label.zh}$`) })
        .first()
        .click();
      await entryShown(...entry);
    });
  }

  it("by keyboard, from beside a field; the label keeps its click for the control", async () => {
    await open("manager", "/app/cases/apply");
    await page.locator("label", { hasText: casePageTexts.scheme.zh }).click();
    expect(new URL(page.url()).pathname).toBe("/app/cases/apply");
    expect(await page.locator("select:focus").count()).toBe(1);
    await page.keyboard.press("Shift+Tab");
    expect(await page.locator("a.term:focus").count()).toBe(1);
    await page.keyboard.press("Enter");
    await entryShown("4.9", "合格评定方案", "conformity assessment scheme");
  });

  it("on a phone a table's heads are hidden, and shown while the keyboard is on one", async () => {
    await open("planner", "/app/schemes");
    await page.setViewportSize({ width: 360, height: 780 });
    const heads = page.locator("thead").first();
    const height = async (): Promise<number> => (await heads.boundingBox())?.height ?? 0;
    expect(await height()).toBeLessThan(2);
    await heads.locator("a.term").first().focus();
    expect(await height()).toBeGreaterThan(10);
    expect(await sideways(page)).toBe(0);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it("but rows repeat the word without a link, so that the keyboard is not flooded", async () => {
    await open("planner", "/app/statements");
    expect(await page.locator("tbody").getByText(standingTexts["in-force"].zh).count()).toBeGreaterThan(0);
    expect(await page.locator("tbody a.term").count()).toBe(0);
    await open("planner", "/app/cases");
    expect(await page.locator("tbody tr").count()).toBeGreaterThan(0);
    expect(await page.locator("tbody a.term").count()).toBe(0);
    expect(await page.locator("thead a.term").count()).toBe(1);
  });
});
