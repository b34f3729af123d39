import { routes } from "@touchstone/contract";
import { houseRule, ok, refusal, refuse } from "@touchstone/kernel";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import { changedAnswer } from "../../http/lists.ts";
import { listed } from "../../parties/index.ts";
import type { Services } from "../../services.ts";
import { legalToday } from "./ask-waiting.ts";
import { sendDelivery } from "./deliver.ts";
import { type MessageRow, messageStream, messageView, readMessage } from "./message-stream.ts";
import { readWebhook } from "./webhook-stream.ts";
import { messageWritten } from "./write-digest.ts";

const rule = houseRule("inbox");
const unknown = refusal("webhook-unknown", rule);

const deliveriesSql = `
select id, version, state from inbox_message where owner = $1 and webhook = $2 order by id desc limit 50`;

const listBound = ({ store }: Services): Bound =>
  bind(routes.notices.deliveries, async (call) => {
    const scope = scopeOf(call);
    const { webhook } = call.params;
    return store.transaction(scope, async (tx) => {
      if ((await readWebhook(tx, scope.owner, webhook)) === null) return refuse(unknown);
      const { rows } = await tx.query<MessageRow>(deliveriesSql, [scope.owner, webhook]);
      return ok({ items: rows.map(messageView) });
    });
  });

const isOn = async ({ store }: Services, owner: string, webhook: string) => {
  const row = await store.transaction({ owner, caseId: null }, (tx) => readWebhook(tx, owner, webhook));
  if (row === null) return refuse(unknown);
  return row.state.standing === "on" ? ok(row) : refuse(refusal("webhook-not-on", rule));
};

const testBound = (services: Services): Bound =>
  bind(routes.notices.testWebhook, async (call) => {
    const scope = scopeOf(call);
    const { webhook } = call.params;
    const { language } = call.body;
    const found = await isOn(services, scope.owner, webhook);
    if (!found.ok) return found;
    const organisation = (await listed(services.store, scope.owner))?.name[language] ?? "";
    const stream = services.store.world.newId();
    const day = legalToday(services).toString();
    return services.store.execute({
      kind: messageStream,
      stream,
      scope,
      ...call.command,
      command: {
        type: "WriteTest",
        written: messageWritten(
          { kind: "test", webhook, person: call.viewer.person, day, language },
          { organisation, total: 0, overdue: 0, lines: [] },
        ),
      },
      expected: null,
      facts: async () => ({ facts: { mostTries: 1 }, reads: [] }),
      answer: changedAnswer(stream),
      also: (tx) => sendDelivery(services, tx, { owner: scope.owner, message: stream, webhook }),
    });
  });

const replayBound = (services: Services): Bound =>
  bind(routes.notices.replay, async (call) => {
    const scope = scopeOf(call);
    const { webhook, message } = call.params;
    const found = await isOn(services, scope.owner, webhook);
    if (!found.ok) return found;
    const row = await services.store.transaction(scope, (tx) => readMessage(tx, scope.owner, message));
    if (row?.state.written?.webhook !== webhook) return refuse(refusal("message-unknown", rule));
    return services.store.execute({
      kind: messageStream,
      stream: message,
      scope,
      ...call.command,
      command: { type: "SendAnew" },
      expected: null,
      facts: async () => ({ facts: { mostTries: 1 }, reads: [] }),
      answer: changedAnswer(message),
      also: (tx) => sendDelivery(services, tx, { owner: scope.owner, message, webhook }),
    });
  });

export const deliveryBound = (services: Services): readonly Bound[] => [
  listBound(services),
  testBound(services),
  replayBound(services),
];
