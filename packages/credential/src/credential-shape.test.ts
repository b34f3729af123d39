import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { credential } from "../test/a-certificate.ts";
import { hasVectors, vectorPath, vectorText } from "../test/vectors.ts";
import { checkCredential } from "./credential-shape.ts";

/** The suite leaves the issuer to the one who issues, and writes dates as words that its harness replaces. */
const asIssued = (text: string): unknown => {
  const value = JSON.parse(
    text.replace("FUTURE DATE", "2999-01-01T00:00:00Z").replace("PAST DATE", "2020-01-01T00:00:00Z"),
  );
  const { issuer } = value;
  if (issuer === undefined) return { ...value, issuer: "did:example:issuer" };
  return typeof issuer === "object" && issuer !== null && !("id" in issuer)
    ? { ...value, issuer: { ...issuer, id: "did:example:issuer" } }
    : value;
};

const files = hasVectors
  ? ["", "names-and-descriptions"].flatMap((folder) =>
      readdirSync(vectorPath("vcdm2", folder))
        .filter((name) => name.startsWith("credential-") || name.startsWith("issuer-"))
        .map((name) => [folder, name] as const),
    )
  : [];

describe("the shape of a credential (VCDM 2.0)", () => {
  it.skipIf(!hasVectors)("judges every credential of the W3C suite as its name says", () => {
    expect(files.length).toBeGreaterThan(60);
    const wrong = files.filter(([folder, name]) => {
      const result = checkCredential(asIssued(vectorText("vcdm2", folder, name)) as never);
      return result.ok !== name.endsWith("-ok.json");
    });
    expect(wrong.map(([, name]) => name)).toEqual([]);
  });

  it("accepts our certificate", () => {
    expect(checkCredential(credential).ok).toBe(true);
  });

  it.each([
    ["validity-order", { validUntil: "2020-01-01T00:00:00Z" }],
    ["validFrom", { validFrom: "2026-11-12" }],
    ["issuer", { issuer: null }],
    ["subject-empty", { credentialSubject: {} }],
    ["type-missing", { type: ["DigitalConformityCredential"] }],
  ])("names what is wrong: %s", (reason, changes) => {
    const result = checkCredential({ ...credential, ...changes });
    expect(result.ok ? [] : result.refusals.map(({ facts }) => facts.reason)).toContain(reason);
  });
});
