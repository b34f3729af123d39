import { routes } from "@touchstone/contract";
import { parseDidDocument, verifyVcJwt } from "@touchstone/credential";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";
import { expireDue } from "./expire-due.ts";
import { issueStatement } from "./issue-statement.ts";
import { publish } from "./publish.ts";
import { issued, issueRequest } from "./testing/a-decided-case.ts";

const reasons = { suspend: "major-open", restore: "causes-removed", withdraw: "causes-remain", cancel: "holder-asked" };

describe.each(engineKinds)("statements by HTTP on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
  });
  afterAll(() => test.close());

  const page = async (path: string) => {
    const response = await test.send(path, { headers: { "accept-language": "zh" } });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  const change = async (
    verb: "suspend" | "restore" | "withdraw" | "cancel",
    statement: string,
    from: string,
    account = "decider",
  ) => {
    const client = await test.as(account);
    return client.call(routes.statements[verb], {
      params: { organisation: demoBody, statement },
      body: { from, reason: reasons[verb], note: "内部说明" },
    });
  };
  const ask = async (number: string, on?: string) =>
    value(
      await test.anonymous.call(routes.statements.ask, { params: { number }, query: on === undefined ? {} : { on } }),
    );

  it("a certificate comes from a decision that grants it, and from nothing else [17021-1 5.1.3]", async () => {
    const another = {
      id: "x",
      caseId: "y",
      on: "2026-11-23",
      effect: "grant",
      occasion: "initial",
      act: "issued",
      statement: null,
      determinedOn: null,
    } as const;
    for (const facts of [{ decision: null }, { decision: another }]) {
      const refused = await issueStatement(test.server.services, issueRequest(test, {}, facts));
      expect(refused).toMatchObject({ ok: false, refusals: [{ code: "statement-without-decision" }] });
    }
    const { number } = await issued(test);
    expect((await page(`/verify/${number}`)).text).toContain("有效");
  });

  it("no route issues: the API only changes what was issued [17021-1 5.1.3]", () => {
    const writing = Object.values(routes.statements).filter(({ method }) => method !== "GET");
    expect(writing.map(({ id }) => id.replace("statements.", "")).sort()).toEqual([
      "answer-notice",
      "ask-mark-action",
      "attach-mark-evidence",
      "cancel",
      "carry-out-notice",
      "close-mark-check",
      "record-mark-use",
      "report",
      "restore",
      "suspend",
      "transfer",
      "withdraw",
    ]);
  });

  it("numbers are the body's prefix and a counter without a gap, one for a decision [17021-1 8.2.2]", async () => {
    const request = issueRequest(test);
    const first = await issued(test, request);
    const again = await issueStatement(test.server.services, { ...request, key: "another-key" });
    expect(again).toMatchObject({ ok: false, refusals: [{ code: "statement-already-issued" }] });
    const next = await issued(test);
    expect(first.number).toMatch(/^TS01-26-OH-\d{6}$/);
    expect(Number(next.number.slice(-6)) - Number(first.number.slice(-6))).toBe(1);
  });

  it("a name that cannot be printed is refused before anything is written", async () => {
    const holder = { id: demoCompany, name: { zh: "𠮷野物业", en: "Yoshino" } };
    const refused = await issueStatement(test.server.services, issueRequest(test, { holder }));
    expect(refused).toMatchObject({
      ok: false,
      refusals: [{ code: "document-glyph-missing", facts: { characters: ["𠮷"] } }],
    });
  });

  it("the public page says it all without script, in both languages, and is honest about an unknown number [17021-1 8.1.2]", async () => {
    const { number } = await issued(test);
    const zh = await page(`/verify/${number}`);
    for (const text of [
      number,
      "澄湖物业（杭州）有限公司",
      "GB/T 45001—2020",
      "澄湖中心",
      "2029-11-22",
      "写进了公开日志",
    ]) {
      expect(zh.text).toContain(text);
    }
    expect(zh.text).not.toMatch(/<script/i);
    expect(zh.headers.get("cache-control")).toBe("public, max-age=10");
    expect((await page(`/verify/${number}?lang=en`)).text).toContain("Valid");
    const unknown = await page("/verify/TS09-26-OH-000001");
    expect([unknown.status, unknown.text.includes("没有这个编号")]).toEqual([404, true]);
    const hostile = await page(`/verify/${encodeURIComponent("<img src=x onerror=alert(1)>")}`);
    expect([hostile.status, hostile.text.includes("<img")]).toEqual([404, false]);
  });

  it("suspension, restoration and withdrawal change status, history and log, and past days keep their answer [17021-1 8.1.3] [17021-1 8.4.3] [17021-1 9.6.5.1] [17021-1 9.6.5.3] [17021-1 9.6.5.4] [OHSMS-2026 standing]", async () => {
    test.moveTo("2026-11-23T04:00:00Z");
    const { id, number } = await issued(test);
    const before = (await test.server.services.publicLog.state()).size;
    test.moveTo("2027-03-01T04:00:00Z");
    value(await change("suspend", id, "2027-03-01"));
    test.moveTo("2027-05-02T04:00:00Z");
    value(await change("restore", id, "2027-05-01"));
    test.moveTo("2027-09-01T04:00:00Z");
    value(await change("withdraw", id, "2027-09-01"));
    await test.server.services.store.jobs.drain();
    const answers = await Promise.all(
      [
        "2026-11-22",
        "2026-11-23",
        "2027-03-01",
        "2027-04-30",
        "2027-05-01",
        "2027-08-31",
        "2027-09-01",
        "2030-01-01",
      ].map(async (day) => (await ask(number, day)).standing),
    );
    expect(answers).toEqual([
      "not-yet",
      "in-force",
      "suspended",
      "suspended",
      "in-force",
      "in-force",
      "withdrawn",
      "withdrawn",
    ]);
    const { history, standing } = await ask(number);
    expect(standing).toBe("withdrawn");
    expect(history.map((entry) => entry.standing)).toEqual(["in-force", "suspended", "in-force", "withdrawn"]);
    expect(JSON.stringify(history)).not.toContain("内部说明");
    expect((await test.server.services.publicLog.state()).size - before).toBe(3);
    const leaves = await test.server.services.publicLog.entries(before, before + 3);
    const said = leaves.map(({ leaf }) => JSON.parse(Buffer.from(leaf).toString("utf8")));
    expect(said.map(({ kind: what, prev, at }) => [what, prev, at])).toEqual([
      ["suspend", history[0]?.logIndex, "2027-03-01"],
      ["restore", history[1]?.logIndex, "2027-05-01"],
      ["withdraw", history[2]?.logIndex, "2027-09-01"],
    ]);
    expect((await page(`/verify/${number}`)).text).toContain("已撤销");
    const suspended = await page(`/verify/${number}?on=2027-04-30`);
    expect(suspended.text).toContain("已暂停");
    // 3S-7: suspended on the bid day is not valid on that day, whatever it was before and after.
    expect(suspended.text).toContain("这一天不能作为有效证书使用");
    const bids = ["2027-02-28", "2027-03-01", "2027-04-30", "2027-05-01"].map((day) => ask(number, day));
    expect((await Promise.all(bids)).map(({ valid }) => valid)).toEqual([true, false, false, true]);
    // A word of ISO/IEC 17000 leads to its entry.
    for (const clause of ["7.4", "8.2"]) expect(suspended.text).toContain(`href="/vocabulary/${clause}?lang=zh"`);
    expect(codes(await change("restore", id, "2027-09-01"))).toEqual(["standing-change-unlawful"]);
    test.moveTo("2026-11-23T04:00:00Z");
  });

  it("publishing again changes nothing: no entry, no file, no row", async () => {
    const { id, number } = await issued(test);
    const before = [await test.server.services.publicLog.state(), await ask(number)];
    await publish(test.server.services, { owner: demoBody, statement: id });
    await publish(test.server.services, { owner: demoBody, statement: id });
    expect([await test.server.services.publicLog.state(), await ask(number)]).toEqual(before);
  });

  it("a change that only the future would bring is refused, and so is one by somebody without the right", async () => {
    const { id } = await issued(test);
    expect(codes(await change("suspend", id, "2026-11-24"))).toEqual(["occurred-in-future"]);
    expect(codes(await change("suspend", id, "2026-11-23", "leader"))).toEqual(["not-permitted"]);
    expect(codes(await change("suspend", id, "2026-11-23", "manager"))).toEqual(["not-found"]);
    value(await change("suspend", id, "2026-11-23"));
  });

  it("the body's list shows its own statements, and nobody else's [17021-1 8.4.1]", async () => {
    const { number, id } = await issued(test);
    const planner = await test.as("planner");
    const list = value(
      await planner.call(routes.statements.list, { params: { organisation: demoBody }, query: { search: number } }),
    );
    expect(list.items).toMatchObject([{ id, number, standing: "in-force" }]);
    const shown = value(
      await planner.call(routes.statements.show, { params: { organisation: demoBody, statement: id } }),
    );
    expect(shown).toMatchObject({ standing: "in-force", published: { url: `http://127.0.0.1/verify/${number}` } });
    const manager = await test.as("manager");
    const asked = { params: { organisation: demoCompany, statement: id } };
    expect(codes(await manager.call(routes.statements.show, asked))).toEqual(["not-found"]);
    expect(codes(await test.anonymous.call(routes.statements.list, { params: { organisation: demoBody } }))).toEqual([
      "not-signed-in",
    ]);
  });

  it("expires by the calendar at once, and in history and log by the daily job", async () => {
    const { number, id } = await issued(test);
    test.moveTo("2029-11-22T16:00:00Z");
    expect((await ask(number)).standing).toBe("expired");
    expect(await expireDue(test.server.services)).toBeGreaterThan(0);
    expect(await expireDue(test.server.services)).toBe(0);
    await test.server.services.store.jobs.drain();
    expect((await ask(number)).history.at(-1)).toMatchObject({ standing: "expired", from: "2029-11-23" });
    expect(codes(await change("restore", id, "2029-11-23"))).toEqual(["standing-change-unlawful"]);
    test.moveTo("2026-11-23T04:00:00Z");
  });

  it("credential, issuer's document and status lists fit together [17021-1 8.2.1] [17021-1 8.1.3]", async () => {
    const { id, number } = await issued(test);
    const read = async (path: string) => (await test.send(path)).text();
    const document = parseDidDocument(JSON.parse(await read("/credentials/TS01/did.json")));
    if (!document.ok) throw new Error("the issuer has a document");
    const token = await read(`/credentials/${number}.vc.jwt`);
    expect(verifyVcJwt(token, [document.value]).ok).toBe(true);
    expect(await read(`/credentials/${number}`)).toBe(token);
    expect(JSON.parse(await read("/.well-known/did.json"))).toMatchObject({
      id: "did:web:127.0.0.1",
      verificationMethod: document.value.verificationMethod,
      assertionMethod: [],
    });
    value(await change("suspend", id, "2026-11-23"));
    await test.server.services.store.jobs.drain();
    for (const purpose of ["revocation", "suspension"]) {
      const list = verifyVcJwt(await read(`/status-lists/TS01/${purpose}`), [document.value]);
      expect(list).toMatchObject({
        ok: true,
        value: { credential: { credentialSubject: { statusPurpose: purpose } } },
      });
    }
    expect((await test.send("/status-lists/TS01/other")).status).toBe(404);
    expect((await test.send("/credentials/TS01-26-OH-999999.pdf")).status).toBe(404);
  });
});
