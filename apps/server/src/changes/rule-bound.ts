import { routes } from "@touchstone/contract";
import { can, changedParameters, houseRule, ok, refusal, refuse } from "@touchstone/kernel";
import { type Bound, bind, scopeOf } from "../http/bind.ts";
import type { Services } from "../services.ts";
import type { LawDesk } from "./law-desk.ts";
import { caseView, statementView } from "./own-impact.ts";
import { type RuleImpact, readRuleImpacts, touchesBody } from "./rule-impact.ts";

// A pack that was written anew differs everywhere; the page of the rule has the whole.
const mostFigures = 100;

const ruleView = ({ pack: { id, edition, title, source, clause, effective }, before, schemes }: RuleImpact) => ({
  pack: id,
  edition,
  title,
  source,
  clause,
  from: effective.from,
  before: before?.edition ?? null,
  schemes: schemes.map((scheme) => ({ id: scheme.id, edition: scheme.edition, name: scheme.title })),
});

const figures = ({ pack, before }: RuleImpact) => {
  const changed = before === null ? [] : changedParameters(before.parameters, pack.parameters);
  return { changed: changed.slice(0, mostFigures), more: changed.length > mostFigures };
};

export const ruleBound = ({ store }: Services, desk: LawDesk): readonly Bound[] => {
  const impacts = (owner: string) =>
    store.transaction({ owner, caseId: null }, (tx) => readRuleImpacts(tx, owner, desk));
  const { ruleChanges } = routes;
  return [
    bind(ruleChanges.own, async (call) => {
      const touched = (await impacts(scopeOf(call).owner)).filter(touchesBody);
      return ok({
        rules: touched.map((one) => ({
          ...ruleView(one),
          cases: one.cases.length,
          statements: can(call.roles, "statements.read") ? one.statements.length : 0,
        })),
      });
    }),
    bind(ruleChanges.show, async (call) => {
      const { pack, edition } = call.params;
      const all = await impacts(scopeOf(call).owner);
      const found = all.filter((one) => one.pack.id === pack && one.pack.edition === edition);
      if (found.length === 0) {
        const known = [...new Set(all.map((one) => `${one.pack.id}@${one.pack.edition}`))];
        return refuse(refusal("rule-change-unknown", houseRule("7"), { pack, edition, known }));
      }
      return ok({
        rules: found.map((one) => ({
          ...ruleView(one),
          ...figures(one),
          cases: one.cases.map(caseView),
          statements: can(call.roles, "statements.read") ? one.statements.map(statementView) : [],
        })),
      });
    }),
  ];
};
