import { createHash } from "node:crypto";
import { houseRule, type Json, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import {
  isOscal,
  type JsonLimits,
  type LawBase,
  type LawText,
  type LawVersionFacts,
  type LawWarning,
  lawWarnings,
  parseAkomaNtoso,
  parseCatalogue,
  parseLaw,
  parseOscal,
  parseStatuteMarkdown,
  placeDraft,
  type ReadLaw,
  readJson,
  versionProblems,
} from "@touchstone/requirements";
import { ownPlaces } from "./own-content.ts";

export const lawFileKinds = ["law", "catalogue", "index", "markdown", "akoma-ntoso", "oscal"] as const;

/** One file read whole: the versions it holds, with their texts where it holds them. */
export type LawFile = {
  readonly kind: (typeof lawFileKinds)[number];
  readonly versions: readonly (LawVersionFacts & { readonly text: LawText | null })[];
  /** What is odd and was taken as it is. */
  readonly warnings: readonly LawWarning[];
  /** For formats that tell few facts: the names of those they told. Null where the file tells all there is. */
  readonly stated: ReadonlySet<string> | null;
};

// The longest law is the Environment Code with 0.8 million characters; a catalogue of a thousand controls has ten
// million, and its parts nest.
const limits: JsonLimits = { depth: 40, string: 60_000, members: 6_000, total: 24_000_000 };

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The line of the first byte that is no UTF-8. */
const brokenRow = (bytes: Uint8Array): number => {
  const text = new TextDecoder("utf-8").decode(bytes);
  return text.slice(0, Math.max(text.indexOf("\ufffd"), 0)).split("\n").length;
};

const decode = (bytes: Uint8Array, file: string): Result<string, Refusal> => {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    // The database keeps no NUL, and no law prints one.
    const nul = text.indexOf("\u0000");
    if (nul === -1) return ok(text);
    const place = { file, row: text.slice(0, nul).split("\n").length, column: null };
    return refuse({ ...refusal("law-holds-nul", houseRule("5 (bad input)"), { file }), place });
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    const place = { file, row: brokenRow(bytes), column: null };
    return refuse({ ...refusal("law-not-utf8", houseRule("5 (bad input)"), { file }), place });
  }
};

const schemaOf = (json: Json): unknown =>
  typeof json === "object" && json !== null && "schema" in json ? json.schema : null;

const oneLaw = (kind: LawFile["kind"], law: Result<ReadLaw, Refusal>): Result<LawFile, Refusal> => {
  if (!law.ok) return law;
  const { warnings, stated, ...version } = law.value;
  return ok({ kind, versions: [version], warnings, stated });
};

const unknownForm = (file: string): Result<never, Refusal> => {
  const place = { file, row: null, column: null };
  return refuse({ ...refusal("law-schema-unknown", houseRule("5 (bad input)"), { file }), place });
};

const readJsonFile = (text: string, file: string): Result<LawFile, Refusal> => {
  const json = readJson(text, file, limits);
  if (!json.ok) return json;
  if (isOscal(json.value)) return oneLaw("oscal", parseOscal(json.value, file, sha256));
  switch (schemaOf(json.value)) {
    case "law/1": {
      const law = parseLaw(json.value, file, sha256);
      return law.ok
        ? ok({ kind: "law", versions: [law.value], warnings: lawWarnings(law.value.text, file, null), stated: null })
        : law;
    }
    case "law-catalogue/1": {
      const catalogue = parseCatalogue(json.value, file);
      if (!catalogue.ok) return catalogue;
      return ok({
        kind: "catalogue",
        versions: catalogue.value.map((document) => ({ document, digest: null, text: null })),
        warnings: [],
        stated: null,
      });
    }
    // The folder's table of contents says nothing that its files do not say.
    case "law-index/1":
      return ok({ kind: "index", versions: [], warnings: [], stated: null });
    default:
      return unknownForm(file);
  }
};

const readText = (text: string, file: string): Result<LawFile, Refusal> => {
  const start = text
    .slice(0, 4_000)
    .replace(/^\ufeff/, "")
    .trimStart();
  if (start.startsWith("<?xml") || /^<(?!!--\s*INFO)/.test(start)) {
    return oneLaw("akoma-ntoso", parseAkomaNtoso(text, file, sha256));
  }
  if (/^(?:---|#|第)/m.test(start) && !/^[[{"]/.test(start)) {
    return oneLaw("markdown", parseStatuteMarkdown(text, file, sha256));
  }
  return readJsonFile(text, file);
};

/** Every reason against the versions of a file: all of it or nothing. */
const faults = ({ versions }: LawFile, file: string): readonly Refusal[] => {
  const place = { file, row: null, column: null };
  const seen = new Set<string>();
  return versions.flatMap(({ document }) => {
    const name = `${document.family}@${document.version}`;
    const twice = seen.has(name) ? [refusal("law-version-twice", houseRule("5 (bad input)"), { document: name })] : [];
    seen.add(name);
    return [...twice, ...versionProblems(document, ownPlaces())].map((problem) => ({ ...problem, place }));
  });
};

const placed = (read: LawFile, base: LawBase): LawFile => {
  const { stated } = read;
  if (stated === null) return read;
  const versions = read.versions.map(({ document, ...rest }) => ({
    ...rest,
    document: placeDraft(document, stated, base, ownPlaces()),
  }));
  return { ...read, versions };
};

/** Reads one file, by what it holds and not by its name, beside what is known of its document. */
export const readLawFile = (bytes: Uint8Array, file: string, base: LawBase): Result<LawFile, Refusal> => {
  const text = decode(bytes, file);
  if (!text.ok) return text;
  const read = readText(text.value, file);
  if (!read.ok) return read;
  const law = placed(read.value, base);
  const [first, ...more] = faults(law, file);
  return first === undefined ? ok(law) : refuse(first, ...more.slice(0, 39));
};
