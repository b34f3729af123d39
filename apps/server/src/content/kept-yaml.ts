import { hash, randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Json } from "@touchstone/kernel";

/** Beside the compiled modules of the program: who may write there may change the program itself. */
const keptFolder = resolve(import.meta.dirname, "../../../../node_modules/.cache/touchstone/content");

type Kept = { readonly digest: string; readonly value: Json };

/** What one content file's text says, kept from one start to the next: reading YAML is most of reading content. */
export type KeptYaml = {
  /** Null where nothing is kept of exactly this text. */
  readonly find: (file: string, text: string) => { readonly value: Json } | null;
  readonly keep: (file: string, text: string, value: Json) => void;
};

/** `reader` names the parser and how it is set: what another one read is not kept. */
export const openKeptYaml = (reader: string, folder: string = keptFolder): KeptYaml => {
  const place = (file: string): string => join(folder, encodeURIComponent(file));
  const digestOf = (text: string): string => hash("sha256", `${reader}\n${text}`);
  return {
    find: (file, text) => {
      try {
        const kept: Kept = deserialize(readFileSync(place(file)));
        return kept.digest === digestOf(text) ? { value: kept.value } : null;
      } catch {
        // Not there yet, torn by a power cut, or of another Node: the text says it again.
        return null;
      }
    },
    keep: (file, text, value) => {
      const draft = join(folder, randomUUID());
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(draft, serialize({ digest: digestOf(text), value } satisfies Kept));
        renameSync(draft, place(file));
      } catch {
        // A program that nobody may write to: then each start reads the text.
      }
    },
  };
};
