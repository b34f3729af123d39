import { gunzipSync } from "node:zlib";
import { routes } from "@touchstone/contract";
import { bitAt, listFor, parseDidDocument, verifyVcJwt } from "@touchstone/credential";
import type { DecidedAct, StatementDecision } from "@touchstone/kernel";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

import { expireDue } from "./expire-due.ts";
import { type CarriedOut, carryOutDecision, reinstateStatement } from "./index.ts";
import { statementStream } from "./statement-stream.ts";
import { issued } from "./testing/a-decided-case.ts";
import { upgradeRows } from "./upgrade.ts";

describe.each(engineKinds)("the life of a statement on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
  });
  afterAll(() => test.close());

  const on = (day: string) => test.moveTo(`${day}T04:00:00Z`);
  const newId = () => test.server.services.store.world.newId();
  const drain = () => test.server.services.store.jobs.drain();
  const basisOf = (id: string) => ({ caseId: id, decision: id, caseDigest: `sha256:${"1".repeat(64)}` });

  const decided = (
    number: string,
    act: DecidedAct,
    day: string,
    id: string,
    changes: Partial<StatementDecision> = {},
  ): StatementDecision => ({
    id,
    caseId: id,
    on: day,
    effect: act === "withdrawn" ? "withdraw" : act === "suspended" ? "suspend" : "grant",
    occasion: "surveillance",
    act,
    statement: number,
    determinedOn: null,
    ...changes,
  });

  const carryOut = (statement: string, what: CarriedOut, decision: StatementDecision | null) =>
    carryOutDecision(test.server.services, {
      owner: demoBody,
      actor: newId(),
      key: newId(),
      body: { what: what.act },
      statement,
      what,
      decision: async () => ({ facts: decision, reads: [] }),
    });

  const show = async (statement: string, day?: string) => {
    const planner = await test.as("planner");
    return value(
      await planner.call(routes.statements.show, {
        params: { organisation: demoBody, statement },
        query: day === undefined ? {} : { on: day },
      }),
    );
  };
  const ask = async (number: string, day?: string) =>
    value(
      await test.anonymous.call(routes.statements.ask, {
        params: { number },
        query: day === undefined ? {} : { on: day },
      }),
    );
  const page = async (path: string) => (await test.send(path, { headers: { "accept-language": "zh" } })).text();

  const wider = {
    holder: { id: demoCompany, name: { zh: "澄湖物业（杭州）有限公司", en: "Chenghu Property (Hangzhou) Co., Ltd." } },
    scope: { zh: "物业服务与食堂", en: "Property services and canteen" },
    sites: [{ name: { zh: "二号楼", en: "Tower 2" }, address: { zh: "杭州市", en: "Hangzhou" } }],
  };

  it("a surveillance that passed moves the next one, and stands in history and log [17021-1 9.6.1]", async () => {
    on("2026-11-23");
    const { id, number } = await issued(test);
    expect((await show(id)).outlook.map((line) => [line.what, line.on])).toEqual([
      ["surveillance", "2027-11-23"],
      ["recertification", "2029-11-22"],
      ["expiry", "2029-11-22"],
    ]);
    on("2027-10-20");
    const key = newId();
    const what: CarriedOut = { act: "kept", from: "2027-10-20", on: "2027-10-12", basis: basisOf(key) };
    expect(await carryOut(id, what, null)).toMatchObject({ ok: false, refusals: [{ code: "act-without-decision" }] });
    expect(await carryOut(id, what, decided(number, "kept", "2027-10-19", key))).toMatchObject({ ok: true });
    await drain();
    const { outlook, surveillances, standing } = await show(id);
    expect([standing, surveillances.map((one) => one.on), outlook[0]?.on]).toEqual([
      "in-force",
      ["2027-10-12"],
      "2028-10-12",
    ]);
    expect((await ask(number)).history.map(({ act, recordedOn }) => [act, recordedOn])).toEqual([
      ["issued", null],
      ["maintained", "2027-10-20"],
    ]);
  });

  it("an amendment makes certificate and credential anew; the former one is revoked, and past days keep their scope [17021-1 9.6.4.1]", async () => {
    on("2026-11-23");
    const { id, number } = await issued(test);
    const before = await (await test.send(`/credentials/${number}.vc.jwt`)).text();
    on("2027-06-02");
    const key = newId();
    const what: CarriedOut = {
      act: "amended",
      kind: "extended",
      from: "2027-06-02",
      note: "",
      basis: basisOf(key),
      ...wider,
    };
    expect(await carryOut(id, what, decided(number, "amended", "2027-06-01", key))).toMatchObject({ ok: true });
    await drain();
    expect((await ask(number, "2027-06-01")).scope.zh).toBe("澄湖中心办公楼的物业服务");
    expect((await ask(number, "2027-06-02")).scope.zh).toBe("物业服务与食堂");
    expect((await show(id, "2027-06-01")).attested.sites.map(({ name }) => name.zh)).toEqual(["澄湖中心"]);
    expect((await show(id)).attested).toMatchObject({ scope: wider.scope, sites: wider.sites });
    const html = await page(`/verify/${number}`);
    for (const text of ["历次内容", "扩大范围", "物业服务与食堂", "澄湖中心办公楼的物业服务"])
      expect(html).toContain(text);

    const document = parseDidDocument(JSON.parse(await (await test.send("/credentials/TS01/did.json")).text()));
    if (!document.ok) throw new Error("the issuer has a document");
    const after = await (await test.send(`/credentials/${number}.vc.jwt`)).text();
    expect(after).not.toBe(before);
    const revoked = async (token: string): Promise<boolean> => {
      const read = verifyVcJwt(token, [document.value]);
      if (!read.ok) throw new Error("a signed credential");
      const [entry] = JSON.parse(JSON.stringify(read.value.credential)).credentialStatus;
      const list = verifyVcJwt(await (await test.send(new URL(entry.statusListCredential).pathname)).text(), [
        document.value,
      ]);
      if (!list.ok) throw new Error("a signed list");
      const encoded = listFor(list.value.credential, {
        purpose: "revocation",
        index: Number(entry.statusListIndex),
        list: entry.statusListCredential,
      });
      if (!encoded.ok) throw new Error(JSON.stringify(encoded.refusals));
      const bits = gunzipSync(Buffer.from(encoded.value.slice(1), "base64url"));
      const bit = bitAt(new Uint8Array(bits), Number(entry.statusListIndex));
      if (!bit.ok) throw new Error("a bit");
      return bit.value;
    };
    expect([await revoked(before), await revoked(after)]).toEqual([true, false]);
    expect((await test.send("/status-lists/TS01/revocation/3")).status).toBe(404);
  });

  it("a recertification begins a new cycle after the old one, and after expiry only within its rules [17021-1 9.5.4] [17021-1 9.6.3.2]", async () => {
    on("2026-11-23");
    const early = await issued(test);
    const late = await issued(test);
    on("2029-10-01");
    const renewed = (key: string, day: string): CarriedOut => ({
      act: "renewed",
      issuedOn: day,
      standard: { zh: "GB/T 45001—2020", en: "ISO 45001:2018" },
      edition: "2026-03-01",
      basis: basisOf(key),
    });
    const key = newId();
    expect(
      await carryOut(early.id, renewed(key, "2029-10-01"), decided(early.number, "renewed", "2029-09-30", key)),
    ).toMatchObject({ ok: true });
    on("2029-12-01");
    expect(await expireDue(test.server.services)).toBeGreaterThan(0);
    await drain();
    expect(await ask(early.number)).toMatchObject({ standing: "in-force", validUntil: "2032-11-22" });
    expect(await ask(late.number)).toMatchObject({ standing: "expired" });
    const tooLate = newId();
    // Chinese rules of 2025: what was not finished on site by the last day begins anew.
    const what = renewed(tooLate, "2029-12-01");
    const decision = decided(late.number, "renewed", "2029-12-01", tooLate);
    expect(await carryOut(late.id, what, decision)).toMatchObject({
      ok: false,
      refusals: [{ code: "restoration-not-provided", rule: { source: "CNCA-OHSMS-01:2026" } }],
    });
    const onSite = { ...decision, determinedOn: "2029-11-20" };
    expect(await carryOut(late.id, what, onSite)).toMatchObject({ ok: true });
    await drain();
    const days = ["2029-11-22", "2029-11-23", "2029-11-30", "2029-12-01", "2032-11-22", "2032-11-23"];
    expect(await Promise.all(days.map(async (day) => (await ask(late.number, day)).standing))).toEqual([
      "in-force",
      "expired",
      "expired",
      "in-force",
      "in-force",
      "expired",
    ]);
  });

  it("a withdrawal dated back shows the day of its writing, and only an upheld remedy takes it back [17021-1 9.6.5.4]", async () => {
    on("2026-11-23");
    const { id, number } = await issued(test);
    on("2027-02-01");
    const decider = await test.as("decider");
    value(
      await decider.call(routes.statements.withdraw, {
        params: { organisation: demoBody, statement: id },
        body: { from: "2027-01-10", reason: "0115", note: "" },
      }),
    );
    await drain();
    const html = await page(`/verify/${number}`);
    for (const text of ["已撤销", "2027-01-10", "记录于 2027-02-01", "暂停期满仍未解决"]) expect(html).toContain(text);
    on("2027-03-02");
    const appeal = newId();
    const reinstate = (remedy: { kind: "appeal"; id: string; on: string } | null) =>
      reinstateStatement(test.server.services, {
        owner: demoBody,
        actor: newId(),
        key: newId(),
        body: { appeal },
        statement: id,
        from: "2027-03-02",
        note: "",
        named: appeal,
        remedy: async () => ({ facts: remedy, reads: [] }),
      });
    expect(await reinstate(null)).toMatchObject({ ok: false, refusals: [{ code: "remedy-not-upheld" }] });
    expect(await reinstate({ kind: "appeal", id: appeal, on: "2027-03-01" })).toMatchObject({ ok: true });
    await drain();
    expect([(await ask(number, "2027-02-15")).standing, (await ask(number)).standing]).toEqual([
      "withdrawn",
      "in-force",
    ]);
  });

  it("a transfer points to the receiving body's certificate; a suspended one is not handed over", async () => {
    on("2026-11-23");
    const { id, number } = await issued(test);
    const { number: other } = await issued(test);
    const decider = await test.as("decider");
    const transfer = (to: string) =>
      decider.call(routes.statements.transfer, {
        params: { organisation: demoBody, statement: id },
        body: { on: "2026-11-23", body: { zh: "另一机构", en: "Another body" }, number: to, evidence: "函" },
      });
    const params = { organisation: demoBody, statement: id };
    value(await decider.call(routes.statements.suspend, { params, body: { from: "2026-11-23", reason: "0116" } }));
    expect(codes(await transfer(other))).toEqual(["act-unlawful"]);
    value(
      await decider.call(routes.statements.restore, { params, body: { from: "2026-11-23", reason: "causes-removed" } }),
    );
    expect(codes(await transfer(number))).toEqual(["transfer-receiver-not-in-force"]);
    value(await transfer(other));
    await drain();
    expect(await ask(number)).toMatchObject({
      standing: "transferred",
      transferred: { number: other },
      words: { cnca: { code: "04" } },
    });
    const html = await page(`/verify/${number}`);
    expect(html).toContain(`/verify/${other}`);
    expect(html).toContain("已转到另一机构");
  });

  it("reasons, dialects and lawful changes are data that anybody reads; a reason of another act is refused", async () => {
    on("2026-11-23");
    const { edges, reasons, dialects } = value(await test.anonymous.call(routes.statements.statusTables, {}));
    expect(edges).toHaveLength(20);
    expect(reasons.filter(({ code }) => code === "0111").map(({ acts }) => acts)).toEqual([["suspend"], ["withdraw"]]);
    expect(dialects.words.find(({ standing }) => standing === "suspended")).toMatchObject({
      cnca: { code: "02", word: "暂停", change: "97_01" },
      certSearch: "Suspended",
      credential: "suspension",
    });
    const { id } = await issued(test);
    const decider = await test.as("decider");
    const params = { organisation: demoBody, statement: id };
    expect(
      codes(await decider.call(routes.statements.suspend, { params, body: { from: "2026-11-23", reason: "0120" } })),
    ).toEqual(["standing-reason-unknown"]);
  });

  it("the list answers as of a day, with the standing that was", async () => {
    on("2026-11-23");
    const { id, number } = await issued(test);
    const decider = await test.as("decider");
    const params = { organisation: demoBody, statement: id };
    on("2027-02-01");
    value(await decider.call(routes.statements.suspend, { params, body: { from: "2027-02-01", reason: "0116" } }));
    const list = async (query: { standing?: "in-force" | "suspended" | "expired"; on?: string }) =>
      value(
        await decider.call(routes.statements.list, {
          params: { organisation: demoBody },
          query: { search: number, ...query },
        }),
      ).items.map(({ standing }) => standing);
    expect(await list({})).toEqual(["suspended"]);
    expect(await list({ on: "2027-01-31" })).toEqual(["in-force"]);
    expect(await list({ on: "2027-01-31", standing: "suspended" })).toEqual([]);
    expect(await list({ on: "2027-01-31", standing: "in-force" })).toEqual(["in-force"]);
    expect(await list({ on: "2030-01-01", standing: "expired" })).toEqual(["expired"]);
    expect(await list({ on: "2020-01-01" })).toEqual(["not-yet"]);
  });

  it("a suspension over its limit, and a surveillance overdue, are the first things that wait [17021-1 9.6.5.4]", async () => {
    on("2026-11-23");
    const { id } = await issued(test);
    const decider = await test.as("decider");
    const params = { organisation: demoBody, statement: id };
    const mine = async () =>
      value(await decider.call(routes.inbox.list, { params: { organisation: demoBody } })).items.filter(({ key }) =>
        key.startsWith(`statements:${id}`),
      );
    expect(await mine()).toEqual([]);
    on("2027-11-24");
    expect(await mine()).toMatchObject([
      { group: "overdue", due: "2027-11-23", rule: { source: "CNCA-OHSMS-01:2026" } },
    ]);
    value(
      await decider.call(routes.statements.suspend, {
        params,
        body: { from: "2027-11-24", reason: "surveillance-refused" },
      }),
    );
    on("2028-05-25");
    expect((await mine()).map(({ key, due }) => [key.split(":").at(-1), due])).toEqual([
      ["must-withdraw", "2028-05-24"],
    ]);
    expect((await show(id)).outlook[0]).toMatchObject({
      what: "must-withdraw",
      on: "2028-05-24",
      pack: "surveillance@international",
    });
  });

  it("reads the events of schema version 1: what they did not keep is null, and nothing is made up", () => {
    const read = (type: string, data: unknown) => statementStream.readEvent(type, 1, data, null);
    const change = { from: "2027-01-01", reason: "major-open", note: "n" };
    for (const type of ["StatementSuspended", "StatementRestored", "StatementWithdrawn", "StatementCancelled"])
      expect(read(type, change)).toEqual({ type, data: { ...change, recordedOn: null, decision: null } });
    expect(read("StatementExpired", { from: "2029-11-23" })).toEqual({
      type: "StatementExpired",
      data: { from: "2029-11-23", recordedOn: null },
    });
    expect(() => read("StatementSuspended", { ...change, more: 1 })).toThrow(/more/);
    expect(() => statementStream.readEvent("StatementSuspended", 2, change, null)).toThrow(/recordedOn/);
  });

  it("rows of before are rewritten to what their events fold to", async () => {
    on("2026-11-23");
    const { id, number } = await issued(test);
    const { store } = test.server.services;
    const scope = { owner: demoBody, caseId: null };
    const read = async () => {
      const own = await store.transaction(scope, (tx) =>
        tx.query("select state, holder, surveilled_on, suspended_since from statement where id = $1", [id]),
      );
      const open = await store.transaction("public", (tx) =>
        tx.query("select history, said, holder from public_statement where number = $1", [number]),
      );
      return [own.rows, open.rows];
    };
    const now = await read();
    await store.transaction(scope, (tx) =>
      tx.query(
        `update statement set holder = null, surveilled_on = null, state = json_build_object('attested', state->'attested', 'changes',
           json_build_array(json_build_object('standing', 'in-force', 'from', '2026-11-23', 'reason', null, 'note', ''))) where id = $1`,
        [id],
      ),
    );
    await store.transaction("public", (tx) =>
      tx.query(
        `update public_statement set said = null, holder = null, history = json_build_array(json_build_object('standing', 'in-force',
           'from', '2026-11-23', 'reason', null, 'logIndex', log_index)) where number = $1`,
        [number],
      ),
    );
    for (const part of upgradeRows.split(";").filter((text) => text.trim() !== ""))
      await store.transaction(scope, (tx) => tx.query(part));
    const told = JSON.parse(JSON.stringify(await read()));
    const before = JSON.parse(JSON.stringify(now));
    delete before[1][0].history[0].note;
    delete told[1][0].history[0].note;
    expect(told).toEqual(before);
  });
});
