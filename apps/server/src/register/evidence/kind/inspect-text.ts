import { decodeText } from "../../../adapters/tabular/decode-text.ts";
import type { Inspect } from "./file-kind.ts";

/** Text is text in an encoding that is known: UTF-8, UTF-16 by its mark, GB18030; and no byte of it is zero. */
export const inspectText: Inspect = async ({ size, handle }) => {
  const bytes = new Uint8Array(size);
  await handle.read(bytes, 0, size, 0);
  const read = decodeText(bytes);
  if (!read.ok) return "damaged";
  return read.value.text.includes("\0") ? "mismatch" : null;
};
