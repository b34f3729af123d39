import type { AnswerPart, CaseEvent, DrawnPoint, Verdict } from "./case-event.ts";

type DataOf<Type extends CaseEvent["type"]> = Extract<CaseEvent, { readonly type: Type }>["data"];

export type Signature = {
  readonly signature: string;
  readonly by: string;
  readonly name: string;
  readonly on: string;
};

/** One edition of a record; filing again makes the next, and the signatures are asked for anew. */
export type CaseRecord = DataOf<"RecordFiled"> & { readonly signatures: readonly Signature[] };

export type Finding = DataOf<"FindingRaised"> & {
  readonly answers: { readonly [Part in AnswerPart]?: { readonly text: string; readonly on: string } };
  readonly plan: { readonly accepted: boolean; readonly note: string; readonly on: string } | null;
  readonly verified: { readonly evidence: string; readonly by: string; readonly on: string } | null;
  /** Every answer and every return, in order: an edition that was sent back is still to be read. */
  readonly thread?: readonly ThreadEntry[];
  /** What the client attached to its answers. */
  readonly files?: readonly Omit<DataOf<"FindingEvidenceAttached">, "finding">[];
  /** What of the client's records the team cites as its evidence. */
  readonly cites?: readonly Omit<DataOf<"HandedCited">, "finding">[];
  /** On which day the client's own people found their corrective action effective; it closes nothing here. */
  readonly clientVerified?: { readonly verifiedOn: string; readonly by: string; readonly on: string };
  readonly disputed?: {
    /** Null where only the report of the finding says so. */
    readonly told: { readonly reason: string; readonly on: string } | null;
    readonly answer: Omit<DataOf<"DisputeAnswered">, "finding"> | null;
  };
};

export type ThreadEntry =
  | { readonly what: "answer"; readonly part: AnswerPart; readonly text: string; readonly on: string }
  | { readonly what: "returned"; readonly text: string; readonly on: string }
  | { readonly what: "accepted"; readonly on: string };

export type Objection = DataOf<"TeamObjected"> & {
  readonly answer: { readonly outcome: "upheld" | "dismissed"; readonly answer: string; readonly on: string } | null;
};

export type Concern = DataOf<"ConcernRaised"> & {
  readonly answer: { readonly answer: string; readonly by: string; readonly on: string } | null;
};

export type Interview =
  | { readonly held: true; readonly with: string; readonly note: string; readonly on: string }
  | { readonly held: false; readonly reason: string; readonly on: string };

export type GivenVerdict = Verdict & { readonly by: string; readonly on: string };

/** Why a person can no longer review or decide here. */
export type Involvement = "determination" | "answer";

export type CaseState = {
  readonly opened: DataOf<"CaseOpened"> | null;
  /** All editions, in the order of filing. */
  readonly records: readonly CaseRecord[];
  readonly objections: readonly Objection[];
  readonly checklist: Omit<DataOf<"ChecklistDrawn">, "points"> | null;
  readonly points: readonly DrawnPoint[];
  readonly verdicts: { readonly [point: string]: GivenVerdict };
  readonly interviews: { readonly [interview: string]: Interview };
  readonly concerns: readonly Concern[];
  readonly findings: readonly Finding[];
  readonly involved: { readonly [person: string]: Involvement };
  readonly review: DataOf<"CaseReviewed"> | null;
  readonly decision: DataOf<"CaseDecided"> | null;
  readonly attested: DataOf<"CaseAttested"> | null;
  readonly declined: DataOf<"ApplicationDeclined"> | null;
  /** Ended without a decision; absent until it is. */
  readonly ended?: DataOf<"CaseEnded">;
};

export const noCase: CaseState = {
  opened: null,
  records: [],
  objections: [],
  checklist: null,
  points: [],
  verdicts: {},
  interviews: {},
  concerns: [],
  findings: [],
  involved: {},
  review: null,
  decision: null,
  attested: null,
  declined: null,
};

const involve = (state: CaseState, person: string, how: Involvement): CaseState => ({
  ...state,
  involved: { ...state.involved, [person]: state.involved[person] === "determination" ? "determination" : how },
});

const withFinding = (state: CaseState, id: string, change: (finding: Finding) => Finding): CaseState => ({
  ...state,
  findings: state.findings.map((finding) => (finding.id === id ? change(finding) : finding)),
});

export const evolveCase = (state: CaseState, event: CaseEvent): CaseState => {
  switch (event.type) {
    case "CaseOpened":
      return { ...state, opened: event.data };
    case "RecordFiled":
      return { ...state, records: [...state.records, { ...event.data, signatures: [] }] };
    case "RecordSigned": {
      const { record, ...signature } = event.data;
      return {
        ...state,
        records: state.records.map((each) =>
          each.id === record ? { ...each, signatures: [...each.signatures, signature] } : each,
        ),
      };
    }
    case "CaseEnded":
      return { ...state, ended: event.data };
    case "ApplicationDeclined":
      return { ...state, declined: event.data };
    case "TeamObjected":
      return { ...state, objections: [...state.objections, { ...event.data, answer: null }] };
    case "ObjectionAnswered": {
      const { objection, outcome, answer, on } = event.data;
      return {
        ...state,
        objections: state.objections.map((each) =>
          each.id === objection ? { ...each, answer: { outcome, answer, on } } : each,
        ),
      };
    }
    case "ChecklistDrawn": {
      const { points, ...drawn } = event.data;
      return { ...state, checklist: drawn, points };
    }
    case "VerdictGiven": {
      const { point, ...verdict } = event.data;
      return involve({ ...state, verdicts: { ...state.verdicts, [point]: verdict } }, event.data.by, "determination");
    }
    case "InterviewRecorded": {
      const { interview, with: people, note, by, on } = event.data;
      const held: Interview = { held: true, with: people, note, on };
      return involve({ ...state, interviews: { ...state.interviews, [interview]: held } }, by, "determination");
    }
    case "InterviewAbsenceExplained": {
      const { interview, reason, by, on } = event.data;
      const absent: Interview = { held: false, reason, on };
      return involve({ ...state, interviews: { ...state.interviews, [interview]: absent } }, by, "determination");
    }
    case "ConcernRaised":
      return involve(
        { ...state, concerns: [...state.concerns, { ...event.data, answer: null }] },
        event.data.by,
        "determination",
      );
    case "ConcernAnswered": {
      const { concern, answer, by, on } = event.data;
      const concerns = state.concerns.map((each) =>
        each.id === concern ? { ...each, answer: { answer, by, on } } : each,
      );
      return involve({ ...state, concerns }, by, "answer");
    }
    case "FindingRaised": {
      const finding: Finding = { ...event.data, answers: {}, plan: null, verified: null };
      return involve({ ...state, findings: [...state.findings, finding] }, event.data.by, "determination");
    }
    case "FindingAnswered": {
      const { finding, part, text, by, on } = event.data;
      // A new answer reopens a plan that was judged on the old one.
      const answered = withFinding(state, finding, (each) => ({
        ...each,
        answers: { ...each.answers, [part]: { text, on } },
        plan: null,
        thread: [...(each.thread ?? []), { what: "answer", part, text, on }],
      }));
      return involve(answered, by, "answer");
    }
    case "FindingEvidenceAttached": {
      const { finding, ...file } = event.data;
      const attached = withFinding(state, finding, (each) => ({ ...each, files: [...(each.files ?? []), file] }));
      return involve(attached, file.by, "answer");
    }
    case "HandedCited": {
      const { finding, ...cite } = event.data;
      const cited = withFinding(state, finding, (each) => ({ ...each, cites: [...(each.cites ?? []), cite] }));
      return involve(cited, cite.by, "determination");
    }
    case "ClientVerified": {
      const { finding, ...said } = event.data;
      return involve(
        withFinding(state, finding, (each) => ({ ...each, clientVerified: said })),
        said.by,
        "answer",
      );
    }
    case "PlanAccepted":
      return involve(
        withFinding(state, event.data.finding, (each) => ({
          ...each,
          plan: { accepted: true, note: "", on: event.data.on },
          thread: [...(each.thread ?? []), { what: "accepted", on: event.data.on }],
        })),
        event.data.by,
        "determination",
      );
    case "PlanReturned":
      return involve(
        withFinding(state, event.data.finding, (each) => ({
          ...each,
          plan: { accepted: false, note: event.data.reason, on: event.data.on },
          thread: [...(each.thread ?? []), { what: "returned", text: event.data.reason, on: event.data.on }],
        })),
        event.data.by,
        "determination",
      );
    case "FindingVerified": {
      const { finding, evidence, by, on } = event.data;
      return involve(
        withFinding(state, finding, (each) => ({ ...each, verified: { evidence, by, on } })),
        by,
        "determination",
      );
    }
    case "FindingDisputed": {
      const { finding, reason, by, on } = event.data;
      const disputed = withFinding(state, finding, (each) => ({
        ...each,
        disputed: { told: { reason, on }, answer: null },
      }));
      return involve(disputed, by, "answer");
    }
    case "DisputeAnswered": {
      const { finding, ...answer } = event.data;
      return withFinding(state, finding, (each) => ({
        ...each,
        grade: answer.grade ?? each.grade,
        disputed: { told: each.disputed?.told ?? null, answer },
      }));
    }
    case "CaseReviewed":
      return { ...state, review: event.data.effect === "return" ? null : event.data };
    case "CaseDecided":
      // Sent back: the case is open again, and needs a new review before the next decision.
      return event.data.effect === "return"
        ? { ...state, review: null, decision: null }
        : { ...state, decision: event.data };
    case "CaseAttested":
      return { ...state, attested: event.data };
  }
};
