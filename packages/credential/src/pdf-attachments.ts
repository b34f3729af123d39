import { ok, type Result } from "@touchstone/kernel";
import { type Inflate, objectText, type PdfFile, pdfProblem, referenceIn, streamOf } from "./pdf-file.ts";
import type { CredentialRefusal } from "./problem.ts";

const mostFiles = 16;

/** The embedded files by name (7.11.4). */
export const embeddedFiles = (
  file: PdfFile,
  inflate: Inflate,
): Result<ReadonlyMap<string, Uint8Array>, CredentialRefusal> => {
  const root = referenceIn(file.trailer, "Root");
  if (root === null) return pdfProblem("7.5.5", "root");
  const catalog = objectText(file, root);
  if (!catalog.ok) return catalog;
  const names = /\/EmbeddedFiles <<\s*\/Names \[((?:\([A-Za-z0-9._-]{1,80}\) \d{1,7} 0 R\s?){0,64})\]/.exec(
    catalog.value.text,
  );
  const found = new Map<string, Uint8Array>();
  const pairs = [...(names?.[1] ?? "").matchAll(/\(([^()]*)\) (\d+) 0 R/g)];
  if (pairs.length > mostFiles) return pdfProblem("7.11.4", "too-many-files");
  for (const [, name = "", reference = ""] of pairs) {
    const specification = objectText(file, Number(reference));
    if (!specification.ok) return specification;
    const body = /\/EF <<\s*\/F (\d{1,7}) 0 R/.exec(specification.value.text);
    if (body === null || found.has(name)) return pdfProblem("7.11.4", "file-specification");
    const stream = streamOf(file, Number(body[1]), inflate);
    if (!stream.ok) return stream;
    found.set(name, stream.value);
  }
  return ok(found);
};
