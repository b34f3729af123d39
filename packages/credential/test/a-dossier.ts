import type { Json } from "@touchstone/kernel";
import {
  type DossierPart,
  type DossierWorld,
  digestOf,
  dossierParts,
  jcs,
  jcsBytes,
  type Signer,
  writeDossier,
} from "../src/index.ts";
import { aCertificate, facts, issuer, issuerDocument, signer } from "./a-certificate.ts";

type Event = { readonly type: string; readonly data: Readonly<Record<string, Json>> };

/** Events chained as the journal does it. */
export const chained = (stream: string, events: readonly Event[]): readonly Json[] =>
  events.reduce<readonly { readonly [key: string]: Json }[]>((chain, { type, data }, at) => {
    const unhashed = {
      owner: "body",
      stream,
      version: at + 1,
      kind: "case",
      type,
      schemaVersion: 1,
      recordedAt: "2026-11-12T01:00:00.000Z",
      occurredOn: "2026-11-12",
      data,
      sealed: null,
      prev: chain.at(-1)?.["hash"] ?? null,
    };
    return [...chain, { ...unhashed, hash: digestOf(jcsBytes(unhashed)).slice("sha256:".length) }];
  }, []);

const headOf = (events: readonly Json[]): string => {
  const last = events.at(-1);
  return typeof last === "object" && last !== null && "hash" in last && typeof last.hash === "string"
    ? `sha256:${last.hash}`
    : "";
};

export const caseEvents: readonly Event[] = [
  { type: "CaseOpened", data: { number: "OH-2026-0001" } },
  { type: "FindingRaised", data: { id: "f1", number: "NC-1", grade: "major" } },
  { type: "FindingRaised", data: { id: "f2", number: "NC-2", grade: "minor" } },
  { type: "FindingVerified", data: { finding: "f1" } },
  { type: "CaseDecided", data: { effect: "grant" } },
];
export const caseDigest = headOf(chained("case-1", caseEvents));

export const findings: readonly { readonly [key: string]: Json }[] = [
  { case: "OH-2026-0001", number: "NC-1", grade: "major", closes: "verified", state: "verified" },
  { case: "OH-2026-0001", number: "NC-2", grade: "minor", closes: "plan-accepted", state: "plan-accepted" },
];

export type Changes = {
  readonly summary?: Readonly<Record<string, Json>>;
  readonly statement?: Readonly<Record<string, Json>>;
  readonly statementEvents?: readonly Event[];
  readonly caseEvents?: readonly Event[];
  /** Done to the chain after it was made. */
  readonly editChain?: (events: readonly Json[]) => readonly Json[];
  readonly caseFindings?: readonly Json[];
  readonly parts?: (parts: readonly DossierPart[]) => readonly DossierPart[];
  readonly signer?: Signer;
  readonly manifest?: { readonly number?: string; readonly issuer?: string };
};

/** A dossier of the fictive certificate; each change makes another lie, signed all the same. */
export const aDossier = (changes: Changes = {}): string => {
  const { parts } = aCertificate({ caseDigest });
  const json = (name: string, value: Json): DossierPart => ({ name, type: "application/json", text: jcs(value) });
  const events = chained("case-1", changes.caseEvents ?? caseEvents);
  const issued = { type: "StatementIssued", data: { number: facts.number } };
  const told = changes.caseFindings ?? findings;
  const all: readonly DossierPart[] = [
    json(dossierParts.summary, {
      v: 1,
      number: facts.number,
      standing: "in-force",
      validUntil: facts.validUntil,
      lastAudit: "2026-11-10",
      programme: { case: "OH-2026-0001" },
      findings: told,
      complaints: { received: 1, open: 0 },
      appeals: { received: 0, open: 0 },
      ...changes.summary,
    }),
    json(dossierParts.statement, {
      v: 1,
      id: "statement-1",
      number: facts.number,
      attested: { number: facts.number, holder: { name: facts.holder.name }, body: { name: facts.body.name } },
      validUntil: facts.validUntil,
      history: (changes.statementEvents ?? [issued]).map(({ type }) => type),
      events: chained("statement-1", changes.statementEvents ?? [issued]),
      ...changes.statement,
    }),
    { name: dossierParts.credential, type: "application/vc+jwt", text: parts.token },
    { name: dossierParts.proof, type: "text/plain", text: parts.proof ?? "" },
    {
      name: dossierParts.bracket,
      type: "application/json",
      text: JSON.stringify({
        v: 1,
        log: aCertificate().vkey,
        evidence: parts.evidence,
        issuer: issuerDocument,
        issuerProof: parts.issuerProof,
      }),
    },
    json("cases/OH-2026-0001.json", {
      v: 1,
      case: { id: "case-1", number: "OH-2026-0001", findings: told },
      digest: headOf(events),
      events: changes.editChain?.(events) ?? events,
    }),
  ];
  return writeDossier(
    { number: facts.number, issuer, madeAt: "2026-11-20T08:00:00Z", ...changes.manifest },
    changes.parts?.(all) ?? all,
    changes.signer ?? signer,
  );
};

export const world = (changes: Partial<DossierWorld> = {}): DossierWorld => ({
  log: aCertificate().policy.log,
  on: Temporal.PlainDate.from("2026-11-23"),
  inflate: () => null,
  publicWord: { asked: true, known: true, standing: "in-force", sameCredential: true },
  packs: null,
  ...changes,
});
