import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";
import { openCaseFor, person, playActs, storyActs } from "../testing/case-story.ts";
import { complaintStream, upgradeComplaints } from "./complaint-stream.ts";

const complaintPath = `/bodies/${demoBody}/complaints`;
const form = (fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) => ({
  method: "POST",
  headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
  body: new URLSearchParams(fields).toString(),
});
const said = {
  about: "client",
  subject: "澄湖物业",
  text: "电梯困人之后四十分钟没有人来，物业没有记录。",
  name: "<b>李</b>",
  contact: "138-fictive",
};

describe.each(engineKinds)("appeals and complaints on %s", (kind) => {
  let test: TestServer;
  let id = "";
  beforeAll(async () => {
    test = await openTestServer(kind);
    const play = await openCaseFor(test);
    id = play.id;
    await playActs(play, storyActs.slice(0, -1));
  });
  afterAll(() => test.close());

  const subject = { kind: "decision" as const, finding: null };

  it("an appeal goes its way; nobody who had a part hears it, and the appellant reads what is theirs (9.7) [17021-1 9.7.1] [17021-1 9.7.2] [17021-1 9.7.6] [17021-1 9.7.7]", async () => {
    const [manager, planner, leader, decider] = await Promise.all(
      ["manager", "planner", "leader", "decider"].map((account) => test.as(account)),
    );
    if (!manager || !planner || !leader || !decider) throw new Error("accounts");
    const params = { case: id };
    const body = { subject, grounds: "复核没有看整改照片" };
    expect(codes(await planner.call(routes.appeals.file, { params, body }))).toEqual(["not-permitted"]);
    const filed = value(await manager.call(routes.appeals.file, { params, body }));
    expect(filed.number).toMatch(/^OH-\d{4}-\d{4}-APL-1$/);
    expect(codes(await manager.call(routes.appeals.file, { params, body }))).toEqual(["appeal-already-open"]);
    const at = { case: id, appeal: filed.id };

    const inbox = value(await planner.call(routes.inbox.list, { params: { organisation: demoBody } }));
    expect(inbox.items.find(({ key }) => key === `cases:${filed.id}:appeal-acknowledge`)?.due).toMatch(/^\d{4}-/);
    value(await planner.call(routes.appeals.acknowledge, { params: at, body: {} }));
    for (const [who, code] of [
      [person.leader, "handler-has-part"],
      [person.decider, "handler-has-part"],
      [person.adviser, "person-not-independent"],
    ] as const)
      expect(codes(await planner.call(routes.appeals.assign, { params: at, body: { person: who } }))).toContain(code);
    expect(codes(await planner.call(routes.appeals.assign, { params: at, body: { person: person.manager } }))).toEqual([
      "not-found",
    ]);
    const [shown] = value(await planner.call(routes.appeals.ofCase, { params })).items;
    const free = shown?.candidates.filter(({ barred }) => barred.length === 0).map((each) => each.person) ?? [];
    expect(free).not.toContain(person.leader);
    const chosen = person.planner;
    expect(free).toContain(chosen);
    value(await planner.call(routes.appeals.assign, { params: at, body: { person: chosen } }));
    expect(codes(await leader.call(routes.appeals.investigate, { params: at, body: { text: "看过" } }))).toEqual([
      "not-the-handler",
    ]);
    expect(codes(await manager.call(routes.appeals.investigate, { params: at, body: { text: "看过" } }))).toEqual([
      "not-found",
    ]);
    value(
      await planner.call(routes.appeals.investigate, { params: at, body: { text: "案卷里有照片，复核记录没有提到" } }),
    );
    const decision = { outcome: "upheld" as const, remedies: ["new-review" as const], reasons: "复核漏看证据" };
    expect(codes(await decider.call(routes.appeals.decide, { params: at, body: decision }))).toContain(
      "handler-has-part",
    );
    const seen = value(await manager.call(routes.appeals.ofCase, { params })).items[0];
    expect(seen).toMatchObject({ investigation: null, decision: null, candidates: [], next: "decide" });
    expect(codes(await leader.call(routes.appeals.acknowledge, { params: at, body: {} }))).toEqual(["not-permitted"]);

    const grant = { person: person.planner, roles: ["planner" as const, "decision-maker" as const] };
    value(
      await test.operator.call(routes.parties.grantMembership, { params: { organisation: demoBody }, body: grant }),
    );
    test.moveTo("2026-11-23T13:00:00Z");
    value(await planner.call(routes.appeals.decide, { params: at, body: decision }));
    value(await planner.call(routes.appeals.tell, { params: at, body: { how: "书面通知" } }));
    value(await planner.call(routes.appeals.close, { params: at, body: {} }));
    const read = value(await manager.call(routes.appeals.ofCase, { params })).items[0];
    expect(read).toMatchObject({ next: null, decision: { outcome: "upheld", remedies: ["new-review"] } });
  });

  it("belongs to its case and its body: from elsewhere it is not there", async () => {
    const manager = await test.as("manager");
    const [appeal] = value(await manager.call(routes.appeals.ofCase, { params: { case: id } })).items;
    const other = await openCaseFor(test);
    const planner = await test.as("planner");
    const at = { case: other.id, appeal: appeal?.id ?? "" };
    expect(codes(await planner.call(routes.appeals.close, { params: at, body: {} }))).toEqual(["not-found"]);
    expect(codes(await manager.call(routes.appeals.list, { params: { organisation: demoBody } }))).toEqual([
      "not-found",
    ]);
    expect(value(await planner.call(routes.appeals.list, { params: { organisation: demoBody } })).items).toHaveLength(
      1,
    );
    expect(value(await manager.call(routes.appeals.ofCase, { params: { case: other.id } })).items).toEqual([]);
  });

  it("numbers go on past two hundred appeals of one case, each is reached, and a list is read by pages", async () => {
    const manager = await test.as("manager");
    const planner = await test.as("planner");
    const params = { case: id };
    const { store } = test.server.services;
    await store.transaction({ owner: demoBody, caseId: null }, async (tx) => {
      const { rows } = await tx.query<{ number: string }>("select number from case_appeal where case_id = $1", [id]);
      const stem = rows[0]?.number.replace(/\d+$/, "") ?? "";
      // Later in the order of ids than anything made here, as two hundred later appeals are.
      await tx.query(
        `insert into case_appeal (owner, id, version, case_id, state, number, closed)
         select owner, ('ffffffff-0000-7000-8000-' || lpad(one::text, 12, '0'))::uuid, version, case_id,
           jsonb_set(state::jsonb, '{filed,number}', to_jsonb($2 || one))::json, $2 || one, true
         from case_appeal, generate_series(2, 210) as one where case_id = $1`,
        [id, stem],
      );
    });
    const filed = value(await manager.call(routes.appeals.file, { params, body: { subject, grounds: "再看一次" } }));
    expect(filed.number).toMatch(/-APL-211$/);
    const again = { params, body: { subject, grounds: "再看一次" } };
    expect(codes(await manager.call(routes.appeals.file, again))).toEqual(["appeal-already-open"]);
    value(await planner.call(routes.appeals.acknowledge, { params: { case: id, appeal: filed.id }, body: {} }));
    const seen = new Set<string>();
    let cursor: string | null = null;
    do {
      const query: { limit: number; cursor?: string } = { limit: 100, ...(cursor === null ? {} : { cursor }) };
      const page = value(await planner.call(routes.appeals.ofCase, { params, query }));
      expect(page.items.length).toBeLessThanOrEqual(100);
      for (const { number } of page.items) seen.add(number);
      cursor = page.next;
    } while (cursor !== null);
    expect(seen.size).toBe(211);
    const open = { params: { organisation: demoBody }, query: { limit: 1 } };
    const first = value(await planner.call(routes.appeals.list, open));
    expect(first.items[0]?.id).toBe(filed.id);
    const second = { ...open, query: { limit: 200, cursor: first.next ?? "" } };
    expect(value(await planner.call(routes.appeals.list, second)).items).toHaveLength(200);
    await store.transaction({ owner: demoBody, caseId: null }, (tx) =>
      tx.query("delete from case_appeal where id::text like 'ffffffff%'", []),
    );
  });

  it("anybody complains without an account; what they wrote is shown as text and stays with the body (9.8) [17021-1 9.8.1] [17021-1 9.8.4]", async () => {
    const page = await (await test.send(`${complaintPath}?lang=en`)).text();
    expect(page).toContain("Complain to");
    const sent = await test.send(`${complaintPath}?lang=en`, form(said));
    expect(sent.status).toBe(200);
    expect(await sent.text()).toMatch(/Received as CP-\d{4}-0001/);
    const short = await test.send(complaintPath, form({ ...said, text: "短" }));
    expect(short.status).toBe(422);
    expect(await short.text()).toContain("&lt;b&gt;李");
    expect((await test.send(complaintPath, form({ ...said, text: "长".repeat(4001) }))).status).toBe(422);
    expect((await test.send(complaintPath, form({ ...said, text: "长".repeat(30_000) }))).status).toBe(413);
    expect((await test.send(complaintPath, form(said, { "sec-fetch-site": "cross-site" }))).status).toBe(404);
    expect((await test.send(`/bodies/${demoCompany}/complaints`)).status).toBe(404);
    expect((await test.send("/bodies/nothing/complaints")).status).toBe(404);

    const planner = await test.as("planner");
    const organisation = { organisation: demoBody };
    const [held] = value(await planner.call(routes.complaints.list, { params: organisation })).items;
    expect(held).toMatchObject({ who: { name: "<b>李</b>", text: said.text }, next: "acknowledge", overdue: false });
    expect(codes(await (await test.as("leader")).call(routes.complaints.list, { params: organisation }))).toEqual([
      "not-permitted",
    ]);
    const { rows } = await test.server.services.store.transaction({ owner: demoBody, caseId: null }, (tx) =>
      tx.query<{ data: unknown }>("select data from journal where owner = $1 and kind = 'complaint'", [demoBody]),
    );
    expect(JSON.stringify(rows)).not.toContain("困人");
    expect(rows).toHaveLength(1);

    const at = { ...organisation, complaint: held?.id ?? "" };
    value(await planner.call(routes.complaints.acknowledge, { params: at, body: {} }));
    expect(
      codes(
        await planner.call(routes.complaints.validate, {
          params: at,
          body: { isValid: true, reasons: "x", case: held?.id ?? null },
        }),
      ),
    ).toEqual(["complaint-case-unknown"]);
    value(
      await planner.call(routes.complaints.validate, {
        params: at,
        body: { isValid: true, reasons: "可查", case: id },
      }),
    );
    expect(
      codes(await planner.call(routes.complaints.assign, { params: at, body: { person: person.leader } })),
    ).toContain("handler-has-part");
    value(await planner.call(routes.complaints.assign, { params: at, body: { person: person.planner } }));
    expect(
      codes(await planner.call(routes.complaints.send, { params: at, body: { text: "<b>李</b>说电梯困人" } })),
    ).toEqual(["complaint-names-complainant"]);
    value(await planner.call(routes.complaints.send, { params: at, body: { text: "请在十日内说明" } }));

    const manager = await test.as("manager");
    const waiting = value(await manager.call(routes.inbox.list, { params: { organisation: demoCompany } })).items;
    const asked = waiting.find(({ key }) => key.endsWith(":complaint-answer"));
    const told = value(await manager.call(routes.complaints.referred, { params: { case: id } }));
    expect(told.items).toMatchObject([{ text: "请在十日内说明", due: asked?.due, reply: null }]);
    expect(JSON.stringify([told, asked])).not.toMatch(/李|138-fictive|澄湖物业，|困人/);
    const notice = { case: id, notice: told.items[0]?.id ?? "" };
    const answer = { params: notice, body: { text: "当日已处理，记录附后" } };
    expect(codes(await planner.call(routes.complaints.answer, answer))).toEqual(["not-permitted"]);
    expect(codes(await (await test.as("evaluator")).call(routes.complaints.answer, answer))).toEqual(["not-found"]);
    value(await manager.call(routes.complaints.answer, answer));
    expect(codes(await manager.call(routes.complaints.answer, answer))).toEqual(["complaint-answered-already"]);
    expect(value(await planner.call(routes.complaints.list, { params: organisation })).items[0]?.reply).toMatchObject({
      text: "当日已处理，记录附后",
    });
    const seen = await test.server.services.store.transaction({ owner: demoBody, caseId: id }, (tx) =>
      tx.query("select id from case_complaint"),
    );
    expect(seen.rows).toEqual([]);
  });

  it("a valid complaint about a client names its case or says why not, and the client hears either way [17021-1 9.8.3] [17021-1 9.8.6]", async () => {
    const planner = await test.as("planner");
    const organisation = { organisation: demoBody };
    const receive = async (subject: string) => {
      const body = { about: "client" as const, subject, text: "客服三次没有回电话，态度不好。", name: "", contact: "" };
      const { number } = value(await test.anonymous.call(routes.complaints.receive, { params: organisation, body }));
      const held = value(await planner.call(routes.complaints.list, { params: organisation })).items;
      const at = { ...organisation, complaint: held.find((each) => each.number === number)?.id ?? "" };
      value(await planner.call(routes.complaints.acknowledge, { params: at, body: {} }));
      return at;
    };
    const at = await receive("澄湖物业（杭州）有限公司");
    const validate = (body: { readonly client?: string; readonly case?: string; readonly withoutCase?: string }) =>
      planner.call(routes.complaints.validate, { params: at, body: { isValid: true, reasons: "可查", ...body } });
    expect(codes(await validate({}))).toEqual(["complaint-case-missing"]);
    expect(codes(await validate({ withoutCase: "与案件无关" }))).toEqual(["complaint-client-named"]);
    expect(codes(await validate({ client: demoBody, withoutCase: "与案件无关" }))).toEqual([
      "complaint-client-unknown",
    ]);
    expect(codes(await validate({ case: id, withoutCase: "与案件无关" }))).toEqual(["body-invalid"]);
    const asked = { params: organisation, query: { words: "澄湖" } };
    const { items: cases } = value(await planner.call(routes.complaints.concerned, asked));
    expect(cases.map((each) => each.id)).toContain(id);
    expect(codes(await (await test.as("manager")).call(routes.complaints.concerned, asked))).toEqual(["not-found"]);
    const none = { params: organisation, query: { words: "%" } };
    expect(value(await planner.call(routes.complaints.concerned, none)).items).toEqual([]);

    value(await validate({ client: demoCompany, withoutCase: "是热线的态度，不在任何案件里" }));
    const assign = (chosen: string) => planner.call(routes.complaints.assign, { params: at, body: { person: chosen } });
    expect(codes(await assign(person.adviser))).toEqual(["person-not-independent"]);
    value(await assign(person.leader));
    value(await planner.call(routes.complaints.send, { params: at, body: { text: "有人反映热线没有回电话" } }));
    const manager = await test.as("manager");
    const { items: waiting } = value(await manager.call(routes.inbox.list, { params: { organisation: demoCompany } }));
    expect(waiting.filter(({ key }) => key.endsWith(":complaint-answer"))).toHaveLength(1);

    const alien = await receive("别处的一家电梯公司");
    const stranger = { isValid: true, reasons: "可查", withoutCase: "不是本机构的客户" };
    value(await planner.call(routes.complaints.validate, { params: alien, body: stranger }));
    value(await planner.call(routes.complaints.assign, { params: alien, body: { person: person.planner } }));
    const first = value(await planner.call(routes.complaints.list, { params: organisation, query: { limit: 2 } }));
    expect(first.items).toHaveLength(2);
    const query = { limit: 2, cursor: first.next ?? "" };
    const second = value(await planner.call(routes.complaints.list, { params: organisation, query }));
    expect(second).toMatchObject({ items: [{}], next: null });
    const all = [...first.items, ...second.items];
    expect(new Set(all.map((each) => each.id)).size).toBe(3);
    expect(all.find((each) => each.id === alien.complaint)).toMatchObject({
      next: "decide",
      validation: { client: null, case: null },
    });
  });

  it("rows of before, which knew one case or none, are as the fold of today makes them", async () => {
    const { store } = test.server.services;
    const old = { validated: { isValid: true, reasons: "可查", case: id, by: "p", on: "2026-11-23" } };
    const upgraded = await store.transaction({ owner: demoBody, caseId: null }, async (tx) => {
      const [made] = [store.world.newId()];
      await tx.query(
        "insert into case_complaint (owner, id, version, state, number, closed) values ($1, $2, 1, $3, 'CP-0', true)",
        [demoBody, made, JSON.stringify(old)],
      );
      await tx.query(upgradeComplaints, []);
      const { rows } = await tx.query<{ state: unknown }>("select state from case_complaint where id = $1", [made]);
      await tx.query("delete from case_complaint where id = $1", [made]);
      return rows[0]?.state;
    });
    const { by, on, ...said } = old.validated;
    expect(upgraded).toEqual({ validated: { ...said, by, on, client: null, alsoCases: [], withoutCase: null } });
    expect(complaintStream.readEvent("ComplaintValidated", 1, old.validated, null)).toMatchObject({
      data: { case: id, client: null, alsoCases: [], withoutCase: null },
    });
  });

  it("signs that cannot be stored are refused in every field of a complaint, and stop nothing afterwards", async () => {
    const params = { organisation: demoBody };
    const body = {
      about: "body",
      subject: "服务",
      text: "报告晚了两个月，电话没有人接。",
      name: "",
      contact: "",
    } as const;
    for (const bad of [{ name: "\u0000" }, { contact: "\u0000" }, { name: "\ud800" }])
      expect(
        codes(await test.anonymous.call(routes.complaints.receive, { params, body: { ...body, ...bad } })),
      ).toEqual(["body-invalid"]);
    expect((await test.send(complaintPath, form({ ...said, contact: "\u0000" }))).status).toBe(422);
  });

  it("a flood from one address stops at five within the hour, and shuts the door for nobody else", async () => {
    const params = { organisation: demoBody };
    const body = {
      about: "body",
      subject: "服务",
      text: "报告晚了两个月，电话没有人接。",
      name: "",
      contact: "",
    } as const;
    test.moveTo("2026-11-23T17:00:00Z");
    for (let made = 0; made < 5; made += 1)
      value(await test.anonymous.call(routes.complaints.receive, { params, body }));
    expect(codes(await test.anonymous.call(routes.complaints.receive, { params, body }))).toEqual([
      "complaints-too-many",
    ]);
    const from = (remoteAddress: string) =>
      test.server.app.fetch(new Request(`http://127.0.0.1${complaintPath}`, form(said)), {
        incoming: { socket: { remoteAddress } },
      });
    for (let made = 0; made < 5; made += 1) expect((await from("10.0.0.9")).status).toBe(200);
    expect((await from("10.0.0.9")).status).toBe(409);
    expect((await from("10.0.0.10")).status).toBe(200);
  });
});
