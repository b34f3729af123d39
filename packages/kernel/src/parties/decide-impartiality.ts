import type { Context, Decider } from "../decider.ts";
import { type Refusal, type RuleSource, refusal } from "../refusal.ts";
import { ok, type Result, refuse, unlessRefused } from "../result.ts";
import {
  evolveImpartiality,
  type Impartiality,
  type ImpartialityCode,
  type ImpartialityCommand,
  type ImpartialityEvent,
  type Meeting,
  noImpartiality,
} from "./impartiality.ts";
import { isBackwards } from "./terms.ts";

const watch: RuleSource = { source: "ISO/IEC 17021-1:2015", clause: "5.2.3" };
const liability: RuleSource = { source: "ISO/IEC 17021-1:2015", clause: "5.3.1" };

type Found = readonly Refusal<ImpartialityCode>[];
type Decision = Result<readonly ImpartialityEvent[], Refusal<ImpartialityCode>>;
type Command<Type extends ImpartialityCommand["type"]> = Extract<ImpartialityCommand, { readonly type: Type }>;

const backwards = (rule: RuleSource, from: string, until: string | null): Found =>
  isBackwards({ from, until }) ? [refusal("ends-before-it-begins", rule, { from, until })] : [];

const pastReview = (reviewBy: string, today: string): Found =>
  reviewBy > today ? [] : [refusal("review-date-past", watch, { reviewBy, today })];

/** Open, or why it is not. */
const riskRefusals = ({ risks }: Impartiality, id: string): Found => {
  const kept = risks[id];
  if (kept === undefined) return [refusal("impartiality-risk-unknown", watch, { risk: id })];
  return kept.closed === null
    ? []
    : [refusal("impartiality-risk-closed", watch, { source: kept.source, on: kept.closed.on })];
};

/** No single interest predominates among those present: at most half, and at least two interests (5.2.3). */
const balanceRefusals = ({ members }: Impartiality, { present, on }: Meeting): Found => {
  const known = [...new Set(present)].flatMap((id) => members[id] ?? []);
  const away = known.filter(({ from, until }) => from > on || (until !== null && until < on));
  const counts = new Map<string, number>();
  for (const { interest } of known) counts.set(interest, (counts.get(interest) ?? 0) + 1);
  const [largest] = [...counts].toSorted(([, one], [, other]) => other - one);
  return [
    ...present
      .filter((id) => members[id] === undefined)
      .map((id) => refusal<ImpartialityCode>("member-unknown", watch, { member: id })),
    ...away.map(({ name, from, until }) =>
      refusal<ImpartialityCode>("member-not-in-office", watch, { name, from, until, on }),
    ),
    ...(largest !== undefined && counts.size > 1 && largest[1] * 2 <= known.length
      ? []
      : [
          refusal<ImpartialityCode>("committee-unbalanced", watch, {
            interest: largest?.[0] ?? null,
            count: largest?.[1] ?? 0,
            present: known.length,
          }),
        ]),
  ];
};

const holdMeeting = (state: Impartiality, { meeting }: Command<"HoldMeeting">, today: string, newId: () => string) => {
  const refused: Found = [
    ...(meeting.on > today
      ? [refusal<ImpartialityCode>("meeting-in-future", watch, { on: meeting.on, today }, meeting.on)]
      : []),
    ...balanceRefusals(state, meeting),
    ...meeting.risks
      .filter((id) => state.risks[id] === undefined)
      .map((risk) => refusal<ImpartialityCode>("impartiality-risk-unknown", watch, { risk })),
  ];
  return unlessRefused(refused, (): readonly ImpartialityEvent[] => [
    { type: "MeetingHeld", data: { id: newId(), ...meeting } },
  ]);
};

const signMinutes = (state: Impartiality, id: string, signed: { by: string; name: string; on: string }): Decision => {
  const kept = state.meetings[id];
  if (kept === undefined) return refuse(refusal("meeting-unknown", watch, { meeting: id }));
  return kept.signatures.some(({ by }) => by === signed.by)
    ? refuse(refusal("minutes-signed-already", watch, { name: signed.name, on: kept.on }))
    : ok([{ type: "MinutesSigned", data: { id, ...signed } }]);
};

const releaseMember = (state: Impartiality, { member: id, until }: Command<"ReleaseMember">): Decision => {
  const kept = state.members[id];
  if (kept === undefined) return refuse(refusal("member-unknown", watch, { member: id }));
  if (kept.until !== null && kept.until <= until)
    return refuse(refusal("member-released-already", watch, { name: kept.name, until: kept.until }));
  return unlessRefused(backwards(watch, kept.from, until), () => [{ type: "MemberReleased", data: { id, until } }]);
};

export type ImpartialityFacts = { /** Of whoever acts, as they sign. */ readonly name: string };

const decide = (
  state: Impartiality,
  command: ImpartialityCommand,
  { name }: ImpartialityFacts,
  { actor, today, newId }: Context,
): Decision => {
  const on = today.toString();
  const signed = { by: actor, name, on };
  switch (command.type) {
    case "AppointMember":
      return unlessRefused(backwards(watch, command.member.from, command.member.until), () => [
        { type: "MemberAppointed", data: { id: newId(), ...command.member } },
      ]);
    case "ReleaseMember":
      return releaseMember(state, command);
    case "RecordRisk":
      return unlessRefused(pastReview(command.risk.reviewBy, on), () => [
        { type: "RiskRecorded", data: { id: newId(), ...command.risk } },
      ]);
    case "ReviewRisk": {
      const { risk: id, measure, residual, reviewBy, note } = command;
      return unlessRefused([...riskRefusals(state, id), ...pastReview(reviewBy, on)], () => [
        { type: "RiskReviewed", data: { id, measure, residual, reviewBy, note, ...signed } },
      ]);
    }
    case "CloseRisk":
      return unlessRefused(riskRefusals(state, command.risk), () => [
        { type: "RiskClosed", data: { id: command.risk, on, reason: command.reason } },
      ]);
    case "HoldMeeting":
      return holdMeeting(state, command, on, newId);
    case "SignMinutes":
      return signMinutes(state, command.meeting, signed);
    case "RecordCover":
      return unlessRefused(backwards(liability, command.cover.from, command.cover.until), () => [
        { type: "CoverRecorded", data: { id: newId(), ...command.cover } },
      ]);
  }
};

/** One body's own watch over its impartiality, and what it is insured for. */
export const impartiality: Decider<
  Impartiality,
  ImpartialityCommand,
  ImpartialityEvent,
  ImpartialityFacts,
  ImpartialityCode
> = { initial: noImpartiality, evolve: evolveImpartiality, decide };
