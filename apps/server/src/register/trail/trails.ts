import { auditWalkTexts, type Language, registerTexts, routes, say, trailTexts } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import { auditTrail, columns, riskState, type TrailColumn } from "@touchstone/register";
import { writeCsv } from "../../adapters/tabular/write-csv.ts";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import { readCursor, writeCursor } from "../../http/lists.ts";
import type { Services } from "../../services.ts";
import { inBatches } from "../evaluation/scan-rows.ts";
import { dayOf } from "../rows.ts";
import type { Row } from "../views.ts";

const asked = "risk_state <> 'withdrawn' and ($3::text is null or area = $3) and ($4::uuid is null or id = $4::uuid)";
const rowsSql = `select id, version, state from register_risk where owner = $1 and ${asked}`;
const pageSql = `${rowsSql} and ($2::uuid is null or id > $2::uuid) order by id limit $5`;

// More areas than a register has are names typed at random; the filter shows the first of them.
const areasSql = `
select distinct area from register_risk where owner = $1 and risk_state <> 'withdrawn' and area <> '' order by area limit 200`;

type Numbered = Exclude<(typeof columns)[number], { key: "no" }>;
const numbered = columns.filter((column): column is Numbered => column.key !== "no");
const stations = numbered.map(({ key, mark, zh, en }) => {
  const question = auditWalkTexts[key];
  return { column: key, mark, title: { zh, en }, question: { zh: question.zh, en: question.en } };
});

const trailView =
  (on: string) =>
  ({ id, state }: Pick<Row, "id" | "state">) => ({
    risk: id,
    no: state.identified?.no ?? "",
    title: state.identified?.title ?? "",
    area: state.area,
    owner: state.owner,
    state: riskState(state, on),
    steps: auditTrail(state, on).map((step) => ({ ...step, shows: [...step.shows], lacks: [...step.lacks] })),
  });
type Trail = ReturnType<ReturnType<typeof trailView>>;

const headOf = (column: TrailColumn) => stations.find((one) => one.column === column);

/** One line per station, so that an auditor can write beside each. */
const linesOf = ({ no, title, area, owner, state, steps }: Trail, language: Language): readonly (readonly string[])[] =>
  steps.map(({ column, shows, lacks, asked: isAsked }) => [
    no,
    title,
    area,
    owner,
    say(registerTexts[`state.${state}`], language),
    headOf(column)?.title[language] ?? column,
    headOf(column)?.question[language] ?? "",
    shows.join("\n"),
    isAsked ? lacks.join("\n") : say(trailTexts.notAsked, language),
  ]);

const heads = ["no", "risk", "area", "ownerHead", "state", "station", "question", "shows", "missing"] as const;

export const trailsBound = (services: Services): readonly Bound[] => [
  bind(routes.registerTrails.list, async (call) => {
    const scope = scopeOf(call);
    const { limit, cursor, area = null, risk = null } = call.query;
    const on = dayOf(services, call.query.on);
    const filter = { organisation: scope.owner, area, risk };
    const read = readCursor(cursor, filter);
    if (!read.ok) return read;
    const [rows, areas] = await services.store.transaction(scope, async (tx) => [
      (await tx.query<Row>(pageSql, [scope.owner, read.value, area, risk, limit + 1])).rows,
      (await tx.query<{ area: string }>(areasSql, [scope.owner])).rows,
    ]);
    const page = writeCursor(rows, limit, filter, trailView(on));
    return ok({ ...page, items: [...page.items], on, columns: stations, areas: areas.map((one) => one.area) });
  }),
  bind(routes.registerTrails.export, async (call) => {
    const { owner } = scopeOf(call);
    const { language } = call;
    const { area = null, risk = null } = call.query;
    const on = dayOf(services, call.query.on);
    const view = trailView(on);
    const cells: (readonly string[])[] = [heads.map((key) => say(trailTexts[key], language))];
    await inBatches<Row>(services, owner, { size: 1000, sql: rowsSql, values: [area, risk] }, (rows) => {
      for (const row of rows) cells.push(...linesOf(view(row), language));
    });
    return ok({ bytes: writeCsv(cells), type: "text/csv; charset=utf-8", name: `trails-${on}.csv` });
  }),
];
