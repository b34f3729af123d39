import { routes } from "@touchstone/contract";
import { accessRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import type { HandedRef, HandoverCommand, HandoverFacts } from "@touchstone/register";
import { deskOf, isClosed } from "../../cases/index.ts";
import { type Bound, bind, type Call, scopeOf } from "../../http/bind.ts";
import { changedAnswer, readCursor, writeCursor } from "../../http/lists.ts";
import type { Services } from "../../services.ts";
import type { Transaction } from "../../store/index.ts";
import { handoverStream } from "./handover-stream.ts";
import {
  changedSince,
  type HandoverRow,
  handoverOfCase,
  itemView,
  live,
  previewOf,
  readHandover,
} from "./read-handovers.ts";
import { findThings, listThings } from "./things.ts";

const { handover: route } = routes;
const notFound = refuse(refusal("not-found", accessRule));

type CaseFound = Omit<NonNullable<HandoverFacts["case"]>, "otherHandover">;

/** A case as far as a handover asks, where this organisation is its client; read in the case's own scope. */
const caseOf = async (
  services: Services,
  asked: { readonly person: string; readonly owner: string; readonly id: string },
): Promise<CaseFound | null> => {
  const entry = await services.access.toCase(asked.person, asked.id);
  const row = entry === null ? null : await deskOf(services).row(entry, asked.id);
  const opened = row?.state.opened ?? null;
  if (row === null || opened === null || opened.client.id !== asked.owner) return null;
  return { id: asked.id, number: opened.number, body: opened.body, closed: isClosed(row.state) };
};

type Asked = Pick<Call<typeof route.send>, "scope" | "command" | "viewer">;
type Given = {
  readonly stream: string;
  readonly expected: number | null;
  readonly command: HandoverCommand;
  readonly refs: (row: HandoverRow["state"]) => readonly HandedRef[];
  readonly to: CaseFound | null;
};

const send = ({ store }: Services, call: Asked, { stream, expected, command, refs, to }: Given) => {
  const { scope } = call;
  if (scope === null) throw new Error("a handover has the organisation's scope");
  const facts = async (tx: Transaction, state: HandoverRow["state"]) => {
    const things = await findThings(tx, scope.owner, refs(state));
    const other = to === null ? null : await handoverOfCase(tx, scope.owner, to.id);
    return {
      facts: {
        actorName: call.viewer.name,
        things,
        case: to === null ? null : { ...to, otherHandover: other === null || other.id === stream ? null : other.id },
      },
      // What is frozen is what stood there: a thing that moves meanwhile is a conflict.
      reads: things.map(({ id, version }) => ({ stream: id, version })),
    };
  };
  return store.execute({
    kind: handoverStream,
    stream,
    scope,
    ...call.command,
    command,
    expected,
    facts,
    answer: changedAnswer(stream),
  });
};

const summaryOf = ({ id, version, state }: HandoverRow) => ({
  id,
  version,
  things: state.sent === null ? state.chosen.length : live(state).length,
  sent: state.sent,
});

const placeOf = ({ title, id }: { readonly title: string; readonly id: string }): string =>
  `${encodeURIComponent(title)},${id}`;

const readPlace = (place: string | null) => {
  if (place === null) return null;
  const [title = "", id = ""] = place.split(",");
  return { title: decodeURIComponent(title), id };
};

const listSql = `
select id, version, state from register_handover
where owner = $1 and ($2::uuid is null or id < $2::uuid) order by id desc limit $3`;

const readsBound = ({ store }: Services): readonly Bound[] => [
  bind(route.candidates, async (call) => {
    const scope = scopeOf(call);
    const { limit, cursor, kind, book = null, search = null } = call.query;
    const filter = { organisation: scope.owner, kind, book, search };
    const after = readCursor(cursor, filter);
    if (!after.ok) return after;
    const asked = { kind, book, search, after: readPlace(after.value), limit: limit + 1 };
    const things = await store.transaction(scope, (tx) => listThings(tx, scope.owner, asked));
    const keyed = things.map((thing) => ({ id: placeOf(thing), thing }));
    return ok(writeCursor(keyed, limit, filter, ({ thing }) => thing));
  }),
  bind(route.list, async (call) => {
    const scope = scopeOf(call);
    const { limit, cursor } = call.query;
    const filter = { organisation: scope.owner };
    const after = readCursor(cursor, filter);
    if (!after.ok) return after;
    const { rows } = await store.transaction(scope, (tx) =>
      tx.query<HandoverRow>(listSql, [scope.owner, after.value, limit + 1]),
    );
    return ok(writeCursor(rows, limit, filter, summaryOf));
  }),
  bind(route.show, async (call) => {
    const scope = scopeOf(call);
    return store.transaction(scope, async (tx) => {
      const row = await readHandover(tx, scope.owner, call.params.handover);
      if (row === null) return notFound;
      const { sent, items } = row.state;
      const chosen = sent === null ? await findThings(tx, scope.owner, row.state.chosen) : [];
      const there = new Set(chosen.map(({ id }) => id));
      const changed = await changedSince(tx, scope.owner, items);
      return ok({
        ...summaryOf(row),
        chosen: [...chosen],
        gone: sent === null ? row.state.chosen.filter(({ id }) => !there.has(id)) : [],
        items: items.map((item) => itemView(item, changed)),
      });
    });
  }),
  bind(route.preview, async (call) => {
    const scope = scopeOf(call);
    return store.transaction(scope, async (tx) => {
      const row = await readHandover(tx, scope.owner, call.params.handover);
      if (row === null) return notFound;
      const things = row.state.sent === null ? await findThings(tx, scope.owner, row.state.chosen) : live(row.state);
      return ok({ sheets: await previewOf(tx, scope.owner, things, call.language) });
    });
  }),
];

/** The client's side: choose, look, hand over, add, withdraw. */
export const handoverBound = (services: Services): readonly Bound[] => {
  const { store } = services;
  const sentTo = async (call: Asked, id: string): Promise<Result<CaseFound | null, Refusal>> => {
    const { scope, viewer } = call;
    if (scope === null) throw new Error("a handover has the organisation's scope");
    const row = await store.transaction(scope, (tx) => readHandover(tx, scope.owner, id));
    if (row === null) return notFound;
    const to = row.state.sent?.case.id;
    return ok(to === undefined ? null : await caseOf(services, { person: viewer.person, owner: scope.owner, id: to }));
  };
  return [
    ...readsBound(services),
    bind(route.choose, (call) => {
      const { things } = call.body;
      const stream = store.world.newId();
      const command: HandoverCommand = { type: "ChooseRecords", things };
      return send(services, call, { stream, expected: null, command, refs: () => things, to: null });
    }),
    bind(route.chooseAgain, async (call) => {
      const { things, expected } = call.body;
      const { handover: stream } = call.params;
      const there = await sentTo(call, stream);
      if (!there.ok) return there;
      const command: HandoverCommand = { type: "ChooseRecords", things };
      return send(services, call, { stream, expected, command, refs: () => things, to: null });
    }),
    bind(route.send, async (call) => {
      const { handover: stream } = call.params;
      const there = await sentTo(call, stream);
      if (!there.ok) return there;
      const { person } = call.viewer;
      const to = await caseOf(services, { person, owner: scopeOf(call).owner, id: call.body.case });
      if (to === null) return notFound;
      const command: HandoverCommand = { type: "SendHandover" };
      return send(services, call, { stream, expected: call.body.expected, command, refs: ({ chosen }) => chosen, to });
    }),
    bind(route.supplement, async (call) => {
      const { things } = call.body;
      const { handover: stream } = call.params;
      const to = await sentTo(call, stream);
      if (!to.ok) return to;
      const command: HandoverCommand = { type: "SupplementHandover", things };
      return send(services, call, { stream, expected: null, command, refs: () => things, to: to.value });
    }),
    bind(route.withdraw, async (call) => {
      const { handover: stream, item } = call.params;
      const to = await sentTo(call, stream);
      if (!to.ok) return to;
      const command: HandoverCommand = { type: "WithdrawHanded", item, reason: call.body.reason };
      return send(services, call, { stream, expected: null, command, refs: () => [], to: to.value });
    }),
  ];
};
