import { type OutputOf, routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import {
  type NamedParties,
  referenceStands,
  type ScopeEdition,
  type SystemScope,
  scopeLacks,
  scopeOn,
} from "@touchstone/register";
import { type Bound, bind, scopeOf } from "../http/bind.ts";
import { changedAnswer } from "../http/lists.ts";
import type { Services } from "../services.ts";
import type { Transaction } from "../store/index.ts";
import { legalDay } from "./legal-day.ts";
import { type PartyRow, partiesNamed } from "./parties.ts";
import { scopeId, scopeStream } from "./scope-stream.ts";

type Row = { readonly version: number; readonly state: SystemScope };
type View = OutputOf<typeof routes.foresightScope.scope>;

const byId = (rows: readonly PartyRow[]): NamedParties => Object.fromEntries(rows.map(({ id, state }) => [id, state]));

const idsOf = ({ answers }: Pick<ScopeEdition, "answers">): readonly string[] => [
  ...new Set(answers.map(({ party }) => party)),
];

/** The scope stated up to a day, and the parties that it names as they stand now. */
export const readScope = async (tx: Transaction, owner: string, on: string) => {
  const { rows } = await tx.query<Row>("select version, state from foresight_scope where owner = $1 and id = $2", [
    owner,
    scopeId(owner),
  ]);
  const state = rows[0]?.state ?? { editions: [] };
  const edition = scopeOn(state, on);
  const parties = byId(edition === null ? [] : await partiesNamed(tx, owner, idsOf(edition)));
  const lacks: View["lacks"] = edition === null ? ["scope"] : [...scopeLacks(edition, parties)];
  return { version: rows[0]?.version ?? 0, state, edition, parties, lacks };
};

const viewOf = (edition: ScopeEdition, number: number, parties: NamedParties): View["scope"] => {
  const { statement, activities, services, served, exclusions, on, by } = edition;
  return {
    statement,
    activities: [...activities],
    services: [...services],
    served: [...served],
    exclusions: [...exclusions],
    edition: number,
    on,
    author: by.name,
    answers: edition.answers.map((reference) => ({
      ...reference,
      name: parties[reference.party]?.named?.name ?? null,
      text: parties[reference.party]?.needs.find(({ id }) => id === reference.need)?.text ?? null,
      stands: referenceStands(reference, parties),
    })),
  };
};

export const scopeBound = (services: Services): readonly Bound[] => {
  const { store } = services;
  const r = routes.foresightScope;
  return [
    bind(r.scope, async (call) => {
      const scope = scopeOf(call);
      const on = call.query.on ?? legalDay(services);
      const { version, state, edition, parties, lacks } = await store.transaction(scope, (tx) =>
        readScope(tx, scope.owner, on),
      );
      const number = edition === null ? 0 : state.editions.indexOf(edition) + 1;
      return ok({ version, scope: edition === null ? null : viewOf(edition, number, parties), lacks });
    }),
    bind(r.stateScope, (call) => {
      const scope = scopeOf(call);
      const { expected, ...stated } = call.body;
      const stream = scopeId(scope.owner);
      return store.execute({
        kind: scopeStream,
        stream,
        scope,
        ...call.command,
        command: { type: "StateScope", scope: stated },
        expected,
        facts: async (tx) => {
          const named = await partiesNamed(tx, scope.owner, idsOf(stated));
          return {
            facts: { name: call.viewer.name, parties: byId(named) },
            reads: named.map(({ id, version }) => ({ stream: id, version })),
          };
        },
        answer: changedAnswer(stream),
      });
    }),
  ];
};
