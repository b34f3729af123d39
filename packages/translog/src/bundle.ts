import { concatBytes } from "@noble/hashes/utils.js";
import { assert, ok, type Result } from "@touchstone/kernel";
import { refused, type TranslogRefusal } from "./problem.ts";
import { tileWidth } from "./tile.ts";

/** An entry's length is a uint16. */
export const mostEntryBytes = 65_535;

/** Each entry as its length, two bytes, high byte first, and its bytes. */
export const encodeBundle = (entries: readonly Uint8Array[]): Uint8Array => {
  assert(entries.length > 0 && entries.length <= tileWidth, `a bundle holds 1 to ${tileWidth} entries`);
  return concatBytes(
    ...entries.flatMap((entry) => {
      assert(entry.length <= mostEntryBytes, `an entry has at most ${mostEntryBytes} bytes`);
      return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
    }),
  );
};

/** The entries of a bundle of exactly this width; anything over or short is refused. */
export const decodeBundle = (bytes: Uint8Array, width: number): Result<readonly Uint8Array[], TranslogRefusal> => {
  const bad = (reason: string) => refused("log-bundle-malformed", "C2SP tlog-tiles", "Log Entries", reason, { width });
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const high = bytes[at];
    const low = bytes[at + 1];
    if (high === undefined || low === undefined) return bad("length-cut-off");
    const end = at + 2 + high * 256 + low;
    if (end > bytes.length) return bad("entry-cut-off");
    entries.push(bytes.slice(at + 2, end));
    at = end;
  }
  return entries.length === width ? ok(entries) : bad("count");
};
