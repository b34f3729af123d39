import { type OutputOf, objectiveTexts, routes, say, shareTexts } from "@touchstone/contract";
import { ok, type Refusal, type Result } from "@touchstone/kernel";
import {
  askedOf,
  type CountedPeriod,
  type DueDays,
  doneDays,
  dueItems,
  lastShares,
  type PeriodShare,
  percentOf,
  periodOf,
  type Risk,
  reportedBy,
  shareOfItems,
} from "@touchstone/register";
import { writeCsv } from "../../adapters/tabular/write-csv.ts";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import { dayOf, readRow } from "../rows.ts";
import { readDueDays } from "./due-days.ts";

type Answer = OutputOf<typeof routes.objectives.periods>;
type Told = Answer["objectives"][number];

export type SharesAsked = { readonly on: string; readonly today: string; readonly days: DueDays };
type Asked = SharesAsked & { readonly by: CountedPeriod | null; readonly count: number };

export const shareView = ({ from, to, due, done, open, unknown }: PeriodShare) => ({
  from,
  to,
  due,
  done,
  open,
  unknown,
  percent: percentOf(done, due),
});

/** The running period of an objective and those before it; null where it has no frequency that is counted. */
export const sharesOf = (risk: Risk, objective: Risk["objectives"][number], { by: wished, count, ...given }: Asked) => {
  const asked = askedOf(objective, { ...given, done: doneDays(risk, objective.id, given.on) });
  if (asked === null) return null;
  const by = reportedBy(asked.per, wished);
  return { asked, by, periods: lastShares(asked, by, count) };
};

const told = (risk: Risk, given: Asked): readonly Told[] =>
  risk.objectives.flatMap((objective): readonly Told[] => {
    const found = sharesOf(risk, objective, given);
    if (found === null) return [];
    const { asked, by, periods } = found;
    const year = periodOf("year", given.on);
    return [
      {
        objective: objective.id,
        text: objective.text,
        frequency: objective.frequency,
        schedule: objective.schedule ?? null,
        by,
        year: shareView({ ...year, ...shareOfItems(dueItems(asked, year)), items: [] }),
        periods: periods.map((period) => ({ ...shareView(period), items: period.items.map((item) => ({ ...item })) })),
      },
    ];
  });

type Query = { readonly on?: string | undefined; readonly by?: CountedPeriod | undefined; readonly count: number };

const readShares = async (
  services: Services,
  owner: string,
  row: string,
  { on: wished, by, count }: Query,
): Promise<Result<Answer, Refusal>> => {
  const read = await readRow(services, owner, row);
  if (!read.ok) return read;
  const { state: risk, version } = read.value;
  const on = dayOf(services, wished);
  const given = {
    on,
    today: dayOf(services, undefined),
    days: await readDueDays(services, owner),
    by: by ?? null,
    count,
  };
  return ok({ on, risk: row, version, title: risk.identified?.title ?? "", objectives: [...told(risk, given)] });
};

const cells = ({ objectives }: Answer, language: "zh" | "en"): readonly (readonly string[])[] => {
  const word = (key: keyof typeof shareTexts) => say(shareTexts[key], language);
  const head = (["first", "last", "due", "done", "open", "unknown", "percent", "missed"] as const).map(word);
  return [
    [say(objectiveTexts.objective, language), ...head],
    ...objectives.flatMap(({ text, periods }) =>
      periods.map(({ from, to, due, done, open, unknown, percent, items }) => [
        text,
        from,
        to,
        ...[due, done, open, unknown].map(String),
        percent === null ? "" : String(percent),
        items.flatMap((item) => (item.state === "missed" ? [item.from] : [])).join(" "),
      ]),
    ),
  ];
};

export const sharesBound = (services: Services): readonly Bound[] => [
  bind(routes.objectives.periods, (call) => readShares(services, scopeOf(call).owner, call.params.risk, call.query)),
  bind(routes.objectives.periodsExport, async (call) => {
    const read = await readShares(services, scopeOf(call).owner, call.params.risk, call.query);
    if (!read.ok) return read;
    const name = `objective-periods-${read.value.on}.csv`;
    return ok({ bytes: writeCsv(cells(read.value, call.language)), type: "text/csv; charset=utf-8", name });
  }),
];
