import { randomBytes, sign } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  bytesOf,
  type DidDocument,
  didDocument,
  didWeb,
  digestOf,
  jcs,
  type Leaf,
  leafBytes,
  type Signer,
} from "@touchstone/credential";
import type { Bilingual } from "@touchstone/kernel";
import { privateKeyOf, publicKeyOf } from "../adapters/ed25519-key.ts";
import type { Services } from "../services.ts";

/** A body as the public knows it: prefix of its numbers, DID, and its key's place in the log. */
export type Issuer = {
  readonly body: string;
  readonly prefix: string;
  readonly name: Bilingual;
  /** Fixed when the issuer is made, so that a credential made again has the same bytes. */
  readonly origin: string;
  readonly did: string;
  readonly document: DidDocument;
  /** The document's exact text: its digest is what the log holds. */
  readonly documentText: string;
  readonly keyIndex: number;
  readonly signer: Signer;
};

type IssuerRow = {
  readonly body: string;
  readonly prefix: string;
  readonly name: Bilingual;
  readonly origin: string;
  readonly did: string;
  readonly since: string;
  readonly document: string | null;
  readonly key_index: string | null;
};

/** The body's seed, made once; only the server's own user may read it. */
const seedOf = (data: string, prefix: string): Uint8Array => {
  const folder = join(data, "keys");
  const file = join(folder, `body-${prefix}.key`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  const seed = Buffer.from(readFileSync(file, "utf8"), "base64url");
  if (seed.length !== 32) throw new Error(`keys/body-${prefix}.key is not a seed`);
  return seed;
};

const signerOf = (seed: Uint8Array, kid: string): Signer => {
  const key = privateKeyOf(seed);
  return { kid, sign: (bytes) => new Uint8Array(sign(null, bytes, key)) };
};

const columns = "body, prefix, name, origin, did, since, document, key_index";

export const readIssuerRow = async ({ store }: Services, body: string): Promise<IssuerRow | null> => {
  const { rows } = await store.transaction("public", (tx) =>
    tx.query<IssuerRow>(`select ${columns} from public_issuer where body = $1`, [body]),
  );
  return rows[0] ?? null;
};

/** Gives a body its prefix, in the order in which bodies come: `TS01`, `TS02`, … */
const enterIssuer = async ({ store, origin }: Services, body: string, name: Bilingual): Promise<void> => {
  await store.transaction("public", async (tx) => {
    // Two bodies that come at once take turns; the number of issuers is then the next prefix.
    await tx.query("select pg_advisory_xact_lock(7462019)");
    const { rows } = await tx.query<{ issuers: number }>("select count(*)::integer as issuers from public_issuer");
    const prefix = `TS${String((rows[0]?.issuers ?? 0) + 1).padStart(2, "0")}`;
    const today = store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate().toString();
    const did = didWeb(new URL(origin).host, ["credentials", prefix]);
    await tx.query(
      `insert into public_issuer (body, prefix, name, origin, did, since) values ($1, $2, $3, $4, $5, $6)
       on conflict (body) do nothing`,
      [body, prefix, JSON.stringify(name), origin, did, today],
    );
  });
};

/** The prefix that a body's numbers begin with. */
export const prefixOf = async (services: Services, body: string, name: Bilingual): Promise<string> => {
  const known = await readIssuerRow(services, body);
  if (known !== null) return known.prefix;
  await enterIssuer(services, body, name);
  return prefixOf(services, body, name);
};

const keyLeaf = (row: IssuerRow, kid: string, document: string): Leaf => ({
  v: 1,
  kind: "key",
  body: row.did,
  certNo: kid,
  subjectDigest: digestOf(bytesOf(row.did)),
  schemeId: "did:web",
  standard: "Ed25519",
  validFrom: row.since,
  validUntil: "9999-12-31",
  vcDigest: digestOf(bytesOf(document)),
  pdfDigest: null,
  prev: null,
  reasonCode: null,
  at: row.since,
});

/** The body with its key, whose document the log holds before the first certificate does. Call it outside transactions. */
export const issuerOf = async (services: Services, body: string): Promise<Issuer> => {
  const row = await readIssuerRow(services, body);
  if (row === null) throw new Error(`body ${body} has no prefix yet`);
  const kid = `${row.did}#key-1`;
  const seed = seedOf(services.data, row.prefix);
  const documentText = row.document ?? jcs(didDocument(row.did, [{ id: kid, publicKey: publicKeyOf(seed) }]));
  const keyIndex = row.key_index === null ? await logKey(services, row, kid, documentText) : Number(row.key_index);
  const document: DidDocument = JSON.parse(documentText);
  return { ...row, document, documentText, keyIndex, signer: signerOf(seed, kid) };
};

const logKey = async (services: Services, row: IssuerRow, kid: string, document: string): Promise<number> => {
  const leaf = leafBytes(keyLeaf(row, kid, document));
  if (!leaf.ok) throw new Error(`key leaf: ${JSON.stringify(leaf.refusals)}`);
  const { index } = await services.publicLog.append(`key:${kid}`, leaf.value);
  await services.store.transaction("public", (tx) =>
    tx.query("update public_issuer set document = $2, key_index = $3 where body = $1", [row.body, document, index]),
  );
  return index;
};
