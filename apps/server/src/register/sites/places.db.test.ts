import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyStore } from "../../store/index.ts";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";

const { records, sites, scopeActivities, inbox } = routes;
const params = { organisation: demoCompany };
const byText = (left: string, right: string): number => left.localeCompare(right);
type Values = (typeof records.begin)["body"]["_zod"]["input"]["values"];

// The test server's legal today is 2026-11-23. 陈静 manages; 周明 may read and judge, and writes nothing.
describe.each(engineKinds)("what is done at a site, and who serves it, by HTTP on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let evaluator: Client;
  const at = { wuhan: "", jiaxing: "" };
  const facts = { address: "", region: "420100", relation: "own" as const, people: 40, scenes: [] };
  const openSite = async (name: string, answers: string) =>
    value(await manager.call(sites.open, { params, body: { ...facts, name, answers } })).id;
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
    evaluator = await test.as("evaluator");
    at.wuhan = await openSite("武汉园", "安全主管 周明");
    at.jiaxing = await openSite("嘉兴园", "周明远");
  });
  afterAll(() => test.close());

  const enter = (book: string, values: Values) =>
    manager.call(records.begin, { params: { ...params, kind: book }, body: { values } });
  const activity = (title: string, where: Values) =>
    enter("activity", { title, sort: "activity", since: "2026-09-01", ...where });
  const listed = async (name: string) => {
    const all = value(await manager.call(sites.list, { params, query: {} })).sites;
    return all.find((site) => site.name === name);
  };
  const titles = (books: { readonly first: readonly { readonly title: string }[] } | undefined) =>
    books?.first.map(({ title }) => title);
  const waits = async (who: Client) =>
    value(await who.call(inbox.list, { params }))
      .items.filter(({ href }) => href.startsWith("/records/contractor/"))
      .map(({ subject, act, due }) => ({ subject, act: act.en, due }));

  it("an activity is at the site that was chosen, or at the one whose name was written, and elsewhere otherwise", async () => {
    expect(codes(await activity("无处", {}))).toEqual(["record-refused"]);
    expect(codes(await activity("别处", { site: demoCompany }))).toEqual(["record-link-gone"]);
    expect(codes(await activity("乱写", { site: "武汉园" }))).toEqual(["field-wrong"]);
    const { id } = value(await activity("托育", { site: at.wuhan, place: "二楼" }));
    value(await activity("供餐", { place: "嘉兴 园" }));
    value(await activity("夏令营", { place: "三园" }));
    const shown = value(await manager.call(records.show, { params: { ...params, record: id }, query: {} }));
    expect(shown.links[at.wuhan]).toEqual({ to: "site", title: "武汉园", state: "open", gone: false });
    const list = async (query: { readonly site?: string; readonly on?: string }) =>
      value(await manager.call(scopeActivities.list, { params, query })).outside.map(
        ({ place, site }): readonly [string, string | null] => [place, site?.id ?? null],
      );
    expect(new Map(await list({}))).toEqual(
      new Map([
        ["武汉园 · 二楼", at.wuhan],
        ["嘉兴园", at.jiaxing],
        ["三园", null],
      ]),
    );
    expect(await list({ site: at.jiaxing })).toEqual([["嘉兴园", at.jiaxing]]);
    const strange = await manager.call(scopeActivities.list, { params, query: { site: demoCompany } });
    expect(codes(strange)).toEqual(["site-unknown"]);
    expect(titles((await listed("武汉园"))?.activities)).toEqual(["托育"]);
    // What was written before there were sites to choose takes one later.
    const body = { reason: "选场所", values: { site: at.jiaxing, place: null } };
    value(await manager.call(records.amend, { params: { ...params, record: id }, body }));
    expect(titles((await listed("武汉园"))?.activities)).toEqual([]);
    expect(titles((await listed("嘉兴园"))?.activities)).toEqual(["供餐", "托育"]);
    const stop = { step: "stop", values: { stoppedOn: "2026-11-23", stoppedWhy: "不再招生" } };
    value(await manager.call(records.step, { params: { ...params, record: id }, body: stop }));
    expect((await listed("嘉兴园"))?.activities).toMatchObject({ count: 1, first: [{ title: "供餐" }] });
  });

  it("one passport warns who answers for each site it serves, chosen or written, and nobody else's", async () => {
    const papers = { licence: "许可", licenceUntil: "2027-12-31", agreementUntil: "2027-12-31" };
    const contractor = async (title: string, buildings: Values[string]) => {
      const given = { title, work: "维保", buildings, ...papers, insuranceUntil: "2026-12-10" };
      return enter("contractor", given);
    };
    expect(codes(await contractor("无处维保", [{ contact: "李工" }]))).toEqual(["record-refused"]);
    value(
      await contractor("甲维保", [
        { site: at.wuhan, building: "一号楼", contact: "李工" },
        { site: at.jiaxing, contact: "李工" },
        { building: "三号楼", contact: "李工" },
      ]),
    );
    value(await contractor("乙维保", [{ building: "武汉 园", contact: "王工" }]));
    const renew = "Renew papers";
    const subjects = async (who: Client, asked: string) =>
      (await waits(who)).filter(({ act, due }) => act === asked && due === "2026-12-10").map(({ subject }) => subject);
    const all = ["三号楼 · 甲维保", "嘉兴园 · 甲维保", "武汉园 · 一号楼 · 甲维保", "武汉园 · 乙维保"];
    expect((await subjects(manager, renew)).toSorted(byText)).toEqual(all.toSorted(byText));
    // 周明 answers for one of the two sites, and may not renew: 周明远 is somebody else.
    const seeTo = () => subjects(evaluator, `See to it: ${renew}`);
    const theirs = all.filter((subject) => subject.startsWith("武汉园"));
    expect((await seeTo()).toSorted(byText)).toEqual(theirs.toSorted(byText));
    expect(titles((await listed("武汉园"))?.contractors)).toEqual(["甲维保", "乙维保"]);
    expect(titles((await listed("嘉兴园"))?.contractors)).toEqual(["甲维保"]);
    const closure = { on: "2026-11-23", reason: "租约到期" };
    value(await manager.call(sites.close, { params: { ...params, site: at.wuhan }, body: closure }));
    expect(await seeTo()).toEqual([]);
  });

  it("another organisation's site is no site here, and the journal folds to the same", async () => {
    const foreign = { params: { organisation: demoBody }, body: { ...facts, name: "机构总部", answers: "" } };
    const { id } = value(await test.operator.call(sites.open, foreign));
    expect(codes(await activity("别家", { site: id }))).toEqual(["record-link-gone"]);
    expect((await verifyStore(test.server.services.store)).first).toBeNull();
  });
});
