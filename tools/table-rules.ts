import type { Violation } from "./dependency-rules.ts";
import type { SourceFile } from "./read-imports.ts";

const folderOf = (file: string): string | null => /^apps\/server\/src\/([^/]+)\//.exec(file)?.[1] ?? null;

const creation = /\b(?:create table (?:if not exists )?|(?:ownedTable|rowTable)\(\s*["'`])([a-z_][a-z_0-9]*)/g;
const isSql = /\b(?:select\b.+\bfrom|insert\s+into|update\b.+\bset|delete\s+from)\b/s;
const use = /\b(?:from|join|into|update)\s+(?:only\s+)?([a-z_][a-z_0-9]*)/g;

/** The directory of who may enter where: it has no owner and no row policy, and the whole house looks things up in it. */
const shared: ReadonlySet<string> = new Set(["access", "owner"]);

const namesIn = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? "");

/** Which server folder makes which table. */
export const tableOwners = (sources: readonly SourceFile[]): ReadonlyMap<string, string> =>
  new Map(
    sources.flatMap(({ file, source }) => {
      const folder = folderOf(file);
      return folder === null ? [] : namesIn(source, creation).map((name): [string, string] => [name, folder]);
    }),
  );

/** A capability's folder reaches another only through its index, never through its tables (design.md section 4). */
export const foreignTables = (sources: readonly SourceFile[]): readonly Violation[] => {
  const owners = tableOwners(sources);
  return sources.flatMap(({ file, texts }) => {
    const folder = folderOf(file);
    if (folder === null || file.endsWith(".test.ts")) return [];
    return texts
      .filter(({ text }) => isSql.test(text))
      .flatMap(({ line, text }) =>
        namesIn(text, use)
          .filter((name) => (owners.get(name) ?? folder) !== folder && !shared.has(name))
          .map(
            (name): Violation => ({
              rule: "no-foreign-table",
              file,
              line,
              found: name,
              instead: `what ${owners.get(name)}/index.ts exports`,
            }),
          ),
      );
  });
};

/** Nothing but `store.transaction(scope, fn)` reaches the database: a pool in other hands knows no scope. */
export const openPools = (sources: readonly SourceFile[]): readonly Violation[] =>
  sources
    .filter(
      ({ file }) =>
        /^apps\/(?:server\/src\/(?!store\/|identity\/|testing\/)|cli\/)/.test(file) && !file.endsWith(".test.ts"),
    )
    .flatMap(({ file, source }) =>
      source.split("\n").flatMap((text, index): readonly Violation[] =>
        /\.pool\b/.test(text)
          ? [
              {
                rule: "no-open-pool",
                file,
                line: index + 1,
                found: text.trim(),
                instead: "store.transaction(scope, fn)",
              },
            ]
          : [],
      ),
    );
