import { auditedSites } from "../case/audited-sites.ts";
import type { CaseCommand } from "../case/case-command.ts";
import { answerParts, type CaseStatement } from "../case/case-event.ts";
import type { CaseFacts } from "../case/case-facts.ts";
import { kindOf } from "../case/case-record.ts";
import type { CaseState } from "../case/case-state.ts";
import { type OpenStep, openSteps } from "../case/open-steps.ts";
import { type Data, isObject } from "../scheme/check-data.ts";
import type { Effect } from "../scheme/field.ts";
import { type Cast, type Seat, seatFor } from "./cast.ts";
import { fillRecord } from "./fill-record.ts";

export type Move = {
  readonly seat: Seat;
  readonly command: CaseCommand;
  /** What of the case's own list it does; null for opening it. */
  readonly step: OpenStep | null;
};

/** How a fictive case is to go. */
export type Direction = {
  readonly cast: Cast;
  /** Outcomes to choose where a record has one; the first that fits. */
  readonly wanted: readonly Effect[];
  readonly scenes: readonly string[];
  /** Fields of records that are filed otherwise than their examples say; null leaves one out. */
  readonly values?: Readonly<Record<string, Data>>;
  /** What the statement is called that a new one becomes. */
  readonly statement: CaseStatement;
};

const words = (step: OpenStep): string => {
  const { title } = step.facts;
  const said = isObject(title) ? title["zh"] : undefined;
  return typeof said === "string" ? said : step.key;
};

const findingMove = (state: CaseState, step: OpenStep): CaseCommand | null => {
  const finding = state.findings.find(({ id }) => id === step.on.id);
  if (finding === undefined) return null;
  switch (step.act) {
    case "answer-finding": {
      // After a return every part is there and one of them is said again.
      const part = answerParts.find((each) => finding.answers[each] === undefined) ?? "corrective-action";
      return { type: "AnswerFinding", finding: finding.id, part, text: words(step) };
    }
    case "judge-plan":
      return { type: "AcceptPlan", finding: finding.id };
    case "answer-dispute":
      return { type: "AnswerDispute", finding: finding.id, outcome: "upheld", grade: null, reasons: words(step) };
    default:
      return { type: "VerifyFinding", finding: finding.id, evidence: words(step) };
  }
};

const judge = (state: CaseState, scheme: CaseFacts["scheme"]): CaseCommand | null => {
  const point = state.points.find(({ id }) => state.verdicts[id] === undefined);
  if (point === undefined) return null;
  const isAssessed = scheme.standards.some(({ id }) => id === point.standard.id);
  return {
    type: "GiveVerdict",
    point: point.id,
    verdict: isAssessed ? "conformity" : "not-applicable",
    note: point.text.zh.slice(0, 200),
    coveredBy: null,
  };
};

const commandFor = (
  state: CaseState,
  { scheme }: Pick<CaseFacts, "scheme">,
  today: string,
  { cast, wanted, scenes, statement, values: given }: Direction,
  step: OpenStep,
): CaseCommand | null => {
  const { id, kind: kindId } = step.on;
  switch (step.act) {
    case "file-record": {
      const kind = kindOf(scheme, kindId ?? "");
      if (kind === null) return null;
      const values = { ...fillRecord(kind, { state, scheme, today, cast, wanted }), ...given?.[kind.id] };
      return { type: "FileRecord", kind: kind.id, about: id, values };
    }
    case "sign-record": {
      const { signature } = step.facts;
      return { type: "SignRecord", record: id ?? "", signature: typeof signature === "string" ? signature : "" };
    }
    case "answer-objection":
      return { type: "AnswerObjection", objection: id ?? "", outcome: "dismissed", answer: words(step) };
    case "replace-member":
      return null;
    case "answer-concern":
      return { type: "AnswerConcern", concern: id ?? "", answer: words(step) };
    case "draw-points": {
      const sites = auditedSites(state);
      const region = state.opened?.region ?? "";
      return { type: "DrawChecklist", scenes, region, asOf: today, ...(sites.length > 1 ? { sites } : {}) };
    }
    case "judge-points":
      return judge(state, scheme);
    case "hold-interview":
      return { type: "RecordInterview", interview: id ?? "", with: words(step), note: words(step) };
    case "answer-finding":
    case "judge-plan":
    case "verify-finding":
    case "answer-dispute":
      return findingMove(state, step);
    case "issue-statement": {
      const about = state.opened?.statement ?? statement;
      return { type: "AttestCase", statement: about.id, number: about.number };
    }
  }
};

/**
 * The first thing that can be done in a case now, and by which seat; null where nothing is left that these people can do.
 * It reads what the case itself says is open, so that it plays any scheme, one it has never seen included.
 */
export const nextMove = (
  state: CaseState,
  facts: Pick<CaseFacts, "scheme" | "packs">,
  today: string,
  direction: Direction,
): Move | null => {
  for (const step of openSteps(state, facts, today)) {
    const seat = seatFor(step.who);
    if (step.waitsFor.length > 0 || seat === null) continue;
    const command = commandFor(state, facts, today, direction, step);
    if (command !== null) return { seat, command, step };
  }
  return null;
};
