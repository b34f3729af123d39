export { type CalendarEntry, type DueItem, rememberCalendar } from "./calendar-memory.ts";
export {
  type MessageCode,
  type MessageCommand,
  type MessageEvent,
  type MessageFacts,
  type MessageWritten,
  type NoticeContent,
  type NoticeLine,
  type NoticeMessage,
  noticeMessage,
  type Outcome,
  retrySeconds,
  waitAfter,
} from "./message.ts";
export { calendarPeriods, objectivesDue } from "./objectives-due.ts";
export {
  isDigestDue,
  type NoticeClock,
  type NoticeSettings,
  type PersonNotices,
  type PersonNoticesCode,
  type PersonNoticesCommand,
  type PersonNoticesEvent,
  type PersonNoticesFacts,
  personNotices,
  rhythms,
} from "./person-notices.ts";
export {
  type Webhook,
  type WebhookCode,
  type WebhookCommand,
  type WebhookEvent,
  type WebhookFacts,
  type WebhookFormat,
  webhook,
  webhookFormats,
} from "./webhook.ts";
