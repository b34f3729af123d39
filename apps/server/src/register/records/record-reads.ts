import { routes } from "@touchstone/contract";
import { accessRule, houseRule, isInForce, ok, refusal, refuse } from "@touchstone/kernel";
import { isOverdue, linksIn, type RecordKind, recordOn, recordParts } from "@touchstone/register";
import { writeCsv } from "../../adapters/tabular/write-csv.ts";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import { isTextAndId, readCursor, writeCursor } from "../../http/lists.ts";
import type { Services } from "../../services.ts";
import type { Transaction } from "../../store/index.ts";
import { dayOf } from "../rows.ts";
import { recordCells } from "./record-cells.ts";
import { choiceSql, readChoice } from "./record-choice.ts";
import { kindOfEdition, kindOn, readRecordKinds } from "./record-kinds.ts";
import { resolveLinks } from "./record-links.ts";
import { type RecordRow, recordView } from "./record-view.ts";

type Sort = "entered" | "title" | "due";
type Sorted = RecordRow & { readonly key: string };

const lastDay = "'9999-12-31'";
// The key that a page is ordered by, then the id, so that equal keys keep one order. Only these texts reach the SQL.
const keys: Readonly<Record<Sort, string>> = { entered: "''::text", title: "title", due: `coalesce(due, ${lastDay})` };

const listSql = (sort: Sort): string => `
select id, version, state, ${keys[sort]} as key from register_record
where owner = $1 and kind = $2 and ($3::text is null or record_state = $3) and ($4::text is null or strpos(title, $4) > 0)
  and ($7::uuid is null or (${keys[sort]}, id) > ($6::text, $7::uuid))
  and ${choiceSql("$8", "$9")}
order by ${keys[sort]}, id limit $5`;

const placeOf = ({ key, id }: Sorted): string => `${encodeURIComponent(key)},${id}`;
const readPlace = (place: string | null) => {
  if (place === null) return { key: null, id: null };
  const [key = "", id = ""] = place.split(",");
  return { key: decodeURIComponent(key), id };
};

const countSql = `
select kind, count(*)::integer as records, (count(*) filter (where not final))::integer as open,
  (count(*) filter (where due < $2))::integer as overdue
from register_record where owner = $1 group by kind`;
type Count = { readonly kind: string; readonly records: number; readonly open: number; readonly overdue: number };

const bookUnknown = (kind: string) => refuse(refusal("record-book-unknown", houseRule("4"), { kind }));
const notFound = refuse(refusal("not-found", accessRule));

/** The edition in force, or where none is any more, the last one: what was kept by it is still read. */
const anyEdition = (id: string, on: string): RecordKind | null =>
  kindOn(id, on) ?? readRecordKinds().findLast((kind) => kind.id === id) ?? null;

const linksOf = (rows: readonly RecordRow[]) =>
  rows.flatMap(({ state }) => {
    if (state.begun === null) return [];
    const kind = kindOfEdition(state.begun);
    return state.entries.flatMap(({ values }) => linksIn(kind, values));
  });

const summaries = async (tx: Transaction, owner: string, rows: readonly Sorted[], on: string) => {
  const { facts } = await resolveLinks(tx, { owner, on }, linksOf(rows));
  return rows.flatMap((row) => {
    if (row.state.begun === null) return [];
    const kind = kindOfEdition(row.state.begun);
    const shown = recordOn(row.state, kind, on, facts);
    if (shown === null) return [];
    const [first] = shown.due;
    const view = {
      id: row.id,
      title: shown.title,
      edition: kind.edition,
      state: shown.state,
      final: shown.final,
      due: first?.on ?? null,
      overdue: first !== undefined && isOverdue(first, on),
      warnings: shown.warnings.length,
    };
    return [{ id: placeOf(row), view }];
  });
};

export const recordReadsBound = (services: Services): readonly Bound[] => {
  const { records } = routes;
  const { store } = services;
  return [
    bind(records.kinds, async (call) => {
      const on = dayOf(services, call.query.on);
      const { rows } = await store.transaction(scopeOf(call), (tx) =>
        tx.query<Count>(countSql, [scopeOf(call).owner, on]),
      );
      const counted = new Map(rows.map(({ kind, ...count }) => [kind, count]));
      const kinds = recordParts.flatMap((part) =>
        readRecordKinds()
          .filter((kind) => kind.part === part && isInForce(kind, on))
          .map(({ id, title }) => ({ id, part, title, ...(counted.get(id) ?? { records: 0, open: 0, overdue: 0 }) })),
      );
      return ok({ kinds });
    }),
    bind(records.kind, async (call) => {
      const { kind: id } = call.params;
      const { edition } = call.query;
      const found =
        edition === undefined
          ? anyEdition(id, dayOf(services, undefined))
          : (readRecordKinds().find((kind) => kind.id === id && kind.edition === edition) ?? null);
      if (found === null) return bookUnknown(id);
      const { examples: _tests, ...kind } = found;
      return ok(kind);
    }),
    bind(records.list, async (call) => {
      const { limit, cursor, state, search, sort } = call.query;
      const scope = scopeOf(call);
      const { kind } = call.params;
      const on = dayOf(services, undefined);
      const rules = anyEdition(kind, on);
      if (rules === null) return bookUnknown(kind);
      const choice = readChoice(rules, call.query.choice);
      if (!choice.ok) return choice;
      const filter = {
        organisation: scope.owner,
        kind,
        state: state ?? null,
        search: search ?? null,
        choice: choice.value,
        sort,
      };
      const read = readCursor(cursor, filter, isTextAndId());
      if (!read.ok) return read;
      const place = readPlace(read.value);
      const values = [scope.owner, kind, filter.state, filter.search, limit + 1, place.key, place.id];
      const chosen = [choice.value?.field ?? null, choice.value?.option ?? null];
      const rows = await store.transaction(scope, async (tx) => {
        const found = await tx.query<Sorted>(listSql(sort), [...values, ...chosen]);
        return summaries(tx, scope.owner, found.rows, on);
      });
      return ok(writeCursor(rows, limit, filter, ({ view }) => view));
    }),
    bind(records.show, async (call) => {
      const scope = scopeOf(call);
      const on = dayOf(services, call.query.on);
      const answer = await store.transaction(scope, async (tx) => {
        const { rows } = await tx.query<RecordRow>(
          "select id, version, state from register_record where owner = $1 and id = $2",
          [scope.owner, call.params.record],
        );
        const [row] = rows;
        return row === undefined
          ? null
          : { row, links: await resolveLinks(tx, { owner: scope.owner, on }, linksOf(rows)) };
      });
      if (answer === null || answer.row.state.begun === null) return notFound;
      const kind = kindOfEdition(answer.row.state.begun);
      const shown = recordOn(answer.row.state, kind, on, answer.links.facts);
      // Before the day on which it was entered it is not there.
      return shown === null ? notFound : ok(recordView({ ...answer, kind, on, shown, viewer: call.viewer.person }));
    }),
    bind(records.export, async (call) => {
      const scope = scopeOf(call);
      const on = dayOf(services, undefined);
      const kind = anyEdition(call.params.kind, on);
      if (kind === null) return bookUnknown(call.params.kind);
      const cells = await store.transaction(scope, async (tx) => {
        const { rows } = await tx.query<RecordRow>(
          "select id, version, state from register_record where owner = $1 and kind = $2 order by id",
          [scope.owner, kind.id],
        );
        const links = await resolveLinks(tx, { owner: scope.owner, on }, linksOf(rows));
        return recordCells({ kind, rows, links, on, language: call.language });
      });
      return ok({ bytes: writeCsv(cells), type: "text/csv; charset=utf-8", name: `${kind.id}-${on}.csv` });
    }),
  ];
};
