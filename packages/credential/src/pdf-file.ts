import { ok, type Result } from "@touchstone/kernel";
import { type CredentialRefusal, credentialRefusal } from "./problem.ts";

/** A PDF is read as Latin-1: one letter a byte, so that places in the text are places in the file. */
export type PdfFile = {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly trailer: string;
  readonly startxref: number;
  /** Where each object stands. */
  readonly objects: ReadonlyMap<number, number>;
};

/** Certificates are below 1 MB; what is larger is not ours. */
export const largestPdf = 20_000_000;
const mostObjects = 100_000;
const longestDictionary = 200_000;

const source = "ISO 32000-1";
export const pdfProblem = (
  clause: string,
  reason: string,
): { readonly ok: false; readonly refusals: readonly [CredentialRefusal] } => ({
  ok: false,
  refusals: [credentialRefusal("credential-pdf-malformed", source, clause, reason)],
});

export const latin1 = (bytes: Uint8Array): string => {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join("");
};

const readSections = (text: string, at: number, objects: Map<number, number>): number | null => {
  const head = /(\d{1,10}) (\d{1,10})\n/y;
  const entry = /(\d{10}) (\d{5}) ([nf])(?:\r\n| \n| \r)/y;
  let place = at;
  for (;;) {
    head.lastIndex = place;
    const section = head.exec(text);
    if (section === null) return place;
    const first = Number(section[1]);
    const count = Number(section[2]);
    if (first + count > mostObjects) return null;
    entry.lastIndex = head.lastIndex;
    for (let number = first; number < first + count; number += 1) {
      const found = entry.exec(text);
      if (found === null) return null;
      // The newest section is read first and wins (7.5.6).
      if (found[3] === "n" && !objects.has(number)) objects.set(number, Number(found[1]));
    }
    place = count === 0 ? head.lastIndex : entry.lastIndex;
  }
};

/**
 * Reads the table of objects of a PDF with classic cross-references, as ours are written (ISO 32000-1 7.5.4). Anything
 * else is refused: a reader that repairs files can be shown two contents.
 */
export const parsePdf = (bytes: Uint8Array): Result<PdfFile, CredentialRefusal> => {
  if (bytes.length > largestPdf) return pdfProblem("7.5", "too-large");
  const text = latin1(bytes);
  if (!/^%PDF-1\.\d\n/.test(text)) return pdfProblem("7.5.2", "header");
  const objects = new Map<number, number>();
  const tail = /\nstartxref\n(\d{1,10})\n%%EOF\n?$/.exec(text.slice(-64));
  if (tail === null) return pdfProblem("7.5.5", "end");
  const startxref = Number(tail[1]);
  let newest: string | null = null;
  const seen = new Set<number>();
  for (let at: number | null = startxref; at !== null; ) {
    if (seen.has(at) || seen.size > 8) return pdfProblem("7.5.6", "updates");
    seen.add(at);
    if (!text.startsWith("xref\n", at)) return pdfProblem("7.5.4", "table");
    const end = readSections(text, at + 5, objects);
    if (end === null || !text.startsWith("trailer\n", end)) return pdfProblem("7.5.4", "table");
    const stop = text.indexOf("\nstartxref\n", end);
    if (stop < 0 || stop - end > longestDictionary) return pdfProblem("7.5.5", "trailer");
    const trailer = text.slice(end + 8, stop);
    newest ??= trailer;
    const previous = /\/Prev (\d{1,10})\b/.exec(trailer);
    at = previous === null ? null : Number(previous[1]);
  }
  return newest === null ? pdfProblem("7.5.5", "trailer") : ok({ text, bytes, trailer: newest, startxref, objects });
};

/** The text of an object up to its stream or its end. */
export const objectText = (
  file: PdfFile,
  number: number,
): Result<{ readonly text: string; readonly end: number }, CredentialRefusal> => {
  const at = file.objects.get(number);
  const head = `${number} 0 obj\n`;
  if (at === undefined || !file.text.startsWith(head, at)) return pdfProblem("7.3.10", "object-missing");
  const start = at + head.length;
  const part = file.text.slice(start, start + longestDictionary);
  const stream = part.indexOf("\nstream\n");
  const end = part.indexOf("\nendobj");
  if (end < 0 && stream < 0) return pdfProblem("7.3.10", "object-end");
  const stop = stream >= 0 && (end < 0 || stream < end) ? stream : end;
  return ok({ text: part.slice(0, stop), end: start + stop });
};

export const referenceIn = (text: string, member: string): number | null => {
  const found = new RegExp(`/${member} (\\d{1,7}) 0 R\\b`).exec(text);
  return found === null ? null : Number(found[1]);
};

/** The bytes of a stream; `inflate` is the caller's and must stop at the limit. */
export type Inflate = (bytes: Uint8Array, limit: number) => Uint8Array | null;

const largestStream = 2_000_000;

export const streamOf = (file: PdfFile, number: number, inflate: Inflate): Result<Uint8Array, CredentialRefusal> => {
  const object = objectText(file, number);
  if (!object.ok) return object;
  const { text, end } = object.value;
  const length = /\/Length (\d{1,9})\b(?! 0 R)/.exec(text);
  const start = end + "\nstream\n".length;
  if (length === null || !file.text.startsWith("\nstream\n", end)) return pdfProblem("7.3.8", "stream");
  const stop = start + Number(length[1]);
  if (Number(length[1]) > largestStream || !file.text.startsWith("\nendstream", stop))
    return pdfProblem("7.3.8", "stream-length");
  const raw = file.bytes.slice(start, stop);
  if (!text.includes("/Filter")) return ok(raw);
  if (!text.includes("/Filter /FlateDecode")) return pdfProblem("7.4", "filter");
  const inflated = inflate(raw, largestStream);
  return inflated === null ? pdfProblem("7.4.4", "inflate") : ok(inflated);
};
