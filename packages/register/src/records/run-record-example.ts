import type { Context } from "@touchstone/kernel";
import { record } from "./decide-record.ts";
import type { KeptRecord } from "./record.ts";
import type { RecordCommand, RecordFacts, RecordRefusal } from "./record-command.ts";
import type { RecordExample } from "./record-example.ts";
import type { RecordKind } from "./record-kind.ts";
import { linksIn, peopleIn } from "./record-values.ts";
import { isAskedOn, recordOn } from "./record-view.ts";

type Done = { readonly by: string; readonly on: string; readonly command: RecordCommand };

const actsOf = (kind: RecordKind, { entered, acts }: RecordExample): readonly Done[] => [
  { ...entered, command: { type: "BeginRecord", values: entered.values } },
  ...acts.map((act): Done => {
    if ("amend" in act) return { ...act, command: { type: "AmendRecord", reason: act.amend, values: act.values } };
    const judging = kind.steps.some(({ id, separate }) => id === act.step && separate.length > 0);
    return { ...act, command: { type: "StepRecord", step: act.step, values: act.values, judging } };
  }),
];

type Played = { readonly kept: KeptRecord; readonly refused: readonly RecordRefusal[]; readonly left: number };

const play = (kind: RecordKind, example: RecordExample): Played => {
  const acts = actsOf(kind, example);
  let kept = record.initial;
  for (const [at, { by, on, command }] of acts.entries()) {
    const there = linksIn(kind, command.values).map(({ id }) => [id, { state: "", gone: false }] as const);
    const facts: RecordFacts = {
      kind,
      actorName: by,
      people: Object.fromEntries(peopleIn(kind, command.values).map(({ id, name }) => [id, name])),
      links: { ...Object.fromEntries(there), ...example.links },
      bars: [],
    };
    const context: Context = {
      actor: by,
      now: Temporal.Instant.from(`${on}T04:00:00Z`),
      today: Temporal.PlainDate.from(on),
      newId: () => `entry-${at}`,
    };
    const decided = record.decide(kept, command, facts, context);
    if (!decided.ok) return { kept, refused: decided.refusals, left: acts.length - 1 - at };
    kept = decided.value.reduce(record.evolve, kept);
  }
  return { kept, refused: [], left: 0 };
};

const codeOf = ({ code, facts }: RecordRefusal): string =>
  code === "record-refused" && typeof facts["rule"] === "string" ? facts["rule"] : code;

const differs = (what: string, wanted: unknown, found: unknown): readonly string[] =>
  JSON.stringify(wanted) === JSON.stringify(found)
    ? []
    : [`${what}: ${JSON.stringify(found)}, where ${JSON.stringify(wanted)} is expected`];

const pairs = (days: Iterable<readonly [string, string | null]>): readonly string[] =>
  sorted([...days].map(([step, on]) => `${step} ${on ?? "–"}`));

const sorted = (texts: Iterable<string>): readonly string[] => [...new Set(texts)].toSorted();

/** What comes of an example otherwise than it says; nothing where the kind does what it is said to do. */
export const runRecordExample = (kind: RecordKind, example: RecordExample): readonly string[] => {
  const { kept, refused, left } = play(kind, example);
  const { expect } = example;
  if (left > 0) return [`refused before the last act: ${refused.map(codeOf).join(", ")}`];
  const on = example.on ?? example.acts.at(-1)?.on ?? example.entered.on;
  const links = Object.fromEntries(
    kept.entries
      .flatMap(({ values }) => linksIn(kind, values))
      .map(({ id }) => [id, { state: "", gone: false }] as const),
  );
  const shown = recordOn(kept, kind, on, { ...links, ...example.links });
  // One step may be asked for by several days: none of them hides behind another.
  const due = (shown?.due ?? []).filter((each) => isAskedOn(each, on)).map((each) => [each.step, each.on] as const);
  const wheres = refused.flatMap(({ facts }) => (typeof facts["where"] === "string" ? [facts["where"]] : []));
  return [
    ...differs("refused", sorted(expect.refused), sorted(refused.map(codeOf))),
    ...(expect.fields === undefined ? [] : differs("fields", sorted(expect.fields), sorted(wheres))),
    ...(expect.state === undefined ? [] : differs("state", expect.state, shown?.state ?? null)),
    ...(expect.due === undefined ? [] : differs("due", pairs(Object.entries(expect.due)), pairs(due))),
    ...(expect.warnings === undefined
      ? []
      : differs("warnings", sorted(expect.warnings), sorted((shown?.warnings ?? []).map(({ id }) => id)))),
  ];
};
