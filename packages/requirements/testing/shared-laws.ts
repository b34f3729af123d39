import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { DocumentVersion, Law, LawText } from "../src/index.ts";
import { parseCatalogue } from "../src/reading/parse-catalogue.ts";
import { parseLaw } from "../src/reading/parse-law.ts";
import { readJson } from "../src/reading/strict-json.ts";

const folder = new URL("../../../../shared/data/laws/", import.meta.url);

/** The real law texts lie beside the checkout, never inside it; tests on them skip where they are absent. */
export const hasSharedLaws = existsSync(folder);

export const limits = { depth: 12, string: 20_000, members: 4_000, total: 8_000_000 };
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const read = (file: string) => {
  const json = readJson(readFileSync(new URL(file, folder), "utf8"), file, limits);
  if (!json.ok) throw new Error(JSON.stringify(json.refusals));
  return json.value;
};

export const sharedLaws = (): readonly Law[] =>
  readdirSync(folder)
    .filter((file) => file.startsWith("cn-") && file.endsWith(".json"))
    .map((file) => {
      const law = parseLaw(read(file), file, sha256);
      if (!law.ok) throw new Error(JSON.stringify(law.refusals));
      return law.value;
    });

export const sharedCatalogue = (): readonly DocumentVersion[] => {
  const catalogue = parseCatalogue(read("catalogue-only.json"), "catalogue-only.json");
  if (!catalogue.ok) throw new Error(JSON.stringify(catalogue.refusals));
  return catalogue.value;
};

export const textsOf =
  (laws: readonly Law[]) =>
  ({ family, version }: DocumentVersion): LawText | null =>
    laws.find(({ document }) => document.family === family && document.version === version)?.text ?? null;
