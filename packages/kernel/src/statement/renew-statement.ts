import { addMonthsEndRule } from "../calendar/months.ts";
import { type Refusal, type RuleSource, refusal } from "../refusal.ts";
import { type Result, refuse, unlessRefused } from "../result.ts";
import { backwards, changeRule, decisionRefused, type StatementRefusal, standingAt, unlawful } from "./act-guards.ts";
import { expiresOn, type Statement, type StatementCycle } from "./statement.ts";
import type { CycleFacts, StatementCode, StatementCommand, StatementFacts } from "./statement-command.ts";
import type { StatementEvent } from "./statement-event.ts";

type Of<Type extends StatementCommand["type"]> = Extract<StatementCommand, { readonly type: Type }>;

const rule: RuleSource = { source: "ISO/IEC 17021-1:2015", clause: "9.6.3.2.3–9.6.3.2.5" };

const plusMonths = (day: string, months: number): string =>
  addMonthsEndRule(Temporal.PlainDate.from(day), months).toString();

/** Late is what was not finished by the last day; then the window of the rules decides, and it may be none. */
const tooLate = (
  { validUntil }: StatementCycle,
  { finish, restoration }: CycleFacts,
  { decision }: StatementFacts,
): readonly StatementRefusal[] => {
  if (decision === null) return [];
  const finished = finish === "on-site-audit" ? (decision.determinedOn ?? decision.on) : decision.on;
  if (finished <= validUntil) return [];
  const { months, rule: window } = restoration;
  if (months === null) return [refusal("restoration-not-provided", window, { until: validUntil, finished })];
  const lastDay = plusMonths(validUntil, months);
  return decision.on <= lastDay
    ? []
    : [refusal("restoration-window-closed", window, { until: validUntil, lastDay, decided: decision.on })];
};

/**
 * A new cycle. The new expiry follows the old one, whether the recertification was early or came within the window after
 * the expiry; the days in between stay expired. Nobody recorded the expiry yet: it is recorded now, before the renewal.
 */
export const renew = (
  state: Statement,
  { issuedOn, standard, edition, basis }: Of<"RenewStatement">,
  facts: StatementFacts,
  recordedOn: string,
): Result<readonly StatementEvent[], Refusal<StatementCode>> => {
  const old = state.cycles.at(-1);
  const { cycle } = facts;
  if (old === undefined) return refuse(refusal("statement-unknown", changeRule));
  if (cycle === undefined || cycle.months === null) return refuse(refusal("statement-without-cycle", rule));
  const validUntil = plusMonths(old.validUntil, cycle.months);
  return unlessRefused(
    [
      ...backwards(state, issuedOn),
      ...unlawful(state, "renew", issuedOn),
      ...decisionRefused(state, facts, { wanted: ["renewed"], as: "renewed", from: issuedOn, basis }),
      ...tooLate(old, cycle, facts),
      ...(issuedOn > validUntil
        ? [refusal("statement-validity-reversed", rule, { from: issuedOn, until: validUntil })]
        : []),
    ],
    () => {
      const isUnrecorded = standingAt(state, issuedOn) === "expired" && state.changes.at(-1)?.standing !== "expired";
      const expired: StatementEvent = {
        type: "StatementExpired",
        data: { from: expiresOn(state), recordedOn },
      };
      const data = { issuedOn, validFrom: issuedOn, validUntil, standard, edition, basis, recordedOn };
      return [...(isUnrecorded ? [expired] : []), { type: "StatementRenewed", data }];
    },
  );
};
