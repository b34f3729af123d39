import type { RuleSource } from "../refusal.ts";

/** ISO/IEC 17000 8.2 to 8.5; `cancelled` is 注销, the withdrawal that the holder asked for; `transferred` is MD 2. */
export const standings = ["in-force", "suspended", "withdrawn", "cancelled", "expired", "transferred"] as const;
export type Standing = (typeof standings)[number];

export const acts = [
  "maintain",
  "extend",
  "reduce",
  "change",
  "renew",
  "suspend",
  "restore",
  "withdraw",
  "cancel",
  "expire",
  "transfer",
  "reinstate",
] as const;
export type Act = (typeof acts)[number];

export type StandingEdge = {
  readonly act: Act;
  readonly from: Standing;
  readonly to: Standing;
  readonly rule: RuleSource;
};

const ms = (clause: string): RuleSource => ({ source: "ISO/IEC 17021-1:2015", clause });
const terms = (clause: string): RuleSource => ({ source: "ISO/IEC 17000:2020", clause });
const transfer: RuleSource = { source: "IAF MD 2:2023", clause: "2.1" };

const edge = (act: Act, from: Standing, to: Standing, rule: RuleSource): StandingEdge => ({ act, from, to, rule });

/**
 * Every lawful step in the life of a statement; what is not here does not happen. Withdrawal, cancellation and transfer
 * are final, but for a withdrawal that an appeal or a judgment takes back; what expired comes back by recertification.
 */
export const standingEdges: readonly StandingEdge[] = [
  edge("maintain", "in-force", "in-force", ms("9.6.1")),
  edge("maintain", "suspended", "suspended", ms("9.6.1")),
  edge("extend", "in-force", "in-force", ms("9.6.4.1")),
  edge("reduce", "in-force", "in-force", ms("9.6.5.5")),
  edge("reduce", "suspended", "suspended", ms("9.6.5.5")),
  edge("change", "in-force", "in-force", ms("8.5.3")),
  edge("change", "suspended", "suspended", ms("8.5.3")),
  edge("renew", "in-force", "in-force", ms("9.6.3.2.3")),
  edge("renew", "expired", "in-force", ms("9.6.3.2.5")),
  edge("suspend", "in-force", "suspended", ms("9.6.5.2")),
  edge("restore", "suspended", "in-force", ms("9.6.5.4")),
  edge("withdraw", "in-force", "withdrawn", ms("9.6.5.4")),
  edge("withdraw", "suspended", "withdrawn", ms("9.6.5.4")),
  edge("cancel", "in-force", "cancelled", terms("8.3")),
  edge("cancel", "suspended", "cancelled", terms("8.3")),
  edge("expire", "in-force", "expired", terms("8.4")),
  edge("expire", "suspended", "expired", terms("8.4")),
  edge("transfer", "in-force", "transferred", transfer),
  edge("reinstate", "withdrawn", "in-force", terms("8.5, 8.6")),
  edge("reinstate", "withdrawn", "suspended", terms("8.5, 8.6")),
];

export const edgesFrom = (standing: Standing): readonly StandingEdge[] =>
  standingEdges.filter(({ from }) => from === standing);

export const isLawful = (act: Act, from: Standing): boolean => edgesFrom(from).some((one) => one.act === act);

/** Where an act stands in the rules, lawful here or not. */
export const ruleOfAct = (act: Act): RuleSource =>
  standingEdges.find((one) => one.act === act)?.rule ?? terms("8.2–8.5");
