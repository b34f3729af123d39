import { openContradictions } from "../evidence/bearing.ts";
import { evolveRisk } from "../evolve/evolve-risk.ts";
import { type Evidence, noRisk, type Risk } from "../risk.ts";
import type { RiskEvent } from "../risk-events.ts";
import { type RiskState, riskState } from "../risk-state.ts";

/**
 * An event with its two times: the day that is claimed for it, and the instant at which the server took it down. What
 * claims no day of its own happened on the legal day on which it was taken down.
 */
export type TimedEvent = { readonly event: RiskEvent; readonly occurredOn: string; readonly recordedAt: string };

/**
 * Of which day one speaks, and what of it had been taken down by when. Instants are texts in UTC with milliseconds, as
 * the journal writes them, so that their order is the order of the texts.
 */
export type Question = { readonly on: string; readonly knownAt: string };

const isKnown = ({ recordedAt }: TimedEvent, { knownAt }: Question): boolean => recordedAt <= knownAt;

/** Without its first event there was no row. */
const foldWhere = (events: readonly TimedEvent[], counts: (one: TimedEvent) => boolean): Risk => {
  const [first] = events;
  return first === undefined || !counts(first)
    ? noRisk
    : events.filter(counts).reduce((risk, { event }) => evolveRisk(risk, event), noRisk);
};

/** The row as it was known: every event that had been taken down by then and speaks of that day or one before. */
export const riskAsKnown = (events: readonly TimedEvent[], question: Question): Risk =>
  foldWhere(events, (one) => one.occurredOn <= question.on && isKnown(one, question));

/** Something that speaks of the day asked about, or of one before it, and was taken down only after the instant asked for. */
export type LaterKnown = {
  readonly type: RiskEvent["type"];
  readonly what: string;
  readonly occurredOn: string;
  readonly recordedAt: string;
};

const whatOf = (event: RiskEvent): string => {
  switch (event.type) {
    case "EvidenceAttached":
    case "EvidenceLinked":
      return event.data.name;
    case "RowEvaluated":
      return event.data.finding;
    case "CorrectionDone":
      return event.data.what;
    case "CorrectionVerified":
      return event.data.finding;
    default:
      return "";
  }
};

export type StateThen = {
  readonly state: RiskState;
  /** What all that is known today says of the same day. */
  readonly stateKnownToday: RiskState;
  readonly later: readonly LaterKnown[];
  /** What spoke against the row then and was not answered, as was known. */
  readonly against: readonly Pick<Evidence, "id" | "name" | "on" | "why">[];
};

/** "Compliant on the day of the accident?": as was known then, beside what today's knowledge says of the same day. */
export const stateThen = (events: readonly TimedEvent[], question: Question): StateThen => {
  const speaking = events.filter(({ occurredOn }) => occurredOn <= question.on);
  const then = riskAsKnown(events, question);
  return {
    state: riskState(then, question.on),
    against: openContradictions(then).map(({ id, name, on, why }) => ({ id, name, on, why })),
    stateKnownToday: riskState(
      foldWhere(events, ({ occurredOn }) => occurredOn <= question.on),
      question.on,
    ),
    later: speaking
      .filter((one) => !isKnown(one, question))
      .map(({ event, occurredOn, recordedAt }) => ({ type: event.type, what: whatOf(event), occurredOn, recordedAt })),
  };
};

/** At each of these moments the state, and the sites that the row named. */
export const standingsAt = (
  events: readonly TimedEvent[],
  moments: readonly Question[],
): readonly { readonly state: RiskState; readonly sites: readonly string[] }[] =>
  moments.map((moment) => {
    const risk = riskAsKnown(events, moment);
    return { state: riskState(risk, moment.on), sites: risk.sites };
  });
