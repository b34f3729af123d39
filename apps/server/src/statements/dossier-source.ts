import type { Signer } from "@touchstone/credential";
import {
  type Attested,
  accessRule,
  attestedWith,
  ok,
  type Refusal,
  type Result,
  refusal,
  refuse,
  type Statement,
  standingOn,
} from "@touchstone/kernel";
import type { Services } from "../services.ts";
import { type Envelope, readStream } from "../store/index.ts";
import { issuerOf } from "./issuer.ts";
import { publicStandingOn, readPublicStatement } from "./public-statement.ts";
import { todayOf } from "./statement-view.ts";

/** A statement with everything that shows it to somebody else, and the key of its body to sign with. */
export type StatementSource = {
  readonly id: string;
  readonly state: Statement;
  /** As it reads today. */
  readonly attested: Attested;
  readonly standing: string;
  readonly events: readonly Envelope[];
  readonly files: Readonly<Record<"credential" | "proof" | "bracket", string>> & { readonly pdf: Uint8Array };
  readonly issuer: { readonly did: string; readonly signer: Signer };
  /** Cases that the running cycle rests on. */
  readonly caseIds: readonly string[];
};

const rule = { source: "IAF MD 2", clause: "2.2" };

const casesOf = ({ cycles, editions, surveillances }: Statement): readonly string[] => {
  const cycle = cycles.at(-1);
  const since = cycle?.validFrom ?? "";
  return [
    ...new Set([
      ...(cycle === undefined ? [] : [cycle.caseId]),
      ...editions.filter(({ from }) => from >= since).map(({ caseId }) => caseId),
      ...surveillances.filter(({ on }) => on >= since).map(({ caseId }) => caseId),
    ]),
  ];
};

export const statementSource = async (
  services: Services,
  owner: string,
  id: string,
): Promise<Result<StatementSource, Refusal>> => {
  const { store, blobs } = services;
  const scope = { owner, caseId: null };
  const { state, events } = await store.transaction(scope, async (tx) => {
    const { rows } = await tx.query<{ state: Statement }>("select state from statement where owner = $1 and id = $2", [
      owner,
      id,
    ]);
    return { state: rows[0]?.state, events: (await readStream(tx, { owner, stream: id })).events };
  });
  const last = state?.changes.at(-1);
  if (state === undefined || state.attested === null || last === undefined)
    return refuse(refusal("not-found", accessRule));
  const { number } = state.attested;
  const known = await readPublicStatement(services, number);
  if (known === null || known.history.length < state.changes.length)
    return refuse(refusal("dossier-not-published", rule, { number }));
  const read = async (digest: string): Promise<Uint8Array> => {
    const bytes = await blobs.get(owner, digest);
    if (bytes === null) throw new Error(`${number} has lost the file ${digest}`);
    return bytes;
  };
  const text = async (digest: string): Promise<string> => Buffer.from(await read(digest)).toString("utf8");
  const { did, signer } = await issuerOf(services, owner);
  return ok({
    id,
    state,
    attested: attestedWith(state, last),
    standing: standingOn(state, todayOf(services)),
    events,
    files: {
      credential: await text(known.credential),
      proof: await text(known.proof),
      bracket: await text(known.evidence),
      pdf: await read(known.pdf),
    },
    issuer: { did, signer },
    caseIds: casesOf(state),
  });
};

type RegisterWord = {
  /** The organisation here that signs by this DID; null where the DID is no issuer's here. */
  readonly body: string | null;
  /** Null where the register has no such number of that issuer. */
  readonly statement: { readonly standing: string; readonly credential: string } | null;
};

/** What this server's own register says of an issuer and a number today. */
export const registerWord = async (services: Services, did: string, number: string): Promise<RegisterWord> => {
  const { rows } = await services.store.transaction("public", (tx) =>
    tx.query<{ body: string }>("select body from public_issuer where did = $1", [did]),
  );
  const found = await readPublicStatement(services, number);
  return {
    body: rows[0]?.body ?? null,
    statement:
      found === null || found.did !== did
        ? null
        : { standing: publicStandingOn(found, todayOf(services)), credential: found.credential },
  };
};
