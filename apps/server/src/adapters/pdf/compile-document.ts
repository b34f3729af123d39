import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import QRCode from "qrcode";
import type { CertificateModel, DocumentModel } from "./document-model.ts";
import { glyphsOf, missingFrom } from "./glyphs.ts";

const templates = join(import.meta.dirname, "templates");

// Static faces from npm under the OFL: a serif for what is read as a document, a sans for labels. No system face is used.
const faces = [
  ["@expo-google-fonts/noto-serif-sc", "400Regular/NotoSerifSC_400Regular.ttf"],
  ["@expo-google-fonts/noto-serif-sc", "600SemiBold/NotoSerifSC_600SemiBold.ttf"],
  ["@embedpdf/fonts-sc", "fonts/NotoSansHans-Regular.otf"],
  ["@embedpdf/fonts-sc", "fonts/NotoSansHans-Medium.otf"],
] as const;

const readFace = ([name, file]: (typeof faces)[number]): Buffer => {
  const description = findPackageJSON(name, import.meta.url);
  if (description === undefined) throw new Error(`font package ${name} is not installed`);
  return readFileSync(join(dirname(description), file));
};

export type Compiled =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly missing: readonly string[] };

/** Everything printed as text, and nothing that is only carried: attachments and pictures are bytes, not glyphs. */
function* printedTexts(value: unknown, member = ""): Generator<string> {
  if (member === "attachments" || member === "logo") return;
  if (typeof value === "string") yield value;
  else if (Array.isArray(value)) for (const item of value) yield* printedTexts(item);
  else if (typeof value === "object" && value !== null) {
    for (const [name, item] of Object.entries(value)) yield* printedTexts(item, name);
  }
}

const qrOf = async (address: string): Promise<string> =>
  QRCode.toString(address, { type: "svg", errorCorrectionLevel: "M", margin: 0 });

// A long scope or many sites need the room that the title has on an ordinary certificate.
const airOf = (model: CertificateModel): number => {
  const letters = model.scope.zh.length + model.scope.en.length / 2 + model.sites.length * 45;
  return Math.max(0.3, Math.min(1, 1.25 - letters / 500));
};

const logoOf = (model: DocumentModel) => (model.kind === "record" ? (model.frame?.logo ?? null) : null);
const logoFiles = { "image/png": "logo.png", "image/jpeg": "logo.jpg" } as const;

/** As the typesetter reads it: the logo by the name of the file that it is given beside. */
const dataOf = (model: DocumentModel): object => {
  const logo = logoOf(model);
  return model.kind === "record" && model.frame !== null
    ? { ...model, frame: { ...model.frame, logo: logo === null ? null : logoFiles[logo.mediaType] } }
    : model;
};

/** The document itself, or a picture of its pages for a preview beside a form. */
export type PrintedAs = "pdf" | "svg";

/** What the typesetter cannot make itself. */
const extraOf = async (model: DocumentModel): Promise<object> => {
  switch (model.kind) {
    case "certificate":
      return { qr: await qrOf(model.verify), airy: airOf(model) };
    case "label":
      return { qr: await qrOf(model.address) };
    case "record":
      return {};
  }
};

export type Compiler = (model: DocumentModel, as: PrintedAs) => Promise<Compiled>;

/** Loads the faces once (about 0.8 s and 50 MB); a document then takes milliseconds. */
export const openCompiler = (): Compiler => {
  const fonts = faces.map(readFace);
  const glyphs = new Set(fonts.flatMap((font) => [...glyphsOf(font)]));
  const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs: fonts }] });
  return async (model, as) => {
    const missing = missingFrom(printedTexts(model), glyphs);
    if (missing.length > 0) return { ok: false, missing };
    const extra = await extraOf(model);
    const source = {
      mainFilePath: join(templates, `${model.kind}.typ`),
      inputs: { data: JSON.stringify({ ...dataOf(model), ...extra }) },
    };
    const logo = logoOf(model);
    const file = logo === null ? null : join(templates, logoFiles[logo.mediaType]);
    if (logo !== null && file !== null) compiler.mapShadow(file, Buffer.from(logo.bytes));
    try {
      const bytes =
        as === "pdf" ? compiler.pdf(source, { pdfStandard: "a-3b" }) : Buffer.from(compiler.plainSvg(source), "utf8");
      return { ok: true, bytes: new Uint8Array(bytes) };
    } finally {
      // The next document is another body's.
      if (file !== null) compiler.unmapShadow(file);
      compiler.evictCache(10);
    }
  };
};
