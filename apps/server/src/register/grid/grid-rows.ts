import { routes } from "@touchstone/contract";
import { houseRule, ok, refusal, refuse } from "@touchstone/kernel";
import { type GridGroup, type GridSort, riskStates } from "@touchstone/register";
import { z } from "zod";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import { isAnyText, readCursor, writeCursor } from "../../http/lists.ts";
import type { HeldLibrary } from "../../requirements/index.ts";
import type { Services } from "../../services.ts";
import { rankOn } from "../evidence/evidenced-days.ts";
import { checkerOn } from "../laws.ts";
import { dayOf } from "../rows.ts";
import type { Row } from "../views.ts";
import { gridRowOf } from "./grid-view.ts";

// Only these texts reach the SQL. A state is a number of two digits, so that every key is compared as text.
const keys: Readonly<Record<Exclude<GridSort, "entered"> | GridGroup, string>> = {
  title: "title",
  state: `lpad((${rankOn("$6::text")})::text, 2, '0')`,
  owner: "held_by",
  area: "area",
};

type Order = { readonly sort: GridSort; readonly group: GridGroup | undefined };

/** What the page is ordered by before the id: at most the group's key and the sort's. */
const orderOf = ({ sort, group }: Order): readonly string[] => [
  ...new Set([...(group === undefined ? [] : [keys[group]]), ...(sort === "entered" ? [] : [keys[sort]])]),
];

const matching = `owner = $1 and (case when $2::integer is null then risk_state <> 'withdrawn' else ${rankOn("$6::text")} = $2 end)
  and ($3::text is null or area = $3) and ($4::text is null or strpos(title, $4) > 0) and ($5::text is null or held_by = $5)`;

const listSql = (by: readonly string[], isFirst: boolean): string => {
  const place = [...by.map((_, index) => `$${index + 8}::text`), `$${by.length + 8}::uuid`].join(", ");
  return `select id, version, state, array[${by.join(", ")}]::text[] as keys from register_risk
where ${matching} ${isFirst ? "" : `and (${[...by, "id"].join(", ")}) > (${place})`}
order by ${[...by, "id"].join(", ")} limit $7`;
};

const countSql = `select count(*)::integer as total from register_risk where ${matching}`;

type Sorted = Row & { readonly keys: readonly string[] };

// Each part in base64url, which holds no separator and reads back whatever somebody made of it.
const placeOf = ({ keys: before, id }: Sorted): string =>
  [...before, id].map((part) => Buffer.from(part).toString("base64url")).join(",");

/** The keys and the id of a place; null where it is none of this order: a cursor can be made by anybody. */
const readPlace = (place: string, by: readonly string[]): readonly string[] | null => {
  const parts = place.split(",").map((part) => Buffer.from(part, "base64url").toString("utf8"));
  const isWhole = parts.length === by.length + 1 && z.uuid().safeParse(parts.at(-1)).success;
  return isWhole && parts.every((part) => !part.includes("\u0000")) ? parts : null;
};

export const gridRowsBound = (services: Services, library: () => Promise<HeldLibrary>): Bound =>
  bind(routes.registerGrid.rows, async (call) => {
    const { limit, cursor, state, owner, area, search, sort, group, laws, on } = call.query;
    const scope = scopeOf(call);
    const filter = {
      organisation: scope.owner,
      state: state ?? null,
      owner: owner ?? null,
      area: area ?? null,
      search: search ?? null,
      sort,
      group: group ?? null,
    };
    const place = readCursor(cursor, filter, isAnyText);
    if (!place.ok) return place;
    const rank = state === undefined ? null : riskStates.indexOf(state);
    const day = dayOf(services, on);
    const wanted = [scope.owner, rank, filter.area, filter.search, filter.owner, day];
    const by = orderOf({ sort, group });
    const after = place.value === null ? [] : readPlace(place.value, by);
    if (after === null) return refuse(refusal("cursor-invalid", houseRule("9")));
    const { rows, total } = await services.store.transaction(scope, async (tx) => {
      const page = await tx.query<Sorted>(listSql(by, place.value === null), [...wanted, limit + 1, ...after]);
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
      rows.map((row) => ({ id: placeOf(row), row })),
      limit,
      filter,
      ({ row }) => view(row),
    );
    return ok({ ...page, total });
  });
