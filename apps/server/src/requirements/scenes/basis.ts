import { createHash } from "node:crypto";
import {
  type Basis,
  type DocumentVersion,
  type DutyForm,
  type LawText,
  readArticleNumber,
  versionOn,
} from "@touchstone/requirements";
import type { HeldLibrary } from "../law-library.ts";

export type Rests = { readonly basis: readonly Basis[]; readonly unknown: readonly string[] };

const articleIn = (text: LawText, printed: string): string | null => {
  const number = readArticleNumber(printed);
  return text.articles.find(({ n, sub }) => n === number?.n && sub === number.sub)?.text ?? null;
};

/** Texts are read once for many obligations: a scene cites few laws often. */
const textsOf = ({ text }: Pick<HeldLibrary, "text">) => {
  const read = new Map<DocumentVersion, Promise<LawText | null>>();
  return (document: DocumentVersion): Promise<LawText | null> => {
    const known = read.get(document) ?? text(document);
    read.set(document, known);
    return known;
  };
};

/**
 * What a form rests on as of a day: the article of the version in force, with the digest of its words where the server
 * holds them, and the references that the law base does not know.
 */
export const restsOn = (library: HeldLibrary, on: string) => {
  const textOf = textsOf(library);
  return async ({
    provisions,
    focus,
    consequence,
  }: Pick<DutyForm, "provisions" | "focus" | "consequence">): Promise<Rests> => {
    const basis: Basis[] = [];
    const named = [...focus, ...(consequence === null ? [] : [consequence.provision])].map(({ family }) => family);
    const unknown = [...named, ...provisions.map(({ family }) => family)].filter(
      (family) => !library.base.families.has(family),
    );
    for (const { family, article, versions } of provisions) {
      const document = versionOn(family, on, library.base);
      if (document === null || article === null) continue;
      const { version } = document;
      const printed = versions.find((one) => one.version === version)?.article ?? article;
      const text = await textOf(document);
      const words = text === null ? null : articleIn(text, printed);
      if (text !== null && words === null) unknown.push(`${document.title} ${printed}`);
      const digest = words === null ? null : createHash("sha256").update(words).digest("hex");
      basis.push({ family, version, article: printed, digest });
    }
    return { basis, unknown: [...new Set(unknown)] };
  };
};
