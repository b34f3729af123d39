import { routes } from "@touchstone/contract";
import { accessRule, ok, refusal, refuse } from "@touchstone/kernel";
import { type Risk, riskState } from "@touchstone/register";
import { type Bound, bind, scopeOf } from "../http/bind.ts";
import { changedAnswer, readCursor, writeCursor } from "../http/lists.ts";
import type { Services } from "../services.ts";
import { noFacts } from "../store/index.ts";
import { riskStream } from "./risk-stream.ts";

type Row = { readonly id: string; readonly version: number; readonly state: Risk };

const view = ({ id, version, state }: Row) => ({
  id,
  version,
  title: state.identified?.title ?? "",
  harm: state.identified?.harm ?? "",
  owner: state.identified?.owner ?? "",
  state: riskState(state),
});

const listSql = `
select id, version, state from register_risk
where owner = $1 and ($2::text is null or risk_state = $2) and ($3::text is null or title like '%' || $3 || '%')
  and ($4::uuid is null or id > $4)
order by id limit $5`;

export const registerBound = ({ store }: Services): readonly Bound[] => [
  bind(routes.register.identify, async (call) => {
    const id = store.world.newId();
    return store.execute({
      kind: riskStream,
      stream: id,
      scope: scopeOf(call),
      ...call.command,
      command: { type: "IdentifyRisk", ...call.body },
      expected: null,
      facts: noFacts,
      answer: changedAnswer(id),
    });
  }),
  bind(routes.register.list, async (call) => {
    const { limit, cursor, state, search } = call.query;
    const scope = scopeOf(call);
    const filter = { organisation: scope.owner, state: state ?? null, search: search ?? null };
    const after = readCursor(cursor, filter);
    if (!after.ok) return after;
    const { rows } = await store.transaction(scope, (tx) =>
      tx.query<Row>(listSql, [scope.owner, filter.state, filter.search, after.value, limit + 1]),
    );
    return ok(writeCursor(rows, limit, filter, view));
  }),
  bind(routes.register.show, async (call) => {
    const scope = scopeOf(call);
    const { rows } = await store.transaction(scope, (tx) =>
      tx.query<Row>("select id, version, state from register_risk where owner = $1 and id = $2", [
        scope.owner,
        call.params.risk,
      ]),
    );
    return rows[0] === undefined ? refuse(refusal("not-found", accessRule)) : ok(view(rows[0]));
  }),
];
