import { type CallInput, type Client, type OutputOf, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyStore } from "../../store/index.ts";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";

const { register, assessment: r, inbox } = routes;
const organisation = { organisation: demoCompany };
const zhou = "01900000-0000-7000-8000-00000000a002";
const chen = "01900000-0000-7000-8000-00000000a001";

type Criteria = CallInput<typeof r.adoptCriteria>["body"]["criteria"];
type Draft = Omit<CallInput<typeof r.start>["body"], "risk" | "set">;

const all = <Value>(value: Value) => ({ major: value, considerable: value, general: value, low: value });
const criteria = (bounds: Criteria["bounds"], threshold: Criteria["threshold"]): Criteria => ({
  threshold,
  bounds,
  words: { major: "重要", considerable: "", general: "", low: "" },
  ties: "consequence-first",
  review: { major: 3, considerable: 6, general: 12, low: 24 },
  control: {
    ...all({ level: "post" as const, every: { times: 1, per: "day" as const } }),
    major: { level: "company", every: { times: 1, per: "month" } },
  },
  performing: "每年一次，工艺有变时",
});
const lecCriteria = criteria(
  { major: 320, considerable: 160, general: 70, low: 0 },
  { score: 70, at: "not-acceptable" },
);
const ismsCriteria = criteria({ major: 20, considerable: 12, general: 6, low: 0 }, { score: 6, at: "acceptable" });

const hazard = {
  hazard: "轿厢停在层间",
  event: "乘客被困",
  harm: "救援不及时受伤",
  factors: ["machine", "method"],
  answerable: "设备部",
  ratings: { likelihood: "l3", exposure: "e6", consequence: "c15" },
} satisfies Draft["inputs"];
const ppe = { what: "安全带", hierarchy: "ppe", owner: "设备部" } as const;
const threat = {
  asset: { library: null, text: "客户数据" },
  threat: { library: "T-07", text: "外部入侵" },
  weakness: { library: null, text: "补丁迟装" },
  safeguard: { library: null, text: "无" },
  properties: ["confidentiality"],
  ratings: { value: "v5", impact: "i4", likelihood: "p4" },
} satisfies Draft["inputs"];

describe.each(engineKinds)("risk assessment by HTTP on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let evaluator: Client;
  let risk: string;
  let lec: string;
  let isms: string;
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
    evaluator = await test.as("evaluator");
    const body = { title: "特种设备安全事故", harm: "", owner: "设备部", area: "lift" };
    risk = value(await manager.call(register.identify, { params: organisation, body })).id;
    const adopt = async (method: string, title: string, set: Criteria) =>
      value(await manager.call(r.adoptCriteria, { params: organisation, body: { method, title, criteria: set } })).id;
    lec = await adopt("lec@house-2026-1", "职业健康安全", lecCriteria);
    isms = await adopt("isms@house-2026-1", "信息安全", ismsCriteria);
  });
  afterAll(() => test.close());

  const params = (assessment: string) => ({ ...organisation, assessment });
  const start = async (set: string, draft: Draft): Promise<string> =>
    value(await manager.call(r.start, { params: organisation, body: { risk, set, ...draft } })).id;
  const finish = (id: string) => manager.call(r.finish, { params: params(id), body: {} });
  const save = (id: string, draft: Draft) => manager.call(r.save, { params: params(id), body: draft });
  const show = async (id: string): Promise<OutputOf<typeof r.show>> =>
    value(await manager.call(r.show, { params: params(id) }));
  const decide = (who: Client, id: string, outcome: "accepted" | "refused" = "accepted") =>
    who.call(r.accept, { params: params(id), body: { outcome, reason: "看过" } });
  const acts = async (who: Client): Promise<readonly string[]> =>
    value(await who.call(inbox.list, { params: organisation })).items.map(({ act }) => act.zh);

  const askedBy = async (id: string): Promise<readonly string[]> => {
    const answer = await finish(id);
    const { items } = value(await manager.call(inbox.list, { params: organisation }));
    const waits = items.filter(({ key }) => key.startsWith(`register:${id}:`));
    const rules = [...(answer.ok ? [] : answer.problem.error.refusals), ...waits].map(({ rule }) => rule.source);
    return rules.filter((source) => source.startsWith("ISO"));
  };

  const controlled = (ratings: { [scale: string]: string }, approver: string | null = null) => ({
    option: "control" as const,
    measures: [ppe],
    ratings,
    approver,
  });

  it("[OH-5] a hazard without its chain has no level that counts; with it, it is ranked and frozen", async () => {
    const id = await start(lec, { inputs: { ...hazard, event: "", factors: [] } });
    expect((await show(id)).draft).toMatchObject({ level: { score: 270 }, missing: ["event", "factors"] });
    expect(codes(await finish(id))).toEqual([
      "assessment-input-missing",
      "assessment-input-missing",
      "treatment-missing",
    ]);
    expect(await askedBy(id)).toEqual(Array(4).fill("ISO 45001:2018"));
    value(
      await save(id, {
        inputs: hazard,
        treatment: controlled({ likelihood: "l05", exposure: "e6", consequence: "c15" }),
      }),
    );
    value(await finish(id));
    const shown = await show(id);
    expect(shown).toMatchObject({
      stage: "acceptable",
      draft: null,
      versions: [
        {
          number: 1,
          by: { person: chen, name: "陈静" },
          weak: true,
          results: [{ criteria: 1, reviewBy: "2027-05-23" }],
        },
      ],
    });
    expect(codes(await finish(id))).toEqual(["nothing-to-finish"]);
  });

  it("[IS-2] [IS-20] all four inputs and one tick before there is an assessment", async () => {
    const id = await start(isms, {
      inputs: { ...threat, threat: null, safeguard: null, properties: [], ratings: { impact: "i4" } },
    });
    expect((await show(id)).draft?.missing).toEqual(["threat", "safeguard", "properties", "value", "likelihood"]);
    expect(codes(await finish(id))).toEqual([
      "rating-missing",
      "rating-missing",
      "assessment-input-missing",
      "assessment-input-missing",
      "property-missing",
    ]);
    expect(await askedBy(id)).toEqual(Array(6).fill("ISO/IEC 27001:2022"));
  });

  it("[IS-24] acceptance above the line needs a named approver, who is not the assessor and decides alone", async () => {
    const accept = (approver: string | null) => ({
      inputs: threat,
      treatment: { option: "accept" as const, approver },
    });
    const id = await start(isms, accept(null));
    expect(codes(await finish(id))).toEqual(["approver-missing"]);
    value(await save(id, accept(chen)));
    expect(codes(await finish(id))).toEqual(["approver-is-assessor"]);
    const stranger = "01900000-0000-7000-8000-00000000a003";
    expect(codes(await save(id, accept(stranger)))).toEqual(["approver-not-entitled"]);
    value(await save(id, accept(zhou)));
    expect(codes(await decide(evaluator, id))).toEqual(["nothing-to-approve"]);
    value(await finish(id));
    expect((await show(id)).stage).toBe("to-approve");
    expect([await acts(evaluator), await acts(manager)].map((list) => list.includes("决定是否接受残余风险"))).toEqual([
      true,
      false,
    ]);
    expect(codes(await decide(manager, id))).toEqual(["not-the-approver"]);
    value(await decide(evaluator, id, "refused"));
    expect((await show(id)).stage).toBe("to-treat");
    expect(await acts(manager)).toContain("处置线上的风险");
  });

  it("[IS-24] information security asks a treatment for resources and cost; OH&S for the kind of control", async () => {
    const bare = { option: "control" as const, measures: [{ what: "装补丁", owner: "信息部" }] };
    const id = await start(isms, { inputs: threat, treatment: { ...bare, ratings: threat.ratings } });
    expect(codes(await finish(id))).toEqual(["treatment-input-missing", "treatment-input-missing", "approver-missing"]);
    const hazardous = await start(lec, { inputs: hazard, treatment: { ...bare, ratings: hazard.ratings } });
    expect(codes(await finish(hazardous))).toEqual(["hierarchy-missing", "approver-missing"]);
    const worse = { ...hazard.ratings, consequence: "c100" };
    value(await save(hazardous, { inputs: hazard, treatment: controlled(worse, zhou) }));
    expect(codes(await finish(hazardous))).toEqual(["residual-higher"]);
  });

  it("[IS-23] editing a finished assessment makes a new version; the old one stays as it was", async () => {
    const id = await start(lec, { inputs: { ...hazard, ratings: { ...hazard.ratings, likelihood: "l05" } } });
    value(await finish(id));
    const first = (await show(id)).versions[0];
    value(
      await save(id, { inputs: { ...hazard, hazard: "门锁失效", ratings: { ...hazard.ratings, likelihood: "l02" } } }),
    );
    expect((await show(id)).versions).toEqual([first]);
    value(await finish(id));
    const { versions } = await show(id);
    expect(versions[0]).toEqual(first);
    expect(versions[1]).toMatchObject({
      number: 2,
      inputs: { hazard: "门锁失效" },
      results: [{ before: { score: 18 } }],
    });
  });

  it("[IS-6] a lower line evaluates open risks again and keeps the old result with its criteria; retired ones stay", async () => {
    const inputs = { ...hazard, ratings: { likelihood: "l3", exposure: "e3", consequence: "c7" } };
    const [open, gone, draft] = [
      await start(lec, { inputs }),
      await start(lec, { inputs }),
      await start(lec, { inputs }),
    ];
    for (const id of [open, gone]) value(await finish(id));
    value(await manager.call(r.retire, { params: params(gone), body: { reason: "已拆除" } }));
    const tighter = { ...lecCriteria, threshold: { score: 63, at: "not-acceptable" as const } };
    const change = (next: Criteria) =>
      manager.call(r.changeCriteria, {
        params: { ...organisation, set: lec },
        body: { criteria: next, reason: "事故后收紧" },
      });
    expect(codes(await change(lecCriteria))).toEqual(["criteria-unchanged"]);
    value(await change(tighter));
    await test.server.services.store.jobs.drain();
    expect(await show(open)).toMatchObject({
      stage: "to-treat",
      versions: [
        {
          results: [
            { criteria: 1, acceptable: { before: true } },
            { criteria: 2, acceptable: { before: false }, before: { score: 63 } },
          ],
        },
      ],
    });
    expect((await show(gone)).versions[0]?.results.map(({ criteria: number }) => number)).toEqual([1]);
    expect((await show(draft)).versions).toEqual([]);
    // Exactly on the line it is as the criteria say: the same score, accepted where the line itself is.
    value(await change({ ...tighter, threshold: { score: 63, at: "acceptable" } }));
    await test.server.services.store.jobs.drain();
    expect((await show(open)).stage).toBe("acceptable");
  });

  it.each<[string, Partial<Criteria>, string]>([
    ["lines out of order", { bounds: { major: 70, considerable: 160, general: 20, low: 0 } }, "bounds-disordered"],
    [
      "a lowest line that leaves scores out",
      { bounds: { major: 320, considerable: 160, general: 70, low: 1 } },
      "bounds-disordered",
    ],
    ["a line above everything", { threshold: { score: 10_000, at: "acceptable" } }, "threshold-out-of-reach"],
  ])("refuses %s", async (_name, wrong, code) => {
    const body = { criteria: { ...lecCriteria, ...wrong }, reason: "错" };
    expect(codes(await manager.call(r.changeCriteria, { params: { ...organisation, set: lec }, body }))).toEqual([
      code,
    ]);
  });

  it("[IS-22] ranks by grade, score and the stated rule, pages without a gap, and filters by a cell of the matrix", async () => {
    const list = async (query: CallInput<typeof r.list>["query"]) =>
      value(await manager.call(r.list, { params: organisation, query: { set: lec, ...query } }));
    const whole = await list({});
    const scores = whole.items.map(({ before }) => before?.score ?? -1);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    const first = await list({ limit: 2 });
    const second = await list({ limit: 2, ...(first.next === null ? {} : { cursor: first.next }) });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(whole.items.slice(0, 4).map(({ id }) => id));
    expect(second.items.map(({ rank }) => rank)).toEqual(whole.items.slice(2, 4).map(({ rank }) => rank));
    const { cells } = value(await manager.call(r.matrix, { params: { ...organisation, set: lec } }));
    for (const { moment, row, column, count } of cells.filter((one) => one.band === "considerable")) {
      expect((await list({ by: moment, row, column })).total).toBe(count);
    }
    expect(cells.some(({ band }) => band === "considerable")).toBe(true);
    expect((await list({ search: "门锁" })).total).toBe(1);
    expect((await list({ stage: "retired" })).total).toBe(1);
  });

  it("graded control names level and interval by the grade, and the organisation's own word for it (OH-26)", async () => {
    const serious = { ...hazard, ratings: { likelihood: "l10", exposure: "e6", consequence: "c15" } };
    const id = await start(lec, { inputs: serious, treatment: controlled(hazard.ratings, zhou) });
    value(await finish(id));
    const { controls } = value(await manager.call(r.controls, { params: { ...organisation, set: lec } }));
    expect(controls[0]).toMatchObject({
      assessment: id,
      band: "major",
      word: "重要",
      level: "company",
      answerable: "设备部",
      every: { times: 1, per: "month" },
      measures: ["安全带"],
    });
  });

  it("what a level would be is answered without keeping anything, and another organisation sees none of it", async () => {
    const set = { ...organisation, set: lec };
    const tried = value(await manager.call(r.level, { params: set, body: { ratings: hazard.ratings } }));
    expect(tried).toMatchObject({ level: { score: 270, band: "considerable" }, acceptable: false });
    const planner = await test.as("planner");
    expect(codes(await planner.call(r.level, { params: set, body: { ratings: hazard.ratings } }))).toEqual([
      "not-found",
    ]);
    expect(
      codes(await evaluator.call(r.start, { params: organisation, body: { risk, set: lec, inputs: hazard } })),
    ).toEqual(["not-permitted"]);
    expect(
      codes(await manager.call(r.start, { params: organisation, body: { risk: lec, set: lec, inputs: hazard } })),
    ).toEqual(["not-found"]);
    expect(
      codes(await manager.call(r.start, { params: organisation, body: { risk, set: risk, inputs: hazard } })),
    ).toEqual(["assessment-no-criteria"]);
  });

  it("refuses hostile bodies at the edge", async () => {
    const send = async (inputs: object) =>
      codes(
        await manager.call(r.start, {
          params: organisation,
          body: { risk, set: lec, inputs: inputs as typeof hazard },
        }),
      );
    expect(await send({ ...hazard, hazard: "x".repeat(2001) })).toEqual(["body-invalid"]);
    expect(await send({ ...hazard, score: 1 })).toEqual(["body-invalid"]);
    const many = Object.fromEntries(Array.from({ length: 13 }, (_, at) => [`s${at}`, "l1"]));
    expect(await send({ ...hazard, ratings: many })).toEqual(["body-invalid"]);
    const id = await start(lec, { inputs: { ...hazard, ratings: { ...hazard.ratings, constructor: "l1" } } });
    expect(codes(await finish(id))[0]).toBe("rating-unknown");
  });

  it("journal and rows agree, and a review that is due waits in the inbox", async () => {
    test.moveTo("2029-01-01T04:00:00Z");
    expect(await acts(manager)).toContain("重新评估风险");
    expect((await verifyStore(test.server.services.store)).first).toBeNull();
  });
});
