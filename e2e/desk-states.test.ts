import {
  appealPageTexts,
  caseBeginTexts,
  casePageTexts,
  caseScopeTexts,
  findingFileTexts,
  plannerTexts,
  playCaseOver,
} from "@touchstone/contract";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "./axe.ts";
import { chromiumHere, enterAs, openBrowser, settled, shoot, sideways, type Tongue, visit } from "./browser.ts";
import { body, company } from "./fill.ts";
import { cast, openSeats, type Seats } from "./seats.ts";
import { type RunningServer, startServer } from "./server.ts";

/** Where the demo body stands in its work: a team to be named, an answer with evidence, a complaint to be judged. */
type Desk = { readonly teamCase: string; readonly answered: { readonly id: string; readonly finding: string } };

// Four by two squares in two browns, 160 by 80 pixels.
const logo = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAKAAAABQCAIAAAARP+ljAAAA1ElEQVR42u3RQQ0AIAwEwfrBEZKQhwjeSKiMpjDJGdibuGeXbM1Rst96AzBgwIABAwYMGDBgwIABAwYMGDBgwIABAwYMGDBgwIABAwYMGDBgwIABAwYMGDBgwIABAwYMGDBgwIABAwYMGDBgwIABAwYMGDBgwIABAwYMuCmwo9/uBQwYMGDAgAEDBgwYMGDAgAEDBgwYMGDAgAEDBgwYMGDAgAEDBgwYMGDAgAEDBgwYMGDAgAEDBgwYMGDAgAEDBgwYMGDAgAEDBgwYMGDAgAEDbtqbtaPkZeGLXsIAAAAASUVORK5CYII=",
  "base64",
);

const today = Temporal.Now.plainDateISO("Asia/Shanghai").toString();

const post = async (page: Page, path: string, sent: object | Buffer): Promise<{ readonly id: string }> => {
  const headers = { "idempotency-key": crypto.randomUUID() };
  const kind = Buffer.isBuffer(sent) ? { "content-type": "application/octet-stream" } : {};
  const answer = await page.request.post(`/api/v1/${path}`, { data: sent, headers: { ...headers, ...kind } });
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  return answer.json();
};

const playUpTo = async (seats: Seats, scheme: string, isEnd: (act: { type: string; kind?: string }) => boolean) => {
  const { id } = await post(seats.pageOf("planner"), `cases/of/${body}`, { scheme, client: company, region: "330100" });
  const { problem } = await playCaseOver({
    id,
    today,
    client: async (seat) => seats.clientOf(seat),
    direction: { cast, wanted: ["accept", "grant"], scenes: [], statement: { id, number: "" } },
    stopsBefore: ({ act }) => isEnd(act),
  });
  expect(problem).toBeNull();
  return id;
};

const answerWithEvidence = async (seats: Seats, id: string): Promise<string> => {
  const shown = await seats.pageOf("leader").request.get(`/api/v1/cases/${id}`);
  const { points }: { points: readonly { id: string; inScope: boolean }[] } = await shown.json();
  await post(seats.pageOf("leader"), `cases/${id}/findings`, {
    grade: "major",
    point: points.find(({ inScope }) => inScope)?.id ?? null,
    requirement: { source: "GB/T 45001", clause: "8.1" },
    statement: "3 号梯维保间隔超过 15 日",
    evidence: "3 号梯维保记录 09-01、09-17",
  });
  const after = await seats.pageOf("leader").request.get(`/api/v1/cases/${id}`);
  const { findings }: { findings: readonly { id: string }[] } = await after.json();
  const finding = findings[0]?.id ?? "";
  const client = seats.pageOf("applicant");
  for (const part of ["correction", "cause"])
    await post(client, `cases/${id}/findings/${finding}/answers`, { part, text: "已补做维保，并复核其余各台。" });
  const name = encodeURIComponent("3号梯十月维保记录及年度检验报告（杭州市特种设备检验院）.pdf");
  const to = `cases/${id}/findings/${finding}/files?part=correction&on=${today}&name=${name}`;
  await post(client, to, Buffer.from("%PDF-1.7 2026-10"));
  return finding;
};

const complain = async (page: Page): Promise<void> => {
  await post(page, `cases/complaints/about/${body}`, {
    about: "client",
    subject: "获证客户的电梯维保",
    text: "小区电梯半年没有维保记录。",
    name: "周宁",
    contact: "13800000000",
  });
  await enterAs(page, "planner");
  const listed = await page.request.get(`/api/v1/cases/complaints/of/${body}`);
  const { items }: { items: readonly { id: string }[] } = await listed.json();
  await post(page, `cases/complaints/of/${body}/${items[0]?.id}/acknowledgement`, {});
};

/** What is opened on a page before it is looked at, in the words of its language. */
type State = {
  readonly name: string;
  readonly account: string;
  readonly path: (desk: Desk) => string;
  readonly open: (page: Page, tongue: Tongue) => Promise<void>;
};

const states: readonly State[] = [
  {
    name: "team-of-an-integrated-case",
    account: "planner",
    path: ({ teamCase }) => `/app/cases/${teamCase}/records/team-order`,
    open: async (page, tongue) => {
      await page.locator("form.form select").first().selectOption({ label: cast.leader.name });
      await page.getByText(plannerTexts.covered[tongue], { exact: true }).first().waitFor();
    },
  },
  {
    name: "team-that-covers-nothing",
    account: "planner",
    path: ({ teamCase }) => `/app/cases/${teamCase}/records/team-order`,
    open: async (page, tongue) => {
      await page.locator("form.form select").first().selectOption({ label: cast.reviewer.name });
      await page.getByText(plannerTexts.uncovered[tongue], { exact: true }).first().waitFor();
    },
  },
  {
    name: "scheme-not-chosen-by-the-client",
    account: "manager",
    path: () => "/app/cases/apply",
    open: async (page, tongue) => page.getByLabel(casePageTexts.scheme[tongue]).waitFor(),
  },
  {
    name: "complaint-to-be-judged",
    account: "planner",
    path: () => "/app/cases/appeals",
    open: async (page, tongue) => {
      await page.locator("summary", { hasText: appealPageTexts.validate[tongue] }).first().click();
      await page.getByLabel(appealPageTexts.findCase[tongue]).waitFor();
      await settled(page);
    },
  },
  {
    name: "evidence-read-by-the-body",
    account: "leader",
    path: ({ answered }) => `/app/cases/${answered.id}/findings/${answered.finding}`,
    open: async (page, tongue) => page.getByText(findingFileTexts.download[tongue]).first().waitFor(),
  },
  {
    name: "activity-outside-the-scope",
    account: "leader",
    path: ({ answered }) => `/app/cases/${answered.id}/checklist`,
    open: async (page, tongue) => {
      const form = page.locator("details.act", { hasText: caseScopeTexts.raise[tongue] });
      const openForm = async () => {
        await page.locator("summary", { hasText: casePageTexts.outsideScope[tongue] }).click();
        await form.locator("summary").click();
      };
      await openForm();
      const activity = tongue === "zh" ? "二岁以下托育" : "Care of children under two";
      await form.getByLabel(caseScopeTexts.activity[tongue]).fill(activity);
      await form.getByLabel(caseScopeTexts.place[tongue]).fill("B1");
      await form.getByLabel(caseScopeTexts.evidence[tongue], { exact: true }).fill("2026-11-20");
      await form.locator("button[type=submit]").click();
      await form.locator("button[type=submit]").waitFor({ state: "hidden" });
      const checklist = page.url();
      await page.goto(checklist.replace(/checklist$/, "findings"));
      await page.getByText(new RegExp(activity)).first().waitFor();
      await page.goto(checklist);
      await openForm();
      await form.locator("button[type=submit]").waitFor();
    },
  },
  {
    name: "evidence-given-by-the-client",
    account: "manager",
    path: ({ answered }) => `/app/cases/${answered.id}/findings/${answered.finding}`,
    open: async (page, tongue) => page.getByText(findingFileTexts.attach[tongue], { exact: true }).first().click(),
  },
  {
    name: "scheme-not-chosen",
    account: "planner",
    path: () => "/app/cases/new",
    open: async (page, tongue) => {
      await page.getByLabel(casePageTexts.clientSearch[tongue]).fill("澄湖");
      await page.locator("form.form button[type=submit]").click();
      await page.getByText(caseBeginTexts.schemeMissing[tongue]).waitFor();
      await page.getByLabel(casePageTexts.scheme[tongue]).waitFor();
    },
  },
  {
    name: "templates-begun",
    account: "planner",
    path: () => "/app/cases/templates",
    open: async (page) => {
      await page.locator("input[type=file]").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: logo });
      await page.getByRole("button", { name: /不用标志|Remove the logo/ }).waitFor();
      await page.locator(".template-preview img").waitFor();
      // The picture is drawn again a moment after the last change.
      await page.waitForTimeout(1_500);
    },
  },
];

const tongues: readonly Tongue[] = ["zh", "en"];

describe.skipIf(!chromiumHere)("what the desk opens on a page, in both languages", () => {
  let server: RunningServer;
  let browser: Browser;
  let desk: Desk;
  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
    const seats = await openSeats(browser, server.origin);
    const teamCase = await playUpTo(seats, "cn-ims", ({ kind }) => kind === "team-order");
    const id = await playUpTo(
      seats,
      "cn-ohsms",
      ({ type, kind }) => type === "RecordInterview" || kind === "closing-meeting",
    );
    desk = { teamCase, answered: { id, finding: await answerWithEvidence(seats, id) } };
    const { page, context } = await visit(browser, server.origin, "zh");
    await complain(page);
    await context.close();
  }, 400_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  for (const { name, account, path, open } of states) {
    for (const tongue of tongues) {
      it(`${name} ${tongue}: no violation, no sideways scrolling at 360, 768 and 1280 px`, async () => {
        const { page, context } = await visit(browser, server.origin, tongue, 1280);
        await enterAs(page, account);
        await page.goto(path(desk));
        await settled(page);
        await open(page, tongue);
        for (const width of [1280, 768, 360]) {
          await page.setViewportSize({ width, height: width === 360 ? 780 : 900 });
          await shoot(page, `${name}-${tongue}-${width}`);
          expect([width, await sideways(page)]).toEqual([width, 0]);
        }
        expect(await violations(page)).toEqual([]);
        await context.close();
      });
    }
  }
});
