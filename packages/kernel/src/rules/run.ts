import { z } from "zod";
import { lintFinding } from "../case/finding-linter.ts";
import { houseRule, type Refusal, refusal } from "../refusal.ts";
import { ok, type Result, refuse } from "../result.ts";
import { appealTerms, appealTermsInput, appealTermsPack } from "./appeal-terms.ts";
import { applicationGate, applicationGateInput, applicationGatePack } from "./application-gate.ts";
import { auditTime, auditTimeInput, auditTimePack } from "./audit-time.ts";
import { competence, competenceInput, competencePack } from "./competence.ts";
import { effectivePersonnel, effectivePersonnelInput, effectivePersonnelPack } from "./effective-personnel.ts";
import { findingWordsInput, findingWordsPack } from "./finding-words.ts";
import { hardCriteria, hardCriteriaInput, hardCriteriaPack } from "./hard-criteria.ts";
import { independence, independenceInput, independencePack } from "./independence.ts";
import { integratedAuditTime, integratedAuditTimeInput, integratedAuditTimePack } from "./integrated-audit-time.ts";
import { nonconformityLimits, nonconformityLimitsInput, nonconformityLimitsPack } from "./nonconformity-limits.ts";
import { isInForce, type RuleAnswer, type RuleRun, withOrigin } from "./pack.ts";
import { siteSample, siteSampleInput, siteSamplePack } from "./site-sample.ts";
import { stageTwoGate, stageTwoGateInput, stageTwoGatePack } from "./stage-two-gate.ts";
import { surveillance, surveillanceInput, surveillancePack } from "./surveillance.ts";

export const rulePack = z.discriminatedUnion("id", [
  appealTermsPack,
  applicationGatePack,
  auditTimePack,
  competencePack,
  effectivePersonnelPack,
  findingWordsPack,
  hardCriteriaPack,
  independencePack,
  integratedAuditTimePack,
  nonconformityLimitsPack,
  siteSamplePack,
  stageTwoGatePack,
  surveillancePack,
]);
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

const named = z.looseObject({ edition: z.string() });

// The edition chooses the pack; no computation reads it.
const withoutEdition = (input: unknown): unknown => {
  const parsed = named.safeParse(input);
  if (!parsed.success) return input;
  const { edition: _, ...rest } = parsed.data;
  return rest;
};

const withInput = <Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  run: (value: z.output<Schema>) => Result<RuleRun<unknown>, Refusal>,
): Result<RuleRun<unknown>, Refusal> => {
  const parsed = schema.safeParse(withoutEdition(input));
  if (parsed.success) return run(parsed.data);
  const [first, ...rest] = shapeProblems(parsed.error);
  const asRefusal = ({ path, message }: ShapeProblem) =>
    refusal("rule-input-invalid", houseRule("7"), { where: path.join("."), what: message });
  return refuse(asRefusal(first), ...rest.map(asRefusal));
};

export const inForceOn = <Id extends RuleId>(packs: readonly RulePack[], id: Id, on: string) =>
  packs
    .filter((pack): pack is Extract<RulePack, { id: Id }> => pack.id === id && isInForce(pack, on))
    .toSorted((left, right) => (left.effective.from < right.effective.from ? 1 : -1))[0];

const notInForce = (packs: readonly RulePack[], id: string, on: string): Refusal => {
  const starts = packs.filter((pack) => pack.id === id).map((pack) => pack.effective.from);
  const next = starts.filter((from) => from > on).toSorted()[0];
  return refusal("rule-not-in-force", houseRule("7"), { pack: id, on }, next ?? null);
};

/**
 * Runs one edition of a rule on an input as it came: from a form, a command line, a golden example. `packs` are those
 * that it may lean on: integrated time stands on the single standards' time of the same day.
 */
export const runPack = (
  pack: RulePack,
  input: unknown,
  packs: readonly RulePack[],
  on: string,
): Result<RuleAnswer<unknown>, Refusal> => {
  const run = compute(pack, input, packs, on);
  return run.ok ? ok(withOrigin(pack, run.value)) : run;
};

const compute = (
  pack: RulePack,
  input: unknown,
  packs: readonly RulePack[],
  on: string,
): Result<RuleRun<unknown>, Refusal> => {
  switch (pack.id) {
    case "appeal-terms":
      return withInput(appealTermsInput, input, (value) => ok(appealTerms(pack, value)));
    case "application-gate":
      return withInput(applicationGateInput, input, (value) => applicationGate(pack, value));
    case "audit-time":
      return withInput(auditTimeInput, input, (value) => auditTime(pack, value));
    case "competence":
      return withInput(competenceInput, input, (value) => ok(competence(pack, value)));
    case "effective-personnel":
      return withInput(effectivePersonnelInput, input, (value) => ok(effectivePersonnel(pack, value)));
    case "finding-words":
      return withInput(findingWordsInput, input, (value) =>
        lintFinding(pack, { ...value, criteria: inForceOn(packs, "hard-criteria", on)?.parameters.criteria ?? [] }),
      );
    case "hard-criteria":
      return withInput(hardCriteriaInput, input, (value) => ok(hardCriteria(pack, value)));
    case "independence":
      return withInput(independenceInput, input, (value) => ok(independence(pack, value)));
    case "integrated-audit-time": {
      const single = inForceOn(packs, "audit-time", on);
      if (single === undefined) return refuse(notInForce(packs, "audit-time", on));
      return withInput(integratedAuditTimeInput, input, (value) => integratedAuditTime(pack, single, value));
    }
    case "nonconformity-limits":
      return withInput(nonconformityLimitsInput, input, (value) => ok(nonconformityLimits(pack, value)));
    case "site-sample":
      return withInput(siteSampleInput, input, (value) => ok(siteSample(pack, value)));
    case "stage-two-gate":
      return withInput(stageTwoGateInput, input, (value) => stageTwoGate(pack, value));
    case "surveillance":
      return withInput(surveillanceInput, input, (value) => ok(surveillance(pack, value)));
  }
};

/**
 * Runs the edition that the input names, or else the one in force on the day. An edition that is named may be of any
 * time: that is how a past calculation is run again.
 */
export const runRule = (
  packs: readonly RulePack[],
  id: string,
  input: unknown,
  on: string,
): Result<RuleAnswer<unknown>, Refusal> => {
  const editions = packs.filter((pack) => pack.id === id);
  const [sample] = editions;
  if (sample === undefined)
    return refuse(
      refusal("rule-unknown", houseRule("7"), { pack: id, known: [...new Set(packs.map((pack) => pack.id))] }),
    );
  const asked = named.safeParse(input);
  if (asked.success) {
    const { edition } = asked.data;
    const chosen = editions.find((pack) => pack.edition === edition);
    if (chosen !== undefined) return runPack(chosen, input, packs, on);
    const known = editions.map((pack) => pack.edition);
    return refuse(refusal("rule-edition-unknown", houseRule("7"), { pack: id, edition, known }));
  }
  const chosen = inForceOn(packs, sample.id, on);
  return chosen === undefined ? refuse(notInForce(packs, id, on)) : runPack(chosen, input, packs, on);
};
