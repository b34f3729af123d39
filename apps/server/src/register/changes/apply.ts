import { type Context, houseRule, type Json, type Refusal, type Result, refusal } from "@touchstone/kernel";
import {
  countPlan,
  type PlanKind,
  planChanges,
  type RiskEvent,
  type RowChange,
  type RowPlan,
} from "@touchstone/register";
import type { Services } from "../../services.ts";
import {
  appendMany,
  appendToMany,
  type MovedStream,
  type NewStream,
  type Scope,
  type Transaction,
  takeTurn,
} from "../../store/index.ts";
import { importStream } from "../import-stream.ts";
import { noRiskFacts } from "../risk-facts.ts";
import { riskStream } from "../risk-stream.ts";
import { type ChangedRow, type ChangeFacts, changeStream } from "./change-stream.ts";
import { ownersKnown } from "./owners.ts";
import { planDigest, planRefusals } from "./plan-view.ts";
import { addedThere, type HeldRow, rowsThere } from "./rows-there.ts";

export type Asked = {
  readonly scope: { readonly owner: string; readonly caseId: string | null };
  readonly command: { readonly actor: string; readonly key: string; readonly body: Json };
  readonly viewer: { readonly name: string };
};

export const contextNow = ({ store }: Pick<Services, "store">, actor: string): Context => {
  const now = store.world.now();
  return {
    actor,
    now,
    today: now.toZonedDateTimeISO(store.world.zone).toPlainDate(),
    newId: store.world.newId,
  };
};

/** The changes, once the rows can be looked at. */
export type Wanted = (tx: Transaction) => Promise<readonly RowChange[]>;

type Plans = { readonly plans: readonly RowPlan[]; readonly held: ReadonlyMap<string, HeldRow> };

/** What the changes would come to on the rows as this transaction sees them. */
export const planIn = async (
  tx: Transaction,
  services: Services,
  { scope, command }: Pick<Asked, "scope" | "command">,
  wanted: Wanted,
  how: "look" | "hold",
): Promise<Plans> => {
  const changes = await wanted(tx);
  const { held, row } = await rowsThere(tx, scope.owner, changes, how);
  const there = await addedThere(tx, scope.owner, changes);
  const isOwner = await ownersKnown(tx, scope.owner, changes);
  const facts = { row, ...there, isOwner, riskFacts: noRiskFacts };
  return { plans: planChanges(changes, facts, contextNow(services, command.actor)), held };
};

type Work = {
  readonly rows: readonly ChangedRow[];
  readonly fresh: readonly NewStream<RiskEvent>[];
  readonly moved: readonly MovedStream<RowPlanState, RiskEvent>[];
};
type RowPlanState = NonNullable<RowPlan["act"]>["before"];

const workOf = ({ plans, held }: Plans, newId: () => string): Work => {
  const acts = plans.flatMap(({ act, planned }) =>
    act === null ? [] : [{ ...act, risk: planned.risk, kind: planned.kind }],
  );
  const adds = acts.filter(({ risk }) => risk === null);
  // Rows are listed by id, and ids of one millisecond are in no order: sorted, they keep the file's.
  const ids = adds.map(newId).toSorted();
  const fresh = adds.flatMap(({ events }, index) => ids.slice(index, index + 1).map((stream) => ({ stream, events })));
  const moved = acts.flatMap(({ risk, before, events, version }) => {
    const head = risk === null ? undefined : held.get(risk);
    return risk === null || head === undefined
      ? []
      : [{ stream: risk, head: { version, hash: head.hash }, state: before, events }];
  });
  const kinds = new Map(acts.flatMap(({ risk, kind }) => (risk === null ? [] : [[risk, kind] as const])));
  const rows: readonly ChangedRow[] = [
    ...fresh.map(({ stream, events }) => ({ kind: "added", risk: stream, from: 0, to: events.length }) as const),
    ...moved.map(({ stream, head, events }) => ({
      kind: kinds.get(stream) === "removed" ? ("removed" as const) : ("changed" as const),
      risk: stream,
      from: head.version,
      to: head.version + events.length,
    })),
  ];
  return { rows, fresh, moved };
};

export type Applied = {
  readonly id: string | null;
  readonly counts: Record<PlanKind, number>;
  readonly rows: { readonly kind: ChangedRow["kind"]; readonly risk: string; readonly version: number }[];
};

// From so many rows on the database's picture of the table is out of date, and lists are planned by it.
const bulk = 1_000;

/** The file that the changes came from: on the disk before the event that names it, and only where there is one. */
export type Source = { readonly digest: string; readonly keep: () => Promise<void> };

/** All of a change set in one transaction under one command, or nothing of it. */
export const applyChanges = async (
  services: Services,
  asked: Asked,
  wanted: Wanted,
  how: { readonly plan: string | null; readonly file: string | null; readonly source: Source | null },
): Promise<Result<Applied, Refusal>> => {
  const { store } = services;
  const id = store.world.newId();
  let work: Work = { rows: [], fresh: [], moved: [] };
  let counts = countPlan([]);
  const applied = await store.execute({
    kind: changeStream,
    stream: id,
    scope: asked.scope,
    ...asked.command,
    command: { type: "ApplyChanges", file: how.file, digest: how.source?.digest ?? null, actorName: asked.viewer.name },
    expected: null,
    facts: async (tx): Promise<{ facts: ChangeFacts; reads: [] }> => {
      // Rows that no head holds still yet: what is added twice at once is there once.
      await takeTurn(tx, importStream.kind, asked.scope.owner, asked.command);
      const plans = await planIn(tx, services, asked, wanted, "hold");
      const planned = plans.plans.map((one) => one.planned);
      const [first, ...rest] = planRefusals(planned, how.file);
      if (first !== undefined) return { facts: { kind: "refused", refusals: [first, ...rest] }, reads: [] };
      if (how.plan !== null && how.plan !== planDigest(planned))
        return { facts: { kind: "refused", refusals: [refusal("plan-outdated", houseRule("3"))] }, reads: [] };
      work = workOf(plans, store.world.newId);
      counts = countPlan(planned);
      return { facts: { kind: "applied", rows: work.rows }, reads: [] };
    },
    answer: (): Applied => ({
      id: work.rows.length === 0 ? null : id,
      counts: { ...counts },
      rows: work.rows.map(({ kind, risk, to }) => ({ kind, risk, version: to })),
    }),
    also: async (tx, { events }, stamp) => {
      if (events.length > 0) await how.source?.keep();
      await appendMany(tx, riskStream, work.fresh, stamp);
      await appendToMany(tx, riskStream, work.moved, stamp);
    },
  });
  if (applied.ok && work.rows.length >= bulk) await store.upkeep.tidy();
  return applied;
};

/** What a change set would come to; nothing is written. */
export const previewChanges = (
  services: Services,
  asked: Pick<Asked, "scope" | "command">,
  wanted: Wanted,
): Promise<readonly RowPlan["planned"][]> =>
  services.store.transaction(asked.scope satisfies Scope, async (tx) =>
    (await planIn(tx, services, asked, wanted, "look")).plans.map(({ planned }) => planned),
  );
