import { type Json, ok, type Result, refuse } from "@touchstone/kernel";
import { bytesOf, digestOf, isDigest, isObject, type JsonObject } from "./encoding.ts";
import { jcs } from "./jcs.ts";
import { parseJws, type Signer, signJws } from "./jws.ts";
import { type CredentialRefusal, credentialRefusal } from "./problem.ts";

/** The transfer dossier as a file; `docs/dossier.md` says the same for programs that are not ours. */
export const dossierFormat = "touchstone-dossier/1";
export const dossierMediaType = "application/touchstone-dossier+json";

/** Uploads stop at 20 MiB; what is larger is read by nobody. */
export const largestDossier = 20 * 1_048_576;
export const mostParts = 100;

/** Text as it is, or the bytes of a PDF in base64. One JSON file of plain texts has nothing to unpack and no paths. */
export type DossierPart = { readonly name: string; readonly type: string } & (
  | { readonly text: string }
  | { readonly base64: string }
);

/** All that is said of a part outside its bytes is signed as well. */
type ListedPart = {
  readonly name: string;
  readonly type: string;
  readonly encoding: "text" | "base64";
  readonly bytes: number;
  readonly digest: string;
};

export type DossierManifest = {
  readonly number: string;
  /** The issuer's DID. */
  readonly issuer: string;
  readonly madeAt: string;
  readonly parts: readonly ListedPart[];
};

export type Dossier = {
  readonly manifest: DossierManifest;
  /** The signed manifest, a compact JWS. */
  readonly token: string;
  readonly kid: string;
  readonly parts: readonly DossierPart[];
  /** Of the whole file. */
  readonly digest: string;
  readonly bytes: number;
};

const malformed = (reason: string, facts: Readonly<Record<string, Json>> = {}) =>
  refuse(credentialRefusal("dossier-malformed", "Touchstone dossier", "1", reason, facts));

/** Null where the text is not the one base64 form of its bytes: a second spelling would be a byte nobody signed. */
const fromBase64 = (text: string): Uint8Array | null => {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  try {
    const bytes = Uint8Array.fromBase64(text, { lastChunkHandling: "strict" });
    return bytes.toBase64() === text ? bytes : null;
  } catch {
    return null;
  }
};

export const partBytes = (part: DossierPart): Uint8Array | null =>
  "text" in part ? bytesOf(part.text) : fromBase64(part.base64);

const encodingOf = (part: DossierPart): ListedPart["encoding"] => ("text" in part ? "text" : "base64");

const isPartName = (name: string): boolean =>
  name.length <= 100 && /^(?:cases\/)?[A-Za-z0-9][A-Za-z0-9-]*(?:\.[a-z0-9-]+)+$/.test(name);

const sameKeys = (value: JsonObject, keys: readonly string[]): boolean =>
  Object.keys(value).toSorted().join(" ") === keys.toSorted().join(" ");

const partOf = (value: Json): DossierPart | null => {
  if (!isObject(value)) return null;
  const { name, type, text, base64 } = value;
  if (typeof name !== "string" || typeof type !== "string" || !isPartName(name)) return null;
  if (!/^[a-z]+\/[a-z0-9.+-]+$/.test(type)) return null;
  if (typeof text === "string" && sameKeys(value, ["name", "type", "text"])) return { name, type, text };
  if (typeof base64 === "string" && sameKeys(value, ["name", "type", "base64"])) return { name, type, base64 };
  return null;
};

const listedOf = (value: Json): ListedPart | null => {
  if (!isObject(value) || !sameKeys(value, ["name", "type", "encoding", "bytes", "digest"])) return null;
  const { name, type, encoding, bytes, digest } = value;
  if (typeof name !== "string" || typeof type !== "string" || typeof digest !== "string") return null;
  if ((encoding !== "text" && encoding !== "base64") || !isDigest(digest)) return null;
  return typeof bytes === "number" && Number.isSafeInteger(bytes) ? { name, type, encoding, bytes, digest } : null;
};

const isInstant = (text: string): boolean => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/.test(text);

const allOf = <Value>(values: readonly Json[], read: (value: Json) => Value | null): readonly Value[] | null => {
  const found = values.map(read);
  return found.some((value) => value === null) ? null : found.filter((value) => value !== null);
};

const manifestOf = (token: string): { readonly manifest: DossierManifest; readonly kid: string } | null => {
  const jws = parseJws(token);
  if (!jws.ok) return null;
  const { header, payload } = jws.value;
  if (!sameKeys(header, ["alg", "kid", "typ"]) || header.typ !== "touchstone-dossier+jwt") return null;
  if (typeof header.kid !== "string" || !sameKeys(payload, ["v", "number", "issuer", "madeAt", "parts"])) return null;
  const { v, number, issuer, madeAt, parts } = payload;
  if (v !== 1 || typeof number !== "string" || typeof issuer !== "string" || typeof madeAt !== "string") return null;
  const listed = Array.isArray(parts) ? allOf(parts, listedOf) : null;
  if (listed === null || !isInstant(madeAt)) return null;
  return { kid: header.kid, manifest: { number, issuer, madeAt, parts: listed } };
};

/** The file's text: canonical JSON (RFC 8785), so that every byte of it is either signed or part of the signature. */
export const writeDossier = (
  about: Omit<DossierManifest, "parts">,
  parts: readonly DossierPart[],
  signer: Signer,
): string => {
  const listed = parts.map((part): ListedPart => {
    const bytes = partBytes(part) ?? new Uint8Array();
    return {
      name: part.name,
      type: part.type,
      encoding: encodingOf(part),
      bytes: bytes.length,
      digest: digestOf(bytes),
    };
  });
  const header = { alg: "EdDSA", kid: signer.kid, typ: "touchstone-dossier+jwt" };
  const manifest = signJws(header, { v: 1, ...about, parts: listed }, signer);
  return jcs({ format: dossierFormat, manifest, parts: parts.map((part) => ({ ...part })) });
};

const parsed = (text: string): Json | undefined => {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** Takes a file apart without believing any of it; what has another form than the one we write is refused. */
export const readDossier = (text: string): Result<Dossier, CredentialRefusal> => {
  if (text.length > largestDossier) return malformed("too-long", { limit: largestDossier });
  const value = parsed(text);
  if (!isObject(value) || !sameKeys(value, ["format", "manifest", "parts"])) return malformed("json");
  const { format, manifest: token, parts: given } = value;
  if (format !== dossierFormat) return malformed("format");
  if (typeof token !== "string" || !Array.isArray(given)) return malformed("members");
  if (given.length > mostParts) return malformed("too-many-parts", { limit: mostParts });
  const parts = allOf(given, partOf);
  if (parts === null) return malformed("part");
  const texts = parts.map((part) => ("text" in part ? part.text : part.base64));
  if (!texts.every((each) => each.isWellFormed())) return malformed("part");
  // Names that differ in case only are one file on some systems.
  if (new Set(parts.map(({ name }) => name.toLowerCase())).size !== parts.length) return malformed("name-twice");
  const manifest = manifestOf(token);
  if (manifest === null) return malformed("manifest");
  // Also ends keys that stand twice, and every second spelling of the same text.
  if (jcs({ format, manifest: token, parts: parts.map((part) => ({ ...part })) }) !== text)
    return malformed("not-canonical");
  const bytes = bytesOf(text);
  if (bytes.length > largestDossier) return malformed("too-long", { limit: largestDossier });
  return ok({ ...manifest, token, parts, digest: digestOf(bytes), bytes: bytes.length });
};

/** Which parts are missing, unlisted or other than the manifest says; empty where all is as signed. */
export const partProblems = ({ manifest, parts }: Dossier): readonly string[] => [
  ...(manifest.parts.length === parts.length ? [] : ["count"]),
  ...parts.flatMap((part, at) => {
    const listed = manifest.parts[at];
    const bytes = partBytes(part);
    if (listed === undefined || bytes === null) return [part.name];
    const isNamed = listed.name === part.name && listed.type === part.type && listed.encoding === encodingOf(part);
    return isNamed && listed.bytes === bytes.length && listed.digest === digestOf(bytes) ? [] : [part.name];
  }),
];
