import { routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import {
  atSite,
  type Due,
  dueOf,
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
import { openLibrary } from "../../requirements/index.ts";
import type { Services } from "../../services.ts";
import { countIncidents } from "../objectives/count-incidents.ts";
import { readDueDays } from "../objectives/due-days.ts";
import { dayOf } from "../rows.ts";
import { type HeldSite, siteAsked } from "../sites/read-sites.ts";
import { recordsDue } from "./records-due.ts";
import { scanRows } from "./scan-rows.ts";

const shownDue = 50;
const shownYear = 100;
const shownAreas = 50;

type Heaps = { area: string; failing: number; notReady: number; toJudge: number; holding: number };
const heapFields = { failing: "failing", "not-ready": "notReady", "to-judge": "toJudge", holding: "holding" } as const;

type BoardLine = Omit<YearLine, "counts" | "unknown"> & { readonly incidents: number | null };

/** What must always hold and did not once is behind, as what did not happen often enough. */
export const isBehind = ({ behind, required, failed }: BoardLine): boolean =>
  behind > 0 || (required === null && failed > 0);
const isBroken = ({ incidents }: BoardLine): boolean => incidents !== null && incidents > 0;

type Lines = Omit<Parameters<typeof countIncidents>[2], "lines"> & { readonly lines: readonly YearLine[] };

const yearOf = async (services: Services, owner: string, asked: Lines): Promise<readonly BoardLine[]> => {
  const counted = await countIncidents(services, owner, asked);
  return asked.lines.map((each) => {
    const { counts: _, unknown: _calendar, ...line } = each;
    const incidents = counted(each)?.length ?? null;
    return { ...line, failed: line.failed + (incidents ?? 0), incidents };
  });
};

/** Titles of law as they are printed, with the version: two of one family are two things to review. */
const lawTitles = async ({ store }: Services) => {
  const { base } = await openLibrary(store)();
  return (family: string, version: string): string => {
    const title = base.families.get(family)?.find((one) => one.version === version)?.title;
    return title === undefined ? `${family}@${version}` : `${title} ${version}`;
  };
};

const byDay = (a: Due, b: Due): number => (a.due ?? "9999").localeCompare(b.due ?? "9999");

/** Everything the dashboard says of the rows, in one pass over them. */
export const readDashboard = async (services: Services, owner: string, on: string, site: HeldSite | null) => {
  const states: Partial<Record<RiskState, number>> = {};
  const areas = new Map<string, Heaps>();
  const due: Due[] = [];
  const lines: YearLine[] = [];
  const places = new Map<string, Pick<Risk, "sites">>();
  const lawTitle = await lawTitles(services);
  const reader = healthReader();
  const given = { on, today: dayOf(services, undefined), days: await readDueDays(services, owner) };
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
    due.push(...dueOf({ id, risk }, on, lawTitle));
    lines.push(...yearLines({ id, risk }, given));
    reader.read({ id, risk });
  });
  const year = await yearOf(services, owner, { lines, rows: places, on });
  return { rows, states, areas: [...areas.values()], due: due.toSorted(byDay), year, missing: reader.answer().missing };
};

export const dashboardBound = (services: Services): readonly Bound[] => [
  bind(routes.evaluation.dashboard, async (call) => {
    const on = dayOf(services, call.query.on);
    const { owner } = scopeOf(call);
    const site = await siteAsked(services, owner, call.query.site);
    if (!site.ok) return site;
    const { due, year, areas, rows, states, missing } = await readDashboard(services, owner, on, site.value);
    const worstFirst = year.toSorted(
      (a, b) =>
        Number(isBroken(b)) - Number(isBroken(a)) ||
        Number(isBehind(b)) - Number(isBehind(a)) ||
        b.behind - a.behind ||
        b.failed - a.failed,
    );
    return ok({
      on,
      rows,
      states,
      compliant: rows > 0 && openRows(states) === 0,
      due: due.slice(0, shownDue),
      dueCount: due.length,
      overdueCount: due.filter(({ overdue }) => overdue).length,
      records: site.value === null ? await recordsDue(services, owner, on) : null,
      areas: areas
        .toSorted((a, b) => b.failing - a.failing || b.notReady - a.notReady || a.area.localeCompare(b.area))
        .slice(0, shownAreas),
      year: worstFirst.slice(0, shownYear),
      objectives: {
        all: year.length,
        behind: year.filter(isBehind).length,
        broken: year.filter(isBroken).length,
      },
      missing,
    });
  }),
];
