import { routes } from "@touchstone/contract";
import type { ReasonedAct, Refusal, Result } from "@touchstone/kernel";
import { type Bound, bind, type Call, scopeOf } from "../http/bind.ts";
import { changedAnswer } from "../http/lists.ts";
import type { Services } from "../services.ts";
import type { Transaction } from "../store/index.ts";
import { publicStandingOn, readPublicInside } from "./public-statement.ts";
import { publishQueue } from "./publish.ts";
import { allowedChanges } from "./statement-rules.ts";
import { statementStream } from "./statement-stream.ts";
import { todayOf } from "./statement-view.ts";
import { isReasonKnown } from "./status-content.ts";

type Changed = Promise<Result<{ readonly id: string; readonly version: number }, Refusal>>;

const types = {
  suspend: "SuspendStatement",
  restore: "RestoreStatement",
  withdraw: "WithdrawStatement",
  cancel: "CancelStatement",
} as const;

/** The desk's own decision, for a reason of the content. It holds from a day that has come; the day of writing stays. */
const change =
  ({ store }: Services, act: ReasonedAct) =>
  (call: Call<typeof routes.statements.suspend>): Changed => {
    const { from, reason, note, version } = call.body;
    const { organisation, statement } = call.params;
    return store.execute({
      kind: statementStream,
      stream: statement,
      scope: scopeOf(call),
      ...call.command,
      command: { type: types[act], from, reason, note, decision: null },
      expected: version ?? null,
      occurredOn: from,
      facts: async (_, { attested }) => ({
        facts: {
          decision: null,
          allowed: allowedChanges(attested),
          isReasonKnown: isReasonKnown(act, reason, from),
        },
        reads: [],
      }),
      answer: changedAnswer(statement),
      also: (tx) => store.jobs.send(tx, publishQueue, { owner: organisation, statement }),
    });
  };

/** The receiving body's statement where this register holds it; one of elsewhere rests on the evidence that is named. */
const receiverOf = async (tx: Transaction, number: string, on: string) => {
  const found = await readPublicInside(tx, number);
  return found === null ? null : { number, standing: publicStandingOn(found, on) };
};

export const changesBound = (services: Services): readonly Bound[] => [
  bind(routes.statements.suspend, change(services, "suspend")),
  bind(routes.statements.restore, change(services, "restore")),
  bind(routes.statements.withdraw, change(services, "withdraw")),
  bind(routes.statements.cancel, change(services, "cancel")),
  bind(routes.statements.transfer, (call) => {
    const { version, ...to } = call.body;
    const { organisation, statement } = call.params;
    return services.store.execute({
      kind: statementStream,
      stream: statement,
      scope: scopeOf(call),
      ...call.command,
      command: { type: "TransferStatement", ...to },
      expected: version ?? null,
      occurredOn: to.on,
      facts: async (tx, { attested }) => ({
        facts: {
          decision: null,
          allowed: allowedChanges(attested),
          receiver: await receiverOf(tx, to.number, todayOf(services)),
        },
        reads: [],
      }),
      answer: changedAnswer(statement),
      also: (tx) => services.store.jobs.send(tx, publishQueue, { owner: organisation, statement }),
    });
  }),
];
