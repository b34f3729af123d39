import { isDigestDue, type NoticeClock, type PersonNotices } from "@touchstone/register";
import { operatorId } from "../../identity/operator.ts";
import { listed } from "../../parties/index.ts";
import type { Services } from "../../services.ts";
import { appendMany } from "../../store/index.ts";
import { type AskWaiting, askedAs } from "./ask-waiting.ts";
import { sendDelivery } from "./deliver.ts";
import { messageStream } from "./message-stream.ts";
import { personStream } from "./person-stream.ts";
import { contentOf, messageWritten } from "./write-digest.ts";

type Due = { readonly owner: string; readonly id: string; readonly state: PersonNotices };

const dueSql = `
select owner, id, state from inbox_person
where rhythm <> 'off' and hour <= $1 and last_day < $2 and weekday in (0, $3) order by owner, id limit 1000`;

/** Where the law's clock stands now. */
export const noticeClock = ({ store: { world } }: Services): NoticeClock => {
  const now = world.now().toZonedDateTimeISO(world.zone);
  return { day: now.toPlainDate().toString(), hour: now.hour };
};

const takeOne = async (services: Services, ask: AskWaiting, { owner, id, state }: Due, at: NoticeClock) => {
  const { store } = services;
  const { person, settings } = state;
  if (person === null) throw new Error("settings belong to a person");
  const asked = await askedAs(services, person, owner);
  const items = asked === null ? [] : await ask.inbox(asked);
  const organisation = (await listed(store, owner))?.name[settings.language] ?? "";
  const content = contentOf(items, organisation, settings.language);
  const channels = [...(settings.mail ? [null] : []), ...(settings.webhook === null ? [] : [settings.webhook])];
  const taken = await store.execute({
    kind: personStream,
    stream: id,
    scope: { owner, caseId: null },
    actor: operatorId,
    key: `digest-${store.world.newId()}`,
    body: { digest: id, day: at.day },
    command: { type: "TakeDigest", at, count: items.length },
    expected: null,
    facts: async () => ({ facts: { canMail: false, isWebhookThere: false }, reads: [] }),
    answer: ({ version }) => ({ id, version }),
    // In the one transaction that closes the day: never two messages for a day, and never a day without its message.
    also: async (tx, _after, stamp) => {
      if (items.length === 0) return;
      const made = channels.map((webhook) => ({
        stream: stamp.newId(),
        webhook,
        events: [
          messageWritten({ kind: "digest", webhook, person, day: at.day, language: settings.language }, content),
        ],
      }));
      await appendMany(tx, messageStream, made, stamp);
      for (const { stream, webhook } of made) await sendDelivery(services, tx, { owner, message: stream, webhook });
    },
  });
  // Another server was first.
  if (!taken.ok && taken.refusals.some(({ code }) => code !== "digest-not-due"))
    throw new Error(`digest refused: ${taken.refusals.map(({ code }) => code).join(", ")}`);
  return taken.ok && items.length > 0 ? channels.length : 0;
};

/** Writes the messages that are due, and hands them to the jobs. Run again, it finds nothing. */
export const takeDigests = async (services: Services, ask: AskWaiting): Promise<number> => {
  const at = noticeClock(services);
  const weekday = Temporal.PlainDate.from(at.day).dayOfWeek;
  const due = await services.store.maintenance(
    async (tx) => (await tx.query<Due>(dueSql, [at.hour, at.day, weekday])).rows,
  );
  let sent = 0;
  for (const one of due.filter(({ state }) => isDigestDue(state, at))) {
    // One person's inbox that cannot be read keeps nobody else's from going out.
    sent += await takeOne(services, ask, one, at).catch((cause: unknown) => {
      services.log.error({ err: cause, owner: one.owner }, "digest not taken");
      return 0;
    });
  }
  return sent;
};
