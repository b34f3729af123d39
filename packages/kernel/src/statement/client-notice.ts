import type { Decider } from "../decider.ts";
import { houseRule, type Refusal, type RuleSource, refusal } from "../refusal.ts";
import { ok, type Result, refuse, unlessRefused } from "../result.ts";

/** What a client must tell its body without delay (ISO/IEC 17021-1 8.5.3; accidents: IAF MD 22). */
export const noticeKinds = [
  "name",
  "address",
  "scope",
  "organisation",
  "management",
  "serious-accident",
  "penalty",
  "licence-lapsed",
  "other",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export const noticeEffects = ["none", "special-audit", "suspend"] as const;
export type NoticeEffect = (typeof noticeEffects)[number];

type Reported = {
  readonly statement: string;
  readonly number: string;
  readonly caseId: string;
  readonly holder: { readonly zh: string; readonly en: string };
  readonly kind: NoticeKind;
  readonly what: string;
  readonly happenedOn: string;
  readonly reportedOn: string;
};

/** A term counted from the report, with the rule that gives its figure. */
export type NoticeClock = { readonly days: number; readonly due: string; readonly rule: RuleSource };

export type ClientNotice = {
  readonly reported: Reported | null;
  readonly clock: NoticeClock | null;
  readonly answer: {
    readonly effect: NoticeEffect;
    readonly reason: string;
    readonly on: string;
    /** Day by which the special audit must have begun. */
    readonly auditBy: string | null;
  } | null;
  readonly carriedOut: { readonly on: string; readonly note: string } | null;
};

export type ClientNoticeEvent =
  | { readonly type: "NoticeReported"; readonly data: { readonly reported: Reported; readonly clock: NoticeClock } }
  | { readonly type: "NoticeAnswered"; readonly data: NonNullable<ClientNotice["answer"]> }
  | { readonly type: "NoticeCarriedOut"; readonly data: { readonly on: string; readonly note: string } };

export type ClientNoticeCommand =
  | { readonly type: "ReportNotice"; readonly reported: Omit<Reported, "reportedOn"> }
  | { readonly type: "AnswerNotice"; readonly effect: NoticeEffect; readonly reason: string }
  | { readonly type: "CarryOutNotice"; readonly on: string; readonly note: string };

/** Days and their rule, from the pack or the house's own figure. */
export type NoticeTerm = { readonly days: number; readonly rule: RuleSource };

export type ClientNoticeFacts = {
  /** For an answer, counted from the report. */
  readonly answer: NoticeTerm;
  /** For a special audit after a serious accident, counted from the report. */
  readonly specialAudit: NoticeTerm;
  /** Does the statement stand, in force or suspended? What has ended is not reported about. */
  readonly isAlive: boolean;
  /** Was it suspended on the day that is named? Only asked where the answer was to suspend. */
  readonly isSuspended: boolean;
};

export const clientNoticeCodes = [
  "notice-unknown",
  "notice-already-answered",
  "notice-of-ended-statement",
  "notice-of-the-future",
  "accident-needs-audit",
  "notice-asks-nothing",
  "notice-not-suspended",
  "notice-carried-out",
] as const;
export type ClientNoticeCode = (typeof clientNoticeCodes)[number];

const rule: RuleSource = { source: "ISO/IEC 17021-1:2015", clause: "8.5.3, 9.6.4.2" };
export const accidentRule: RuleSource = { source: "IAF MD 22:2023", clause: "G 8.5.3, G 9.6.4.2" };

type Decided = Result<readonly ClientNoticeEvent[], Refusal<ClientNoticeCode>>;

const dueFrom = (day: string, { days, rule: source }: NoticeTerm): NoticeClock => ({
  days,
  due: Temporal.PlainDate.from(day).add({ days }).toString(),
  rule: source,
});

const report = (reported: Omit<Reported, "reportedOn">, facts: ClientNoticeFacts, today: string): Decided => {
  const term = reported.kind === "serious-accident" ? facts.specialAudit : facts.answer;
  return unlessRefused(
    [
      ...(facts.isAlive ? [] : [refusal("notice-of-ended-statement" as const, rule, { number: reported.number })]),
      ...(reported.happenedOn > today
        ? [
            refusal(
              "notice-of-the-future" as const,
              houseRule("3"),
              { on: reported.happenedOn, today },
              reported.happenedOn,
            ),
          ]
        : []),
    ],
    () => [
      { type: "NoticeReported", data: { reported: { ...reported, reportedOn: today }, clock: dueFrom(today, term) } },
    ],
  );
};

const answer = (
  { clock, answer: given }: ClientNotice,
  reported: Reported,
  { effect, reason }: Extract<ClientNoticeCommand, { readonly type: "AnswerNotice" }>,
  facts: ClientNoticeFacts,
  today: string,
): Decided =>
  unlessRefused(
    [
      ...(given === null ? [] : [refusal("notice-already-answered" as const, rule, { on: given.on })]),
      // A serious accident is looked at on the spot or the statement is suspended; it is never waved through.
      ...(reported.kind === "serious-accident" && effect === "none"
        ? [refusal("accident-needs-audit" as const, accidentRule)]
        : []),
    ],
    () => {
      const counted = reported.kind === "serious-accident" ? clock?.due : dueFrom(today, facts.specialAudit).due;
      const auditBy = effect === "special-audit" ? (counted ?? null) : null;
      return [{ type: "NoticeAnswered", data: { effect, reason, on: today, auditBy } }];
    },
  );

/** What was to be suspended is suspended, or has ended since; a word that it was done does not do it. */
const carryOut = (
  state: ClientNotice,
  { on, note }: Extract<ClientNoticeCommand, { readonly type: "CarryOutNotice" }>,
  { isAlive, isSuspended }: ClientNoticeFacts,
): Decided => {
  const { answer: given, carriedOut, reported } = state;
  if (given === null || given.effect === "none") return refuse(refusal("notice-asks-nothing", rule));
  if (carriedOut !== null) return refuse(refusal("notice-carried-out", rule, { on: carriedOut.on }));
  return given.effect === "suspend" && isAlive && !isSuspended
    ? refuse(refusal("notice-not-suspended", rule, { number: reported?.number ?? "", on }))
    : ok([{ type: "NoticeCarriedOut", data: { on, note } }]);
};

/** What a client reported about its statement, and what the body makes of it. */
export const clientNotice: Decider<
  ClientNotice,
  ClientNoticeCommand,
  ClientNoticeEvent,
  ClientNoticeFacts,
  ClientNoticeCode
> = {
  initial: { reported: null, clock: null, answer: null, carriedOut: null },
  evolve: (state, event) => {
    switch (event.type) {
      case "NoticeReported":
        return { ...state, ...event.data };
      case "NoticeAnswered":
        return { ...state, answer: event.data };
      case "NoticeCarriedOut":
        return { ...state, carriedOut: event.data };
    }
  },
  decide: (state, command, facts, context) => {
    const today = context.today.toString();
    if (command.type === "ReportNotice") return report(command.reported, facts, today);
    if (state.reported === null) return refuse(refusal("notice-unknown", rule));
    if (command.type === "AnswerNotice") return answer(state, state.reported, command, facts, today);
    return carryOut(state, command, facts);
  },
};

/** What the body owes next on a notice, and by when: an answer, then what the answer promised. */
export const noticeOwed = ({
  reported,
  clock,
  answer: given,
  carriedOut,
}: ClientNotice): { readonly what: "answer" | "special-audit" | "suspend"; readonly due: string | null } | null => {
  if (reported === null) return null;
  if (given === null) return { what: "answer", due: clock?.due ?? null };
  if (given.effect === "none" || carriedOut !== null) return null;
  return { what: given.effect, due: given.auditBy ?? given.on };
};
