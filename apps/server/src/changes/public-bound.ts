import { routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import type { Moved } from "@touchstone/requirements";
import { type Bound, bind } from "../http/bind.ts";
import { askCalendar, askMove } from "../requirements/index.ts";
import { calendarItem } from "./calendar-items.ts";
import { namedView } from "./change-views.ts";
import type { LawDesk } from "./law-desk.ts";

const movedView = <Item, View>({ gained, lost, kept }: Moved<Item>, view: (item: Item) => View) => ({
  gained: gained.map(view),
  lost: lost.map(view),
  kept: kept.length,
});

/** For everybody: what changes when, and what a move changes. */
export const publicBound = (desk: LawDesk): readonly Bound[] => [
  bind(routes.changes.calendar, async (call) => {
    const today = desk.today();
    const library = await desk.library();
    const asked = askCalendar(library, { from: undefined, to: undefined, region: undefined, ...call.query }, today);
    if (!asked.ok) return asked;
    const { items, ...rest } = asked.value;
    return ok({ today, ...rest, items: items.map(calendarItem(library.base)) });
  }),
  bind(routes.changes.move, async (call) => {
    const { on = desk.today(), ...where } = call.query;
    const asked = askMove(await desk.library(), { ...where, on });
    if (!asked.ok) return asked;
    const { documents, obligations, licences, focus } = asked.value;
    const point = <Point>(one: Point): Point => one;
    return ok({
      on,
      documents: movedView(documents, (document) => ({
        ...namedView(document),
        jurisdiction: document.jurisdiction,
        level: document.level,
      })),
      obligations: movedView(obligations, point),
      licences: movedView(licences, point),
      focus: { gained: [...focus.gained], lost: [...focus.lost] },
    });
  }),
];
