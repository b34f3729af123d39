import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { testTitles } from "./test-titles.ts";

/** The one form of a mark, `[17021-1 9.5.1.1]`; a word stands where the number of the clause was never seen. */
const form = /\[([A-Z0-9-]+) (\d+(?:\.\d+)*|[a-z]+(?:-[a-z]+)*)\]/g;

export type Mark = {
  readonly document: string;
  readonly clause: string;
  readonly file: string;
  readonly title: string;
  /** Whether it runs only where its condition holds. */
  readonly conditional: boolean;
};

export type Marks = { readonly marks: readonly Mark[]; readonly problems: readonly string[] };

const unmarked = (text: string): string => text.replaceAll(form, "").replaceAll(/\s+/g, " ").trim();

/** Of one file. Only documents that are known count as marks: an array type or an index in brackets is none. */
export const marksIn = (file: string, source: string, documents: ReadonlySet<string>): Marks => {
  const known = (text: string) => [...text.matchAll(form)].filter(([, document = ""]) => documents.has(document));
  const written = known(source).length;
  if (written === 0) return { marks: [], problems: [] };
  const titled = testTitles(file, source).flatMap(({ title, own, runs }) =>
    known(own).map(([, document = "", clause = ""]) => ({
      runs,
      mark: { document, clause, file, title: unmarked(title), conditional: runs === "on-condition" },
    })),
  );
  const stray = written - titled.length;
  return {
    marks: titled.filter(({ runs }) => runs !== "never").map(({ mark }) => mark),
    problems: [
      ...(stray > 0 ? [`${file}: ${stray} mark(s) outside the title of a test`] : []),
      ...titled
        .filter(({ runs }) => runs === "never")
        .map(({ mark }) => `${file}: “${mark.title}” is marked and never runs`),
    ],
  };
};

export const readMarks = (root: string, documents: ReadonlySet<string>): Marks => {
  const files = globSync("{packages,apps,e2e,tools,bench}/**/*.test.{ts,tsx}", {
    cwd: root,
    exclude: ["**/node_modules/**", "**/dist/**"],
  }).toSorted();
  const read = files.map((file) => marksIn(file, readFileSync(join(root, file), "utf8"), documents));
  return { marks: read.flatMap(({ marks }) => marks), problems: read.flatMap(({ problems }) => problems) };
};
