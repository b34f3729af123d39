import { routes } from "@touchstone/contract";
import { houseRule, ok, refusal, refuse } from "@touchstone/kernel";
import { riskStates } from "@touchstone/register";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import { isAnyText, readCursor, writeCursor } from "../../http/lists.ts";
import type { HeldLibrary } from "../../requirements/index.ts";
import type { Services } from "../../services.ts";
import { rankOn } from "../evidence/evidenced-days.ts";
import { checkerOn } from "../laws.ts";
import { dayOf } from "../rows.ts";
import type { Row } from "../views.ts";
import { afterSql, keysSql, orderOf, orderSql, readPlace, writePlace } from "./grid-order.ts";
import { gridRowOf } from "./grid-view.ts";

const matching = `owner = $1 and (case when $2::integer is null then risk_state <> 'withdrawn' else ${rankOn("$6::text")} = $2 end)
  and ($3::text is null or area = $3) and ($4::text is null or strpos(title, $4) > 0) and ($5::text is null or held_by = $5)`;

const listSql = (order: ReturnType<typeof orderOf>, isFirst: boolean): string =>
  `select id, version, state, ${keysSql(order)} as keys from register_risk
where ${matching} ${isFirst ? "" : `and ${afterSql(order, 8)}`}
order by ${orderSql(order)} limit $7`;

const countSql = `select count(*)::integer as total from register_risk where ${matching}`;

type Sorted = Row & { readonly keys: readonly string[] };

export const gridRowsBound = (services: Services, library: () => Promise<HeldLibrary>): Bound =>
  bind(routes.registerGrid.rows, async (call) => {
    const { limit, cursor, state, owner, area, search, sort, group, from, laws, on } = call.query;
    const scope = scopeOf(call);
    const filter = {
      organisation: scope.owner,
      state: state ?? null,
      owner: owner ?? null,
      area: area ?? null,
      search: search ?? null,
      sort,
      group: group ?? null,
      from,
    };
    const place = readCursor(cursor, filter, isAnyText);
    if (!place.ok) return place;
    const rank = state === undefined ? null : riskStates.indexOf(state);
    const day = dayOf(services, on);
    const wanted = [scope.owner, rank, filter.area, filter.search, filter.owner, day];
    const order = orderOf({ sort, group, from });
    const after = place.value === null ? [] : readPlace(place.value, order);
    if (after === null) return refuse(refusal("cursor-invalid", houseRule("9")));
    const { rows, total } = await services.store.transaction(scope, async (tx) => {
      const page = await tx.query<Sorted>(listSql(order, place.value === null), [...wanted, limit + 1, ...after]);
      if (place.value !== null) return { rows: page.rows, total: null };
      const counted = await tx.query<{ total: number }>(countSql, wanted);
      return { rows: page.rows, total: counted.rows[0]?.total ?? 0 };
    });
    const held = await library();
    const view = gridRowOf({
      on: day,
      year: Temporal.PlainDate.from(day).year,
      check: checkerOn(day, held),
      lawOf:
        laws === "with"
          ? ({ family, version }) => held.base.families.get(family)?.find((one) => one.version === version)
          : null,
    });
    const page = writeCursor(
      rows.map((row) => ({ id: writePlace([...row.keys, row.id]), row })),
      limit,
      filter,
      ({ row }) => view(row),
    );
    // From the end, too, a page reads downwards.
    return ok({ ...page, items: from === "end" ? page.items.toReversed() : page.items, total });
  });
