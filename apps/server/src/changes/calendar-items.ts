import type { ComingChange, LawBase } from "@touchstone/requirements";
import { namedView } from "./change-views.ts";

/** One line of the calendar as route, page and feed tell it. */
export const calendarItem =
  (base: LawBase) =>
  ({ on, event, document, before }: ComingChange) => ({
    ...namedView(document),
    on,
    event,
    level: document.level,
    jurisdiction: document.jurisdiction,
    confidence: document.confidence,
    before: before.map(namedView),
    successor:
      document.successor === null
        ? null
        : (base.families.get(document.successor.family)?.at(-1)?.title ?? document.successor.family),
  });

export type CalendarItem = ReturnType<ReturnType<typeof calendarItem>>;

/** A document by title and version, where the date of the version is known. */
export const versionedTitle = ({ title, version }: { readonly title: string; readonly version: string }): string =>
  version === "undated" ? title : `${title} ${version}`;
