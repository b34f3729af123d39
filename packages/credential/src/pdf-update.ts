import { assert, ok, type Result } from "@touchstone/kernel";
import { bytesOf } from "./encoding.ts";
import { type Inflate, latin1, type PdfFile, parsePdf, pdfProblem, referenceIn, streamOf } from "./pdf-file.ts";
import type { CredentialRefusal } from "./problem.ts";

/**
 * An incremental update (7.5.6) that carries the seal. The bytes before it are not touched, and the update has exactly
 * one form for a given file and seal, so that no bit of it can be another.
 */
export const sealedPdf = (file: PdfFile, seal: string): Uint8Array => {
  assert(/^[A-Za-z0-9._-]+$/.test(seal), "a compact JWS");
  const size = /\/Size (\d{1,7})\b/.exec(file.trailer);
  const keep = ["Root", "Info", "ID"].map(
    (member) => new RegExp(`/${member} (?:\\d+ 0 R|\\[[^\\]]*\\])`).exec(file.trailer)?.[0] ?? "",
  );
  assert(size !== null && keep[0] !== "", "a trailer of ours");
  const number = Number(size[1]);
  const at = file.bytes.length + 1;
  const object = `${number} 0 obj\n<<\n  /Length ${seal.length}\n  /Type /TouchstoneSeal\n>>\nstream\n${seal}\nendstream\nendobj\n`;
  const table = `xref\n${number} 1\n${String(at).padStart(10, "0")} 00000 n\r\n`;
  const trailer = `trailer\n<<\n  /Size ${number + 1}\n  ${keep.filter((text) => text !== "").join("\n  ")}\n  /Prev ${file.startxref}\n  /TouchstoneSeal ${number} 0 R\n>>\n`;
  const update = `\n${object}${table}${trailer}startxref\n${at + object.length}\n%%EOF\n`;
  const bytes = new Uint8Array(file.bytes.length + update.length);
  bytes.set(file.bytes);
  bytes.set(bytesOf(update), file.bytes.length);
  return bytes;
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
  const again = sealedPdf(base.value, seal);
  const same = again.length === file.bytes.length && again.every((byte, place) => byte === file.bytes[place]);
  return same ? ok({ sealed: base.value.bytes, seal }) : pdfProblem("7.5.6", "seal-form");
};
