import { type OutputOf, objectiveTexts, routes, say, shareTexts } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import {
  atSite,
  type CountedIncident,
  type DueDays,
  type ObjectiveStanding,
  objectiveStanding,
  type Risk,
  riskState,
  type YearLine,
  yearLines,
} from "@touchstone/register";
import { writeCsv } from "../../adapters/tabular/write-csv.ts";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import { scanRows } from "../evaluation/scan-rows.ts";
import { dayOf } from "../rows.ts";
import { type HeldSite, siteAsked } from "../sites/read-sites.ts";
import { countIncidents } from "./count-incidents.ts";
import { readDueDays } from "./due-days.ts";
import { outcomesOn } from "./read-incidents.ts";
import { sharesBound, sharesOf, shareView } from "./shares.ts";

type Line = OutputOf<typeof routes.objectives.year>["lines"][number];

// What needs somebody stands first.
const order: readonly ObjectiveStanding[] = [
  "broken",
  "behind",
  "unmeasured",
  "on-track",
  "not-yet",
  "held",
  "reached",
];
const shownLines = 200;
const shownIncidents = 20;
const shownIncident = ({ id, title, on, outcome, answered }: CountedIncident) => ({ id, title, on, outcome, answered });

type Place = Pick<Risk, "sites">;
type Shares = Pick<Line, "frequency" | "schedule" | "by" | "running" | "last">;
type Found = {
  readonly lines: readonly { readonly line: YearLine; readonly version: number; readonly shares: Shares }[];
  readonly rows: ReadonlyMap<string, Place>;
};
type Given = { readonly on: string; readonly today: string; readonly days: DueDays };

const twoPeriods = (risk: Risk, { objective: id }: YearLine, given: Given): Shares | null => {
  const objective = risk.objectives.find((one) => one.id === id);
  if (objective === undefined) return null;
  const { frequency, schedule = null } = objective;
  const found = sharesOf(risk, objective, { ...given, by: null, count: 1 });
  const [running, last] = (found?.periods ?? []).map(shareView);
  return { frequency, schedule, by: found?.by ?? null, running: running ?? null, last: last ?? null };
};

/** Objectives of the rows in one pass, and where every row stands: an incident belongs to the sites of its row. */
const readLines = async (services: Services, owner: string, given: Given, site: HeldSite | null): Promise<Found> => {
  const lines: Found["lines"][number][] = [];
  const rows = new Map<string, Place>();
  await scanRows(services, owner, ({ id, version, state: risk }) => {
    rows.set(id, { sites: risk.sites });
    if (riskState(risk, given.on) === "withdrawn" || (site !== null && !atSite(risk, site.id))) return;
    for (const line of yearLines({ id, risk }, given)) {
      const shares = twoPeriods(risk, line, given);
      if (shares !== null) lines.push({ line, version, shares });
    }
  });
  return { lines, rows };
};

const readYear = async (services: Services, owner: string, on: string, site: HeldSite | null): Promise<Line[]> => {
  const today = dayOf(services, undefined);
  const given = { on, today, days: await readDueDays(services, owner) };
  const { lines, rows } = await readLines(services, owner, given, site);
  const counted = await countIncidents(services, owner, { lines: lines.map(({ line }) => line), rows, on });
  const told = lines.map(({ line: each, version, shares }): Line => {
    const { failed: _, behind, unknown, counts, ...line } = each;
    const found = counted(each);
    return {
      ...line,
      ...shares,
      version,
      counts: counts === null ? null : { ...counts, outcomes: [...counts.outcomes] },
      incidents: found?.slice(0, shownIncidents).map(shownIncident) ?? null,
      broken: found?.length ?? 0,
      standing: objectiveStanding({ ...line, behind, unknown, incidents: found?.length ?? null }, on, today),
    };
  });
  return told.toSorted((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing));
};

const shareCells = ({ running, last }: Line): readonly string[] =>
  [running, last].flatMap((share) =>
    share === null
      ? ["", "", ""]
      : [`${share.from}–${share.to}`, `${share.done}/${share.due}`, share.percent === null ? "" : `${share.percent}%`],
  );

const cellsOf = (line: Line, language: "zh" | "en"): readonly string[] => {
  const word = (key: keyof typeof objectiveTexts, facts = {}) => say(objectiveTexts[key], language, facts);
  const { text, title, required, done, incidents, broken, standing } = line;
  const counted = incidents === null ? word("once", { done }) : word("incidents", { count: broken });
  return [
    text,
    title,
    required === null ? counted : `${done}/${required}`,
    word(`standing.${standing}`),
    ...shareCells(line),
  ];
};

export const objectivesBound = (services: Services): readonly Bound[] => [
  bind(routes.objectives.year, async (call) => {
    const { owner } = scopeOf(call);
    const on = dayOf(services, call.query.on);
    const site = await siteAsked(services, owner, call.query.site);
    if (!site.ok) return site;
    const lines = await readYear(services, owner, on, site.value);
    const outcomes = outcomesOn(dayOf(services, undefined)).map(({ id, title }) => ({ id, title }));
    return ok({ on, lines: lines.slice(0, shownLines), of: lines.length, outcomes });
  }),
  bind(routes.objectives.export, async (call) => {
    const { owner } = scopeOf(call);
    const on = dayOf(services, call.query.on);
    const site = await siteAsked(services, owner, call.query.site);
    if (!site.ok) return site;
    const head = [
      ...(["objective", "risk", "count", "state"] as const).map((key) => say(objectiveTexts[key], call.language)),
      ...(["running", "runningShare", "runningPercent", "before", "beforeShare", "beforePercent"] as const).map((key) =>
        say(shareTexts[key], call.language),
      ),
    ];
    const rows = (await readYear(services, owner, on, site.value)).map((line) => cellsOf(line, call.language));
    return ok({ bytes: writeCsv([head, ...rows]), type: "text/csv; charset=utf-8", name: `objectives-${on}.csv` });
  }),
  ...sharesBound(services),
];
