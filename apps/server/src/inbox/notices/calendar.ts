import { timingSafeEqual } from "node:crypto";
import { digestTexts, type Language, routes, say } from "@touchstone/contract";
import { houseRule, iCalendar, ok, refusal, refuse } from "@touchstone/kernel";
import { type CalendarEntry, type DueItem, rememberCalendar } from "@touchstone/register";
import type { Hono } from "hono";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import { publicLanguage } from "../../http/public-frame.ts";
import { securedResponse } from "../../http/secured.ts";
import { operatorId } from "../../identity/operator.ts";
import type { Services } from "../../services.ts";
import { digest, type Migration, ownedTable } from "../../store/index.ts";
import type { Asked, Waiting } from "../waiting.ts";
import { type AskWaiting, askedAs } from "./ask-waiting.ts";
import { feedDigest, readPerson, readToken } from "./person-routes.ts";

/** What each feed last said, by key and without its words. It is no read row: it follows from no stream. */
export const calendarMigration: Migration = {
  id: "inbox/notices-004",
  sql: ownedTable("inbox_calendar", "person uuid not null, state json not null", "person"),
};

/** Entries of one calendar; who has more sees the earliest. */
const most = 2000;
/** How often a calendar should come again. */
const everyHours = 4;

type DueWaiting = Waiting & { readonly due: string };

const dueOnes = async (ask: AskWaiting, asked: Asked): Promise<readonly DueWaiting[]> => {
  const all = [...(await ask.inbox(asked)), ...(await ask.coming(asked))];
  const dated = all.flatMap((one): readonly DueWaiting[] => (one.due === null ? [] : [{ ...one, due: one.due }]));
  const once = new Map(dated.toReversed().map((one) => [one.key, one]));
  return [...once.values()].toSorted((a, b) => a.due.localeCompare(b.due) || a.key.localeCompare(b.key)).slice(0, most);
};

const wordsOf = ({ act, subject }: Waiting, language: Language): string =>
  subject === "" ? act[language] : `${act[language]}: ${subject}`;

const dueItem = (one: DueWaiting): DueItem => ({
  key: one.key,
  due: one.due,
  digest: digest([one.act.zh, one.subject, one.why.zh, one.href]).slice(0, 16),
});

/** Takes the memory forward; two that fetch at once take turns. */
const remember = ({ store }: Services, { organisation: owner, person, today }: Asked, items: readonly DueItem[]) =>
  store.transaction({ owner, caseId: null }, async (tx) => {
    await tx.query(
      "insert into inbox_calendar (owner, person, state) values ($1, $2, '[]') on conflict (owner, person) do nothing",
      [owner, person],
    );
    const { rows } = await tx.query<{ state: readonly CalendarEntry[] }>(
      "select state from inbox_calendar where owner = $1 and person = $2 for update",
      [owner, person],
    );
    const before = rows[0]?.state ?? [];
    const now = store.world.now().toString({ smallestUnit: "second" });
    const after = rememberCalendar(before, items, { today: today.toString(), now });
    if (JSON.stringify(after) !== JSON.stringify(before))
      await tx.query("update inbox_calendar set state = $3 where owner = $1 and person = $2", [
        owner,
        person,
        JSON.stringify(after),
      ]);
    return after;
  });

/** One person's calendar in one organisation: the inbox as that person sees it, and what is coming. */
const feedOf = async (services: Services, ask: AskWaiting, asked: Asked, language: Language): Promise<string> => {
  const due = await dueOnes(ask, asked);
  const words = new Map(due.map((one) => [one.key, one]));
  const entries = await remember(services, asked, due.map(dueItem));
  const days = entries.map(({ key, due: date, sequence, modified, endedOn }) => {
    const one = words.get(key);
    return {
      uid: `${digest([asked.organisation, asked.person, key]).slice(0, 32)}@touchstone`,
      date,
      // What is over is told by its UID; its words are not kept.
      summary: one === undefined ? say(digestTexts.off, language) : wordsOf(one, language),
      description: one === undefined ? "" : `${one.why[language]}\n${one.rule.source} ${one.rule.clause}`,
      edition: { sequence, modified, cancelled: endedOn !== null },
      url: `${services.origin}/app${one?.href ?? "/"}`,
    };
  });
  const name = say(digestTexts.calendar, language);
  return iCalendar({ name, written: asked.today.toString(), days, everyHours });
};

export const calendarBound = (services: Services, ask: AskWaiting): Bound =>
  bind(routes.notices.calendar, async (call) => {
    const { person } = call.viewer;
    const asked = await askedAs(services, person, scopeOf(call).owner);
    if (person === operatorId || asked === null) return refuse(refusal("notices-for-persons", houseRule("inbox")));
    const text = await feedOf(services, ask, asked, call.query.lang);
    return ok({ bytes: new TextEncoder().encode(text), type: "text/calendar; charset=utf-8", name: "touchstone.ics" });
  });

/** Whose feed it is; null for a wrong, ended or foreign secret, and for who is no member any more. */
const ownerOf = async (services: Services, token: string): Promise<Asked | null> => {
  const read = readToken(token);
  if (read === null) return null;
  const { owner, person, secret } = read;
  const { state } = await services.store.transaction({ owner, caseId: null }, (tx) => readPerson(tx, owner, person));
  // Compared whether or not there is a feed, in the same time.
  const kept = Buffer.from(state.feed?.digest ?? feedDigest(Buffer.from("none")));
  if (!timingSafeEqual(kept, Buffer.from(feedDigest(secret))) || state.feed === null) return null;
  return askedAs(services, person, owner);
};

/** `/calendar/….ics`: a calendar program has no account, so the address is the key. */
export const calendarPages =
  (askOf: (services: Services) => AskWaiting) =>
  (app: Hono, services: Services): void => {
    const ask = askOf(services);
    app.get("/calendar/:file", async (context) => {
      const token = /^(.+)\.ics$/.exec(context.req.param("file"))?.[1] ?? "";
      const asked = await ownerOf(services, token);
      if (asked === null) return context.notFound();
      const text = await feedOf(services, ask, asked, publicLanguage(context.req.raw));
      return securedResponse(text, 200, {
        "content-type": "text/calendar; charset=utf-8",
        "cache-control": "private, max-age=900",
        "x-robots-tag": "noindex",
      });
    });
  };
