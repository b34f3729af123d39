import { routes } from "@touchstone/contract";
import { accessRule, houseRule, refusal, refuse } from "@touchstone/kernel";
import { type Bound, bind, scopeOf } from "../http/bind.ts";
import { readOrganisation } from "../parties/index.ts";
import type { Services } from "../services.ts";
import type { Transaction } from "../store/index.ts";
import type { CaseDesk } from "./case-desk.ts";
import { caseStream } from "./case-stream.ts";
import { schemeOn } from "./schemes.ts";

/** A body's numbers of one scheme and year have no gap: those who open at once take turns. */
const nextNumber = async (tx: Transaction, owner: string, prefix: string): Promise<string> => {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 7462020))", [owner]);
  const { rows } = await tx.query<{ cases: number }>(
    "select count(*)::integer as cases from case_file where owner = $1 and number like $2",
    [owner, `${prefix}-%`],
  );
  return `${prefix}-${String((rows[0]?.cases ?? 0) + 1).padStart(4, "0")}`;
};

export const openBound = (services: Services, desk: CaseDesk): readonly Bound[] => {
  const { store } = services;
  return [
    bind(routes.cases.open, async (call) => {
      const scope = scopeOf(call);
      const { scheme: schemeId, client, region } = call.body;
      const scheme = schemeOn(desk.content.schemes, schemeId, desk.today());
      if (scheme === null) return refuse(refusal("scheme-unknown", houseRule("7"), { scheme: schemeId }));
      const [own, other] = await Promise.all([readOrganisation(store, scope.owner), readOrganisation(store, client)]);
      const names = { body: own?.registration?.name, client: other?.registration?.name };
      if (names.body === undefined) return refuse(refusal("not-found", accessRule));
      if (names.client === undefined || client === scope.owner)
        return refuse(refusal("party-has-no-name", houseRule("5"), { id: client }));
      const parties = { body: { id: scope.owner, name: names.body }, client: { id: client, name: names.client } };
      const id = store.world.newId();
      return store.execute({
        kind: caseStream,
        stream: id,
        scope,
        ...call.command,
        command: { type: "OpenCase", ...parties, region },
        expected: null,
        facts: async (tx) => ({
          facts: {
            scheme,
            packs: desk.content.packs,
            actor: { roles: call.roles, name: call.viewer.name },
            people: { relations: [], qualifications: [], bans: [] },
            number: await nextNumber(tx, scope.owner, `${scheme.prefix}-${desk.today().slice(0, 4)}`),
            points: [],
          },
          reads: [],
        }),
        answer: ({ version, state }) => ({ id, version, number: state.opened?.number ?? "" }),
      });
    }),
  ];
};
