import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { parseSync } from "oxc-parser";

/** One import of one file, as the rules see it. Paths are relative to the checkout, with forward slashes. */
export type Import = {
  readonly file: string;
  readonly line: number;
  readonly specifier: string;
  /** Imported names; empty for a bare or a dynamic import, `*` for a namespace. */
  readonly names: readonly string[];
  /** False for types and for what is imported late: the file runs before the other one is read. */
  readonly atStart: boolean;
  /** The file meant, where the specifier is a relative path. */
  readonly target: string | null;
};

/** A string or template text with the line it starts on: where SQL is looked for. */
export type Text = { readonly line: number; readonly text: string };

export type SourceFile = {
  readonly file: string;
  readonly source: string;
  readonly imports: readonly Import[];
  readonly texts: readonly Text[];
};

const textsOf = (node: unknown, found: { readonly start: number; readonly text: string }[]): void => {
  if (Array.isArray(node)) {
    for (const item of node) textsOf(item, found);
    return;
  }
  if (typeof node !== "object" || node === null) return;
  const { type, value, start } = node as { type?: unknown; value?: unknown; start?: unknown };
  if ((type === "Literal" || type === "JSXText") && typeof value === "string" && typeof start === "number")
    found.push({ start, text: value });
  if (type === "TemplateLiteral" && typeof start === "number") {
    const { quasis } = node as { quasis: readonly { readonly value: { readonly cooked: string | null } }[] };
    found.push({ start, text: quasis.map((quasi) => quasi.value.cooked ?? "").join(" ? ") });
  }
  for (const child of Object.values(node)) textsOf(child, found);
};

const unquoted = (text: string): string | null => /^(["'`])([^$]*)\1$/s.exec(text)?.[2] ?? null;

/** Reads by a real parser, so that comments, strings and `import type` are what they are. A broken file throws. */
export const readSource = (root: string, file: string): SourceFile => {
  const source = readFileSync(join(root, file), "utf8");
  const parsed = parseSync(file, source);
  const [problem] = parsed.errors;
  if (problem !== undefined) throw new Error(`${file}: ${problem.message}`);
  const lineAt = (offset: number): number => source.slice(0, offset).split("\n").length;
  const importOf = (start: number, specifier: string, names: readonly string[], atStart: boolean): Import => ({
    file,
    line: lineAt(start),
    specifier,
    names,
    atStart,
    target: specifier.startsWith(".") ? posix.normalize(posix.join(dirname(file), specifier)) : null,
  });
  const { staticImports, staticExports, dynamicImports } = parsed.module;
  const found: { readonly start: number; readonly text: string }[] = [];
  textsOf(parsed.program.body, found);
  return {
    file,
    source,
    imports: [
      ...staticImports.map(({ start, moduleRequest, entries }) =>
        importOf(
          start,
          moduleRequest.value,
          entries.map(({ importName }) => importName.name ?? "*"),
          entries.length === 0 || entries.some(({ isType }) => !isType),
        ),
      ),
      ...staticExports.flatMap(({ start, entries }) =>
        entries.flatMap(({ moduleRequest, importName, isType }) =>
          moduleRequest === null ? [] : [importOf(start, moduleRequest.value, [importName.name ?? "*"], !isType)],
        ),
      ),
      ...dynamicImports.map(({ start, moduleRequest }) => {
        const written = source.slice(moduleRequest.start, moduleRequest.end);
        // What cannot be read cannot be checked: a computed specifier counts as one that no rule knows.
        return importOf(start, unquoted(written) ?? `computed:${written}`, [], false);
      }),
    ],
    texts: found.map(({ start, text }) => ({ line: lineAt(start), text })),
  };
};
