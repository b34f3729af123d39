import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatVkey, signerKey } from "@touchstone/translog";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const body = "01900000-0000-7000-8000-00000000b001";
const { folder, run, answer, refused, remove } = programHere();
let server: RunningServer;
let number: string;
let told: { readonly steps: readonly { readonly ok: boolean }[]; readonly certificate: Record<string, unknown> };

beforeAll(async () => {
  server = await startServer();
  const ran = await run("demo", "run", "--data", server.data, "--json");
  if (ran.code !== 0) throw new Error(ran.err);
  told = JSON.parse(ran.out);
  number = String(told.certificate["number"]);
}, 240_000);
afterAll(async () => {
  await server?.close();
  remove();
});

const here = (): readonly string[] => ["--organisation", body, "--data", server.data];
const change = (verb: string, reason: string, ...more: readonly string[]): readonly string[] => [
  "certificate",
  verb,
  number,
  ...here(),
  "--reason",
  reason,
  ...more,
];

/** The status page behind the QR code, until it says so: the public log follows within a moment. */
const publiclyUntil = async (status: string) => {
  for (let tries = 0; ; tries += 1) {
    const { code, out } = await run("certificate", "verify", `${server.origin}/verify/${number}`, "--json");
    const report = JSON.parse(out);
    if (report.status === status || tries === 20) return { code, report };
  }
};

describe("a certificate on a running server", { timeout: 300_000 }, () => {
  it("demo run says step by step what it did, and where the certificate is", () => {
    expect(told.steps.length).toBeGreaterThan(30);
    expect(told.steps.every(({ ok }) => ok)).toBe(true);
    expect(told.certificate).toEqual({
      number: expect.stringMatching(/-000001$/),
      url: expect.stringContaining(`/verify/${number}`),
      pdf: expect.stringMatching(/\.pdf$/),
      credential: expect.stringMatching(/\.vc\.jwt$/),
      logIndex: expect.any(Number),
    });
  });

  it("verify by its public address: valid, every check named, bracketed in time, with no data folder and no account", async () => {
    for (const address of [`/verify/${number}`, `/credentials/${number}.pdf`, `/credentials/${number}.vc.jwt`]) {
      const report = await answer("certificate", "verify", `${server.origin}${address}`);
      expect(report).toEqual({
        valid: true,
        status: "in-force",
        number,
        checks: expect.any(Array),
        bracket: { after: expect.any(String), before: expect.any(String) },
      });
      for (const check of report.checks) {
        expect(check).toEqual({ name: check.name, outcome: expect.any(String), detail: expect.stringMatching(/./) });
        expect(check.outcome).not.toBe("fail");
      }
      const outcomes = new Map(report.checks.map((one: { name: string; outcome: string }) => [one.name, one.outcome]));
      expect(outcomes.get("credential-signature")).toBe("pass");
    }
  });

  it("verify by the reader's own policy: a log the reader does not trust is not good enough", async () => {
    const vkey = (await (await fetch(`${server.origin}/log/vkey`)).text()).trim();
    const own = join(folder, "own.policy");
    writeFileSync(own, `log ${vkey}\nquorum none\n`);
    const address = `${server.origin}/verify/${number}`;
    expect((await answer("certificate", "verify", address, "--policy", own)).valid).toBe(true);
    const stranger = join(folder, "stranger.policy");
    const other = signerKey("stranger.example/log", "log", new Uint8Array(32).fill(2));
    writeFileSync(stranger, `log ${formatVkey(other)}\nquorum none\n`);
    const { code, out } = await run("certificate", "verify", address, "--policy", stranger, "--json");
    const document = JSON.parse(out);
    expect(code).toBe(1);
    expect(document.valid === false || document.error !== undefined).toBe(true);
  });

  it("verify refuses a number nobody issued, a server that does not answer, an address that is none", async () => {
    const unknown = `${server.origin}/verify/TS99-26-OH-000001`;
    expect((await refused("path-missing", "certificate", "verify", unknown)).facts.path).toBe(unknown);
    await refused("server-unreachable", "certificate", "verify", `http://127.0.0.1:1/verify/${number}`);
    await refused("path-missing", "certificate", "verify", "http://");
  });

  it("list: what the body issued, found by number", async () => {
    const { items, next } = await answer("certificate", "list", ...here(), "--search", number);
    expect(next).toBeNull();
    expect(items).toEqual([
      {
        id: expect.any(String),
        version: expect.any(Number),
        number,
        holder: { zh: expect.any(String), en: expect.any(String) },
        standing: "in-force",
        issuedOn: expect.stringMatching(/^\d{4}-/),
        validUntil: expect.stringMatching(/^\d{4}-/),
        scheme: "cn-ohsms@2026-03-01",
        next: expect.objectContaining({ what: "surveillance" }),
      },
    ]);
    expect((await answer("certificate", "list", ...here(), "--search", "nobody")).items).toEqual([]);
    await refused("not-signed-in", "certificate", "list", "--organisation", body, "--server", server.origin);
  });

  it("suspend and restore: shown to everybody, and what is not lawful now is refused with the standing [17021-1 8.1.2] [17021-1 9.6.5.4]", async () => {
    const lawless = await refused("standing-change-unlawful", ...change("restore", "causes-removed"));
    expect(lawless.message).toContain("“有效”");
    expect(await answer(...change("suspend", "holder-asked", "--note", "rebuilding"))).toMatchObject({
      number,
      version: expect.any(Number),
    });
    const { code, report } = await publiclyUntil("suspended");
    expect([code, report.valid, report.status]).toEqual([1, false, "suspended"]);
    await refused("standing-change-unlawful", ...change("suspend", "holder-asked"));
    await answer(...change("restore", "causes-removed"));
    expect((await publiclyUntil("in-force")).report.valid).toBe(true);
    await refused("standing-change-backwards", ...change("suspend", "holder-asked", "--from", "2020-01-01"));
  });

  it("refuses a number it does not know, and a reason or a day that is none is wrong usage", async () => {
    const unknown = ["certificate", "withdraw", "TS99-26-OH-000001", ...here(), "--reason", "holder-asked"] as const;
    await refused("statement-unknown", ...unknown);
    await refused("standing-reason-unknown", ...change("withdraw", "no-such-reason"));
    expect((await run(...change("withdraw", "NO REASON"))).code).toBe(2);
    expect((await run(...change("withdraw", "holder-asked", "--from", "tomorrow"))).code).toBe(2);
  });

  it("shows a certificate, its history, and its standing on any day in four dialects", async () => {
    const shown = await answer("certificate", "show", number, ...here());
    expect(shown).toMatchObject({
      attested: { number },
      standing: "in-force",
      outlook: [{ what: "surveillance" }, {}, {}],
    });
    const { history } = await answer("certificate", "history", number, ...here());
    expect(history.map(({ act }: { act: string }) => act)).toEqual(expect.arrayContaining(["issued", "suspended"]));
    // 3S-7: what is not valid on the bid day ends with 1.
    const past = await run("certificate", "status", number, "--data", server.data, "--on", "2020-01-01", "--json");
    expect([past.code, JSON.parse(past.out)]).toMatchObject([
      1,
      { on: "2020-01-01", standing: "not-yet", valid: false, words: { certSearch: "Draft", cnca: null } },
    ]);
    expect(await answer("certificate", "status", number, "--data", server.data)).toMatchObject({ valid: true });
    const { edges, reasons } = await answer("certificate", "tables", "--data", server.data);
    expect([edges.length, reasons.length > 20]).toEqual([20, true]);
  });

  it("records how the mark is used, asks, and does not close misuse as if nothing were wrong", async () => {
    const use = ["--where", "website", "--use", "on-product"] as const;
    const { id } = await answer("certificate", "mark-check", "record", number, ...here(), ...use);
    const mark = (verb: string, ...more: readonly string[]) => [
      "certificate",
      "mark-check",
      verb,
      id,
      ...here(),
      ...more,
    ];
    const picture = join(folder, "seen.png");
    writeFileSync(picture, Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a));
    await answer("certificate", "mark-check", "attach", id, picture, ...here());
    await refused("mark-use-misleading", ...mark("close", "--outcome", "no-action"));
    await answer(...mark("ask", "--action", "take it down", "--due", "2099-01-01"));
    await answer(...mark("close", "--outcome", "corrected"));
    const { items } = await answer("certificate", "mark-check", "list", ...here(), "--state", "closed");
    expect(items).toMatchObject([{ id, evidence: [{ name: "seen.png" }], closed: { outcome: "corrected" } }]);
    expect((await run(...mark("close", "--outcome", "perhaps"))).code).toBe(2);
  });

  it("the holder's notice of an accident is listed with its clock, answered, and done", async () => {
    const shown = await answer("certificate", "show", number, ...here());
    const what = ["--kind", "serious-accident", "--what", "fall from a height"] as const;
    const told = ["certificate", "notice", "report", shown.attested.caseId, "--data", server.data] as const;
    const { id } = await answer(...told, "--statement", shown.id, ...what);
    const answered = ["certificate", "notice", "answer", id, ...here(), "--reason", "go and see"] as const;
    await refused("accident-needs-audit", ...answered, "--effect", "none");
    await answer(...answered, "--effect", "special-audit");
    await answer("certificate", "notice", "done", id, ...here());
    const { items } = await answer("certificate", "notice", "list", ...here(), "--state", "closed");
    expect(items).toMatchObject([{ id, clock: { days: 30 }, owed: null }]);
  });

  it("withdraw and cancel are final [17021-1 9.6.5.1] [OHSMS-2026 standing]", async () => {
    await answer(...change("withdraw", "mark-misused"));
    expect((await publiclyUntil("withdrawn")).report.valid).toBe(false);
    for (const [verb, reason] of [
      ["restore", "causes-removed"],
      ["cancel", "holder-asked"],
      ["suspend", "holder-asked"],
    ] as const)
      await refused("standing-change-unlawful", ...change(verb, reason));
  });
});
