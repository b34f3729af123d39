import type { DrawnPoint } from "@touchstone/kernel";
import type { Personal } from "../context/done-by.ts";
import type { Doer } from "../risk.ts";

/** `minor` and `major` do not conform; `not-seen` says why the point was not looked at. */
export const auditVerdicts = ["conforms", "minor", "major", "not-seen"] as const;
export type AuditVerdict = (typeof auditVerdicts)[number];

export type AuditSite = { readonly id: string; readonly name: string; readonly region: string };

/** What an internal audit asks: the clauses of its standards and the law of its sites, as far as they were chosen. */
export type DrawnChecklist = {
  readonly record: string;
  readonly points: readonly DrawnPoint[];
  readonly standards: readonly string[];
  /** Clauses by how their numbers begin; none means all. */
  readonly clauses: readonly string[];
  readonly sites: readonly AuditSite[];
  readonly on: string;
};

export type Judged = {
  readonly point: string;
  readonly verdict: AuditVerdict;
  readonly note: string;
  readonly evidence: string | null;
  /** The record of the corrective action that a nonconformity became. */
  readonly action: string | null;
  readonly on: string;
};

export type AuditChecklist = {
  readonly drawn: (DrawnChecklist & { readonly by: Doer }) | null;
  readonly judged: readonly (Judged & { readonly by: Doer })[];
};

export type ChecklistCommand =
  | ({ readonly type: "OpenChecklist" } & Omit<DrawnChecklist, "points" | "on">)
  | {
      readonly type: "JudgePoint";
      readonly point: string;
      readonly verdict: AuditVerdict;
      readonly note: string;
      readonly evidence: string | null;
    };

export type ChecklistEvent =
  | {
      readonly type: "AuditChecklistDrawn";
      readonly data: DrawnChecklist & { readonly person: string };
      readonly personal: Personal;
    }
  | {
      readonly type: "AuditPointJudged";
      readonly data: Judged & { readonly person: string };
      readonly personal: Personal;
    };

/** Something that is audited under a point and that the auditor owns or did. */
export type OwnWork = {
  readonly to: "risk" | "record";
  readonly id: string;
  readonly title: string;
};

export type ChecklistFacts = {
  readonly actorName: string;
  /** The record still waits to be audited. */
  readonly isOpen: boolean;
  /** For opening: what the choice asks. */
  readonly points: readonly DrawnPoint[];
  /** For a verdict. */
  readonly isEvidenceThere: boolean;
  readonly ownWork: readonly OwnWork[];
};

export type ChecklistCode =
  | "audit-over"
  | "audit-points-none"
  | "audit-points-judged"
  | "audit-checklist-missing"
  | "audit-point-unknown"
  | "audit-point-acted"
  | "audit-evidence-gone"
  | "audit-own-work";

export const noChecklist: AuditChecklist = { drawn: null, judged: [] };

const doer = ({ data, personal }: ChecklistEvent): Doer => ({
  person: data.person,
  name: personal?.fields.name ?? null,
});

export const evolveChecklist = (checklist: AuditChecklist, event: ChecklistEvent): AuditChecklist => {
  if (event.type === "AuditChecklistDrawn") {
    const { person: _, ...drawn } = event.data;
    return { ...checklist, drawn: { ...drawn, by: doer(event) } };
  }
  const { person: _, ...judged } = event.data;
  const others = checklist.judged.filter(({ point }) => point !== judged.point);
  return { ...checklist, judged: [...others, { ...judged, by: doer(event) }] };
};

export const isNonconforming = ({ verdict }: Pick<Judged, "verdict">): boolean =>
  verdict === "minor" || verdict === "major";

/** Points that nobody has judged. */
export const openPoints = ({ drawn, judged }: AuditChecklist): readonly DrawnPoint[] =>
  (drawn?.points ?? []).filter(({ id }) => !judged.some(({ point }) => point === id));

/** What a point is asked by, as a reader finds it: the article, or the clause. */
export const citedBy = ({ provision, standard }: DrawnPoint): string =>
  provision === null ? standard.clause : `${provision.title} ${provision.article}`.trim();

const mostFindings = 100;

/** The findings for the audit's own record, nonconformities first; what was not seen is no finding. */
export const findingsOf = ({ drawn, judged }: AuditChecklist) => {
  const points = new Map((drawn?.points ?? []).map((point) => [point.id, point]));
  const seen = judged.filter(({ verdict }) => verdict !== "not-seen");
  return [...seen.filter(isNonconforming), ...seen.filter((one) => !isNonconforming(one))]
    .slice(0, mostFindings)
    .flatMap(({ point, verdict, note, action }) => {
      const found = points.get(point);
      if (found === undefined) return [];
      const finding = {
        clause: citedBy(found).slice(0, 60),
        verdict: verdict === "conforms" ? "conform" : verdict,
        evidence: note.slice(0, 1000),
      };
      return [action === null ? finding : { ...finding, action }];
    });
};

/** Only the clauses that begin as one of these numbers do; `9` takes 9.1.2 and never 19.1. */
export const chosenPoints = (points: readonly DrawnPoint[], clauses: readonly string[]): readonly DrawnPoint[] =>
  clauses.length === 0
    ? points
    : points.filter(({ standard, also = [] }) =>
        [standard, ...also].some(({ clause }) =>
          clauses.some((chosen) => clause === chosen || clause.startsWith(`${chosen}.`)),
        ),
      );
