import type { Relation } from "../rules/independence.ts";
import type { Scheme } from "../scheme/scheme.ts";
import { everInTeam, valueAt } from "./case-record.ts";
import type { CaseState } from "./case-state.ts";

/** Who advised whom in a case whose own records say that solutions were named: everybody in the team, and the body. */
export const consultedIn = (state: CaseState, scheme: Scheme): readonly Relation[] => {
  const { opened } = state;
  const { consultancy } = scheme;
  if (opened === null || consultancy === null || valueAt(state, consultancy.field, null) !== true) return [];
  const day = valueAt(state, consultancy.on, null);
  const on = typeof day === "string" ? day : opened.on;
  return [opened.body.id, ...everInTeam(state, scheme)].map((from) => ({
    kind: "consultancy",
    from,
    to: opened.client.id,
    since: on,
    until: on,
  }));
};
