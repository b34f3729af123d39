import { routes } from "@touchstone/contract";
import { accessRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import { concludeCompliance, orphans, type RiskState, riskStates } from "@touchstone/register";
import { type Bound, bind, scopeOf } from "../http/bind.ts";
import { type IsKey, isAnyText, isTextAndId, readCursor, writeCursor } from "../http/lists.ts";
import type { HeldLibrary } from "../requirements/index.ts";
import type { Services } from "../services.ts";
import { rankOn, stateOn } from "./evidence/evidenced-days.ts";
import { checkerOn, endedOn, overtakenOn } from "./laws.ts";
import { type AsOf, type Row, riskView, summaryView } from "./views.ts";

type Sort = "entered" | "title" | "state";
type Sorted = Row & { readonly key: string };

// The key that a page is ordered by, then the id, so that equal keys keep one order. Only these texts reach the SQL.
// A state is one of a day: evidence runs out.
const rank = `(${rankOn("$8::text")})`;
const keys: Readonly<Record<Sort, string>> = { entered: "''", title: "title", state: `lpad(${rank}::text, 2, '0')` };
const isKeyOf: Readonly<Record<Sort, IsKey>> = {
  entered: (key) => key === "",
  title: isAnyText,
  state: (key) => /^\d{2}$/.test(key),
};
const order: Readonly<Record<Sort, string>> = { entered: "id", title: "title, id", state: `${rank}, id` };
const after: Readonly<Record<Sort, string>> = {
  entered: "id > $7::uuid",
  title: "(title, id) > ($6::text, $7::uuid)",
  state: `(${rank}, id) > ($6::text::integer, $7::uuid)`,
};

const listSql = (sort: Sort): string => `
select id, version, state, ${keys[sort]} as key from register_risk
where owner = $1 and (case when $2::integer is null then risk_state <> 'withdrawn' else ${rankOn("$8::text")} = $2 end) and ($3::text is null or area = $3)
  and ($4::text is null or strpos(title, $4) > 0) and ($7::uuid is null or ${after[sort]}) and ($6::text is null or true)
order by ${order[sort]} limit $5`;

// Both parts are free of the separator: the key is percent-encoded, the id is a UUID.
const placeOf = ({ key, id }: Sorted): string => `${encodeURIComponent(key)},${id}`;
const readPlace = (place: string | null): { readonly key: string | null; readonly id: string | null } => {
  if (place === null) return { key: null, id: null };
  const [key = "", id = ""] = place.split(",");
  return { key: decodeURIComponent(key), id };
};

/** Today in the zone of the law, unless the reader asks as of another day. */
export const dayOf = ({ store }: Services, asked: string | undefined): string =>
  asked ?? store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate().toString();

export const readRow = async (services: Services, owner: string, id: string): Promise<Result<Row, Refusal>> => {
  const { rows } = await services.store.transaction({ owner, caseId: null }, (tx) =>
    tx.query<Row>("select id, version, state from register_risk where owner = $1 and id = $2", [owner, id]),
  );
  return rows[0] === undefined ? refuse(refusal("not-found", accessRule)) : ok(rows[0]);
};

/** Every row of one organisation's register that has not ended, in the order in which they were entered. */
export const allRows = async ({ store }: Services, owner: string): Promise<readonly Row[]> => {
  const { rows } = await store.transaction({ owner, caseId: null }, (tx) =>
    tx.query<Row>(
      "select id, version, state from register_risk where owner = $1 and risk_state <> 'withdrawn' order by id",
      [owner],
    ),
  );
  return rows;
};

const countSql = `
select ${stateOn("$2::text")} as risk_state, count(*)::integer as rows, (count(*) filter (where lawless))::integer as lawless,
  coalesce(sum(loose_lines), 0)::integer as loose
from register_risk where owner = $1 and risk_state <> 'withdrawn' group by 1`;

const statesOf = (counts: readonly Count[]): Partial<Record<RiskState, number>> =>
  Object.fromEntries(counts.map(({ risk_state: state, rows }) => [state, rows]));

type Count = {
  readonly risk_state: RiskState;
  readonly rows: number;
  readonly lawless: number;
  readonly loose: number;
};

export const rowsBound = (services: Services, library: () => Promise<HeldLibrary>): readonly Bound[] => {
  const asOf = async (asked: string | undefined): Promise<AsOf> => {
    const on = dayOf(services, asked);
    const laws = await library();
    return { on, check: checkerOn(on, laws), overtaken: overtakenOn(on, laws.base), ended: endedOn(on, laws.base) };
  };
  const countStates = async (scope: { readonly owner: string; readonly caseId: string | null }, asked?: string) => {
    const on = dayOf(services, asked);
    const { rows } = await services.store.transaction(scope, (tx) => tx.query<Count>(countSql, [scope.owner, on]));
    return rows;
  };
  return [
    bind(routes.register.list, async (call) => {
      const { limit, cursor, state, area, search, sort, on } = call.query;
      const scope = scopeOf(call);
      const filter = {
        organisation: scope.owner,
        state: state ?? null,
        area: area ?? null,
        search: search ?? null,
        sort,
      };
      const read = readCursor(cursor, filter, isTextAndId(isKeyOf[sort]));
      if (!read.ok) return read;
      const place = readPlace(read.value);
      const wanted = state === undefined ? null : riskStates.indexOf(state);
      const values = [
        scope.owner,
        wanted,
        filter.area,
        filter.search,
        limit + 1,
        place.key,
        place.id,
        dayOf(services, on),
      ];
      const { rows } = await services.store.transaction(scope, (tx) => tx.query<Sorted>(listSql(sort), values));
      const view = summaryView(await asOf(on));
      const page = writeCursor(
        rows.map((row) => ({ id: placeOf(row), row })),
        limit,
        filter,
        ({ row }) => view(row),
      );
      return ok(page);
    }),
    bind(routes.register.show, async (call) => {
      const row = await readRow(services, scopeOf(call).owner, call.params.risk);
      return row.ok ? ok(riskView(await asOf(call.query.on))(row.value)) : row;
    }),
    bind(routes.register.overview, async (call) => {
      const counts = await countStates(scopeOf(call), call.query.on);
      const sum = (of: (count: Count) => number) => counts.reduce((total, count) => total + of(count), 0);
      const states = statesOf(counts);
      return ok({
        rows: sum(({ rows }) => rows),
        states,
        risksWithoutLaw: sum(({ lawless }) => lawless),
        lawsWithoutClause: sum(({ loose }) => loose),
        compliant: concludeCompliance(states).ok,
      });
    }),
    bind(routes.register.conclusion, async (call) =>
      concludeCompliance(statesOf(await countStates(scopeOf(call), call.query.on))),
    ),
    bind(routes.register.orphans, async (call) => {
      const rows = await allRows(services, scopeOf(call).owner);
      const { risksWithoutLaw, lawsWithoutClause } = orphans(rows.map(({ id, state }) => ({ id, risk: state })));
      return ok({ risksWithoutLaw: [...risksWithoutLaw], lawsWithoutClause: [...lawsWithoutClause] });
    }),
  ];
};
