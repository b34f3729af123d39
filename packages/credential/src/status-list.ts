import { assert, type Json, ok, type Result, refuse } from "@touchstone/kernel";
import { baseContext, type Credential } from "./credential-shape.ts";
import { fromBase64Url, isObject, type JsonObject, toBase64Url } from "./encoding.ts";
import { type CredentialRefusal, credentialRefusal } from "./problem.ts";

export type StatusPurpose = "revocation" | "suspension";

/** Herd privacy: a list shorter than this tells who is on it (Bitstring Status List 1.0 section 6.1). */
export const fewestEntries = 131_072;

const source = "W3C Bitstring Status List 1.0";

const malformed = (clause: string, reason: string) =>
  refuse(credentialRefusal("credential-status-list-malformed", source, clause, reason));

/** Index 0 is the most significant bit of the first byte (section 3.1). */
export const bitstring = (set: readonly number[], entries = fewestEntries): Uint8Array => {
  assert(entries >= fewestEntries && entries % 8 === 0, `a list of ${entries} entries`);
  const bits = new Uint8Array(entries / 8);
  for (const index of set) {
    assert(Number.isInteger(index) && index >= 0 && index < entries, `index ${index} outside the list`);
    bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
  }
  return bits;
};

export const bitAt = (bits: Uint8Array, index: number): Result<boolean, CredentialRefusal> => {
  const byte = Number.isInteger(index) && index >= 0 ? bits[Math.floor(index / 8)] : undefined;
  return byte === undefined ? malformed("3.2", "index-outside") : ok((byte & (0x80 >> (index % 8))) !== 0);
};

/** Compression is the caller's (zlib on a server, a stream in a browser): multibase `u`, then base64url of the gzip. */
export const encodedList = (gzipped: Uint8Array): string => `u${toBase64Url(gzipped)}`;

export const gzippedOf = (encoded: string): Result<Uint8Array, CredentialRefusal> => {
  const bytes = encoded.startsWith("u") ? fromBase64Url(encoded.slice(1)) : null;
  return bytes === null ? malformed("3.3", "encoding") : ok(bytes);
};

export const statusListCredential = (list: {
  readonly id: string;
  readonly issuer: string;
  readonly purpose: StatusPurpose;
  readonly validFrom: string;
  readonly encodedList: string;
  /** The size of the log up to which the list was folded: anybody can compute it again (trust.md section 3). */
  readonly logSize: number;
}): JsonObject => ({
  "@context": [
    baseContext,
    {
      "@protected": true,
      logSize: { "@id": "urn:touchstone:term:logSize", "@type": "http://www.w3.org/2001/XMLSchema#integer" },
    },
  ],
  id: list.id,
  type: ["VerifiableCredential", "BitstringStatusListCredential"],
  issuer: list.issuer,
  validFrom: list.validFrom,
  credentialSubject: {
    id: `${list.id}#list`,
    type: "BitstringStatusList",
    statusPurpose: list.purpose,
    encodedList: list.encodedList,
    logSize: list.logSize,
  },
});

export type StatusEntry = {
  readonly purpose: string;
  readonly index: number;
  readonly list: string;
};

/** W3C writes the index as a base-10 string, UNTP 0.7.0 as a number: both are read (trust.md section 6). */
const indexOf = (value: Json | undefined): number | null => {
  const index = typeof value === "string" && /^(0|[1-9]\d{0,14})$/.test(value) ? Number(value) : value;
  return typeof index === "number" && Number.isSafeInteger(index) && index >= 0 ? index : null;
};

export const statusEntries = (credential: Credential): Result<readonly StatusEntry[], CredentialRefusal> => {
  const status = credential.credentialStatus;
  const items = status === undefined ? [] : Array.isArray(status) ? status : [status];
  const entries: StatusEntry[] = [];
  for (const item of items) {
    if (!isObject(item)) return malformed("2.1", "entry");
    const index = indexOf(item.statusListIndex);
    const { statusPurpose: purpose, statusListCredential: list } = item;
    if (item.type !== "BitstringStatusListEntry" || index === null) return malformed("2.1", "entry");
    if (typeof purpose !== "string" || typeof list !== "string") return malformed("2.1", "entry");
    entries.push({ purpose, index, list });
  }
  return ok(entries);
};

/** The list inside a list credential whose own signature was checked; its purpose must be the entry's (section 3.2). */
export const listFor = (credential: Credential, entry: StatusEntry): Result<string, CredentialRefusal> => {
  const subject = credential.credentialSubject;
  if (!isObject(subject) || subject.type !== "BitstringStatusList") return malformed("2.2", "subject");
  if (credential.id !== entry.list) return malformed("3.2", "list-id");
  if (subject.statusPurpose !== entry.purpose) return malformed("3.2", "purpose");
  return typeof subject.encodedList === "string" ? ok(subject.encodedList) : malformed("2.2", "encoded-list");
};
