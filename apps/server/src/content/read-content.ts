import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Json } from "@touchstone/kernel";
import { isNode, LineCounter, parseDocument } from "yaml";
import yaml from "yaml/package.json" with { type: "json" };
import type { z } from "zod";
import { openKeptYaml } from "./kept-yaml.ts";
import { once } from "./once.ts";

/** `content/` of this checkout: data with source, edition and effective dates; no code. */
export const contentFolder = resolve(import.meta.dirname, "../../../../content");

/** A content file is wrong: where, and why. The content that was in force stays. */
export type ContentProblem = { readonly file: string; readonly line: number | null; readonly message: string };

export type Content<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly ContentProblem[] };

/** Thrown where nothing can go on: what reads content at the start of a process has nobody to answer. */
export class ContentWrong extends Error {
  readonly problems: readonly ContentProblem[];
  constructor(problems: readonly ContentProblem[]) {
    const told = problems.map(({ file, line, message }) => `${file}:${line ?? "?"} ${message}`);
    super(`content refused:\n${told.join("\n")}`);
    this.problems = problems;
  }
}

const sizeLimit = 4 * 1_048_576;

// Of a fault the sentence alone: its line goes beside it, and the lines around it are in the reader's editor.
const strictly = { strict: true, uniqueKeys: true, schema: "core", prettyErrors: false } as const;

export type YamlContent = {
  readonly value: Json;
  /** The line of what stands at a path, or of the nearest thing around it. */
  readonly lineOf: (path: readonly (string | number)[]) => number | null;
};

/** One YAML text as data. Core schema, no aliases without bound, warnings are errors (reliability.md 5). */
export const parseYaml = (file: string, text: string): Content<YamlContent> => {
  if (text.length > sizeLimit)
    return { ok: false, problems: [{ file, line: null, message: `> ${sizeLimit} characters` }] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, ...strictly });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    const problems = faults.map(({ pos, message }) => ({ file, line: lines.linePos(pos[0]).line, message }));
    return { ok: false, problems };
  }
  const lineOf = (path: readonly (string | number)[]): number | null => {
    const node = document.getIn(path, true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    return path.length === 0 ? null : lineOf(path.slice(0, -1));
  };
  try {
    const value = document.toJS({ maxAliasCount: 100 }) as Json;
    // Throws where a node holds itself: that is no JSON, and would be walked for ever.
    JSON.stringify(value);
    return { ok: true, value: { value, lineOf } };
  } catch (error) {
    if (error instanceof ReferenceError || error instanceof TypeError)
      return { ok: false, problems: [{ file, line: null, message: "aliases that multiply or run in a ring" }] };
    throw error;
  }
};

export type ParseYaml = typeof parseYaml;

const kept = openKeptYaml(`yaml ${yaml.version} ${JSON.stringify(strictly)}`);

/** A file that the product ships; of one that did not change since it was last read, only its lines are looked for anew. */
export const parseShipped: ParseYaml = (file, text) => {
  const found = kept.find(file, text);
  if (found !== null) {
    const again = once(() => parseYaml(file, text));
    const lineOf: YamlContent["lineOf"] = (path) => {
      const parsed = again();
      return parsed.ok ? parsed.value.lineOf(path) : null;
    };
    return { ok: true, value: { value: found.value, lineOf } };
  }
  const parsed = parseYaml(file, text);
  if (parsed.ok) kept.keep(file, text, parsed.value.value);
  return parsed;
};

/** Where an issue is: the key itself where zod names one that nobody knows. */
export const issuePath = (issue: z.core.$ZodIssue): readonly (string | number)[] => {
  const path = issue.path.filter((part) => typeof part !== "symbol");
  return issue.code === "unrecognized_keys" ? [...path, ...issue.keys.slice(0, 1)] : path;
};

/** A shape of content is met by a few files and once: to compile it takes longer than to walk it. */
export const walked = { jitless: true } as const;

/** Reads one YAML text by its schema. */
export const readYaml = <Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
  parse: ParseYaml = parseYaml,
): Content<z.output<Schema>> => {
  const parsed = parse(file, text);
  if (!parsed.ok) return parsed;
  const read = schema.safeParse(parsed.value.value, walked);
  if (read.success) return { ok: true, value: read.data };
  const problems = read.error.issues.map((issue) => ({
    file,
    line: parsed.value.lineOf(issuePath(issue)),
    message: `${issue.path.join(".")}: ${issue.message}`,
  }));
  return { ok: false, problems };
};

/** The line of a key of a file, for what only several files together show to be wrong. */
export const lineOfKey = (text: string, key: string): number | null => {
  const parsed = parseYaml("", text);
  return parsed.ok ? parsed.value.lineOf([key]) : null;
};

/** The files of one folder of `content/`, in the order of their names, as text. */
export const filesIn = (folder: string): readonly { readonly file: string; readonly text: string }[] =>
  readdirSync(join(contentFolder, folder))
    .filter((name) => name.endsWith(".yaml"))
    .toSorted()
    .map((name) => {
      const file = join(folder, name);
      return { file, text: readFileSync(join(contentFolder, file), "utf8") };
    });

/** What was read, or the end of the start, with file and line. */
export const orStop = <Value>(content: Content<Value>): Value => {
  if (content.ok) return content.value;
  throw new ContentWrong(content.problems);
};

/** All YAML files of one folder of `content/`; any wrong one stops the start. */
export const readFolder = <Schema extends z.ZodType>(folder: string, schema: Schema): readonly z.output<Schema>[] =>
  filesIn(folder).map(({ file, text }) => orStop(readYaml(file, text, schema, parseShipped)));

/** One YAML file of `content/`; a wrong one stops the start. */
export const readFile = <Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> =>
  orStop(readYaml(file, readFileSync(join(contentFolder, file), "utf8"), schema, parseShipped));
