import { type OutputOf, routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import { type Feedback, type FeedbackCommand, feedbackKinds } from "@touchstone/register";
import { type Bound, bind, type Call, scopeOf } from "../http/bind.ts";
import { changedAnswer, readCursor, writeCursor } from "../http/lists.ts";
import type { Services } from "../services.ts";
import type { FactsRead } from "../store/index.ts";
import { feedbackStream } from "./feedback-stream.ts";
import { partiesNamed } from "./parties.ts";

type Row = { readonly id: string; readonly version: number; readonly state: Feedback };
type View = OutputOf<typeof routes.foresightParties.feedback>["items"][number];
export type FeedbackCounts = OutputOf<typeof routes.foresightParties.feedbackCounts>;

const listSql = `
select id, version, state from foresight_feedback
where owner = $1 and ($2::uuid is null or id < $2) and ($3::uuid is null or party = $3)
order by id desc limit $4`;

// Parties that were there in the period, those that said nothing among them (CO-5).
const countSql = `
select party.id, party.name, said.kind, count(said.id)::integer as entries, coalesce(sum(said.voices), 0)::integer as voices
from foresight_party party
left join foresight_feedback said on said.owner = party.owner and said.party = party.id and not said.withdrawn
  and said.on_date between $2 and $3
where party.owner = $1 and (party.ended_on is null or party.ended_on > $2)
group by party.id, party.name, said.kind order by party.id`;

type Counted = {
  readonly id: string;
  readonly name: string;
  readonly kind: string | null;
  readonly entries: number;
  readonly voices: number;
};

/** Entries by kind, all entries, and the voices behind them. */
const countOf = (rows: readonly Counted[]) => {
  const entries = (kind: string | null) =>
    rows.reduce((sum, row) => sum + (kind === null || row.kind === kind ? row.entries : 0), 0);
  const [praise, suggestion, complaint] = feedbackKinds;
  return {
    praise: entries(praise),
    suggestion: entries(suggestion),
    complaint: entries(complaint),
    entries: entries(null),
    voices: rows.reduce((sum, { voices }) => sum + voices, 0),
  };
};

/** Feedback by party between two days, for the management review. */
export const feedbackCounts = async (
  { store }: Services,
  owner: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<FeedbackCounts> => {
  const { rows } = await store.transaction({ owner, caseId: null }, (tx) =>
    tx.query<Counted>(countSql, [owner, from, to]),
  );
  const parties = [...new Map(rows.map(({ id, name }) => [id, name]))];
  return {
    from,
    to,
    parties: parties.map(([party, name]) => ({ party, name, ...countOf(rows.filter(({ id }) => id === party)) })),
    total: countOf(rows),
  };
};

const viewOf = ({ id, version, state: { given, withdrawn } }: Row): readonly View[] =>
  given === null ? [] : [{ id, version, ...given, withdrawn }];

export const feedbackBound = (services: Services): readonly Bound[] => {
  const { store } = services;
  const r = routes.foresightParties;
  type Sent = Pick<Call<never>, "scope" | "command">;
  type Given = { readonly stream: string; readonly command: FeedbackCommand; readonly expected: number | null };
  const send = (call: Sent, { stream, command, expected }: Given) => {
    const { scope } = call;
    if (scope === null) throw new Error("this route's door leads into no scope");
    return store.execute({
      kind: feedbackStream,
      stream,
      scope,
      ...call.command,
      command,
      expected,
      ...(command.type === "RecordFeedback" ? { occurredOn: command.on } : {}),
      facts: async (tx): Promise<FactsRead<{ readonly isPartyThere: boolean }>> => {
        const named = command.type === "RecordFeedback" ? await partiesNamed(tx, scope.owner, [command.party]) : [];
        return {
          facts: { isPartyThere: named.length > 0 },
          reads: named.map(({ id, version }) => ({ stream: id, version })),
        };
      },
      answer: changedAnswer(stream),
    });
  };
  return [
    bind(r.recordFeedback, (call) => {
      const command = { type: "RecordFeedback", party: call.params.party, ...call.body } as const;
      return send(call, { stream: store.world.newId(), command, expected: null });
    }),
    bind(r.withdrawFeedback, (call) => {
      const { expected, reason } = call.body;
      return send(call, { stream: call.params.feedback, command: { type: "WithdrawFeedback", reason }, expected });
    }),
    bind(r.feedback, async (call) => {
      const scope = scopeOf(call);
      const { limit, cursor, party = null } = call.query;
      const filter = { organisation: scope.owner, party };
      const read = readCursor(cursor, filter);
      if (!read.ok) return read;
      const { rows } = await store.transaction(scope, (tx) =>
        tx.query<Row>(listSql, [scope.owner, read.value, party, limit + 1]),
      );
      const page = writeCursor(rows, limit, filter, viewOf);
      return ok({ ...page, items: page.items.flat() });
    }),
    bind(r.feedbackCounts, async (call) => ok(await feedbackCounts(services, scopeOf(call).owner, call.query))),
  ];
};
