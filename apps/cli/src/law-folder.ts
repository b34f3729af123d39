import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { refusalMessage, say } from "@touchstone/contract";
import { type DocumentVersion, type LawText, lawBase, mergeDocuments } from "@touchstone/requirements";
import type { Library } from "@touchstone/server";
import type { Voice } from "./output.ts";

// A folder's README is no law.
const isLawName = (name: string): boolean => /\.(?:json|md|xml)$/i.test(name) && !/^readme/i.test(name);

/** Files that paths name: a folder stands for the law files in it. Null where a path does not exist. */
export const lawFilesOf = (paths: readonly string[]): readonly string[] | null => {
  if (paths.some((path) => !existsSync(path))) return null;
  return paths.flatMap((path) =>
    statSync(path).isDirectory()
      ? readdirSync(path)
          .filter(isLawName)
          .toSorted()
          .map((name) => join(path, name))
      : [path],
  );
};

const nameOf = ({ family, version }: DocumentVersion): string => `${family}@${version}`;

/** The laws of a folder and the product's own content, without any server. A broken file is named and left out. */
export const libraryOf = async (folder: string, voice: Voice): Promise<Library | null> => {
  const files = lawFilesOf([folder]);
  if (files === null) return null;
  const { obligationPacks, ownDocuments, readLawFile } = await import("@touchstone/server");
  const texts = new Map<string, LawText>();
  const documents: DocumentVersion[] = [];
  const own = lawBase(ownDocuments());
  for (const file of files) {
    const read = readLawFile(readFileSync(file), basename(file), own);
    if (!read.ok) {
      const [{ code, facts }] = read.refusals;
      process.stderr.write(`${say(refusalMessage(code), voice.lang, facts)}\n`);
      continue;
    }
    for (const { document, text } of read.value.versions) {
      documents.push(document);
      if (text !== null) texts.set(nameOf(document), text);
    }
  }
  return {
    base: lawBase(mergeDocuments(ownDocuments(), documents)),
    packs: obligationPacks(),
    text: async (document) => texts.get(nameOf(document)) ?? null,
  };
};
