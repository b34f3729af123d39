import { houseRule, iCalendar, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import {
  bindsIn,
  checkVisits,
  dueDates,
  type IntervalRule,
  type LawBase,
  mostDues,
  placeOn,
  ruleOfObligation,
  type VisitCheck,
} from "@touchstone/requirements";
import { type Library, packsFor } from "./answers.ts";
import { isOwnRegion, officialCalendar, readCountings } from "./own-content.ts";

const asked = houseRule("4 (requirements)");
const longestYears = 50;
/** A feed holds every rule of a scene, and anybody may ask for it. */
const longestFeedYears = 5;

type Rules = Pick<Library, "base" | "packs">;

const rulesOf = (packs: Rules["packs"], base: LawBase): readonly IntervalRule[] =>
  packs.flatMap((pack) =>
    pack.obligations.flatMap(
      (one) => ruleOfObligation(pack, one, readCountings().countings.get(one.id) ?? null, base) ?? [],
    ),
  );

const ruleOf = ({ packs, base }: Rules, obligation: string): Result<IntervalRule, Refusal> => {
  const rule = rulesOf(packs, base).find(({ id }) => id === obligation);
  return rule === undefined ? refuse(refusal("schedule-unknown", asked, { obligation })) : ok(rule);
};

/** The rules of intervals of some scenes at a place; of all where neither is named. */
export const askSchedules = (
  library: Rules,
  { scene, region }: { readonly scene: string | undefined; readonly region: string | undefined },
): Result<readonly IntervalRule[], Refusal> => {
  if (region !== undefined && !isOwnRegion(region)) return refuse(refusal("region-unknown", asked, { region }));
  const packs = scene === undefined ? ok(library.packs) : packsFor(library, scene);
  if (!packs.ok) return packs;
  const rules = rulesOf(packs.value, library.base);
  return ok(region === undefined ? rules : rules.filter(({ jurisdiction }) => bindsIn(jurisdiction, region)));
};

type Span = { readonly start: string; readonly until: string | undefined };

const spanOf = (
  { start, until }: Span,
  most = longestYears,
): Result<{ readonly start: string; readonly until: string }, Refusal> => {
  const first = Temporal.PlainDate.from(start);
  const last = until ?? first.add({ years: 1 }).subtract({ days: 1 }).toString();
  if (last < start) return refuse(refusal("schedule-reversed", asked, { start, until: last }));
  return last > first.add({ years: most }).toString()
    ? refuse(refusal("schedule-too-long", asked, { start, until: last, most }))
    : ok({ start, until: last });
};

const placed = (rule: IntervalRule, { start, until }: { readonly start: string; readonly until: string }) =>
  dueDates(rule, start, until).map(placeOn(officialCalendar(), rule));

/** The calendar of one obligation from a start on. */
export const askSchedule = (library: Rules, obligation: string, given: Span) => {
  const [rule, span] = [ruleOf(library, obligation), spanOf(given)];
  if (!rule.ok) return rule;
  if (!span.ok) return span;
  const { scene, jurisdiction, title, startCounts } = rule.value;
  const dues = placed(rule.value, span.value);
  return ok({
    obligation,
    scene,
    jurisdiction,
    title,
    startCounts,
    ...span.value,
    more: dues.length >= mostDues,
    dues,
  });
};

type FeedAsked = Span & {
  readonly obligation: string | undefined;
  readonly scene: string | undefined;
  readonly region: string | undefined;
  readonly lang: "zh" | "en";
};

const feedRules = (
  library: Rules,
  { obligation, scene, region }: FeedAsked,
): Result<readonly IntervalRule[], Refusal> => {
  if (obligation !== undefined) {
    const rule = ruleOf(library, obligation);
    return rule.ok ? ok([rule.value]) : rule;
  }
  return scene === undefined || region === undefined
    ? refuse(refusal("calendar-of-nothing", asked))
    : askSchedules(library, { scene, region });
};

/** Due dates as iCalendar. It holds nothing of anybody: whoever knows scene, place and start could compute it. */
export const askFeed = (library: Rules, given: FeedAsked): Result<string, Refusal> => {
  const [rules, span] = [feedRules(library, given), spanOf(given, longestFeedYears)];
  if (!rules.ok) return rules;
  if (!span.ok) return span;
  const { lang, region, start } = given;
  const days = rules.value.flatMap((rule) =>
    placed(rule, span.value).map(({ date, rule: { source, clause } }) => ({
      uid: `${rule.id}-${start}-${date}@touchstone`,
      date,
      summary: `${rule.id} ${rule.title[lang]}`,
      description: `${source} ${clause}`,
    })),
  );
  const written =
    rules.value
      .map((rule) => rule.written)
      .toSorted()
      .at(-1) ?? start;
  const name = ["Touchstone", given.obligation ?? given.scene ?? "", region ?? "", start].filter((part) => part !== "");
  return ok(iCalendar({ name: name.join(" "), written, days }));
};

type VisitsAsked = {
  readonly dates: readonly string[];
  readonly obligations: readonly string[];
  readonly from: string | null;
  readonly until: string | null;
};

/** Actual dates against each rule asked for. */
export const askVisits = (library: Rules, { dates, obligations, from, until }: VisitsAsked) => {
  const days = [...dates, ...(from === null ? [] : [from]), ...(until === null ? [] : [until])].toSorted();
  const span = spanOf({ start: days[0] ?? "", until: days.at(-1) });
  if (!span.ok) return span;
  const checks: (VisitCheck & Pick<IntervalRule, "title">)[] = [];
  for (const obligation of new Set(obligations)) {
    const rule = ruleOf(library, obligation);
    if (!rule.ok) return rule;
    const check = checkVisits(rule.value, dates, { from, until });
    if (check === null) return refuse(refusal("visits-not-countable", asked, { obligation }));
    checks.push({ ...check, title: rule.value.title });
  }
  return ok({ visits: new Set(dates).size, checks });
};
