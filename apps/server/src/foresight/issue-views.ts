import type { foresightIssueRoutes, OutputOf } from "@touchstone/contract";
import { type Issue, isOpenOn, liveRisks } from "@touchstone/register";
import type { LawBase } from "@touchstone/requirements";
import { namedRisks } from "../register/index.ts";
import type { Transaction } from "../store/index.ts";
import { readTrends } from "./read-trends.ts";

export type IssueRow = { readonly id: string; readonly version: number; readonly state: Issue };
export type IssueView = OutputOf<typeof foresightIssueRoutes.issues>["items"][number];

type Around = {
  readonly on: string;
  readonly base: LawBase;
  readonly risks: Awaited<ReturnType<typeof namedRisks>>;
};

const trendOf = ({ trend }: Issue): IssueView["trend"] =>
  trend === null ? null : { ...trend, gone: !readTrends().trends.some(({ id }) => id === trend.id) };

const viewOf =
  ({ on, base, risks }: Around) =>
  ({ id, version, state }: IssueRow): readonly IssueView[] => {
    const { said, raisedOn, closed } = state;
    if (said === null) return [];
    const linked = state.risks
      .filter(({ parted }) => parted === null)
      .map(({ risk, on: since }) => {
        const row = risks.get(risk);
        return { risk, on: since, title: row?.title ?? null, state: row?.risk_state ?? null, gone: row === undefined };
      });
    return [
      {
        id,
        version,
        side: said.side,
        title: said.title,
        text: said.text,
        markets: [...said.markets],
        laws: said.laws.map((family) => ({ family, title: base.families.get(family)?.at(-1)?.title ?? family })),
        raisedOn,
        trend: trendOf(state),
        risks: linked,
        open: isOpenOn(state, on),
        closed,
      },
    ];
  };

/** Issues with both ends of their threads looked up: what is gone at either end is marked and not left out. */
export const issueViews = async (
  tx: Transaction,
  { owner, on, base }: { readonly owner: string; readonly on: string; readonly base: LawBase },
  rows: readonly IssueRow[],
): Promise<(row: IssueRow) => readonly IssueView[]> => {
  const ids = [...new Set(rows.flatMap(({ state }) => liveRisks(state)))];
  return viewOf({ on, base, risks: await namedRisks(tx, owner, ids, on) });
};
