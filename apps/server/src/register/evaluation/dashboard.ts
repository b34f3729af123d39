import { routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import {
  atSite,
  type Due,
  dueOf,
  expectedBy,
  healthReader,
  heapOf,
  openRows,
  type Risk,
  type RiskState,
  riskState,
  type YearLine,
  yearLines,
} from "@touchstone/register";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import { countIncidents } from "../objectives/count-incidents.ts";
import { dayOf } from "../rows.ts";
import { type HeldSite, siteAsked } from "../sites/read-sites.ts";
import { scanRows } from "./scan-rows.ts";

const shownDue = 50;
const shownYear = 100;
const shownAreas = 50;

type Heaps = { area: string; failing: number; notReady: number; toJudge: number; holding: number };
const heapFields = { failing: "failing", "not-ready": "notReady", "to-judge": "toJudge", holding: "holding" } as const;

const byDay = (a: Due, b: Due): number => (a.due ?? "9999").localeCompare(b.due ?? "9999");

/** Everything the dashboard says of the rows, in one pass over them. */
export const readDashboard = async (services: Services, owner: string, on: string, site: HeldSite | null) => {
  const states: Partial<Record<RiskState, number>> = {};
  const areas = new Map<string, Heaps>();
  const due: Due[] = [];
  const lines: YearLine[] = [];
  const places = new Map<string, Pick<Risk, "sites">>();
  const reader = healthReader();
  let rows = 0;
  await scanRows(services, owner, ({ id, state: risk }) => {
    places.set(id, { sites: risk.sites });
    const state = riskState(risk, on);
    if (state === "withdrawn" || (site !== null && !atSite(risk, site.id))) return;
    rows += 1;
    states[state] = (states[state] ?? 0) + 1;
    const heaps = areas.get(risk.area) ?? { area: risk.area, failing: 0, notReady: 0, toJudge: 0, holding: 0 };
    heaps[heapFields[heapOf(state)]] += 1;
    areas.set(risk.area, heaps);
    due.push(...dueOf({ id, risk }, on));
    lines.push(...yearLines({ id, risk }, on));
    reader.read({ id, risk });
  });
  const counted = await countIncidents(services, owner, { lines, rows: places, on });
  const year = lines.map(({ counts, ...line }) => ({
    ...line,
    behind: line.required === null ? 0 : Math.max(0, expectedBy(line.required, on) - line.done),
    incidents: counted({ ...line, counts })?.length ?? null,
  }));
  return { rows, states, areas: [...areas.values()], due: due.toSorted(byDay), year, missing: reader.answer().missing };
};

export const dashboardBound = (services: Services): readonly Bound[] => [
  bind(routes.evaluation.dashboard, async (call) => {
    const on = dayOf(services, call.query.on);
    const { owner } = scopeOf(call);
    const site = await siteAsked(services, owner, call.query.site);
    if (!site.ok) return site;
    const { due, year, areas, rows, states, missing } = await readDashboard(services, owner, on, site.value);
    const isBroken = ({ incidents }: (typeof year)[number]): boolean => incidents !== null && incidents > 0;
    const worstFirst = year.toSorted((a, b) => Number(isBroken(b)) - Number(isBroken(a)) || b.behind - a.behind);
    return ok({
      on,
      rows,
      states,
      compliant: rows > 0 && openRows(states) === 0,
      due: due.slice(0, shownDue),
      dueCount: due.length,
      overdueCount: due.filter(({ overdue }) => overdue).length,
      areas: areas
        .toSorted((a, b) => b.failing - a.failing || b.notReady - a.notReady || a.area.localeCompare(b.area))
        .slice(0, shownAreas),
      year: worstFirst.slice(0, shownYear),
      objectives: {
        all: year.length,
        behind: year.filter(({ behind }) => behind > 0).length,
        broken: year.filter(isBroken).length,
      },
      missing,
    });
  }),
];
