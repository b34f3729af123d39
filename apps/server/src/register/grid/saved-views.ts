import { routes } from "@touchstone/contract";
import { accessRule, can, ok, type Refusal, type Result, type Role, refusal, refuse } from "@touchstone/kernel";
import { gridColumns, gridGroups, gridSorts, riskStates, type Shelf } from "@touchstone/register";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import { derivedId, noFacts } from "../../store/index.ts";
import { shelfStream } from "./shelf-stream.ts";

type Reach = "own" | "organisation";
const shelfOf = (owner: string, reach: Reach, person: string): string =>
  derivedId(reach === "own" ? `register-views ${owner} of ${person}` : `register-views ${owner}`);

/** What everybody opens with is changed by who may write the register. */
const mayKeep = (roles: readonly Role[], reach: Reach): Result<null, Refusal> =>
  reach === "own" || can(roles, "register.write")
    ? ok(null)
    : refuse(refusal("not-permitted", accessRule, { roles: [...roles], action: "register.write" }));

/** A word of the release that wrote the view; one that is known no more is left out. */
const known = <Word extends string>(words: readonly Word[], word: string | null): Word | null =>
  words.find((one) => one === word) ?? null;

const viewsOf = ({ views, opensWith }: Shelf, reach: Reach) =>
  views.map(({ columns, state, sort, group, ...rest }) => ({
    ...rest,
    columns: columns.flatMap((column) => known(gridColumns, column) ?? []),
    state: known(riskStates, state),
    sort: known(gridSorts, sort) ?? ("entered" as const),
    group: known(gridGroups, group),
    reach,
    opens: rest.id === opensWith,
  }));

export const savedViewsBound = ({ store }: Services): readonly Bound[] => {
  const read = async (owner: string, person: string, reach: Reach) => {
    const { rows } = await store.transaction({ owner, caseId: null }, (tx) =>
      tx.query<{ state: Shelf }>("select state from register_views where owner = $1 and id = $2", [
        owner,
        shelfOf(owner, reach, person),
      ]),
    );
    return rows[0] === undefined ? [] : viewsOf(rows[0].state, reach);
  };
  return [
    bind(routes.registerGrid.views, async (call) => {
      const { owner } = scopeOf(call);
      const { person } = call.viewer;
      const views = [...(await read(owner, person, "own")), ...(await read(owner, person, "organisation"))];
      return ok({ views });
    }),
    bind(routes.registerGrid.keepView, async (call) => {
      const { id, reach, opens, ...view } = call.body;
      const allowed = mayKeep(call.roles, reach);
      if (!allowed.ok) return allowed;
      const scope = scopeOf(call);
      const stream = shelfOf(scope.owner, reach, call.viewer.person);
      return store.execute({
        kind: shelfStream,
        stream,
        scope,
        ...call.command,
        command: { type: "KeepView", id, view, opens },
        expected: null,
        facts: noFacts,
        answer: ({ version, state }) => ({
          id: stream,
          version,
          view: state.views.find(({ name }) => name === view.name)?.id ?? "",
        }),
      });
    }),
    bind(routes.registerGrid.dropView, async (call) => {
      const { id, reach } = call.body;
      const allowed = mayKeep(call.roles, reach);
      if (!allowed.ok) return allowed;
      const scope = scopeOf(call);
      const stream = shelfOf(scope.owner, reach, call.viewer.person);
      return store.execute({
        kind: shelfStream,
        stream,
        scope,
        ...call.command,
        command: { type: "DropView", id },
        expected: null,
        facts: noFacts,
        answer: ({ version }) => ({ id: stream, version }),
      });
    }),
  ];
};
