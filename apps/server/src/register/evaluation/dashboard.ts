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
  type Question,
  type RiskState,
  riskState,
  statesAt,
  type YearLine,
  yearLines,
} from "@touchstone/register";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import type { HeldLibrary } from "../../requirements/index.ts";
import type { Services } from "../../services.ts";
import { readHistory } from "../../store/index.ts";
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

/** Everything the dashboard says of the rows, in one pass over them. */
export const readDashboard = async (services: Services, owner: string, on: string, site: HeldSite | null) => {
  const states: Partial<Record<RiskState, number>> = {};
  const areas = new Map<string, Heaps>();
  const due: Due[] = [];
  const year: (YearLine & { readonly behind: number })[] = [];
  const reader = healthReader();
  let rows = 0;
  await scanRows(services, owner, ({ id, state: risk }) => {
    const state = riskState(risk, on);
    if (state === "withdrawn" || (site !== null && !atSite(risk, site.id))) return;
    rows += 1;
    states[state] = (states[state] ?? 0) + 1;
    const heaps = areas.get(risk.area) ?? { area: risk.area, failing: 0, notReady: 0, toJudge: 0, holding: 0 };
    heaps[heapFields[heapOf(state)]] += 1;
    areas.set(risk.area, heaps);
    due.push(...dueOf({ id, risk }, on));
    for (const line of yearLines({ id, risk }, on)) {
      const behind = line.required === null ? 0 : Math.max(0, expectedBy(line.required, on) - line.done);
      year.push({ ...line, behind });
    }
    reader.read({ id, risk });
  });
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

type ByTitle = (family: string) => string;

const dueLine = ({ law, ...one }: Due, titleOf: ByTitle) =>
  law === null ? one : { ...one, text: `${titleOf(law.family)} ${law.version}` };

export const dashboardBound = (services: Services, library: () => Promise<HeldLibrary>): readonly Bound[] => [
  bind(routes.evaluation.dashboard, async (call) => {
    const { base } = await library();
    const titleOf: ByTitle = (family) => base.families.get(family)?.at(-1)?.title ?? family;
    const on = dayOf(services, call.query.on);
    const { owner } = scopeOf(call);
    const site = await siteAsked(services, owner, call.query.site);
    if (!site.ok) return site;
    const { due, year, areas, rows, states, missing } = await readDashboard(services, owner, on, site.value);
    const behindFirst = year.toSorted((a, b) => b.behind - a.behind);
    return ok({
      on,
      rows,
      states,
      compliant: rows > 0 && openRows(states) === 0,
      due: due.slice(0, shownDue).map((one) => dueLine(one, titleOf)),
      dueCount: due.length,
      overdueCount: due.filter(({ overdue }) => overdue).length,
      areas: areas
        .toSorted((a, b) => b.failing - a.failing || b.notReady - a.notReady || a.area.localeCompare(b.area))
        .slice(0, shownAreas),
      year: behindFirst.slice(0, shownYear),
      objectives: { all: year.length, behind: year.filter(({ behind }) => behind > 0).length },
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
