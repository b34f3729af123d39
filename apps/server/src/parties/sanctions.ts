import { routes } from "@touchstone/contract";
import { barredTerm, ok, type Sanction, type SanctionCommand } from "@touchstone/kernel";
import { type Bound, bind, type Call, scopeOf } from "../http/bind.ts";
import { changedAnswer, readCursor, writeCursor } from "../http/lists.ts";
import { packInForce, readRulePacks } from "../schemes/index.ts";
import type { Services } from "../services.ts";
import { kindOf } from "./kind-of.ts";
import { enterSanction, sanctionStream } from "./sanction-stream.ts";

type Row = { readonly id: string; readonly version: number; readonly state: Sanction };

const sanctionView = ({ id, version, state }: Row) => ({
  id,
  version,
  imposed: state.imposed,
  lifted: state.lifted,
  term: barredTerm(state),
});

/** Bars that an authority imposes and that follow a registration number to any employer (RF-3, RF-4). */
export const sanctionsBound = ({ store }: Services): readonly Bound[] => {
  const today = (): string => store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate().toString();
  const change = (
    scope: ReturnType<typeof scopeOf>,
    request: Call<never>["command"],
    id: string,
    command: SanctionCommand,
  ) =>
    store.execute({
      kind: sanctionStream,
      stream: id,
      scope,
      ...request,
      command,
      expected: null,
      facts: async (tx) => ({
        facts: { authority: await kindOf(tx, scope.owner), pack: packInForce(readRulePacks(), "sanction", today()) },
        reads: [],
      }),
      answer: changedAnswer(id),
      also: (tx, { state }) => enterSanction(tx, id, state),
    });
  return [
    bind(routes.parties.imposeSanction, (call) => {
      const id = store.world.newId();
      return change(scopeOf(call), call.command, id, { type: "ImposeSanction", person: id, ...call.body });
    }),
    bind(routes.parties.liftSanction, (call) =>
      change(scopeOf(call), call.command, call.params.sanction, { type: "LiftSanction", ...call.body }),
    ),
    bind(routes.parties.sanctions, async (call) => {
      const scope = scopeOf(call);
      const { limit, cursor } = call.query;
      const filter = { sanctions: scope.owner };
      const after = readCursor(cursor, filter);
      if (!after.ok) return after;
      const { rows } = await store.transaction(scope, (tx) =>
        tx.query<Row>(
          `select id, version, state from party_sanction_file
           where owner = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
          [scope.owner, after.value, limit + 1],
        ),
      );
      return ok(writeCursor(rows, limit, filter, sanctionView));
    }),
  ];
};
