import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import { inspectImage } from "./inspect-image.ts";
import { inspectOffice } from "./inspect-office.ts";
import { inspectPdf } from "./inspect-pdf.ts";
import { inspectText } from "./inspect-text.ts";

const mebibyte = 1024 * 1024;

export type KindFault = "empty" | "mismatch" | "kind" | "damaged" | "hostile";
export type Inspected = { readonly name: string; readonly size: number; readonly handle: FileHandle };
/** Null where nothing is wrong. */
export type Inspect = (file: Inspected) => Promise<KindFault | null>;

type Kind = {
  readonly extensions: readonly string[];
  readonly mediaType: string;
  /** The first bytes from an offset, whatever the name says (ASVS 5.2.2); any one of them will do. */
  readonly marks: readonly { readonly at: number; readonly bytes: readonly number[] }[];
  readonly inspect: Inspect;
  readonly mostBytes: number;
};

const starts = (...bytes: readonly number[]) => [{ at: 0, bytes }];
const fine: Inspect = async () => null;
const zip = starts(0x50, 0x4b, 0x03, 0x04);
// "ftyp": the box that every file of the ISO base media family begins with.
const media = [{ at: 4, bytes: [0x66, 0x74, 0x79, 0x70] }];
const office = "application/vnd.openxmlformats-officedocument";

const kind = (
  extensions: string,
  mediaType: string,
  marks: Kind["marks"],
  inspect: Inspect = fine,
  megabytes = Number.POSITIVE_INFINITY,
): Kind => ({ extensions: extensions.split(" "), mediaType, marks, inspect, mostBytes: megabytes * mebibyte });

const kinds: readonly Kind[] = [
  kind("pdf", "application/pdf", starts(0x25, 0x50, 0x44, 0x46, 0x2d), inspectPdf, 200),
  kind("png", "image/png", starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), inspectImage, 100),
  kind("jpg jpeg", "image/jpeg", starts(0xff, 0xd8, 0xff), inspectImage, 100),
  kind("heic heif", "image/heic", media, fine, 100),
  kind("mp4 m4v", "video/mp4", media),
  kind("mov", "video/quicktime", media),
  kind("webm mkv", "video/webm", starts(0x1a, 0x45, 0xdf, 0xa3)),
  kind("xlsx", `${office}.spreadsheetml.sheet`, zip, inspectOffice, 20),
  kind("docx", `${office}.wordprocessingml.document`, zip, inspectOffice, 64),
  kind("pptx", `${office}.presentationml.presentation`, zip, inspectOffice, 64),
  kind("xls doc ppt", "application/x-ole-storage", starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), fine, 64),
  kind("txt md log", "text/plain", [], inspectText, 64),
  kind("csv tsv", "text/csv", [], inspectText, 64),
];

const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
const kindOf = (name: string): Kind | undefined =>
  kinds.find(({ extensions }) => extensions.includes(extensionOf(name)));

/** How long a file of this name may be; null where files of its kind are not taken. Asked before a byte is sent. */
export const mostBytesOf = (name: string): number | null => kindOf(name)?.mostBytes ?? null;

export type FileKind =
  | { readonly ok: true; readonly mediaType: string }
  | { readonly ok: false; readonly why: KindFault };

/** What a file is, by its name, its first bytes and its inner structure together; never whole in memory but for small ones. */
export const fileKind = async (path: string, name: string): Promise<FileKind> => {
  const found = kindOf(name);
  if (found === undefined) return { ok: false, why: "kind" };
  const handle = await open(path, "r");
  try {
    const { size } = await handle.stat();
    if (size === 0) return { ok: false, why: "empty" };
    const head = new Uint8Array(64);
    await handle.read(head, 0, head.length, 0);
    const { marks, inspect, mediaType } = found;
    const isThat = marks.length === 0 || marks.some(({ at, bytes }) => bytes.every((byte, i) => head[at + i] === byte));
    if (!isThat) return { ok: false, why: "mismatch" };
    const why = await inspect({ name, size, handle });
    return why === null ? { ok: true, mediaType } : { ok: false, why };
  } finally {
    await handle.close();
  }
};
