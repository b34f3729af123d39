import { type Bilingual, houseRule, type Refusal, type Result, refusal, unlessRefused } from "@touchstone/kernel";
import type { LawBase } from "../documents/law-base.ts";
import { type AuditPoint, auditPoints, type OpenPoint } from "../obligations/audit-points.ts";
import type { ObligationPack, SystemStandard, TechnicalArea } from "../obligations/obligation.ts";

/** A point, or a law with all its points, judged not applicable to this client or scene (CT-6). */
export type Unfit = {
  /** Id of a point or name of a law's family. */
  readonly of: string;
  readonly reason: string;
};

/**
 * What a point may lead to in this audit: a nonconformity; only a note, because its standard is not audited; nothing,
 * because it was judged not applicable.
 */
export const outcomes = ["nonconformity", "note", "nothing"] as const;
export type Outcome = (typeof outcomes)[number];

export type GuidePoint = AuditPoint & {
  readonly outcome: Outcome;
  /** Why it does not apply; null where it does. */
  readonly unfit: string | null;
  /** A change of its law that nobody has looked at since. */
  readonly review: PointReview | null;
};

export type PointReview = { readonly family: string; readonly version: string; readonly due: string };

/** By scene and point: `lift LF-001`. */
export type PointReviews = ReadonlyMap<string, PointReview>;

export type GuideScene = {
  readonly id: string;
  readonly name: Bilingual;
  readonly edition: string;
  readonly areas: readonly TechnicalArea[];
};

/** The audit guide of scenes at a place on a day, for one kind of audit. */
export type AuditGuide = {
  readonly region: string;
  readonly on: string;
  /** The standards audited against; null: all that the points name. */
  readonly standards: readonly SystemStandard[] | null;
  readonly scenes: readonly GuideScene[];
  readonly points: readonly GuidePoint[];
  readonly open: readonly OpenPoint[];
};

export type GuideAsked = {
  readonly region: string;
  readonly on: string;
  readonly standards: readonly SystemStandard[] | null;
  readonly unfit: readonly Unfit[];
};

export type GuideCode = "unfit-unknown" | "unfit-twice" | "unfit-without-reason";

const rule = houseRule("4 (audit points)");

const faultsOf = (unfit: readonly Unfit[], points: readonly AuditPoint[]): readonly Refusal<GuideCode>[] => {
  const named = new Set(points.flatMap(({ id, provision }) => [id, provision.family]));
  return unfit.flatMap(({ of, reason }, at) => [
    ...(named.has(of) ? [] : [refusal<GuideCode>("unfit-unknown", rule, { of })]),
    ...(unfit.findIndex((each) => each.of === of) < at ? [refusal<GuideCode>("unfit-twice", rule, { of })] : []),
    ...(reason.trim() === "" ? [refusal<GuideCode>("unfit-without-reason", rule, { of })] : []),
  ]);
};

/** Every point of the place and day stays in the list, whatever was decided about it. */
export const auditGuide = (
  packs: readonly ObligationPack[],
  { region, on, standards, unfit }: GuideAsked,
  base: LawBase,
  reviews: PointReviews = new Map(),
): Result<AuditGuide, Refusal<GuideCode>> => {
  const { points, open } = auditPoints(packs, region, on, base);
  const reasons = new Map(unfit.map(({ of, reason }) => [of, reason.trim()]));
  const judged = (point: AuditPoint): GuidePoint => {
    const reason = reasons.get(point.id) ?? reasons.get(point.provision.family) ?? null;
    const isAudited = standards === null || standards.includes(point.standard.id);
    return {
      ...point,
      unfit: reason,
      outcome: reason !== null ? "nothing" : isAudited ? "nonconformity" : "note",
      review: reviews.get(`${point.scene} ${point.id}`) ?? null,
    };
  };
  return unlessRefused(faultsOf(unfit, points), () => ({
    region,
    on,
    standards,
    scenes: packs.map(({ scene: { id, zh, en }, edition, areas }) => ({ id, name: { zh, en }, edition, areas })),
    points: points.map(judged),
    open,
  }));
};
