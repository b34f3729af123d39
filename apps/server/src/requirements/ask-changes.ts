import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import { type ComingChange, comingChanges, moveSite, reaches, type SiteMove } from "@touchstone/requirements";
import { askReach, type Library, packsFor } from "./answers.ts";

const asked = houseRule("4 (requirements)");

/** Where a site moves, and by the law of which day. */
export const askMove = (
  library: Library,
  { scene, from, to, on }: { readonly scene: string; readonly from: string; readonly to: string; readonly on: string },
): Result<SiteMove, Refusal> => {
  const [here, there] = [askReach(from, undefined), askReach(to, undefined)];
  if (!here.ok) return here;
  if (!there.ok) return there;
  const packs = packsFor(library, scene);
  return packs.ok ? ok(moveSite(packs.value, { from: here.value, to: there.value, on }, library.base)) : packs;
};

export type CalendarAsked = {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly region: string | undefined;
};

/** What has just changed and what the coming year brings, unless other days are asked for. */
const back = { months: 6 };
const onward = { months: 12 };
const longest = { years: 10 };
const most = 500;

export const askCalendar = (
  { base }: Pick<Library, "base">,
  { from, to, region }: CalendarAsked,
  today: string,
): Result<
  { readonly from: string; readonly to: string; readonly items: readonly ComingChange[]; readonly more: boolean },
  Refusal
> => {
  const reach = region === undefined ? null : askReach(region, undefined);
  if (reach !== null && !reach.ok) return reach;
  const day = Temporal.PlainDate.from(today);
  const first = from === undefined ? day.subtract(back) : Temporal.PlainDate.from(from);
  const last = to === undefined ? Temporal.PlainDate.from(from ?? today).add(onward) : Temporal.PlainDate.from(to);
  const days = { from: first.toString(), to: last.toString() };
  if (Temporal.PlainDate.compare(last, first) < 0 || Temporal.PlainDate.compare(last, first.add(longest)) > 0)
    return refuse(refusal("calendar-too-long", asked, days));
  const items = comingChanges(base, days.from, days.to).filter(
    ({ document }) => reach === null || reaches(document.jurisdiction, reach.value),
  );
  return ok({ ...days, items: items.slice(0, most), more: items.length > most });
};
