import {
  casePageTexts,
  closedActTexts,
  type OutputOf,
  playCaseOver,
  routes,
  statementDeskTexts,
} from "@touchstone/contract";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumHere, openBrowser, settled, shoot } from "./browser.ts";
import { cast, demoBody, openSeats, type Seats } from "./seats.ts";
import { type RunningServer, startServer } from "./server.ts";

const today = Temporal.Now.plainDateISO("Asia/Shanghai").toString();
const company = "01900000-0000-7000-8000-00000000c001";

describe.skipIf(!chromiumHere)("a later case about a statement, opened where its day stands", () => {
  let server: RunningServer;
  let browser: Browser;
  let seats: Seats;
  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    seats = await openSeats(browser, server.origin);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const play = async (id: string) => {
    const played = await playCaseOver({
      id,
      today,
      client: async (seat) => seats.clientOf(seat),
      direction: { cast, wanted: ["accept", "grant"], scenes: [], statement: { id, number: "" } },
    });
    expect(played.problem).toBeNull();
    return played.state.attested;
  };

  it("surveillance from the statement's page to a statement that is kept, and the public page says so", async () => {
    const opened = await seats.clientOf("planner").call(routes.cases.open, {
      params: { organisation: demoBody },
      body: { scheme: "cn-qms", client: company, region: "330100" },
    });
    if (!opened.ok) throw new Error(opened.problem.error.message);
    const issued = await play(opened.value.id);
    const planner = seats.pageOf("planner");
    await planner.goto(`/app/statements/${issued?.statement ?? ""}`);
    await settled(planner);
    await shoot(planner, "statement-next");
    await planner.getByRole("link", { name: statementDeskTexts.openNext.zh, exact: true }).first().click();
    await planner.waitForURL(/cases\/again/);
    await settled(planner);
    // The kinds come with the scheme, a moment after the page.
    await expect.poll(() => planner.getByLabel(casePageTexts.occasion.zh).inputValue()).toBe("surveillance");
    await planner.getByLabel(casePageTexts.region.zh).fill("330100");
    await shoot(planner, "case-again");
    await planner.getByRole("button", { name: casePageTexts.open.zh }).click();
    await planner.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
    const kept = await play(planner.url().split("/").at(-1) ?? "");
    expect(kept).toMatchObject({ act: "kept", statement: issued?.statement });
    const page = () => planner.request.get(`/verify/${issued?.number ?? ""}`).then((answer) => answer.text());
    await expect.poll(page, { timeout: 60_000 }).toContain(closedActTexts.maintained.zh);
  }, 300_000);

  it("the holder applies for recertification by itself from its own list", async () => {
    const manager = seats.pageOf("applicant");
    await manager.goto("/app/held-statements");
    await settled(manager);
    await manager.locator("a.unbroken").first().click();
    await manager.getByRole("link", { name: statementDeskTexts.applyAgain.zh }).click();
    await settled(manager);
    await manager.getByLabel(casePageTexts.occasion.zh).selectOption("recertification");
    await shoot(manager, "apply-again");
    await manager.getByRole("button", { name: casePageTexts.apply.zh }).click();
    await manager.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
    const id = manager.url().split("/").at(-1) ?? "";
    const view = (await (await manager.request.get(`/api/v1/cases/${id}`)).json()) as OutputOf<
      typeof routes.cases.show
    >;
    expect(view.occasion.id).toBe("recertification");
    expect(view.steps.some(({ mine, on }) => mine && on.kind === "application")).toBe(true);
  });
});
