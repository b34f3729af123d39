import { type OutputOf, routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import { allRowsOf, openRows, type Question, type RiskState, siteFeed, standingsAt } from "@touchstone/register";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import { readHistory } from "../../store/index.ts";
import { dayOf } from "../rows.ts";
import { type HeldSite, siteAsked, sitesOn } from "../sites/read-sites.ts";
import { questionOf, timedEvent } from "./read-states.ts";
import { inBatches } from "./scan-rows.ts";

type History = OutputOf<typeof routes.evaluation.history>;
type Counts = Partial<Record<RiskState, number>>;

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

/** Rows by state at each of these moments, from the journal, five hundred rows at a time; whole, and at the sites of then. */
const readMoments = async (services: Services, owner: string, moments: readonly Question[]) => {
  const feeds = await Promise.all(
    moments.map(async ({ on }) => ({
      on,
      whole: {} satisfies Counts as Counts,
      sites: siteFeed((await sitesOn(services, owner, on)).map(({ id, state }) => ({ id, name: state.facts.name }))),
    })),
  );
  await inBatches<{ readonly id: string }>(services, owner, ids, async (rows) => {
    const streams = rows.map(({ id }) => id);
    const lives = await services.store.transaction({ owner, caseId: null }, (tx) => readHistory(tx, owner, streams));
    for (const events of lives.values())
      for (const [at, standing] of standingsAt(events.map(timedEvent), moments).entries()) {
        const feed = feeds[at];
        const { state } = standing;
        if (feed === undefined || state === "absent" || state === "withdrawn") continue;
        feed.whole[state] = (feed.whole[state] ?? 0) + 1;
        feed.sites.add(standing);
      }
  });
  return feeds.map(({ on, whole, sites }) => ({ on, whole, sites: sites.answer() }));
};

type Moment = Awaited<ReturnType<typeof readMoments>>[number];

const bySite = (moments: readonly Moment[]): History["sites"] =>
  // The last moment is today: it names every site that there was.
  (moments.at(-1)?.sites ?? []).slice(0, 200).map(({ key, title }) => ({
    key,
    title,
    months: moments.flatMap(({ on, sites }) => {
      const then = sites.find((one) => one.key === key);
      return then === undefined ? [] : [{ on, open: openRows(then.states), rows: allRowsOf(then.states) }];
    }),
  }));

const monthOf = ({ on, whole, sites }: Moment, site: HeldSite | null): History["months"][number] => {
  const states = site === null ? whole : { ...sites.find(({ key }) => key === site.id)?.states };
  return { on, states, open: openRows(states), rows: allRowsOf(states) };
};

export const historyBound = (services: Services): readonly Bound[] => [
  bind(routes.evaluation.history, async (call) => {
    const { owner } = scopeOf(call);
    const site = await siteAsked(services, owner, call.query.site);
    if (!site.ok) return site;
    const moments = await readMoments(services, owner, monthEnds(services, call.query.months));
    return ok({
      months: moments.map((moment) => monthOf(moment, site.value)),
      site: site.value === null ? null : { id: site.value.id, name: site.value.state.facts.name },
      sites: bySite(moments),
    });
  }),
];
