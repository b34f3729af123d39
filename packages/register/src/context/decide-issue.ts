import {
  type Context,
  type Decider,
  houseRule,
  ok,
  type Refusal,
  type Result,
  refusal,
  refuse,
  unlessRefused,
} from "@touchstone/kernel";
import { sharedClause } from "./done-by.ts";
import {
  evolveIssue,
  type Issue,
  type IssueCommand,
  type IssueEvent,
  type IssueText,
  liveRisks,
  noIssue,
  type TrendReference,
} from "./issue.ts";

/** What content, law base and register say of what the command names. */
export type IssueFacts = {
  /** Null where the content has no such trend, or none was named. */
  readonly trend: Omit<TrendReference, "scan"> | null;
  /** Trends that the named scan saw; null where there is no such scan, or none was named. */
  readonly seen: readonly string[] | null;
  readonly markets: readonly string[];
  readonly laws: readonly string[];
  /** Whether the register has the row that is to be linked. */
  readonly isRiskThere: boolean;
};

export type IssueCode =
  | "issue-unknown"
  | "issue-raised-already"
  | "issue-closed"
  | "trend-unknown"
  | "scan-unknown"
  | "trend-not-in-scan"
  | "market-unknown"
  | "law-family-unknown"
  | "risk-not-identified"
  | "risk-linked-already"
  | "risk-not-linked";

const rule = sharedClause("4.1");
const risks = sharedClause("6.1");

type Decided = Result<readonly IssueEvent[], Refusal<IssueCode>>;

const namesUnknown = ({ markets, laws }: IssueText, facts: IssueFacts): readonly Refusal<IssueCode>[] => [
  ...markets
    .filter((market) => !facts.markets.includes(market))
    .map((market) => refusal("market-unknown" as const, rule, { market, known: facts.markets })),
  ...laws
    .filter((family) => !facts.laws.includes(family))
    .map((family) => refusal("law-family-unknown" as const, rule, { family })),
];

const trendUnknown = (
  { trend, scan }: { readonly trend: string | null; readonly scan: string | null },
  { trend: known, seen }: IssueFacts,
): readonly Refusal<IssueCode>[] => {
  if (trend === null) return [];
  if (known === null) return [refusal("trend-unknown", rule, { trend })];
  if (scan === null) return [];
  if (seen === null) return [refusal("scan-unknown", rule)];
  return seen.includes(trend) ? [] : [refusal("trend-not-in-scan", rule, { trend })];
};

const raise = (
  command: Extract<IssueCommand, { readonly type: "RaiseIssue" }>,
  facts: IssueFacts,
  on: string,
): Decided =>
  unlessRefused([...namesUnknown(command.issue, facts), ...trendUnknown(command, facts)], () => {
    const trend = facts.trend === null ? null : { ...facts.trend, scan: command.scan };
    return [{ type: "IssueRaised", data: { ...command.issue, on, trend } }];
  });

const link = (issue: Issue, risk: string, { isRiskThere }: IssueFacts, on: string): Decided => {
  if (!isRiskThere) return refuse(refusal("risk-not-identified", risks));
  if (liveRisks(issue).includes(risk)) return refuse(refusal("risk-linked-already", risks));
  return ok([{ type: "RiskLinked", data: { risk, on } }]);
};

const decide = (issue: Issue, command: IssueCommand, facts: IssueFacts, context: Context): Decided => {
  const on = context.today.toString();
  if (command.type === "RaiseIssue") {
    return issue.said === null ? raise(command, facts, on) : refuse(refusal("issue-raised-already", houseRule("3")));
  }
  if (issue.said === null) return refuse(refusal("issue-unknown", houseRule("3")));
  if (issue.closed !== null) return refuse(refusal("issue-closed", rule, { on: issue.closed.on }));
  switch (command.type) {
    case "ReviseIssue":
      return unlessRefused(namesUnknown(command.issue, facts), () => [{ type: "IssueRevised", data: command.issue }]);
    case "LinkRisk":
      return link(issue, command.risk, facts, on);
    case "PartRisk":
      return liveRisks(issue).includes(command.risk)
        ? ok([{ type: "RiskParted", data: { risk: command.risk, on, reason: command.reason } }])
        : refuse(refusal("risk-not-linked", risks));
    case "CloseIssue":
      return ok([{ type: "IssueClosed", data: { on, reason: command.reason } }]);
  }
};

/** An issue's whole behaviour: its reference to a trend is set once and never taken away. */
export const issue: Decider<Issue, IssueCommand, IssueEvent, IssueFacts, IssueCode> = {
  initial: noIssue,
  evolve: evolveIssue,
  decide,
};
