import {
  caseActs,
  casePageTexts,
  caseVerdicts,
  type OutputOf,
  refusalMessage,
  routes,
  say,
  verifyPageTexts,
} from "@touchstone/contract";
import { readDemoStory } from "@touchstone/server";
import type { Browser, Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chromiumHere, enterAs, openBrowser, settled, shoot, visit } from "./browser.ts";
import { fileByHand, signByHand } from "./record-form.ts";
import { type RunningServer, startServer } from "./server.ts";

type CaseView = OutputOf<typeof routes.cases.show>;
type Scheme = OutputOf<typeof routes.cases.scheme>;

const today = Temporal.Now.plainDateISO("Asia/Shanghai");
const cast = new Map([
  ["leader", { id: "01900000-0000-7000-8000-00000000a004", name: "沈岚" }],
  ["auditor", { id: "01900000-0000-7000-8000-00000000a005", name: "吴越" }],
]);
const story = readDemoStory(today, cast);

describe.skipIf(!chromiumHere)("a case by hand, from application to the public page", () => {
  let server: RunningServer;
  let browser: Browser;
  const pages = new Map<string, Page>();
  // Each: a second try needs a server without what the first one left.
  beforeEach(async () => {
    server = await startServer();
    browser = await openBrowser();
    for (const account of ["manager", "planner", "leader", "auditor", "decider"]) {
      const { page } = await visit(browser, server.origin, "zh");
      await enterAs(page, account);
      pages.set(account, page);
    }
  });
  afterEach(async () => {
    await browser?.close();
    await server?.close();
  });

  const as = (account: string): Page => {
    const page = pages.get(account);
    if (page === undefined) throw new Error(`nobody signed in as ${account}`);
    return page;
  };
  const read = async <Answer>(path: string): Promise<Answer> =>
    (await as("planner").request.get(path)).json() as Promise<Answer>;
  const send = async (account: string, path: string, data: unknown): Promise<void> => {
    const sent = await as(account).request.post(path, { data, headers: { "idempotency-key": crypto.randomUUID() } });
    if (!sent.ok()) throw new Error(`${path}: ${await sent.text()}`);
  };

  it("leads through every record, the checklist, the findings, review and decision to a certificate [17021-1 9.3.1.1]", {
    timeout: 600_000,
  }, async () => {
    // The client begins: from its list of cases to a case that both share.
    const applicant = as("manager");
    await applicant.goto("/app/cases");
    await settled(applicant);
    const apply = { name: casePageTexts.apply.zh };
    await applicant.locator(".page-head").getByRole("link", apply).click();
    await applicant.getByLabel(casePageTexts.scheme.zh).selectOption("cn-ohsms");
    await applicant.getByLabel(casePageTexts.body.zh).locator("option").first().waitFor({ state: "attached" });
    await applicant.getByRole("button", apply).click();
    await applicant.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
    const id = applicant.url().split("/").at(-1) ?? "";
    const api = `/api/v1/cases/${id}`;
    const here = `/app/cases/${id}`;
    const scheme = await read<Scheme>(`${api}/scheme`);
    const kind = (name: string): Scheme["records"][number] => {
      const found = scheme.records.find((each) => each.id === name);
      if (found === undefined) throw new Error(`no kind ${name}`);
      return found;
    };
    const file = async (filer: string, name: string, signers: readonly string[], about = ""): Promise<void> => {
      const address = `${here}/records/${name}${about === "" ? "" : `?about=${about}`}`;
      await fileByHand(as(filer), address, kind(name), story.records[name] ?? {});
      for (const signer of signers) await signByHand(as(signer), address);
    };

    await file("manager", "application", ["manager"]);
    const review = say(caseActs["file-record"], "zh", { title: kind("application-review").title.zh });
    await as("planner").goto("/app/");
    await as("planner").getByText(review).first().waitFor();
    // Nothing can be drawn yet: the page says what is missing, to the planner and to the client too.
    for (const account of ["planner", "manager"]) {
      const view: CaseView = await (await as(account).request.get(api)).json();
      await as(account).goto(`${here}/checklist`);
      await as(account)
        .getByText(view.checklistBars.draw[0]?.message ?? "?", { exact: true })
        .waitFor();
    }
    await file("planner", "application-review", ["planner"]);
    await file("planner", "contract", ["planner", "manager"]);
    await file("planner", "programme", ["planner"]);
    await file("planner", "team-order", ["planner"]);
    await file("leader", "audit-plan", ["leader", "manager"]);
    await shoot(as("planner"), "hand-selected");

    const leader = as("leader");
    await leader.goto(`${here}/checklist`);
    await settled(leader);
    await leader.locator("summary", { hasText: casePageTexts.draw.zh }).click();
    await leader.getByLabel(casePageTexts.lift.zh).check();
    await leader.getByLabel(casePageTexts.canteen.zh).check();
    await leader.getByRole("button", { name: casePageTexts.draw.zh }).click();
    await leader.locator(".points").waitFor();
    await file("leader", "stage-1-report", ["leader"]);
    await file("leader", "opening-meeting", ["leader", "manager"]);

    // Two points by hand, in the form on the page; the other fifty-odd by the same route.
    await leader.goto(`${here}/checklist`);
    await settled(leader);
    const next = leader.locator("details.point[open]").first();
    await next.getByRole("radio", { name: caseVerdicts.conformity.zh, exact: true }).check();
    await next.getByLabel(casePageTexts.note.zh).fill(story.verdicts.seen);
    await next.getByRole("button", { name: casePageTexts.save.zh, exact: true }).click();
    await leader
      .getByText(say(casePageTexts.checklistOf, "zh", { done: 1, all: (await read<CaseView>(api)).points.length }))
      .waitFor();
    await shoot(leader, "hand-checklist");
    const [failed, ...others] = (await read<CaseView>(api)).points.filter(
      ({ verdict, inScope }) => verdict === null && inScope,
    );
    if (failed === undefined) throw new Error("no point left to fail");
    const outside = (await read<CaseView>(api)).points.filter(({ verdict, inScope }) => verdict === null && !inScope);
    for (const point of [...others, ...outside]) {
      await send("leader", `${api}/points/${point.id}/verdict`, {
        verdict: "conformity",
        note: story.verdicts.seen,
        coveredBy: null,
      });
    }
    await leader.goto(`${here}/checklist?only=unjudged`);
    await settled(leader);
    const last = leader.locator("details.point[open]").first();
    await last.locator("summary", { hasText: casePageTexts.raise.zh }).click();
    await last.getByLabel(casePageTexts.grade.zh).selectOption("major");
    await last.getByLabel(casePageTexts.statement.zh).fill(story.findings.major.statement);
    await last.getByLabel(casePageTexts.evidence.zh).fill(story.findings.major.evidence);
    await last.getByRole("button", { name: casePageTexts.raise.zh }).click();
    await expect.poll(async () => (await read<CaseView>(api)).findings.length).toBe(1);
    await send("leader", `${api}/points/${failed.id}/verdict`, {
      verdict: "nonconformity",
      note: story.verdicts.failed,
      coveredBy: null,
    });

    for (const { id: interview } of (await read<CaseView>(api)).interviews) {
      await send("leader", `${api}/interviews/${interview}`, {
        with: story.interviews.with,
        note: story.interviews.note,
      });
    }
    await file("leader", "closing-meeting", ["leader", "manager"]);
    const finding = (await read<CaseView>(api)).findings[0]?.id ?? "";
    await file("leader", "nonconformity-report", ["leader", "manager"], finding);
    await file("leader", "audit-report", ["leader"]);

    const manager = as("manager");
    for (const part of ["correction", "cause", "corrective-action"] as const) {
      await manager.goto(`${here}/findings/${finding}`);
      await settled(manager);
      // “答复: 纠正” opens one form, “答复: 纠正措施” another.
      const summary = manager.locator("summary", { hasText: new RegExp(`${casePageTexts[part].zh}$`) }).first();
      const form = manager.locator("details", { has: summary }).last();
      await summary.click();
      await form.locator("textarea").fill(story.answers[part]);
      await form.locator("form").getByRole("button").click();
      await manager.getByText(story.answers[part]).first().waitFor();
    }
    await leader.goto(`${here}/findings/${finding}`);
    await leader.getByRole("button", { name: casePageTexts.acceptPlan.zh }).click();
    await leader.locator("summary", { hasText: casePageTexts.verify.zh }).click();
    await leader.getByLabel(casePageTexts.verifyEvidence.zh).fill(story.verification);
    await leader.getByRole("button", { name: casePageTexts.verify.zh }).click();
    await leader.getByText(casePageTexts.fsVerified.zh).waitFor();
    await shoot(leader, "hand-finding");

    await file("decider", "review-record", ["decider"]);
    await file("decider", "decision-record", ["decider"]);
    const decider = as("decider");
    await decider.goto(here);
    await decider.getByRole("button", { name: casePageTexts.issue.zh }).click();
    const link = decider.getByRole("link", { name: casePageTexts.publicPage.zh });
    await link.waitFor();
    await shoot(decider, "hand-attested");
    // On the checklist of the closed case nothing is offered that would be refused, and the page says why.
    await leader.goto(`${here}/checklist`);
    await settled(leader);
    await leader.getByText(say(refusalMessage("case-closed"), "zh", { end: "decided" })).waitFor();
    await leader.locator("details.point summary").first().click();
    await leader.locator("details.point[open] .card-body").waitFor();
    expect(await leader.locator(".points form").count()).toBe(0);
    expect(await leader.locator("summary", { hasText: casePageTexts.raise.zh }).count()).toBe(0);
    const address = (await link.getAttribute("href")) ?? "";
    await expect.poll(async () => (await decider.request.get(address)).status(), { timeout: 60_000 }).toBe(200);
    expect(await (await decider.request.get(`${address}?lang=zh`)).text()).toContain(
      say(verifyPageTexts.inForceLead, "zh"),
    );
  });
});
