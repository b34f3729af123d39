import { ok, type Result, refuse } from "@touchstone/kernel/result";
import { type TabularRefusal, tabularRefusal } from "./tabular-refusal.ts";

export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

const decoded = (bytes: Uint8Array, encoding: TextEncoding): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

// A stretch of non-ASCII that is UTF-8 of two or more Chinese characters does not happen by chance in GB18030 text: the
// file was glued together from two encodings, and reading it as one would give mojibake.
const holdsUtf8Stretch = (bytes: Uint8Array): boolean => {
  let start = 0;
  while (start < bytes.length) {
    if ((bytes[start] ?? 0) < 0x80) {
      start += 1;
      continue;
    }
    let end = start;
    let threes = true;
    while (end < bytes.length && (bytes[end] ?? 0) >= 0x80) {
      const byte = bytes[end] ?? 0;
      threes &&= (end - start) % 3 === 0 ? byte >= 0xe3 && byte <= 0xe9 : byte < 0xc0;
      end += 1;
    }
    if (threes && end - start >= 6 && (end - start) % 3 === 0) return true;
    start = end;
  }
  return false;
};

/** Share of the non-ASCII pairs that GB2312 has: hanzi, punctuation and full-width forms. Others are rare in real text. */
const plausibility = (bytes: Uint8Array): number => {
  let pairs = 0;
  let common = 0;
  for (let index = 0; index < bytes.length; ) {
    const lead = bytes[index] ?? 0;
    const trail = bytes[index + 1] ?? 0;
    if (lead < 0x80) {
      index += 1;
      continue;
    }
    pairs += 1;
    if (((lead >= 0xb0 && lead <= 0xf7) || (lead >= 0xa1 && lead <= 0xa3)) && trail >= 0xa1) common += 1;
    // Four-byte characters have a digit second.
    index += trail >= 0x30 && trail <= 0x39 ? 4 : 2;
  }
  return pairs === 0 ? 1 : common / pairs;
};

// Big5 and Shift-JIS text that happens to decode stays under half; the shared GB18030 files are above four fifths.
const plausibleFrom = 0.7;

/** Text of a file whose encoding nobody states: by its mark, else UTF-8, else GB18030 where that is beyond doubt. */
export const decodeText = (
  bytes: Uint8Array,
): Result<{ readonly text: string; readonly encoding: TextEncoding }, TabularRefusal> => {
  const answer = (encoding: TextEncoding) => {
    const text = decoded(bytes, encoding);
    return text === null ? refuse(tabularRefusal("encoding-unknown", { tried: encoding })) : ok({ text, encoding });
  };
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return answer("utf-8");
  if (startsWith(bytes, 0xff, 0xfe)) return answer("utf-16le");
  if (startsWith(bytes, 0xfe, 0xff)) return answer("utf-16be");
  const utf8 = decoded(bytes, "utf-8");
  if (utf8 !== null) return ok({ text: utf8, encoding: "utf-8" });
  if (holdsUtf8Stretch(bytes) || plausibility(bytes) < plausibleFrom) {
    return refuse(tabularRefusal("encoding-unknown", { tried: "utf-8, gb18030" }));
  }
  return answer("gb18030");
};
