import type { Bilingual } from "@touchstone/kernel";

/** An external or internal issue (4.1); external ones may come from a market (IS-4) or from a trend (TR-6). */
export const issueSides = ["external", "internal"] as const;

export type IssueText = {
  readonly side: (typeof issueSides)[number];
  readonly title: string;
  readonly text: string;
  /** Markets by the ids of the content's scopes, and families of law documents that the issue is about. */
  readonly markets: readonly string[];
  readonly laws: readonly string[];
};

/** Kept as it was when the issue was raised: a later edition that drops the trend takes nothing away (TR-6). */
export type TrendReference = {
  readonly id: string;
  readonly title: Bilingual;
  readonly edition: string;
  /** The scan that saw it, where one did. */
  readonly scan: string | null;
};

export type LinkedRisk = {
  readonly risk: string;
  readonly on: string;
  readonly parted: { readonly on: string; readonly reason: string } | null;
};

export type Issue = {
  readonly said: IssueText | null;
  readonly raisedOn: string;
  readonly trend: TrendReference | null;
  readonly risks: readonly LinkedRisk[];
  readonly closed: { readonly on: string; readonly reason: string } | null;
};

export type IssueCommand =
  | {
      readonly type: "RaiseIssue";
      readonly issue: IssueText;
      readonly trend: string | null;
      readonly scan: string | null;
    }
  | { readonly type: "ReviseIssue"; readonly issue: IssueText }
  | { readonly type: "LinkRisk"; readonly risk: string }
  | { readonly type: "PartRisk"; readonly risk: string; readonly reason: string }
  | { readonly type: "CloseIssue"; readonly reason: string };

export type IssueEvent =
  | {
      readonly type: "IssueRaised";
      readonly data: IssueText & { readonly on: string; readonly trend: TrendReference | null };
    }
  | { readonly type: "IssueRevised"; readonly data: IssueText }
  | { readonly type: "RiskLinked"; readonly data: { readonly risk: string; readonly on: string } }
  | {
      readonly type: "RiskParted";
      readonly data: { readonly risk: string; readonly on: string; readonly reason: string };
    }
  | { readonly type: "IssueClosed"; readonly data: { readonly on: string; readonly reason: string } };

export const noIssue: Issue = { said: null, raisedOn: "", trend: null, risks: [], closed: null };

export const evolveIssue = (issue: Issue, event: IssueEvent): Issue => {
  switch (event.type) {
    case "IssueRaised": {
      const { on, trend, ...said } = event.data;
      return { ...issue, said, raisedOn: on, trend };
    }
    case "IssueRevised":
      return { ...issue, said: event.data };
    case "RiskLinked":
      return { ...issue, risks: [...issue.risks, { ...event.data, parted: null }] };
    case "RiskParted": {
      const { risk, on, reason } = event.data;
      const part = (one: LinkedRisk) =>
        one.risk === risk && one.parted === null ? { ...one, parted: { on, reason } } : one;
      return { ...issue, risks: issue.risks.map(part) };
    }
    case "IssueClosed":
      return { ...issue, closed: event.data };
  }
};

/** Risks that hang on the issue now. */
export const liveRisks = ({ risks }: Issue): readonly string[] =>
  risks.flatMap(({ risk, parted }) => (parted === null ? [risk] : []));

/** Open on a day: raised by then and not closed before or on it. */
export const isOpenOn = ({ said, raisedOn, closed }: Issue, on: string): boolean =>
  said !== null && raisedOn <= on && (closed === null || closed.on > on);
