import type { Context } from "@touchstone/kernel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { periodOf } from "../shares/calendar-period.ts";
import { type CalendarEntry, cancelledDays, type DueItem, rememberCalendar } from "./calendar-memory.ts";
import { noticeMessage, retrySeconds, waitAfter } from "./message.ts";
import { isDigestDue, type NoticeSettings, personNotices, usualSettings } from "./person-notices.ts";
import { mostFailing, webhook } from "./webhook.ts";

const context: Context = {
  actor: "p",
  now: Temporal.Instant.from("2026-11-23T04:00:00Z"),
  today: Temporal.PlainDate.from("2026-11-23"),
  newId: () => "n",
};
const settings = (part: Partial<NoticeSettings>): NoticeSettings => ({ ...usualSettings, rhythm: "daily", ...part });

describe("a digest is due", () => {
  // 2026-11-23 is a Monday.
  it.each([
    ["daily, at its hour", settings({}), "", 8, true],
    ["daily, an hour before", settings({}), "", 7, false],
    ["daily, late in the day", settings({}), "2026-11-22", 23, true],
    ["a day that was taken", settings({}), "2026-11-23", 9, false],
    ["weekly on its day", settings({ rhythm: "weekly", weekday: 1 }), "", 8, true],
    ["weekly on another day", settings({ rhythm: "weekly", weekday: 2 }), "", 8, false],
    ["switched off", settings({ rhythm: "off" }), "", 8, false],
  ] as const)("%s", (_, given, lastDay, hour, due) => {
    expect(isDigestDue({ settings: given, lastDay }, { day: "2026-11-23", hour })).toBe(due);
  });

  it("once a day, however often it is asked", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 23 }), { maxLength: 40 }), (hours) => {
        let state = { ...personNotices.initial, settings: settings({}) };
        let taken = 0;
        for (const hour of hours.toSorted((a, b) => a - b)) {
          const at = { day: "2026-11-23", hour };
          const facts = { canMail: true, isWebhookThere: true };
          const decided = personNotices.decide(state, { type: "TakeDigest", at, count: 1 }, facts, context);
          if (!decided.ok) continue;
          taken += 1;
          state = decided.value.reduce(personNotices.evolve, state);
        }
        expect(taken).toBe(hours.some((hour) => hour >= 8) ? 1 : 0);
      }),
    );
  });

  it("is not set without a channel that works", () => {
    const set = (part: Partial<NoticeSettings>, canMail: boolean) =>
      personNotices.decide(
        personNotices.initial,
        { type: "SetNotices", person: "p", settings: settings(part) },
        { canMail, isWebhookThere: false },
        context,
      );
    expect(set({}, true)).toMatchObject({ refusals: [{ code: "digest-without-channel" }] });
    expect(set({ mail: true }, false)).toMatchObject({ refusals: [{ code: "mail-not-set-up" }] });
    expect(set({ webhook: "w" }, true)).toMatchObject({ refusals: [{ code: "webhook-unknown" }] });
    expect(set({ mail: true }, true).ok).toBe(true);
  });
});

describe("the calendar remembers what it said", () => {
  const at = (today: string) => ({ today, now: `${today}T01:00:00Z` });
  const item = (key: string, due: string, digest = "d"): DueItem => ({ key, due, digest });

  it("raises the sequence when a day moves, cancels what is over, keeps that for ninety days, and takes it up again", () => {
    const first = rememberCalendar([], [item("a", "2026-12-01")], at("2026-11-23"));
    expect(first).toMatchObject([{ sequence: 0, endedOn: null }]);
    expect(rememberCalendar(first, [item("a", "2026-12-01")], at("2026-11-24"))).toEqual(first);
    const moved = rememberCalendar(first, [item("a", "2026-12-05")], at("2026-11-24"));
    expect(moved).toMatchObject([{ due: "2026-12-05", sequence: 1, modified: "2026-11-24T01:00:00Z" }]);
    const over = rememberCalendar(moved, [], at("2026-11-25"));
    expect(over).toMatchObject([{ due: "2026-12-05", sequence: 2, endedOn: "2026-11-25" }]);
    const lastDay = Temporal.PlainDate.from("2026-11-25").add({ days: cancelledDays }).toString();
    expect(rememberCalendar(over, [], at(lastDay))).toEqual(over);
    expect(rememberCalendar(over, [], at("2027-02-24"))).toEqual([]);
    expect(rememberCalendar(over, [item("a", "2026-12-05")], at("2026-11-26"))).toMatchObject([
      { sequence: 3, endedOn: null },
    ]);
  });

  it("never lets a sequence fall, whatever comes and goes", () => {
    const round = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.integer({ min: 1, max: 28 })), { maxLength: 3 });
    fc.assert(
      fc.property(fc.array(round, { maxLength: 12 }), (rounds) => {
        let memory: readonly CalendarEntry[] = [];
        rounds.forEach((given, index) => {
          const items = given.map(([key, day]) => item(key, `2026-12-${String(day).padStart(2, "0")}`));
          const today = Temporal.PlainDate.from("2026-11-23").add({ days: index }).toString();
          const after = rememberCalendar(memory, items, at(today));
          for (const before of memory) {
            const now = after.find(({ key }) => key === before.key);
            expect(now?.sequence).toBeGreaterThanOrEqual(before.sequence);
            const isSame = now?.due === before.due && now?.endedOn === before.endedOn;
            expect(now?.sequence === before.sequence).toBe(isSame);
          }
          expect(new Set(after.map(({ key }) => key)).size).toBe(after.length);
          memory = after;
        });
      }),
    );
  });

  it("knows the days of a period", () => {
    expect(periodOf("quarter", "2026-11-23")).toEqual({ from: "2026-10-01", to: "2026-12-31" });
    expect(periodOf("half-year", "2026-06-30")).toEqual({ from: "2026-01-01", to: "2026-06-30" });
    expect(periodOf("month", "2028-02-10")).toEqual({ from: "2028-02-01", to: "2028-02-29" });
    expect(periodOf("year", "2026-01-31")).toEqual({ from: "2026-01-01", to: "2026-12-31" });
  });
});

describe("a message on its way", () => {
  const facts = { mostTries: 3 };
  const content = { organisation: "o", total: 0, overdue: 0, lines: [] };
  const data = { kind: "test", webhook: "w", person: "p", day: "2026-11-23", language: "zh" } as const;
  const written = noticeMessage.evolve(noticeMessage.initial, {
    type: "MessageWritten",
    data,
    personal: { person: "p", fields: content },
  });
  const failed = { outcome: "failed", status: 503, what: "HTTP 503", lasting: false } as const;
  const noted = (state: typeof written, attempt: number, outcome: typeof failed | { lasting: true }) => {
    const command = { type: "NoteAttempt", at: "t", try: attempt, outcome: { ...failed, ...outcome } } as const;
    const decided = noticeMessage.decide(state, command, facts, context);
    if (!decided.ok) throw new Error("refused");
    return decided.value.reduce(noticeMessage.evolve, state);
  };

  it("is tried as often as planned, and a result that comes twice counts once", () => {
    const once = noted(written, 0, failed);
    expect([once.tries, once.standing]).toEqual([1, "waiting"]);
    expect(noted(once, 0, failed)).toBe(once);
    const last = noted(noted(once, 1, failed), 2, failed);
    expect([last.tries, last.standing]).toEqual([3, "failed"]);
    expect(noted(written, 0, { lasting: true }).standing).toBe("failed");
    expect(noticeMessage.decide(written, { type: "SendAnew" }, facts, context)).toMatchObject({
      refusals: [{ code: "message-on-its-way" }],
    });
  });

  it("waits longer and longer, at least as long as it was asked to, a day at most", () => {
    const waits = retrySeconds.map((_, index) => waitAfter(index + 1, retrySeconds, { jitter: 0, asked: null }));
    expect(waits).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]);
    expect(waitAfter(1, retrySeconds, { jitter: 1, asked: 120 })).toBe(120);
    expect(waitAfter(1, retrySeconds, { jitter: 0, asked: 999_999 })).toBe(86_400);
  });
});

it("a webhook is switched off at 410, and after messages given up one after another; one that arrives forgives", () => {
  const made = webhook.evolve(webhook.initial, {
    type: "WebhookAdded",
    data: { name: "n", format: "standard", host: "h", sealed: "s" },
  });
  const note = (state: typeof made, result: "arrived" | "given-up" | "gone") => {
    const decided = webhook.decide(state, { type: "NoteResult", result }, { others: 0 }, context);
    if (!decided.ok) throw new Error("refused");
    return decided.value.reduce(webhook.evolve, state);
  };
  expect(note(made, "gone")).toMatchObject({ standing: "disabled", disabled: { because: "gone", on: "2026-11-23" } });
  const failing = Array.from({ length: mostFailing - 1 }).reduce<typeof made>((state) => note(state, "given-up"), made);
  expect(failing.standing).toBe("on");
  expect(note(failing, "given-up")).toMatchObject({ standing: "disabled", disabled: { because: "failing" } });
  expect(note(note(failing, "arrived"), "given-up")).toMatchObject({ standing: "on", failing: 1 });
});
