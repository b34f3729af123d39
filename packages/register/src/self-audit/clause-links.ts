import {
  type Context,
  type Decider,
  houseRule,
  type Refusal,
  type Result,
  refusal,
  unlessRefused,
} from "@touchstone/kernel";
import { doneBy, type Personal, sharedClause } from "../context/done-by.ts";
import type { Doer } from "../risk.ts";

export const linkTargets = ["risk", "record", "evidence"] as const;
export type LinkTarget = (typeof linkTargets)[number];

export type ClauseLink = {
  readonly id: string;
  readonly to: LinkTarget;
  readonly target: string;
  readonly on: string;
  readonly by: Doer;
  readonly ended: { readonly on: string; readonly reason: string } | null;
};

/** What an organisation holds against one clause; one stream for each clause. */
export type ClauseLinks = { readonly key: string; readonly links: readonly ClauseLink[] };

export type ClauseLinkCommand =
  | { readonly type: "LinkToClause"; readonly key: string; readonly to: LinkTarget; readonly target: string }
  | { readonly type: "UnlinkFromClause"; readonly link: string; readonly reason: string };

export type ClauseLinkEvent =
  | {
      readonly type: "LinkedToClause";
      readonly data: {
        readonly id: string;
        readonly key: string;
        readonly to: LinkTarget;
        readonly target: string;
        readonly on: string;
        readonly person: string;
      };
      readonly personal: Personal;
    }
  | {
      readonly type: "UnlinkedFromClause";
      readonly data: { readonly link: string; readonly on: string; readonly reason: string };
    };

export type ClauseLinkFacts = {
  readonly actorName: string;
  readonly isClauseThere: boolean;
  readonly isTargetThere: boolean;
};

export type ClauseLinkCode = "clause-unknown" | "clause-target-gone" | "clause-linked-already" | "clause-link-unknown";

const live = ({ links }: ClauseLinks): readonly ClauseLink[] => links.filter(({ ended }) => ended === null);

/** The links that were there on a day. */
export const linksOn = ({ links }: ClauseLinks, on: string): readonly ClauseLink[] =>
  links.filter((link) => link.on <= on && (link.ended === null || on < link.ended.on));

const decide = (
  state: ClauseLinks,
  command: ClauseLinkCommand,
  facts: ClauseLinkFacts,
  context: Context,
): Result<readonly ClauseLinkEvent[], Refusal<ClauseLinkCode>> => {
  const on = context.today.toString();
  if (command.type === "UnlinkFromClause") {
    const { link, reason } = command;
    const isThere = live(state).some(({ id }) => id === link);
    return unlessRefused(isThere ? [] : [refusal("clause-link-unknown", houseRule("3"), { link })], () => [
      { type: "UnlinkedFromClause", data: { link, on, reason } },
    ]);
  }
  const { key, to, target } = command;
  const isLinked = live(state).some((link) => link.to === to && link.target === target);
  const { person, personal } = doneBy(context, facts.actorName);
  return unlessRefused<readonly ClauseLinkEvent[], Refusal<ClauseLinkCode>>(
    [
      ...(facts.isClauseThere ? [] : [refusal("clause-unknown" as const, sharedClause("4.4"), { clause: key })]),
      ...(facts.isTargetThere ? [] : [refusal("clause-target-gone" as const, houseRule("4"), { to, target })]),
      ...(isLinked ? [refusal("clause-linked-already" as const, houseRule("3"), { clause: key })] : []),
    ],
    () => [{ type: "LinkedToClause", data: { id: context.newId(), key, to, target, on, person }, personal }],
  );
};

const evolve = (state: ClauseLinks, event: ClauseLinkEvent): ClauseLinks => {
  if (event.type === "UnlinkedFromClause") {
    const { link, on, reason } = event.data;
    return {
      ...state,
      links: state.links.map((each) => (each.id === link ? { ...each, ended: { on, reason } } : each)),
    };
  }
  const { key, person, ...link } = event.data;
  const by = { person, name: event.personal?.fields.name ?? null };
  return { key, links: [...state.links, { ...link, by, ended: null }] };
};

/** Evidence once, for every standard that asks the same: the link hangs on the clause, not on a standard. */
export const clauseLinks: Decider<ClauseLinks, ClauseLinkCommand, ClauseLinkEvent, ClauseLinkFacts, ClauseLinkCode> = {
  initial: { key: "", links: [] },
  evolve,
  decide,
};
