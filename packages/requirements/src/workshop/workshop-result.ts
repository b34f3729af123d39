import { type Agreement, agreementOf, itemAgreement } from "./agreement.ts";
import type { Judge, Workshop, WorkshopPoint, WorkshopVerdict } from "./workshop.ts";

type Said = { readonly name: string; readonly verdict: WorkshopVerdict; readonly note: string };

export type PointResult = {
  readonly point: WorkshopPoint;
  readonly said: readonly Said[];
  /** The share of pairs who said the same; null where fewer than two judged it. */
  readonly agreement: number | null;
};

export type WorkshopResult = Agreement & {
  readonly judges: number;
  /** The most disputed first. */
  readonly points: readonly PointResult[];
};

/** The verdicts that a person may see: all once it is closed, before that only their own. */
export const verdictsFor = (
  { judges, closed }: Pick<Workshop, "judges" | "closed">,
  person: string,
): Workshop["judges"] => {
  if (closed !== null) return judges;
  const own = judges[person];
  return own === undefined ? {} : { [person]: own };
};

const saidOf = (judges: readonly Judge[], point: string): readonly Said[] =>
  judges.flatMap(({ name, verdicts }) => {
    const given = verdicts[point];
    return given === undefined ? [] : [{ name, ...given }];
  });

/** What the workshop found; null until it is closed. */
export const workshopResult = ({ paper, judges, closed }: Workshop): WorkshopResult | null => {
  if (paper === null || closed === null) return null;
  const all = Object.values(judges);
  const ratings = paper.points.map(({ id }) => all.map(({ verdicts }) => verdicts[id]?.verdict ?? null));
  const points = paper.points.map((point, at) => ({
    point,
    said: saidOf(all, point.id),
    agreement: itemAgreement(ratings[at] ?? []),
  }));
  // A point that fewer than two judged is no dispute: it stands last.
  return {
    ...agreementOf(ratings),
    judges: all.length,
    points: points.toSorted((a, b) => (a.agreement ?? 2) - (b.agreement ?? 2)),
  };
};
