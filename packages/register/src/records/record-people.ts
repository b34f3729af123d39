import { allFields } from "./kind-names.ts";
import type { Entry } from "./record.ts";
import type { KindStep, RecordKind } from "./record-kind.ts";

/** The step (or `begin`) whose field this is. */
const ownerOf = (kind: RecordKind, field: string): string =>
  kind.steps.find(({ fields }) => fields.some(({ id }) => id === field))?.id ?? "begin";

/** The steps that an entry did: its own, and those whose fields it changed. */
const doneBy = (kind: RecordKind, { act, values }: Pick<Entry, "act" | "values">): ReadonlySet<string> =>
  new Set([
    ...(act.type === "step" ? [act.step] : act.type === "begin" ? ["begin"] : []),
    ...Object.keys(values).map((field) => ownerOf(kind, field)),
  ]);

/** Of the steps that a step must be separate from, those that this person has done. */
export const barredBy = (
  kind: RecordKind,
  entries: readonly Entry[],
  step: KindStep,
  person: string,
): readonly string[] => {
  const done = new Set(entries.filter((entry) => entry.person === person).flatMap((entry) => [...doneBy(kind, entry)]));
  return step.separate.filter((id) => done.has(id));
};

/** What somebody else has judged stays as it was judged, until a later step asks for it again. */
export const judgedFields = (kind: RecordKind, entries: readonly Entry[]): ReadonlySet<string> => {
  const judges = kind.steps.filter(({ separate }) => separate.length > 0).map(({ id }) => id);
  const judged = entries.findLastIndex(({ act }) => act.type === "step" && judges.includes(act.step));
  const later = new Set(entries.slice(judged + 1).flatMap(({ values }) => Object.keys(values)));
  const done = new Set(entries.slice(0, judged + 1).flatMap((entry) => [...doneBy(kind, entry)]));
  const fields = allFields(kind).map(({ id }) => id);
  return new Set(fields.filter((field) => done.has(ownerOf(kind, field)) && !later.has(field)));
};

/** Steps that may be taken where the record stands. */
export const openSteps = (kind: RecordKind, state: string): readonly KindStep[] =>
  kind.steps.filter(({ from }) => from.includes(state));
