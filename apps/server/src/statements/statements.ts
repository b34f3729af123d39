import { routes } from "@touchstone/contract";
import {
  accessRule,
  ok,
  type Refusal,
  type Result,
  refusal,
  refuse,
  type Statement,
  type StatementCommand,
  standingOn,
} from "@touchstone/kernel";
import { type Bound, bind, type Call, scopeOf } from "../http/bind.ts";
import { changedAnswer, readCursor, writeCursor } from "../http/lists.ts";
import type { Services } from "../services.ts";
import { verifyAddress } from "./certificate-files.ts";
import { publicAnswerOf, publicFiles, readPublicStatement } from "./public-statement.ts";
import { publishQueue } from "./publish.ts";
import { statementStream } from "./statement-stream.ts";

type Row = { readonly id: string; readonly version: number; readonly state: Statement };

const noDecision = async () => ({ facts: { decision: null }, reads: [] });

const todayOf = ({ store }: Services): string =>
  store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate().toString();

// The date alone ends a statement, recorded or not: the list must say so on the day itself.
const listSql = `
select id, version, state from statement
where owner = $1 and ($2::text is null or $2 = case when valid_until < $6 and standing in ('in-force', 'suspended') then 'expired' else standing end)
  and ($3::text is null or number like '%' || $3 || '%' or holder_zh like '%' || $3 || '%' or holder_en ilike '%' || $3 || '%')
  and ($4::uuid is null or id < $4)
order by id desc limit $5`;

const lineOf = (today: string) => (row: Row) => {
  const { attested } = row.state;
  if (attested === null) throw new Error(`statement ${row.id} says nothing`);
  return {
    id: row.id,
    version: row.version,
    number: attested.number,
    holder: attested.holder.name,
    standing: standingOn(row.state, today),
    issuedOn: attested.issuedOn,
    validUntil: attested.validUntil,
  };
};

const show = async (services: Services, row: Row) => {
  const { attested, changes } = row.state;
  if (attested === null) throw new Error(`statement ${row.id} says nothing`);
  const known = await readPublicStatement(services, attested.number);
  const files = publicFiles(attested.number);
  return {
    id: row.id,
    version: row.version,
    standing: standingOn(row.state, todayOf(services)),
    attested: { ...attested, sites: [...attested.sites] },
    history: changes.map((change, place) => ({ ...change, logIndex: known?.history[place]?.logIndex ?? null })),
    published:
      known === null
        ? null
        : {
            url: verifyAddress(services.origin, attested.number),
            pdf: `${services.origin}${files.pdf}`,
            credential: `${services.origin}${files.credential}`,
            proof: `${services.origin}${files.proof}`,
            logIndex: Number(known.log_index),
          },
  };
};

type ChangeRoute = typeof routes.statements.suspend;

const change =
  (services: Services, type: Exclude<StatementCommand["type"], "IssueStatement" | "ExpireStatement">) =>
  (call: Call<ChangeRoute>): Promise<Result<{ id: string; version: number }, Refusal>> => {
    const { from, reason, note, version } = call.body;
    const { organisation, statement } = call.params;
    return services.store.execute({
      kind: statementStream,
      stream: statement,
      scope: scopeOf(call),
      ...call.command,
      command: { type, from, reason, note },
      expected: version ?? null,
      // A change holds from a day that has come; the log's window shows one that is dated back.
      occurredOn: from,
      facts: noDecision,
      answer: changedAnswer(statement),
      also: (tx) => services.store.jobs.send(tx, publishQueue, { owner: organisation, statement }),
    });
  };

export const statementsBound = (services: Services): readonly Bound[] => {
  const { store } = services;
  const rowOf = async (scope: { readonly owner: string; readonly caseId: string | null }, id: string) => {
    const { rows } = await store.transaction(scope, (tx) =>
      tx.query<Row>("select id, version, state from statement where owner = $1 and id = $2", [scope.owner, id]),
    );
    return rows[0];
  };
  return [
    bind(routes.statements.list, async (call) => {
      const { limit, cursor, standing, search } = call.query;
      const scope = scopeOf(call);
      const filter = { organisation: scope.owner, standing: standing ?? null, search: search ?? null };
      const after = readCursor(cursor, filter);
      if (!after.ok) return after;
      const today = todayOf(services);
      const { rows } = await store.transaction(scope, (tx) =>
        tx.query<Row>(listSql, [scope.owner, filter.standing, filter.search, after.value, limit + 1, today]),
      );
      return ok(writeCursor(rows, limit, filter, lineOf(today)));
    }),
    bind(routes.statements.show, async (call) => {
      const row = await rowOf(scopeOf(call), call.params.statement);
      return row === undefined ? refuse(refusal("not-found", accessRule)) : ok(await show(services, row));
    }),
    bind(routes.statements.suspend, change(services, "SuspendStatement")),
    bind(routes.statements.restore, change(services, "RestoreStatement")),
    bind(routes.statements.withdraw, change(services, "WithdrawStatement")),
    bind(routes.statements.cancel, change(services, "CancelStatement")),
    bind(routes.statements.ask, async (call) => {
      const found = await readPublicStatement(services, call.params.number);
      if (found === null) return refuse(refusal("not-found", accessRule));
      return ok(publicAnswerOf(found, call.query.on ?? todayOf(services)));
    }),
  ];
};
