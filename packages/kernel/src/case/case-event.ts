import type { Bilingual, Json } from "../json.ts";
import type { Data } from "../scheme/check-data.ts";
import type { Effect } from "../scheme/field.ts";

/** A site that is audited, and the region whose law holds there (GB/T 2260). */
export type PointSite = { readonly name: Bilingual; readonly region: string };

/** A point of a checklist as it was drawn: frozen, so that a later law does not change what was judged. */
export type DrawnPoint = {
  readonly id: string;
  readonly kind: string;
  readonly text: Bilingual;
  /** Standard and clause to which the point belongs. */
  readonly standard: { readonly id: string; readonly clause: string };
  /**
   * The other standards that ask the same, in an audit against several: the point is judged once for all of them. Points
   * drawn before there were such audits do not say it.
   */
  readonly also?: readonly { readonly id: string; readonly clause: string }[];
  /** The provision behind it; null for points of the standard alone. */
  readonly provision: {
    readonly family: string;
    readonly version: string;
    readonly article: string;
    readonly title: string;
  } | null;
  readonly jurisdiction: string;
  readonly local: boolean;
  readonly scene: string;
  /** The operating record that an observation is read together with. */
  readonly record: string | null;
  /** The site whose law asks it, judged there; clauses of the standard are asked once and say none. */
  readonly site?: PointSite;
};

export const verdicts = ["conformity", "nonconformity", "not-applicable", "not-sampled"] as const;
export type VerdictKind = (typeof verdicts)[number];

export type Verdict = {
  readonly verdict: VerdictKind;
  /** What was seen; for points that were not judged, why not. */
  readonly note: string;
  /** Where the cycle covers a point that was not sampled. */
  readonly coveredBy: string | null;
};

export const answerParts = ["correction", "cause", "corrective-action"] as const;
export type AnswerPart = (typeof answerParts)[number];

/** A thing that the client handed over, as it stood then: the client's version, by the digest that stands for it. */
export type CitedHanded = {
  readonly item: string;
  readonly kind: string;
  readonly title: string;
  readonly version: number;
  readonly digest: string;
};

/** A file by its digest; the bytes are the server's to keep. */
export type FindingFile = {
  readonly digest: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly collectedOn: string;
};

/** A statement that was issued before, by which a later case knows what it is about. */
export type CaseStatement = { readonly id: string; readonly number: string };
/** Of the finding: it stands, it stands at another grade, or it is no nonconformity any more. */
export const disputeOutcomes = ["upheld", "regraded", "withdrawn"] as const;
export type DisputeOutcome = (typeof disputeOutcomes)[number];

type Named = { readonly id: string; readonly name: Bilingual };

/** What a rule pack answered when a record was filed: enough to run it again. */
export type Basis = {
  readonly pack: string;
  readonly edition: string;
  readonly input: Data;
  readonly result: Json;
  readonly trace: readonly Json[];
};

/** What was done to the statement in the end. */
export const attestedActs = ["issued", "kept", "amended", "renewed", "restored", "suspended", "withdrawn"] as const;
export type AttestedAct = (typeof attestedActs)[number];

export type CaseEvent =
  | {
      readonly type: "CaseOpened";
      readonly data: {
        readonly number: string;
        readonly scheme: string;
        readonly edition: string;
        readonly body: Named;
        readonly client: Named;
        readonly region: string;
        /** Why it is held, by the scheme's own name for it. */
        readonly occasion: string;
        /** The statement that it acts on; null where it is to make one. */
        readonly statement: CaseStatement | null;
        readonly by: string;
        readonly on: string;
      };
    }
  | {
      readonly type: "RecordFiled";
      readonly data: {
        readonly id: string;
        readonly kind: string;
        readonly number: string;
        readonly edition: number;
        readonly about: string | null;
        readonly values: Data;
        readonly basis: readonly Basis[];
        readonly by: string;
        readonly name: string;
        readonly on: string;
      };
    }
  | {
      readonly type: "RecordSigned";
      readonly data: {
        readonly record: string;
        readonly signature: string;
        readonly by: string;
        readonly name: string;
        readonly on: string;
      };
    }
  | {
      readonly type: "CaseEnded";
      readonly data: {
        readonly side: "client" | "body";
        readonly reason: string;
        readonly by: string;
        readonly on: string;
      };
    }
  | { readonly type: "ApplicationDeclined"; readonly data: { readonly record: string; readonly on: string } }
  | {
      readonly type: "TeamObjected";
      readonly data: {
        readonly id: string;
        readonly person: string;
        readonly reason: string;
        readonly by: string;
        readonly on: string;
      };
    }
  | {
      readonly type: "ObjectionAnswered";
      readonly data: {
        readonly objection: string;
        readonly outcome: "upheld" | "dismissed";
        readonly answer: string;
        readonly by: string;
        readonly on: string;
      };
    }
  | {
      readonly type: "ChecklistDrawn";
      readonly data: {
        readonly points: readonly DrawnPoint[];
        readonly scenes: readonly string[];
        readonly region: string;
        /** Checklists drawn before there were several sites do not say it. */
        readonly sites?: readonly PointSite[];
        /** The day whose law was asked. */
        readonly asOf: string;
        readonly by: string;
        readonly on: string;
      };
    }
  | {
      readonly type: "VerdictGiven";
      readonly data: Verdict & { readonly point: string; readonly by: string; readonly on: string };
    }
  | {
      readonly type: "InterviewRecorded";
      readonly data: {
        readonly interview: string;
        readonly with: string;
        readonly note: string;
        readonly by: string;
        readonly on: string;
      };
    }
  | {
      readonly type: "InterviewAbsenceExplained";
      readonly data: {
        readonly interview: string;
        readonly reason: string;
        readonly by: string;
        readonly on: string;
      };
    }
  | {
      readonly type: "ConcernRaised";
      readonly data: {
        readonly id: string;
        readonly clause: string;
        readonly text: string;
        readonly by: string;
        readonly on: string;
      };
    }
  | {
      readonly type: "ConcernAnswered";
      readonly data: {
        readonly concern: string;
        readonly answer: string;
        readonly by: string;
        readonly on: string;
      };
    }
  | {
      readonly type: "FindingRaised";
      readonly data: {
        readonly id: string;
        readonly number: string;
        readonly grade: string;
        readonly point: string | null;
        readonly requirement: { readonly source: string; readonly clause: string };
        readonly statement: string;
        readonly evidence: string;
        readonly by: string;
        readonly on: string;
      };
    }
  | {
      readonly type: "FindingAnswered";
      readonly data: {
        readonly finding: string;
        readonly part: AnswerPart;
        readonly text: string;
        readonly by: string;
        readonly on: string;
      };
    }
  | {
      readonly type: "FindingEvidenceAttached";
      readonly data: FindingFile & {
        readonly finding: string;
        readonly part: AnswerPart;
        readonly id: string;
        readonly by: string;
        readonly on: string;
      };
    }
  | {
      readonly type: "HandedCited";
      readonly data: CitedHanded & { readonly finding: string; readonly by: string; readonly on: string };
    }
  | {
      readonly type: "ClientVerified";
      readonly data: {
        readonly finding: string;
        readonly verifiedOn: string;
        readonly by: string;
        readonly on: string;
      };
    }
  | {
      readonly type: "PlanAccepted";
      readonly data: { readonly finding: string; readonly by: string; readonly on: string };
    }
  | {
      readonly type: "PlanReturned";
      readonly data: {
        readonly finding: string;
        readonly reason: string;
        readonly by: string;
        readonly on: string;
      };
    }
  | {
      readonly type: "FindingVerified";
      readonly data: {
        readonly finding: string;
        readonly evidence: string;
        readonly by: string;
        readonly on: string;
      };
    }
  | {
      readonly type: "FindingDisputed";
      readonly data: {
        readonly finding: string;
        readonly reason: string;
        readonly by: string;
        readonly on: string;
      };
    }
  | {
      readonly type: "DisputeAnswered";
      readonly data: {
        readonly finding: string;
        readonly outcome: DisputeOutcome;
        readonly grade: string | null;
        readonly reasons: string;
        readonly by: string;
        readonly name: string;
        readonly on: string;
      };
    }
  | {
      readonly type: "CaseReviewed";
      readonly data: {
        readonly record: string;
        readonly effect: Effect;
        readonly by: readonly string[];
        readonly on: string;
      };
    }
  | {
      readonly type: "CaseDecided";
      readonly data: {
        readonly record: string;
        readonly effect: Effect;
        readonly by: readonly string[];
        readonly on: string;
      };
    }
  | {
      readonly type: "CaseAttested";
      readonly data: {
        readonly statement: string;
        readonly number: string;
        readonly act: AttestedAct;
        readonly by: string;
        readonly on: string;
      };
    };
