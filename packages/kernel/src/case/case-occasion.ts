import { accessRule } from "../can.ts";
import { type Refusal, refusal } from "../refusal.ts";
import { actsOnStatement, type Occasion, type StatementAct } from "../scheme/occasion.ts";
import type { Scheme } from "../scheme/scheme.ts";
import type { CaseCode } from "./case-command.ts";
import type { AttestedAct } from "./case-event.ts";
import type { CaseFacts } from "./case-facts.ts";
import type { CaseState } from "./case-state.ts";

const positive: Readonly<Record<Exclude<StatementAct, "none">, AttestedAct>> = {
  new: "issued",
  kept: "kept",
  amended: "amended",
  renewed: "renewed",
  restored: "restored",
};

/** What the decision asks to be done to a statement; null where it asks nothing, or there is no decision. */
export const actOf = (state: CaseState, scheme: Scheme): AttestedAct | null => {
  const act = scheme.occasions.find(({ id }) => id === state.opened?.occasion)?.statement ?? "none";
  switch (state.decision?.effect) {
    case "grant":
      return act === "none" ? null : positive[act];
    case "suspend":
      return actsOnStatement(act) ? "suspended" : null;
    case "withdraw":
      return actsOnStatement(act) ? "withdrawn" : null;
    default:
      return null;
  }
};

/** Standings on which an assessment of this kind can still rest. */
const alive: Readonly<Record<StatementAct, readonly string[]>> = {
  new: [],
  none: [],
  kept: ["in-force", "suspended"],
  amended: ["in-force"],
  // What expired may come back within the window of its rule; whether it still may is asked when it is renewed.
  renewed: ["in-force", "suspended", "expired"],
  restored: ["suspended"],
};

const aboutStatement = (
  { rule, statement: act, id: occasion, title }: Occasion,
  { scheme, statement }: CaseFacts,
  client: string,
): readonly Refusal<CaseCode>[] => {
  if (!actsOnStatement(act))
    return statement === null
      ? []
      : [refusal("occasion-makes-statement", rule, { occasion, title, number: statement.number })];
  if (statement === null) return [refusal("occasion-needs-statement", rule, { occasion, title })];
  const { number, standing } = statement;
  if (statement.holder !== client || statement.scheme !== scheme.id)
    return [refusal("statement-of-another", accessRule, { number, scheme: statement.scheme })];
  if (alive[act].includes(standing)) return [];
  const code = act === "restored" ? "statement-not-suspended" : "statement-ended";
  return [refusal(code, rule, { number, standing, occasion, title })];
};

/** What stands against holding an assessment for this reason, about this statement. */
export const occasionRefused = (id: string, facts: CaseFacts, client: string): readonly Refusal<CaseCode>[] => {
  const { scheme } = facts;
  const found = scheme.occasions.find((each) => each.id === id);
  if (found === undefined)
    return [
      refusal(
        "occasion-unknown",
        { source: scheme.source, clause: scheme.clause },
        { occasion: id, known: scheme.occasions.map((each) => each.title) },
      ),
    ];
  return aboutStatement(found, facts, client);
};
