import { z } from "zod";
import { lintFinding } from "../case/finding-linter.ts";
import { houseRule, type Refusal, refusal } from "../refusal.ts";
import { ok, type Result, refuse } from "../result.ts";
import { appealTerms } from "./appeal-terms.ts";
import { applicationGate } from "./application-gate.ts";
import { auditTime } from "./audit-time.ts";
import { bodyIndependence } from "./body-independence.ts";
import { certificateNumber } from "./certificate-number.ts";
import { anywhere, editionInForce, type RulesOf } from "./choose-edition.ts";
import { competence } from "./competence.ts";
import { effectivePersonnel } from "./effective-personnel.ts";
import { hardCriteria } from "./hard-criteria.ts";
import { independence } from "./independence.ts";
import { inputRefusals } from "./input-problem.ts";
import { integratedAuditTime } from "./integrated-audit-time.ts";
import { nonconformityLimits } from "./nonconformity-limits.ts";
import { type RuleAnswer, type RuleRun, withOrigin } from "./pack.ts";
import { reporting } from "./reporting.ts";
import { restorationException } from "./restoration-exception.ts";
import { type RulePack, ruleInputs } from "./rule-pack.ts";
import { sanctionTerm } from "./sanction.ts";
import { shortNotice } from "./short-notice.ts";
import { sitePlan } from "./site-plan.ts";
import { siteSample } from "./site-sample.ts";
import { stageTwoGate } from "./stage-two-gate.ts";
import { statusChange } from "./status-change.ts";
import { statusWords } from "./status-words.ts";
import { surveillance } from "./surveillance.ts";
import { transfer } from "./transfer.ts";
import { transition } from "./transition.ts";
import { countingOf, workingDays } from "./working-days.ts";

const named = z.looseObject({ edition: z.string() });

// The edition chooses the pack; no computation reads it.
const withoutEdition = (input: unknown): unknown => {
  const parsed = named.safeParse(input);
  if (!parsed.success) return input;
  const { edition: _, ...rest } = parsed.data;
  return rest;
};

type Ran = Result<RuleRun<unknown>, Refusal>;

const withInput = <Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  run: (value: z.output<Schema>) => Ran,
): Ran => {
  const parsed = schema.safeParse(withoutEdition(input), { reportInput: true });
  return parsed.success ? run(parsed.data) : refuse(...inputRefusals(parsed.error));
};

const compute = (pack: RulePack, input: unknown, packs: readonly RulePack[], on: string): Ran => {
  const place = { jurisdiction: pack.jurisdiction, subject: null };
  switch (pack.id) {
    case "appeal-terms":
      return withInput(ruleInputs[pack.id], input, (value) => ok(appealTerms(pack, value)));
    case "finding-words": {
      const hard = editionInForce(packs, "hard-criteria", on, anywhere);
      const criteria = hard.ok ? hard.value.parameters.criteria : [];
      return withInput(ruleInputs[pack.id], input, (value) => lintFinding(pack, { ...value, criteria }));
    }
    case "hard-criteria":
      return withInput(ruleInputs[pack.id], input, (value) => ok(hardCriteria(pack, value)));
    case "application-gate":
      return withInput(ruleInputs[pack.id], input, (value) => applicationGate(pack, value));
    case "audit-time":
      return withInput(ruleInputs[pack.id], input, (value) => auditTime(pack, value));
    case "body-independence":
      return withInput(ruleInputs[pack.id], input, (value) => ok(bodyIndependence(pack, value)));
    case "competence":
      return withInput(ruleInputs[pack.id], input, (value) => ok(competence(pack, value)));
    case "effective-personnel":
      return withInput(ruleInputs[pack.id], input, (value) => ok(effectivePersonnel(pack, value)));
    case "independence":
      return withInput(ruleInputs[pack.id], input, (value) => ok(independence(pack, value)));
    case "integrated-audit-time": {
      const single = editionInForce(packs, "audit-time", on, place);
      if (!single.ok) return single;
      return withInput(ruleInputs[pack.id], input, (value) => integratedAuditTime(pack, single.value, value));
    }
    case "nonconformity-limits":
      return withInput(ruleInputs[pack.id], input, (value) => ok(nonconformityLimits(pack, value)));
    case "sanction":
      return withInput(ruleInputs[pack.id], input, (value) => sanctionTerm(pack, value));
    case "site-plan": {
      const size = editionInForce(packs, "site-sample", on, place);
      if (!size.ok) return size;
      return withInput(ruleInputs[pack.id], input, (value) => sitePlan(pack, size.value, value));
    }
    case "site-sample":
      return withInput(ruleInputs[pack.id], input, (value) => ok(siteSample(pack, value)));
    case "stage-two-gate":
      return withInput(ruleInputs[pack.id], input, (value) => stageTwoGate(pack, value));
    case "surveillance":
      return withInput(ruleInputs[pack.id], input, (value) => ok(surveillance(pack, value)));
    case "certificate-number":
      return withInput(ruleInputs[pack.id], input, (value) => certificateNumber(pack, value));
    case "reporting":
      return withInput(ruleInputs[pack.id], input, (value) => ok(reporting(pack, value)));
    case "restoration-exception":
      return withInput(ruleInputs[pack.id], input, (value) => ok(restorationException(pack, value)));
    case "short-notice":
      return withInput(ruleInputs[pack.id], input, (value) => shortNotice(pack, value));
    case "status-words":
      return withInput(ruleInputs[pack.id], input, (value) => statusWords(pack, value));
    case "transfer":
      return withInput(ruleInputs[pack.id], input, (value) => ok(transfer(pack, value)));
    case "working-days":
      return withInput(ruleInputs[pack.id], input, (value) => workingDays(pack, value));
    case "status-change": {
      const days = editionInForce(packs, "working-days", on, place);
      const calendar = days.ok ? ok(countingOf(days.value)) : days;
      return withInput(ruleInputs[pack.id], input, (value) => statusChange(pack, calendar, value));
    }
    case "transition":
      return withInput(ruleInputs[pack.id], input, (value) => ok(transition(pack, value)));
  }
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

/**
 * Runs the edition that the input names, or else the one in force on the day for the place and the subject. An edition
 * that is named may be of any time: that is how a past calculation is run again.
 */
export const runRule = (
  packs: readonly RulePack[],
  id: string,
  input: unknown,
  on: string,
  asked: RulesOf = anywhere,
): Result<RuleAnswer<unknown>, Refusal> => {
  const editions = packs.filter((pack) => pack.id === id);
  const [sample] = editions;
  if (sample === undefined)
    return refuse(
      refusal("rule-unknown", houseRule("7"), { pack: id, known: [...new Set(packs.map((pack) => pack.id))] }),
    );
  const byName = named.safeParse(input);
  if (byName.success) {
    const { edition } = byName.data;
    const chosen = editions.find((pack) => pack.edition === edition);
    if (chosen !== undefined) return runPack(chosen, input, packs, on);
    const known = editions.map((pack) => pack.edition);
    return refuse(refusal("rule-edition-unknown", houseRule("7"), { pack: id, edition, known }));
  }
  const chosen = editionInForce(packs, sample.id, on, asked);
  return chosen.ok ? runPack(chosen.value, input, packs, on) : chosen;
};
