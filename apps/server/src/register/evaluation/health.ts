import { healthTexts, routes, say } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import {
  atSite,
  type Flaw,
  type Health,
  healthReader,
  lawKey,
  lawKeys,
  type RiskState,
  riskState,
  rowGraph,
} from "@touchstone/register";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import { stateOn } from "../evidence/evidenced-days.ts";
import { dayOf, readRow } from "../rows.ts";
import { type HeldSite, siteAsked } from "../sites/read-sites.ts";
import { scanRows } from "./scan-rows.ts";
import { tableFile } from "./table-file.ts";

const readHealth = async (services: Services, owner: string, site: HeldSite | null): Promise<Health> => {
  const reader = healthReader();
  await scanRows(services, owner, ({ id, state: risk }) => {
    if (risk.withdrawn === null && (site === null || atSite(risk, site.id))) reader.read({ id, risk });
  });
  return reader.answer();
};

const shownFlaws = 200;
const shownNeighbours = 50;

const flawCells = (language: "zh" | "en", { kind, no, title, text, removable }: Flaw): readonly string[] => [
  say(healthTexts[`flaw.${kind}`], language),
  no,
  title,
  text,
  [say(healthTexts[`mend.${kind}`], language), ...(removable ? [say(healthTexts.removable, language)] : [])].join(" "),
];

// Titles are compared without marks and white space, so the candidates are all rows that list something like it.
// A row that ended is nobody's neighbour.
const listingSql = `
select id, title, ${stateOn("$3::text")} as state,
  array(select line->>'title' from json_array_elements(state->'lines') line where line->>'withdrawn' is null) as laws
from register_risk where owner = $1 and id <> $2 and risk_state <> 'withdrawn' order by id`;

export const healthBound = (services: Services): readonly Bound[] => [
  bind(routes.evaluation.health, async (call) => {
    const { owner } = scopeOf(call);
    const site = await siteAsked(services, owner, call.query.site);
    if (!site.ok) return site;
    const { flaws, trace, ...figures } = await readHealth(services, owner, site.value);
    const { kind } = call.query;
    const wanted = kind === undefined ? flaws : flaws.filter((flaw) => flaw.kind === kind);
    return ok({ ...figures, trace: [...trace], flaws: wanted.slice(0, shownFlaws), of: wanted.length });
  }),
  bind(routes.evaluation.healthExport, async (call) => {
    const { owner } = scopeOf(call);
    const site = await siteAsked(services, owner, call.query.site);
    if (!site.ok) return site;
    const { flaws } = await readHealth(services, owner, site.value);
    const head = (["kind", "where", "what", "mend"] as const).map((key) => say(healthTexts[key], call.language));
    const [kind = "", where = "", what = "", mend = ""] = head;
    const rows = flaws.map((flaw) => flawCells(call.language, flaw));
    const name = `health-${dayOf(services, undefined)}`;
    return ok(await tableFile(name, call.query.format, [kind, "No.", where, what, mend], rows));
  }),
  bind(routes.evaluation.graph, async (call) => {
    const { owner } = scopeOf(call);
    const row = await readRow(services, owner, call.params.risk);
    if (!row.ok) return row;
    const { id, state } = row.value;
    const on = dayOf(services, undefined);
    const own = new Set(lawKeys(state));
    const { rows } = await services.store.transaction(scopeOf(call), (tx) =>
      tx.query<{ id: string; title: string; state: RiskState; laws: string[] }>(listingSql, [owner, id, on]),
    );
    const neighbours = rows.flatMap((other) => {
      const law = other.laws.find((title) => own.has(lawKey(title)));
      return law === undefined ? [] : [{ risk: other.id, title: other.title, law, state: other.state }];
    });
    const { nodes, edges, flaws } = rowGraph(id, state);
    return ok({
      risk: id,
      title: state.identified?.title ?? "",
      state: riskState(state, on),
      nodes: [...nodes],
      edges: [...edges],
      flaws: [...flaws],
      neighbours: neighbours.slice(0, shownNeighbours),
    });
  }),
];
