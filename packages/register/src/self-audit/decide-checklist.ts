import {
  type Context,
  type Decider,
  houseRule,
  type Refusal,
  type Result,
  refusal,
  unlessRefused,
} from "@touchstone/kernel";
import { doneBy } from "../context/done-by.ts";
import {
  type AuditChecklist,
  type ChecklistCode,
  type ChecklistCommand,
  type ChecklistEvent,
  type ChecklistFacts,
  citedBy,
  evolveChecklist,
  isNonconforming,
  noChecklist,
} from "./audit-checklist.ts";

type Found = readonly Refusal<ChecklistCode>[];
type Decided = Result<readonly ChecklistEvent[], Refusal<ChecklistCode>>;
type Judge = Extract<ChecklistCommand, { readonly type: "JudgePoint" }>;

const auditing = { source: "ISO 45001:2018", clause: "9.2" };
const impartial = { source: "ISO 45001:2018", clause: "9.2.2 c" };

const over = ({ isOpen }: ChecklistFacts): Found => (isOpen ? [] : [refusal("audit-over", auditing)]);

const open = (
  { judged }: AuditChecklist,
  { record, standards, clauses, sites }: Extract<ChecklistCommand, { readonly type: "OpenChecklist" }>,
  facts: ChecklistFacts,
  context: Context,
): Decided => {
  const { points } = facts;
  const { person, personal } = doneBy(context, facts.actorName);
  const refused: Found = [
    ...over(facts),
    // What was judged stays judged against what it was judged against.
    ...(judged.length === 0 ? [] : [refusal("audit-points-judged" as const, auditing, { count: judged.length })]),
    ...(points.length > 0 ? [] : [refusal("audit-points-none" as const, auditing)]),
  ];
  const on = context.today.toString();
  return unlessRefused(refused, () => [
    { type: "AuditChecklistDrawn", data: { record, points, standards, clauses, sites, on, person }, personal },
  ]);
};

const judge = (checklist: AuditChecklist, command: Judge, facts: ChecklistFacts, context: Context): Decided => {
  const { point: id, verdict, note, evidence } = command;
  const { drawn, judged } = checklist;
  const point = drawn?.points.find((one) => one.id === id);
  const before = judged.find((one) => one.point === id);
  const { ownWork } = facts;
  const refused: Found = [
    ...over(facts),
    ...(drawn === null ? [refusal("audit-checklist-missing" as const, auditing)] : []),
    ...(drawn !== null && point === undefined
      ? [refusal("audit-point-unknown" as const, auditing, { point: id })]
      : []),
    // The corrective action is under way: it is closed where it is kept, and not by another verdict.
    ...(before !== undefined && before.action !== null
      ? [refusal("audit-point-acted" as const, houseRule("3"), { action: before.action })]
      : []),
    ...(facts.isEvidenceThere ? [] : [refusal("audit-evidence-gone" as const, houseRule("4"))]),
    ...(ownWork.length === 0
      ? []
      : [
          refusal("audit-own-work" as const, impartial, {
            count: ownWork.length,
            clause: point === undefined ? id : citedBy(point),
            rows: ownWork.map(({ title }) => title),
            ids: ownWork.map((one) => one.id),
          }),
        ]),
  ];
  const { person, personal } = doneBy(context, facts.actorName);
  return unlessRefused(refused, () => [
    {
      type: "AuditPointJudged",
      data: {
        point: id,
        verdict,
        note,
        evidence,
        action: isNonconforming({ verdict }) ? context.newId() : null,
        on: context.today.toString(),
        person,
      },
      personal,
    },
  ]);
};

/** The checklist of one internal audit: drawn by the engine of the certification audits, judged by nobody's own hand. */
export const auditChecklist: Decider<AuditChecklist, ChecklistCommand, ChecklistEvent, ChecklistFacts, ChecklistCode> =
  {
    initial: noChecklist,
    evolve: evolveChecklist,
    decide: (checklist, command, facts, context) =>
      command.type === "OpenChecklist"
        ? open(checklist, command, facts, context)
        : judge(checklist, command, facts, context),
  };
