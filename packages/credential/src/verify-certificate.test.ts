import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aCertificate, facts, issuerDocument } from "../test/a-certificate.ts";
import { type CertificateReport, verifyCertificate } from "./verify-certificate.ts";

const outcomes = (report: CertificateReport): Record<string, string> =>
  Object.fromEntries(report.checks.map(({ name, outcome }) => [name, outcome]));
const codes = (report: CertificateReport): Record<string, string> =>
  Object.fromEntries(report.checks.map(({ name, code }) => [name, code]));

describe("verifyCertificate", () => {
  const { parts, policy } = aCertificate();

  it("passes a certificate with all its parts, and says in which window it was made", () => {
    const report = verifyCertificate(parts, policy);
    expect(report).toMatchObject({
      valid: true,
      status: "in-force",
      number: facts.number,
      bracket: { after: "2026-11-12T01:31:00Z", before: "2026-11-12T01:32:00Z" },
    });
    expect(Object.values(outcomes(report)).filter((outcome) => outcome !== "pass")).toEqual(["not-checked"]);
  });

  it("says what it could not check when only the credential is there", () => {
    const report = verifyCertificate({ ...parts, proof: null, evidence: null, issuerProof: null, pdf: null }, policy);
    expect(report.valid).toBe(true);
    expect(outcomes(report)).toMatchObject({
      "credential-signature": "pass",
      "log-inclusion": "not-checked",
      bracket: "not-checked",
      pdf: "not-checked",
      status: "not-checked",
    });
  });

  it("does not hide that the log's key came from the certificate itself", () => {
    const report = verifyCertificate(parts, { ...policy, logFrom: "certificate" });
    expect(outcomes(report)["log-key"]).toBe("not-checked");
  });

  it("flags a certificate dated a year before the log could have known it", () => {
    const drill = aCertificate({ olderAt: "2027-11-12T01:31:00Z", newerAt: "2027-11-12T01:32:00Z" });
    const report = verifyCertificate(drill.parts, { ...drill.policy, on: Temporal.PlainDate.from("2027-11-13") });
    expect(report.valid).toBe(false);
    expect(codes(report).bracket).toBe("bracket-backdated");
  });

  it("lets a date lie before the window by the tolerance and not an hour more", () => {
    // The day 2026-11-12 ends at 16:00Z; 72 hours later is 2026-11-15T16:00Z.
    const at = (olderAt: string) => aCertificate({ olderAt, newerAt: "2026-11-16T00:00:00Z" });
    expect(codes(verifyCertificate(at("2026-11-15T16:00:00Z").parts, policy)).bracket).toBe("bracket-unwitnessed");
    expect(codes(verifyCertificate(at("2026-11-15T16:00:01Z").parts, policy)).bracket).toBe("bracket-backdated");
  });

  it.each([
    ["another number", { certNo: "TS01-26-000144" }],
    ["another credential", { vcDigest: `sha256:${"0".repeat(64)}` }],
    ["another term", { validUntil: "2032-11-11" }],
    ["another issue date", { at: "2026-11-01" }],
    ["not an issue", { kind: "suspend" as const }],
    ["a surveillance", { kind: "maintain" as const }],
  ])("fails where the logged statement says %s", (_what, leaf) => {
    const other = aCertificate({ leaf });
    expect(outcomes(verifyCertificate(other.parts, other.policy))["log-entry"]).toBe("fail");
  });

  it.each(["amend", "renew"] as const)("holds where the entry is of a certificate made anew: %s", (kind) => {
    const other = aCertificate({ leaf: { kind } });
    expect(outcomes(verifyCertificate(other.parts, other.policy))["log-entry"]).toBe("pass");
  });

  it("fails where the issuer's document is not the one that was logged, or was logged later", () => {
    const renamed = { ...issuerDocument, alsoKnownAs: ["did:web:other"] };
    expect(outcomes(verifyCertificate({ ...parts, issuers: [renamed] }, policy))["issuer-key"]).toBe("fail");
    expect(outcomes(verifyCertificate({ ...parts, issuerProof: parts.proof }, policy))["issuer-key"]).toBe("fail");
  });

  it.each([
    ["2026-11-11", "not-yet", false],
    ["2026-11-12", "in-force", true],
    ["2029-11-11", "in-force", true],
    ["2029-11-12", "expired", false],
  ])("on %s the certificate is %s", (on, status, valid) => {
    expect(verifyCertificate(parts, { ...policy, on: Temporal.PlainDate.from(on) })).toMatchObject({ status, valid });
  });

  it("believes the lists about what happened later", () => {
    const listed = (revoked: boolean, suspended: boolean) =>
      verifyCertificate({ ...parts, listed: { revoked, suspended } }, policy);
    expect(listed(false, false)).toMatchObject({ valid: true, status: "in-force" });
    expect(listed(false, true)).toMatchObject({ valid: false, status: "suspended" });
    expect(listed(true, false)).toMatchObject({ valid: false, status: "withdrawn" });
  });

  it("fails a PDF whose bytes are not those that were sealed, and one without a seal", () => {
    const pdf = parts.pdf;
    if (pdf === null) throw new Error("the certificate has a PDF");
    const changed = { ...pdf, digest: `sha256:${"1".repeat(64)}` };
    expect(outcomes(verifyCertificate({ ...parts, pdf: changed }, policy)).pdf).toBe("fail");
    expect(outcomes(verifyCertificate({ ...parts, pdf: { ...pdf, seal: null } }, policy)).pdf).toBe("fail");
  });

  it("is invalid as soon as one character of token, proof or seal is another", () => {
    // A proof ends in lines of cosigners that this reader does not know; they prove nothing and are not looked at.
    const changedAt = (text: string, at: number): string => {
      const place = at % (text.lastIndexOf("\n—") + 1 || text.length);
      return text.slice(0, place) + (text[place] === "A" ? "B" : "A") + text.slice(place + 1);
    };
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom("token", "proof", "seal"), (at, which) => {
        const pdf = parts.pdf;
        if (pdf === null || pdf.seal === null || parts.proof === null) throw new Error("all parts are there");
        const changed =
          which === "token"
            ? { ...parts, token: changedAt(parts.token, at) }
            : which === "proof"
              ? { ...parts, proof: changedAt(parts.proof, at) }
              : { ...parts, pdf: { ...pdf, seal: changedAt(pdf.seal, at) } };
        expect(verifyCertificate(changed, policy).valid).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});
