import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../store/index.ts";
import { engineKinds, freshEngine } from "../testing/engines.ts";
import { bytesOf, madeLaw } from "../testing/made-law.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

const { changes, inbox, operations, register, requirements } = routes;
const family = "zz-made-law";
const first = madeLaw(
  "2020-01-01",
  "2020-02-01",
  "为了安全，制定本法。",
  "使用单位应当每年检查一次电梯。",
  "检查应当作出记录，并且保存。",
  "违反本法第二条的，由县级主管部门责令改正并且处以罚款。",
);
// The second article changes, the third in form only, the fourth moves behind a new one.
const second = madeLaw(
  "2026-10-01",
  "2027-03-01",
  "为了安全，制定本法。",
  "使用单位应当每半年检查一次电梯。",
  "检查应当作出记录,并且保存。",
  "电梯轿厢内应当张贴检查结果和求助电话。",
  "违反本法第二条的，由县级主管部门责令改正并且处以罚款。",
);
const version = "2026-10-01";
const law = { family, version };

describe.each(engineKinds)("when the law changes, on %s", (kind) => {
  let engine: Engine;
  let test: TestServer;
  let manager: Client;
  const rows: Record<"changed" | "form" | "moved" | "same", string> = { changed: "", form: "", moved: "", same: "" };
  const load = async (file: unknown): Promise<void> => {
    value(await test.operator.call(requirements.import, { query: { file: "law.json" }, bytes: bytesOf(file) }));
    await test.server.services.store.jobs.drain();
  };
  const params = (risk: string) => ({ organisation: demoCompany, risk });
  const show = async (risk: string) => value(await manager.call(register.show, { params: params(risk) }));
  const cite = async (title: string, article: string, quote: string): Promise<string> => {
    const body = { title, harm: "", owner: "设备部", area: "lift" };
    const { id } = value(await manager.call(register.identify, { params: { organisation: demoCompany }, body }));
    const document = { title: "虚构安全法", printedDate: "2020.2.1" };
    value(await manager.call(register.addDocument, { params: params(id), body: document }));
    const line = (await show(id)).lines[0]?.id ?? "";
    const clause = { line, family, version: "2020-01-01", article, quote };
    value(await manager.call(register.extractClause, { params: params(id), body: clause }));
    return id;
  };
  const impact = async () => value(await test.operator.call(changes.impact, { params: law }));
  const own = async (client = manager, organisation = demoCompany) =>
    value(await client.call(changes.ownLaw, { params: { organisation, ...law } }));

  beforeAll(async () => {
    engine = await freshEngine(kind);
    test = await openTestServer(kind, engine);
    manager = await test.as("manager");
    await load(first);
    rows.changed = await cite("电梯困人", "第2条", "每年检查一次");
    rows.form = await cite("记录缺失", "第三条", "作出记录");
    rows.moved = await cite("行政处罚", "第四条", "责令改正");
    rows.same = await cite("目的", "第一条", "为了安全");
  }, 180_000);
  afterAll(() => test.close());

  it("a version that nobody has cited yet touches nobody, and says so", async () => {
    expect(codes(await test.operator.call(changes.impact, { params: { family, version: "2020-01-01" } }))).toEqual([
      "law-changes-nothing",
    ]);
    expect(codes(await test.operator.call(changes.impact, { params: law }))).toEqual(["law-unknown"]);
  });

  it("only what changed in substance is to review, by a day, and once however often it is imported (OH-21)", async () => {
    await load(second);
    await load(second);
    const touched = await show(rows.changed);
    expect(touched.state).toBe("to-review");
    // Thirty days before it is in force; the server's day is 2026-11-23.
    expect(touched.reviews).toEqual([
      {
        cited: family,
        family,
        version,
        on: "2026-11-23",
        due: "2027-01-30",
        touched: [{ family, version: "2020-01-01", article: "第2条", what: "changed", to: "第二条" }],
        conclusion: null,
      },
    ]);
    for (const risk of [rows.form, rows.moved, rows.same]) {
      expect((await show(risk)).reviews).toEqual([]);
      expect((await show(risk)).state).toBe("identified");
    }
    const found = await impact();
    expect(found).toMatchObject({
      toReview: { owners: 1, rows: 1 },
      toRenumber: { owners: 1, rows: 2 },
      fanOut: { total: { owners: 1, rows: 1 }, done: { owners: 1, rows: 1 }, finished: true },
    });
    expect(found.diffs).toMatchObject([{ compared: true, same: 1, changed: 1, formOnly: 1, added: ["第四条"] }]);
  });

  it("the task is in the inbox with its day, and goes when somebody has looked", async () => {
    const due = async () =>
      value(await manager.call(inbox.list, { params: { organisation: demoCompany } }))
        .items.filter(({ key }) => key.startsWith(`register:${rows.changed}:reviewAct`))
        .map((item) => item.due);
    expect(await due()).toEqual(["2027-01-30"]);
    const board = value(
      await manager.call(routes.evaluation.dashboard, { params: { organisation: demoCompany }, query: {} }),
    );
    // A reader knows a law by its title.
    expect(board.due.map(({ what, text, due: day }) => [what, text, day])).toEqual([
      ["review", `中华人民共和国虚构安全法 ${version}`, "2027-01-30"],
    ]);
    const seen = value(await manager.call(changes.own, { params: { organisation: demoCompany } })).laws;
    expect(seen).toMatchObject([{ family, version, rows: 1, open: 1, due: "2027-01-30" }]);
    const body = { family, version, conclusion: "改为半年一次" };
    value(await manager.call(register.concludeReview, { params: params(rows.changed), body }));
    expect(await due()).toEqual([]);
    await load({ ...second, topics: ["lift", "safety"] });
    expect((await show(rows.changed)).reviews).toHaveLength(1);
    expect((await own()).rows.find(({ risk }) => risk === rows.changed)?.review?.conclusion).toBe("改为半年一次");
  });

  it("a row that begins to cite the old version after everybody was told is asked as well", async () => {
    const late = await cite("后来的行", "第二条", "每年检查一次");
    await test.server.services.store.jobs.drain();
    expect((await show(late)).reviews).toMatchObject([{ version, due: "2027-01-30", conclusion: null }]);
    const line = (await show(late)).lines[0]?.id ?? "";
    value(await manager.call(register.withdrawDocument, { params: params(late), body: { line, reason: "重复" } }));
  });

  it("a day that is corrected later moves the term of who has not looked yet, in the inbox too, as often as it is", async () => {
    const open = await cite("期限要改的行", "第二条", "每年检查一次");
    await test.server.services.store.jobs.drain();
    const terms = async (risk: string) => {
      const { items } = value(await manager.call(inbox.list, { params: { organisation: demoCompany } }));
      const line = items.find(({ key }) => key.startsWith(`register:${risk}:reviewAct`));
      return [(await show(risk)).reviews[0]?.due, line?.due];
    };
    const applies = (on: string) => load({ ...second, effective: on });
    expect(await terms(open)).toEqual(["2027-01-30", "2027-01-30"]);
    await applies("2027-05-01");
    expect(await terms(open)).toEqual(["2027-04-01", "2027-04-01"]);
    expect((await own()).change).toMatchObject({ on: "2027-05-01", due: "2027-04-01" });
    // The row of the test before is one of them: it cites nothing any more, and nobody has said so in its review.
    expect((await impact()).fanOut).toMatchObject({ total: { owners: 1, rows: 2 }, done: { owners: 1, rows: 2 } });
    // Sooner than there is time for: fourteen days from the day on which that is known.
    test.moveTo("2026-11-25T04:00:00Z");
    await applies("2026-12-20");
    expect(await terms(open)).toEqual(["2026-12-09", "2026-12-09"]);
    await applies("2027-05-01");
    expect(await terms(open)).toEqual(["2027-04-01", "2027-04-01"]);
    // Another correction of the same law leaves the day alone, and the term with it.
    await load({ ...second, effective: "2027-05-01", topics: ["lift", "safety"] });
    expect(await terms(open)).toEqual(["2027-04-01", "2027-04-01"]);
    // Whoever has looked has looked.
    expect((await show(rows.changed)).reviews[0]).toMatchObject({ due: "2027-01-30", conclusion: "改为半年一次" });
    // A row that cites nothing of it any more is still asked to say so, by the day that holds now.
    const line = (await show(open)).lines[0]?.id ?? "";
    value(await manager.call(register.withdrawDocument, { params: params(open), body: { line, reason: "重复" } }));
    await applies("2027-03-01");
    expect((await show(open)).reviews[0]?.due).toBe("2027-01-30");
    const body = { family, version, conclusion: "不再引用" };
    value(await manager.call(register.concludeReview, { params: params(open), body }));
    test.moveTo("2026-11-23T04:00:00Z");
  });

  it("so does the day of a law that nobody cited when it was announced", async () => {
    const other = (file: object, of: string) => ({ ...file, id: `zz-second-law@${of}`, family: "zz-second-law" });
    const named = { title: "中华人民共和国虚构第二法", short_title: "虚构第二法" };
    await load({ ...other(first, "2020-01-01"), ...named });
    await load({ ...other(second, version), ...named });
    const body = { title: "第二法", harm: "", owner: "设备部", area: "lift" };
    const { id } = value(await manager.call(register.identify, { params: { organisation: demoCompany }, body }));
    const document = { title: "虚构第二法", printedDate: "" };
    value(await manager.call(register.addDocument, { params: params(id), body: document }));
    const line = (await show(id)).lines[0]?.id ?? "";
    const clause = { line, family: "zz-second-law", version: "2020-01-01", article: "第二条", quote: "每年检查一次" };
    value(await manager.call(register.extractClause, { params: params(id), body: clause }));
    await test.server.services.store.jobs.drain();
    expect((await show(id)).reviews).toMatchObject([{ due: "2027-01-30" }]);
    await load({ ...other(second, version), ...named, effective: "2027-05-01" });
    expect((await show(id)).reviews).toMatchObject([{ due: "2027-04-01", conclusion: null }]);
    value(await manager.call(register.withdrawDocument, { params: params(id), body: { line, reason: "重复" } }));
  });

  it("an organisation sees its own rows, and a neighbour none of them", async () => {
    const mine = await own();
    expect(
      Object.fromEntries(mine.rows.map(({ risk, articles }) => [risk, articles.map(({ what, to }) => [what, to])])),
    ).toEqual({
      [rows.changed]: [["changed", "第二条"]],
      [rows.form]: [["form-only", "第三条"]],
      [rows.moved]: [["moved", "第五条"]],
    });
    const planner = await test.as("planner");
    const theirs = await own(planner, demoBody);
    expect([theirs.rows, theirs.cases, theirs.statements]).toEqual([[], [], []]);
    const place = { organisation: demoCompany };
    expect(codes(await planner.call(changes.ownLaw, { params: { ...place, ...law } }))).toEqual(["not-found"]);
    expect(codes(await planner.call(changes.own, { params: place }))).toEqual(["not-found"]);
    expect(
      codes(await planner.call(changes.letters, { params: place, query: { law: `${family}@${version}` } })),
    ).toEqual(["not-found"]);
    expect(codes(await manager.call(changes.impact, { params: law }))).toEqual(["not-found"]);
    expect(codes(await manager.call(changes.told, {}))).toEqual(["not-found"]);
    expect(JSON.stringify(await impact())).not.toContain(demoCompany);
    expect(JSON.stringify(await impact())).not.toContain(rows.changed);
  });

  it("the draft letter says in both languages what changed and by when, and nothing is sent", async () => {
    const place = { organisation: demoCompany };
    const query = { law: `${family}@${version}` };
    const { letters } = value(await manager.call(changes.letters, { params: place, query }));
    expect(letters.map(({ to }) => to.id)).toEqual([demoCompany]);
    const [letter] = letters;
    for (const [text, words] of [
      [letter?.zh, ["草稿", "虚构安全法", "第2条：有改动，现为第二条", "第五条", "新增的条文：第四条", "2027-01-30"]],
      [
        letter?.en,
        ["Draft", "虚构安全法", "第2条: changed, now 第二条", "第五条", "New articles: 第四条", "2027-01-30"],
      ],
    ] as const)
      for (const word of words) expect(text).toContain(word);
    expect(codes(await manager.call(changes.letters, { params: place, query: {} }))).toEqual(["letter-of-what"]);
  });

  it("the index of citations is made again from the journal, and what is missing in it is found", async () => {
    expect(value(await test.operator.call(operations.rebuild, { body: {} })).identical).toBe(true);
    await engine.pool.query("delete from register_citation where article = '第2条'");
    const first = value(await test.operator.call(operations.verify, { body: {} }));
    expect(JSON.stringify(first)).toContain("side-row-missing");
    expect((await impact()).toReview.rows).toBe(0);
    expect(value(await test.operator.call(operations.rebuild, { body: {} }))).toMatchObject({
      identical: false,
      replaced: 1,
    });
    expect((await impact()).toReview.rows).toBe(1);
    expect(value(await test.operator.call(operations.rebuild, { body: {} })).identical).toBe(true);
  });

  it("a repeal without a successor asks whoever cites any article of it", async () => {
    const gone = { ...second, status: { ...second.status, state: "已废止", ended_on: "2028-01-01" } };
    await load(gone);
    const found = await impact();
    expect(found.change).toMatchObject({ event: "end", on: "2028-01-01" });
    expect(found.toReview).toEqual({ owners: 1, rows: 4 });
    expect((await show(rows.same)).reviews).toMatchObject([{ touched: [{ what: "ended" }] }]);
    const [came, ended] = (await show(rows.changed)).reviews;
    expect(came?.conclusion).toBe("改为半年一次");
    expect(ended).toMatchObject({ touched: [{ what: "ended" }], conclusion: null });
  });
});
