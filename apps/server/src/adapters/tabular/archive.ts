import { crc32, inflateRawSync } from "node:zlib";
import { ok, type Result, refuse } from "@touchstone/kernel/result";
import yauzl from "yauzl";
import { bounds } from "./bounds.ts";
import { type TabularRefusal, tabularRefusal } from "./tabular-refusal.ts";

/** The XML parts of an office archive by name, inflated and decoded. */
export type ArchiveParts = ReadonlyMap<string, string>;

type Part = {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly from: number;
  readonly dataFrom: number;
  readonly to: number;
  readonly inflated: number;
};

const encryptedFlag = 0x1;
const unixHost = 3;
const symlink = 0o120000;
const fileTypeMask = 0o170000;

// Names that a file system, or a second parser, could read as another place or another part.
const isUnsafeName = (name: string): boolean =>
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u001f\\:]/.test(name) ||
  name
    .replace(/\/$/, "")
    .split("/")
    .some((segment) => /^\.*$/.test(segment));

// OPC part names are compared without case (ECMA-376 part 2); equal names mean that parsers differ on which one wins.
const folded = (name: string): string => name.normalize("NFC").toLowerCase();

const hostile = (what: string, facts: Readonly<Record<string, string | number>> = {}): TabularRefusal =>
  tabularRefusal("archive-hostile", { what, part: "", ...facts });

const damaged = (what: string): TabularRefusal => tabularRefusal("file-damaged", { what });

const listed = async (bytes: Buffer): Promise<Result<readonly Part[], TabularRefusal>> => {
  const zip = await yauzl.fromBufferPromise(bytes, {
    lazyEntries: true,
    strictFileNames: true,
    validateEntrySizes: true,
    autoClose: false,
  });
  const { entries } = bounds.archive;
  if (zip.entryCount > entries) return refuse(hostile("entry-count", { count: zip.entryCount, limit: entries }));
  const parts: Part[] = [];
  for await (const entry of zip.eachEntry()) {
    const part = entry.fileName;
    if (isUnsafeName(part)) return refuse(hostile("entry-name", { part }));
    const isLink = (entry.externalFileAttributes >>> 16) & fileTypeMask;
    if (entry.versionMadeBy >>> 8 === unixHost && isLink === symlink) return refuse(hostile("symlink", { part }));
    if ((entry.generalPurposeBitFlag & encryptedFlag) !== 0) return refuse(tabularRefusal("file-encrypted"));
    const local = await zip.readLocalFileHeaderPromise(entry);
    if (Buffer.from(local.fileName).toString("utf8") !== part) return refuse(hostile("entry-name", { part }));
    parts.push({
      name: part,
      method: entry.compressionMethod,
      crc: entry.crc32,
      from: entry.relativeOffsetOfLocalHeader,
      dataFrom: local.fileDataStart,
      to: local.fileDataStart + entry.compressedSize,
      inflated: entry.uncompressedSize,
    });
  }
  return ok(parts);
};

const layoutProblem = (parts: readonly Part[]): TabularRefusal | null => {
  const { inflatedBytes, ratio, ratioFromBytes } = bounds.archive;
  const total = parts.reduce((sum, part) => sum + part.inflated, 0);
  if (total > inflatedBytes) return hostile("inflated-size", { size: total, limit: inflatedBytes });
  const names = new Set<string>();
  for (const { name, inflated, dataFrom, to, method } of parts) {
    if (inflated > ratioFromBytes && inflated > ratio * (to - dataFrom)) return hostile("ratio", { part: name });
    if (method !== 0 && method !== 8) return hostile("compression-method", { part: name });
    if (names.has(folded(name))) return hostile("duplicate", { part: name });
    names.add(folded(name));
  }
  const inOrder = parts.toSorted((one, other) => one.from - other.from);
  const overlap = inOrder.findIndex((part, index) => index > 0 && part.from < (inOrder[index - 1]?.to ?? 0));
  return overlap === -1 ? null : hostile("overlap", { part: inOrder[overlap]?.name ?? "" });
};

const isXml = (name: string): boolean => /\.(?:xml|rels|vml)$/i.test(name);

const inflated = (bytes: Buffer, part: Part): Result<string, TabularRefusal> => {
  const packed = bytes.subarray(part.dataFrom, part.to);
  let raw: Buffer;
  try {
    // More than the directory promised is the mark of a bomb: the inflater stops there.
    raw = part.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, part.inflated) });
  } catch {
    return refuse(damaged(part.name));
  }
  if (raw.length !== part.inflated || crc32(raw) !== part.crc) return refuse(damaged(part.name));
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch {
    return refuse(tabularRefusal("encoding-unknown", { tried: part.name }));
  }
  const declared = /^\s*<\?xml[^>]*\bencoding=["']([^"']*)["']/.exec(text)?.[1] ?? "utf-8";
  if (!/^utf-?8$/i.test(declared)) return refuse(tabularRefusal("encoding-unknown", { tried: declared }));
  // Entities need a DOCTYPE and no office program writes one, so the whole class of attacks ends here.
  if (/<!DOCTYPE/i.test(text)) return refuse(hostile("doctype", { part: part.name }));
  return ok(text);
};

/** Nothing of an archive is believed before this has walked it: names, links, sizes, overlaps, checksums, entities. */
export const openArchive = async (file: Uint8Array): Promise<Result<ArchiveParts, TabularRefusal>> => {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  let parts: Result<readonly Part[], TabularRefusal>;
  try {
    parts = await listed(bytes);
  } catch (cause) {
    return refuse(damaged(cause instanceof Error ? cause.message.slice(0, 200) : ""));
  }
  if (!parts.ok) return parts;
  const wrong = layoutProblem(parts.value);
  if (wrong !== null) return refuse(wrong);
  const texts = new Map<string, string>();
  for (const part of parts.value) {
    if (!isXml(part.name)) continue;
    const text = inflated(bytes, part);
    if (!text.ok) return text;
    texts.set(part.name, text.value);
  }
  return ok(texts);
};
