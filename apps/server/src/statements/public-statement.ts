import { type Attested, type StandingOn, type Statement, standingOn } from "@touchstone/kernel";
import type { Services } from "../services.ts";
import type { PublicChange } from "./publish.ts";

/** One row of what everybody may know. */
export type PublicStatement = {
  readonly number: string;
  readonly prefix: string;
  readonly body: string;
  readonly attested: Attested;
  readonly history: readonly PublicChange[];
  readonly log_index: string;
  readonly bracket: { readonly after: string | null; readonly before: string | null; readonly backdated: boolean };
  readonly did: string;
  /** Digests of the files. */
  readonly pdf: string;
  readonly credential: string;
  readonly proof: string;
  readonly evidence: string;
};

const byNumber = {
  name: "public_statement_by_number",
  text: `select number, prefix, s.body, attested, history, log_index, bracket, did, pdf, credential, proof, evidence
    from public_statement s join public_issuer using (prefix) where number = any($1::text[])`,
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

/** The kernel's own answer for the day, from the public history. */
export const publicStandingOn = ({ attested, history }: PublicStatement, day: string): StandingOn => {
  const state: Statement = { attested, changes: history.map((change) => ({ ...change, note: "" })) };
  return standingOn(state, day);
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

/** The JSON beside the page. */
export const publicAnswerOf = (found: PublicStatement, day: string) => ({
  number: found.number,
  on: day,
  standing: publicStandingOn(found, day),
  title: found.attested.title,
  holder: found.attested.holder.name,
  body: found.attested.body.name,
  issuer: found.did,
  scope: found.attested.scope,
  sites: [...found.attested.sites],
  standard: found.attested.standard,
  issuedOn: found.attested.issuedOn,
  validFrom: found.attested.validFrom,
  validUntil: found.attested.validUntil,
  history: [...found.history],
  log: {
    index: Number(found.log_index),
    bracket: { after: found.bracket.after, before: found.bracket.before },
  },
  files: publicFiles(found.number),
});
