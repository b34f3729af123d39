import { z } from "zod";
import { houseRule, type Refusal, refusal } from "../refusal.ts";
import { ok, type Result, refuse } from "../result.ts";
import { auditTime, auditTimeInput, auditTimePack } from "./audit-time.ts";
import { competence, competenceInput, competencePack } from "./competence.ts";
import { independence, independenceInput, independencePack } from "./independence.ts";
import { isInForce, type RuleRun } from "./pack.ts";

export const rulePack = z.discriminatedUnion("id", [auditTimePack, competencePack, independencePack]);
export type RulePack = z.infer<typeof rulePack>;
export type RuleId = RulePack["id"];

/** What is wrong with a pack or an input, and where in it. */
export type ShapeProblem = { readonly path: readonly (string | number)[]; readonly message: string };

const shapeProblems = (error: z.ZodError): readonly [ShapeProblem, ...ShapeProblem[]] => {
  const [first, ...rest] = error.issues.map((issue) => ({
    path: issue.path.map((part) => (typeof part === "symbol" ? String(part) : part)),
    message: issue.message,
  }));
  return [first ?? { path: [], message: "invalid" }, ...rest];
};

export const parseRulePack = (value: unknown): Result<RulePack, ShapeProblem> => {
  const parsed = rulePack.safeParse(value);
  return parsed.success ? ok(parsed.data) : refuse(...shapeProblems(parsed.error));
};

const withInput = <Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  run: (value: z.output<Schema>) => Result<RuleRun<unknown>, Refusal>,
): Result<RuleRun<unknown>, Refusal> => {
  const parsed = schema.safeParse(input);
  if (parsed.success) return run(parsed.data);
  const [first, ...rest] = shapeProblems(parsed.error);
  const asRefusal = ({ path, message }: ShapeProblem) =>
    refusal("rule-input-invalid", houseRule("7"), { where: path.join("."), what: message });
  return refuse(asRefusal(first), ...rest.map(asRefusal));
};

/** Runs one edition of a rule on an input as it came: from a form, a command line, a golden example. */
export const runPack = (pack: RulePack, input: unknown): Result<RuleRun<unknown>, Refusal> => {
  switch (pack.id) {
    case "audit-time":
      return withInput(auditTimeInput, input, (value) => auditTime(pack, value));
    case "competence":
      return withInput(competenceInput, input, (value) => ok(competence(pack, value)));
    case "independence":
      return withInput(independenceInput, input, (value) => ok(independence(pack, value)));
  }
};

const named = z.looseObject({ edition: z.string() });

/**
 * Runs the edition that the input names, or else the one in force on the day. An edition that is named may be of any
 * time: that is how a past calculation is run again.
 */
export const runRule = (
  packs: readonly RulePack[],
  id: string,
  input: unknown,
  on: string,
): Result<RuleRun<unknown>, Refusal> => {
  const editions = packs.filter((pack) => pack.id === id);
  if (editions.length === 0)
    return refuse(refusal("rule-unknown", houseRule("7"), { pack: id, known: [...new Set(packs.map((p) => p.id))] }));
  const asked = named.safeParse(input);
  const chosen = asked.success
    ? editions.find((pack) => pack.edition === asked.data.edition)
    : editions
        .filter((pack) => isInForce(pack, on))
        .toSorted((a, b) => (a.effective.from < b.effective.from ? 1 : -1))[0];
  if (chosen !== undefined) return runPack(chosen, input);
  const next = editions
    .map((pack) => pack.effective.from)
    .filter((from) => from > on)
    .toSorted()[0];
  return refuse(
    refusal(
      asked.success ? "rule-edition-unknown" : "rule-not-in-force",
      houseRule("7"),
      { pack: id, on, known: editions.map((pack) => pack.edition), edition: asked.success ? asked.data.edition : null },
      asked.success ? null : (next ?? null),
    ),
  );
};
