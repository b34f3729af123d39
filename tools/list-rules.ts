import type { Violation } from "./dependency-rules.ts";
import type { SourceFile } from "./read-imports.ts";

const allowed: ReadonlySet<string> = new Set([
  // The helper itself, the numbering of statutes (“三、”), and this rule.
  "packages/contract/src/text.ts",
  "packages/requirements/src/reading/article-number.ts",
  "tools/list-rules.ts",
]);

/** A Chinese comma alone: what is a sentence of a catalogue has words beside it. */
const isComma = (text: string): boolean => text.includes("、") && !/\p{Script=Han}/u.test(text);

/** A list joined by hand with the Chinese comma is wrong for who reads English. */
export const listsByHand = (sources: readonly SourceFile[]): readonly Violation[] =>
  sources
    .filter(({ file }) => !allowed.has(file) && !/\.test\.tsx?$/.test(file))
    .flatMap(({ file, texts }) =>
      texts
        .filter(({ text }) => isComma(text))
        .map(
          ({ line, text }): Violation => ({
            rule: "list-by-language",
            file,
            line,
            found: text.trim(),
            instead: "sayList(items, language) or t.list(items), or a list as the fact of a message",
          }),
        ),
    );
