import { type Refusal, type RuleSource, refusal } from "../refusal.ts";
import { type Result, refuse, unlessRefused } from "../result.ts";
import { backwards, changeRule, decisionRefused, unlawful } from "./act-guards.ts";
import type { Act } from "./standing-edges.ts";
import type { EditionKind, Said, Statement } from "./statement.ts";
import type { StatementCode, StatementCommand, StatementFacts } from "./statement-command.ts";
import type { StatementEvent } from "./statement-event.ts";

type Of<Type extends StatementCommand["type"]> = Extract<StatementCommand, { readonly type: Type }>;
type Decided = Result<readonly StatementEvent[], Refusal<StatementCode>>;

const surveillanceRule: RuleSource = { source: "ISO/IEC 17021-1:2015", clause: "9.1.3.3, 9.6.2" };
const acts: Readonly<Record<EditionKind, Act>> = { extended: "extend", reduced: "reduce", changed: "change" };

/** A surveillance that passed: the statement stays as it is, and the next one is counted from this day. */
export const maintain = (
  state: Statement,
  { from, on, basis }: Of<"MaintainStatement">,
  facts: StatementFacts,
  recordedOn: string,
): Decided => {
  const cycle = state.cycles.at(-1);
  if (cycle === undefined) return refuse(refusal("statement-unknown", changeRule));
  const after = [cycle.validFrom, state.surveillances.at(-1)?.on ?? ""].toSorted().at(-1) ?? "";
  return unlessRefused(
    [
      ...backwards(state, from),
      ...unlawful(state, "maintain", from),
      ...decisionRefused(state, facts, { wanted: ["kept"], as: "maintained", from, basis }),
      ...(on < after || on > from
        ? [refusal("surveillance-day-outside", surveillanceRule, { on, from: after, until: from })]
        : []),
    ],
    () => [{ type: "StatementMaintained", data: { from, recordedOn, on, basis } }],
  );
};

const isSame = (left: Said, right: Said): boolean => {
  const told = ({ holder, scope, sites }: Said) => JSON.stringify([holder, scope, sites]);
  return told(left) === told(right);
};

/**
 * Extends, reduces or changes what it says. An extension is not made while it is suspended; a recertification and a
 * surveillance may end in a change of the scope as well.
 */
export const amend = (
  state: Statement,
  { from, kind, note, basis, holder, scope, sites }: Of<"AmendStatement">,
  facts: StatementFacts,
  recordedOn: string,
): Decided => {
  const said = state.editions.at(-1);
  if (said === undefined) return refuse(refusal("statement-unknown", changeRule));
  const wanted = kind === "reduced" ? (["amended", "renewed", "kept"] as const) : (["amended", "renewed"] as const);
  return unlessRefused(
    [
      ...backwards(state, from),
      ...unlawful(state, acts[kind], from),
      ...decisionRefused(state, facts, { wanted, as: kind, from, basis }),
      ...(isSame(said, { holder, scope, sites }) ? [refusal("edition-changes-nothing", changeRule, { kind })] : []),
    ],
    () => [{ type: "StatementAmended", data: { from, recordedOn, kind, note, basis, holder, scope, sites } }],
  );
};
