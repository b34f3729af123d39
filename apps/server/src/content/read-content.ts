import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import type { z } from "zod";

/** `content/` of this checkout: data with source, edition and effective dates; no code. */
export const contentFolder = resolve(import.meta.dirname, "../../../../content");

/** A content file is wrong: where, and why. The content that was in force stays. */
export type ContentProblem = { readonly file: string; readonly line: number | null; readonly message: string };

export type Content<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly ContentProblem[] };

const sizeLimit = 4 * 1_048_576;

/** Reads one YAML text by its schema. Core schema, no aliases without bound, warnings are errors (reliability.md 5). */
export const readYaml = <Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
): Content<z.output<Schema>> => {
  if (text.length > sizeLimit)
    return { ok: false, problems: [{ file, line: null, message: `> ${sizeLimit} characters` }] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, strict: true, uniqueKeys: true, schema: "core" });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    const problems = faults.map(({ pos, message }) => ({ file, line: lines.linePos(pos[0]).line, message }));
    return { ok: false, problems };
  }
  const read = schema.safeParse(document.toJS({ maxAliasCount: 100 }));
  if (read.success) return { ok: true, value: read.data };
  const problems = read.error.issues.map(({ path, message }) => {
    const node = document.getIn(path as (string | number)[], true);
    const range = typeof node === "object" && node !== null && "range" in node ? (node.range as [number] | null) : null;
    return {
      file,
      line: range === null ? null : lines.linePos(range[0]).line,
      message: `${path.join(".")}: ${message}`,
    };
  });
  return { ok: false, problems };
};

/** The line of a key in a text that was read, for what only several files together show to be wrong. */
export const lineOf = (text: string, path: readonly string[]): number | null => {
  const lines = new LineCounter();
  const node = parseDocument(text, { lineCounter: lines }).getIn(path, true);
  const range = typeof node === "object" && node !== null && "range" in node ? (node.range as [number] | null) : null;
  return range === null ? null : lines.linePos(range[0]).line;
};

export type ContentFile<Value> = { readonly file: string; readonly text: string; readonly value: Value };

/** All YAML files of one folder of `content/`, in the order of their names; any wrong one stops the start. */
export const readFiles = <Schema extends z.ZodType>(
  folder: string,
  schema: Schema,
): readonly ContentFile<z.output<Schema>>[] =>
  readdirSync(join(contentFolder, folder))
    .filter((name) => name.endsWith(".yaml"))
    .toSorted()
    .map((name) => {
      const file = join(folder, name);
      const text = readFileSync(join(contentFolder, file), "utf8");
      const content = readYaml(file, text, schema);
      if (!content.ok) {
        const told = content.problems.map((problem) => `${problem.file}:${problem.line ?? "?"} ${problem.message}`);
        throw new Error(`content refused:\n${told.join("\n")}`);
      }
      return { file, text, value: content.value };
    });

export const readFolder = <Schema extends z.ZodType>(folder: string, schema: Schema): readonly z.output<Schema>[] =>
  readFiles(folder, schema).map(({ value }) => value);
