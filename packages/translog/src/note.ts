import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { assert, ok, type Result } from "@touchstone/kernel";
import { fromBase64, toBase64 } from "./base64.ts";
import { signBytes, verifyBytes } from "./ed25519.ts";
import { isKeyName, type SignerKey, type VerifierKey } from "./key.ts";
import { refused, type TranslogRefusal } from "./problem.ts";

/** One signature line as it stands: whose name, which key, what bytes. */
export type SignatureLine = { readonly name: string; readonly id: string; readonly signature: Uint8Array };

export type Note = { readonly text: string; readonly signatures: readonly SignatureLine[] };

/** A signature that one of the reader's keys made; `seconds` is the time a cosigner put under it. */
export type VerifiedSignature = { readonly key: VerifierKey; readonly seconds: number | null };

export type VerifiedNote = {
  readonly text: string;
  readonly verified: readonly [VerifiedSignature, ...VerifiedSignature[]];
  /** Lines of keys that the reader does not know; they say nothing. */
  readonly unverified: readonly SignatureLine[];
};

const spec = "C2SP signed-note";
// The limits of golang.org/x/mod: room for many witnesses, no room to exhaust a reader.
const mostBytes = 1_000_000;
const mostSignatures = 100;

// oxlint-disable-next-line no-control-regex
const isText = (text: string): boolean => text.isWellFormed() && !/[\u0000-\u0009\u000b-\u001f]/.test(text);

const parseLine = (line: string): SignatureLine | null => {
  const [, name, encoded] = /^— ([^ ]+) ([^ ]+)$/.exec(line) ?? [];
  const bytes = encoded === undefined ? null : fromBase64(encoded);
  if (name === undefined || bytes === null || bytes.length < 5 || !isKeyName(name)) return null;
  return { name, id: bytesToHex(bytes.slice(0, 4)), signature: bytes.slice(4) };
};

export const formatLine = ({ name, id, signature }: SignatureLine): string =>
  `— ${name} ${toBase64(concatBytes(hexToBytes(id), signature))}\n`;

export const formatNote = ({ text, signatures }: Note): string => `${text}\n${signatures.map(formatLine).join("")}`;

export const parseNote = (note: string): Result<Note, TranslogRefusal> => {
  const bad = (reason: string) => refused("log-note-malformed", spec, "Format", reason);
  if (note.length > mostBytes) return bad("too-long");
  if (!isText(note)) return bad("control-characters");
  const split = note.lastIndexOf("\n\n");
  if (split < 0) return bad("no-empty-line");
  const tail = note.slice(split + 2);
  if (!tail.endsWith("\n")) return bad("no-final-newline");
  const lines = tail.slice(0, -1).split("\n");
  if (lines.length > mostSignatures) return bad("too-many-signatures");
  const signatures: SignatureLine[] = [];
  for (const line of lines) {
    const signature = parseLine(line);
    if (signature === null) return bad("signature-line");
    signatures.push(signature);
  }
  return ok({ text: note.slice(0, split + 1), signatures });
};

/** What a cosigner signs: a time and the whole text (C2SP tlog-cosignature, cosignature/v1). */
const cosigned = (text: string, seconds: number): Uint8Array => utf8ToBytes(`cosignature/v1\ntime ${seconds}\n${text}`);

const timeBytes = (seconds: number): Uint8Array => hexToBytes(seconds.toString(16).padStart(16, "0"));

/** The time in a cosignature, or null where the field has not its form or says a time that no clock shows. */
export const cosignatureSeconds = (signature: Uint8Array): number | null => {
  if (signature.length !== 72) return null;
  const seconds = Number.parseInt(bytesToHex(signature.slice(0, 8)), 16);
  return Number.isSafeInteger(seconds) && seconds > 0 ? seconds : null;
};

const opens = (line: SignatureLine, key: VerifierKey, text: string): VerifiedSignature | null => {
  if (key.kind === "log") {
    return verifyBytes(line.signature, utf8ToBytes(text), key.publicKey) ? { key, seconds: null } : null;
  }
  const seconds = cosignatureSeconds(line.signature);
  if (seconds === null) return null;
  return verifyBytes(line.signature.slice(8), cosigned(text, seconds), key.publicKey) ? { key, seconds } : null;
};

/** Unknown keys are ignored; a known key whose signature fails, or no known key at all, refuses the whole note. */
export const verifyNote = (note: string, keys: readonly VerifierKey[]): Result<VerifiedNote, TranslogRefusal> => {
  const parsed = parseNote(note);
  if (!parsed.ok) return parsed;
  const { text, signatures } = parsed.value;
  const verified: VerifiedSignature[] = [];
  const unverified: SignatureLine[] = [];
  for (const line of signatures) {
    const matching = keys.filter((key) => key.name === line.name && key.id === line.id);
    const [key] = matching;
    if (key === undefined) {
      unverified.push(line);
      continue;
    }
    // A key counts once: a second line of the same key neither helps nor is looked at.
    if (verified.some((known) => known.key === key)) continue;
    const signature = matching.length === 1 ? opens(line, key, text) : null;
    if (signature === null)
      return refused("log-note-forged", spec, "Signatures", "signature", { key: `${line.name}+${line.id}` });
    verified.push(signature);
  }
  const [first, ...rest] = verified;
  if (first === undefined) return refused("log-note-unknown-key", spec, "Signatures", "no-known-key");
  return ok({ text, verified: [first, ...rest], unverified });
};

export const signText = (text: string, key: SignerKey): SignatureLine => {
  assert(key.kind === "log", "a cosigner signs with a time");
  return { name: key.name, id: key.id, signature: signBytes(utf8ToBytes(text), key.seed) };
};

export const cosignText = (text: string, key: SignerKey, seconds: number): SignatureLine => {
  assert(key.kind === "cosigner", "only a cosigner signs a time");
  assert(Number.isSafeInteger(seconds) && seconds > 0, "seconds since 1970");
  const signature = concatBytes(timeBytes(seconds), signBytes(cosigned(text, seconds), key.seed));
  return { name: key.name, id: key.id, signature };
};

/** A note by keys of type `log`; cosignature lines are added to it with `formatLine`. */
export const signNote = (text: string, keys: readonly SignerKey[]): string => {
  assert(text.endsWith("\n") && isText(text), "a note's text ends in a newline and has no control characters");
  assert(keys.length > 0, "a note carries at least one signature");
  return formatNote({ text, signatures: keys.map((key) => signText(text, key)) });
};
