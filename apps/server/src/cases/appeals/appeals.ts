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
import { changedAnswer } from "../../http/lists.ts";
import type { Services } from "../../services.ts";
import type { FactsRead, Transaction } from "../../store/index.ts";
import type { CaseDesk } from "../case-desk.ts";
import { candidatesOf, clockFor, memberOf, readPartFacts } from "./appeal-facts.ts";
import { appealStream } from "./appeal-stream.ts";
import { type AppealRest, type AppealRow, appealViewOf } from "./appeal-views.ts";
import { publishTime } from "./published-times.ts";
import { ordersOf } from "./remedies.ts";

const notFound = refuse(refusal("not-found", accessRule));
const most = 200;
const rule: RuleSource = { source: "ISO/IEC 17021-1:2015", clause: "9.7.2" };

const ofCaseSql =
  "select id, version, state from case_appeal where owner = $1 and case_id = $2 order by id desc limit $3";
const ofBodySql = "select id, version, state from case_appeal where owner = $1 order by closed, id limit $2";

export const appealsBound = (services: Services, { content, today }: CaseDesk): readonly Bound[] => {
  const { store } = services;
  type Scoped = { readonly owner: string; readonly caseId: string | null };

  const inCase = async (tx: Transaction, scope: Scoped, id: string): Promise<readonly AppealRow[]> =>
    (await tx.query<AppealRow>(ofCaseSql, [scope.owner, id, most])).rows;

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
    const rows = await store.transaction(scope, (tx) => inCase(tx, scope, at.case));
    if (!rows.some(({ id }) => id === at.appeal)) return notFound;
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
      return store.transaction(scope, async (tx) => {
        const { rows } = await tx.query<AppealRow>(ofBodySql, [scope.owner, most]);
        const items = await inTurn(rows, (row) => viewOf(tx, scope.owner, row, "body", []));
        return ok({ today: today(), items });
      });
    }),
    bind(routes.appeals.ofCase, async (call) => {
      const scope = scopeOf(call);
      const viewer = scope.caseId === null ? "body" : "appellant";
      return store.transaction(scope, async (tx) => {
        const rows = await inCase(tx, scope, call.params.case);
        const read = viewer === "body" ? await readPartFacts(tx, scope.owner, call.params.case, content) : null;
        const people =
          read === null || rows.every(({ state }) => state.closed !== null)
            ? []
            : await candidatesOf(
                tx,
                scope.owner,
                (asked) => notUninvolved(read.facts, asked, today(), rule),
                call.language,
              );
        return ok({
          today: today(),
          items: await inTurn(rows, (row) =>
            viewOf(tx, scope.owner, row, viewer, row.state.closed === null ? people : []),
          ),
        });
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
          const rows = await inCase(tx, scope, id);
          const { rows: cases } = await tx.query<{ number: string }>(
            "select number from case_file where owner = $1 and id = $2",
            [scope.owner, id],
          );
          return factsOf(tx, scope, id, call.viewer.name, {
            number: `${cases[0]?.number ?? ""}-APL-${rows.length + 1}`,
            open: rows.flatMap(({ state }) =>
              state.closed !== null || state.filed === null ? [] : [state.filed.subject],
            ),
          });
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
