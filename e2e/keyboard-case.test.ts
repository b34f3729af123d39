import {
  casePageTexts,
  caseVerdicts,
  inboxTexts,
  routes,
  say,
  standingTexts,
  verifyPageTexts,
} from "@touchstone/contract";
import { readDemoStory } from "@touchstone/server";
import type { Browser, Page } from "playwright-core";
import {
  accounts,
  type CaseDesk,
  type Cast,
  caseDesk,
  done,
  enterCast,
  reach as reachServer,
  until,
} from "touchstone/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumHere, enterAs, openBrowser, settled, visit } from "./browser.ts";
import { body, company } from "./fill.ts";
import { chooseRadio, keys, reach } from "./hand.ts";
import { fillForm, sign } from "./record-form.ts";
import { type RunningServer, startServer } from "./server.ts";

const today = Temporal.Now.plainDateISO("Asia/Shanghai");

// What the keyboard does here: a record, verdicts, review and decision, the certificate, the public page. All between goes
// by the same routes, as in the demo.
describe.skipIf(!chromiumHere)("a case by keyboard alone", { timeout: 300_000 }, () => {
  let server: RunningServer;
  let browser: Browser;
  let cast: Cast;
  let desk: CaseDesk;
  let story: ReturnType<typeof readDemoStory>;
  let number = "";

  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    const place = await reachServer({ server: server.origin, data: server.data }, "demo");
    cast = await enterCast(place, { json: true, lang: "zh" });
    story = readDemoStory(today, new Map(accounts.map((account) => [account, cast[account]])));
    const opened = done(
      await cast.planner.client.call(routes.cases.open, {
        params: { organisation: body },
        body: { scheme: "cn-ohsms", client: company, region: "330100" },
      }),
    );
    desk = caseDesk(opened.id, story);
    await until("the client enters the case", async () => {
      const seen = await cast.manager.client.call(routes.cases.show, { params: desk.params });
      return seen.ok ? seen.value : null;
    });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** From the inbox, where everybody begins, to this case and the first step that is the reader's. */
  const toTheirStep = async (account: string, page: Page): Promise<void> => {
    await enterAs(page, account);
    await page.goto("/app/");
    await page.getByRole("heading", { level: 1, name: inboxTexts.title.zh }).waitFor();
    await settled(page);
    await keys(page).press(page.locator(`a[href*="/cases/${desk.params.case}"]`).first());
    await page.locator(".steps").first().waitFor();
    await settled(page);
    await keys(page).press(page.getByRole("link", { name: casePageTexts.go.zh, exact: true }).first());
    await settled(page);
  };
  const kindOf = async (name: string) => {
    const scheme = done(await cast.planner.client.call(routes.cases.scheme, { params: desk.params }));
    const found = scheme.records.find(({ id }) => id === name);
    if (found === undefined) throw new Error(`no kind ${name}`);
    return found;
  };

  it("the client finds the application in the inbox, fills its form, files and signs it", async () => {
    const { page, context } = await visit(browser, server.origin, "zh");
    await toTheirStep("manager", page);
    expect(new URL(page.url()).pathname).toMatch(/\/records\/application$/);
    await fillForm(page, keys(page), await kindOf("application"), desk.values("application"));
    await sign(page, keys(page));
    const [record] = (await desk.show(cast.manager)).records;
    expect(record?.values).toMatchObject(desk.values("application"));
    expect(record?.missing).toEqual([]);
    await context.close();
  });

  it("the auditor judges point after point; the next one stands open by itself", async () => {
    const { planner, manager, leader } = cast;
    const both = [
      [leader, "leader"],
      [manager, "client"],
    ] as const;
    await desk.file(planner, "application-review", [[planner, "reviewer"]]);
    await desk.file(planner, "contract", [
      [planner, "body"],
      [manager, "client"],
    ]);
    await desk.file(planner, "programme", [[planner, "planner"]]);
    await desk.file(planner, "team-order", [[planner, "planner"]]);
    await desk.file(leader, "audit-plan", both);
    const drawn = { scenes: story.scenes, region: "330100", on: today.toString() };
    done(await leader.client.call(routes.cases.drawPoints, { params: desk.params, body: drawn }));
    await desk.file(leader, "stage-1-report", [[leader, "leader"]]);
    await desk.file(leader, "opening-meeting", both);

    const { page, context } = await visit(browser, server.origin, "zh", 360);
    await enterAs(page, "leader");
    await page.goto(`/app/cases/${desk.params.case}/checklist`);
    await settled(page);
    const all = (await desk.show(leader)).points;
    for (const [at, verdict] of (["conformity", "not-applicable"] as const).entries()) {
      const open = page.locator("details.point[open]").first();
      const wanted = open.getByRole("radio", { name: caseVerdicts[verdict].zh, exact: true });
      await chooseRadio(page, open.locator("fieldset.verdicts"), wanted);
      await keys(page).enter(open.getByLabel(casePageTexts.note.zh), story.verdicts.seen);
      await keys(page).press(open.getByRole("button", { name: casePageTexts.save.zh, exact: true }));
      await page.getByText(say(casePageTexts.checklistOf, "zh", { done: at + 1, all: all.length })).waitFor();
      await settled(page);
    }
    // The next form has the focus by itself: chord, evidence, chord.
    const next = page.locator("details.point[open]").first();
    await expect.poll(() => next.locator("input:focus").count()).toBe(1);
    await page.keyboard.press("Alt+3");
    expect(await next.getByRole("radio", { name: caseVerdicts["not-applicable"].zh, exact: true }).isChecked()).toBe(
      true,
    );
    await keys(page).enter(next.getByLabel(casePageTexts.note.zh), story.verdicts.seen);
    await page.keyboard.press("Control+Enter");
    await page.getByText(say(casePageTexts.checklistOf, "zh", { done: 3, all: all.length })).waitFor();
    const judged = (await desk.show(leader)).points.flatMap(({ verdict }) => (verdict === null ? [] : [verdict]));
    expect(judged.map(({ verdict, note }) => [verdict, note])).toEqual([
      ["conformity", story.verdicts.seen],
      ["not-applicable", story.verdicts.seen],
      ["not-applicable", story.verdicts.seen],
    ]);
    await context.close();
  });

  it("the decision maker reviews, decides and issues", async () => {
    const { manager, leader } = cast;
    const { params } = desk;
    const verdict = { verdict: "conformity" as const, note: story.verdicts.seen };
    for (const point of (await desk.show(leader)).points.filter((one) => one.verdict === null))
      done(await leader.client.call(routes.cases.judge, { params: { ...params, point: point.id }, body: verdict }));
    const heard = { with: story.interviews.with, note: story.interviews.note };
    for (const { id } of (await desk.show(leader)).interviews)
      done(await leader.client.call(routes.cases.interview, { params: { ...params, interview: id }, body: heard }));
    await desk.file(leader, "closing-meeting", [
      [leader, "leader"],
      [manager, "client"],
    ]);
    await desk.file(leader, "audit-report", [[leader, "leader"]]);

    const { page, context } = await visit(browser, server.origin, "zh");
    for (const kind of ["review-record", "decision-record"]) {
      await toTheirStep("decider", page);
      expect(new URL(page.url()).pathname).toContain(`/records/${kind}`);
      await fillForm(page, keys(page), await kindOf(kind), desk.values(kind));
      await sign(page, keys(page));
    }
    await keys(page).press(page.locator(`.page-head a[href*="/cases/${params.case}"]`).first());
    await keys(page).press(page.getByRole("button", { name: casePageTexts.issue.zh }));
    const link = page.getByRole("link", { name: casePageTexts.publicPage.zh });
    await reach(page, link);
    const { statement, state } = await desk.show(cast.decider);
    number = statement?.number ?? "";
    expect([state, number.endsWith("-000001")]).toEqual(["attested", true]);
    await context.close();
  });

  it("anybody asks on the public page for another day", async () => {
    const { page, context } = await visit(browser, server.origin, "zh");
    await expect
      .poll(async () => (await page.request.get(`/verify/${number}`)).status(), { timeout: 60_000 })
      .toBe(200);
    await page.goto(`/verify/${number}?lang=zh`);
    await page.getByText(standingTexts["in-force"].zh, { exact: true }).first().waitFor();
    const before = today.subtract({ days: 1 }).toString();
    await keys(page).enter(page.locator("#on"), before);
    await keys(page).press(page.getByRole("button", { name: verifyPageTexts.ask.zh }));
    await page.waitForURL(new RegExp(`on=${before}`));
    await page.getByText(standingTexts["not-yet"].zh, { exact: true }).first().waitFor();
    await keys(page).press(page.getByRole("link", { name: verifyPageTexts.today.zh, exact: true }));
    await page.getByText(standingTexts["in-force"].zh, { exact: true }).first().waitFor();
    await context.close();
  });
});
