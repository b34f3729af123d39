import type { Bilingual } from "../json.ts";
import type { Data } from "../scheme/check-data.ts";
import type { AnswerPart, CitedHanded, DisputeOutcome, FindingFile, PointSite, VerdictKind } from "./case-event.ts";

type Named = { readonly id: string; readonly name: Bilingual };

type Opening = {
  readonly body: Named;
  readonly client: Named;
  readonly region: string;
  readonly occasion: string;
};

export type CaseCommand =
  | ({ readonly type: "OpenCase" } & Opening)
  /** The client opens the case by itself, with a body that takes applications. */
  | ({ readonly type: "ApplyForCase" } & Opening)
  | { readonly type: "FileRecord"; readonly kind: string; readonly about: string | null; readonly values: Data }
  | { readonly type: "SignRecord"; readonly record: string; readonly signature: string }
  | { readonly type: "ObjectToMember"; readonly person: string; readonly reason: string }
  | {
      readonly type: "AnswerObjection";
      readonly objection: string;
      readonly outcome: "upheld" | "dismissed";
      readonly answer: string;
    }
  | {
      readonly type: "DrawChecklist";
      readonly scenes: readonly string[];
      readonly region: string;
      readonly asOf: string;
      /** Where several sites are audited, or one elsewhere: the law of each one's own region is drawn for it. */
      readonly sites?: readonly PointSite[];
    }
  | {
      readonly type: "GiveVerdict";
      readonly point: string;
      readonly verdict: VerdictKind;
      readonly note: string;
      readonly coveredBy: string | null;
    }
  | {
      readonly type: "RecordInterview";
      readonly interview: string;
      readonly with: string;
      readonly note: string;
    }
  | { readonly type: "ExplainAbsence"; readonly interview: string; readonly reason: string }
  | { readonly type: "RaiseConcern"; readonly clause: string; readonly text: string }
  | { readonly type: "AnswerConcern"; readonly concern: string; readonly answer: string }
  | {
      readonly type: "RaiseFinding";
      readonly grade: string;
      readonly point: string | null;
      readonly requirement: { readonly source: string; readonly clause: string };
      readonly statement: string;
      readonly evidence: string;
    }
  | {
      readonly type: "AnswerFinding";
      readonly finding: string;
      readonly part: AnswerPart;
      readonly text: string;
    }
  | {
      readonly type: "AttachToAnswer";
      readonly finding: string;
      readonly part: AnswerPart;
      readonly file: FindingFile;
    }
  /** The client's own verification of its corrective action; the body's verification is another act. */
  | { readonly type: "ReportClientVerified"; readonly finding: string; readonly verifiedOn: string }
  | { readonly type: "CiteHanded"; readonly finding: string; readonly cited: CitedHanded }
  | { readonly type: "AcceptPlan"; readonly finding: string }
  | { readonly type: "ReturnPlan"; readonly finding: string; readonly reason: string }
  | { readonly type: "VerifyFinding"; readonly finding: string; readonly evidence: string }
  | { readonly type: "DisputeFinding"; readonly finding: string; readonly reason: string }
  | {
      readonly type: "AnswerDispute";
      readonly finding: string;
      readonly outcome: DisputeOutcome;
      /** The new grade where it is regraded, null otherwise. */
      readonly grade: string | null;
      readonly reasons: string;
    }
  /** The client withdraws, or the body gives up a case that goes nowhere; no decision is made. */
  | { readonly type: "EndCase"; readonly reason: string }
  | { readonly type: "AttestCase"; readonly statement: string; readonly number: string };

/** Every reason for which a case says no; what rule packs and prerequisites refuse comes with their own codes. */
export const caseCodes = [
  "case-unknown",
  "case-already-open",
  "case-closed",
  "case-under-decision",
  "scheme-not-in-force",
  "occasion-unknown",
  "occasion-needs-statement",
  "occasion-makes-statement",
  "statement-of-another",
  "statement-ended",
  "amendment-changes-nothing",
  "statement-not-suspended",
  "scheme-not-offered",
  "application-already-open",
  "body-applies-to-itself",
  "record-kind-unknown",
  "record-unknown",
  "record-outdated",
  "record-missing",
  "record-about-unknown",
  "field-missing",
  "field-unknown",
  "field-wrong",
  "field-must",
  "figure-too-low",
  "signature-unknown",
  "signature-missing",
  "already-signed",
  "not-your-step",
  "person-not-independent",
  "person-barred",
  "body-not-independent",
  "person-not-competent",
  "team-not-competent",
  "team-without-leader",
  "team-member-twice",
  "not-in-team",
  "objection-unknown",
  "objection-open",
  "objection-too-late",
  "outside-activity",
  "activity-too-early",
  "activity-too-late",
  "points-not-judged-here",
  "points-empty",
  "points-missing",
  "points-in-use",
  "points-site-left-out",
  "point-unknown",
  "point-outside-standards",
  "verdict-missing",
  "verdict-without-evidence",
  "verdict-without-reason",
  "verdict-without-cover",
  "verdict-contradicts-finding",
  "nonconformity-without-finding",
  "interview-unknown",
  "interview-missing",
  "concern-unknown",
  "concern-unanswered",
  "concerns-not-asked",
  "finding-grade-unknown",
  "finding-unknown",
  "finding-without-plan",
  "finding-part-unanswered",
  "finding-cited-already",
  "finding-file-there",
  "finding-files-too-many",
  "evidence-outside-finding",
  "finding-asks-nothing",
  "finding-plan-not-accepted",
  "finding-not-verified",
  "finding-already-disputed",
  "dispute-unknown",
  "dispute-grade-wrong",
  "dispute-unanswered",
  "finding-requirement-missing",
  "finding-criterion-missing",
  "finding-evidence-missing",
  "finding-no-fact",
  "finding-opinion",
  "finding-advice",
  "determination-to-repeat",
  "person-not-separate",
  "reviewer-may-not-decide",
  "case-not-reviewed",
  "case-not-decided",
  "case-already-attested",
  "scheme-without-statement",
] as const;
export type CaseCode = (typeof caseCodes)[number];
