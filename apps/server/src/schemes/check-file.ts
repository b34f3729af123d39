import { type RulePack, rulePack, runPack, type Scheme, scheme } from "@touchstone/kernel";
import { z } from "zod";
import { readYaml } from "../content/read-content.ts";
import { packClashes } from "./rule-packs.ts";

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

/** One scheme or rule pack as a file: its shape, what only the whole shows, and its golden examples. */
export const checkSchemeFile = (file: string, text: string, packs: readonly RulePack[]): FileCheck => {
  const head = readYaml(file, text, named);
  if (!head.ok) return wrong(head.problems);
  if (!ruleIds.has(head.value.id)) {
    const read = readYaml(file, text, scheme);
    if (!read.ok) return wrong(read.problems);
    return { ok: true, problems: [], examples: { passed: 0, failed: 0 }, scheme: read.value };
  }
  const read = readYaml(file, text, rulePack);
  if (!read.ok) return wrong(read.problems);
  const pack = read.value;
  const failures = exampleProblems(file, pack, packs);
  const failed = failures.length;
  // The file may be the next version of an edition that is loaded: that one it replaces and does not stand beside.
  const beside = packs.filter(({ id, edition }) => id !== pack.id || edition !== pack.edition);
  const problems = [
    ...packClashes([...beside.map((value) => ({ file: "", text: "", value })), { file, text, value: pack }]),
    ...failures,
  ];
  const examples = { passed: pack.examples.length - failed, failed };
  return { ok: problems.length === 0, problems, examples, scheme: null };
};
