import { type Assessment, type AssessmentVersion, type Draft, lastResult, lastVersion } from "./assessment.ts";
import { type AssessmentKind, type BandId, bandRank } from "./method.ts";

/** What an assessment asks for next; derived, never set. */
export const stages = ["draft", "to-treat", "to-approve", "approved", "acceptable", "retired"] as const;
export type Stage = (typeof stages)[number];

const stageOfVersion = (version: AssessmentVersion): Exclude<Stage, "draft" | "retired"> => {
  const result = lastResult(version);
  if (result === null) return "to-treat";
  if (result.acceptable.after) return "acceptable";
  const approval = version.approvals.findLast(({ criteria }) => criteria === result.criteria);
  if (approval?.outcome === "accepted") return "approved";
  // Nobody is named to accept it, or who was named would not: only other measures help.
  return approval !== undefined || (version.treatment?.approver ?? null) === null ? "to-treat" : "to-approve";
};

export const stageOf = (assessment: Assessment): Stage => {
  if (assessment.retired !== null) return "retired";
  const version = lastVersion(assessment);
  return version === null ? "draft" : stageOfVersion(version);
};

/** High: the two upper grades, for which ISO 45001 8.1.2 is not answered by rules and protective equipment alone. */
const isHigh = (band: BandId): boolean => bandRank(band) >= bandRank("considerable");

export const isWeaklyControlled = (kind: AssessmentKind, before: BandId, { treatment }: Draft): boolean => {
  const measures = treatment?.measures ?? [];
  return (
    kind === "ohs" &&
    isHigh(before) &&
    measures.length > 0 &&
    measures.every(({ hierarchy }) => hierarchy === "administrative" || hierarchy === "ppe")
  );
};
