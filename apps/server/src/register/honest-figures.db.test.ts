import { type CallInput, type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

const { register, registerChanges, evaluation, evidence, assessment, foresightIssues, records, operations } = routes;
const organisation = { organisation: demoCompany };
const law = {
  family: "cn-special-equipment-safety-law",
  version: "2013-06-29",
  article: "第四十条",
  quote: "定期检验",
};
type Criteria = CallInput<typeof assessment.adoptCriteria>["body"]["criteria"];
const all = <Value>(value: Value) => ({ major: value, considerable: value, general: value, low: value });
const criteria: Criteria = {
  threshold: { score: 70, at: "not-acceptable" },
  bounds: { major: 320, considerable: 160, general: 70, low: 0 },
  words: all(""),
  ties: "consequence-first",
  review: all(1),
  control: all({ level: "post", every: { times: 1, per: "day" } }),
  performing: "每年一次",
};
const inputs = {
  hazard: "轿厢停在层间",
  event: "乘客被困",
  harm: "受伤",
  factors: ["machine" as const],
  answerable: "设备部",
  ratings: { likelihood: "l05", exposure: "e6", consequence: "c1" },
};

describe.each(engineKinds)("figures that cannot say more than is known, by HTTP on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let evaluator: Client;
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
    evaluator = await test.as("evaluator");
    test.moveTo("2026-11-23T04:00:00Z");
  });
  afterAll(() => test.close());

  const show = async (risk: string, on?: string) => {
    const query = on === undefined ? {} : { on };
    return value(await manager.call(register.show, { params: { ...organisation, risk }, query }));
  };
  const identify = async (title: string, owner = "设备部"): Promise<string> =>
    value(
      await manager.call(register.identify, { params: organisation, body: { title, harm: "", owner, area: "lift" } }),
    ).id;
  const planned = async (title: string): Promise<string> => {
    const risk = await identify(title);
    const params = { ...organisation, risk };
    value(await manager.call(register.addDocument, { params, body: { title: "特种设备安全法", printedDate: "" } }));
    const line = (await show(risk)).lines[0]?.id ?? "";
    value(await manager.call(register.extractClause, { params, body: { line, ...law } }));
    const frequency = { times: 1, per: "year" } as const;
    value(await manager.call(register.setObjective, { params, body: { text: "每年检测 1 次", frequency } }));
    const objective = (await show(risk)).objectives[0]?.id ?? "";
    const how = { who: "设备部", what: "检测", when: "四月", where: "1 号楼", why: "法定", how: "办法" };
    value(await manager.call(register.setControl, { params, body: { objective, ...how, documents: [] } }));
    value(
      await manager.call(register.setMonitoring, {
        params,
        body: { objective, what: "报告", who: "设备部", frequency },
      }),
    );
    return risk;
  };
  const attach = async (risk: string, text: string, on = "2026-04-10") => {
    const bytes = new TextEncoder().encode(text);
    const params = { ...organisation, risk };
    value(await manager.call(register.attachEvidence, { params, query: { name: `${text}.txt`, on }, bytes }));
    const link = (await show(risk)).evidence.at(-1);
    return { link: link?.id ?? "", item: link?.item ?? "" };
  };
  const correct = async (item: string, validUntil: string | null) => {
    const about = { takenOn: "2026-04-10", place: "", validFrom: null, validUntil, record: null, note: "" };
    value(await manager.call(evidence.correct, { params: { ...organisation, evidence: item }, body: about }));
  };
  const judge = (risk: string, cited: readonly string[], on = "2026-11-20") =>
    evaluator.call(register.evaluate, {
      params: { ...organisation, risk },
      body: { outcome: "fulfilled", finding: "证据齐全", evidence: [...cited], on },
    });
  const withdraw = async (risk: string) => {
    const { version } = await show(risk);
    const changes = [{ kind: "remove" as const, risk, seen: version, reason: "设备拆了" }];
    value(await manager.call(registerChanges.apply, { params: organisation, body: { changes, plan: null } }));
  };
  const listed = async (state: "compliant" | "to-evaluate" | "operating", on: string) =>
    value(await manager.call(register.list, { params: organisation, query: { state, on } })).items.map(({ id }) => id);
  const standing = async (on: string) =>
    value(await manager.call(evaluation.states, { params: organisation, query: { on } }));

  it("a lapsed row is not renewed by another file, on any surface, and a report shows that time has moved it", async () => {
    const risk = await planned("电梯困人");
    const cited = await attach(risk, "检验合格证");
    await correct(cited.item, "2026-12-31");
    await expect.poll(async () => (await show(risk)).evidence[0]?.validUntil).toBe("2026-12-31");
    value(await judge(risk, [cited.link]));
    await attach(risk, "无关的照片");
    const { id: report } = value(
      await manager.call(evaluation.makeReport, { params: organisation, body: { title: "年度评价" } }),
    );
    const params = { ...organisation, report };
    const read = async () => value(await manager.call(evaluation.report, { params }));
    expect((await read()).moved).toEqual([]);
    const issue = value(
      await manager.call(foresightIssues.raiseIssue, {
        params: organisation,
        body: { side: "external", title: "年检" },
      }),
    ).id;
    value(await manager.call(foresightIssues.linkRisk, { params: { ...organisation, issue }, body: { risk } }));
    const event = {
      title: "三层电梯困人",
      happenedOn: "2026-11-20",
      reportedOn: "2026-11-20",
      place: "一号楼",
      outcome: "near-miss",
      what: "停梯",
      risk,
    };
    const record = value(
      await manager.call(records.begin, { params: { ...organisation, kind: "incident" }, body: { values: event } }),
    ).id;
    /** Wherever the row is only mentioned, its state is one of the day as well. */
    const mentioned = async () => {
      const issues = value(await manager.call(foresightIssues.issues, { params: organisation, query: {} })).items;
      const { links } = value(await manager.call(records.show, { params: { ...organisation, record }, query: {} }));
      const graph = value(await manager.call(evaluation.graph, { params: { ...organisation, risk } }));
      return [issues.find(({ id }) => id === issue)?.risks[0]?.state, links[risk]?.state, graph.state];
    };
    expect(await mentioned()).toEqual(["compliant", "compliant", "compliant"]);
    const on = "2027-01-01";
    expect([(await show(risk, "2026-12-31")).state, (await show(risk, on)).state]).toEqual([
      "compliant",
      "to-evaluate",
    ]);
    expect([await listed("compliant", "2026-12-31"), await listed("compliant", on)]).toEqual([[risk], []]);
    expect(await listed("to-evaluate", on)).toEqual([risk]);
    test.moveTo("2027-01-01T04:00:00Z");
    expect((await standing(on)).states).toEqual({ "to-evaluate": 1 });
    expect(await mentioned()).toEqual(["to-evaluate", "to-evaluate", "to-evaluate"]);
    expect((await read()).moved).toMatchObject([
      { risk, before: { state: "compliant" }, now: { state: "to-evaluate" } },
    ]);
    const gone = await identify("要走的行");
    await withdraw(gone);
    expect((await read()).moved.map((one) => one.risk)).toEqual([risk]);

    // Signed is what was read: without its version not at all, and not with what somebody has declared since.
    const { digest, version } = await read();
    const sign = (expected?: number) =>
      evaluator.call(evaluation.signReport, {
        params,
        body: { role: "总监", digest, ...(expected === undefined ? {} : { expected }) },
      });
    expect(codes(await sign())).toEqual(["seen-version-missing"]);
    const said = { risk, says: "compliant", reason: "会议认为合规" } as const;
    value(await evaluator.call(evaluation.declareInReport, { params, body: said }));
    expect(codes(await sign(version))).toEqual(["version-conflict"]);
    value(await sign((await read()).version));
    await withdraw(risk);
    expect((await read()).moved).toMatchObject([{ risk, now: { state: "withdrawn" } }]);
    test.moveTo("2026-11-23T04:00:00Z");
  });

  it("[OH-19] nobody judges a row that they answer for", async () => {
    const risk = await planned("锅炉");
    const { link } = await attach(risk, "锅炉检验报告");
    const params = { ...organisation, risk };
    value(await manager.call(register.assign, { params, body: { owner: "周明", area: "lift" } }));
    expect(codes(await judge(risk, [link]))).toEqual(["evaluated-by-owner"]);
    value(await manager.call(register.assign, { params, body: { owner: "设备部", area: "lift" } }));
    value(await judge(risk, [link]));
    // Judged for lifts: for canteens nobody has shown to be competent.
    value(await manager.call(register.assign, { params, body: { owner: "设备部", area: "canteen" } }));
    expect((await show(risk)).state).toBe("to-evaluate");
    await withdraw(risk);
  });

  it("compliant on the day of the accident: by what was known then, and what came later stands beside it", async () => {
    const risk = await planned("叉车");
    const early = await attach(risk, "叉车检验", "2026-11-01");
    value(await judge(risk, [early.link], "2026-11-02"));
    const accident = { on: "2026-11-10", knownAt: "2026-11-23T04:00:00.000Z" };
    test.moveTo("2026-11-25T04:00:00Z");
    const ask = async () =>
      value(await manager.call(evaluation.stateOf, { params: { ...organisation, risk }, query: accident }));
    const late = await attach(risk, "补来的记录", "2026-11-05");
    // The plan is of the 23rd: on the 10th nothing was entered that speaks of that day but evidence and judgement.
    expect(await ask()).toMatchObject({
      later: [{ type: "EvidenceLinked", what: "补来的记录.txt", occurredOn: "2026-11-05" }],
    });
    const then = async (on: string) =>
      value(
        await manager.call(evaluation.stateOf, {
          params: { ...organisation, risk },
          query: { on, knownAt: "2026-11-23T15:59:59.999Z" },
        }),
      );
    expect((await then("2026-11-23")).state).toBe("compliant");
    value(
      await manager.call(evidence.unlink, {
        params: { ...organisation, evidence: early.item, link: early.link },
        body: { risk, reason: "不是这台" },
      }),
    );
    expect(await then("2026-11-23")).toMatchObject({ state: "compliant" });
    expect((await show(risk)).state).toBe("to-evaluate");
    value(await judge(risk, [late.link], "2026-11-25"));
    expect((await show(risk)).state).toBe("compliant");
    await withdraw(risk);
    test.moveTo("2026-11-23T04:00:00Z");
  });

  it("a withdrawn row is out of assessments, evidence figures and threads, and nothing new begins from it", async () => {
    const risk = await planned("老电梯");
    const { item } = await attach(risk, "老电梯检验");
    const other = await attach(risk, "另一台的检验");
    const set = value(
      await manager.call(assessment.adoptCriteria, {
        params: organisation,
        body: { method: "lec@house-2026-1", title: "职业健康安全", criteria },
      }),
    ).id;
    const begin = () =>
      manager.call(assessment.start, { params: organisation, body: { risk, set, inputs, treatment: null } });
    const { id: open } = value(await begin());
    const { id: done } = value(await begin());
    value(await manager.call(assessment.finish, { params: { ...organisation, assessment: done }, body: {} }));
    const issue = value(
      await manager.call(foresightIssues.raiseIssue, {
        params: organisation,
        body: { side: "external", title: "换新" },
      }),
    ).id;
    const thread = { params: { ...organisation, issue }, body: { risk } };
    const document = { title: "细则", origin: "internal", type: "procedure", issue: "A", where: "机房" };
    const keep = async (copy: string) =>
      value(
        await manager.call(records.begin, {
          params: { ...organisation, kind: "document" },
          body: { values: { ...document, copy } },
        }),
      ).id;
    const kept = { item: await keep(item), link: await keep(other.link) };
    const gone = async (record: string, to: string) =>
      value(await manager.call(records.show, { params: { ...organisation, record }, query: {} })).links[to]?.gone;
    expect([await gone(kept.item, item), await gone(kept.link, other.link)]).toEqual([false, false]);
    const unlinking = {
      params: { ...organisation, evidence: other.item, link: other.link },
      body: { risk, reason: "挂错行" },
    };
    value(await manager.call(evidence.unlink, unlinking));
    expect([await gone(kept.item, item), await gone(kept.link, other.link)]).toEqual([false, true]);

    const seen = async () => {
      const at = { params: { ...organisation, set } };
      const list = value(await manager.call(assessment.list, { params: organisation, query: {} }));
      const cells = value(await manager.call(assessment.matrix, at)).cells;
      const controls = value(await manager.call(assessment.controls, at)).controls;
      const waits = value(await manager.call(routes.inbox.list, { params: organisation })).items;
      const files = value(
        await manager.call(evidence.list, { params: organisation, query: { search: "老电梯" } }),
      ).items;
      const file = value(await manager.call(evidence.show, { params: { ...organisation, evidence: item }, query: {} }));
      return {
        list: list.total,
        cells: cells.length > 0,
        controls: controls.length,
        waits: waits.some(({ href }) => href === `/register/assessments/${open}`),
        files: files.map(({ rows }) => rows),
        file: file.rows,
      };
    };
    expect(await seen()).toEqual({ list: 2, cells: true, controls: 1, waits: true, files: [1], file: 1 });
    await withdraw(risk);
    expect(await seen()).toEqual({ list: 0, cells: false, controls: 0, waits: false, files: [0], file: 0 });
    expect(codes(await begin())).toEqual(["risk-withdrawn"]);
    const ofOpen = { ...organisation, assessment: open };
    expect(codes(await manager.call(assessment.save, { params: ofOpen, body: { inputs, treatment: null } }))).toEqual([
      "risk-withdrawn",
    ]);
    const accepting = { outcome: "accepted" as const, reason: "看过" };
    expect(codes(await evaluator.call(assessment.accept, { params: ofOpen, body: accepting }))).toEqual([
      "risk-withdrawn",
    ]);
    expect(codes(await manager.call(foresightIssues.linkRisk, thread))).toEqual(["risk-not-identified"]);
    await test.server.services.store.maintenance((tx) =>
      tx.query("update register_evidence set is_destroyed = true where id = $1", [item]),
    );
    expect(await gone(kept.item, item)).toBe(true);
    await test.server.services.store.maintenance((tx) =>
      tx.query("update register_evidence set is_destroyed = false where id = $1", [item]),
    );
    expect(value(await test.operator.call(operations.verify, {}))).toMatchObject({ ok: true, first: null });
  });
});
