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
import { linksIn, peopleIn, saidIn, valuesOf, withoutNames } from "./record-values.ts";
import { type Asked, duesOf, holds } from "./record-view.ts";

type Decided = Result<readonly RecordEvent[], RecordRefusal>;

const ruleOf = ({ source, clause }: RecordKind | Unless): RuleSource => ({ source, clause });

type Change = {
  readonly act: Act;
  readonly at: KindStep | null;
  /** The fields that may be spoken of now. */
  readonly asked: readonly Field[];
  /** Those that have to hold together after it. */
  readonly fields: readonly Field[];
  readonly before: Data;
  readonly given: Data;
  readonly state: string;
  readonly refused: readonly RecordRefusal[];
};

/** What is wrong with what was said, and with what it leaves unsaid; what stood before is not asked again. */
const dataRefusals = (
  kind: RecordKind,
  { fields, asked, before, given }: Pick<Change, "fields" | "asked" | "before" | "given">,
  today: string,
): readonly RecordRefusal[] => {
  const isAmong = (those: readonly Field[], id: string): boolean => those.some((field) => field.id === id);
  const strange = Object.keys(given).filter((id) => !isAmong(asked, id));
  const whole = Object.fromEntries(Object.entries({ ...before, ...given }).filter(([id]) => isAmong(fields, id)));
  const dayOf = (path: string): string | null => {
    const day = path === "today" ? today : whole[path];
    return typeof day === "string" ? day : null;
  };
  const isNew = (where: string): boolean => Object.hasOwn(given, where.split(".")[0] ?? "");
  const wrong = checkData(fields, whole, dayOf).filter(
    ({ code, where }) => isNew(where) || code === "field-missing" || code === "field-unknown",
  );
  return [
    ...strange.map((where) => ({ code: "field-unknown" as const, where, field: null, what: "not asked here" })),
    ...wrong,
  ].map(({ code, where, field, what }) =>
    refusal(code, ruleOf(kind), { kind: kind.id, where, what, title: field?.title ?? where }),
  );
};

const peopleRefusals = (kind: RecordKind, given: Data, { people }: RecordFacts): readonly RecordRefusal[] =>
  peopleIn(kind, given)
    .filter(({ id }) => !Object.hasOwn(people, id))
    .map(({ id, name }) => refusal("record-person-unknown", houseRule("4"), { id, name }));

const linkRefusals = (kind: RecordKind, given: Data, { links }: RecordFacts): readonly RecordRefusal[] =>
  linksIn(kind, given)
    .filter(({ id }) => !Object.hasOwn(links, id) || links[id]?.gone !== false)
    .map(({ to, id }) => refusal("record-link-gone", houseRule("4"), { to, id }));

const ruleRefusals = (rules: readonly Unless[], asked: Asked, at: KindStep | null): readonly RecordRefusal[] =>
  rules.flatMap((rule) => {
    const answer = holds(rule.if, asked, at);
    if (answer === false) return [];
    const code = answer === null ? "record-undecided" : "record-refused";
    return [refusal(code, ruleOf(rule), { rule: rule.id, message: rule.message })];
  });

/** One entry by the rules of the kind, or everything against it. */
const enter = (
  record: KeptRecord,
  facts: RecordFacts,
  context: Context,
  change: Change,
): Result<Entry, RecordRefusal> => {
  const { kind } = facts;
  const { act, at, given, state } = change;
  const today = context.today.toString();
  const data = dataRefusals(kind, change, today);
  const shape = data.length > 0 ? data : [...peopleRefusals(kind, given, facts), ...linkRefusals(kind, given, facts)];
  const entry = { act, on: today, values: withoutNames(kind, given) };
  const entries = [...record.entries, entry];
  const asked: Asked = {
    kind,
    values: valuesOf(kind, entries),
    entries,
    state,
    names: { ...record.names, ...facts.people },
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
const namings = ({ people, actorName }: RecordFacts, { actor }: Context): readonly RecordEvent[] =>
  Object.entries({ ...people, [actor]: actorName }).map(
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
    asked: kind.fields,
    fields: kind.fields,
    before: {},
    given,
    state,
    refused: [],
  };
  return told(enter(record, facts, context, change), (entry) => [
    { type: "RecordBegun", data: { ...entry, kind: kind.id, edition: kind.edition } },
    ...namings(facts, context),
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
  const named = { step: found.title };
  const change: Change = {
    act: { type: "step", step: found.id },
    at: found,
    asked,
    fields: [...askedSoFar(kind, record).filter(({ id }) => !asked.some((each) => each.id === id)), ...asked],
    // What the step asks is said now; what was said at an earlier pass does not count.
    before: omit(saidIn(record.entries), asked),
    given: command.values,
    state: found.to,
    refused: [
      ...(found.from.includes(state)
        ? []
        : [refusal("record-step-not-open" as const, ruleOf(kind), { ...named, state: titleOf(state) })]),
      ...(judges === command.judging
        ? []
        : [refusal(judges ? ("record-step-by-judge" as const) : "record-step-by-worker", houseRule("4"), named)]),
      ...(barred.length === 0
        ? []
        : [refusal("record-not-separate" as const, ruleOf(kind), { ...named, done: barred.map(stepTitle) })]),
      ...facts.bars,
    ],
  };
  return told(enter(record, facts, context, change), (data) => [
    { type: "RecordStepped", data },
    ...namings(facts, context),
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
  const before = saidIn(record.entries);
  const plain = withoutNames(kind, command.values);
  const judged = judgedFields(kind, record.entries);
  const titleOf = (id: string) => allFields(kind).find((each) => each.id === id)?.title ?? id;
  const touched = Object.keys(plain).filter((id) => judged.has(id));
  const change: Change = {
    act: { type: "amend", reason: command.reason },
    at: null,
    asked: askedSoFar(kind, record),
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
      ...facts.bars,
    ],
  };
  return told(enter(record, facts, context, change), (data) => [
    { type: "RecordAmended", data },
    ...namings(facts, context),
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
