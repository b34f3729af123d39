import { type Issue, isWithinSpan, type Span, type Thing } from "@touchstone/register";
import type { Transaction } from "../store/index.ts";
import type { PartyRow } from "./parties.ts";

type Dated = { readonly thing: Thing; readonly from: string; readonly until: string | null };

const issuesSql = "select id, state from foresight_issue where owner = $1 and raised_on <= $2 order by id";
const partiesSql =
  "select id, version, state from foresight_party where owner = $1 and state->'named'->>'on' <= $2 order by id";

const figuresOf = (all: readonly Dated[], span: Span) => {
  const of = (some: readonly Dated[]) => ({ value: some.length, things: some.map(({ thing }) => thing) });
  return {
    here: of(all.filter(({ until }) => until === null || until > span.to)),
    come: of(all.filter(({ from }) => isWithinSpan(span, from))),
    gone: of(all.filter(({ until }) => until !== null && isWithinSpan(span, until))),
  };
};

/** What of the organisation's context is there at the end of a span, and what came and went in it. */
export const contextFigures = async (tx: Transaction, owner: string, span: Span) => {
  const issues = (await tx.query<{ id: string; state: Issue }>(issuesSql, [owner, span.to])).rows;
  const parties = (await tx.query<PartyRow>(partiesSql, [owner, span.to])).rows;
  return {
    issues: figuresOf(
      issues.map(({ id, state }) => ({
        thing: { to: "issue", id, kind: null, title: state.said?.title ?? "" },
        from: state.raisedOn,
        until: state.closed?.on ?? null,
      })),
      span,
    ),
    parties: figuresOf(
      parties.map(({ id, state }) => ({
        thing: { to: "party", id, kind: null, title: state.named?.name ?? "" },
        from: state.named?.on ?? "",
        until: state.ended?.on ?? null,
      })),
      span,
    ),
  };
};
