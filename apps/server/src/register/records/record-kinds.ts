import { isInForce } from "@touchstone/kernel";
import { type RecordKind, recordKind, runRecordExample } from "@touchstone/register";
import { once } from "../../content/once.ts";
import {
  type Content,
  type ContentProblem,
  filesIn,
  issuePath,
  orStop,
  type ParseYaml,
  parseShipped,
  parseYaml,
  walked,
} from "../../content/read-content.ts";

type Path = readonly (string | number)[];
type Read = { readonly file: string; readonly kind: RecordKind; readonly lineOf: (path: Path) => number | null };

const readKind = (file: string, text: string, parse: ParseYaml = parseYaml): Content<Read> => {
  const parsed = parse(file, text);
  if (!parsed.ok) return parsed;
  const { value, lineOf } = parsed.value;
  const read = recordKind.safeParse(value, walked);
  if (read.success) return { ok: true, value: { file, kind: read.data, lineOf } };
  const problems = read.error.issues.map((issue) => ({
    file,
    line: lineOf(issuePath(issue)),
    message: `${issue.path.join(".")}: ${issue.message}`,
  }));
  return { ok: false, problems };
};

const areAtOnce = (one: RecordKind, other: RecordKind): boolean =>
  one.edition === other.edition || isInForce(one, other.effective.from) || isInForce(other, one.effective.from);

export type KindCheck = {
  readonly kind: RecordKind | null;
  readonly examples: { readonly passed: number; readonly failed: number };
  readonly problems: readonly (ContentProblem & { readonly code: "content-wrong" | "example-failed" })[];
};

const noExamples = { passed: 0, failed: 0 };

/**
 * One kind as a file: its shape, what only the whole shows, its examples, and its place beside the kinds that are there.
 * Those are read last: where the file itself is one of them and cannot be read, it is told what is wrong with it.
 */
export const checkKindFile = (file: string, text: string, kinds: () => readonly RecordKind[]): KindCheck => {
  const read = readKind(file, text);
  if (!read.ok) {
    const problems = read.problems.map((problem) => ({ ...problem, code: "content-wrong" as const }));
    return { kind: null, examples: noExamples, problems };
  }
  const { kind, lineOf } = read.value;
  const other = kinds().find(
    (each) => each.id === kind.id && JSON.stringify(each) !== JSON.stringify(kind) && areAtOnce(each, kind),
  );
  const clash =
    other === undefined || other.edition === kind.edition
      ? []
      : [
          {
            file,
            line: lineOf(["effective"]),
            code: "content-wrong" as const,
            message: `edition ${other.edition} is in force on the same days`,
          },
        ];
  const failed = kind.examples.flatMap((example, at) => {
    const otherwise = runRecordExample(kind, example);
    const message = `${example.id}: ${otherwise.join("; ")}`;
    return otherwise.length === 0
      ? []
      : [{ file, line: lineOf(["examples", at]), code: "example-failed" as const, message }];
  });
  const examples = { passed: kind.examples.length - failed.length, failed: failed.length };
  return { kind, examples, problems: [...clash, ...failed] };
};

const fieldsWithPath = ({ fields, steps }: RecordKind) =>
  [
    ...fields.map((field, at) => ({ field, path: ["fields", at] })),
    ...steps.flatMap(({ fields: own }, step) =>
      own.map((field, at) => ({ field, path: ["steps", step, "fields", at] })),
    ),
  ].flatMap(({ field, path }) =>
    field.type === "rows"
      ? field.fields.map((cell, at) => ({ field: cell, path: [...path, "fields", at] }))
      : [{ field, path }],
  );

/** Links that lead to kinds that are not there, and two editions in force on one day: what only all files together show. */
const together = (read: readonly Read[]): readonly ContentProblem[] => {
  const known = new Set(read.map(({ kind }) => `record:${kind.id}`));
  return read.flatMap(({ file, kind, lineOf }, at) => [
    ...read
      .slice(0, at)
      .filter((each) => each.kind.id === kind.id && areAtOnce(each.kind, kind))
      .map((each) => ({
        file,
        line: lineOf(["effective"]),
        message: `edition ${each.kind.edition} in ${each.file} is in force on the same days`,
      })),
    ...fieldsWithPath(kind).flatMap(({ field, path }) =>
      field.type === "link" && field.to.startsWith("record:") && !known.has(field.to)
        ? [{ file, line: lineOf(path), message: `${field.id} leads to ${field.to}, which is not there` }]
        : [],
    ),
  ]);
};

/** The kinds of `content/records`, each checked as it is read; a wrong one stops the start with file and line. */
export const readRecordKinds: () => readonly RecordKind[] = once(() => {
  const read = filesIn("records").map(({ file, text }) => orStop(readKind(file, text, parseShipped)));
  const problems = together(read);
  if (problems.length > 0) orStop({ ok: false, problems });
  return read.map(({ kind }) => kind);
});

/** The kind in the edition that is in force on a day; null where none is. */
export const kindOn = (id: string, on: string): RecordKind | null =>
  readRecordKinds().find((kind) => kind.id === id && isInForce(kind, on)) ?? null;

/** The kind in the edition by which a record was entered. */
export const kindOfEdition = ({ kind, edition }: { readonly kind: string; readonly edition: string }): RecordKind => {
  const found = readRecordKinds().find((each) => each.id === kind && each.edition === edition);
  // Editions are never taken away: records live by them.
  if (found === undefined) throw new Error(`content/records has no edition ${edition} of ${kind}`);
  return found;
};
