import { routes } from "@touchstone/contract";
import { accessRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import {
  type CriteriaCommand,
  type CriteriaSet,
  type CriteriaVersion,
  currentCriteria,
  isAcceptable,
  levelOf,
  type Method,
} from "@touchstone/register";
import { type Bound, bind, type Call, scopeOf } from "../../http/bind.ts";
import { changedAnswer } from "../../http/lists.ts";
import type { Services } from "../../services.ts";
import type { Transaction } from "../../store/index.ts";
import { dayOf } from "../rows.ts";
import { type MethodFile, methodOf, readMethods } from "./methods.ts";
import { type CriteriaChange, criteriaChanged } from "./reevaluate.ts";
import { criteriaStream } from "./streams.ts";

export type SetRow = { readonly id: string; readonly version: number; readonly state: CriteriaSet };
const notFound = refuse(refusal("not-found", accessRule));

export const setsOf = async (tx: Transaction, owner: string): Promise<readonly SetRow[]> =>
  (await tx.query<SetRow>("select id, version, state from register_criteria where owner = $1 order by id", [owner]))
    .rows;

export const setRow = async (tx: Transaction, owner: string, id: string): Promise<SetRow | null> => {
  const asked = "select id, version, state from register_criteria where owner = $1 and id = $2";
  return (await tx.query<SetRow>(asked, [owner, id])).rows[0] ?? null;
};

export type OpenSet = SetRow & { readonly current: CriteriaVersion; readonly method: MethodFile };

/** A set with its current criteria and its method; null where the organisation has no such set. */
export const opened = (row: SetRow | null): OpenSet | null => {
  const current = row === null ? null : currentCriteria(row.state);
  const method = readMethods().find(({ id, edition }) => `${id}@${edition}` === row?.state.method);
  return row === null || current === null || method === undefined ? null : { ...row, current, method };
};

/** A set by its id in the scope of the request, or "not found" as if it were not there. */
export const askSet = async (
  { store }: Pick<Services, "store">,
  owner: string,
  id: string,
): Promise<Result<OpenSet, Refusal>> => {
  const set = opened(await store.transaction({ owner, caseId: null }, (tx) => setRow(tx, owner, id)));
  return set === null ? notFound : ok(set);
};

const methodView = ({ examples: _, ...method }: MethodFile) => method;

const setView = ({ id, version, state, method }: OpenSet) => ({
  id,
  version,
  title: state.title,
  method: methodView(method),
  versions: state.versions.map((one) => ({ ...one })),
});

export const criteriaBound = (services: Services): readonly Bound[] => {
  const { store } = services;
  const r = routes.assessment;
  const send = (
    call: Pick<Call<never>, "scope" | "command" | "viewer">,
    given: { readonly id: string; readonly expected: number | null; readonly command: CriteriaCommand },
    method: (state: CriteriaSet) => Method | null,
  ) => {
    const scope = scopeOf(call as Call<never>);
    return store.execute({
      kind: criteriaStream,
      stream: given.id,
      scope,
      ...call.command,
      command: given.command,
      expected: given.expected,
      facts: async (_tx, state) => ({ facts: { actorName: call.viewer.name, method: method(state) }, reads: [] }),
      answer: changedAnswer(given.id),
      also: async (tx, { state }) => {
        const number = currentCriteria(state)?.number ?? 0;
        if (number > 1)
          await store.jobs.send<CriteriaChange>(tx, criteriaChanged, { owner: scope.owner, set: given.id, number });
      },
    });
  };
  return [
    bind(r.methods, async ({ query }) => {
      const on = dayOf(services, query.on);
      const inForce = ({ effective: { from, to } }: MethodFile) => from <= on && (to === null || on <= to);
      return ok({ methods: readMethods().filter(inForce).map(methodView) });
    }),
    bind(r.criteria, async (call) => {
      const scope = scopeOf(call);
      const rows = await store.transaction(scope, (tx) => setsOf(tx, scope.owner));
      return ok({ sets: rows.flatMap((row) => opened(row) ?? []).map(setView) });
    }),
    bind(r.adoptCriteria, (call) => {
      const { title, method, criteria } = call.body;
      const given = {
        id: store.world.newId(),
        expected: null,
        command: { type: "AdoptCriteria", title, criteria },
      } as const;
      return send(call, given, () => methodOf(method));
    }),
    bind(r.changeCriteria, async (call) => {
      const { criteria, reason, expected } = call.body;
      const set = await askSet(services, scopeOf(call).owner, call.params.set);
      if (!set.ok) return set;
      const given = { id: call.params.set, expected, command: { type: "ChangeCriteria", criteria, reason } } as const;
      return send(call, given, () => set.value.method);
    }),
    bind(r.level, async (call) => {
      const set = await askSet(services, scopeOf(call).owner, call.params.set);
      if (!set.ok) return set;
      const { criteria } = set.value.current;
      const level = levelOf(set.value.method, criteria.bounds, call.body.ratings);
      if (!level.ok) return level;
      const { trace, ...rest } = level.value;
      return ok({
        level: { ...rest, trace: trace.map((step) => ({ ...step, of: [...step.of] })) },
        acceptable: isAcceptable(criteria.threshold, level.value.score),
      });
    }),
  ];
};
