import { createHash } from "node:crypto";
import { houseRule, type Json, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import {
  type JsonLimits,
  type LawText,
  type LawVersionFacts,
  parseCatalogue,
  parseLaw,
  readJson,
} from "@touchstone/requirements";

/** One file read whole: the versions it holds, with their texts where it holds them. */
export type LawFile = {
  readonly kind: "law" | "catalogue" | "index";
  readonly versions: readonly (LawVersionFacts & { readonly text: LawText | null })[];
};

// The longest law is the Environment Code with 0.8 million characters; its longest article has 1,541.
const limits: JsonLimits = { depth: 12, string: 20_000, members: 6_000, total: 8_000_000 };

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const decode = (bytes: Uint8Array, file: string): Result<string, Refusal> => {
  try {
    return ok(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    const place = { file, row: null, column: null };
    return refuse({ ...refusal("json-refused", houseRule("5 (bad input)"), { file, problem: "encoding" }), place });
  }
};

const schemaOf = (json: Json): unknown =>
  typeof json === "object" && json !== null && "schema" in json ? json.schema : null;

/** Reads one file, by what it says it is. */
export const readLawFile = (bytes: Uint8Array, file: string): Result<LawFile, Refusal> => {
  const text = decode(bytes, file);
  if (!text.ok) return text;
  const json = readJson(text.value, file, limits);
  if (!json.ok) return json;
  switch (schemaOf(json.value)) {
    case "law/1": {
      const law = parseLaw(json.value, file, sha256);
      return law.ok ? ok({ kind: "law", versions: [law.value] }) : law;
    }
    case "law-catalogue/1": {
      const catalogue = parseCatalogue(json.value, file);
      if (!catalogue.ok) return catalogue;
      return ok({
        kind: "catalogue",
        versions: catalogue.value.map((document) => ({ document, digest: null, text: null })),
      });
    }
    // The folder's table of contents says nothing that its files do not say.
    case "law-index/1":
      return ok({ kind: "index", versions: [] });
    default: {
      const place = { file, row: null, column: null };
      return refuse({ ...refusal("law-schema-unknown", houseRule("5 (bad input)"), { file }), place });
    }
  }
};
