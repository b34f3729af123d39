import { existsSync, readFileSync } from "node:fs";
import { gunzipSync, inflateSync } from "node:zlib";
import {
  bitAt,
  type CertificateParts,
  type CredentialRefusal,
  type Found,
  gzippedOf,
  type Inflate,
  issuerIdOf,
  listFor,
  partsOf,
  partsOfPdf,
  readVcJwt,
  type StatusEntry,
  statusEntries,
  verifyVcJwt,
} from "@touchstone/credential";
import { houseRule, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import { Refused } from "./refused.ts";

const bounded =
  (unpack: (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Buffer): Inflate =>
  (bytes, limit) => {
    try {
      return new Uint8Array(unpack(bytes, { maxOutputLength: limit }));
    } catch {
      // Not a compressed stream, or one that grows beyond the limit: there is nothing in it for us.
      return null;
    }
  };
const inflate = bounded(inflateSync);
const gunzip = bounded(gunzipSync);

const largestAnswer = 20_000_000;

const download = async (url: string): Promise<Uint8Array | null> => {
  const response = await fetch(url, { signal: AbortSignal.timeout(15_000) });
  if (!response.ok || response.body === null) return null;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body) {
    size += part.length;
    if (size > largestAnswer) return null;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
};

const get = (url: string): Promise<Uint8Array | null> =>
  download(url).catch(() => {
    throw new Refused(refusal("server-unreachable", houseRule("commands"), { url }));
  });

const textOf = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : Buffer.from(bytes).toString("utf8");

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 5)).toString("latin1") === "%PDF-";

const missing = (path: string) => refuse(refusal("path-missing", houseRule("commands"), { path }));

const beside = (file: string, ending: string): string | null => {
  const other = file.replace(/\.vc\.jwt$/, ending);
  return other !== file && existsSync(other) ? readFileSync(other, "utf8") : null;
};

const fromFile = (file: string): Result<Found, CredentialRefusal> => {
  const bytes = new Uint8Array(readFileSync(file));
  if (isPdf(bytes)) return partsOfPdf(bytes, inflate);
  return partsOf({
    credential: Buffer.from(bytes).toString("utf8"),
    proof: beside(file, ".tlog-proof"),
    bracket: beside(file, ".bracket.json"),
  });
};

/** What the issuer's list says at this place, when the list is the issuer's own; null where it cannot be had. */
const isListed = async (
  parts: CertificateParts,
  issuer: string,
  entry: StatusEntry,
  origin: string,
): Promise<boolean | null> => {
  const address = URL.parse(entry.list);
  const token = address === null ? null : textOf(await get(`${origin}${address.pathname}`));
  const list = token === null ? null : verifyVcJwt(token, parts.issuers);
  if (list?.ok !== true || issuerIdOf(list.value.credential) !== issuer) return null;
  const encoded = listFor(list.value.credential, entry);
  const gzipped = encoded.ok ? gzippedOf(encoded.value) : encoded;
  const bits = gzipped.ok ? gunzip(gzipped.value, 16_000_000) : null;
  const bit = bits === null ? null : bitAt(bits, entry.index);
  return bit?.ok === true ? bit.value : null;
};

const listedNow = async (parts: CertificateParts, origin: string): Promise<CertificateParts["listed"]> => {
  const read = readVcJwt(parts.token);
  const entries = read.ok ? statusEntries(read.value.credential) : read;
  if (!read.ok || !entries.ok) return null;
  const issuer = issuerIdOf(read.value.credential);
  const answer = async (purpose: string): Promise<boolean | null> => {
    const entry = entries.value.find((one) => one.purpose === purpose);
    return entry === undefined ? null : isListed(parts, issuer, entry, origin);
  };
  const [revoked, suspended] = [await answer("revocation"), await answer("suspension")];
  return revoked === null || suspended === null ? null : { revoked, suspended };
};

const fromUrl = async (address: string): Promise<Result<Found, Refusal>> => {
  const url = URL.parse(address);
  if (url === null) return missing(address);
  const name = /^\/(?:verify|credentials)\/([^/]+?)(\.pdf|\.vc\.jwt|\.tlog-proof|\.bracket\.json)?$/.exec(url.pathname);
  if (name?.[1] === undefined) return missing(address);
  const files = `${url.origin}/credentials/${name[1]}`;
  const pdf = name[2] === ".pdf" ? await get(`${files}.pdf`) : null;
  const credential = textOf(await get(`${files}.vc.jwt`));
  if (credential === null) return missing(address);
  const found =
    pdf === null
      ? partsOf({
          credential,
          proof: textOf(await get(`${files}.tlog-proof`)),
          bracket: textOf(await get(`${files}.bracket.json`)),
        })
      : partsOfPdf(pdf, inflate);
  if (!found.ok) return found;
  const listed = await listedNow(found.value.parts, url.origin);
  return { ok: true, value: { ...found.value, parts: { ...found.value.parts, listed } } };
};

/** A file (PDF or credential), an address behind a QR code, or the credential's own text. */
export const certificateFrom = async (given: string): Promise<Result<Found, Refusal>> => {
  if (/^https?:\/\//.test(given)) return fromUrl(given);
  if (/^eyJ[\w-]*\.[\w-]*\.[\w-]*$/.test(given.trim()))
    return partsOf({ credential: given, proof: null, bracket: null });
  return existsSync(given) ? fromFile(given) : missing(given);
};
