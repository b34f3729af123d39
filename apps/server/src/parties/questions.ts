import { routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import { type Bound, bind, scopeOf } from "../http/bind.ts";
import { packInForce, readRulePacks } from "../schemes/index.ts";
import type { Services } from "../services.ts";
import { answerCompetence, answerIndependence, namesOf, readParties } from "./graph.ts";
import { relationViews } from "./views.ts";

/** What is asked of people before they judge: distance and competence, on a day. */
export const questionsBound = ({ store }: Services): readonly Bound[] => {
  const today = (): string => store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate().toString();
  return [
    bind(routes.parties.relations, async (call) => {
      const scope = scopeOf(call);
      const known = await store.transaction(scope, (tx) => readParties(tx, scope.owner));
      return ok({ relations: relationViews(packInForce(readRulePacks(), "independence", today()), known) });
    }),
    bind(routes.parties.independence, async (call) => {
      const scope = scopeOf(call);
      const known = await store.transaction(scope, (tx) => readParties(tx, scope.owner));
      const { client, on = today() } = call.query;
      const { run } = answerIndependence(readRulePacks(), known, { person: call.params.person, client, on });
      const names = namesOf(known);
      const party = (id: string) => ({ id, name: names.get(id) ?? "" });
      const { result, ...rest } = run;
      const path = result.path.map(({ from, to, ...link }) => ({ ...link, from: party(from), to: party(to) }));
      return ok({ ...result, path, ...rest, trace: [...rest.trace] });
    }),
    bind(routes.parties.competence, async (call) => {
      const scope = scopeOf(call);
      const known = await store.transaction(scope, (tx) => readParties(tx, scope.owner));
      const { on = today(), ...question } = call.query;
      const { run } = answerCompetence(readRulePacks(), known, { person: call.params.person, ...question, on });
      const { result, trace, pack, edition } = run;
      const { competent, reason, rule, passesFrom, qualification } = result;
      return ok({
        competent,
        reason,
        rule,
        passesFrom,
        evidence: qualification?.evidence ?? null,
        until: qualification?.until ?? null,
        trace: [...trace],
        pack,
        edition,
      });
    }),
  ];
};
