import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";
import { evidenceDesk } from "./test-evidence.ts";

const { evidence, evaluation, inbox, isms, readiness, register, selfAudit } = routes;
const organisation = { organisation: demoCompany };

describe.each(engineKinds)("evidence that speaks against a row, by HTTP on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let evaluator: Client;
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
    evaluator = await test.as("evaluator");
  });
  afterAll(() => test.close());
  const { send, show, showRow, link, plannedRow } = evidenceDesk(() => manager);

  const judge = (risk: string, cited: readonly string[], on = "2026-11-23") =>
    evaluator.call(register.evaluate, {
      params: { ...organisation, risk },
      body: { outcome: "fulfilled", finding: "看过", evidence: [...cited], on },
    });
  const contradict = (item: string, risk: string, why: string) =>
    manager.call(evidence.link, {
      params: { ...organisation, evidence: item },
      body: { rows: [{ risk }], bearing: "contradicts", why },
    });
  /** What every place that counts rows says of the one row: they all ask the same derivation. */
  const everywhere = async () => {
    const query = {};
    const params = organisation;
    const standing = value(await manager.call(evaluation.states, { params, query }));
    const board = value(await manager.call(evaluation.dashboard, { params, query }));
    const ready = value(await manager.call(readiness.show, { params, query }));
    const hangs = value(await manager.call(evaluation.health, { params, query: { kind: "contradiction-unanswered" } }));
    const waits = value(await evaluator.call(inbox.list, { params })).items;
    const asked = { standards: "iso45001,iso27001" };
    const { clauses } = value(await manager.call(selfAudit.clauses, { params, query: asked }));
    const clause = (key: string) => clauses.find((one) => one.key === key);
    const rows = clause("6.1")?.parts.find(({ part }) => part === "rows");
    const rehearsed = value(await manager.call(selfAudit.rehearsal, { params, query: { scheme: "cn-ohsms" } }));
    const looks = new Map(rehearsed.points.flatMap((point) => point.looks.map((look) => [look.look, look.state])));
    return {
      standing: [standing.states, standing.compliant],
      board: board.states,
      gaps: ready.gaps,
      hangs: hangs.flaws.map(({ text }) => text),
      waits: waits.flatMap(({ act, why }) => (act.zh.includes("反证") ? [why.zh] : [])),
      // How many rows are proven, the row linked to a clause, the control that says it treats the row.
      clauses: [rows?.proven, clause("5.2")?.state, clause("iso27001-A.7.12")?.state],
      evaluated: looks.get("evaluations"),
    };
  };
  const report = () =>
    manager.call(evaluation.makeReport, { params: organisation, body: { title: "年度评价", says: "compliant" } });

  it("keeps it from being met on every surface until an evaluator answers, and taken off it is to be judged again", async () => {
    const { risk } = await plannedRow("电梯困人");
    const proof = value(await send("检验合格", "检验报告.txt", { takenOn: "2026-11-20" })).id;
    value(await link(proof, [{ risk }]));
    const [first = ""] = (await showRow(risk)).evidence.map(({ id }) => id);
    value(await judge(risk, [first]));
    expect((await showRow(risk)).state).toBe("compliant");
    value(await report());
    const to = { ...organisation, clause: "5.2" };
    value(await manager.call(selfAudit.linkClause, { params: to, body: { to: "risk", target: risk } }));
    const control = { control: "A.7.12", applicable: true, status: "in-place" as const, risks: [risk] };
    const edition = { ...organisation, edition: "2022" as const };
    value(await manager.call(isms.setSoa, { params: edition, body: { lines: [control] } }));
    const proven = { clauses: [1, "evidenced", "evidenced"], evaluated: "shown" };
    expect(await everywhere()).toMatchObject(proven);

    test.moveTo("2026-11-24T04:00:00Z");
    const photo = value(await send("断丝", "断丝照片.txt", { takenOn: "2026-11-24" })).id;
    expect(value(await contradict(photo, risk, "")).refused.map(({ code }) => code)).toEqual([
      "contradiction-without-reason",
    ]);
    value(await contradict(photo, risk, "钢丝绳断丝"));
    const row = await showRow(risk);
    const found = row.evidence.find(({ bearing }) => bearing === "contradicts");
    expect(found).toMatchObject({ name: "断丝照片.txt", why: "钢丝绳断丝", unanswered: true, by: { name: "陈静" } });
    const second = found?.id ?? "";
    expect(row.state).toBe("contradicted");
    expect(await everywhere()).toEqual({
      standing: [{ contradicted: 1 }, false],
      board: { contradicted: 1 },
      gaps: { contradicted: 1 },
      hangs: ["断丝照片.txt 2026-11-24"],
      waits: ["反证没有答复：断丝照片.txt"],
      clauses: [0, "answered", "answered"],
      evaluated: "gap",
    });
    expect(codes(await report())).toEqual(["rows-not-compliant"]);
    expect(codes(await judge(risk, [first], "2026-11-24"))).toEqual(["contradiction-unanswered"]);
    value(await judge(risk, [first, second], "2026-11-24"));
    expect(await everywhere()).toEqual({
      standing: [{ compliant: 1 }, true],
      board: { compliant: 1 },
      gaps: {},
      hangs: [],
      waits: [],
      ...proven,
    });
    value(await report());

    // Another one, which its owner does not like: it goes with a reason, and what was on its day stays to be seen.
    test.moveTo("2026-11-25T04:00:00Z");
    const other = value(await send("轿厢停在两层之间", "困人记录.txt", { takenOn: "2026-11-25" })).id;
    value(await contradict(other, risk, "今天又困人"));
    const third = (await show(other)).links[0];
    expect(third).toMatchObject({ risk, bearing: "contradicts", why: "今天又困人" });
    test.moveTo("2026-11-26T04:00:00Z");
    const params = { ...organisation, evidence: other, link: third?.id ?? "" };
    expect(codes(await manager.call(evidence.unlink, { params, body: { risk, reason: "" } }))).toEqual([
      "body-invalid",
    ]);
    value(await manager.call(evidence.unlink, { params, body: { risk, reason: "不好看" } }));
    // Judged anew, the row is judged over all that still speaks against it.
    expect(codes(await judge(risk, [first], "2026-11-26"))).toEqual(["contradiction-unanswered"]);
    value(await judge(risk, [first, second], "2026-11-26"));
    expect((await showRow(risk)).state).toBe("compliant");
    const then = { params: { ...organisation, risk }, query: { on: "2026-11-25" } };
    expect(value(await manager.call(evaluation.stateOf, then))).toMatchObject({
      state: "contradicted",
      against: [{ name: "困人记录.txt", why: "今天又困人" }],
    });
    expect(
      value(await manager.call(evaluation.states, { params: organisation, query: { on: "2026-11-25" } })).states,
    ).toEqual({ contradicted: 1 });
    expect((await show(other)).links[0]?.unlinked).toEqual({ reason: "不好看", on: "2026-11-26" });

    // The same from the row itself, in one step with the file.
    const bytes = new TextEncoder().encode("第三次");
    const attach = (why?: string) =>
      manager.call(register.attachEvidence, {
        params: { ...organisation, risk },
        query: { name: "第三次.txt", on: "2026-11-26", bearing: "contradicts", ...(why === undefined ? {} : { why }) },
        bytes,
      });
    expect(codes(await attach())).toEqual(["contradiction-without-reason"]);
    value(await attach("还没修好"));
    expect((await showRow(risk)).state).toBe("contradicted");
  });

  it("is not asked to be renewed when it runs out", async () => {
    const { risk } = await plannedRow("吊车");
    const about = { takenOn: "2026-11-26", validUntil: "2026-12-10" };
    const warned = async (item: string) =>
      value(await manager.call(inbox.list, { params: organisation })).items.some(
        ({ key }) => key === `evidence:${item}:renew`,
      );
    const proof = value(await send("吊车证", "吊车证.txt", about)).id;
    value(await link(proof, [{ risk }]));
    const notice = value(await send("停用通知，到期自动解除", "停用通知.txt", about)).id;
    value(await contradict(notice, risk, "停用中"));
    expect([await warned(proof), await warned(notice)]).toEqual([true, false]);
  });
});
