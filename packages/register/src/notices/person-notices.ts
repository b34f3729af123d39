import { type Context, type Decider, houseRule, type Refusal, refusal, unlessRefused } from "@touchstone/kernel";

export const rhythms = ["off", "daily", "weekly"] as const;
export type Rhythm = (typeof rhythms)[number];

/** When and how a person is told what waits. */
export type NoticeSettings = {
  readonly rhythm: Rhythm;
  /** 1 is Monday; read of weekly ones only. */
  readonly weekday: number;
  /** The hour of the law's zone from which it may go out, 0 to 23. */
  readonly hour: number;
  readonly mail: boolean;
  /** One of the organisation's webhooks. */
  readonly webhook: string | null;
  readonly language: "zh" | "en";
};

/** One person in one organisation. */
export type PersonNotices = {
  readonly person: string | null;
  readonly settings: NoticeSettings;
  /** SHA-256 of the feed's secret; the secret itself is kept nowhere. */
  readonly feed: { readonly digest: string; readonly since: string } | null;
  /** The last day that was told of, or on which nothing waited; empty before the first. */
  readonly lastDay: string;
};

/** Where the law's clock stands. */
export type NoticeClock = { readonly day: string; readonly hour: number };

export type PersonNoticesCommand =
  | { readonly type: "SetNotices"; readonly person: string; readonly settings: NoticeSettings }
  | { readonly type: "OpenFeed"; readonly person: string; readonly digest: string }
  | { readonly type: "RevokeFeed" }
  | { readonly type: "TakeDigest"; readonly at: NoticeClock; readonly count: number };

export type PersonNoticesEvent =
  | { readonly type: "NoticesSet"; readonly data: { readonly person: string; readonly settings: NoticeSettings } }
  | {
      readonly type: "FeedOpened";
      readonly data: { readonly person: string; readonly digest: string; readonly since: string };
    }
  | { readonly type: "FeedRevoked"; readonly data: { readonly on: string } }
  | { readonly type: "DigestTaken"; readonly data: { readonly day: string; readonly count: number } };

export type PersonNoticesFacts = {
  /** Mail is set up, and the account has an address. */
  readonly canMail: boolean;
  readonly isWebhookThere: boolean;
};

export type PersonNoticesCode =
  | "digest-without-channel"
  | "mail-not-set-up"
  | "webhook-unknown"
  | "feed-not-open"
  | "digest-not-due";

export const usualSettings: NoticeSettings = {
  rhythm: "off",
  weekday: 1,
  hour: 8,
  mail: false,
  webhook: null,
  language: "zh",
};

const rule = houseRule("inbox");

/** Once a day at most, from the hour on, on the weekday of weekly ones. */
export const isDigestDue = (
  { settings, lastDay }: Pick<PersonNotices, "settings" | "lastDay">,
  { day, hour }: NoticeClock,
): boolean => {
  if (settings.rhythm === "off" || lastDay >= day || hour < settings.hour) return false;
  return settings.rhythm === "daily" || Temporal.PlainDate.from(day).dayOfWeek === settings.weekday;
};

const refusalsOf = (
  state: PersonNotices,
  command: PersonNoticesCommand,
  { canMail, isWebhookThere }: PersonNoticesFacts,
): readonly Refusal<PersonNoticesCode>[] => {
  switch (command.type) {
    case "SetNotices": {
      const { rhythm, mail, webhook } = command.settings;
      return [
        ...(rhythm !== "off" && !mail && webhook === null ? [refusal("digest-without-channel", rule)] : []),
        ...(mail && !canMail ? [refusal("mail-not-set-up", rule)] : []),
        ...(webhook !== null && !isWebhookThere ? [refusal("webhook-unknown", rule)] : []),
      ];
    }
    case "OpenFeed":
      return [];
    case "RevokeFeed":
      return state.feed === null ? [refusal("feed-not-open", rule)] : [];
    case "TakeDigest":
      return isDigestDue(state, command.at) ? [] : [refusal("digest-not-due", rule, { day: command.at.day })];
  }
};

const eventOf = (command: PersonNoticesCommand, { today }: Context): PersonNoticesEvent => {
  switch (command.type) {
    case "SetNotices":
      return { type: "NoticesSet", data: { person: command.person, settings: command.settings } };
    case "OpenFeed":
      return {
        type: "FeedOpened",
        data: { person: command.person, digest: command.digest, since: today.toString() },
      };
    case "RevokeFeed":
      return { type: "FeedRevoked", data: { on: today.toString() } };
    case "TakeDigest":
      return { type: "DigestTaken", data: { day: command.at.day, count: command.count } };
  }
};

const evolve = (state: PersonNotices, event: PersonNoticesEvent): PersonNotices => {
  switch (event.type) {
    case "NoticesSet":
      return { ...state, ...event.data };
    case "FeedOpened":
      return {
        ...state,
        person: event.data.person,
        feed: { digest: event.data.digest, since: event.data.since },
      };
    case "FeedRevoked":
      return { ...state, feed: null };
    case "DigestTaken":
      return { ...state, lastDay: event.data.day };
  }
};

export const personNotices: Decider<
  PersonNotices,
  PersonNoticesCommand,
  PersonNoticesEvent,
  PersonNoticesFacts,
  PersonNoticesCode
> = {
  initial: { person: null, settings: usualSettings, feed: null, lastDay: "" },
  evolve,
  decide: (state, command, facts, context) =>
    unlessRefused(refusalsOf(state, command, facts), () => [eventOf(command, context)]),
};
