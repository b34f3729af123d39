import { closeSync, createReadStream, openSync, readSync, statSync } from "node:fs";
import { createGunzip } from "node:zlib";

/** Some whole lines of a bulk file, the number of the first, and how far into the file on disk they reach. */
export type BulkPart = { readonly bytes: Uint8Array<ArrayBuffer>; readonly line: number; readonly share: number };

// What one request carries: a tenth of a second of work on the server, so that the bar moves and an interruption loses
// little.
const partSize = 1_048_576;
const longestLine = 16 * 1_048_576;

const head = (path: string): Uint8Array => {
  const file = openSync(path, "r");
  try {
    const bytes = new Uint8Array(65_536);
    return bytes.subarray(0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
};

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Many laws in one file, one a line: by its content, whatever its name. */
export const isBulkFile = (path: string): boolean => {
  const bytes = head(path);
  return isGzip(bytes) || /^[^\n]*"schema"\s*:\s*"law-bulk\/1"/.test(new TextDecoder().decode(bytes));
};

/** The file in parts of whole lines, read and unpacked as they are wanted. */
export const bulkParts = async function* (path: string): AsyncGenerator<BulkPart> {
  const size = statSync(path).size;
  const raw = createReadStream(path, { highWaterMark: 262_144 });
  const source = isGzip(head(path)) ? raw.pipe(createGunzip()) : raw;
  // A pipe does not carry the reader's own fault on.
  if (source !== raw) raw.on("error", (cause) => source.destroy(cause));
  let held: Buffer[] = [];
  let length = 0;
  let line = 1;
  const part = (bytes: Buffer): BulkPart => {
    const first = line;
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) line += 1;
    return { bytes: new Uint8Array(bytes), line: first, share: size === 0 ? 1 : raw.bytesRead / size };
  };
  for await (const piece of source) {
    if (!Buffer.isBuffer(piece)) throw new Error("a file stream gives bytes");
    held.push(piece);
    length += piece.length;
    if (length < partSize) continue;
    const whole = Buffer.concat(held);
    const end = whole.lastIndexOf(10) + 1;
    // The server refuses a line of such a length; it is sent on as it is, so that the refusal names its place.
    if (end === 0 && length < longestLine) continue;
    const cut = end === 0 ? whole.length : end;
    yield part(whole.subarray(0, cut));
    held = [whole.subarray(cut)];
    length = whole.length - cut;
  }
  if (length > 0) yield part(Buffer.concat(held));
};
