import { type Refusal, refusal } from "@touchstone/kernel";
import type { AssessmentInputs, Draft, Evaluated, Treatment } from "./assessment.ts";
import { assessmentRules } from "./assessment-rules.ts";
import { type AssessmentKind, type Bounds, type Level, type LevelCode, levelOf, type Method } from "./method.ts";

export type FinishCode =
  | LevelCode
  | "assessment-input-missing"
  | "property-missing"
  | "treatment-missing"
  | "measures-missing"
  | "hierarchy-missing"
  | "treatment-input-missing"
  | "residual-higher"
  | "approver-missing"
  | "approver-is-assessor";
type Found = readonly Refusal<FinishCode>[];

const isSaid = (text: string): boolean => text.trim() !== "";

// What each kind asks for before there is a level: OH-5 the chain, IS-20 all four.
const chainOf = ({ hazard, event, harm, factors }: AssessmentInputs) =>
  ({ hazard: isSaid(hazard), event: isSaid(event), harm: isSaid(harm), factors: factors.length > 0 }) as const;
const fourOf = ({ asset, threat, weakness, safeguard }: AssessmentInputs) =>
  ({
    asset: isSaid(asset?.text ?? ""),
    threat: isSaid(threat?.text ?? ""),
    weakness: isSaid(weakness?.text ?? ""),
    safeguard: isSaid(safeguard?.text ?? ""),
  }) as const;

/** The inputs that are still missing, by name. */
export const missingInputs = (kind: AssessmentKind, inputs: AssessmentInputs): readonly string[] =>
  Object.entries(kind === "ohs" ? chainOf(inputs) : fourOf(inputs)).flatMap(([name, has]) => (has ? [] : [name]));

/**
 * What a draft comes to so far. Ratings alone are no level before asset, threat, weakness and safeguard are there (IS-20);
 * a hazard's level is shown while its chain is still being written.
 */
export const draftLevel = (method: Method, bounds: Bounds, inputs: AssessmentInputs): Level | null => {
  if (method.kind === "isms" && missingInputs(method.kind, inputs).length > 0) return null;
  const level = levelOf(method, bounds, inputs.ratings);
  return level.ok ? level.value : null;
};

const inputRefusals = (kind: AssessmentKind, inputs: AssessmentInputs): Found => [
  ...missingInputs(kind, inputs).map((input) =>
    refusal("assessment-input-missing" as const, assessmentRules[kind].assess, { input }),
  ),
  // IS-2: without a tick nobody knows what is at stake.
  ...(kind === "isms" && inputs.properties.length === 0
    ? [refusal("property-missing" as const, assessmentRules[kind].assess)]
    : []),
];

const measureRefusals = (kind: AssessmentKind, { option, measures, resources, cost }: Treatment): Found => {
  if (option === "accept") return [];
  const { treat } = assessmentRules[kind];
  const unplaced = kind === "ohs" ? measures.filter((one) => one.hierarchy === null) : [];
  const missing =
    kind === "isms" ? [...(isSaid(resources) ? [] : ["resources"]), ...(cost === null ? ["cost"] : [])] : [];
  return [
    ...(measures.length === 0 ? [refusal("measures-missing" as const, treat, { option })] : []),
    ...unplaced.map(({ what }) => refusal("hierarchy-missing" as const, treat, { what })),
    // IS-24.
    ...missing.map((input) => refusal("treatment-input-missing" as const, treat, { input })),
  ];
};

const approverRefusals = (kind: AssessmentKind, { approver }: Treatment, authors: readonly string[]): Found => {
  const { accept } = assessmentRules[kind];
  if (approver === null) return [refusal("approver-missing", accept)];
  return authors.includes(approver) ? [refusal("approver-is-assessor", accept)] : [];
};

type Finishing = { readonly method: Method; readonly evaluated: Evaluated | null; readonly authors: readonly string[] };

/** Everything that stands against freezing a draft. Without a level only the inputs can be looked at. */
export const finishRefusals = ({ inputs, treatment }: Draft, { method, evaluated, authors }: Finishing): Found => {
  const { kind } = method;
  if (evaluated === null) return inputRefusals(kind, inputs);
  const { treat } = assessmentRules[kind];
  const { before, after, acceptable } = evaluated;
  const rises = after !== null && after.score > before.score;
  return [
    ...inputRefusals(kind, inputs),
    ...(treatment === null && !acceptable.before ? [refusal("treatment-missing" as const, treat)] : []),
    ...(treatment === null ? [] : measureRefusals(kind, treatment)),
    ...(rises ? [refusal("residual-higher" as const, treat, { before: before.score, after: after.score })] : []),
    // IS-24: what stays above the line is accepted by somebody with a name, and not by who assessed it.
    ...(treatment !== null && !acceptable.after ? approverRefusals(kind, treatment, authors) : []),
  ];
};
