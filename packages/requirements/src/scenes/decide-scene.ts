import { type Context, type Decider, houseRule, ok, type Result, refusal, refuse } from "@touchstone/kernel";
import type { DutyForm } from "./duty-form.ts";
import { evolveScene, initialScene } from "./evolve-scene.ts";
import {
  isLive,
  type Scene,
  type SceneCode,
  type SceneCommand,
  type SceneEntry,
  type SceneEvent,
  type SceneFacts,
  type SceneRefusal,
  type Stamp,
  sceneLimit,
} from "./scene.ts";

type Decided = Result<readonly SceneEvent[], SceneRefusal>;
type Facts = Parameters<typeof refusal>[2];

const rule = houseRule("4 (requirements)");
const no = (code: SceneCode, facts: Facts = {}): Decided => refuse<SceneRefusal>(refusal(code, rule, facts));

const numbered = (prefix: string, at: number): string => `${prefix}-${String(at).padStart(3, "0")}`;

type Opening = Extract<SceneCommand, { type: "OpenScene" }>;

/** The copies, numbered anew; an observation goes on pointing to its record under the record's new number. */
const copied = ({ copy, prefix }: Opening, stamp: Stamp): readonly SceneEvent[] => {
  if (copy === null) return [];
  const ids = new Map(copy.duties.map(({ obligation }, at) => [obligation, numbered(prefix, at + 1)]));
  return copy.duties.map(({ obligation, form }) => ({
    type: "ObligationProposed",
    data: {
      ...stamp,
      id: ids.get(obligation) ?? obligation,
      origin: { scene: copy.scene, obligation },
      form: { ...form, record: form.record === null ? null : (ids.get(form.record) ?? null) },
    },
  }));
};

const open = (state: Scene, command: Opening, facts: SceneFacts, stamp: Stamp): Decided => {
  const { key, prefix, title, copy } = command;
  if (state.opened !== null) return no("scene-exists", { scene: state.key });
  if (facts.takenKeys.includes(key)) return no("scene-key-taken", { scene: key });
  if (facts.takenPrefixes.includes(prefix)) return no("scene-prefix-taken", { prefix });
  if (copy !== null && copy.duties.length > sceneLimit) return no("scene-full", { limit: sceneLimit });
  const opened: SceneEvent = { type: "SceneOpened", data: { ...stamp, key, prefix, title, from: copy?.scene ?? null } };
  return ok([opened, ...copied(command, stamp)]);
};

/** The record that an observation is read with (CT-18): an operating record of this scene that stands. */
const hasRecord = (entries: readonly SceneEntry[], form: DutyForm, formIn: (entry: SceneEntry) => DutyForm | null) =>
  form.record === null
    ? form.kind !== "observation"
    : form.kind === "observation" &&
      entries.some((entry) => entry.id === form.record && isLive(entry) && formIn(entry)?.kind === "operation");

const formOfEither = ({ pending, approved }: SceneEntry) => pending?.form ?? approved?.form ?? null;

type Proposing = Extract<SceneCommand, { type: "ProposeObligation" }>;

const propose = (state: Scene, { id, form }: Proposing, facts: SceneFacts, stamp: Stamp): Decided => {
  const known = id === null ? null : state.entries.find((entry) => entry.id === id);
  if (known === undefined || (known !== null && !isLive(known))) return no("scene-obligation-unknown", { id });
  if (known === null && state.entries.length >= sceneLimit) return no("scene-full", { limit: sceneLimit });
  if (facts.unknown.length > 0) return no("scene-provision-unknown", { provisions: facts.unknown });
  if (!hasRecord(state.entries, form, formOfEither)) return no("scene-record-unknown", { record: form.record });
  // Numbers are never used twice: withdrawn entries keep theirs.
  const number = known?.id ?? numbered(state.prefix, state.entries.length + 1);
  return ok([{ type: "ObligationProposed", data: { ...stamp, id: number, origin: known?.origin ?? null, form } }]);
};

/** The first reason why these may not be approved together; none where they may. */
const approvalFault = (state: Scene, ids: readonly string[], stamp: Stamp): Decided | null => {
  const willStand = (entry: SceneEntry): DutyForm | null =>
    ids.includes(entry.id) ? (entry.pending?.form ?? null) : (entry.approved?.form ?? null);
  for (const id of ids) {
    const entry = state.entries.find((one) => one.id === id);
    if (entry === undefined) return no("scene-obligation-unknown", { id });
    if (entry.pending === null) return no("scene-nothing-pending", { id });
    const { form, proposed } = entry.pending;
    if (proposed.by === stamp.by) return no("scene-same-person", { id, name: proposed.name });
    if (!hasRecord(state.entries, form, willStand)) return no("scene-record-unknown", { record: form.record });
  }
  return null;
};

/** Approved observations that would lose their record if `id` stood no longer, or as another kind. */
const observersOf = (state: Scene, id: string): readonly string[] =>
  state.entries.filter((entry) => isLive(entry) && entry.approved?.form.record === id).map((entry) => entry.id);

const approve = (state: Scene, given: readonly string[], facts: SceneFacts, stamp: Stamp): Decided => {
  const ids = [...new Set(given)];
  const fault = approvalFault(state, ids, stamp);
  if (fault !== null) return fault;
  for (const id of ids) {
    const kind = state.entries.find((entry) => entry.id === id)?.pending?.form.kind;
    const observers = observersOf(state, id).filter((observer) => !ids.includes(observer));
    if (kind !== "operation" && observers.length > 0) {
      return no("scene-record-in-use", { id, observers });
    }
  }
  const items = ids.map((id) => ({ id, basis: facts.basis[id] ?? [] }));
  return ok([{ type: "ObligationsApproved", data: { ...stamp, items } }]);
};

const giveBack = (state: Scene, id: string, why: string, stamp: Stamp): Decided => {
  const entry = state.entries.find((one) => one.id === id);
  if (entry === undefined) return no("scene-obligation-unknown", { id });
  if (entry.pending === null) return no("scene-nothing-pending", { id });
  return ok([{ type: "ObligationReturned", data: { ...stamp, id, why } }]);
};

const withdraw = (state: Scene, id: string, why: string, stamp: Stamp): Decided => {
  const entry = state.entries.find((one) => one.id === id && isLive(one));
  if (entry === undefined) return no("scene-obligation-unknown", { id });
  const observers = observersOf(state, id);
  if (observers.length > 0) return no("scene-record-in-use", { id, observers });
  return ok([{ type: "ObligationWithdrawn", data: { ...stamp, id, why } }]);
};

const decide = (state: Scene, command: SceneCommand, facts: SceneFacts, context: Context): Decided => {
  const stamp: Stamp = {
    by: context.actor,
    name: facts.name,
    on: context.today.toString(),
    at: context.now.toString({ smallestUnit: "millisecond" }),
  };
  if (command.type === "OpenScene") return open(state, command, facts, stamp);
  if (state.withdrawn !== null) return no("scene-withdrawn", { scene: state.key });
  switch (command.type) {
    case "ProposeObligation":
      return propose(state, command, facts, stamp);
    case "ApproveObligations":
      return approve(state, command.ids, facts, stamp);
    case "ReturnObligation":
      return giveBack(state, command.id, command.why, stamp);
    case "WithdrawObligation":
      return withdraw(state, command.id, command.why, stamp);
    case "WithdrawScene":
      return ok([{ type: "SceneWithdrawn", data: { ...stamp, why: command.why } }]);
  }
};

/** A scene that editors write: whoever proposes an obligation does not approve it. */
export const scene: Decider<Scene, SceneCommand, SceneEvent, SceneFacts, SceneCode> = {
  initial: initialScene,
  evolve: evolveScene,
  decide,
};
