import { createHash } from "node:crypto";
import { routes } from "@touchstone/contract";
import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import { type PersonNotices, personNotices } from "@touchstone/register";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import { changedAnswer } from "../../http/lists.ts";
import { operatorId } from "../../identity/operator.ts";
import type { Services } from "../../services.ts";
import type { Transaction } from "../../store/index.ts";
import { type MessageRow, messageView } from "./message-stream.ts";
import { personStream, personStreamId } from "./person-stream.ts";
import { readWebhook, readWebhooks } from "./webhook-stream.ts";

type Row = { readonly version: number; readonly state: PersonNotices };

export const readPerson = async (tx: Transaction, owner: string, person: string): Promise<Row> => {
  const { rows } = await tx.query<Row>("select version, state from inbox_person where owner = $1 and id = $2", [
    owner,
    personStreamId(owner, person),
  ]);
  return rows[0] ?? { version: 0, state: personNotices.initial };
};

const mailsSql = `
select id, version, state from inbox_message where owner = $1 and person = $2 and webhook is null order by id desc limit 20`;

const idle = { canMail: false, isWebhookThere: false };

/** Digest and calendar are a person's own; the operator is none. */
const personal = (person: string): Result<string, Refusal> =>
  person === operatorId ? refuse(refusal("notices-for-persons", houseRule("inbox"))) : ok(person);

/** `owner.person.secret` in one word: the feed's address leads into its scope by itself. */
const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll("-", ""), "hex");
const idOf = (bytes: Buffer): string =>
  bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

export const feedDigest = (secret: Buffer): string => createHash("sha256").update(secret).digest("hex");

export const writeToken = (owner: string, person: string, secret: Buffer): string =>
  Buffer.concat([bytesOf(owner), bytesOf(person), secret]).toString("base64url");

export const readToken = (token: string) => {
  if (!/^[\w-]{86}$/.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  return { owner: idOf(bytes.subarray(0, 16)), person: idOf(bytes.subarray(16, 32)), secret: bytes.subarray(32) };
};

const showBound = (services: Services): Bound =>
  bind(routes.notices.show, async (call) => {
    const scope = scopeOf(call);
    const { person } = call.viewer;
    const address = await services.identity.addressOf(person);
    return services.store.transaction(scope, async (tx) => {
      const { version, state } = await readPerson(tx, scope.owner, person);
      const webhooks = await readWebhooks(tx, scope.owner);
      const mails = await tx.query<MessageRow>(mailsSql, [scope.owner, person]);
      return ok({
        version,
        settings: state.settings,
        address,
        mailReady: services.notices.mailer !== null && address !== null,
        feedSince: state.feed?.since ?? null,
        lastDay: state.lastDay === "" ? null : state.lastDay,
        webhooks: webhooks.map(({ id, state: { made, standing } }) => ({ id, name: made?.name ?? "", standing })),
        messages: mails.rows.map(messageView),
      });
    });
  });

const setBound = (services: Services): Bound =>
  bind(routes.notices.set, async (call) => {
    const scope = scopeOf(call);
    const person = personal(call.viewer.person);
    if (!person.ok) return person;
    const { expected, ...settings } = call.body;
    const address = await services.identity.addressOf(person.value);
    const stream = personStreamId(scope.owner, person.value);
    return services.store.execute({
      kind: personStream,
      stream,
      scope,
      ...call.command,
      command: { type: "SetNotices", person: person.value, settings },
      expected,
      facts: async (tx) => {
        const chosen = settings.webhook === null ? null : await readWebhook(tx, scope.owner, settings.webhook);
        const isThere = chosen !== null && chosen.state.standing !== "ended";
        return {
          facts: { canMail: services.notices.mailer !== null && address !== null, isWebhookThere: isThere },
          reads: chosen === null ? [] : [{ stream: chosen.id, version: chosen.version }],
        };
      },
      answer: changedAnswer(stream),
    });
  });

const feedBound = (services: Services): readonly Bound[] => [
  bind(routes.notices.openFeed, async (call) => {
    const scope = scopeOf(call);
    const person = personal(call.viewer.person);
    if (!person.ok) return person;
    const stream = personStreamId(scope.owner, person.value);
    // From the command's key: a command sent again has the same answer, and no secret is stored for it.
    const secret = services.notices.secrets.derive(`feed ${stream} ${call.command.key}`);
    const opened = await services.store.execute({
      kind: personStream,
      stream,
      scope,
      ...call.command,
      command: { type: "OpenFeed", person: person.value, digest: feedDigest(secret) },
      expected: null,
      facts: async () => ({ facts: idle, reads: [] }),
      answer: changedAnswer(stream),
    });
    if (!opened.ok) return opened;
    const token = writeToken(scope.owner, person.value, secret);
    return ok({ ...opened.value, url: `${services.origin}/calendar/${token}.ics` });
  }),
  bind(routes.notices.revokeFeed, async (call) => {
    const scope = scopeOf(call);
    const person = personal(call.viewer.person);
    if (!person.ok) return person;
    const stream = personStreamId(scope.owner, person.value);
    return services.store.execute({
      kind: personStream,
      stream,
      scope,
      ...call.command,
      command: { type: "RevokeFeed" },
      expected: null,
      facts: async () => ({ facts: idle, reads: [] }),
      answer: changedAnswer(stream),
    });
  }),
];

export const personBound = (services: Services): readonly Bound[] => [
  showBound(services),
  setBound(services),
  ...feedBound(services),
];
