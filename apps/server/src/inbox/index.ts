import { routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import type { Capability } from "../capability.ts";
import { bind, scopeOf } from "../http/bind.ts";
import { askWaiting, legalToday } from "./notices/ask-waiting.ts";
import { calendarPages } from "./notices/calendar.ts";
import { noticeJobs, noticeMigrations, noticeStreams, noticesBound } from "./notices/index.ts";
import { noticesWaiting } from "./notices/notices-waiting.ts";

/** The inbox over the given capabilities: it asks each what waits, and keeps nothing of it. */
export const inboxOver = (capabilities: readonly Capability[]): Capability => {
  const own: Capability = {
    name: "inbox",
    migrations: noticeMigrations,
    streams: noticeStreams,
    jobs: noticeJobs,
    waiting: noticesWaiting,
    routes: (services) => {
      const ask = askWaiting([...capabilities, own], services);
      return [
        bind(routes.inbox.list, async (call) => {
          const today = legalToday(services);
          const asked = { organisation: scopeOf(call).owner, person: call.viewer.person, roles: call.roles, today };
          return ok({ today: today.toString(), items: [...(await ask.inbox(asked))] });
        }),
        ...noticesBound(services, ask),
      ];
    },
    pages: calendarPages((services) => askWaiting([...capabilities, own], services)),
  };
  return own;
};

export { openDigestTimer } from "./notices/digest-timer.ts";
export {
  defaultNotices,
  type NoticeServices,
  type NoticeSetup,
  openSecrets,
  readNoticeSetup,
} from "./notices/settings.ts";
export type { AsksWaiting, Waiting } from "./waiting.ts";
