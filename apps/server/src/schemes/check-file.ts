import { areAtOnce, type RulePack, rulePack, runExample, runPack, type Scheme } from "@touchstone/kernel";
import { z } from "zod";
import { lineOfKey, readYaml } from "../content/read-content.ts";
import { readScheme, type SchemeFile } from "./read-scheme.ts";

export type FileProblem = {
  readonly file: string;
  readonly line: number | null;
  readonly code: "content-wrong" | "example-failed";
  readonly message: string;
};
export type FileCheck = {
  readonly ok: boolean;
  readonly problems: readonly FileProblem[];
  readonly examples: { readonly passed: number; readonly failed: number };
  readonly scheme: Scheme | null;
};

const named = z.looseObject({ id: z.string() });
const ruleIds: ReadonlySet<string> = new Set(rulePack.options.map(({ shape }) => shape.id.value));

const holds = (expected: unknown, found: unknown): boolean =>
  typeof expected === "object" && expected !== null && typeof found === "object" && found !== null
    ? Array.isArray(expected)
      ? Array.isArray(found) && expected.length === found.length && expected.every((each, at) => holds(each, found[at]))
      : Object.entries(expected).every(([key, each]) => holds(each, Reflect.get(found, key)))
    : Object.is(expected, found);

const exampleProblems = (file: string, pack: RulePack, packs: readonly RulePack[]): readonly FileProblem[] =>
  pack.examples.flatMap(({ name, input, expect }): readonly FileProblem[] => {
    const run = runPack(pack, input, packs, pack.effective.from);
    const passes =
      "refused" in expect
        ? !run.ok && run.refusals.some(({ code }) => code === expect.refused)
        : run.ok && holds(expect.result, run.value.result);
    const found = run.ok ? run.value.result : run.refusals.map(({ code }) => code);
    return passes ? [] : [{ file, line: null, code: "example-failed", message: `${name}: ${JSON.stringify(found)}` }];
  });

const wrong = (
  problems: readonly { readonly file: string; readonly line: number | null; readonly message: string }[],
) => ({
  ok: false,
  problems: problems.map((problem): FileProblem => ({ ...problem, code: "content-wrong" })),
  examples: { passed: 0, failed: 0 },
  scheme: null,
});

/** What only the rest of the content can show: packs that nobody has, and another edition in force on the same days. */
const strangers = ({ scheme, placeOf }: SchemeFile, schemes: readonly Scheme[]): readonly FileProblem[] => {
  const told = (path: readonly (string | number)[], message: string): FileProblem => ({
    ...placeOf(path),
    code: "content-wrong",
    message: `${path.join(".")}: ${message}`,
  });
  const unknown = (path: readonly (string | number)[], pack: string | undefined) =>
    pack === undefined || ruleIds.has(pack)
      ? []
      : [told(path, `no rule pack "${pack}"; there are: ${[...ruleIds].join(", ")}`)];
  const other = schemes.find((each) => each.id === scheme.id && areAtOnce(each, scheme));
  return [
    ...scheme.records.flatMap(({ gates }, at) =>
      gates.flatMap(({ pack }, place) => unknown(["records", at, "gates", place, "pack"], pack)),
    ),
    ...(scheme.determination.findings?.grades ?? []).flatMap(({ limits }, at) =>
      unknown(["determination", "findings", "grades", at, "limits", "pack"], limits?.pack),
    ),
    ...unknown(["surveillance", "pack"], scheme.surveillance?.pack),
    ...(other === undefined ? [] : [told(["effective"], `edition ${other.edition} is in force on the same days`)]),
  ];
};

const checkRead = (read: SchemeFile, packs: readonly RulePack[], schemes: readonly Scheme[]): FileCheck => {
  const { scheme, placeOf } = read;
  const wrongs = strangers(read, schemes);
  // With a pack that nobody has, no example says anything.
  if (wrongs.length > 0) return { ...wrong([]), problems: wrongs };
  const problems = scheme.examples.flatMap((example, at): readonly FileProblem[] => {
    const otherwise = runExample(scheme, packs, example);
    const message = `${example.id}: ${otherwise.join("; ")}`;
    return otherwise.length === 0 ? [] : [{ ...placeOf(["examples", at]), code: "example-failed", message }];
  });
  const failed = problems.length;
  return { ok: failed === 0, problems, examples: { passed: scheme.examples.length - failed, failed }, scheme };
};

/** One scheme or rule pack as a file: its shape, what only the whole shows, and its golden examples. */
export const checkSchemeFile = (
  file: string,
  text: string,
  packs: readonly RulePack[],
  schemes: readonly Scheme[],
): FileCheck => {
  const head = readYaml(file, text, named);
  if (!head.ok) return wrong(head.problems);
  if (!ruleIds.has(head.value.id)) {
    const read = readScheme(file, text);
    return read.ok ? checkRead(read.value, packs, schemes) : wrong(read.problems);
  }
  const read = readYaml(file, text, rulePack);
  if (!read.ok) return wrong(read.problems);
  const other = packs.find((pack) => pack.id === read.value.id && areAtOnce(pack, read.value));
  if (other !== undefined)
    return wrong([
      { file, line: lineOfKey(text, "effective"), message: `edition ${other.edition} is in force on the same days` },
    ]);
  const problems = exampleProblems(file, read.value, packs);
  const failed = problems.length;
  const passed = read.value.examples.length - failed;
  return { ok: failed === 0, problems, examples: { passed, failed }, scheme: null };
};
