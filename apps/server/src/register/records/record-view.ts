import type { OutputOf, recordRoutes } from "@touchstone/contract";
import type { Data } from "@touchstone/kernel";
import {
  barredBy,
  type Entry,
  isAskedOn,
  isOverdue,
  judgedFields,
  type KeptRecord,
  openSteps,
  type RecordKind,
  type RecordOn,
  withNames,
} from "@touchstone/register";
import type { Resolved } from "./record-links.ts";

type View = OutputOf<typeof recordRoutes.show>;
export type RecordRow = { readonly id: string; readonly version: number; readonly state: KeptRecord };

/** JSON as an answer carries it. */
const sent = (values: Data): View["values"] => structuredClone(values) as View["values"];

const entryView = (kind: RecordKind, { names }: KeptRecord, { act, ...entry }: Entry): View["history"][number] => ({
  id: entry.id,
  act: act.type,
  step: act.type === "step" ? act.step : null,
  reason: act.type === "amend" ? act.reason : null,
  state: entry.standing.state,
  on: entry.on,
  person: entry.person,
  name: names[entry.person] ?? null,
  values: sent(withNames(kind, entry.values, names)),
});

const amendable = (kind: RecordKind, { entries, final }: RecordOn): string[] => {
  if (final) return [];
  const done = new Set(entries.flatMap(({ act }) => (act.type === "step" ? [act.step] : [])));
  const judged = judgedFields(kind, entries);
  return [...kind.fields, ...kind.steps.filter(({ id }) => done.has(id)).flatMap(({ fields }) => fields)]
    .map(({ id }) => id)
    .filter((id) => !judged.has(id));
};

type Shown = {
  readonly row: RecordRow;
  readonly kind: RecordKind;
  readonly on: string;
  readonly shown: RecordOn;
  readonly links: Resolved;
  readonly viewer: string;
};

export const recordView = ({ row, kind, on, shown, links, viewer }: Shown): View => ({
  id: row.id,
  version: row.version,
  kind: kind.id,
  edition: kind.edition,
  title: shown.title,
  state: shown.state,
  final: shown.final,
  values: sent(withNames(kind, shown.values, row.state.names)),
  links: { ...links.things },
  due: shown.due.map((due) => ({
    step: due.step,
    on: due.on,
    asked: isAskedOn(due, on),
    overdue: isOverdue(due, on),
    source: due.source,
    clause: due.clause,
  })),
  warnings: shown.warnings.map(({ id, message, source = null, clause = null }) => ({ id, message, source, clause })),
  next: openSteps(kind, shown.state).map((step) => ({
    step: step.id,
    judging: step.separate.length > 0,
    barred: [...barredBy(kind, shown.entries, step, viewer)],
  })),
  amendable: amendable(kind, shown),
  history: shown.entries.map((entry) => entryView(kind, row.state, entry)),
});
