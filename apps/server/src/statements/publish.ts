import type { Attested, StandingChange, Statement } from "@touchstone/kernel";
import { isBackdated } from "@touchstone/translog";
import { printerOf } from "../adapters/pdf/index.ts";
import type { Services } from "../services.ts";
import { certificatePdf, credentialOf, evidenceOf, leafOf, proofWithLeaf, serialOf } from "./certificate-files.ts";
import { type Issuer, issuerOf } from "./issuer.ts";

export const publishQueue = "statement-publish";

export type PublishJob = { readonly owner: string; readonly statement: string };

/** A change as the public sees it: without the note, which may say what is nobody else's. */
export type PublicChange = Pick<StandingChange, "standing" | "from" | "reason"> & { readonly logIndex: number };

type Known = { readonly history: readonly PublicChange[] };

const readStatement = async ({ store }: Services, { owner, statement }: PublishJob): Promise<Statement> => {
  const { rows } = await store.transaction({ owner, caseId: null }, (tx) =>
    tx.query<{ state: Statement }>("select state from statement where owner = $1 and id = $2", [owner, statement]),
  );
  if (rows[0] === undefined) throw new Error(`statement ${statement} is not there`);
  return rows[0].state;
};

const readKnown = async ({ store }: Services, number: string): Promise<Known> => {
  const { rows } = await store.transaction("public", (tx) =>
    tx.query<Known>("select history from public_statement where number = $1", [number]),
  );
  return rows[0] ?? { history: [] };
};

const proofAt = async ({ publicLog }: Services, index: number) => {
  const proof = await publicLog.proof(index);
  if (proof === null) throw new Error(`the log has no proof of ${index}`);
  return proof;
};

/** A day is claimed, not a moment: it lasts until midnight. */
const endOf = (day: string, zone: string): Temporal.Instant =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).toInstant();

/** How far a date may lie before the log's window; the check of a file allows as much. */
const tolerance = Temporal.Duration.from({ hours: 72 });

const text = (value: string): Uint8Array => Buffer.from(value, "utf8");

/** Files first, the public row last: what the page offers is always there. */
const publishIssue = async (
  services: Services,
  issuer: Issuer,
  attested: Attested,
  token: string,
  change: PublicChange,
): Promise<void> => {
  const { store, blobs, publicLog } = services;
  const proof = await proofAt(services, change.logIndex);
  const files = {
    token,
    proof: proofWithLeaf(proof),
    evidence: evidenceOf(proof, issuer, await proofAt(services, issuer.keyIndex), publicLog.vkey),
  };
  const at = proof.bracket.before ?? store.world.now();
  const pdf = await certificatePdf(printerOf(services), issuer, attested, files, {
    index: change.logIndex,
    at: at.toString(),
  });
  if (!pdf.ok) throw new Error(`${attested.number} cannot be printed: ${JSON.stringify(pdf.refusals)}`);
  const put = (bytes: Uint8Array) => blobs.put(issuer.body, bytes);
  const bracket = {
    after: proof.bracket.after?.toString() ?? null,
    before: proof.bracket.before?.toString() ?? null,
    backdated: isBackdated(proof.bracket, endOf(attested.issuedOn, store.world.zone), tolerance),
  };
  const values = [
    attested.number,
    issuer.prefix,
    serialOf(attested.number),
    issuer.body,
    JSON.stringify(attested),
    JSON.stringify([change]),
    change.standing,
    change.logIndex,
    JSON.stringify(bracket),
    await put(pdf.value),
    await put(text(files.token)),
    await put(text(files.proof)),
    await put(text(files.evidence)),
  ];
  await store.transaction("public", (tx) =>
    tx.query(
      `insert into public_statement (number, prefix, serial, body, attested, history, standing, log_index, last_index, bracket,
         pdf, credential, proof, evidence)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10, $11, $12, $13) on conflict (number) do nothing`,
      values,
    ),
  );
};

const publishChange = ({ store }: Services, number: string, history: readonly PublicChange[]): Promise<unknown> =>
  store.transaction("public", (tx) =>
    tx.query(
      `update public_statement set history = $2, standing = $3, last_index = $4
       where number = $1 and json_array_length(history) < $5`,
      [number, JSON.stringify(history), history.at(-1)?.standing, history.at(-1)?.logIndex, history.length],
    ),
  );

/**
 * Brings the public side up to the statement: every change of its history becomes a log entry, in order, and the public
 * row follows when the log includes it. Sent again, it finds everything done.
 */
export const publish = async (services: Services, job: PublishJob): Promise<void> => {
  const { attested, changes } = await readStatement(services, job);
  if (attested === null) throw new Error(`statement ${job.statement} was never issued`);
  const issuer = await issuerOf(services, attested.body.id);
  const token = credentialOf(attested, issuer);
  let { history } = await readKnown(services, attested.number);
  for (const [place, change] of changes.entries()) {
    if (place < history.length) continue;
    const leaf = leafOf(attested, changes, place, issuer, token, history.at(-1)?.logIndex ?? null);
    const { index } = await services.publicLog.append(`statement:${attested.number}:${place}`, leaf);
    const { standing, from, reason } = change;
    const logged: PublicChange = { standing, from, reason, logIndex: index };
    history = [...history, logged];
    if (place === 0) await publishIssue(services, issuer, attested, token, logged);
    else await publishChange(services, attested.number, history);
  }
};
