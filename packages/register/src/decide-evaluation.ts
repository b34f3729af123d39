import { type Context, ok, type Result, refusal, refuse, unlessRefused } from "@touchstone/kernel";
import { openContradictions } from "./evidence/bearing.ts";
import { holdsOn, liveEvidence } from "./evidence/linked.ts";
import { namesOwner } from "./owner-name.ts";
import type { Risk } from "./risk.ts";
import type { RiskCommand, RiskFacts, RiskRefusal } from "./risk-command.ts";
import type { RiskEvent } from "./risk-events.ts";
import { type Lack, lastEvaluation, openCorrection, planLacks } from "./risk-state.ts";

type Decided = Result<readonly RiskEvent[], RiskRefusal>;
type Of<Type extends RiskCommand["type"]> = Extract<RiskCommand, { readonly type: Type }>;

const evaluating = { source: "ISO 45001:2018", clause: "9.1.2" };
const competence = { source: "ISO 45001:2018", clause: "7.2" };
const correcting = { source: "ISO 45001:2018", clause: "10.2" };

/** Event and seal of what one person did: the name goes where it can be forgotten. */
const by = (context: Context, facts: RiskFacts) => ({
  person: { person: context.actor },
  personal: { person: context.actor, fields: { name: facts.actorName } },
});

const futureRefusals = (on: string, { today }: Context): readonly RiskRefusal[] =>
  Temporal.PlainDate.compare(on, today) > 0
    ? [refusal("evaluated-in-future", evaluating, { on, today: today.toString() }, on)]
    : [];

export const evaluateRow = (risk: Risk, command: Of<"EvaluateRow">, facts: RiskFacts, context: Context): Decided => {
  const { outcome, finding, evidence, on } = command;
  const { competence: shown } = facts;
  const live = liveEvidence(risk);
  const unknown = evidence.filter((id) => !live.some((one) => one.id === id));
  const supporting = live.filter((one) => evidence.includes(one.id) && one.bearing === "supports");
  const lapsed = supporting.filter((one) => !holdsOn(one, on));
  const unanswered = openContradictions(risk).filter(({ id }) => !evidence.includes(id));
  const last = lastEvaluation(risk);
  const correction = openCorrection(risk);
  const isOpen = last?.outcome === "not-fulfilled" && correction?.verified?.outcome !== "effective";
  // Evidence is asked for by its own refusal, and only of a positive outcome: what is missing may be the finding.
  const missing = planLacks(risk);
  const count = (lack: Lack["what"]) => missing.filter(({ what }) => what === lack).length;
  const counted = {
    documents: count("no-document"),
    clauses: count("no-clause"),
    objectives: count("no-objective"),
    controls: count("no-control"),
    monitoring: count("no-monitoring"),
  };
  const refusals: readonly RiskRefusal[] = [
    ...futureRefusals(on, context),
    ...(risk.area === "" ? [refusal("area-missing", competence)] : []),
    ...(risk.area !== "" && !shown.competent
      ? [refusal("evaluator-not-competent", competence, { area: risk.area, on }, shown.passesFrom)]
      : []),
    // The owner of a row is a name and no account: whoever bears it does not judge the row (promise 2).
    ...(namesOwner(risk.owner, facts.actorName)
      ? [refusal("evaluated-by-owner", evaluating, { owner: risk.owner })]
      : []),
    ...(missing.length === 0 ? [] : [refusal("row-incomplete", evaluating, counted)]),
    ...unknown.map((id) => refusal("evidence-unknown", evaluating, { evidence: id })),
    ...(outcome === "fulfilled"
      ? lapsed.map(({ name, validFrom, validUntil }) =>
          refusal("evidence-not-valid", evaluating, {
            file: name,
            on,
            from: validFrom ?? "–",
            until: validUntil ?? "–",
          }),
        )
      : []),
    ...(outcome === "fulfilled" && supporting.length + unknown.length === 0
      ? [refusal("evidence-missing", evaluating)]
      : []),
    // What speaks against the row is answered by name, or the row is not found to hold.
    ...(outcome === "fulfilled"
      ? unanswered.map((one) => refusal("contradiction-unanswered", evaluating, { file: one.name, on: one.on }))
      : []),
    // A failure is closed by its correction, not by judging again (OH-20).
    ...(isOpen ? [refusal("evaluation-open", correcting, { finding: last.finding })] : []),
  ];
  const { person, personal } = by(context, facts);
  return unlessRefused(refusals, () => [
    {
      type: "RowEvaluated",
      data: {
        id: context.newId(),
        outcome,
        finding,
        evidence: [...evidence],
        on,
        competence: shown.competent ? shown.evidence : "",
        ...person,
      },
      personal,
    },
  ]);
};

export const planCorrection = (
  risk: Risk,
  { cause, action, due }: Of<"PlanCorrection">,
  { newId }: Context,
): Decided => {
  const last = lastEvaluation(risk);
  const current = openCorrection(risk);
  const isAnswered = current !== null && current.verified?.outcome !== "ineffective";
  return last?.outcome !== "not-fulfilled" || isAnswered
    ? refuse(refusal("nothing-to-correct", correcting))
    : ok([{ type: "CorrectionPlanned", data: { id: newId(), evaluation: last.id, cause, action, due } }]);
};

export const reportCorrection = (
  risk: Risk,
  { what, on }: Of<"ReportCorrection">,
  facts: RiskFacts,
  context: Context,
): Decided => {
  const current = openCorrection(risk);
  if (current === null || current.done !== null) return refuse(refusal("nothing-to-report", correcting));
  const { person, personal } = by(context, facts);
  return unlessRefused(futureRefusals(on, context), () => [
    { type: "CorrectionDone", data: { correction: current.id, what, on, ...person }, personal },
  ]);
};

export const verifyCorrection = (
  risk: Risk,
  { outcome, finding, on }: Of<"VerifyCorrection">,
  facts: RiskFacts,
  context: Context,
): Decided => {
  const current = openCorrection(risk);
  if (current === null || current.done === null || current.verified !== null) {
    return refuse(refusal("nothing-to-verify", correcting));
  }
  // Nobody judges their own work (promise 2).
  const isOwn = current.done.by.person === context.actor;
  const refusals: readonly RiskRefusal[] = [
    ...(isOwn ? [refusal("corrected-by-verifier", correcting, { what: current.done.what })] : []),
    ...futureRefusals(on, context),
  ];
  const { person, personal } = by(context, facts);
  return unlessRefused(refusals, () => [
    { type: "CorrectionVerified", data: { correction: current.id, outcome, finding, on, ...person }, personal },
  ]);
};
