import type { Context } from "../decider.ts";
import { houseRule, type Refusal, refusal } from "../refusal.ts";
import type { Result } from "../result.ts";
import type { CaseCode, CaseCommand } from "./case-command.ts";
import type { CaseEvent, FindingFile } from "./case-event.ts";
import type { CaseFacts } from "./case-facts.ts";
import { gradeOf } from "./case-record.ts";
import type { CaseState, Finding } from "./case-state.ts";
import { onFinding } from "./decide-finding.ts";

type Attach = Extract<CaseCommand, { readonly type: "AttachToAnswer" }>;

/** A nonconformity with more files than this has a room of its own elsewhere. */
export const mostFilesOfFinding = 50;

/** The day on which it was closed: verified, or withdrawn after a dispute. */
const closedOn = ({ verified, disputed }: Finding): string | null =>
  verified?.on ?? (disputed?.answer?.outcome === "withdrawn" ? disputed.answer.on : null);

/** Why nothing, or this no more, can be attached to it; asked too before a file is kept. */
export const notAttachable = (finding: Finding, scheme: CaseFacts["scheme"]): readonly Refusal<CaseCode>[] => {
  const rule = gradeOf(scheme, finding)?.rule ?? scheme.redLines.findings;
  const { number, on: from } = finding;
  const until = closedOn(finding);
  return [
    ...(until === null ? [] : [refusal<CaseCode>("evidence-outside-finding", rule, { number, from, until })]),
    ...((finding.files ?? []).length >= mostFilesOfFinding
      ? [refusal<CaseCode>("finding-files-too-many", houseRule("9"), { number, most: mostFilesOfFinding })]
      : []),
  ];
};

/** Evidence is collected inside its nonconformity's window: from the day it was raised until it is verified or withdrawn. */
const outside = (
  finding: Finding,
  file: FindingFile,
  { scheme }: CaseFacts,
  today: string,
): readonly Refusal<CaseCode>[] =>
  file.collectedOn < finding.on || file.collectedOn > today
    ? [
        refusal("evidence-outside-finding", gradeOf(scheme, finding)?.rule ?? scheme.redLines.findings, {
          number: finding.number,
          from: finding.on,
          until: today,
        }),
      ]
    : [];

/** A file to what the client said of correction, cause or corrective action; the answer comes first, and stays as it is. */
export const attachToAnswer = (
  state: CaseState,
  { finding: id, part, file }: Attach,
  facts: CaseFacts,
  context: Context,
): Result<readonly CaseEvent[], Refusal> => {
  const today = context.today.toString();
  return onFinding(state, id, ["applicant"], facts, context, (finding) => {
    const { number } = finding;
    const isThere = (finding.files ?? []).some((each) => each.part === part && each.digest === file.digest);
    return {
      against: [
        ...notAttachable(finding, facts.scheme),
        ...outside(finding, file, facts, today),
        ...(finding.answers[part] === undefined
          ? [refusal<CaseCode>("finding-part-unanswered", houseRule("3"), { number, part })]
          : []),
        ...(isThere ? [refusal<CaseCode>("finding-file-there", houseRule("3"), { number, file: file.name })] : []),
      ],
      event: () => ({
        type: "FindingEvidenceAttached",
        data: { finding: id, part, id: context.newId(), ...file, by: context.actor, on: today },
      }),
    };
  });
};
