import { routes } from "@touchstone/contract";
import { houseRule, refusal, refuse } from "@touchstone/kernel";
import {
  type KeptRecord,
  linksIn,
  peopleIn,
  type RecordCommand,
  type RecordFacts,
  type RecordKind,
} from "@touchstone/register";
import { type Bound, bind, type Call, type FactsRead, scopeOf } from "../../http/bind.ts";
import { changedAnswer } from "../../http/lists.ts";
import { knownPeople } from "../../parties/index.ts";
import type { Services } from "../../services.ts";
import type { Transaction } from "../../store/index.ts";
import { type TaskClosed, taskClosed, verifiedTask } from "../handover/task-closed.ts";
import { dayOf } from "../rows.ts";
import { barsBeside } from "../self-audit/bars.ts";
import { kindOfEdition, kindOn, readRecordKinds } from "./record-kinds.ts";
import { resolveLinks } from "./record-links.ts";
import { recordStream } from "./record-stream.ts";

type Asked = Pick<Call<(typeof routes.records)["begin"]>, "scope" | "command" | "viewer">;

type Given = {
  readonly stream: string;
  readonly expected: number | null;
  readonly command: RecordCommand;
  /** Of a record that is there, the kind is its own edition's. */
  readonly kind: RecordKind | null;
};

/** One command on a record, with what its kind asks to be known. */
export const sendRecord = (services: Services, call: Asked, { stream, expected, command, kind: begun }: Given) => {
  const { scope } = call;
  const { store } = services;
  if (scope === null) throw new Error("a record has the organisation's scope");
  const facts = async (tx: Transaction, kept: KeptRecord): Promise<FactsRead<RecordFacts>> => {
    // Where nothing is, the decider says so, whatever the kind.
    const kind = begun ?? (kept.begun === null ? readRecordKinds()[0] : kindOfEdition(kept.begun));
    if (kind === undefined) throw new Error("content/records is empty");
    // What stood before counts in the conditions as well.
    const said = [...kept.entries.map(({ values }) => values), command.values];
    const on = dayOf(services, undefined);
    const links = await resolveLinks(
      tx,
      { owner: scope.owner, on },
      said.flatMap((values) => linksIn(kind, values)),
    );
    const named = peopleIn(kind, command.values).map(({ id }) => id);
    const { people, reads } = await knownPeople(tx, scope.owner, named);
    const beside = await barsBeside(tx, { owner: scope.owner, record: stream, kind: kind.id, command, on });
    return {
      facts: { kind, actorName: call.viewer.name, people, links: links.facts, bars: beside.bars },
      reads: [...beside.reads, ...links.reads.filter((read) => read.stream !== stream), ...reads],
    };
  };
  return store.execute({
    kind: recordStream,
    stream,
    scope,
    ...call.command,
    command,
    expected,
    facts,
    answer: changedAnswer(stream),
    also: async (tx: Transaction, { state }: { readonly state: KeptRecord }) => {
      const verified = verifiedTask(state);
      if (verified === null) return;
      await store.jobs.send<TaskClosed>(tx, taskClosed, { owner: scope.owner, record: stream, ...verified });
    },
  });
};

export const recordCommandsBound = (services: Services): readonly Bound[] => {
  const { records } = routes;
  const take = (judging: boolean) =>
    bind(judging ? records.judge : records.step, (call) => {
      const { step, values, expected } = call.body;
      const command: RecordCommand = { type: "StepRecord", step, values, judging };
      return sendRecord(services, call, { stream: call.params.record, expected, command, kind: null });
    });
  return [
    bind(records.begin, async (call) => {
      scopeOf(call);
      const kind = kindOn(call.params.kind, dayOf(services, undefined));
      if (kind === null) return refuse(refusal("record-book-unknown", houseRule("4"), { kind: call.params.kind }));
      const command: RecordCommand = { type: "BeginRecord", values: call.body.values };
      return sendRecord(services, call, { stream: services.store.world.newId(), expected: null, command, kind });
    }),
    take(false),
    take(true),
    bind(records.amend, (call) => {
      const { reason, values, expected } = call.body;
      const command: RecordCommand = { type: "AmendRecord", reason, values };
      return sendRecord(services, call, { stream: call.params.record, expected, command, kind: null });
    }),
  ];
};
