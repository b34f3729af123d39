import { type Route, routes } from "@touchstone/contract";
import {
  type AppealCommand,
  type AppealFacts,
  accessRule,
  notUninvolved,
  ok,
  type RuleSource,
  refusal,
  refuse,
} from "@touchstone/kernel";
import { type Bound, bind, type Call, scopeOf } from "../../http/bind.ts";
import { changedAnswer, isOpenAndId, readCursor, writeCursor } from "../../http/lists.ts";
import type { Services } from "../../services.ts";
import type { FactsRead, Transaction } from "../../store/index.ts";
import type { CaseDesk } from "../case-desk.ts";
import { candidatesOf, clockFor, memberOf, readPartFacts } from "./appeal-facts.ts";
import { appealStream } from "./appeal-stream.ts";
import { type AppealRest, type AppealRow, appealViewOf } from "./appeal-views.ts";
import { publishTime } from "./published-times.ts";
import { ordersOf } from "./remedies.ts";

const notFound = refuse(refusal("not-found", accessRule));
const rule: RuleSource = { source: "ISO/IEC 17021-1:2015", clause: "9.7.2" };

const ofCaseSql = `
select id, version, state from case_appeal where owner = $1 and case_id = $2 and ($3::uuid is null or id < $3)
order by id desc limit $4`;
// The place in the list is whether it is closed, then when it came.
const ofBodySql = `
select case when closed then '1' else '0' end || id as id, version, state from case_appeal
where owner = $1 and ($2::text is null or (closed, id) > (left($2, 1) = '1', substr($2, 2)::uuid))
order by closed, id limit $3`;
/** Nothing is deleted, so how many there ever were is a counter; the index on the number would refuse a second of the same. */
const filingSql = `
select file.number as "caseNumber",
  (select count(*)::integer from case_appeal where owner = $1 and case_id = $2) as made,
  (select coalesce(json_agg(state->'filed'->'subject'), '[]'::json) from case_appeal
   where owner = $1 and case_id = $2 and not closed) as open
from case_file file where file.owner = $1 and file.id = $2`;
type Filing = { readonly caseNumber: string; readonly made: number; readonly open: AppealFacts["open"] };

export const appealsBound = (services: Services, { content, today }: CaseDesk): readonly Bound[] => {
  const { store } = services;
  type Scoped = { readonly owner: string; readonly caseId: string | null };

  const isInCase = async (tx: Transaction, scope: Scoped, at: { readonly case: string; readonly appeal: string }) => {
    const { rows } = await tx.query("select id from case_appeal where owner = $1 and case_id = $2 and id = $3", [
      scope.owner,
      at.case,
      at.appeal,
    ]);
    return rows.length > 0;
  };

  const factsOf = async (
    tx: Transaction,
    scope: Scoped,
    caseId: string,
    name: string,
    filing: Pick<AppealFacts, "number" | "open">,
  ): Promise<FactsRead<AppealFacts>> => {
    const read = await readPartFacts(tx, scope.owner, caseId, content);
    if (read === null) throw new Error(`an appeal is about case ${caseId}, which is not there`);
    return { facts: { ...read.facts, ...filing, actor: { name } }, reads: read.reads };
  };

  /** One step of one appeal, by somebody of the body; the appellant only files. */
  const send = async <R extends Route>(
    call: Call<R>,
    at: { readonly case: string; readonly appeal: string },
    command: AppealCommand,
    expected: number | undefined,
  ) => {
    const scope = scopeOf(call);
    if (scope.caseId !== null) return notFound;
    if (!(await store.transaction(scope, (tx) => isInCase(tx, scope, at)))) return notFound;
    return store.execute({
      kind: appealStream,
      stream: at.appeal,
      scope,
      ...call.command,
      command,
      expected: expected ?? null,
      facts: (tx) => factsOf(tx, scope, at.case, call.viewer.name, { number: "", open: [] }),
      answer: changedAnswer(at.appeal),
      also: async (tx, { events }) => {
        if (events.some(({ type }) => type === "AppealDecided" || type === "AppealHandlerAssigned"))
          await publishTime(services, tx, { owner: scope.owner, stream: at.appeal, kind: "appeal" });
      },
    });
  };

  const viewOf = async (
    tx: Transaction,
    owner: string,
    row: AppealRow,
    viewer: "body" | "appellant",
    candidates: AppealRest["candidates"],
  ) => {
    const clock = clockFor(content.packs, "appeal", row.state.filed?.on ?? today());
    const { orders, followUps } = await ordersOf(tx, owner, row, today());
    const rest = { candidates, orders, followUps: viewer === "body" ? followUps : [] };
    return appealViewOf(row, clock, today(), viewer, rest);
  };

  const inTurn = async <Row, Shown>(rows: readonly Row[], show: (row: Row) => Promise<Shown>): Promise<Shown[]> => {
    const shown: Shown[] = [];
    for (const row of rows) shown.push(await show(row));
    return shown;
  };

  return [
    bind(routes.appeals.list, async (call) => {
      const scope = scopeOf(call);
      const { limit, cursor } = call.query;
      const filter = { appeals: scope.owner };
      const after = readCursor(cursor, filter, isOpenAndId);
      if (!after.ok) return after;
      return store.transaction(scope, async (tx) => {
        const { rows } = await tx.query<AppealRow>(ofBodySql, [scope.owner, after.value, limit + 1]);
        const { items: shown, next } = writeCursor(rows, limit, filter, (row) => ({ ...row, id: row.id.slice(1) }));
        const items = await inTurn(shown, (row) => viewOf(tx, scope.owner, row, "body", []));
        return ok({ today: today(), items, next });
      });
    }),
    bind(routes.appeals.ofCase, async (call) => {
      const scope = scopeOf(call);
      const { limit, cursor } = call.query;
      const filter = { case: call.params.case };
      const after = readCursor(cursor, filter);
      if (!after.ok) return after;
      const viewer = scope.caseId === null ? "body" : "appellant";
      return store.transaction(scope, async (tx) => {
        const asked = [scope.owner, call.params.case, after.value, limit + 1];
        const { rows } = await tx.query<AppealRow>(ofCaseSql, asked);
        const { items: shown, next } = writeCursor(rows, limit, filter, (row) => row);
        const read = viewer === "body" ? await readPartFacts(tx, scope.owner, call.params.case, content) : null;
        const people =
          read === null || shown.every(({ state }) => state.closed !== null)
            ? []
            : await candidatesOf(
                tx,
                scope.owner,
                (asked) => notUninvolved(read.facts, asked, today(), rule),
                call.language,
              );
        const items = await inTurn(shown, (row) =>
          viewOf(tx, scope.owner, row, viewer, row.state.closed === null ? people : []),
        );
        return ok({ today: today(), items, next });
      });
    }),
    bind(routes.appeals.file, async (call) => {
      const scope = scopeOf(call);
      const stream = store.world.newId();
      const { case: id } = call.params;
      return store.execute({
        kind: appealStream,
        stream,
        scope,
        ...call.command,
        command: { type: "FileAppeal", case: id, ...call.body },
        expected: null,
        facts: async (tx) => {
          // Two that are filed at once take turns: the number of the second follows the first's.
          await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 7462021))", [id]);
          const { rows } = await tx.query<Filing>(filingSql, [scope.owner, id]);
          const { caseNumber = "", made = 0, open = [] } = rows[0] ?? {};
          return factsOf(tx, scope, id, call.viewer.name, { number: `${caseNumber}-APL-${made + 1}`, open });
        },
        answer: ({ version, state }) => ({ id: stream, version, number: state.filed?.number ?? "" }),
        also: (tx) => publishTime(services, tx, { owner: scope.owner, stream, kind: "appeal" }),
      });
    }),
    bind(routes.appeals.acknowledge, (call) =>
      send(call, call.params, { type: "AcknowledgeAppeal" }, call.body.version),
    ),
    bind(routes.appeals.assign, async (call) => {
      const scope = scopeOf(call);
      if (scope.caseId !== null) return notFound;
      const chosen = await store.transaction(scope, (tx) => memberOf(tx, scope.owner, call.body.person));
      if (chosen === null) return notFound;
      return send(call, call.params, { type: "AssignAppealHandler", ...chosen }, call.body.version);
    }),
    bind(routes.appeals.investigate, (call) =>
      send(call, call.params, { type: "InvestigateAppeal", text: call.body.text }, call.body.version),
    ),
    bind(routes.appeals.decide, (call) => {
      const { version: expected, ...decision } = call.body;
      return send(call, call.params, { type: "DecideAppeal", ...decision }, expected);
    }),
    bind(routes.appeals.tell, (call) =>
      send(call, call.params, { type: "TellAppellant", how: call.body.how }, call.body.version),
    ),
    bind(routes.appeals.close, (call) => send(call, call.params, { type: "CloseAppeal" }, call.body.version)),
  ];
};
