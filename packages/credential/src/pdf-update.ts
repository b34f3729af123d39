import { assert, ok, type Result } from "@touchstone/kernel";
import { bytesOf } from "./encoding.ts";
import { type Inflate, latin1, type PdfFile, parsePdf, pdfProblem, referenceIn, streamOf } from "./pdf-file.ts";
import type { CredentialRefusal } from "./problem.ts";

/** The update that carries the seal, in its one form; null where the trailer is not one that our printer writes. */
const sealUpdate = (file: PdfFile, seal: string): string | null => {
  const size = /\/Size (\d{1,7})\b/.exec(file.trailer);
  // ASCII alone, as our printer writes it: one letter is one byte of the update.
  const keep = ["Root", "Info", "ID"].map(
    (member) => new RegExp(`/${member} (?:\\d+ 0 R|\\[[^\\]\\x80-\\xff]*\\])`).exec(file.trailer)?.[0] ?? "",
  );
  if (size === null || keep[0] === "") return null;
  const number = Number(size[1]);
  const at = file.bytes.length + 1;
  const object = `${number} 0 obj\n<<\n  /Length ${seal.length}\n  /Type /TouchstoneSeal\n>>\nstream\n${seal}\nendstream\nendobj\n`;
  const table = `xref\n${number} 1\n${String(at).padStart(10, "0")} 00000 n\r\n`;
  const trailer = `trailer\n<<\n  /Size ${number + 1}\n  ${keep.filter((text) => text !== "").join("\n  ")}\n  /Prev ${file.startxref}\n  /TouchstoneSeal ${number} 0 R\n>>\n`;
  return `\n${object}${table}${trailer}startxref\n${at + object.length}\n%%EOF\n`;
};

const joined = (bytes: Uint8Array, update: string): Uint8Array => {
  const whole = new Uint8Array(bytes.length + update.length);
  whole.set(bytes);
  whole.set(bytesOf(update), bytes.length);
  return whole;
};

/**
 * An incremental update (7.5.6) that carries the seal. The bytes before it are not touched, and the update has exactly
 * one form for a given file and seal, so that no bit of it can be another.
 */
export const sealedPdf = (file: PdfFile, seal: string): Uint8Array => {
  assert(/^[A-Za-z0-9._-]+$/.test(seal), "a compact JWS");
  const update = sealUpdate(file, seal);
  assert(update !== null, "a trailer of ours");
  return joined(file.bytes, update);
};

/** The file without its seal, and the seal; null where there is none. Refused where the update is not the one form. */
export const unsealPdf = (
  file: PdfFile,
  inflate: Inflate,
): Result<{ readonly sealed: Uint8Array; readonly seal: string } | null, CredentialRefusal> => {
  const number = referenceIn(file.trailer, "TouchstoneSeal");
  if (number === null) return ok(null);
  const stream = streamOf(file, number, inflate);
  if (!stream.ok) return stream;
  const seal = latin1(stream.value);
  const at = file.objects.get(number) ?? 0;
  if (!/^[A-Za-z0-9._-]+$/.test(seal)) return pdfProblem("7.5.6", "seal");
  const base = parsePdf(file.bytes.slice(0, Math.max(0, at - 1)));
  if (!base.ok) return base;
  // The file came from outside: its trailer may be anything, and that is a refusal.
  const update = sealUpdate(base.value, seal);
  if (update === null) return pdfProblem("7.5.5", "trailer");
  const again = joined(base.value.bytes, update);
  const same = again.length === file.bytes.length && again.every((byte, place) => byte === file.bytes[place]);
  return same ? ok({ sealed: base.value.bytes, seal }) : pdfProblem("7.5.6", "seal-form");
};
