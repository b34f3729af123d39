import type { CaseCommand } from "../case/case-command.ts";
import { answerParts, type CaseEvent, verdicts } from "../case/case-event.ts";
import type { CaseState } from "../case/case-state.ts";
import { conformityCase } from "../case/decide-case.ts";
import type { Effect } from "../scheme/field.ts";
import type { Scheme } from "../scheme/scheme.ts";
import { schemeFor } from "../scheme/scheme-for.ts";
import { type Seat, seats } from "./cast.ts";
import { fillRecord } from "./fill-record.ts";
import { nextMove } from "./next-move.ts";
import type { Play } from "./play-case.ts";

/**
 * One step of a hostile play. `go` takes the next lawful move; the others pick what to try by a number, so that a
 * generator of numbers reaches every command, and shrinking makes the story shorter.
 */
export type Nudge =
  | { readonly kind: "go"; readonly seat: number | null }
  | { readonly kind: "try"; readonly what: number; readonly seat: number; readonly choice: number };

export type Disturbed = { readonly events: readonly CaseEvent[]; readonly story: readonly string[] };

const pick = <Item>(items: readonly Item[], at: number): Item | undefined => items[Math.abs(at) % items.length];

const outcomes: readonly (readonly Effect[])[] = [
  ["accept", "grant"],
  ["decline", "refuse"],
  ["return"],
  ["suspend"],
  ["withdraw"],
];

/** Every command there is, about whatever the case holds of its kind. */
const wildCommand = (
  state: CaseState,
  scheme: Scheme,
  { direction, today }: Play,
  { what, choice }: Extract<Nudge, { kind: "try" }>,
): CaseCommand | null => {
  const finding = pick(state.findings, choice)?.id ?? "none";
  const record = pick(state.records, choice);
  const point = pick(state.points, choice)?.id ?? null;
  switch (what % 23) {
    case 0:
    case 1:
    case 2: {
      const kind = pick(scheme.records, choice);
      if (kind === undefined) return null;
      const wanted = pick(outcomes, what + choice) ?? [];
      const values = fillRecord(kind, { state, scheme, today, cast: direction.cast, wanted });
      const about = kind.per === "case" ? null : (pick(state.findings, what)?.id ?? null);
      return { type: "FileRecord", kind: kind.id, about, values };
    }
    case 3:
    case 4: {
      const kind = scheme.records.find(({ id }) => id === record?.kind);
      const signature = pick(kind?.signedBy ?? [], what + choice)?.id ?? "none";
      return { type: "SignRecord", record: record?.id ?? "none", signature };
    }
    case 5:
      return { type: "ObjectToMember", person: pick(seats, choice) ?? "leader", reason: "偏见" };
    case 6:
      return {
        type: "AnswerObjection",
        objection: pick(state.objections, choice)?.id ?? "none",
        outcome: choice % 2 === 0 ? "upheld" : "dismissed",
        answer: "已核实",
      };
    case 7:
      return { type: "DrawChecklist", scenes: direction.scenes, region: "330100", asOf: today };
    case 8:
      return {
        type: "GiveVerdict",
        point: point ?? "none",
        verdict: pick(verdicts, choice) ?? "conformity",
        note: "看了记录",
        coveredBy: "监督审核",
      };
    case 9: {
      const interview = pick(scheme.determination.interviews, choice)?.id ?? "none";
      return choice % 2 === 0
        ? { type: "RecordInterview", interview, with: "两人", note: "清楚职责" }
        : { type: "ExplainAbsence", interview, reason: "出差" };
    }
    case 10:
      return { type: "RaiseConcern", clause: "6.1", text: "清单不全" };
    case 11:
      return { type: "AnswerConcern", concern: pick(state.concerns, choice)?.id ?? "none", answer: "已补" };
    case 12: {
      const grade = pick(scheme.determination.findings?.grades ?? [], choice)?.id ?? "none";
      return {
        type: "RaiseFinding",
        grade,
        point: choice % 2 === 0 ? point : null,
        requirement: { source: scheme.standards[0]?.id ?? "", clause: "8.1" },
        statement: "九月记录缺两次",
        evidence: "九月一日和二十日的记录",
      };
    }
    case 13:
      return { type: "AnswerFinding", finding, part: pick(answerParts, choice) ?? "cause", text: "已安排" };
    case 14:
      return { type: "AcceptPlan", finding };
    case 15:
      return { type: "ReturnPlan", finding, reason: "原因没有说清" };
    case 16:
      return { type: "VerifyFinding", finding, evidence: "十月记录齐全" };
    case 17: {
      const file = { digest: `${choice}`, name: "照片.jpg", mediaType: "image/jpeg", bytes: 1, collectedOn: today };
      return { type: "AttachToAnswer", finding, part: pick(answerParts, choice) ?? "cause", file };
    }
    case 18: {
      const cited = { item: `${choice}`, kind: "calibration", title: "校准记录", version: 1, digest: `${choice}` };
      return { type: "CiteHanded", finding, cited };
    }
    case 19:
      return { type: "ReportClientVerified", finding, verifiedOn: today };
    case 20:
      return { type: "DisputeFinding", finding, reason: "事实不符" };
    case 21:
      // Rarely: most histories are to go on.
      return choice % 20 === 0 ? { type: "EndCase", reason: "不做了" } : null;
    default:
      return { type: "AttestCase", statement: direction.statement.id, number: direction.statement.number };
  }
};

const tell = (seat: Seat, command: CaseCommand, answer: string): string => {
  const about = "kind" in command ? ` ${command.kind}` : "signature" in command ? ` ${command.signature}` : "";
  return `${seat} ${command.type}${about}: ${answer}`;
};

/** Plays a case in which anybody tries anything in any role; what the kernel refuses leaves no trace. */
export const disturb = (play: Play, nudges: readonly Nudge[]): Disturbed => {
  const scheme = schemeFor(play.scheme, play.occasion);
  const events: CaseEvent[] = [];
  const story: string[] = [];
  let state = conformityCase.initial;
  let made = 0;
  const attempt = (seat: Seat, command: CaseCommand): void => {
    const actor = play.direction.cast[seat];
    const opening = command.type === "OpenCase";
    const decided = conformityCase.decide(
      state,
      command,
      {
        ...play.facts,
        scheme: opening ? play.scheme : scheme,
        // Every role is held by everybody: the file alone must keep the lines.
        actor: {
          roles: ["applicant", "planner", "auditor", "reviewer", "decision-maker"],
          name: actor.name,
        },
      },
      {
        actor: actor.id,
        now: Temporal.PlainDate.from(play.today).toZonedDateTime("Asia/Shanghai").toInstant(),
        today: Temporal.PlainDate.from(play.today),
        newId: () => `id-${(made += 1)}`,
      },
    );
    story.push(tell(seat, command, decided.ok ? "done" : decided.refusals.map(({ code }) => code).join(", ")));
    if (!decided.ok) return;
    events.push(...decided.value);
    state = decided.value.reduce(conformityCase.evolve, state);
  };
  attempt("planner", {
    type: "OpenCase",
    body: { id: "body", name: { zh: "机构", en: "Body" } },
    client: { id: play.facts.statement?.holder ?? "client", name: { zh: "客户", en: "Client" } },
    region: "330100",
    occasion: play.occasion,
  });
  for (const nudge of nudges) {
    const seat = nudge.seat === null ? null : (pick(seats, nudge.seat) ?? "planner");
    if (nudge.kind === "try") {
      const command = wildCommand(state, scheme, play, nudge);
      if (command !== null) attempt(seat ?? "planner", command);
      continue;
    }
    const move = nextMove(state, { scheme, packs: play.facts.packs }, play.today, play.direction);
    if (move !== null) attempt(seat ?? move.seat, move.command);
  }
  return { events, story };
};
