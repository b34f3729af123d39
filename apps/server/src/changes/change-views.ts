import { houseRule } from "@touchstone/kernel";
import {
  type ArticleDiff,
  citedName,
  type Diffs,
  type DocumentVersion,
  type LawChange,
  reviewDue,
  type ToldChange,
  type TouchedPoint,
} from "@touchstone/requirements";

/** No source gives a figure for the term; it is the house's (ISO 45001:2018 6.1.3 asks to keep up to date). */
const dueRule = houseRule("3 (OH-21)");

export const namedView = ({ family, version, title }: DocumentVersion) => ({ family, version, title });

export const changeView = (change: LawChange, told: ToldChange | null, today: string) => ({
  ...namedView(change.of),
  event: change.event,
  on: change.on,
  from: change.from.map(namedView),
  due: told?.due ?? reviewDue(today, change.on),
  dueRule,
});

const counts = (diff: ArticleDiff | null) => ({
  compared: diff !== null,
  same: diff?.same.length ?? 0,
  moved: diff?.moved.length ?? 0,
  formOnly: diff?.formOnly.length ?? 0,
  changed: diff?.changed.length ?? 0,
  added: [...(diff?.added ?? [])],
  removed: [...(diff?.removed ?? [])],
});

/** The comparisons that were made; documents of another name are replaced whole and compared with nothing. */
export const diffViews = (change: LawChange, diffs: Diffs) =>
  change.from.flatMap((from) => {
    const diff = diffs.get(citedName(from));
    return diff === undefined ? [] : [{ from: namedView(from), ...counts(diff) }];
  });

/** The points as they were told, else as they are found now; both say which have been looked at. */
export const pointViews = (told: ToldChange | null, found: readonly TouchedPoint[]) =>
  told === null ? found.map((point) => ({ ...point, review: null })) : told.points.map((point) => ({ ...point }));
