import { inflateSync } from "node:zlib";
import { type Inflate, partsOf, partsOfPdf, type VerifyPolicy, verifyCertificate } from "@touchstone/credential";
import { parseVkey, policyOf } from "@touchstone/translog";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { openTestServer, type TestServer } from "../testing/test-server.ts";
import { issued, issueRequest } from "./testing/a-decided-case.ts";

const inflate: Inflate = (bytes, limit) => {
  try {
    return new Uint8Array(inflateSync(bytes, { maxOutputLength: limit }));
  } catch {
    return null;
  }
};

describe.each(engineKinds)("what a reader can check without the server, made on %s", (kind) => {
  let test: TestServer;
  let policy: VerifyPolicy;
  let pdf: Uint8Array;
  let number: string;

  const file = async (path: string) => new Uint8Array(await (await test.send(path)).arrayBuffer());
  const vkey = async () =>
    parseVkey(
      Buffer.from(await file("/log/vkey"))
        .toString("utf8")
        .trim(),
    );
  const check = (bytes: Uint8Array) => {
    const found = partsOfPdf(bytes, inflate);
    return found.ok ? verifyCertificate(found.value.parts, policy) : null;
  };

  beforeAll(async () => {
    test = await openTestServer(kind);
    ({ number } = await issued(test));
    pdf = await file(`/credentials/${number}.pdf`);
    const key = await vkey();
    if (!key.ok) throw new Error("the log has a key");
    policy = {
      log: policyOf(key.value),
      logFrom: "reader",
      on: Temporal.PlainDate.from("2026-11-23"),
      tolerance: Temporal.Duration.from({ hours: 72 }),
    };
  });
  afterAll(() => test.close());

  it("the PDF carries everything: signature, issuer's key in the log, inclusion, window, seal [17021-1 8.2.1]", () => {
    const report = check(pdf);
    expect(report).toMatchObject({ valid: true, status: "in-force", number });
    expect(report?.checks.filter(({ outcome }) => outcome !== "pass").map(({ name }) => name)).toEqual(["status"]);
    expect(report?.bracket?.after).not.toBeNull();
  });

  it("one changed byte anywhere in the PDF makes it invalid", () => {
    fc.assert(
      fc.property(fc.nat(pdf.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Uint8Array.from(pdf);
        changed[at] = (changed[at] ?? 0) ^ flip;
        expect(check(changed)?.valid ?? false).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it("the credential alone shows that nothing was changed, and says what it cannot show", async () => {
    const token = Buffer.from(await file(`/credentials/${number}.vc.jwt`)).toString("utf8");
    const alone = partsOf({ credential: token, proof: null, bracket: null });
    const report = alone.ok ? verifyCertificate(alone.value.parts, policy) : null;
    expect(report?.valid).toBe(true);
    expect(report?.checks.find(({ name }) => name === "issuer-key")?.outcome).toBe("not-checked");
    const changed = partsOf({ credential: token.replace(/.(?=\.)/, "~"), proof: null, bracket: null });
    expect(changed.ok && verifyCertificate(changed.value.parts, policy).valid).toBe(false);
  });

  it("flags a certificate that is dated a year before the log could have known it", async () => {
    test.moveTo("2027-11-23T04:00:00Z");
    await test.server.services.publicLog.append("a-stranger", Buffer.from("a stranger's entry"));
    const old = issueRequest(test, { issuedOn: "2026-11-23", validFrom: "2026-11-23" });
    const backdated = await issued(test, old);
    const report = check(await file(`/credentials/${backdated.number}.pdf`));
    expect(report?.valid).toBe(false);
    expect(report?.checks.find(({ name }) => name === "bracket")?.code).toBe("bracket-backdated");
    const page = await (await test.send(`/verify/${backdated.number}?lang=en`)).text();
    expect(page).toContain("lies before that");
    test.moveTo("2026-11-23T04:00:00Z");
  });
});
