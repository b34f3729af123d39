import { type OutputOf, routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import type { InterestedParty, PartyCommand } from "@touchstone/register";
import { type Bound, bind, type Call, scopeOf } from "../http/bind.ts";
import { changedAnswer, readCursor, writeCursor } from "../http/lists.ts";
import { openLibrary } from "../requirements/index.ts";
import type { Services } from "../services.ts";
import type { Transaction } from "../store/index.ts";
import { legalDay } from "./legal-day.ts";
import { partyStream } from "./party-stream.ts";

export type PartyRow = { readonly id: string; readonly version: number; readonly state: InterestedParty };
type View = OutputOf<typeof routes.foresightParties.parties>["items"][number];

// As of a day: parties named by then that had not ended.
const listSql = `
select id, version, state from foresight_party
where owner = $1 and ($2::uuid is null or id < $2) and state->'named'->>'on' <= $3
  and (ended_on is null or ended_on > $3)
order by id desc limit $4`;

const viewOf = ({ id, version, state: { named, needs, ended } }: PartyRow): readonly View[] =>
  named === null
    ? []
    : [{ id, version, name: named.name, side: named.side, since: named.on, needs: [...needs], ended }];

/** Parties by their ids, ended or not; an id that is missing has no party. */
export const partiesNamed = async (
  tx: Transaction,
  owner: string,
  ids: readonly string[],
): Promise<readonly PartyRow[]> => {
  if (ids.length === 0) return [];
  const { rows } = await tx.query<PartyRow>(
    "select id, version, state from foresight_party where owner = $1 and id = any($2::uuid[])",
    [owner, ids],
  );
  return rows;
};

export const partiesBound = (services: Services): readonly Bound[] => {
  const { store } = services;
  const library = openLibrary(store);
  const r = routes.foresightParties;
  type Sent = Pick<Call<never>, "scope" | "command">;
  type Given = { readonly stream: string; readonly command: PartyCommand; readonly expected: number | null };
  const send = async (call: Sent, { stream, command, expected }: Given) => {
    if (call.scope === null) throw new Error("this route's door leads into no scope");
    const asked = command.type === "DecideNeed" ? command.obligation : null;
    // Asked before the transaction opens: inside it no other query may run (transaction.ts).
    const packs = asked === null ? [] : (await library(call.scope.owner)).packs;
    const isObligationKnown =
      asked === null || packs.some(({ obligations }) => obligations.some(({ id }) => id === asked));
    return store.execute({
      kind: partyStream,
      stream,
      scope: call.scope,
      ...call.command,
      command,
      expected,
      facts: async () => ({ facts: { isObligationKnown }, reads: [] }),
      answer: changedAnswer(stream),
    });
  };
  return [
    bind(r.parties, async (call) => {
      const scope = scopeOf(call);
      const { limit, cursor, on = legalDay(services) } = call.query;
      const filter = { organisation: scope.owner, on };
      const read = readCursor(cursor, filter);
      if (!read.ok) return read;
      const { rows } = await store.transaction(scope, (tx) =>
        tx.query<PartyRow>(listSql, [scope.owner, read.value, on, limit + 1]),
      );
      const page = writeCursor(rows, limit, filter, viewOf);
      return ok({ ...page, items: page.items.flat() });
    }),
    bind(r.nameParty, (call) =>
      send(call, { stream: store.world.newId(), command: { type: "NameParty", ...call.body }, expected: null }),
    ),
    bind(r.recordNeed, (call) => {
      const { expected, ...need } = call.body;
      return send(call, { stream: call.params.party, command: { type: "RecordNeed", ...need }, expected });
    }),
    bind(r.decideNeed, (call) => {
      const { expected, ...decision } = call.body;
      return send(call, { stream: call.params.party, command: { type: "DecideNeed", ...decision }, expected });
    }),
    bind(r.endParty, (call) => {
      const { expected, reason } = call.body;
      return send(call, { stream: call.params.party, command: { type: "EndParty", reason }, expected });
    }),
  ];
};
