import { hash } from "node:crypto";
import { inflateSync } from "node:zlib";
import { dossierCheckText, dossierCheckTitle } from "@touchstone/contract";
import {
  checkDossier,
  type Dossier,
  type DossierCheck,
  type DossierCheckName,
  type DossierReport,
  type DossierWorld,
  dossierParts,
  largestDossier,
  type PublicWord,
  readDossier,
} from "@touchstone/credential";
import { ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import { parseTlogProof, parseVkey, policyOf } from "@touchstone/translog";
import type { Services } from "../services.ts";
import { registerWord } from "../statements/index.ts";

const rule = { source: "IAF MD 2", clause: "2.2" };

const inflate: DossierWorld["inflate"] = (bytes, limit) => {
  try {
    return new Uint8Array(inflateSync(bytes, { maxOutputLength: limit }));
  } catch {
    // Not a compressed stream, or one that grows beyond the limit.
    return null;
  }
};

const decoded = (bytes: Uint8Array): Result<string, Refusal> => {
  const malformed = (reason: string) => refuse(refusal("dossier-malformed", rule, { reason }));
  if (bytes.length > largestDossier) return malformed("too-long");
  try {
    return ok(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return malformed("utf-8");
  }
};

const textIn = ({ parts }: Dossier, name: string): string => {
  const part = parts.find((each) => each.name === name);
  return part !== undefined && "text" in part ? part.text : "";
};

/** This server's own log is believed; of another's only the certificate itself tells, and the answer says so. */
const ownLog = ({ publicLog }: Services, dossier: Dossier): DossierWorld["log"] => {
  const own = parseVkey(publicLog.vkey);
  const proof = parseTlogProof(textIn(dossier, dossierParts.proof));
  const isOwn = own.ok && proof.ok && proof.value.checkpoint.startsWith(`${own.value.name}\n`);
  return isOwn ? policyOf(own.value) : null;
};

/** Asked of this server's own register only: an address out of a stranger's file is never called. */
const asked = async (
  services: Services,
  dossier: Dossier,
): Promise<{ readonly word: PublicWord; readonly body: string | null }> => {
  const { issuer, number } = dossier.manifest;
  const { body, statement } = await registerWord(services, issuer, number);
  if (body === null) return { body, word: { asked: false } };
  if (statement === null) return { body, word: { asked: true, known: false } };
  const sameCredential = hash("sha256", textIn(dossier, dossierParts.credential)) === statement.credential;
  return { body, word: { asked: true, known: true, standing: statement.standing, sameCredential } };
};

/** Open majors are verified by the receiving body on its visit; all else that fails keeps a dossier out. */
const verifiedLater: readonly DossierCheckName[] = ["majors"];

/** Without these, nothing shows that the dossier is the body's own. */
const indispensable: readonly DossierCheckName[] = ["issuer-key", "log-inclusion", "log-entry", "pdf"];

export const keepsOut = ({ name, outcome }: DossierCheck): boolean =>
  outcome === "fail" ? !verifiedLater.includes(name) : outcome === "not-checked" && indispensable.includes(name);

type Examined = {
  readonly report: DossierReport;
  /** The organisation of this server that issued it; null where another server's did. */
  readonly issuedBy: string | null;
};

export const examineDossier = async (
  services: Services,
  packs: DossierWorld["packs"],
  bytes: Uint8Array,
): Promise<Result<Examined, Refusal>> => {
  const text = decoded(bytes);
  if (!text.ok) return text;
  const dossier = readDossier(text.value);
  if (!dossier.ok) return dossier;
  const { store } = services;
  const { word, body } = await asked(services, dossier.value);
  const report = checkDossier(dossier.value, {
    log: ownLog(services, dossier.value),
    on: store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate(),
    inflate,
    publicWord: word,
    packs,
  });
  return ok({ report, issuedBy: body });
};

export const dossierReportView = ({ sound, checks, facts }: DossierReport) => ({
  ...facts,
  sound,
  importable: !checks.some(keepsOut),
  openMajors: [...facts.openMajors],
  openMinors: [...facts.openMinors],
  cases: [...facts.cases],
  checks: checks.map((check) => ({
    name: check.name,
    outcome: check.outcome,
    title: dossierCheckTitle(check.name),
    text: dossierCheckText(check),
  })),
});

export const dossierRefusals = ({ checks }: DossierReport): readonly Refusal[] =>
  checks.filter(keepsOut).map((check) => {
    const [title, text] = [dossierCheckTitle(check.name), dossierCheckText(check)];
    const what = { zh: `${title.zh}：${text.zh}`, en: `${title.en}: ${text.en}` };
    return refusal("dossier-refused", rule, { check: check.name, what });
  });
