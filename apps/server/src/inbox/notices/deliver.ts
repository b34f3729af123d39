import { type NoticeMessage, waitAfter } from "@touchstone/register";
import { operatorId } from "../../identity/operator.ts";
import type { Services } from "../../services.ts";
import type { Transaction } from "../../store/index.ts";
import { type MessageRow, messageStream, readMessage } from "./message-stream.ts";
import { sendByMail } from "./send-by-mail.ts";
import { sendByWebhook } from "./send-by-webhook.ts";
import { failed, type Tried } from "./tried.ts";
import { readWebhook, webhookStream } from "./webhook-stream.ts";

export type DeliveryJob = { readonly owner: string; readonly message: string; readonly try: number };

/** Two queues: a webhook that keeps its worker waiting holds up no mail. */
export const mailQueue = "inbox.mail";
export const webhookQueue = "inbox.webhook";

type Delivery = { readonly owner: string; readonly message: string; readonly webhook: string | null };

/** Leaves with the transaction that wrote the message, or that noted the try before. */
export const sendDelivery = (
  { store }: Services,
  tx: Transaction,
  { owner, message, webhook }: Delivery,
  { tries, after }: { readonly tries: number; readonly after: number } = { tries: 0, after: 0 },
): Promise<void> =>
  store.jobs.send(tx, webhook === null ? mailQueue : webhookQueue, { owner, message, try: tries }, after);

const instantNow = ({ world }: Services["store"]): string => world.now().toString({ smallestUnit: "millisecond" });

type Written = NonNullable<NoticeMessage["written"]>;

/** Why a message is not to go out any more; null where it may. */
const droppedBecause = async (
  services: Services,
  owner: string,
  { kind, person, webhook }: Written,
): Promise<string | null> => {
  if (webhook !== null) {
    const row = await services.store.transaction({ owner, caseId: null }, (tx) => readWebhook(tx, owner, webhook));
    if (row?.state.standing !== "on") return "webhook not on";
  }
  if (kind === "test") return null;
  const entry = await services.access.toOrganisation(person, owner);
  return entry === null ? "no longer a member" : null;
};

const noteOnWebhook = async (services: Services, { owner, message }: DeliveryJob, webhook: string, tried: Tried) => {
  const result = tried.outcome === "sent" ? "arrived" : tried.gone ? "gone" : "given-up";
  const noted = await services.store.execute({
    kind: webhookStream,
    stream: webhook,
    scope: { owner, caseId: null },
    actor: operatorId,
    key: `result-${services.store.world.newId()}`,
    body: { message, result },
    command: { type: "NoteResult", result },
    expected: null,
    facts: async () => ({ facts: { others: 0 }, reads: [] }),
    answer: ({ version }) => ({ version }),
  });
  if (!noted.ok) throw new Error(`result not noted: ${noted.refusals.map(({ code }) => code).join(", ")}`);
};

const note = async (services: Services, job: DeliveryJob, written: Written, tried: Tried): Promise<void> => {
  const { store, notices } = services;
  const { asked, gone: _, ...outcome } = tried;
  const at = instantNow(store);
  let isOver = false;
  const noted = await store.execute({
    kind: messageStream,
    stream: job.message,
    scope: { owner: job.owner, caseId: null },
    actor: operatorId,
    key: `try-${store.world.newId()}`,
    body: { message: job.message, try: job.try },
    command: { type: "NoteAttempt", at, try: job.try, outcome },
    expected: null,
    facts: async () => ({ facts: { mostTries: notices.schedule.length + 1 }, reads: [] }),
    answer: ({ version }) => ({ version }),
    also: async (tx, { state, events }) => {
      if (events.length === 0) return;
      isOver = state.standing !== "waiting";
      if (isOver) return;
      const jitter = (notices.secrets.derive(`${job.message} ${state.tries}`)[0] ?? 0) / 255;
      const after = waitAfter(state.tries, notices.schedule, { jitter, asked });
      await sendDelivery(services, tx, { ...job, webhook: written.webhook }, { tries: state.tries, after });
    },
  });
  if (!noted.ok) throw new Error(`try not noted: ${noted.refusals.map(({ code }) => code).join(", ")}`);
  if (isOver && written.webhook !== null) await noteOnWebhook(services, job, written.webhook, tried);
};

const drop = async ({ store }: Services, { owner, message }: DeliveryJob, what: string): Promise<void> => {
  await store.execute({
    kind: messageStream,
    stream: message,
    scope: { owner, caseId: null },
    actor: operatorId,
    key: `drop-${store.world.newId()}`,
    body: { drop: message },
    command: { type: "DropMessage", what, at: instantNow(store) },
    expected: null,
    facts: async () => ({ facts: { mostTries: 1 }, reads: [] }),
    answer: ({ version }) => ({ version }),
  });
};

const attempt = (services: Services, owner: string, row: MessageRow, written: Written): Promise<Tried> => {
  const { content } = row.state;
  if (content === null) return Promise.resolve(failed("words erased", { lasting: true }));
  const parcel = { owner, id: row.id, written, content };
  return written.webhook === null
    ? sendByMail(services, parcel)
    : sendByWebhook(services, { ...parcel, webhook: written.webhook });
};

/** One try of one message. Had twice, or too late, the job finds nothing to do; no transaction is open while it waits. */
export const deliver = async (services: Services, job: DeliveryJob): Promise<void> => {
  const { owner, message } = job;
  const row = await services.store.transaction({ owner, caseId: null }, (tx) => readMessage(tx, owner, message));
  const written = row?.state.written ?? null;
  if (row === null || written === null || row.state.standing !== "waiting" || row.state.tries !== job.try) return;
  const dropped = await droppedBecause(services, owner, written);
  if (dropped !== null) return drop(services, job, dropped);
  await note(services, job, written, await attempt(services, owner, row, written));
};
