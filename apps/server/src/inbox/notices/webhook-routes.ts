import { routes } from "@touchstone/contract";
import { houseRule, ok, refusal, refuse } from "@touchstone/kernel";
import { faultOfUrl } from "../../adapters/webhook/find-target.ts";
import { secretOf } from "../../adapters/webhook/sign.ts";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import { changedAnswer } from "../../http/lists.ts";
import type { Services } from "../../services.ts";
import type { Transaction } from "../../store/index.ts";
import { parseTarget, readWebhook, readWebhooks, type WebhookTarget, webhookStream } from "./webhook-stream.ts";

const rule = houseRule("inbox");
/** For which the secret before goes on to sign, so that a receiver may change over without losing a message. */
const overlap = { hours: 24 };

const othersOf = async (tx: Transaction, owner: string, webhook: string) => {
  const rows = (await readWebhooks(tx, owner)).filter(({ id }) => id !== webhook);
  return { facts: { others: rows.length }, reads: [] };
};

const listBound = ({ store }: Services): Bound =>
  bind(routes.notices.webhooks, async (call) => {
    const scope = scopeOf(call);
    const rows = await store.transaction(scope, (tx) => readWebhooks(tx, scope.owner));
    return ok({
      items: rows.flatMap(({ id, version, state: { made, standing, disabled, failing } }) =>
        made === null ? [] : [{ id, version, ...made, standing, disabled, failing }],
      ),
    });
  });

const sealed = ({ notices }: Services, target: WebhookTarget): string => notices.secrets.seal(JSON.stringify(target));

const addBound = (services: Services): Bound =>
  bind(routes.notices.addWebhook, async (call) => {
    const scope = scopeOf(call);
    const { name, url, format } = call.body;
    const fault = faultOfUrl(url, services.notices.reach);
    if (fault !== null) return refuse(refusal("webhook-address-refused", rule, { fault }));
    const stream = services.store.world.newId();
    // From the command's key: sent again it answers the same, and nothing stores the secret in clear.
    const secret = format === "standard" ? secretFor(services, scope.owner, call.command.key) : null;
    const added = await services.store.execute({
      kind: webhookStream,
      stream,
      scope,
      ...call.command,
      command: {
        type: "AddWebhook",
        name,
        format,
        host: new URL(url).host,
        sealed: sealed(services, { url, secret, before: null }),
      },
      expected: null,
      facts: (tx) => othersOf(tx, scope.owner, stream),
      answer: changedAnswer(stream),
    });
    return added.ok ? ok({ ...added.value, secret }) : added;
  });

const secretFor = ({ notices }: Services, owner: string, key: string): string =>
  secretOf(notices.secrets.derive(`webhook ${owner} ${key}`));

const rotateBound = (services: Services): Bound =>
  bind(routes.notices.rotateSecret, async (call) => {
    const scope = scopeOf(call);
    const { webhook } = call.params;
    const { store, notices } = services;
    const row = await store.transaction(scope, (tx) => readWebhook(tx, scope.owner, webhook));
    if (row === null) return refuse(refusal("webhook-unknown", rule));
    const target = parseTarget(notices.secrets.unseal(row.state.sealed));
    if (target === null) return refuse(refusal("webhook-sealed-elsewhere", rule));
    const secret = secretFor(services, scope.owner, call.command.key);
    const until = store.world.now().add(overlap).toString();
    const before = target.secret === null ? null : { secret: target.secret, until };
    const rotated = await store.execute({
      kind: webhookStream,
      stream: webhook,
      scope,
      ...call.command,
      command: { type: "RotateSecret", sealed: sealed(services, { ...target, secret, before }) },
      // What is sealed anew was read before: nobody may have sealed in between. The same command again is answered first.
      expected: row.version,
      facts: async () => ({ facts: { others: 0 }, reads: [] }),
      answer: changedAnswer(webhook),
    });
    return rotated.ok ? ok({ ...rotated.value, secret }) : rotated;
  });

const standingBound = ({ store }: Services): Bound =>
  bind(routes.notices.setStanding, (call) => {
    const scope = scopeOf(call);
    const { webhook } = call.params;
    return store.execute({
      kind: webhookStream,
      stream: webhook,
      scope,
      ...call.command,
      command: { type: "SetStanding", standing: call.body.standing },
      expected: null,
      facts: (tx) => othersOf(tx, scope.owner, webhook),
      answer: changedAnswer(webhook),
    });
  });

export const webhookBound = (services: Services): readonly Bound[] => [
  listBound(services),
  addBound(services),
  rotateBound(services),
  standingBound(services),
];
