import { routes } from "@touchstone/contract";
import {
  accessRule,
  type CaseCommand,
  type CaseFacts,
  houseRule,
  refusal,
  refuse,
  type Scheme,
} from "@touchstone/kernel";
import { type Bound, bind, type Call, scopeOf } from "../http/bind.ts";
import { listed, peopleFacts, readOrganisation, readParties } from "../parties/index.ts";
import type { Services } from "../services.ts";
import { statementAtHand } from "../statements/index.ts";
import type { Transaction } from "../store/index.ts";
import type { CaseDesk } from "./case-desk.ts";
import { advisedIn, notApplying } from "./case-facts.ts";
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

/** The client's own case here under this scheme that has not ended; asked after the turn was taken. */
const runningCase = async (
  tx: Transaction,
  owner: string,
  client: string,
  scheme: string,
): Promise<CaseFacts["application"]["running"]> => {
  const { rows } = await tx.query<{ id: string; number: string }>(
    `select id, number from case_file where owner = $1 and not closed and client = $2
       and state->'opened'->>'scheme' = $3 order by id desc limit 1`,
    [owner, client, scheme],
  );
  return rows[0] ?? null;
};

type Opening = {
  readonly body: string;
  readonly scheme: Scheme;
  readonly command: Extract<CaseCommand, { readonly type: "OpenCase" | "ApplyForCase" }>;
  /** The statement that the case is about, where it is about one. */
  readonly about: string | null;
  readonly application: (tx: Transaction) => Promise<CaseFacts["application"]>;
};

export const openBound = (services: Services, desk: CaseDesk): readonly Bound[] => {
  const { store } = services;

  const openWith = (
    call: Call<typeof routes.cases.open | typeof routes.cases.apply>,
    { body, scheme, command, about, application }: Opening,
  ) => {
    const id = store.world.newId();
    return store.execute({
      kind: caseStream,
      stream: id,
      scope: { owner: body, caseId: null },
      ...call.command,
      command,
      expected: null,
      facts: async (tx) => {
        const found = about === null ? null : await statementAtHand(tx, body, about, desk.today());
        // Another holder's statement is none to a client: neither its number nor its standing is told by a refusal.
        const isHidden = command.type === "ApplyForCase" && found?.facts.holder !== command.client.id;
        const statement = isHidden ? null : found;
        const number = await nextNumber(tx, body, `${scheme.prefix}-${desk.today().slice(0, 4)}`);
        // Whether the body may certify this client rests on its own ties, read in its own scope whoever asks.
        const { people, reads } = peopleFacts(await readParties(tx, body));
        const advised = await advisedIn(tx, command.client.id, desk.content);
        return {
          facts: {
            scheme,
            packs: desk.content.packs,
            actor: { roles: call.roles, name: call.viewer.name },
            people: { ...people, relations: [...people.relations, ...advised] },
            number,
            application: await application(tx),
            statement: statement?.facts ?? null,
            points: [],
          },
          reads: [...(statement?.reads ?? []), ...reads],
        };
      },
      answer: ({ version, state }) => ({ id, version, number: state.opened?.number ?? "" }),
    });
  };

  return [
    bind(routes.cases.open, async (call) => {
      const { owner } = scopeOf(call);
      const { scheme: schemeId, client, region, occasion, statement: about } = call.body;
      const scheme = schemeOn(desk.content.schemes, schemeId, desk.today());
      if (scheme === null) return refuse(refusal("scheme-unknown", houseRule("7"), { scheme: schemeId }));
      const [own, other] = await Promise.all([readOrganisation(store, owner), readOrganisation(store, client)]);
      const names = { body: own?.registration?.name, client: other?.registration?.name };
      if (names.body === undefined) return refuse(refusal("not-found", accessRule));
      if (names.client === undefined || client === owner)
        return refuse(refusal("party-has-no-name", houseRule("5"), { id: client }));
      const parties = { body: { id: owner, name: names.body }, client: { id: client, name: names.client } };
      const command = { type: "OpenCase" as const, ...parties, region, occasion };
      return openWith(call, { body: owner, scheme, command, about, application: async () => notApplying });
    }),
    /**
     * The one act of a client in a body's scope rather than in a case of its own: the case, and so its scope, is only
     * being made, and its number follows the body's others. What is read there beside their count and the client's own case
     * are the ties that keep the body from certifying; of them the client hears the rule and the day, never the path. From
     * then on the client comes in by the case.
     */
    bind(routes.cases.apply, async (call) => {
      const { owner } = scopeOf(call);
      const { scheme: schemeId, body, occasion, statement: about } = call.body;
      const scheme = schemeOn(desk.content.schemes, schemeId, desk.today());
      if (scheme === null) return refuse(refusal("scheme-unknown", houseRule("7"), { scheme: schemeId }));
      const [client, chosen] = await Promise.all([listed(store, owner), listed(store, body)]);
      if (client === null) return refuse(refusal("not-found", accessRule));
      if (chosen === null) return refuse(refusal("scheme-not-offered", accessRule, { scheme: schemeId, body }));
      const parties = { body: { id: body, name: chosen.name }, client: { id: owner, name: client.name } };
      const apply = () =>
        openWith(call, {
          body,
          scheme,
          command: { type: "ApplyForCase", ...parties, region: call.body.region ?? client.region, occasion },
          about,
          application: async (tx) => ({
            isOffered: chosen.offers.includes(schemeId),
            running: await runningCase(tx, body, owner, schemeId),
          }),
        });
      const answer = await apply();
      // Of two equal requests at once the later finds its own twin's case; asked again, it finds the twin's answer.
      return answer.ok || answer.refusals[0].code !== "application-already-open" ? answer : apply();
    }),
  ];
};
