import { routes } from "@touchstone/contract";
import { accessRule, ok, refusal, refuse, standingEdges } from "@touchstone/kernel";
import { type Bound, bind, scopeOf } from "../http/bind.ts";
import { readCursor, writeCursor } from "../http/lists.ts";
import type { Services } from "../services.ts";
import { changesBound } from "./change-standing.ts";
import { publicAnswerOf, publicStandingOn, readHeld, readPublicStatement } from "./public-statement.ts";
import { type StatementRow, statementLineOf, statementViewOf, todayOf } from "./statement-view.ts";
import { readDialects, reasonsInForce, wordsOf } from "./status-content.ts";
import { watchBound } from "./watch.ts";

const notFound = refuse(refusal("not-found", accessRule));

// The date alone ends a statement, recorded or not: the list must say so on the day itself. A past day is asked of the
// history; the filter narrows today's standing by the index, and a past day's by the last act that held then.
const listSql = `
select id, version, state from statement
where owner = $1
  and ($2::text is null or $2 = case when $7::text is not null then (
      select case when one->>'standing' in ('in-force', 'suspended')
          and (state->'cycles'->((one->>'cycles')::integer - 1)->>'validUntil') < $7 then 'expired' else one->>'standing' end
      from json_array_elements(state->'changes') with ordinality as each(one, place)
      where one->>'from' <= $7 order by place desc limit 1)
    when valid_until < $6 and standing in ('in-force', 'suspended') then 'expired' else standing end)
  and ($3::text is null or number like '%' || $3 || '%' or holder_zh like '%' || $3 || '%' or holder_en ilike '%' || $3 || '%')
  and ($4::uuid is null or id < $4)
order by id desc limit $5`;

export const statementsBound = (services: Services): readonly Bound[] => {
  const { store } = services;
  // A wrong table of words or reasons stops the start, not the first reader.
  const dialects = readDialects();
  reasonsInForce(todayOf(services));
  return [
    bind(routes.statements.list, async (call) => {
      const { limit, cursor, standing = null, search = null, on } = call.query;
      const scope = scopeOf(call);
      const today = todayOf(services);
      const day = on === undefined || on === today ? null : on;
      const filter = { organisation: scope.owner, standing, search, on: day };
      const after = readCursor(cursor, filter);
      if (!after.ok) return after;
      const { rows } = await store.transaction(scope, (tx) =>
        tx.query<StatementRow>(listSql, [scope.owner, standing, search, after.value, limit + 1, today, day]),
      );
      return ok(writeCursor(rows, limit, filter, statementLineOf(day ?? today, today)));
    }),
    bind(routes.statements.show, async (call) => {
      const scope = scopeOf(call);
      const { rows } = await store.transaction(scope, (tx) =>
        tx.query<StatementRow>("select id, version, state from statement where owner = $1 and id = $2", [
          scope.owner,
          call.params.statement,
        ]),
      );
      const row = rows[0];
      if (row === undefined) return notFound;
      return ok(await statementViewOf(services, row, call.query.on ?? todayOf(services)));
    }),
    bind(routes.statements.held, async (call) => {
      const today = todayOf(services);
      const held = await readHeld(services, scopeOf(call).owner);
      return ok({
        items: held.map((found) => ({
          number: found.number,
          standing: publicStandingOn(found, today),
          title: found.attested.title,
          body: found.attested.body.name,
          validUntil: found.attested.validUntil,
          caseId: found.said.cycles[0]?.caseId ?? found.attested.caseId,
        })),
      });
    }),
    bind(routes.statements.statusTables, async (call) => {
      const { source, edition, words } = dialects;
      return ok({
        edges: standingEdges.map((edge) => ({ ...edge, rule: { ...edge.rule } })),
        dialects: { source, edition, words: words.map(({ standing }) => wordsOf(standing)) },
        reasons: reasonsInForce(call.query.on ?? todayOf(services)).map((reason) => ({
          ...reason,
          acts: [...reason.acts],
          rule: { ...reason.rule },
        })),
      });
    }),
    bind(routes.statements.ask, async (call) => {
      const found = await readPublicStatement(services, call.params.number);
      return found === null ? notFound : ok(publicAnswerOf(found, call.query.on ?? todayOf(services)));
    }),
    ...changesBound(services),
    ...watchBound(services),
  ];
};
