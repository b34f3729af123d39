import { type Attested, editionOn, type StandingOn, type Statement, standingOn } from "@touchstone/kernel";
import type { Services } from "../services.ts";
import type { Transaction } from "../store/index.ts";
import type { PublicChange, PublicLife } from "./publish.ts";
import { wordsOf } from "./status-content.ts";

/** One row of what everybody may know. */
export type PublicStatement = {
  readonly number: string;
  readonly prefix: string;
  readonly body: string;
  readonly attested: Attested;
  readonly history: readonly PublicChange[];
  readonly said: PublicLife;
  readonly log_index: string;
  readonly bracket: { readonly after: string | null; readonly before: string | null; readonly backdated: boolean };
  readonly did: string;
  /** Digests of the files. */
  readonly pdf: string;
  readonly credential: string;
  readonly proof: string;
  readonly evidence: string;
};

const columns = `number, prefix, s.body, attested, history, said, log_index, bracket, did, pdf, credential, proof, evidence
    from public_statement s join public_issuer using (prefix)`;

const byNumber = {
  name: "public_statement_by_number",
  text: `select ${columns} where number = any($1::text[])`,
  key: "number",
};

const isNumber = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9-]{2,59}$/.test(text);

/** Null where the register has no such number; what cannot be a number is not looked for. */
export const readPublicStatement = async (
  { store }: Pick<Services, "store">,
  number: string,
): Promise<PublicStatement | null> => {
  if (!isNumber(number)) return null;
  const [found] = await store.lookup<PublicStatement>(byNumber, number);
  return found ?? null;
};

/** The same, inside a transaction that must see what it decides on. */
export const readPublicInside = async (tx: Transaction, number: string): Promise<PublicStatement | null> => {
  const { rows } = await tx.query<PublicStatement>(`select ${columns} where number = $1`, [number]);
  return rows[0] ?? null;
};

/** What an organisation holds, of every body: the register is public, and so is whose certificate it is. */
export const readHeld = async (
  { store }: Pick<Services, "store">,
  holder: string,
): Promise<readonly PublicStatement[]> => {
  const { rows } = await store.transaction("public", (tx) =>
    tx.query<PublicStatement>(`select ${columns} where holder = $1 order by number desc limit 200`, [holder]),
  );
  return rows;
};

/** The public history as the kernel folds it: surveillances by their acts alone, notes left out. */
export const publicState = ({ attested, history, said }: PublicStatement): Statement => ({
  attested,
  changes: history.map((change) => ({ ...change, note: "" })),
  editions: said.editions,
  cycles: said.cycles,
  surveillances: [],
  transferred: said.transferred,
});

/** The kernel's own answer for the day, from the public history. */
export const publicStandingOn = (found: PublicStatement, day: string): StandingOn =>
  standingOn(publicState(found), day);

/** What it said on the day; before its first day, what it will say. */
export const publicEditionOn = (found: PublicStatement, day: string) => {
  const edition = editionOn(publicState(found), day) ?? found.said.editions[0];
  if (edition === undefined) throw new Error(`${found.number} has no edition`);
  return edition;
};

/** The cycle that ran on the day: the last one that had begun, or the first. */
export const publicCycleOn = ({ said: { cycles }, number }: PublicStatement, day: string) => {
  const cycle = cycles.findLast(({ validFrom }) => validFrom <= day) ?? cycles[0];
  if (cycle === undefined) throw new Error(`${number} has no cycle`);
  return cycle;
};

/** A day that somebody asks for, or null where the text is not one. */
export const dayOf = (text: string | undefined): string | null => {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString();
  } catch (cause) {
    if (cause instanceof RangeError) return null;
    throw cause;
  }
};

export const publicFiles = (number: string) => {
  const file = `/credentials/${encodeURIComponent(number)}`;
  return {
    pdf: `${file}.pdf`,
    credential: `${file}.vc.jwt`,
    proof: `${file}.tlog-proof`,
    bracket: `${file}.bracket.json`,
  };
};

const shownEdition = ({ from, kind, holder, scope, sites }: PublicLife["editions"][number]) => ({
  from,
  kind,
  holder: holder.name,
  scope,
  sites: [...sites],
});

/** The JSON beside the page. */
export const publicAnswerOf = (found: PublicStatement, day: string) => {
  const standing = publicStandingOn(found, day);
  const edition = publicEditionOn(found, day);
  const cycle = publicCycleOn(found, day);
  const { transferred } = found.said;
  return {
    number: found.number,
    on: day,
    standing,
    // 3S-7: what a tender asks on the bid day.
    valid: standing === "in-force",
    words: wordsOf(standing),
    title: found.attested.title,
    holder: edition.holder.name,
    body: found.attested.body.name,
    issuer: found.did,
    scope: edition.scope,
    sites: [...edition.sites],
    standard: cycle.standard,
    issuedOn: cycle.issuedOn,
    validFrom: cycle.validFrom,
    validUntil: cycle.validUntil,
    history: found.history.map(({ act, standing: after, from, recordedOn, reason, logIndex }) => ({
      act,
      standing: after,
      from,
      recordedOn,
      reason,
      logIndex,
    })),
    editions: found.said.editions.map(shownEdition),
    transferred:
      transferred === null ? null : { body: transferred.body, number: transferred.number, on: transferred.on },
    log: {
      index: Number(found.log_index),
      bracket: { after: found.bracket.after, before: found.bracket.before },
    },
    files: publicFiles(found.number),
  };
};
