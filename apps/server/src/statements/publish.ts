import { type Attested, attestedWith, type StandingChange, type Statement } from "@touchstone/kernel";
import { isBackdated } from "@touchstone/translog";
import { printerOf } from "../adapters/pdf/index.ts";
import type { Services } from "../services.ts";
import {
  certificatePdf,
  credentialOf,
  evidenceOf,
  isReissue,
  leafOf,
  proofWithLeaf,
  serialOf,
} from "./certificate-files.ts";
import { type Issuer, issuerOf } from "./issuer.ts";

export const publishQueue = "statement-publish";

export type PublishJob = { readonly owner: string; readonly statement: string };

/** An act as the public sees it: without the note, which may say what is nobody else's. */
export type PublicChange = Omit<StandingChange, "note"> & { readonly logIndex: number };

/** Beside the history: what it said from when, for which cycles, and where it went. */
export type PublicLife = Pick<Statement, "editions" | "cycles" | "transferred">;

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

/** What the public knows when an act is written: nothing of those that come after it. */
const lifeWith = (state: Statement, { editions, cycles, act }: StandingChange): PublicLife => ({
  editions: state.editions.slice(0, editions),
  cycles: state.cycles.slice(0, cycles),
  transferred: act === "transferred" ? state.transferred : null,
});

type Logged = {
  readonly state: Statement;
  readonly attested: Attested;
  readonly change: StandingChange;
  readonly token: string;
  readonly issueNo: number;
  readonly history: readonly PublicChange[];
  readonly logIndex: number;
};

/** Files first, the public row last: what the page offers is always there. */
const publishIssue = async (services: Services, issuer: Issuer, logged: Logged): Promise<void> => {
  const { store, blobs, publicLog } = services;
  const { attested, change, token, history, logIndex, issueNo } = logged;
  const proof = await proofAt(services, logIndex);
  const files = {
    token,
    proof: proofWithLeaf(proof),
    evidence: evidenceOf(proof, issuer, await proofAt(services, issuer.keyIndex), publicLog.vkey),
  };
  const at = proof.bracket.before ?? store.world.now();
  const pdf = await certificatePdf(printerOf(services), issuer, attested, files, {
    index: logIndex,
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
    JSON.stringify(history),
    change.standing,
    logIndex,
    JSON.stringify(bracket),
    await put(pdf.value),
    await put(text(files.token)),
    await put(text(files.proof)),
    await put(text(files.evidence)),
    attested.holder.id,
    JSON.stringify(lifeWith(logged.state, change)),
    issueNo,
  ];
  await store.transaction("public", (tx) => tx.query(issueSql, values));
};

const issueSql = `insert into public_statement (number, prefix, serial, body, attested, history, standing, log_index, last_index,
  bracket, pdf, credential, proof, evidence, holder, said, issue_no)
values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10, $11, $12, $13, $14, $15, $16)
on conflict (number) do update set attested = excluded.attested, history = excluded.history, standing = excluded.standing,
  log_index = excluded.log_index, last_index = excluded.last_index, bracket = excluded.bracket, pdf = excluded.pdf,
  credential = excluded.credential, proof = excluded.proof, evidence = excluded.evidence, holder = excluded.holder,
  said = excluded.said, issue_no = excluded.issue_no
where json_array_length(public_statement.history) < json_array_length(excluded.history)`;

const publishChange = (
  { store }: Services,
  { attested: { number }, history, change, logIndex, state }: Logged,
): Promise<unknown> =>
  store.transaction("public", (tx) =>
    tx.query(
      `update public_statement set history = $2, standing = $3, last_index = $4, said = $6
       where number = $1 and json_array_length(history) < $5`,
      [
        number,
        JSON.stringify(history),
        change.standing,
        logIndex,
        history.length,
        JSON.stringify(lifeWith(state, change)),
      ],
    ),
  );

const publicChange = (change: StandingChange, logIndex: number): PublicChange => {
  const { note: _, ...open } = change;
  return { ...open, logIndex };
};

/**
 * Brings the public side up to the statement: every act of its life becomes a log entry, in order, and the public row
 * follows when the log includes it. Where it says something new, certificate and credential are made again, and the
 * entry commits to the new ones. Sent again, it finds everything done.
 */
export const publish = async (services: Services, job: PublishJob): Promise<void> => {
  const state = await readStatement(services, job);
  const { attested: first, changes } = state;
  if (first === null) throw new Error(`statement ${job.statement} was never issued`);
  const issuer = await issuerOf(services, first.body.id);
  let { history } = await readKnown(services, first.number);
  let issueNo = 0;
  for (const [place, change] of changes.entries()) {
    if (isReissue(change.act)) issueNo += 1;
    if (place < history.length) continue;
    const attested = attestedWith(state, change);
    const token = credentialOf(attested, issuer, issueNo);
    const leaf = leafOf(attested, change, issuer, token, history.at(-1)?.logIndex ?? null);
    const { index } = await services.publicLog.append(`statement:${first.number}:${place}`, leaf);
    history = [...history, publicChange(change, index)];
    const logged: Logged = { state, attested, change, token, issueNo, history, logIndex: index };
    if (isReissue(change.act)) await publishIssue(services, issuer, logged);
    else await publishChange(services, logged);
  }
};
