import { routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import {
  atSite,
  type Due,
  dueOf,
  expectedBy,
  healthReader,
  heapOf,
  type IncidentCount,
  openRows,
  type Question,
  type Risk,
  type RiskState,
  riskState,
  statesAt,
  type YearLine,
  yearLines,
} from "@touchstone/register";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import { openLibrary } from "../../requirements/index.ts";
import type { Services } from "../../services.ts";
import { readHistory } from "../../store/index.ts";
import { brokenBy } from "../objectives/broken-by.ts";
import { dayOf } from "../rows.ts";
import { type HeldSite, siteAsked } from "../sites/read-sites.ts";
import { questionOf, timedEvent } from "./read-states.ts";
import { inBatches, scanRows } from "./scan-rows.ts";

const shownDue = 50;
const shownYear = 100;
const shownAreas = 50;

type Heaps = { area: string; failing: number; notReady: number; toJudge: number; holding: number };
const heapFields = { failing: "failing", "not-ready": "notReady", "to-judge": "toJudge", holding: "holding" } as const;

const byDay = (a: Due, b: Due): number => (a.due ?? "9999").localeCompare(b.due ?? "9999");

type CountedLine = YearLine & { readonly counts: IncidentCount | null };
type BoardLine = YearLine & { readonly behind: number };

/** What must always hold and did not once is behind, as what did not happen often enough. */
export const isBehind = ({ behind, required, failed }: BoardLine): boolean =>
  behind > 0 || (required === null && failed > 0);

type Lines = {
  readonly lines: readonly CountedLine[];
  readonly rows: ReadonlyMap<string, Pick<Risk, "sites">>;
  readonly on: string;
};

const yearOf = async (services: Services, owner: string, asked: Lines): Promise<readonly BoardLine[]> => {
  const broken = await brokenBy(services, owner, asked);
  return asked.lines.map(({ counts, ...line }) => {
    const incidents = counts === null ? 0 : broken(line.risk, counts).length;
    const behind = line.required === null ? 0 : Math.max(0, expectedBy(line.required, asked.on) - line.done);
    return { ...line, failed: line.failed + incidents, behind };
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

/** Everything the dashboard says of the rows, in one pass over them. */
export const readDashboard = async (services: Services, owner: string, on: string, site: HeldSite | null) => {
  const states: Partial<Record<RiskState, number>> = {};
  const areas = new Map<string, Heaps>();
  const due: Due[] = [];
  const lines: CountedLine[] = [];
  const places = new Map<string, Pick<Risk, "sites">>();
  const lawTitle = await lawTitles(services);
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
    due.push(...dueOf({ id, risk }, on, lawTitle));
    for (const line of yearLines({ id, risk }, on)) {
      const counts = risk.objectives.find((one) => one.id === line.objective)?.counts ?? null;
      lines.push({ ...line, counts: line.per === "always" ? counts : null });
    }
    reader.read({ id, risk });
  });
  const year = await yearOf(services, owner, { lines, rows: places, on });
  return { rows, states, areas: [...areas.values()], due: due.toSorted(byDay), year, missing: reader.answer().missing };
};

/** The ends of the last months that are over, and now. */
const monthEnds = (services: Services, months: number): readonly Question[] => {
  const today = Temporal.PlainDate.from(dayOf(services, undefined));
  const { zone } = services.store.world;
  const first = today.with({ day: 1 });
  const past = Array.from({ length: months - 1 }, (_, n) => first.subtract({ months: months - 2 - n }));
  return [
    ...past.map((next) => ({
      on: next.subtract({ days: 1 }).toString(),
      knownAt: next
        .toZonedDateTime(zone)
        .toInstant()
        .subtract({ milliseconds: 1 })
        .toString({ smallestUnit: "millisecond" }),
    })),
    questionOf(services, {}),
  ];
};

const ids = { size: 500, sql: "select id from register_risk where owner = $1" };

/** Rows by state at each of these moments, from the journal, five hundred rows at a time. */
const readHistoryStates = async (services: Services, owner: string, moments: readonly Question[]) => {
  const counts = moments.map((): Partial<Record<RiskState, number>> => ({}));
  await inBatches<{ readonly id: string }>(services, owner, ids, async (rows) => {
    const streams = rows.map(({ id }) => id);
    const lives = await services.store.transaction({ owner, caseId: null }, (tx) => readHistory(tx, owner, streams));
    for (const events of lives.values())
      for (const [at, state] of statesAt(events.map(timedEvent), moments).entries()) {
        const count = counts[at];
        if (count !== undefined && state !== "absent" && state !== "withdrawn") count[state] = (count[state] ?? 0) + 1;
      }
  });
  return counts;
};

export const dashboardBound = (services: Services): readonly Bound[] => [
  bind(routes.evaluation.dashboard, async (call) => {
    const on = dayOf(services, call.query.on);
    const { owner } = scopeOf(call);
    const site = await siteAsked(services, owner, call.query.site);
    if (!site.ok) return site;
    const { due, year, areas, rows, states, missing } = await readDashboard(services, owner, on, site.value);
    const behindFirst = year.toSorted(
      (a, b) => Number(isBehind(b)) - Number(isBehind(a)) || b.behind - a.behind || b.failed - a.failed,
    );
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
      year: behindFirst.slice(0, shownYear),
      objectives: { all: year.length, behind: year.filter(isBehind).length },
      missing,
    });
  }),
  bind(routes.evaluation.history, async (call) => {
    const moments = monthEnds(services, call.query.months);
    const counts = await readHistoryStates(services, scopeOf(call).owner, moments);
    const months = moments.map(({ on }, at) => {
      const states = counts[at] ?? {};
      const rows = Object.values(states).reduce((sum, count) => sum + count, 0);
      return { on, states, open: openRows(states), rows };
    });
    return ok({ months });
  }),
];
