import { type Refusal, refusal } from "../refusal.ts";
import { editionInForce, rulesOfScheme } from "../rules/choose-edition.ts";
import { nonconformityLimits } from "../rules/nonconformity-limits.ts";
import type { Effect } from "../scheme/field.ts";
import type { Scheme } from "../scheme/scheme.ts";
import type { CaseCode } from "./case-command.ts";
import type { CaseFacts } from "./case-facts.ts";
import { actOf } from "./case-occasion.ts";
import {
  currentRecord,
  everInTeam,
  gradeOf,
  isSettled,
  kindOf,
  missingSignatures,
  nonconformities,
  requiredRecords,
  teamOf,
  valueAt,
} from "./case-record.ts";
import type { CaseState, Finding } from "./case-state.ts";
import type { Asked } from "./people.ts";

/**
 * The lines that no scheme can leave out or move (design.md section 1): a scheme only names the clause that stands for
 * each. Every function gives back all that is against it.
 */
type Found = readonly Refusal<CaseCode>[];

export const recordsMissing = (state: CaseState, scheme: Scheme): Found =>
  requiredRecords(state, scheme).flatMap(({ kind, about }): Found => {
    const record = currentRecord(state, kind.id, about);
    if (record === null) return [refusal("record-missing", kind.rule, { kind: kind.id, about, title: kind.title })];
    return missingSignatures(record, kind).map((signature) =>
      refusal("signature-missing", kind.rule, {
        kind: kind.id,
        record: record.number,
        signature: signature.id,
        title: { zh: `${kind.title.zh}：${signature.title.zh}`, en: `${kind.title.en}: ${signature.title.en}` },
      }),
    );
  });

export const pointsUnjudged = (state: CaseState, scheme: Scheme): Found => {
  const { points } = scheme.determination;
  if (points === null) return [];
  if (state.points.length === 0) return [refusal("points-missing", points.rule)];
  const open = state.points.filter(({ id }) => state.verdicts[id] === undefined).map(({ id }) => id);
  const orphans = state.points
    .filter(({ id }) => state.verdicts[id]?.verdict === "nonconformity")
    .filter(({ id }) => !nonconformities(state, scheme).some((finding) => finding.point === id));
  const contradicted = state.points.filter(
    ({ id }) =>
      state.verdicts[id] !== undefined &&
      state.verdicts[id]?.verdict !== "nonconformity" &&
      nonconformities(state, scheme).some((finding) => finding.point === id),
  );
  return [
    ...(open.length === 0
      ? []
      : [
          refusal<CaseCode>("verdict-missing", points.rule, {
            count: open.length,
            of: state.points.length,
            points: open.slice(0, 20),
          }),
        ]),
    ...orphans.map(({ id }) => refusal<CaseCode>("nonconformity-without-finding", points.rule, { point: id })),
    ...contradicted.map(({ id }) => refusal<CaseCode>("verdict-contradicts-finding", points.rule, { point: id })),
  ];
};

export const concernsUnanswered = (state: CaseState, scheme: Scheme): Found => {
  const { concerns } = scheme.determination;
  return concerns === null
    ? []
    : state.concerns
        .filter(({ answer }) => answer === null)
        .map(({ id, clause, text }) =>
          refusal("concern-unanswered", concerns.rule, { concern: id, clause, text: text.slice(0, 80) }),
        );
};

export const interviewsMissing = (state: CaseState, scheme: Scheme): Found =>
  scheme.determination.interviews
    .filter(({ id }) => state.interviews[id] === undefined)
    .map((interview) =>
      refusal("interview-missing", interview.rule, { interview: interview.id, title: interview.title }),
    );

/** An upheld objection is settled when the person has left the team. */
export const objectionsOpen = (state: CaseState, scheme: Scheme): Found => {
  const { objections } = scheme.determination;
  if (objections === null) return [];
  const team = teamOf(state, scheme).map(({ person }) => person);
  return state.objections
    .filter(({ answer, person }) => answer === null || (answer.outcome === "upheld" && team.includes(person)))
    .map(({ id, person, answer }) =>
      refusal("objection-open", objections.rule, { objection: id, person, outcome: answer?.outcome ?? null }),
    );
};

/** The day after which determination is repeated while a finding of this grade is open; null where no clock runs. */
export const limitsOf = (
  state: CaseState,
  { scheme, packs }: Pick<CaseFacts, "scheme" | "packs">,
  finding: Finding,
): { readonly answerBy: string; readonly verifyBy: string | null; readonly repeatAfter: string | null } | null => {
  const limits = gradeOf(scheme, finding)?.limits;
  if (limits === undefined || (limits.grade !== "major" && limits.grade !== "minor")) return null;
  const pack = editionInForce(packs, "nonconformity-limits", finding.on, rulesOfScheme(scheme));
  if (!pack.ok) return null;
  const ended = scheme.lastDay === null ? undefined : valueAt(state, scheme.lastDay, null);
  const lastDay = typeof ended === "string" ? ended : finding.on;
  const { result } = nonconformityLimits(pack.value, {
    grade: limits.grade,
    audit: "initial",
    raised: finding.on,
    lastDay,
  });
  return { answerBy: result.answerBy, verifyBy: result.verifyBy, repeatAfter: result.repeatStage2After };
};

/** No positive outcome over an unverified finding, over one without an accepted plan, or after its clock ran out. */
export const findingsUnsettled = (state: CaseState, facts: Pick<CaseFacts, "scheme" | "packs">, today: string): Found =>
  state.findings.flatMap((finding): Found => {
    const { scheme } = facts;
    const grade = gradeOf(scheme, finding);
    const named = { finding: finding.id, number: finding.number, title: grade?.title ?? null };
    const rule = grade?.rule ?? scheme.redLines.findings;
    const repeatAfter = limitsOf(state, facts, finding)?.repeatAfter ?? null;
    const closed = finding.verified?.on ?? today;
    if (repeatAfter !== null && closed > repeatAfter)
      return [refusal("determination-to-repeat", rule, { ...named, limit: repeatAfter })];
    if (isSettled(scheme, finding)) return [];
    return [
      refusal(grade?.closes === "plan-accepted" ? "finding-plan-not-accepted" : "finding-not-verified", rule, named),
    ];
  });

/** No review while a record, signature, verdict, interview, answer or report is missing. */
export const reviewBlocked = (state: CaseState, scheme: Scheme): Found => [
  ...recordsMissing(state, scheme),
  ...objectionsOpen(state, scheme),
  ...concernsUnanswered(state, scheme),
  ...pointsUnjudged(state, scheme),
  ...interviewsMissing(state, scheme),
];

/** Nobody judges their own work: the team, past members included, whoever determined, and whoever answered. */
export const notSeparate = (state: CaseState, scheme: Scheme, { person, name }: Asked): Found => {
  const worked = state.records.some(
    (record) =>
      kindOf(scheme, record.kind)?.function === "determination" &&
      (record.by === person || record.signatures.some(({ by }) => by === person)),
  );
  const part = everInTeam(state, scheme).has(person)
    ? "team"
    : (state.involved[person] ?? (worked ? "determination" : null));
  return part === null ? [] : [refusal("person-not-separate", scheme.redLines.separation, { person, name, part })];
};

export const decisionBlocked = (
  state: CaseState,
  facts: Pick<CaseFacts, "scheme" | "packs">,
  effect: Effect | null,
  today: string,
): Found => {
  const { scheme } = facts;
  return [
    ...(state.review === null ? [refusal<CaseCode>("case-not-reviewed", scheme.redLines.decision)] : []),
    ...reviewBlocked(state, scheme),
    ...(effect === "grant" ? findingsUnsettled(state, facts, today) : []),
  ];
};

export const attestationBlocked = (state: CaseState, scheme: Scheme): Found => [
  ...(scheme.statement === null ? [refusal<CaseCode>("scheme-without-statement", scheme.redLines.attestation)] : []),
  ...(scheme.statement === null || actOf(state, scheme) !== null
    ? []
    : [refusal<CaseCode>("case-not-decided", scheme.redLines.attestation, { effect: state.decision?.effect ?? null })]),
  ...(state.attested === null
    ? []
    : [refusal<CaseCode>("case-already-attested", scheme.redLines.attestation, { number: state.attested.number })]),
];
