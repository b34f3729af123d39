import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { houseRule, type Refusal, refusal } from "@touchstone/kernel";

/** One line of a bulk file, counted from where the caller says the file begins. */
export type BulkLine = { readonly line: number; readonly text: string };

/** The file itself cannot be read on: what came before it stays. */
export class BulkBroken extends Error {
  readonly refusal: Refusal;
  constructor(refused: Refusal) {
    super(refused.code);
    this.refusal = refused;
  }
}

// The longest record of the known collections has 0.4 million characters; a whole collection 130 MB.
const longestLine = 4_000_000;
const mostBytes = 1024 * 1_048_576;
// The known collections have 3,728 lines. Empty ones cost nothing to send and a microsecond each to read.
const mostLines = 200_000;
const pieceSize = 262_144;

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

const bulkMark = /^[^\n]*"schema"\s*:\s*"law-bulk\/1"/;

/** A packed file, or a first line that says what it is. */
export const isBulk = (bytes: Uint8Array): boolean =>
  isGzip(bytes) || bulkMark.test(new TextDecoder().decode(bytes.subarray(0, 65_536)));

const pieces = function* (bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
};

/** The lines of a bulk file, unpacked as they are wanted: no more of it is in memory than the piece being read. */
export const bulkLines = async function* (bytes: Uint8Array, file: string, first: number): AsyncGenerator<BulkLine> {
  let line = first;
  const stop = (code: string, facts: Refusal["facts"]): never => {
    const place = { file, row: line, column: null };
    throw new BulkBroken({ ...refusal(code, houseRule("5 (bad input)"), { file, ...facts }), place });
  };
  const source = isGzip(bytes) ? Readable.from(pieces(bytes)).pipe(createGunzip()) : pieces(bytes);
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const decode = (piece?: Uint8Array): string => {
    try {
      return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
    } catch {
      return stop("json-refused", { problem: "encoding" });
    }
  };
  let rest = "";
  let size = 0;
  try {
    for await (const piece of source) {
      size += piece.length;
      if (size > mostBytes) stop("json-refused", { problem: "tooLarge" });
      // Only the piece is searched: a long line that comes in many pieces would be searched anew with each.
      const [head = "", ...tail] = decode(piece).split("\n");
      const parts = [rest + head, ...tail];
      rest = parts.pop() ?? "";
      for (const text of parts) {
        if (line - first >= mostLines) stop("json-refused", { problem: "tooManyMembers" });
        yield { line, text };
        line += 1;
      }
      if (rest.length > longestLine) stop("json-refused", { problem: "tooLarge" });
    }
  } catch (cause) {
    if (cause instanceof BulkBroken) throw cause;
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    // zlib's own errors: wrong header, wrong checksum, end too early.
    if (!code.startsWith("Z_")) throw cause;
    stop("file-damaged", { what: code });
  }
  rest += decode();
  if (rest.trim() !== "") yield { line, text: rest };
};
