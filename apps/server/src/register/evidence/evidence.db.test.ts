import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyAll } from "../../operations/verify-all.ts";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";
import { evidenceDesk, sha, utf8 } from "./test-evidence.ts";
import { scannedSettings as settings } from "./test-scanner.ts";

const { evidence, register, inbox } = routes;
const organisation = { organisation: demoCompany };

describe.each(engineKinds)("evidence once, used many times, by HTTP on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  beforeAll(async () => {
    test = await openTestServer(kind, undefined, undefined, settings);
    manager = await test.as("manager");
  });
  afterAll(() => test.close());

  const { begin, piece, complete, send, show, showRow, link, plannedRow } = evidenceDesk(() => manager);
  const binary = { "content-type": "application/octet-stream", "idempotency-key": "a-broken-piece" };
  const sessionOf = async (account: string) => {
    const signedIn = await test.send("/api/v1/parties/demo-sign-in", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ account }),
    });
    return {
      cookie: signedIn.headers
        .getSetCookie()
        .map((one) => one.split(";")[0])
        .join("; "),
    };
  };
  it("goes up in pieces, is broken off, goes on, and comes back the same", async () => {
    const bytes = Uint8Array.from({ length: 150_000 }, (_, at) => 48 + ((at * 7) % 10));
    const { id } = value(await begin(bytes, "台账.txt"));
    value(await piece(id, 0, bytes.slice(0, 60_000)));
    expect(await piece(id, 0, bytes.slice(0, 10))).toMatchObject({
      problem: { error: { code: "upload-offset", facts: { expected: 60_000 } } },
    });
    expect(codes(await complete(id))).toEqual(["upload-incomplete"]);
    const found = value(await manager.call(evidence.upload, { params: { ...organisation, upload: id } }));
    value(await piece(id, found.offset, bytes.slice(found.offset)));
    const item = value(await complete(id, { place: "1 号楼" })).id;
    const file = await manager.download(evidence.file, { params: { ...organisation, evidence: item } });
    expect(sha(value(file))).toBe(sha(bytes));
    expect(await show(item)).toMatchObject({ place: "1 号楼", digest: sha(bytes), rows: 0, state: "holds" });
    // Nobody sends it twice: what is there is offered.
    expect(await begin(bytes, "again.txt")).toMatchObject({
      problem: { error: { code: "evidence-exists", facts: { evidence: item } } },
    });
  });

  it("keeps what had arrived when the connection broke off, and goes on from there", async () => {
    const bytes = Uint8Array.from({ length: 90_000 }, (_, at) => 48 + (at % 10));
    const { id } = value(await begin(bytes, "断线.txt"));
    const at = `/api/v1/register/${demoCompany}/evidence/uploads/${id}/pieces?offset=0`;
    let isSent = false;
    const broken = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        if (isSent) controller.error(new Error("the phone left the net"));
        else controller.enqueue(bytes.slice(0, 40_000));
        isSent = true;
      },
    });
    const init = { method: "PUT", headers: { ...(await sessionOf("manager")), ...binary }, body: broken };
    const answer = await test.send(at, { ...init, duplex: "half" });
    expect([answer.status, (await answer.text()).includes("upload-broken-off")]).toEqual([400, true]);
    const { offset } = value(await manager.call(evidence.upload, { params: { ...organisation, upload: id } }));
    expect(offset).toBe(40_000);
    value(await piece(id, offset, bytes.slice(offset)));
    expect(await show(value(await complete(id)).id)).toMatchObject({ digest: sha(bytes) });
  });

  it("completed again, or twice at once, answers the same; so does an id in capitals", async () => {
    const bytes = utf8("答复丢了");
    const { id } = value(await begin(bytes, "答复.txt"));
    value(await piece(id.toUpperCase(), 0, bytes));
    const [first, second] = await Promise.all([complete(id), complete(id.toUpperCase())]);
    const again = value(await complete(id));
    expect([value(first), value(second)]).toEqual([again, again]);
    expect(await show(again.id)).toMatchObject({ id: again.id, digest: sha(bytes) });
    const found = value(await manager.call(evidence.upload, { params: { ...organisation, upload: id } }));
    expect(found.offset).toBe(bytes.length);
    expect(codes(await piece(id, bytes.length, bytes))).toEqual(["upload-unknown"]);
  });

  it("completed before the server fell, it answers the same to the same request", async () => {
    const bytes = utf8("服务器断电");
    const { id } = value(await begin(bytes, "断电.txt"));
    value(await piece(id, 0, bytes));
    const folder = join(test.server.services.data, "blobs", demoCompany);
    const files = [`.upload-${id}.json`, `.upload-${id}.part`].map((name) => join(folder, name));
    const kept = files.map((file) => readFileSync(file));
    const send = () =>
      manager.call(evidence.complete, {
        params: { ...organisation, upload: id },
        body: { takenOn: "2026-11-20" },
        key: "lost-answer",
      });
    const first = value(await send());
    files.forEach((file, at) => writeFileSync(file, kept[at] ?? ""));
    expect(value(await send())).toEqual(first);
  });

  it("is never given out by its own type", async () => {
    const item = value(await send("<script>", "x.txt")).id;
    const path = `/api/v1/register/${demoCompany}/evidence/${item}/file`;
    const answer = await test.send(path, { headers: await sessionOf("manager") });
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment/);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    await answer.text();
  });

  it("serves many rows; each counts it as its own, and lacks evidence again after its last day", async () => {
    const [one, two] = [await plannedRow("电梯甲"), await plannedRow("电梯乙")];
    const item = value(await send("年检证", "年检证.txt", { validUntil: "2026-12-31" })).id;
    expect((await showRow(one.risk)).state).toBe("operating");
    const linked = value(
      await link(item, [{ risk: one.risk, objective: one.objective }, { risk: two.risk }, { risk: item }]),
    );
    expect([linked.linked, linked.refused.map(({ code }) => code)]).toEqual([
      [one.risk, two.risk],
      ["risk-not-identified"],
    ]);
    expect((await show(item)).rows).toBe(2);
    const states = async (on: string) => [(await showRow(one.risk, on)).state, (await showRow(two.risk, on)).state];
    expect(await states("2026-12-31")).toEqual(["to-evaluate", "to-evaluate"]);
    expect(await states("2027-01-01")).toEqual(["operating", "operating"]);
    const count = async (on: string) =>
      value(await manager.call(register.overview, { params: organisation, query: { on } })).states;
    expect([(await count("2026-12-31"))["to-evaluate"], (await count("2027-01-01"))["to-evaluate"]]).toEqual([
      2,
      undefined,
    ]);
    const listed = async (state: "to-evaluate" | "operating", on: string) =>
      value(await manager.call(register.list, { params: organisation, query: { state, on, sort: "state" } })).items.map(
        ({ id }) => id,
      );
    expect(await listed("to-evaluate", "2026-12-31")).toEqual([one.risk, two.risk].toSorted());
    expect(await listed("operating", "2027-01-01")).toEqual(expect.arrayContaining([one.risk, two.risk]));
    expect(value(await link(item, [{ risk: two.risk }])).refused[0]?.code).toBe("evidence-already-linked");

    // Corrected in one place, the days follow at every row.
    const params = { ...organisation, evidence: item };
    value(await manager.call(evidence.correct, { params, body: { takenOn: "2026-11-20", validUntil: "2027-06-30" } }));
    await test.server.services.store.jobs.drain();
    expect(await states("2027-01-01")).toEqual(["to-evaluate", "to-evaluate"]);

    const end = (await show(item)).links.find(({ risk }) => risk === two.risk)?.id ?? "";
    const unlink = { params: { ...params, link: end }, body: { risk: two.risk, reason: "挂错" } };
    value(await manager.call(evidence.unlink, unlink));
    expect((await showRow(two.risk)).state).toBe("operating");
    expect((await show(item)).links.find(({ id }) => id === end)?.unlinked).toEqual({
      reason: "挂错",
      on: "2026-11-23",
    });
  });

  it("attached at a row it is in the library, and the same bytes at a second row are the same item", async () => {
    const [one, two] = [await plannedRow("锅炉甲"), await plannedRow("锅炉乙")];
    const attach = (risk: string, on = "2026-04-12") =>
      manager.call(register.attachEvidence, {
        params: { ...organisation, risk },
        query: { name: "报告.txt", on },
        bytes: utf8("锅炉报告"),
      });
    expect(codes(await attach(one.risk, "2026-11-24"))).toEqual(["evidence-taken-in-future"]);
    value(await attach(one.risk));
    value(await attach(two.risk));
    const items = [await showRow(one.risk), await showRow(two.risk)].map((row) => row.evidence[0]?.item);
    expect(items[0]).toBe(items[1]);
    expect(await show(items[0] ?? "")).toMatchObject({ name: "报告.txt", rows: 2 });
    expect((await showRow(one.risk)).state).toBe("to-evaluate");
  });

  it("is announced thirty days before its end, not thirty-one, and not after it", async () => {
    const { risk } = await plannedRow("吊车");
    const item = value(await send("吊车证", "吊车证.txt", { validUntil: "2027-03-31" })).id;
    const asked = async () => {
      const { items } = value(await manager.call(inbox.list, { params: organisation }));
      return items.some(({ key }) => key === `evidence:${item}:renew`);
    };
    const state = async (on: string) => (await show(item, on)).state;
    expect([
      await state("2027-02-28"),
      await state("2027-03-01"),
      await state("2027-03-31"),
      await state("2027-04-01"),
    ]).toEqual(["holds", "expiring", "expiring", "expired"]);
    const filtered = async (wanted: "expiring" | "expired" | "unlinked", on: string) =>
      value(await manager.call(evidence.list, { params: organisation, query: { state: wanted, on } }))
        .items.map(({ id }) => id)
        .includes(item);
    expect([
      await filtered("expiring", "2027-02-28"),
      await filtered("expiring", "2027-03-01"),
      await filtered("expired", "2027-04-01"),
    ]).toEqual([false, true, true]);
    expect(await filtered("unlinked", "2027-03-01")).toBe(true);
    test.moveTo("2027-03-01T04:00:00Z");
    expect(await asked()).toBe(false);
    value(await link(item, [{ risk }]));
    expect(await filtered("unlinked", "2027-03-01")).toBe(false);
    expect(await asked()).toBe(true);
    test.moveTo("2027-02-28T04:00:00Z");
    expect(await asked()).toBe(false);
    test.moveTo("2026-11-23T04:00:00Z");
  });

  it("refuses days that cannot be, and notes a clock that is far off", async () => {
    const bytes = utf8("时钟");
    const { id } = value(await begin(bytes, "时钟.txt"));
    value(await piece(id, 0, bytes));
    expect(codes(await complete(id, { takenOn: "2026-11-24" }))).toEqual(["evidence-taken-in-future"]);
    const item = value(await complete(id, { deviceTime: "2026-11-23T05:00:00Z" })).id;
    expect((await show(item)).clockOff).toBe(3600);
  });

  it("is bounded: by kind, length, room left", async () => {
    const ask = (name: string, bytes: number) =>
      manager.call(evidence.begin, {
        params: organisation,
        body: { name, bytes, digest: sha(utf8(`${name}${bytes}`)) },
      });
    expect(codes(await ask("tool.exe", 10))).toEqual(["evidence-kind-refused"]);
    expect(codes(await ask("film.mp4", 200_001))).toEqual(["evidence-too-large"]);
    for (let count = 0; count < 4; count += 1) await ask(`film${count}.mp4`, 200_000);
    const full = await ask("film9.mp4", 200_000);
    const { used, bytes } = value(await manager.call(evidence.list, { params: organisation, query: {} })).quota;
    expect(full).toMatchObject({
      problem: { error: { code: "evidence-quota", facts: { left: bytes - used, bytes: 200_000 } } },
    });
    // Begun or attached at the same time, they do not share the last room.
    const { quota } = value(await manager.call(evidence.list, { params: organisation, query: {} }));
    const half = Math.floor((quota.bytes - quota.used) / 2) + 1;
    const { risk } = await plannedRow("配额");
    const attach = (text: string) =>
      manager.call(register.attachEvidence, {
        params: { ...organisation, risk },
        query: { name: `${text}.txt`, on: "2026-04-12" },
        bytes: utf8(text.repeat(half)),
      });
    const atOnce = await Promise.all([attach("a"), attach("b"), attach("c")]);
    expect(atOnce.filter(({ ok }) => ok)).toHaveLength(1);
    const small = value(await manager.call(evidence.list, { params: organisation, query: {} })).quota;
    const rest = small.bytes - small.used;
    const begun = await Promise.all(["1", "2", "3", "4"].map((name) => ask(`${name}.txt`, Math.floor(rest / 2) + 1)));
    expect(begun.filter(({ ok }) => ok)).toHaveLength(1);
    // Unfinished uploads give their room back when they expire.
    test.moveTo("2026-12-01T04:00:00Z");
    value(await ask("film9.mp4", 200_000));
    test.moveTo("2026-11-23T04:00:00Z");
  });

  it("with a virus it is kept apart: neither served nor linked; a scan that fails lets nothing pass", async () => {
    const { risk } = await plannedRow("病毒");
    const item = value(await send("TEST-VIRUS 文本", "v.txt")).id;
    const params = { ...organisation, evidence: item };
    expect(await show(item)).toMatchObject({ state: "infected", scan: { state: "infected", found: "Test.Virus" } });
    expect(codes(await manager.download(evidence.file, { params }))).toEqual(["evidence-infected"]);
    expect(codes(await link(item, [{ risk }]))).toEqual(["evidence-infected"]);
    const { data } = test.server.services;
    const digest = sha(utf8("TEST-VIRUS 文本"));
    expect(
      [join(data, "blobs", demoCompany, digest), join(data, "quarantine", demoCompany, digest)].map(existsSync),
    ).toEqual([false, true]);
    const attach = {
      params: { ...organisation, risk },
      query: { name: "w.txt", on: "2026-11-01" },
      bytes: utf8("TEST-VIRUS 2"),
    };
    expect(codes(await manager.call(register.attachEvidence, attach))).toEqual(["evidence-infected"]);
    expect(codes(await send("BROKEN-SCANNER", "b.txt"))).toEqual(["evidence-scan-failed"]);
    expect((await show(value(await send("干净", "c.txt")).id)).scan).toEqual({ state: "clean", by: "scan", found: "" });
  });

  it("is nobody else's, and only who may write sends it", async () => {
    const item = value(await send("我们的", "e.txt")).id;
    const planner = await test.as("planner");
    expect(codes(await planner.call(evidence.show, { params: { ...organisation, evidence: item } }))).toEqual([
      "not-found",
    ]);
    expect(
      codes(await planner.call(evidence.show, { params: { organisation: demoBody, evidence: item } })),
    ).not.toEqual([]);
    const evaluator = await test.as("evaluator");
    const body = { name: "a.txt", bytes: 1, digest: sha(utf8("a")) };
    expect(codes(await evaluator.call(evidence.begin, { params: organisation, body }))).toEqual(["not-permitted"]);
  });

  it("all of it verifies: journal, rows and files, with what was destroyed and what was kept apart", async () => {
    expect((await verifyAll(test.server.services)).first).toBeNull();
  });
});
