import { type Bytes, type Client, routes } from "@touchstone/contract";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { engineKinds } from "../testing/engines.ts";
import { strangerOrganisation } from "../testing/strangers.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";
import { openCaseFor, playActs } from "./testing/case-story.ts";
import { anotherBody, dossierOf, exported, openTransfer, transferActs } from "./testing/transfer-story.ts";

describe.each(engineKinds)("a certificate goes from one server's body to another's on %s", (kind) => {
  let from: TestServer;
  let to: TestServer;
  let statement: string;
  let bytes: Bytes;
  beforeAll(async () => {
    from = await openTestServer(kind, undefined, "http://issuer.example");
    to = await openTestServer(kind, undefined, "http://receiver.example");
    ({ statement, bytes } = await dossierOf(from));
  }, 240_000);
  afterAll(async () => {
    await from.close();
    await to.close();
  });

  const check = async (test: TestServer, given: Bytes) =>
    (await test.as("planner")).call(routes.cases.dossierCheck, { params: { organisation: demoBody }, bytes: given });
  const take = async (test: TestServer, id: string, given: Bytes, account = "planner") =>
    (await test.as(account)).call(routes.cases.dossierImport, { params: { case: id }, bytes: given });
  const outcomes = (report: { readonly checks: readonly { readonly name: string; readonly outcome: string }[] }) =>
    Object.groupBy(report.checks, ({ outcome }) => outcome);
  const namesOf = (checks: readonly { readonly name: string }[] | undefined) => (checks ?? []).map(({ name }) => name);

  it("everything in it can be checked by one who has never heard of the issuer", async () => {
    const report = value(await check(to, bytes));
    const by = outcomes(report);
    expect(namesOf(by["fail"])).toEqual([]);
    expect(namesOf(by["not-checked"])).toEqual(["log-key", "status", "public-page"]);
    expect(report).toMatchObject({ sound: true, importable: true, standing: "in-force", openMajors: [] });
    expect(report.openMinors).toHaveLength(1);
    expect(report.cases).toHaveLength(1);
  });

  it("carries the files that the client attached to its answers, by the digests of the chain", async () => {
    const { parts } = z
      .object({
        parts: z.array(z.object({ name: z.string(), base64: z.string().optional(), text: z.string().optional() })),
      })
      .parse(JSON.parse(new TextDecoder().decode(bytes)));
    const [file, ...more] = parts.filter(({ name }) => name.startsWith("evidence-"));
    expect(more).toEqual([]);
    expect(Buffer.from(file?.base64 ?? "", "base64").toString()).toBe("%PDF-1.7 十月");
    const summary = parts.find(({ name }) => name === "summary.json")?.text ?? "{}";
    expect(JSON.parse(summary)).toMatchObject({
      evidence: [{ finding: "NC-01", of: "correction", name: "维保记录.pdf", part: file?.name }],
    });
    const report = value(await check(to, bytes));
    expect(report.checks.find(({ name }) => name === "evidence")?.outcome).toBe("pass");
  });

  it("on the issuer's own server the log is known and the register is asked", async () => {
    const by = outcomes(value(await check(from, bytes)));
    expect(namesOf(by["fail"])).toEqual([]);
    expect(namesOf(by["pass"])).toEqual(expect.arrayContaining(["log-key", "rule", "public-page"]));
  });

  it("is the same file however often it is asked for, but for the moment", async () => {
    expect(await exported(from, statement)).toEqual(bytes);
  });

  it("no byte of it can be changed unseen", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Uint8Array.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ flip;
        const answer = await check(to, changed);
        if (answer.ok) expect(namesOf(outcomes(answer.value)["fail"])).not.toEqual([]);
        else expect(codes(answer)).toEqual(["dossier-malformed"]);
        expect(answer.ok && answer.value.importable).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it("what is no dossier is refused by name, and enters no case", async () => {
    const play = await openTransfer(to);
    const text = (given: string) => new TextEncoder().encode(given) as Bytes;
    for (const given of ["", "{}", "[".repeat(100_000), '{"format":"touchstone-dossier/1"}', "PK\u0003\u0004"])
      expect(codes(await take(to, play.id, text(given)))).toEqual(["dossier-malformed"]);
    expect(codes(await take(to, play.id, new Uint8Array([0xff, 0xfe])))).toEqual(["dossier-malformed"]);
    const { items } = value(await (await to.as("planner")).call(routes.cases.dossiers, { params: { case: play.id } }));
    expect(items).toEqual([]);
  });

  it("goes into a transfer case, once, by the planner; into no other case", async () => {
    const play = await openTransfer(to);
    const first = await openCaseFor(to);
    expect(codes(await take(to, first.id, bytes))).toEqual(["dossier-case-not-transfer"]);
    expect(codes(await take(to, play.id, bytes, "manager"))).toEqual(["not-permitted"]);
    value(await take(to, play.id, bytes));
    expect(codes(await take(to, play.id, bytes))).toEqual(["dossier-already-imported"]);
    const planner = await to.as("planner");
    const { items } = value(await planner.call(routes.cases.dossiers, { params: { case: play.id } }));
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ sameClient: true, name: "林越" });
    const params = { case: play.id, dossier: items[0]?.id ?? "" };
    expect(value(await planner.download(routes.cases.dossierFile, { params }))).toEqual(bytes);
  });

  it("the receiving body reviews it, issues with the expiry it came with, and the issuer lets go", async () => {
    const before = value(
      await (await from.as("planner")).call(routes.statements.show, {
        params: { organisation: demoBody, statement },
      }),
    );
    to.moveTo("2027-02-01T04:00:00Z");
    const play = await openTransfer(to);
    value(await take(to, play.id, bytes));
    await playActs(play, transferActs);
    await to.server.services.store.jobs.drain();
    const view = await play.view();
    const issued = value(
      await (await to.as("planner")).call(routes.statements.show, {
        params: { organisation: demoBody, statement: view.statement?.id ?? "" },
      }),
    );
    expect(issued.attested.validUntil).toBe(before.attested.validUntil);
    expect(issued.attested.issuedOn).toBe("2027-02-01");
    from.moveTo("2027-02-02T04:00:00Z");
    const planner = await from.as("planner");
    value(
      await planner.call(routes.statements.transfer, {
        params: { organisation: demoBody, statement },
        body: {
          on: "2027-02-01",
          body: issued.attested.body.name,
          number: issued.attested.number,
          evidence: "新机构公开核验页",
        },
      }),
    );
    await from.server.services.store.jobs.drain();
    const after = value(await check(to, await exported(from, statement)));
    expect(after.standing).toBe("transferred");
    expect(namesOf(outcomes(after)["fail"])).toContain("standing");
    // The old file still says what was true when it was made; only its issuer's register knows better.
    expect(namesOf(outcomes(value(await check(from, bytes)))["fail"])).toContain("public-page");
  });

  it("the journals of both sides replay to the same rows", async () => {
    for (const test of [from, to]) {
      const rebuilt = value(await test.operator.call(routes.operations.rebuild, { body: {} }));
      expect({ identical: rebuilt.identical, first: rebuilt.first }).toEqual({ identical: true, first: null });
    }
  });
});

describe.each(engineKinds)("two bodies on one server on %s", (kind) => {
  let test: TestServer;
  let other: Client;
  let statement: string;
  beforeAll(async () => {
    test = await openTestServer(kind);
    other = await anotherBody(test);
    ({ statement } = await dossierOf(test));
  }, 240_000);
  afterAll(() => test.close());

  const openAt = async (client: Client, organisation: string) => {
    const body = { scheme: "cn-ohsms", client: demoCompany, region: "330100", occasion: "transfer" };
    return value(await client.call(routes.cases.open, { params: { organisation }, body })).id;
  };
  const takeAt = (client: Client, id: string, bytes: Bytes) =>
    client.call(routes.cases.dossierImport, { params: { case: id }, bytes });

  it("the other body takes it in; its own body, and whoever has no access, do not", async () => {
    const bytes = await exported(test, statement);
    const planner = await test.as("planner");
    const there = await openAt(other, strangerOrganisation);
    expect(codes(await takeAt(planner, there, bytes))).toEqual(["not-found"]);
    expect(codes(await takeAt(planner, await openAt(planner, demoBody), bytes))).toEqual(["dossier-of-own-body"]);
    expect(
      codes(
        await other.download(routes.cases.dossierExport, { params: { organisation: strangerOrganisation, statement } }),
      ),
    ).toEqual(["not-found"]);
    value(await takeAt(other, there, bytes));
    const { items } = value(await other.call(routes.cases.dossiers, { params: { case: there } }));
    expect(items.map(({ notChecked }) => notChecked.map(({ en }) => en))).toEqual([["Status lists"]]);
    expect(codes(await planner.call(routes.cases.dossiers, { params: { case: there } }))).toEqual(["not-found"]);
  });

  it("a suspended certificate stays where it is, and its dossier says so", async () => {
    const planner = await test.as("planner");
    const params = { organisation: demoBody, statement };
    const { reasons } = value(await planner.call(routes.statements.statusTables, { query: {} }));
    const reason = reasons.find(({ acts }) => acts.includes("suspend"))?.code ?? "";
    const from = "2026-11-23";
    value(await planner.call(routes.statements.suspend, { params, body: { from, reason, note: "" } }));
    expect(codes(await planner.download(routes.cases.dossierExport, { params }))).toEqual(["dossier-not-published"]);
    await test.server.services.store.jobs.drain();
    const there = await openAt(other, strangerOrganisation);
    const refused = await takeAt(other, there, await exported(test, statement));
    if (refused.ok) throw new Error("a suspended certificate was taken over");
    expect(refused.problem.error.refusals.map(({ facts }) => facts["check"])).toEqual([
      "standing",
      "rule",
      "public-page",
    ]);
  }, 180_000);
});
