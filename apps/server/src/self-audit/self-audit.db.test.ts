import { createHash } from "node:crypto";
import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyStore } from "../store/index.ts";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

const { selfAudit, records, register, evidence, foresightIssues, foresightParties } = routes;
const organisation = { organisation: demoCompany };
// The test server's legal today is 2026-11-23.
const aim = {
  title: "职业健康安全首次认证",
  standard: "iso45001",
  complexity: "medium",
  subject: "legal-person",
  documentedSince: "2026-01-01",
  operatingSince: "2026-02-01",
  plannedAudit: "2026-12-29",
  personnel: 86,
  licences: [{ name: "营业执照", until: "2027-12-01" }],
};
const inputs = {
  earlier: "无",
  context: "无变化",
  objectives: "达标",
  incidents: "无",
  monitoring: "已测",
  audits: "见内审",
  workers: "已问",
  feedback: "见计数",
  risks: "无新增",
  resources: "充足",
};

describe.each(engineKinds)("self-audit on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
  });
  afterAll(() => test.close());

  const begin = async (of: string, values: object) =>
    value(
      await manager.call(records.begin, { params: { ...organisation, kind: of }, body: { values: values as never } }),
    ).id;
  const step = (record: string, id: string, values: object) =>
    manager.call(records.step, { params: { ...organisation, record }, body: { step: id, values: values as never } });
  const clauses = async (query: { standards?: string; on?: string } = {}) =>
    value(await manager.call(selfAudit.clauses, { params: organisation, query }));
  const line = async (key: string, query: { standards?: string; on?: string }) =>
    (await clauses(query)).clauses.find((each) => each.key === key);
  const link = (clause: string, to: "risk" | "record" | "evidence", target: string) =>
    manager.call(selfAudit.linkClause, { params: { ...organisation, clause }, body: { to, target } });
  const rehearsal = (scheme: string, on?: string) =>
    manager.call(selfAudit.rehearsal, { params: organisation, query: on === undefined ? { scheme } : { scheme, on } });
  const review = async (record: string) =>
    value(await manager.call(selfAudit.review, { params: { ...organisation, record } }));
  const look = (record: string, input: string, note = "看过") =>
    manager.call(selfAudit.look, { params: { ...organisation, record }, body: { input, note } });
  const accept = (record: string, digest: string) =>
    manager.call(selfAudit.acceptReview, { params: { ...organisation, record }, body: { digest } });

  const waiting = async (who: Client) =>
    value(await who.call(routes.inbox.list, { params: organisation }))
      .items.map(({ key }) => key)
      .filter((key) => key.startsWith("self-audit:"));

  it("an organisation without an aim works to no standard yet, and chooses from those that are known", async () => {
    const { standards, clauses: all, known } = await clauses();
    expect([standards, all]).toEqual([[], []]);
    expect(known.map(({ id }) => id)).toContain("iso45001");
    const three = await clauses({ standards: "iso9001,iso14001,iso45001" });
    expect(three.joint.sum).toBeGreaterThan(three.joint.once);
    expect(three.clauses).toHaveLength(three.joint.once);
    expect(three.standards.reduce((sum, { counts }) => sum + counts.of, 0)).toBe(three.joint.sum);
  });

  it("its aim says to which; a row linked to a shared clause counts for each standard, until it is taken off", async () => {
    await begin("aim", aim);
    expect((await clauses()).standards.map(({ id }) => id)).toEqual(["iso45001"]);
    const standards = "iso9001,iso45001";
    expect(await line("5.2", { standards })).toMatchObject({ state: "gap", links: [] });
    const body = { title: "电梯困人", harm: "", owner: "设备部", area: "lift" };
    const risk = value(await manager.call(register.identify, { params: organisation, body })).id;
    const gaps = async () => (await clauses({ standards })).standards.map(({ counts }) => counts.gap);
    const before = await gaps();
    value(await link("5.2", "risk", risk));
    expect(codes(await link("5.2", "risk", risk))).toEqual(["clause-linked-already"]);
    expect(await gaps()).toEqual(before.map((count) => count - 1));
    const held = await line("5.2", { standards });
    expect(held).toMatchObject({ state: "answered", links: [{ title: "电梯困人", holds: false }] });
    // The day before it hung there, nothing did.
    expect((await line("5.2", { standards, on: "2026-11-22" }))?.links).toEqual([]);
    const params = { ...organisation, clause: "5.2", link: held?.links[0]?.id ?? "" };
    value(await manager.call(selfAudit.unlinkClause, { params, body: { reason: "挂错" } }));
    expect(codes(await manager.call(selfAudit.unlinkClause, { params, body: { reason: "挂错" } }))).toEqual([
      "clause-link-unknown",
    ]);
    expect(await gaps()).toEqual(before);
  });

  it("evidence in the library proves a clause for every standard, and only on days of which it speaks", async () => {
    const bytes = new TextEncoder().encode("方针，总经理签发");
    const digest = createHash("sha256").update(bytes).digest("hex");
    const body = { name: "方针.txt", bytes: bytes.length, digest };
    const begun = value(await manager.call(evidence.begin, { params: organisation, body }));
    const params = { ...organisation, upload: begun.id };
    value(await manager.call(evidence.piece, { params, query: { offset: 0 }, bytes }));
    const about = { takenOn: "2026-11-20", validUntil: "2026-12-31" };
    const item = value(await manager.call(evidence.complete, { params, body: about })).id;
    value(await link("5.2", "evidence", item));
    const standards = "iso9001,iso14001,iso45001";
    const shared = await line("5.2", { standards });
    expect(shared?.standards.map(({ id }) => id)).toEqual(["iso9001", "iso14001", "iso45001"]);
    expect(shared?.state).toBe("evidenced");
    const later = await line("5.2", { standards, on: "2027-01-01" });
    expect(later).toMatchObject({ state: "gap", links: [{ holds: false }] });
  });

  it("refuses what is not there or is another's, and hands out the table as CSV", async () => {
    const nowhere = "01900000-0000-7000-8000-00000000ffff";
    expect(codes(await link("99.9", "risk", nowhere))).toEqual(["clause-unknown", "clause-target-gone"]);
    expect(codes(await link("4.1", "record", nowhere))).toEqual(["clause-target-gone"]);
    expect(codes(await manager.call(selfAudit.clauses, { params: { organisation: demoBody }, query: {} }))).toEqual([
      "not-found",
    ]);
    const file = await manager.download(selfAudit.clausesExport, { params: organisation, query: {} });
    const text = new TextDecoder().decode(file.ok ? file.value : new Uint8Array());
    expect(text).toContain("5.2");
    expect(text).toContain("方针.txt");
  });

  it("a rehearsal says of each point what the workspace shows, and concludes nothing", async () => {
    const first = value(await rehearsal("cn-ohsms"));
    expect(first).toMatchObject({ madeBy: "organisation", isConclusion: false, on: "2026-11-23" });
    const state = Object.fromEntries(first.points.map((point) => [point.id, point.state]));
    expect(state).toMatchObject({ documents: "gap", scope: "gap", checks: "gap" });
    const gates = first.points.flatMap(({ looks }) => looks).find((one) => one.look === "stage-two-gate");
    expect(gates?.refusals.map(({ code }) => code)).toEqual([
      "internal-audit-not-finished",
      "management-review-not-finished",
    ]);
    // What only the body judges is nobody else's to fill in.
    expect(first.fields.find(({ id }) => id === "conclusion")).toMatchObject({ look: null, state: null });
    expect(codes(await rehearsal("testing"))).toEqual(["rehearsal-without-stage-one"]);
    expect(codes(await rehearsal("nothing"))).toEqual(["rehearsal-scheme-unknown"]);
  });

  it("an audit that was held shows from its day on, and not before", async () => {
    const audit = await begin("internal-audit", {
      title: "内审",
      standards: ["iso45001"],
      scope: "全部",
      plannedOn: "2026-11-01",
      auditors: "周明",
      independent: true,
    });
    const findings = [{ clause: "8.1.2", verdict: "conform", evidence: "抽查" }];
    value(await step(audit, "audit", { heldOn: "2026-11-20", findings }));
    const seen = async (on?: string) =>
      value(await rehearsal("cn-ohsms", on))
        .points.flatMap(({ looks }) => looks)
        .find((one) => one.look === "internal-audit");
    expect(await seen()).toMatchObject({ state: "shown", day: "2026-11-20", things: [{ id: audit }] });
    expect(await seen("2026-11-22")).toMatchObject({ state: "gap", day: null });
  });

  it("a management review collects its inputs and is complete only with an output, each looked at, and accepted", async () => {
    const raised = { side: "external" as const, title: "算力受限" };
    value(await manager.call(foresightIssues.raiseIssue, { params: organisation, body: raised }));
    const named = { name: "家长", side: "external" as const };
    const party = value(await manager.call(foresightParties.nameParty, { params: organisation, body: named })).id;
    value(
      await manager.call(foresightParties.recordFeedback, {
        params: { ...organisation, party },
        body: { on: "2026-11-10", kind: "complaint", text: "电梯慢", channel: "信", voices: 3 },
      }),
    );
    const made = await begin("management-review", { title: "年度评审", plannedOn: "2026-11-23", chair: "总经理" });
    const gathered = await review(made);
    expect(gathered.span).toEqual({ from: "2025-11-24", to: "2026-11-23" });
    const figures = Object.fromEntries(
      gathered.inputs.flatMap((input) => input.figures.map(({ name, value: count }) => [name, count])),
    );
    expect(figures).toMatchObject({
      "issues.raised": 1,
      "parties.named": 1,
      "feedback.complaints": 1,
      "feedback.voices": 3,
      "audits.held": 1,
      "audits.nonconforming": 0,
      "rows.all": 1,
      "rows.open": 1,
      "evidence.added": 1,
    });
    expect(codes(await accept(made, gathered.digest))).toEqual(["review-not-held", "review-input-unseen"]);
    value(await step(made, "prepare", inputs));
    const outputs = [{ what: "换电梯", who: "设备部", byWhen: "2027-03-01" }];
    value(await step(made, "hold", { heldOn: "2026-11-23", conclusion: "有效", outputs }));
    expect(codes(await step(made, "close", { done: "已换" }))).toEqual(["review-not-accepted"]);
    expect(codes(await look(made, "weather"))).toEqual(["review-input-unknown"]);
    expect(await waiting(manager)).toEqual([`self-audit:${made}:accept`]);
    for (const { id } of gathered.inputs) value(await look(made, id));
    expect((await review(made)).complete).toBe(false);
    expect(codes(await accept(made, "0".repeat(64)))).toEqual(["review-inputs-moved"]);
    value(await accept(made, (await review(made)).digest));
    value(
      await manager.call(foresightIssues.raiseIssue, { params: organisation, body: { ...raised, title: "又一个" } }),
    );
    const frozen = await review(made);
    expect(frozen).toMatchObject({ complete: true, unseen: [], outputs: 1 });
    expect(frozen.inputs.flatMap((input) => input.figures).find(({ name }) => name === "issues.raised")?.value).toBe(1);
    expect(codes(await look(made, "risks"))).toEqual(["review-accepted"]);
    expect(await waiting(manager)).toEqual([]);
    // Inputs of one day are not those of another: amended, the review asks for them again.
    const amend = (heldOn: string) =>
      manager.call(records.amend, {
        params: { ...organisation, record: made },
        body: { reason: "日期写错", values: { heldOn } },
      });
    value(await amend("2026-11-22"));
    expect(await review(made)).toMatchObject({ complete: false, accepted: null, span: { to: "2026-11-22" } });
    expect(await waiting(manager)).toEqual([`self-audit:${made}:accept`]);
    expect(codes(await step(made, "close", { done: "已换" }))).toEqual(["review-not-accepted"]);
    value(await accept(made, (await review(made)).digest));
    expect(codes(await look(made, "risks"))).toEqual(["review-accepted"]);
    value(await step(made, "close", { done: "已换" }));
  });

  describe("an internal audit by the checklist of a certification audit", () => {
    let evaluator: Client;
    let audit: string;
    const plan = { title: "下半年内审", standards: ["iso9001", "iso45001"], scope: "全部", plannedOn: "2026-11-23" };
    const checklist = async () =>
      value(await manager.call(selfAudit.checklist, { params: { ...organisation, record: audit } }));
    const open = (body: { clauses?: string[]; sites?: string[]; obligations?: string[] }) =>
      manager.call(selfAudit.openChecklist, { params: { ...organisation, record: audit }, body });
    type Verdict = "conforms" | "minor" | "major" | "not-seen";
    const judge = (who: Client, point: string, verdict: Verdict, given: { evidence?: string } = {}) =>
      who.call(selfAudit.judgePoint, {
        params: { ...organisation, record: audit },
        body: { point, verdict, note: "9 月保养间隔 19 天", ...given },
      });
    const file = () =>
      manager.call(selfAudit.fileFindings, {
        params: { ...organisation, record: audit },
        body: { heldOn: "2026-11-23" },
      });
    const pointOf = async (clause: string): Promise<string> =>
      (await checklist()).points.find(({ standards }) => standards.some((one) => one.clause === clause))?.id ?? "";

    beforeAll(async () => {
      evaluator = await test.as("evaluator");
      audit = await begin("internal-audit", { ...plan, auditors: "周明", independent: true });
    });

    it("is drawn for the clauses and the site chosen, a shared clause once, the law of the place with it", async () => {
      expect(codes(await judge(evaluator, "iso9001-9.2", "conforms"))).toEqual(["audit-checklist-missing"]);
      expect(codes(await open({ clauses: ["99"] }))).toEqual(["audit-points-none"]);
      const site = {
        name: "南京厂",
        address: "",
        region: "320100",
        relation: "own" as const,
        people: 40,
        answers: "",
        scenes: ["lift"],
        serves: "",
      };
      const at = value(await manager.call(routes.sites.open, { params: organisation, body: site })).id;
      value(await open({ clauses: ["9"], sites: [at] }));
      const law = (await checklist()).points.filter(({ provision }) => provision !== null);
      expect(law.length).toBeGreaterThan(2);
      expect(law[0]?.site).toEqual({ zh: "南京厂", en: "南京厂" });
      const obligation = law[0]?.id.split("@")[0] ?? "";
      value(await open({ clauses: ["9.2", "5.2", "10.2"], sites: [at], obligations: [obligation] }));
      const { points, counts } = await checklist();
      expect(points.filter(({ provision }) => provision !== null)).toHaveLength(1);
      expect(points.find(({ id }) => id === "iso9001-9.2")?.standards.map(({ id }) => id)).toEqual([
        "iso9001",
        "iso45001",
      ]);
      expect(counts).toMatchObject({ of: 4, open: 4 });
    });

    it("nobody judges what they own or did; who did not, may", async () => {
      // The manager entered the record of the other audit, which is what 9.2 is about.
      const entered = await judge(manager, "iso9001-9.2", "conforms");
      expect(entered).toMatchObject({ problem: { error: { code: "audit-own-work", facts: { rows: ["内审"] } } } });
      const identified = async (title: string, owner: string) => {
        const body = { title, harm: "", owner, area: "lift" };
        const { id } = value(await manager.call(register.identify, { params: organisation, body }));
        value(await link("5.2", "risk", id));
        return id;
      };
      const made = await identified("叉车伤人", "仓储部 周 明");
      // Who only bears a part of the owner's name is somebody else.
      const others = await identified("货架倒塌", "周明远");
      const refused = await judge(evaluator, "iso9001-5.2", "conforms");
      expect(codes(refused)).toEqual(["audit-own-work"]);
      expect(refused).toMatchObject({ problem: { error: { facts: { rows: ["叉车伤人"], ids: [made] } } } });
      value(await judge(evaluator, "iso9001-9.2", "conforms"));
      const away = (await line("5.2", { standards: "iso9001" }))?.links.find(({ title }) => title === "货架倒塌");
      expect(away?.target).toBe(others);
      const off = { ...organisation, clause: "5.2", link: away?.id ?? "" };
      value(await manager.call(selfAudit.unlinkClause, { params: off, body: { reason: "看过" } }));
    });

    it("a point that does not conform is a corrective action at once, and its verdict stays", async () => {
      const lift = (await checklist()).points.find(({ provision }) => provision !== null)?.id ?? "";
      value(await judge(evaluator, lift, "minor"));
      const action = (await checklist()).points.find(({ id }) => id === lift)?.judged?.action;
      const params = { ...organisation, record: action?.id ?? "" };
      const shown = value(await manager.call(records.show, { params, query: {} }));
      expect(shown.values).toMatchObject({ foundBy: "internal", nature: "actual", what: "9 月保养间隔 19 天" });
      expect(shown.title).toContain("下半年内审");
      expect(codes(await judge(evaluator, lift, "conforms"))).toEqual(["audit-point-acted"]);
      expect(codes(await open({}))).toEqual(["audit-points-judged"]);
      const nowhere = "01900000-0000-7000-8000-00000000ffff";
      const last = await pointOf("10.2");
      expect(codes(await judge(evaluator, last, "conforms", { evidence: nowhere }))).toEqual(["audit-evidence-gone"]);
      expect(codes(await judge(evaluator, "iso9001-4.1", "conforms"))).toEqual(["audit-point-unknown"]);
    });

    it("the record follows the checklist: no findings while a point is open, none left out, no end while one acts", async () => {
      expect(codes(await file())).toEqual(["audit-points-open"]);
      expect(await waiting(evaluator)).toEqual([`self-audit:${audit}:judge`]);
      value(await judge(evaluator, await pointOf("10.2"), "not-seen"));
      // What hangs on 5.2 is the evaluator's: with the link taken off, the point is free to be judged.
      const linked = (await line("5.2", { standards: "iso9001" }))?.links.find(({ title }) => title === "叉车伤人");
      const off = { ...organisation, clause: "5.2", link: linked?.id ?? "" };
      value(await manager.call(selfAudit.unlinkClause, { params: off, body: { reason: "换人" } }));
      value(await judge(evaluator, "iso9001-5.2", "conforms"));
      const findings = [{ clause: "9.2", verdict: "conform", evidence: "看过" }];
      expect(codes(await step(audit, "audit", { heldOn: "2026-11-23", findings }))).toEqual(["audit-finding-left-out"]);
      const acted = (await checklist()).points.flatMap(({ judged }) => judged?.action?.id ?? []);
      const softened = acted.map((action) => ({ clause: "x", verdict: "conform", evidence: "看过", action }));
      expect(codes(await step(audit, "audit", { heldOn: "2026-11-23", findings: softened }))).toEqual([
        "audit-finding-left-out",
      ]);
      value(await file());
      const amend = (values: object) =>
        manager.call(records.amend, {
          params: { ...organisation, record: audit },
          body: { reason: "改发现", values: values as never },
        });
      expect(codes(await amend({ findings }))).toEqual(["audit-finding-left-out"]);
      expect(codes(await amend({ findings: softened }))).toEqual(["audit-finding-left-out"]);
      value(await amend({ heldOn: "2026-11-22" }));
      expect((await checklist()).isOpen).toBe(false);
      expect(codes(await judge(evaluator, "iso9001-9.2", "minor"))).toEqual(["audit-over"]);
      value(await step(audit, "report", { reportedOn: "2026-11-23", conclusion: "总体有效" }));
      const params = { ...organisation, record: audit };
      const closing = await evaluator.call(records.judge, { params, body: { step: "close", values: {} } });
      expect(codes(closing)).toContain("audit-actions-open");
    });

    it("is nobody's but the organisation's", async () => {
      const params = { organisation: demoBody, record: audit };
      expect(codes(await manager.call(selfAudit.checklist, { params }))).toEqual(["not-found"]);
      const review = { ...organisation, record: audit };
      // An audit is no management review.
      expect(codes(await manager.call(selfAudit.review, { params: review }))).toEqual(["not-found"]);
    });
  });

  it("all of it is in the journal, which holds", async () => {
    expect((await verifyStore(test.server.services.store)).first).toBeNull();
  });
});
