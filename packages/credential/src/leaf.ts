import { type Json, ok, type Result, refuse } from "@touchstone/kernel";
import { isDigest, isObject, jsonOf } from "./encoding.ts";
import { jcs, jcsBytes } from "./jcs.ts";
import { type CredentialRefusal, credentialRefusal } from "./problem.ts";

export const leafKinds = [
  "issue",
  "suspend",
  "restore",
  "withdraw",
  "cancel",
  "expire-note",
  "transfer",
  "amend",
  "renew",
  "maintain",
  "reinstate",
  "key",
  "scope",
  "draw",
  "list",
] as const;
export type LeafKind = (typeof leafKinds)[number];

/**
 * What the public log keeps of a statement and of each change to it (trust.md section 3): digests and public facts, no
 * personal data, because a log cannot forget. `prev` is the index of the same certificate's last entry.
 */
export type Leaf = {
  readonly v: 1;
  readonly kind: LeafKind;
  /** The issuer's DID. */
  readonly body: string;
  readonly certNo: string;
  readonly subjectDigest: string;
  readonly schemeId: string;
  readonly standard: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly vcDigest: string;
  readonly pdfDigest: string | null;
  readonly prev: number | null;
  readonly reasonCode: string | null;
  /** The day that is claimed; the log's own bracket says when the entry was really made. */
  readonly at: string;
};

/** An entry bundle gives two bytes to the length; a public statement stays far below (trust.md sections 0 and 3). */
const longestLeaf = 2048;

/** A calendar day as it is written, and no other text. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() === text;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

const isText = (value: Json | undefined): value is string =>
  typeof value === "string" && value !== "" && value.isWellFormed();
const isTextDigest = (value: Json | undefined): value is string => typeof value === "string" && isDigest(value);
const isDate = (value: Json | undefined): value is string => typeof value === "string" && isDay(value);
const isIndex = (value: Json | undefined): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
const orNull = (test: (value: Json | undefined) => boolean) => (value: Json | undefined) =>
  value === null || test(value);

const members: Readonly<Record<keyof Leaf, (value: Json | undefined) => boolean>> = {
  v: (value) => value === 1,
  kind: (value) => leafKinds.some((kind) => kind === value),
  body: (value) => isText(value) && value.startsWith("did:"),
  certNo: isText,
  subjectDigest: isTextDigest,
  schemeId: isText,
  standard: isText,
  validFrom: isDate,
  validUntil: isDate,
  vcDigest: isTextDigest,
  pdfDigest: orNull(isTextDigest),
  prev: orNull(isIndex),
  reasonCode: orNull(isText),
  at: isDate,
};

const malformed = (reason: string) =>
  refuse(credentialRefusal("credential-leaf-malformed", "Touchstone trust", "3", reason));

/** The bytes that are logged, or what is wrong with the statement. */
export const leafBytes = (leaf: Leaf): Result<Uint8Array, CredentialRefusal> => {
  const wrong = Object.entries(members).find(
    ([member, test]) => !test((leaf as Readonly<Record<string, Json>>)[member]),
  );
  if (wrong !== undefined) return malformed(wrong[0]);
  const bytes = jcsBytes(leaf);
  return bytes.length > longestLeaf ? malformed("too-long") : ok(bytes);
};

/** Reads an entry back; one statement has one spelling, so bytes that are not canonical are refused. */
export const parseLeaf = (bytes: Uint8Array): Result<Leaf, CredentialRefusal> => {
  if (bytes.length > longestLeaf) return malformed("too-long");
  const value = jsonOf(bytes);
  if (value === null || !isObject(value)) return malformed("json");
  const wrong = Object.entries(members).find(([member, test]) => !test(value[member]));
  if (wrong !== undefined) return malformed(wrong[0]);
  if (Object.keys(value).length !== Object.keys(members).length) return malformed("members");
  const canonical = jcs(value);
  const same = jcsBytes(value);
  if (same.length !== bytes.length || !same.every((byte, at) => byte === bytes[at])) return malformed("not-canonical");
  return ok(JSON.parse(canonical) as Leaf);
};
