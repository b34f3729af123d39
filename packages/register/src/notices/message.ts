import { type Decider, houseRule, ok, refusal, refuse } from "@touchstone/kernel";

/** One thing that waits, in the words and the language in which it is told. */
export type NoticeLine = {
  readonly act: string;
  readonly subject: string;
  readonly due: string | null;
  readonly overdue: boolean;
  /** Below `/app`. */
  readonly href: string;
};

export type NoticeContent = {
  readonly organisation: string;
  readonly total: number;
  readonly overdue: number;
  /** The first of them, what is late before all else. */
  readonly lines: readonly NoticeLine[];
};

type Written = {
  readonly kind: "digest" | "test";
  /** By mail where null. */
  readonly webhook: string | null;
  /** To whom, or who asked for the test. */
  readonly person: string;
  readonly day: string;
  readonly language: "zh" | "en";
};

export type Attempt = {
  readonly at: string;
  readonly outcome: "sent" | "failed";
  /** What the receiver answered: 200, 503; null where nothing came back. */
  readonly status: number | null;
  /** What went wrong, for the one who mends it. */
  readonly what: string;
};

export type MessageStanding = "waiting" | "sent" | "failed" | "dropped";

/** One message on its way; its id is the receiver's key against having it twice. */
export type NoticeMessage = {
  readonly written: Written | null;
  /** Null once the person's key is gone. */
  readonly content: NoticeContent | null;
  readonly standing: MessageStanding;
  /** Since it was written or sent anew. */
  readonly tries: number;
  /** The last ones. */
  readonly attempts: readonly Attempt[];
};

/** `lasting`: another try would end the same way. */
export type Outcome = Omit<Attempt, "at"> & { readonly lasting: boolean };

export type MessageCommand =
  | { readonly type: "WriteTest"; readonly written: MessageWritten }
  | { readonly type: "NoteAttempt"; readonly at: string; readonly try: number; readonly outcome: Outcome }
  | { readonly type: "DropMessage"; readonly what: string; readonly at: string }
  | { readonly type: "SendAnew" };

export type MessageWritten = {
  readonly type: "MessageWritten";
  readonly data: Written;
  readonly personal: { readonly person: string; readonly fields: NoticeContent } | null;
};

export type MessageEvent =
  | MessageWritten
  | {
      readonly type: "MessageTried";
      readonly data: { readonly attempt: Attempt; readonly standing: MessageStanding };
    }
  | { readonly type: "MessageSentAnew"; readonly data: Readonly<Record<string, never>> };

/** How often it is tried in all. */
export type MessageFacts = { readonly mostTries: number };

export type MessageCode = "message-unknown" | "message-on-its-way" | "message-content-gone";

const rule = houseRule("inbox");
const attemptsKept = 20;

const decide: Decider<NoticeMessage, MessageCommand, MessageEvent, MessageFacts, MessageCode>["decide"] = (
  message,
  command,
  { mostTries },
) => {
  if (command.type === "WriteTest") {
    return message.written === null ? ok([command.written]) : refuse(refusal("message-on-its-way", rule));
  }
  if (message.written === null) return refuse(refusal("message-unknown", rule));
  if (command.type === "SendAnew") {
    if (message.standing === "waiting") return refuse(refusal("message-on-its-way", rule));
    if (message.content === null) return refuse(refusal("message-content-gone", rule));
    return ok([{ type: "MessageSentAnew", data: {} }]);
  }
  if (message.standing !== "waiting") return ok([]);
  if (command.type === "DropMessage") {
    const attempt: Attempt = { at: command.at, outcome: "failed", status: null, what: command.what };
    return ok([{ type: "MessageTried", data: { attempt, standing: "dropped" } }]);
  }
  // Two workers may have had the same job: the second result is no further try.
  if (command.try !== message.tries) return ok([]);
  const { lasting, ...said } = command.outcome;
  const isOver = lasting || message.tries + 1 >= mostTries;
  const standing = said.outcome === "sent" ? "sent" : isOver ? "failed" : "waiting";
  return ok([{ type: "MessageTried", data: { attempt: { at: command.at, ...said }, standing } }]);
};

const evolve = (message: NoticeMessage, event: MessageEvent): NoticeMessage => {
  switch (event.type) {
    case "MessageWritten":
      return { ...message, written: event.data, content: event.personal?.fields ?? null };
    case "MessageTried":
      return {
        ...message,
        standing: event.data.standing,
        tries: message.tries + 1,
        attempts: [...message.attempts, event.data.attempt].slice(-attemptsKept),
      };
    case "MessageSentAnew":
      return { ...message, standing: "waiting", tries: 0 };
  }
};

export const noticeMessage: Decider<NoticeMessage, MessageCommand, MessageEvent, MessageFacts, MessageCode> = {
  initial: { written: null, content: null, standing: "waiting", tries: 0, attempts: [] },
  evolve,
  decide,
};

/** Seconds before each further try, as Standard Webhooks 1.0.0 proposes; three and a half days in all. */
export const retrySeconds: readonly number[] = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];

/** Seconds to wait after the try of that number, moved by up to a tenth (`jitter` from 0 to 1) so that not all come at once. */
export const waitAfter = (
  tries: number,
  schedule: readonly number[],
  { jitter, asked }: { readonly jitter: number; readonly asked: number | null },
): number => {
  const planned = schedule[tries - 1] ?? schedule.at(-1) ?? 0;
  // A receiver may ask for more time (Retry-After), up to a day.
  const least = Math.min(asked ?? 0, 86_400);
  return Math.max(Math.round(planned * (1 + 0.1 * jitter)), least);
};
