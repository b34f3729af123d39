import { createHash } from "node:crypto";
import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyStore } from "../../store/index.ts";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";
import { evidenceDesk, sha } from "../evidence/test-evidence.ts";

const { labels, records, register, inbox } = routes;
const organisation = { organisation: demoCompany };
type Choice = Omit<(typeof labels.preview)["body"]["_zod"]["input"], "scene"> & { readonly scene?: string };

const lift = {
  title: "3 号电梯",
  number: "DT-03",
  sort: "special",
  place: "一号楼",
  keeper: "何师傅",
  maintainOn: "2026-11-20",
  inspectOn: "2027-06-30",
};
const report = new TextEncoder().encode("困人演练记录 2026-06-01");

describe.each(engineKinds)("a label on a lift, by HTTP on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let thing: string;
  let risk: string;
  let objective: string;
  const begin = async (values: object) =>
    value(
      await manager.call(records.begin, {
        params: { ...organisation, kind: "equipment" },
        body: { values: values as never },
      }),
    ).id;
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
    risk = value(
      await manager.call(register.identify, {
        params: organisation,
        body: { title: "电梯困人", harm: "", owner: "设备部", area: "lift" },
      }),
    ).id;
    const at = { ...organisation, risk };
    const body = { id: null, text: "每年困人演练 1 次", frequency: { times: 1, per: "year" as const } };
    value(await manager.call(register.setObjective, { params: at, body }));
    objective = value(await manager.call(register.show, { params: at, query: {} })).objectives[0]?.id ?? "";
    const query = { name: "drill.txt", on: "2026-06-01", objective };
    value(await manager.call(register.attachEvidence, { params: at, query, bytes: report }));
    thing = await begin({ ...lift, risk });
  });
  afterAll(() => test.close());

  const at = (id = thing) => ({ ...organisation, thing: id });
  const duties = () => [
    { obligation: "LF-009", proof: { kind: "step" as const, step: "maintain" } },
    { obligation: "LF-001", proof: { kind: "objective" as const, risk, objective } },
    { obligation: "LF-010", proof: null },
  ];
  const preview = async (choice: Choice = {}, id = thing) =>
    manager.call(labels.preview, { params: at(id), body: { scene: "lift", ...choice } });
  const issue = async (choice: Choice = {}, seen?: string) => {
    const shown = seen ?? value(await preview(choice)).seen;
    return manager.call(labels.issue, { params: at(), body: { scene: "lift", ...choice, seen: shown } });
  };
  const scan = async (code: string, language = "zh") => {
    const answer = await test.send(`/things/${code}?lang=${language}`);
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };

  it("offers the duties of the scene of its row at the place, and where each could be proved", async () => {
    const found = value(await manager.call(labels.choices, { params: at(), query: { region: "330100" } }));
    expect(found.scene).toBe("lift");
    const offered = found.duties.map(({ obligation }) => obligation);
    // LF-003 is Hangzhou's own.
    expect(offered).toEqual(expect.arrayContaining(["LF-001", "LF-003", "LF-009"]));
    const elsewhere = value(await manager.call(labels.choices, { params: at(), query: { region: "310000" } }));
    expect(elsewhere.duties.map(({ obligation }) => obligation)).not.toContain("LF-003");
    expect(found.duties.find(({ obligation }) => obligation === "LF-009")?.frequency).toBe("≤P15D");
    expect(found.proofs.map(({ proof }) => proof)).toEqual([
      { kind: "step", step: "maintain" },
      { kind: "step", step: "inspect" },
      { kind: "objective", risk, objective },
    ]);
  });

  it("makes public exactly what was ticked and previewed: no name of a person, no file", async () => {
    const choice: Choice = { shows: ["number", "state"], duties: duties() };
    const { view } = value(await preview(choice));
    expect(view).toMatchObject({ title: "3 号电梯", number: "DT-03", place: null, organisation: null });
    const { code, address } = value(await issue(choice));
    expect(address).toBe(`http://127.0.0.1/things/${code}`);
    const { status, text, headers } = await scan(code);
    expect(status).toBe(200);
    expect(text).toContain("3 号电梯");
    expect(text).toContain("DT-03");
    expect(text).toContain("在用");
    for (const hidden of ["一号楼", "何师傅", "陈静", "drill.txt", "困人演练记录", risk, objective])
      expect(text).not.toContain(hidden);
    // Maintenance was due on 20 November, and it is the 23rd: said in words and by a sign.
    expect(text).toContain("◆</span> 已过期");
    // Nothing is linked to LF-010.
    expect(text).toContain("■</span> 没有记录");
    expect(text).toContain("2026-06-01");
    expect(text).toContain(createHash("sha256").update(report).digest("hex"));
    expect(text).toContain("2027-06-01");
    // No login, no way on, nothing that a browser inside a messenger would stumble over; small.
    expect(headers.get("location")).toBeNull();
    expect(headers.get("content-disposition")).toBeNull();
    expect(text).not.toContain("<script");
    expect(Buffer.byteLength(text)).toBeLessThan(14_000);
    expect(Number(/max-age=(\d+)/.exec(headers.get("cache-control") ?? "")?.[1])).toBeLessThanOrEqual(10);
    expect((await scan(code, "en")).text).toContain("◆</span> overdue");
    // What the record's own term asks for stands in the inbox once, and not for its label again.
    const { items } = value(await manager.call(inbox.list, { params: organisation }));
    expect(items.filter(({ key }) => key.startsWith(`register:${thing}`)).map(({ key }) => key)).toEqual([
      `register:${thing}:maintain`,
    ]);
  });

  it("follows the record: maintained, the duty is in time", async () => {
    const { code } = value(await issue({ duties: duties() }));
    const sheet = new TextEncoder().encode("维保单 2026-11-22");
    const { id: proof } = value(await evidenceDesk(() => manager).send(sheet, "sheet.txt"));
    const values = { maintainedOn: "2026-11-22", maintained: "按项目表", maintainOn: "2026-12-06", proof };
    const body = { step: "maintain", values };
    value(await manager.call(records.step, { params: { ...organisation, record: thing }, body }));
    const { text } = await scan(code);
    expect(text).toContain("●</span> 按期");
    expect(text).toContain("2026-11-22");
    expect(text).toContain("2026-12-06");
    for (const hidden of ["按项目表", "sheet.txt", proof]) expect(text).not.toContain(hidden);
    // The file of the last step is told by its digest; once it is destroyed, it proves nothing.
    expect(text).toContain(sha(sheet));
    const destroyed = (is: boolean) =>
      test.server.services.store.maintenance((tx) =>
        tx.query("update register_evidence set is_destroyed = $2 where id = $1", [proof, is]),
      );
    await destroyed(true);
    expect((await scan(code)).text).not.toContain(sha(sheet));
    await destroyed(false);
  });

  it("is not issued when what would be public is not what was seen", async () => {
    const seen = value(await preview({ shows: [] })).seen;
    expect(codes(await issue({ shows: ["place"] }, seen))).toEqual(["label-not-previewed"]);
    expect(codes(await issue({}, "0".repeat(64)))).toEqual(["label-not-previewed"]);
  });

  it("falls silent when it is replaced or withdrawn, and nobody finds a code that is none", async () => {
    const first = value(await issue({ shows: ["place"] })).code;
    const second = value(await issue({ shows: ["place"] })).code;
    const old = await scan(first);
    expect([old.status, (await scan(second)).status]).toEqual([410, 200]);
    expect(old.text).toContain("标签已撤回");
    expect(old.text).toContain("请扫设备上的新标签");
    expect(old.text).not.toContain("3 号电梯");
    value(await manager.call(labels.withdraw, { params: at(), body: { reason: "贴错了楼" } }));
    const gone = await scan(second);
    expect(gone.status).toBe(410);
    for (const hidden of ["3 号电梯", "一号楼", "贴错了楼"]) expect(gone.text).not.toContain(hidden);
    expect(codes(await manager.call(labels.withdraw, { params: at(), body: { reason: "再撤" } }))).toEqual([
      "label-none-in-force",
    ]);
    const printed = await manager.download(labels.print, { params: at(), query: {} });
    expect(codes(printed)).toEqual(["label-none-in-force"]);
    const none = ["0".repeat(32), "x", `${second}0`, "%00", first.toUpperCase()];
    const answers = await Promise.all(none.map((code) => scan(code)));
    expect(answers.map(({ status }) => status)).toEqual(none.map(() => 404));
    const { labels: had } = value(await manager.call(labels.show, { params: at() }));
    expect(had.slice(0, 2).map(({ ended }) => ended?.replaced)).toEqual([false, true]);
  });

  it("prints a page with the QR code of the label in force", async () => {
    const { code } = value(await issue({ shows: ["organisation", "number", "place"] }));
    const pdf = value(await manager.download(labels.print, { params: at(), query: {} }));
    expect(Buffer.from(pdf.slice(0, 5)).toString()).toBe("%PDF-");
    const svg = value(await manager.download(labels.print, { params: at(), query: { format: "svg" } }));
    expect(Buffer.from(svg).toString()).toContain("<svg");
    const { things } = value(await manager.call(labels.list, { params: organisation }));
    expect(things).toMatchObject([{ thing, title: "3 号电梯", label: { code } }]);
  });

  it("refuses other organisations, those who may only read, and what is no thing, duty, proof or part", async () => {
    const other = { organisation: demoBody, thing };
    const body = { scene: "lift", seen: "0".repeat(64) };
    expect(codes(await manager.call(labels.issue, { params: other, body }))).toEqual(["not-found"]);
    const planner = await test.as("planner");
    // Even who may do everything at the body finds no thing of the company there.
    expect(codes(await test.operator.call(labels.issue, { params: other, body }))).toEqual(["label-thing-unknown"]);
    expect(codes(await planner.call(labels.issue, { params: at(), body }))).toEqual(["not-found"]);
    expect(codes(await test.anonymous.call(labels.list, { params: organisation }))).toEqual(["not-signed-in"]);
    const evaluator = await test.as("evaluator");
    expect(codes(await evaluator.call(labels.issue, { params: at(), body }))).toEqual(["not-permitted"]);
    expect(codes(await preview({}, risk))).toEqual(["label-thing-unknown"]);
    expect(codes(await preview({ scene: "moon" }))).toEqual(["scene-unknown"]);
    expect(codes(await preview({ duties: [{ obligation: "LF-999", proof: null }] }))).toEqual(["label-duty-unknown"]);
    const foreign = { kind: "objective" as const, risk, objective: thing };
    expect(codes(await preview({ duties: [{ obligation: "LF-001", proof: foreign }] }))).toEqual([
      "label-proof-unknown",
    ]);
    const many = Array.from({ length: 41 }, () => ({ obligation: "LF-001", proof: null }));
    expect(codes(await preview({ duties: many }))).toEqual(["body-invalid"]);
    expect(codes(await preview({ shows: ["keeper" as never] }))).toEqual(["body-invalid"]);
  });

  it("asks the manager for a duty that an objective proves, once it is overdue, and not for what the record asks", async () => {
    const waits = async (who = manager) =>
      value(await who.call(inbox.list, { params: organisation })).items.filter(({ subject }) => subject === lift.title);
    const ofLabel = async (who = manager) => (await waits(who)).filter(({ key }) => key.includes("label"));
    value(await issue({ duties: duties() }));
    expect(await ofLabel()).toEqual([]);
    const params = { ...organisation, risk };
    const attach = (objective: string, on: string) =>
      manager.call(register.attachEvidence, {
        params,
        query: { name: `${on}.txt`, on, objective },
        bytes: new TextEncoder().encode(`困人演练记录 ${on}`),
      });
    const body = { id: null, text: "每月困人演练 1 次", frequency: { times: 1, per: "month" as const } };
    value(await manager.call(register.setObjective, { params, body }));
    const { objectives } = value(await manager.call(register.show, { params, query: {} }));
    const monthly = objectives.find(({ text }) => text === body.text)?.id ?? "";
    const proof = { kind: "objective" as const, risk, objective: monthly };
    value(await attach(monthly, "2026-10-01"));
    value(await issue({ duties: [{ obligation: "LF-001", proof }] }));
    expect(await ofLabel()).toMatchObject([
      { key: `register:${thing}:label-LF-001`, due: "2026-11-01", href: `/register/${risk}` },
    ]);
    expect(await ofLabel(await test.as("evaluator"))).toEqual([]);
    value(await attach(monthly, "2026-11-20"));
    expect(await ofLabel()).toEqual([]);
  });

  it("gives a scrapped thing no label, and its old one says that it is scrapped", async () => {
    const { code } = value(await issue({ shows: ["state"] }));
    const body = { step: "scrap", values: {} };
    value(await manager.call(records.step, { params: { ...organisation, record: thing }, body }));
    expect((await scan(code)).text).toContain("报废");
    expect(codes(await issue({ shows: [] }))).toEqual(["label-thing-ended"]);
    const asked = async () =>
      value(await manager.call(inbox.list, { params: organisation })).items.filter(
        ({ key }) => key === `register:${thing}:withdrawLabel`,
      );
    expect(await asked()).toMatchObject([{ href: "/labels" }]);
    value(await manager.call(labels.withdraw, { params: at(), body: { reason: "报废" } }));
    expect(await asked()).toEqual([]);
    expect((await verifyStore(test.server.services.store)).first).toBeNull();
  });
});
