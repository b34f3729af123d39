import { houseRule, type Refusal, type RuleSource, refusal } from "../refusal.ts";
import type { Condition, Doer, Scheme } from "../scheme/scheme.ts";
import type { CaseCode } from "./case-command.ts";
import type { CaseFacts } from "./case-facts.ts";
import { currentRecord, isComplete, kindOf, teamOf } from "./case-record.ts";
import type { CaseState } from "./case-state.ts";
import { concernsUnanswered, interviewsMissing, objectionsOpen, pointsUnjudged } from "./red-lines.ts";

/** What every step asks first: is the case open for it, is it this person's, and do the steps before it stand. */
type Found = readonly Refusal<CaseCode>[];

const house = houseRule("3");

export const notOpen = (state: CaseState): Found => {
  if (state.opened === null) return [refusal("case-unknown", house)];
  const end =
    state.ended !== undefined
      ? state.ended.side
      : state.declined !== null
        ? "declined"
        : state.decision !== null
          ? "decided"
          : null;
  return end === null ? [] : [refusal("case-closed", house, { end })];
};

/** From a review until it is sent back nothing under it moves. */
export const notMovable = (state: CaseState, scheme: Scheme): Found => {
  const closed = notOpen(state);
  if (closed.length > 0) return closed;
  return state.review === null ? [] : [refusal("case-under-decision", scheme.redLines.review)];
};

type Known = Pick<CaseFacts, "scheme" | "actor">;

const isDoer = (state: CaseState, { scheme, actor }: Known, person: string, doer: Doer): boolean => {
  if (doer !== "team" && doer !== "team-leader") return actor.roles.includes(doer);
  const member = teamOf(state, scheme).find((each) => each.person === person);
  return member !== undefined && (doer === "team" || member.isLeader);
};

export const notYours = (
  state: CaseState,
  facts: Known,
  person: string,
  doers: readonly Doer[],
  rule: RuleSource,
): Found =>
  doers.some((doer) => isDoer(state, facts, person, doer))
    ? []
    : [refusal("not-your-step", rule, { who: [...doers], roles: [...facts.actor.roles] })];

export const notYetDone = (state: CaseState, scheme: Scheme, ids: readonly string[]): Found =>
  ids.flatMap((id): Found => {
    if (isComplete(state, scheme, id)) return [];
    const kind = kindOf(scheme, id);
    const isFiled = currentRecord(state, id) !== null;
    return [
      refusal(isFiled ? "signature-missing" : "record-missing", kind?.rule ?? house, {
        kind: id,
        title: kind?.title ?? id,
      }),
    ];
  });

export const conditionsUnmet = (state: CaseState, scheme: Scheme, needs: readonly Condition[]): Found =>
  needs.flatMap((need): Found => {
    switch (need) {
      case "objections-settled":
        return objectionsOpen(state, scheme);
      case "concerns-answered":
        return concernsUnanswered(state, scheme);
      case "points-drawn":
        return state.points.length > 0
          ? []
          : [refusal("points-missing", scheme.determination.points?.rule ?? scheme.redLines.complete)];
      case "points-judged":
        return pointsUnjudged(state, scheme);
      case "interviews-held":
        return interviewsMissing(state, scheme);
    }
  });
