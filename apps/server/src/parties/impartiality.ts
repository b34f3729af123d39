import { routes } from "@touchstone/contract";
import { coveredUntil, type Impartiality, type ImpartialityCommand, ok } from "@touchstone/kernel";
import { type Bound, bind, type Call, scopeOf } from "../http/bind.ts";
import { changedAnswer } from "../http/lists.ts";
import type { Services } from "../services.ts";
import type { Transaction } from "../store/index.ts";
import { impartialityId, impartialityStream } from "./impartiality-stream.ts";

type Row = { readonly version: number; readonly state: Impartiality };
const none: Row = { version: 0, state: impartialityStream.decider.initial };

export const readImpartiality = async (tx: Transaction, owner: string): Promise<Row> => {
  const { rows } = await tx.query<Row>("select version, state from party_impartiality where owner = $1 and id = $2", [
    owner,
    impartialityId(owner),
  ]);
  return rows[0] ?? none;
};

const withIds = <Value extends object>(all: { readonly [id: string]: Value }) =>
  Object.entries(all).map(([id, value]) => ({ id, ...value }));

/** Committee, risks, meetings and cover of one organisation. */
export const impartialityBound = ({ store }: Services): readonly Bound[] => {
  const today = (): string => store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate().toString();
  type Asked = {
    readonly scope: ReturnType<typeof scopeOf>;
    readonly command: Call<never>["command"];
    readonly name: string;
  };
  const asked = (call: Pick<Call<never>, "scope" | "command" | "viewer">): Asked => {
    if (call.scope === null) throw new Error("this route's door leads into no scope");
    return { scope: call.scope, command: call.command, name: call.viewer.name };
  };
  const send = ({ scope, command: request, name }: Asked, command: ImpartialityCommand) => {
    const id = impartialityId(scope.owner);
    return store.execute({
      kind: impartialityStream,
      stream: id,
      scope,
      ...request,
      command,
      expected: null,
      facts: async () => ({ facts: { name }, reads: [] }),
      answer: changedAnswer(id),
    });
  };
  const r = routes.parties;
  return [
    bind(r.impartiality, async (call) => {
      const scope = scopeOf(call);
      const { version, state } = await store.transaction(scope, (tx) => readImpartiality(tx, scope.owner));
      return ok({
        version,
        members: withIds(state.members),
        risks: withIds(state.risks).map((risk) => ({ ...risk, reviews: [...risk.reviews] })),
        meetings: withIds(state.meetings).map(({ present, risks, signatures, ...meeting }) => ({
          ...meeting,
          present: [...present],
          risks: [...risks],
          signatures: [...signatures],
        })),
        covers: withIds(state.covers),
        coveredUntil: coveredUntil(state, today()),
      });
    }),
    bind(r.appointMember, (call) => send(asked(call), { type: "AppointMember", member: call.body })),
    bind(r.releaseMember, (call) =>
      send(asked(call), { type: "ReleaseMember", member: call.params.member, until: call.body.until }),
    ),
    bind(r.recordImpartialityRisk, (call) => send(asked(call), { type: "RecordRisk", risk: call.body })),
    bind(r.reviewImpartialityRisk, (call) =>
      send(asked(call), { type: "ReviewRisk", risk: call.params.risk, ...call.body }),
    ),
    bind(r.closeImpartialityRisk, (call) =>
      send(asked(call), { type: "CloseRisk", risk: call.params.risk, reason: call.body.reason }),
    ),
    bind(r.holdMeeting, (call) => send(asked(call), { type: "HoldMeeting", meeting: call.body })),
    bind(r.signMinutes, (call) => send(asked(call), { type: "SignMinutes", meeting: call.params.meeting })),
    bind(r.recordCover, (call) => send(asked(call), { type: "RecordCover", cover: call.body })),
  ];
};
