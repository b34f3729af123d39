import { type Context, houseRule, type Json, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import { append, type Head, headElsewhere, noHead, type Stamp } from "./append.ts";
import type { Engine } from "./engine.ts";
import { digest } from "./envelope.ts";
import type { Prepared } from "./prepared.ts";
import type { EventShape, StreamKind } from "./stream.ts";
import { type Scope, sqlState, type Transaction, transaction, uniqueViolation } from "./transaction.ts";

/** What the write path needs of the world; tests give their own. */
export type World = {
  readonly now: () => Temporal.Instant;
  readonly newId: () => string;
  /** Zone of the legal "today"; the rule packs name Asia/Shanghai. */
  readonly zone: string;
};

export type Loaded<State> = { readonly head: Head; readonly state: State };

/** Facts that a decision read from other streams of the same owner, so that the append can hold them still. */
export type FactsRead<Facts> = {
  readonly facts: Facts;
  readonly reads: readonly { readonly stream: string; readonly version: number }[];
};

export type Execution<
  State extends Json,
  Command,
  Event extends EventShape,
  Facts,
  Code extends string,
  Answer extends Json,
> = {
  readonly kind: StreamKind<State, Command, Event, Facts, Code>;
  readonly stream: string;
  readonly scope: Exclude<Scope, "public">;
  readonly actor: string;
  readonly command: Command;
  /** Idempotency key of the request; the digest of `body` guards against another request under the same key. */
  readonly key: string;
  /** Route, path and body of the request: all that makes it this one. */
  readonly body: Json;
  /** The version the caller saw; null where any is fine. */
  readonly expected: number | null;
  /** Plain date on which the fact happened; today where absent. */
  readonly occurredOn?: string;
  readonly facts: (tx: Transaction, state: State) => Promise<FactsRead<Facts>>;
  /** What is answered, and stored for the same key sent again. */
  readonly answer: (after: { readonly version: number; readonly state: State }) => Answer;
  /** Sends that leave with this transaction, and events on further streams of the same owner. */
  readonly also?: (
    tx: Transaction,
    after: { readonly version: number; readonly state: State; readonly events: readonly Event[] },
    stamp: Stamp,
  ) => Promise<void>;
};

export type HouseCode = "version-conflict" | "idempotency-key-reused" | "occurred-in-future";

const writePath = houseRule("3");

const contextOf = (world: World, actor: string): Context => {
  const now = world.now();
  return { actor, now, today: now.toZonedDateTimeISO(world.zone).toPlainDate(), newId: world.newId };
};

type HeadRow = { readonly version: number; readonly hash: string };
type CommandRow = { readonly digest: string; readonly result: Json };

const headOf: Prepared = {
  name: "open_head",
  text: "select version, hash from stream_head where owner = $1 and stream = $2 for update",
};
const stateOf = (table: string): Prepared => ({
  name: `open_${table}`,
  text: `select state from ${table} where owner = $1 and id = $2`,
});
const knownCommand: Prepared = {
  name: "open_command",
  text: "select digest, result from command where owner = $1 and actor = $2 and key = $3",
};

// One question for all of them, in one order, so that two decisions that read the same streams never wait in a ring.
const isLocked = async (tx: Transaction, owner: string, reads: FactsRead<unknown>["reads"]): Promise<boolean> => {
  if (reads.length === 0) return true;
  const { rows } = await tx.query<{ stream: string; version: number }>(
    "select stream, version from stream_head where owner = $1 and stream = any($2::uuid[]) order by stream for share",
    [owner, reads.map(({ stream }) => stream)],
  );
  const found = new Map(rows.map(({ stream, version }) => [stream, version]));
  return reads.every(({ stream, version }) => found.get(stream) === version);
};

const conflict = (
  facts: Readonly<Record<string, Json>>,
): { readonly ok: false; readonly refusals: readonly [Refusal<HouseCode>] } => ({
  ok: false,
  refusals: [refusal("version-conflict", writePath, facts)],
});

const attempt = <
  State extends Json,
  Command,
  Event extends EventShape,
  Facts,
  Code extends string,
  Answer extends Json,
>(
  engine: Engine,
  world: World,
  execution: Execution<State, Command, Event, Facts, Code, Answer>,
): Promise<Result<Answer, Refusal<Code | HouseCode>>> => {
  const { kind, stream, scope, actor, key } = execution;
  const bodyDigest = digest(execution.body);
  const context = contextOf(world, actor);
  const alongside = [
    { statement: headOf, values: [scope.owner, stream] },
    { statement: stateOf(kind.row.table), values: [scope.owner, stream] },
    { statement: knownCommand, values: [scope.owner, actor, key] },
  ];
  return transaction(
    engine,
    scope,
    async (tx, opened): Promise<Result<Answer, Refusal<Code | HouseCode>>> => {
      const [heads, states, commands] = opened;
      const known: CommandRow | undefined = commands?.rows[0];
      if (known !== undefined) {
        return known.digest === bodyDigest
          ? ok(known.result as Answer)
          : refuse(refusal("idempotency-key-reused", writePath, { key }));
      }
      const head: Head = (heads?.rows[0] as HeadRow | undefined) ?? noHead;
      const state: State = (states?.rows[0]?.state as State | undefined) ?? kind.decider.initial;
      if (execution.expected !== null && execution.expected !== head.version) {
        return conflict({ expected: execution.expected, found: head.version });
      }
      const occurredOn = execution.occurredOn ?? context.today.toString();
      if (Temporal.PlainDate.compare(occurredOn, context.today) > 0) {
        return refuse(
          refusal("occurred-in-future", writePath, { occurredOn, today: context.today.toString() }, occurredOn),
        );
      }
      const { facts, reads } = await execution.facts(tx, state);
      const decided = kind.decider.decide(state, execution.command, facts, context);
      if (!decided.ok) return decided;
      if (!(await isLocked(tx, scope.owner, reads))) return conflict({ stream });
      const after = {
        version: head.version + decided.value.length,
        state: decided.value.reduce(kind.decider.evolve, state),
      };
      const stamp: Stamp = {
        actor,
        commandId: world.newId(),
        recordedAt: context.now.toString({ smallestUnit: "millisecond" }),
        occurredOn,
        newId: world.newId,
      };
      const result = execution.answer(after);
      await execution.also?.(tx, { ...after, events: decided.value }, stamp);
      await append(tx, kind, stream, { head, state }, decided.value, stamp, { key, digest: bodyDigest, result });
      return ok(result);
    },
    alongside,
  );
};

/**
 * The one write path of design.md section 3: load, decide, append, in two round trips where no facts are read. The same
 * key with the same body gives the stored answer; refusals are not stored. A race lost is tried again once, so that of
 * two equal requests the second finds the first one's answer.
 */
export const execute = async <
  State extends Json,
  Command,
  Event extends EventShape,
  Facts,
  Code extends string,
  Answer extends Json,
>(
  engine: Engine,
  world: World,
  execution: Execution<State, Command, Event, Facts, Code, Answer>,
): Promise<Result<Answer, Refusal<Code | HouseCode>>> => {
  const raced = (cause: unknown): boolean => [headElsewhere, uniqueViolation].includes(sqlState(cause) ?? "");
  try {
    return await attempt(engine, world, execution);
  } catch (cause) {
    if (!raced(cause)) throw cause;
  }
  try {
    return await attempt(engine, world, execution);
  } catch (cause) {
    if (!raced(cause)) throw cause;
    return conflict({ stream: execution.stream });
  }
};

export const noFacts = async (): Promise<FactsRead<null>> => ({ facts: null, reads: [] });
