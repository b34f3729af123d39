import { type Data, evaluate, type Json } from "@touchstone/kernel";
import { askedAt, kindNames } from "./kind-names.ts";
import type { Due, Entry, KeptRecord } from "./record.ts";
import type { KindStep, KindTerm, KindWarning, RecordKind } from "./record-kind.ts";
import { entriesOn, type LinkFacts, valuesOf, withLinks, withNames } from "./record-values.ts";

/** What an expression is asked about. */
export type Asked = {
  readonly kind: RecordKind;
  readonly values: Data;
  readonly entries: readonly Pick<Entry, "act" | "on" | "values">[];
  readonly state: string;
  readonly names: KeptRecord["names"];
  readonly links: LinkFacts;
  readonly today: string;
};

const lastDay = (entries: Asked["entries"], step: string): string | null =>
  entries.findLast(({ act }) => (act.type === "step" ? act.step === step : act.type === step))?.on ?? null;

const historyOf = ({ kind, entries, state }: Asked): Json => ({
  state,
  begin: lastDay(entries, "begin"),
  ...Object.fromEntries(kind.steps.map(({ id }) => [id, lastDay(entries, id)])),
});

/** Whether a condition of the kind holds; null where what is known decides nothing. */
export const holds = (condition: string, asked: Asked, at: KindStep | null): boolean | null => {
  const record = withLinks(asked.kind, withNames(asked.kind, asked.values, asked.names), asked.links);
  const values = { record, history: historyOf(asked), today: asked.today };
  const answer = evaluate({ text: condition, names: kindNames(asked.kind, at) }, values);
  return answer.kind === "true" ? true : answer.kind === "false" ? false : null;
};

const plus = (day: string, period: string): string => Temporal.PlainDate.from(day).add(period).toString();
const minus = (day: string, period: string): string => Temporal.PlainDate.from(day).subtract(period).toString();

const dueOf = ({ step, after, within, warn, source, clause }: KindTerm, asked: Asked): Due | null => {
  const value = after === undefined ? null : (asked.values[after] ?? lastDay(asked.entries, after));
  const on = typeof value === "string" ? plus(value, within) : null;
  if (warn === undefined) return { step, on, from: null, source, clause };
  return on === null ? null : { step, on, from: minus(on, warn), source, clause };
};

/**
 * Whether the step was taken for the day that the term counts from: a drill that was held is not due by its first day
 * any more. What is sent back to where it began is asked for again, and a day that the step asks itself is the next one.
 */
const isMet = ({ step, after }: KindTerm, { kind, entries }: Asked): boolean => {
  const [first] = kind.states;
  const asks = (id: string) =>
    kind.steps.some((one) => one.id === id && askedAt(kind, one).some((field) => field.id === after));
  const lastStep = (is: (id: string) => boolean) =>
    entries.findLastIndex(({ act }) => act.type === "step" && is(act.step));
  const taken = lastStep((id) => id === step);
  const back = lastStep((id) => kind.steps.some((one) => one.id === id && one.to === first?.id));
  const asked = kind.fields.some(({ id }) => id === after) ? Math.max(0, lastStep(asks)) : lastStep(asks);
  const said = entries.findLastIndex(({ values }) => after !== undefined && Object.hasOwn(values, after));
  if (taken < 0 || asked < 0 || asked === taken || back > taken) return false;
  return asked < taken || said < asked;
};

/** What is asked for where the record stands, the earliest day first. */
export const duesOf = (asked: Asked): readonly Due[] =>
  asked.kind.terms
    .filter(({ step }) => asked.kind.steps.some(({ id, from }) => id === step && from.includes(asked.state)))
    .filter((term) => !isMet(term, asked))
    .flatMap((term) => dueOf(term, asked) ?? [])
    .toSorted((a, b) => (a.on ?? "9999-12-31").localeCompare(b.on ?? "9999-12-31"));

export const isAskedOn = ({ from }: Due, on: string): boolean => from === null || from <= on;
export const isOverdue = ({ on }: Due, today: string): boolean => on !== null && on < today;

export type RecordOn = {
  readonly values: Data;
  readonly entries: readonly Entry[];
  readonly state: string;
  readonly final: boolean;
  readonly title: string;
  readonly due: readonly Due[];
  readonly warnings: readonly KindWarning[];
};

/** The record as it stood on a day, by the rules of its own edition; null before it was entered. */
export const recordOn = (record: KeptRecord, kind: RecordKind, on: string, links: LinkFacts): RecordOn | null => {
  const entries = entriesOn(record, on);
  const last = entries.at(-1);
  if (last === undefined) return null;
  const values = valuesOf(kind, entries);
  const asked: Asked = { kind, values, entries, state: last.standing.state, names: record.names, links, today: on };
  return {
    values,
    entries,
    ...last.standing,
    // A warning that cannot be decided is no reason to be quiet.
    warnings: kind.warnings.filter((warning) => holds(warning.if, asked, null) !== false),
  };
};
