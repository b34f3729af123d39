import { caseScopeTexts, type Language, type OutputOf, routes, say } from "@touchstone/contract";
import { houseRule, ok, refusal, refuse, standardsOf } from "@touchstone/kernel";
import { type Bound, bind, scopeOf } from "../http/bind.ts";
import type { Services } from "../services.ts";
import { statementAtHand } from "../statements/index.ts";
import { appliedScope } from "./applied-scope.ts";
import type { CaseDesk } from "./case-desk.ts";
import type { CaseLens, CaseRow } from "./case-view.ts";

type View = OutputOf<typeof routes.caseScope.show>;
type Scope = NonNullable<View["scope"]>;
type Place = { readonly owner: string; readonly caseId: string | null };

// Determining the scope, in the structure that ISO's management system standards share.
const scopeClause = "4.3";

/** The drawn point that asks for the scope of one of the scheme's standards, under the standard's own name. */
const asksOf = ({ state }: CaseRow, { scheme }: CaseLens, language: Language): View["asks"] => {
  for (const point of state.points) {
    if (point.provision !== null) continue;
    const asked = standardsOf(point).find(({ clause }) => clause === scopeClause);
    const standard = scheme.standards.find(({ id }) => id === asked?.id);
    if (standard !== undefined)
      return { point: point.id, requirement: { source: standard.title[language], clause: scopeClause } };
  }
  return null;
};

export const caseScopeBound = ({ store }: Services, { look, send }: CaseDesk): readonly Bound[] => {
  /** What the case itself applies for; a surveillance applies for nothing, and holds to what the statement says now. */
  const scopeAt = async (place: Place, { state }: CaseRow, { scheme, today }: CaseLens): Promise<Scope | null> => {
    const applied = appliedScope(state, scheme);
    if (applied !== null) return { basis: "applied", text: applied };
    const about = state.opened?.statement ?? null;
    const held =
      about === null ? null : await store.transaction(place, (tx) => statementAtHand(tx, place.owner, about.id, today));
    const certified = held?.facts.says?.scope ?? null;
    return certified === null ? null : { basis: "certified", text: { ...certified } };
  };
  return [
    bind(routes.caseScope.show, async (call) => {
      const seen = await look(call, call.params.case);
      if (!seen.ok) return seen;
      const { row, lens } = seen.value;
      return ok({ scope: await scopeAt(scopeOf(call), row, lens), asks: asksOf(row, lens, call.language) });
    }),
    bind(routes.caseScope.raiseOutside, async (call) => {
      const { language } = call;
      const { activity, place, evidence, grade, requirement, version: expected } = call.body;
      const seen = await look(call, call.params.case);
      if (!seen.ok) return seen;
      const { row, lens } = seen.value;
      const scope = await scopeAt(scopeOf(call), row, lens);
      if (scope === null) return refuse(refusal("case-without-scope", houseRule("3")));
      const asks = requirement === null ? asksOf(row, lens, language) : { point: null, requirement };
      if (asks === null) return refuse(refusal("case-asks-no-scope", houseRule("3")));
      const fact = caseScopeTexts[scope.basis === "certified" ? "factCertified" : "factApplied"];
      const statement = say(fact, language, { activity, place, scope: scope.text[language] });
      return send(call, {
        id: call.params.case,
        command: { type: "RaiseFinding", grade, ...asks, statement, evidence },
        expected,
      });
    }),
  ];
};
