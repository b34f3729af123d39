import {
  type Context,
  checkData,
  type Data,
  type Decider,
  type Field,
  houseRule,
  type Result,
  type RuleSource,
  refusal,
  refuse,
  unlessRefused,
} from "@touchstone/kernel";
import { allFields, askedAt } from "./kind-names.ts";
import { type Act, type Entry, evolveRecord, type KeptRecord, noRecord, type RecordEvent } from "./record.ts";
import type { RecordCode, RecordCommand, RecordFacts, RecordRefusal } from "./record-command.ts";
import type { KindStep, RecordKind, Unless } from "./record-kind.ts";
import { barredBy, judgedFields } from "./record-people.ts";
import { linksIn, peopleIn, valuesOf, withoutNames } from "./record-values.ts";
import { type Asked, duesOf, holds } from "./record-view.ts";

type Decided = Result<readonly RecordEvent[], RecordRefusal>;

const ruleOf = ({ source, clause }: RecordKind | Unless): RuleSource => ({ source, clause });

/** What is wrong with what was said, and with what it leaves unsaid; what stood before is not asked again. */
const dataRefusals = (
  kind: RecordKind,
  fields: readonly Field[],
  before: Data,
  given: Data,
  today: string,
): readonly RecordRefusal[] => {
  const whole = { ...before, ...given };
  const dayOf = (path: string): string | null => {
    const day = path === "today" ? today : whole[path];
    return typeof day === "string" ? day : null;
  };
  const isNew = (where: string): boolean => Object.hasOwn(given, where.split(".")[0] ?? "");
  return checkData(fields, whole, dayOf)
    .filter(({ code, where }) => isNew(where) || code === "field-missing" || code === "field-unknown")
    .map(({ code, where, field, what }) =>
      refusal(code, ruleOf(kind), { kind: kind.id, where, what, title: field?.title ?? where }),
    );
};

const peopleRefusals = (kind: RecordKind, given: Data, { people }: RecordFacts): readonly RecordRefusal[] =>
  peopleIn(kind, given)
    .filter(({ id }) => !people.has(id))
    .map(({ id, name }) => refusal("record-person-unknown", houseRule("4"), { id, name }));

const linkRefusals = (kind: RecordKind, given: Data, { links }: RecordFacts): readonly RecordRefusal[] =>
  linksIn(kind, given)
    .filter((id) => !Object.hasOwn(links, id) || links[id]?.gone !== false)
    .map((id) => refusal("record-link-gone", houseRule("4"), { id }));

const ruleRefusals = (rules: readonly Unless[], asked: Asked, at: KindStep | null): readonly RecordRefusal[] =>
  rules.flatMap((rule) => {
    const answer = holds(rule.if, asked, at);
    if (answer === false) return [];
    const code = answer === null ? "record-undecided" : "record-refused";
    return [refusal(code, ruleOf(rule), { rule: rule.id, message: rule.message })];
  });

type Change = {
  readonly act: Act;
  readonly at: KindStep | null;
  /** The fields that may be spoken of now, and those that have to hold together after it. */
  readonly fields: readonly Field[];
  readonly before: Data;
  readonly given: Data;
  readonly state: string;
  readonly refused: readonly RecordRefusal[];
};

/** One entry by the rules of the kind, or everything against it. */
const enter = (
  record: KeptRecord,
  facts: RecordFacts,
  context: Context,
  change: Change,
): Result<Entry, RecordRefusal> => {
  const { kind } = facts;
  const { act, at, fields, before, given, state } = change;
  const today = context.today.toString();
  const shape = [
    ...dataRefusals(kind, fields, before, given, today),
    ...peopleRefusals(kind, given, facts),
    ...linkRefusals(kind, given, facts),
  ];
  const entry = { act, on: today, values: withoutNames(kind, given) };
  const entries = [...record.entries, entry];
  const named = Object.fromEntries(peopleIn(kind, given).map(({ id, name }) => [id, name]));
  const asked: Asked = {
    kind,
    values: valuesOf(kind, entries),
    entries,
    state,
    names: { ...record.names, ...named },
    links: facts.links,
    today,
  };
  // A condition over values of a wrong type would say nothing.
  const rules =
    shape.length > 0
      ? []
      : [
          ...ruleRefusals(kind.unless, asked, null),
          ...ruleRefusals(at?.unless ?? [], { ...asked, entries: record.entries }, at),
        ];
  return unlessRefused([...change.refused, ...shape, ...rules], () => {
    const title = asked.values[kind.fields[0]?.id ?? ""];
    const final = kind.states.some(({ id, final }) => id === state && final);
    return {
      id: context.newId(),
      ...entry,
      person: context.actor,
      standing: { title: typeof title === "string" ? title : "", state, final, due: duesOf(asked) },
    };
  });
};

/** The names beside the entry, each under its own person's key. */
const namings = (kind: RecordKind, given: Data, facts: RecordFacts, { actor }: Context): readonly RecordEvent[] =>
  [...new Map([...peopleIn(kind, given), { id: actor, name: facts.actorName }].map(({ id, name }) => [id, name]))].map(
    ([person, name]): RecordEvent => ({
      type: "RecordPersonNamed",
      data: { person },
      personal: { person, fields: { name } },
    }),
  );

const told = (entered: Result<Entry, RecordRefusal>, events: (entry: Entry) => readonly RecordEvent[]): Decided =>
  entered.ok ? { ok: true, value: events(entered.value) } : entered;

const begin = (record: KeptRecord, given: Data, facts: RecordFacts, context: Context): Decided => {
  const { kind } = facts;
  const state = kind.states[0]?.id ?? "";
  const change: Change = {
    act: { type: "begin" },
    at: null,
    fields: kind.fields,
    before: {},
    given,
    state,
    refused: [],
  };
  return told(enter(record, facts, context, change), (entry) => [
    { type: "RecordBegun", data: { ...entry, kind: kind.id, edition: kind.edition } },
    ...namings(kind, given, facts, context),
  ]);
};

const stateOf = (record: KeptRecord): string => record.entries.at(-1)?.standing.state ?? "";

/** The fields that were asked so far. */
const askedSoFar = (kind: RecordKind, record: KeptRecord): readonly Field[] => {
  const done = new Set(record.entries.flatMap(({ act }) => (act.type === "step" ? [act.step] : [])));
  return [...kind.fields, ...kind.steps.filter(({ id }) => done.has(id)).flatMap(({ fields }) => fields)];
};

const omit = (values: Data, fields: readonly Field[]): Data =>
  Object.fromEntries(Object.entries(values).filter(([id]) => !fields.some((field) => field.id === id)));

const notAsked = (kind: RecordKind, given: Data, asked: readonly Field[]): readonly RecordRefusal[] =>
  Object.keys(given)
    .filter((key) => !asked.some(({ id }) => id === key))
    .map((where) =>
      refusal("field-unknown", ruleOf(kind), { kind: kind.id, where, what: "not asked here", title: where }),
    );

const step = (
  record: KeptRecord,
  command: Extract<RecordCommand, { type: "StepRecord" }>,
  facts: RecordFacts,
  context: Context,
): Decided => {
  const { kind } = facts;
  const found = kind.steps.find(({ id }) => id === command.step);
  if (found === undefined)
    return refuse(
      refusal("record-step-unknown", ruleOf(kind), { step: command.step, known: kind.steps.map(({ id }) => id) }),
    );
  const state = stateOf(record);
  const titleOf = (id: string) => kind.states.find((each) => each.id === id)?.title ?? id;
  const stepTitle = (id: string) => kind.steps.find((each) => each.id === id)?.title ?? id;
  const judges = found.separate.length > 0;
  const barred = barredBy(kind, record.entries, found, context.actor);
  const asked = askedAt(kind, found);
  const facts_ = { step: found.title };
  const change: Change = {
    act: { type: "step", step: found.id },
    at: found,
    fields: [...askedSoFar(kind, record).filter(({ id }) => !asked.some((each) => each.id === id)), ...asked],
    // What the step asks is said now; what was said at an earlier pass does not count.
    before: omit(valuesOf(kind, record.entries), asked),
    given: command.values,
    state: found.to,
    refused: [
      ...(found.from.includes(state)
        ? []
        : [refusal("record-step-not-open" as const, ruleOf(kind), { ...facts_, state: titleOf(state) })]),
      ...(judges === command.judging
        ? []
        : [refusal(judges ? ("record-step-by-judge" as const) : "record-step-by-worker", houseRule("4"), facts_)]),
      ...(barred.length === 0
        ? []
        : [refusal("record-not-separate" as const, ruleOf(kind), { ...facts_, done: barred.map(stepTitle) })]),
      ...notAsked(kind, command.values, asked),
    ],
  };
  return told(enter(record, facts, context, change), (data) => [
    { type: "RecordStepped", data },
    ...namings(kind, command.values, facts, context),
  ]);
};

const amend = (
  record: KeptRecord,
  command: Extract<RecordCommand, { type: "AmendRecord" }>,
  facts: RecordFacts,
  context: Context,
): Decided => {
  const { kind } = facts;
  const last = record.entries.at(-1)?.standing;
  const before = valuesOf(kind, record.entries);
  const plain = withoutNames(kind, command.values);
  const judged = judgedFields(kind, record.entries);
  const titleOf = (id: string) => allFields(kind).find((each) => each.id === id)?.title ?? id;
  const touched = Object.keys(plain).filter((id) => judged.has(id));
  const change: Change = {
    act: { type: "amend", reason: command.reason },
    at: null,
    fields: askedSoFar(kind, record),
    before,
    given: command.values,
    state: stateOf(record),
    refused: [
      ...(last?.final === true ? [refusal("record-final" as const, ruleOf(kind))] : []),
      ...touched.map((field) => refusal("record-judged" as const, ruleOf(kind), { field: titleOf(field) })),
      ...(Object.entries(plain).some(([id, value]) => JSON.stringify(value) !== JSON.stringify(before[id] ?? null))
        ? []
        : [refusal("record-unchanged" as const, houseRule("3"))]),
    ],
  };
  return told(enter(record, facts, context, change), (data) => [
    { type: "RecordAmended", data },
    ...namings(kind, command.values, facts, context),
  ]);
};

const decide = (record: KeptRecord, command: RecordCommand, facts: RecordFacts, context: Context): Decided => {
  if (command.type === "BeginRecord")
    return record.begun === null
      ? begin(record, command.values, facts, context)
      : refuse(refusal("record-already-entered", houseRule("3")));
  if (record.begun === null) return refuse(refusal("record-not-entered", houseRule("3")));
  return command.type === "StepRecord" ? step(record, command, facts, context) : amend(record, command, facts, context);
};

/** The whole behaviour of a record of any kind. */
export const record: Decider<KeptRecord, RecordCommand, RecordEvent, RecordFacts, RecordCode> = {
  initial: noRecord,
  evolve: evolveRecord,
  decide,
};
