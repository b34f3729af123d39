import { generateKeyPairSync, sign } from "node:crypto";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  certificateCredential,
  didDocument,
  didWeb,
  envelopeCredential,
  fromBase64Url,
  type Signer,
} from "@touchstone/credential";
import { afterAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";

const { folder, run: runHere, remove } = programHere();
afterAll(remove);
const run = (...given: readonly string[]) => runHere("certificate", ...given);

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const did = didWeb("body.example", ["credentials", "TS01"]);
const signer: Signer = { kid: `${did}#key-1`, sign: (bytes) => new Uint8Array(sign(null, bytes, privateKey)) };
const x = fromBase64Url(publicKey.export({ format: "jwk" }).x ?? "");
const both = (text: string) => ({ zh: text, en: text });
const token = envelopeCredential(
  certificateCredential(
    {
      number: "TS01-26-OH-000001",
      holder: { id: "urn:uuid:0", name: both("holder") },
      body: { did, name: both("body") },
      scheme: { id: "scheme", name: both("scheme") },
      standard: "standard",
      scope: both("scope"),
      sites: [],
      issuedOn: "2026-11-23",
      validFrom: "2026-11-23",
      validUntil: "2029-11-22",
      decidedOn: "2026-11-23",
      caseDigest: "sha256:0",
    },
    {
      origin: "https://body.example",
      statusIndex: 1,
      statusList: { revocation: "https://body.example/r", suspension: "https://body.example/s" },
      issuerDocument: didDocument(did, [{ id: signer.kid, publicKey: x ?? new Uint8Array() }]),
    },
  ),
  signer,
);

describe("certificate verify, without a server and a data folder", { timeout: 180_000 }, () => {
  it("checks a credential given as text or as a file, and writes nothing", async () => {
    const file = join(folder, "a.vc.jwt");
    writeFileSync(file, token);
    for (const given of [token, file]) {
      const { code, out } = await run("verify", given, "--on", "2026-11-24", "--json");
      const report = JSON.parse(out);
      expect([code, report.valid, report.status, report.bracket]).toEqual([0, true, "in-force", null]);
      expect(report.checks.every((check: { detail: string }) => check.detail !== "")).toBe(true);
    }
    expect(readdirSync(folder)).toEqual(["a.vc.jwt"]);
  });

  it("ends with 1 when it is not valid: changed, expired, or no certificate at all", async () => {
    const changed = token.slice(0, -4) + (token.endsWith("AAAA") ? "BBBB" : "AAAA");
    for (const [given, on, status] of [
      [changed, "2026-11-24", "unknown"],
      [token, "2029-11-23", "expired"],
    ] as const) {
      const { code, out } = await run("verify", given, "--on", on, "--json");
      expect([code, JSON.parse(out).valid, JSON.parse(out).status]).toEqual([1, false, status]);
    }
    const nothing = await run("verify", join(folder, "nothing.pdf"), "--json");
    expect([nothing.code, JSON.parse(nothing.out).error.code]).toEqual([1, "path-missing"]);
  });

  it("ends with 2 on wrong usage", async () => {
    expect((await run("verify")).code).toBe(2);
    expect((await run("verify", token, "--on", "yesterday")).code).toBe(2);
  });

  const hostile = new URL("../../../../shared/data/hostile/generated/", import.meta.url).pathname;
  it.skipIf(!existsSync(hostile))("says of hostile files that they are not valid (needs ../shared/data)", async () => {
    for (const name of [
      "pdf/javascript-openaction.pdf",
      "pdf/page-loop.pdf",
      "text/utf8-invalid.txt",
      "json/deep-array.json",
    ]) {
      const { code, out } = await run("verify", join(hostile, name), "--json");
      expect([name, code, JSON.parse(out).valid]).toEqual([name, 1, false]);
    }
  });
});
