import { ed25519 } from "@noble/curves/ed25519.js";
import type { Json } from "@touchstone/kernel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { facts, seedOf, signer } from "../test/a-certificate.ts";
import { aDossier, type Changes, caseEvents, findings, world } from "../test/a-dossier.ts";
import {
  checkDossier,
  type DossierReport,
  type DossierWorld,
  digestOf,
  dossierParts,
  jcsBytes,
  readDossier,
  type Signer,
} from "./index.ts";

const checked = (changes: Changes = {}, changedWorld: Partial<DossierWorld> = {}): DossierReport => {
  const read = readDossier(aDossier(changes));
  if (!read.ok) throw new Error(JSON.stringify(read.refusals));
  return checkDossier(read.value, world(changedWorld));
};
const named = ({ checks }: DossierReport, outcome: "fail" | "not-checked"): readonly string[] =>
  checks.filter((check) => check.outcome === outcome).map(({ name }) => name);
const failures = (changes: Changes = {}, changedWorld: Partial<DossierWorld> = {}) =>
  named(checked(changes, changedWorld), "fail");

type EventObject = { readonly [key: string]: Json };
const edited =
  (place: number, edit: (event: EventObject) => EventObject) =>
  (events: readonly Json[]): readonly Json[] =>
    events.map((event, at) => (at === place ? edit(event as EventObject) : event));
const rehashed = ({ hash: _hash, ...event }: EventObject): EventObject => ({
  ...event,
  hash: digestOf(jcsBytes(event)).slice("sha256:".length),
});

const stranger: Signer = { kid: signer.kid, sign: (bytes) => ed25519.sign(bytes, seedOf(9)) };

describe("checking a transfer dossier", () => {
  const whole = aDossier();

  it("a whole one passes every check, and says what the review begins with", () => {
    const report = checked();
    expect(named(report, "fail")).toEqual([]);
    // The fictive certificate has no PDF, and nobody asked the status list.
    expect(named(report, "not-checked")).toEqual(["status", "pdf", "rule"]);
    expect(report.facts).toMatchObject({
      number: facts.number,
      standing: "in-force",
      validUntil: facts.validUntil,
      lastAudit: "2026-11-10",
      openMajors: [],
      openMinors: ["OH-2026-0001 NC-2"],
      cases: ["OH-2026-0001"],
    });
  });

  it("files attached to answers: carried ones are those of the chain, others are refused, and what is left out is said", () => {
    const bytes = new TextEncoder().encode("%PDF-1.7 十月");
    const digest = digestOf(bytes).slice("sha256:".length);
    const attached = { type: "FindingEvidenceAttached", data: { finding: "f1", name: "维保记录.pdf", digest } };
    const events = [...caseEvents.slice(0, 3), attached, ...caseEvents.slice(3)];
    const part = (of: string, content = bytes) => ({
      name: `evidence-${of}.pdf`,
      type: "application/pdf",
      base64: content.toBase64(),
    });
    const evidenceOf = (changes: Changes) => {
      const found = checked(changes).checks.find(({ name }) => name === "evidence");
      return [found?.outcome, found?.code];
    };
    const carrying = (...more: readonly ReturnType<typeof part>[]): Changes => ({
      caseEvents: events,
      parts: (parts) => [...parts, ...more],
    });
    expect(evidenceOf({})).toEqual(["pass", "dossier-evidence-passed"]);
    expect(evidenceOf(carrying(part(digest)))).toEqual(["pass", "dossier-evidence-passed"]);
    expect(evidenceOf(carrying())).toEqual(["not-checked", "dossier-evidence-left-out"]);
    const other = new TextEncoder().encode("%PDF-1.7 十一月");
    expect(evidenceOf(carrying(part(digest, other)))).toEqual(["fail", "dossier-evidence-failed"]);
    const unnamed = part(digestOf(other).slice("sha256:".length), other);
    expect(evidenceOf(carrying(part(digest), unnamed))).toEqual(["fail", "dossier-evidence-failed"]);
  });

  it("no character of the file can be another one", () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 32, max: 126 }), (at, code) => {
        const put = String.fromCharCode(code);
        if (whole[at] === put) return;
        const read = readDossier(whole.slice(0, at) + put + whole.slice(at + 1));
        if (read.ok) expect(checkDossier(read.value, world()).sound).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it.each<readonly [string, Changes, readonly string[]]>([
    ["another key signed it", { signer: stranger }, ["signature"]],
    ["another issuer is named", { manifest: { issuer: "did:web:other.example" } }, ["signature", "statement"]],
    ["another number is on the list", { manifest: { number: "TS01-26-000144" } }, ["statement"]],
    ["the summary is of another certificate", { summary: { number: "TS01-26-000144" } }, ["statement"]],
    ["the expiry was moved", { statement: { validUntil: "2030-11-11" } }, ["statement"]],
    ["an act is missing from the history", { statement: { history: [] } }, ["statement"]],
    ["the statement's chain is of another stream", { statement: { id: "statement-2" } }, ["statement-chain"]],
    [
      "the case was written anew after the decision",
      {
        caseEvents: caseEvents.filter(({ data }) => data["finding"] === undefined && data["id"] !== "f1"),
        caseFindings: findings.slice(1),
      },
      ["case-commitment"],
    ],
    [
      "an event was changed where it stands",
      { editChain: edited(0, (event) => ({ ...event, occurredOn: "2026-11-01" })) },
      ["case-chain"],
    ],
    [
      "an event was changed and hashed anew, so that the next one follows another",
      { editChain: edited(1, (event) => rehashed({ ...event, occurredOn: "2026-11-01" })) },
      ["case-chain"],
    ],
    ["an event is missing", { editChain: (events) => events.toSpliced(0, 1) }, ["case-chain"]],
    ["a finding was left out of the readable part", { caseFindings: findings.slice(1) }, ["findings"]],
    [
      "a finding is called verified and is not",
      {
        caseEvents: [...caseEvents, { type: "FindingRaised", data: { id: "f3", number: "NC-3", grade: "major" } }],
        caseFindings: [
          ...findings,
          { case: "OH-2026-0001", number: "NC-3", grade: "major", closes: "verified", state: "verified" },
        ],
      },
      ["findings"],
    ],
    [
      "a major is open",
      {
        caseEvents: [...caseEvents, { type: "FindingRaised", data: { id: "f3", number: "NC-3", grade: "major" } }],
        caseFindings: [
          ...findings,
          { case: "OH-2026-0001", number: "NC-3", grade: "major", closes: "verified", state: "open" },
        ],
      },
      ["majors"],
    ],
    ["the summary says fewer findings than the cases", { summary: { findings: [] } }, ["findings"]],
    [
      "it is suspended",
      {
        statementEvents: [
          { type: "StatementIssued", data: { number: facts.number } },
          { type: "StatementSuspended", data: {} },
        ],
        summary: { standing: "suspended" },
      },
      ["standing"],
    ],
    [
      "it is suspended and the summary hides it",
      {
        statementEvents: [
          { type: "StatementIssued", data: { number: facts.number } },
          { type: "StatementSuspended", data: {} },
        ],
      },
      ["standing"],
    ],
    [
      "no case is in it",
      { parts: (parts) => parts.filter(({ name }) => !name.startsWith("cases/")), summary: { findings: [] } },
      ["case-chain", "case-commitment"],
    ],
    [
      "the certificate is not in it",
      { parts: (parts) => parts.filter(({ name }) => name !== dossierParts.credential) },
      ["signature", "statement", "statement", "case-commitment"],
    ],
    [
      "a part is not JSON",
      { parts: (parts) => parts.map((part) => (part.name === dossierParts.summary ? { ...part, text: "{" } : part)) },
      ["statement", "standing"],
    ],
    [
      "a part is deeper than anything of ours",
      {
        parts: (parts) =>
          parts.map((part) =>
            part.name.startsWith("cases/") ? { ...part, text: `{"a":${"[".repeat(9999)}${"]".repeat(9999)}}` } : part,
          ),
        summary: { findings: [] },
      },
      ["case-chain", "case-commitment"],
    ],
  ])("%s", (_, changes, names) => {
    expect(failures(changes)).toEqual(names);
  });

  it("the world has its say: public page, the day", () => {
    expect(failures({}, { publicWord: { asked: true, known: false } })).toEqual(["public-page"]);
    const known = { asked: true, known: true } as const;
    expect(failures({}, { publicWord: { ...known, standing: "suspended", sameCredential: true } })).toEqual([
      "public-page",
    ]);
    expect(failures({}, { publicWord: { ...known, standing: "in-force", sameCredential: false } })).toEqual([
      "public-page",
    ]);
    expect(failures({}, { on: Temporal.PlainDate.from("2029-11-12") })).toEqual(["dates", "standing"]);
    const unasked = checked({}, { log: null, publicWord: { asked: false } });
    expect(named(unasked, "not-checked")).toEqual(["log-key", "status", "pdf", "rule", "public-page"]);
    expect(unasked.sound).toBe(true);
  });
});

describe("reading a transfer dossier", () => {
  const whole = aDossier();
  const reason = (text: string): unknown => {
    const read = readDossier(text);
    return read.ok ? null : read.refusals[0].facts["reason"];
  };
  const edited = (edit: (file: { format: string; manifest: string; parts: { name: string }[] }) => unknown): string =>
    JSON.stringify(edit(JSON.parse(whole)));

  it.each<readonly [string, string, string]>([
    ["no JSON", "{", "json"],
    ["an archive", "PK\u0003\u0004", "json"],
    ["a list", "[]", "json"],
    ["nothing but brackets", "[".repeat(200_000), "json"],
    ["another member", edited((file) => ({ ...file, more: 1 })), "json"],
    ["another edition", edited((file) => ({ ...file, format: "touchstone-dossier/2" })), "format"],
    ["spaces", JSON.stringify(JSON.parse(whole), null, 1), "not-canonical"],
    ["a key that stands twice", whole.replace('{"format":', '{"format":"x","format":'), "not-canonical"],
    ["an escape for a character", whole.replace("touchstone-dossier/1", "touchstone-dossier\\/1"), "not-canonical"],
    ["a line end at the end", `${whole}\n`, "not-canonical"],
    ["a name twice", edited((file) => ({ ...file, parts: [...file.parts, file.parts[0]] })), "name-twice"],
    [
      "names that differ in case",
      edited((file) => ({ ...file, parts: [...file.parts, { ...file.parts[0], name: "Summary.json" }] })),
      "name-twice",
    ],
    ...["../summary.json", "/etc/passwd", "cases/../a.json", "cases//a.json", "a\\b.json", "C:a.json", ".json"].map(
      (name): readonly [string, string, string] => [
        `the name ${name}`,
        edited((file) => ({ ...file, parts: [{ ...file.parts[0], name }] })),
        "part",
      ],
    ),
    [
      "half a character",
      edited((file) => ({ ...file, parts: [{ name: "a.txt", type: "a/b", text: "\ud800" }] })),
      "part",
    ],
    [
      "too many parts",
      edited((file) => ({
        ...file,
        parts: Array.from({ length: 101 }, (_, at) => ({ ...file.parts[0], name: `${at}.a` })),
      })),
      "too-many-parts",
    ],
    ["no signed list", edited((file) => ({ ...file, manifest: "a.b.c" })), "manifest"],
    ["too much", `"${"x".repeat(20 * 1_048_576)}"`, "too-long"],
  ])("%s is no dossier", (_, text, expected) => {
    expect(reason(text)).toBe(expected);
  });

  it("base64 has one spelling", () => {
    const pdf = { name: "certificate.pdf", type: "application/pdf" };
    const with64 = (base64: string) => aDossier({ parts: (parts) => [...parts, { ...pdf, base64 }] });
    const signed = with64("QUI=");
    expect(reason(signed)).toBeNull();
    const other = readDossier(signed.replace('"QUI="', '"QUJ="'));
    expect(other.ok && checkDossier(other.value, world()).checks.find(({ name }) => name === "parts")?.outcome).toBe(
      "fail",
    );
  });
});
