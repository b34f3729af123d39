import { type Language, type OutputOf, type Route, routes } from "@touchstone/contract";
import {
  accessRule,
  type Bilingual,
  barredFrom,
  type Complaint,
  type ComplaintCommand,
  ok,
  refusal,
  refuse,
} from "@touchstone/kernel";
import { type Bound, bind, type Call, scopeOf } from "../../http/bind.ts";
import { changedAnswer, isOpenAndId, readCursor, writeCursor } from "../../http/lists.ts";
import type { Services } from "../../services.ts";
import type { Transaction } from "../../store/index.ts";
import type { CaseDesk } from "../case-desk.ts";
import { candidatesOf, clockFor, memberOf } from "./appeal-facts.ts";
import { type ComplaintRow, complaintViewOf } from "./appeal-views.ts";
import { complaintStream } from "./complaint-stream.ts";
import { concernFacts, readConcern } from "./concern-facts.ts";
import { repliesOf } from "./notices.ts";
import { publishTime } from "./published-times.ts";
import { receiveComplaint } from "./receive-complaint.ts";
import { referComplaint } from "./refer-complaint.ts";

const notFound = refuse(refusal("not-found", accessRule));
// The place in the list is whether it is closed, then when it came.
const listSql = `
select case when closed then '1' else '0' end || id as id, version, state from case_complaint
where owner = $1 and ($2::text is null or (closed, id) > (left($2, 1) = '1', substr($2, 2)::uuid))
order by closed, id limit $3`;
const concernedSql = `
select id, number, state->'attested'->>'number' as statement, state->'opened'->'client' as client from case_file
where owner = $1 and ($2 = '' or position(lower($2) in lower(concat_ws(' ', number, state->'attested'->>'number',
  state->'opened'->'client'->'name'->>'zh', state->'opened'->'client'->'name'->>'en'))) > 0)
order by id desc limit 50`;

export const complaintsBound = (services: Services, desk: CaseDesk): readonly Bound[] => {
  const { store } = services;
  const { content, today } = desk;

  const send = async <R extends Route>(
    call: Call<R>,
    id: string,
    command: ComplaintCommand,
    expected: number | undefined,
  ) => {
    const scope = scopeOf(call);
    const { rows } = await store.transaction(scope, (tx) =>
      tx.query("select id from case_complaint where owner = $1 and id = $2", [scope.owner, id]),
    );
    if (rows.length === 0) return notFound;
    return store.execute({
      kind: complaintStream,
      stream: id,
      scope,
      ...call.command,
      command,
      expected: expected ?? null,
      facts: async (tx, state) => {
        const { facts, reads } = await concernFacts(tx, scope.owner, state, command, content);
        return { facts: { ...facts, actor: { name: call.viewer.name }, number: "", recent: 0, fromThere: 0 }, reads };
      },
      answer: changedAnswer(id),
      also: async (tx, { state, events }, stamp) => {
        const sent = events.find(({ type }) => type === "ComplaintSentToClient");
        const at = { id, owner: scope.owner, packs: content.packs };
        if (sent?.type === "ComplaintSentToClient") await referComplaint(tx, at, state, sent.data, stamp);
        if (events.some(({ type }) => type === "ComplaintDecided" || type === "ComplaintHandlerAssigned"))
          await publishTime(services, tx, { owner: scope.owner, stream: id, kind: "complaint" });
      },
    });
  };

  /** The body's people, each asked about the cases and the client that it concerns. */
  const mayHear = async (tx: Transaction, owner: string, about: Complaint["validated"], language: Language) => {
    const { facts } = await readConcern(tx, owner, about, content);
    const known = { ...facts, namedClient: null };
    return candidatesOf(tx, owner, (asked) => barredFrom(known, asked, today()), language);
  };

  return [
    bind(routes.complaints.receive, (call) =>
      receiveComplaint(services, desk, call.params.organisation, call.body, call.address),
    ),
    bind(routes.complaints.list, async (call) => {
      const scope = scopeOf(call);
      const { limit, cursor } = call.query;
      const filter = { complaints: scope.owner };
      const after = readCursor(cursor, filter, isOpenAndId);
      if (!after.ok) return after;
      return store.transaction(scope, async (tx) => {
        const { rows } = await tx.query<ComplaintRow>(listSql, [scope.owner, after.value, limit + 1]);
        const shown = rows.slice(0, limit).map((row) => ({ ...row, id: row.id.slice(1) }));
        const replies = await repliesOf(
          tx,
          scope.owner,
          shown.map(({ id }) => id),
        );
        const items: OutputOf<typeof routes.complaints.list>["items"] = [];
        for (const row of shown) {
          const { validated, closed, received } = row.state;
          const isOpen = closed === null && validated?.isValid === true;
          const people = isOpen ? await mayHear(tx, scope.owner, validated, call.language) : [];
          const clock = clockFor(content.packs, "complaint", received?.on ?? today());
          const rest = { candidates: people, reply: replies.get(row.id) ?? null };
          items.push(complaintViewOf(row, clock, today(), rest));
        }
        const { next } = writeCursor(rows, limit, filter, ({ id }) => id);
        return ok({ today: today(), items, next });
      });
    }),
    bind(routes.complaints.concerned, async (call) => {
      const scope = scopeOf(call);
      const { rows } = await store.transaction(scope, (tx) =>
        tx.query<{ id: string; number: string; statement: string | null; client: { id: string; name: Bilingual } }>(
          concernedSql,
          [scope.owner, call.query.words.trim()],
        ),
      );
      return ok({ items: rows });
    }),
    bind(routes.complaints.acknowledge, (call) =>
      send(call, call.params.complaint, { type: "AcknowledgeComplaint" }, call.body.version),
    ),
    bind(routes.complaints.validate, (call) => {
      const { version: expected, ...said } = call.body;
      return send(call, call.params.complaint, { type: "ValidateComplaint", ...said }, expected);
    }),
    bind(routes.complaints.assign, async (call) => {
      const scope = scopeOf(call);
      const chosen = await store.transaction(scope, (tx) => memberOf(tx, scope.owner, call.body.person));
      if (chosen === null) return notFound;
      return send(call, call.params.complaint, { type: "AssignComplaintHandler", ...chosen }, call.body.version);
    }),
    bind(routes.complaints.send, (call) =>
      send(call, call.params.complaint, { type: "SendComplaintToClient", text: call.body.text }, call.body.version),
    ),
    bind(routes.complaints.decide, (call) => {
      const { version: expected, ...decision } = call.body;
      return send(call, call.params.complaint, { type: "DecideComplaint", ...decision }, expected);
    }),
    bind(routes.complaints.tell, (call) =>
      send(call, call.params.complaint, { type: "TellComplainant", how: call.body.how }, call.body.version),
    ),
    bind(routes.complaints.close, (call) =>
      send(call, call.params.complaint, { type: "CloseComplaint", publicity: call.body.publicity }, call.body.version),
    ),
  ];
};
