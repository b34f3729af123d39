/** How a body watches over its impartiality (ISO/IEC 17021-1 5.2.3): committee, risks, meetings; and its liability cover (5.3). */

/** Whose interest a member of the committee stands for. */
export const interests = ["clients", "industry", "authorities", "consumers", "public", "the-body"] as const;
export const threats = ["self-interest", "self-review", "familiarity", "intimidation", "financial"] as const;
export const residuals = ["low", "medium", "high"] as const;

export type CommitteeMember = {
  readonly name: string;
  readonly interest: (typeof interests)[number];
  readonly from: string;
  readonly until: string | null;
};
export type ImpartialityRisk = {
  readonly threat: (typeof threats)[number];
  readonly source: string;
  readonly measure: string;
  readonly residual: (typeof residuals)[number];
  /** Who answers for the measure. */
  readonly owner: string;
  /** The day by which it is looked at again. */
  readonly reviewBy: string;
};
type Signed = { readonly by: string; readonly name: string; readonly on: string };
export type RiskReview = Signed & { readonly note: string };
export type Meeting = {
  readonly on: string;
  /** Members by id. */
  readonly present: readonly string[];
  readonly risks: readonly string[];
  readonly minutes: string;
};
export type LiabilityCover = {
  readonly insurer: string;
  /** Whole units of the currency (ISO 4217). */
  readonly sum: { readonly amount: number; readonly currency: string };
  readonly from: string;
  readonly until: string;
  readonly evidence: string;
};

type ById<Value> = { readonly [id: string]: Value };
type KeptRisk = ImpartialityRisk & {
  readonly reviews: readonly RiskReview[];
  readonly closed: { readonly on: string; readonly reason: string } | null;
};
type KeptMeeting = Meeting & { readonly signatures: readonly Signed[] };

export type Impartiality = {
  readonly members: ById<CommitteeMember>;
  readonly risks: ById<KeptRisk>;
  readonly meetings: ById<KeptMeeting>;
  readonly covers: ById<LiabilityCover>;
};

type RiskAgain = Pick<ImpartialityRisk, "measure" | "residual" | "reviewBy">;

export type ImpartialityCommand =
  | { readonly type: "AppointMember"; readonly member: CommitteeMember }
  | { readonly type: "ReleaseMember"; readonly member: string; readonly until: string }
  | { readonly type: "RecordRisk"; readonly risk: ImpartialityRisk }
  | ({ readonly type: "ReviewRisk"; readonly risk: string; readonly note: string } & RiskAgain)
  | { readonly type: "CloseRisk"; readonly risk: string; readonly reason: string }
  | { readonly type: "HoldMeeting"; readonly meeting: Meeting }
  | { readonly type: "SignMinutes"; readonly meeting: string }
  | { readonly type: "RecordCover"; readonly cover: LiabilityCover };

type WithId<Value> = { readonly id: string } & Value;

export type ImpartialityEvent =
  | { readonly type: "MemberAppointed"; readonly data: WithId<CommitteeMember> }
  | { readonly type: "MemberReleased"; readonly data: WithId<{ readonly until: string }> }
  | { readonly type: "RiskRecorded"; readonly data: WithId<ImpartialityRisk> }
  | { readonly type: "RiskReviewed"; readonly data: WithId<RiskAgain & RiskReview> }
  | { readonly type: "RiskClosed"; readonly data: WithId<{ readonly on: string; readonly reason: string }> }
  | { readonly type: "MeetingHeld"; readonly data: WithId<Meeting> }
  | { readonly type: "MinutesSigned"; readonly data: WithId<Signed> }
  | { readonly type: "CoverRecorded"; readonly data: WithId<LiabilityCover> };

export type ImpartialityCode =
  | "member-unknown"
  | "member-released-already"
  | "member-not-in-office"
  | "committee-unbalanced"
  | "impartiality-risk-unknown"
  | "impartiality-risk-closed"
  | "review-date-past"
  | "meeting-unknown"
  | "meeting-in-future"
  | "minutes-signed-already"
  | "ends-before-it-begins";

export const noImpartiality: Impartiality = { members: {}, risks: {}, meetings: {}, covers: {} };

const changed = <Value>(all: ById<Value>, id: string, change: (value: Value) => Value): ById<Value> => {
  const value = all[id];
  return value === undefined ? all : { ...all, [id]: change(value) };
};

export const evolveImpartiality = (state: Impartiality, event: ImpartialityEvent): Impartiality => {
  const { id } = event.data;
  switch (event.type) {
    case "MemberAppointed": {
      const { id: _, ...member } = event.data;
      return { ...state, members: { ...state.members, [id]: member } };
    }
    case "MemberReleased": {
      const { until } = event.data;
      return { ...state, members: changed(state.members, id, (member) => ({ ...member, until })) };
    }
    case "RiskRecorded": {
      const { id: _, ...risk } = event.data;
      return { ...state, risks: { ...state.risks, [id]: { ...risk, reviews: [], closed: null } } };
    }
    case "RiskReviewed": {
      const { measure, residual, reviewBy, by, name, on, note } = event.data;
      const review = { by, name, on, note };
      const again = (risk: KeptRisk): KeptRisk => ({
        ...risk,
        measure,
        residual,
        reviewBy,
        reviews: [...risk.reviews, review],
      });
      return { ...state, risks: changed(state.risks, id, again) };
    }
    case "RiskClosed": {
      const { on, reason } = event.data;
      return { ...state, risks: changed(state.risks, id, (risk) => ({ ...risk, closed: { on, reason } })) };
    }
    case "MeetingHeld": {
      const { id: _, ...meeting } = event.data;
      return { ...state, meetings: { ...state.meetings, [id]: { ...meeting, signatures: [] } } };
    }
    case "MinutesSigned": {
      const { id: _, ...signed } = event.data;
      const sign = (meeting: KeptMeeting): KeptMeeting => ({ ...meeting, signatures: [...meeting.signatures, signed] });
      return { ...state, meetings: changed(state.meetings, id, sign) };
    }
    case "CoverRecorded": {
      const { id: _, ...cover } = event.data;
      return { ...state, covers: { ...state.covers, [id]: cover } };
    }
  }
};

/** The last day without a gap on which the body is covered, counted from a day; null where it is not covered on that day. */
export const coveredUntil = ({ covers }: Pick<Impartiality, "covers">, on: string): string | null => {
  let until: string | null = null;
  let day = on;
  for (const { from, until: end } of Object.values(covers).toSorted((a, b) => a.from.localeCompare(b.from))) {
    if (from > day || end < day) continue;
    until = end;
    day = Temporal.PlainDate.from(end).add({ days: 1 }).toString();
  }
  return until;
};
