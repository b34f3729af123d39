import { type EffectAspect, type EffectScores, type EffectSide, type FindingKind } from "./finding-effect.ts";

export type RatedFinding = {
  readonly kind: FindingKind;
  readonly auditor: string;
  readonly side: EffectSide;
  readonly scores: EffectScores;
};

export type AuditorScores = {
  readonly auditor: string;
  readonly kind: FindingKind;
  readonly side: EffectSide;
  readonly ratings: number;
  /** Means, to two decimals. */
  readonly means: Readonly<Record<EffectAspect, number>>;
};

const meanOf = (values: readonly number[]): number =>
  Math.round((values.reduce((sum, each) => sum + each, 0) / values.length) * 100) / 100;

/** Per auditor who raised them, nonconformities and opportunities apart, and what client and body say apart. */
export const auditorScores = (rated: readonly RatedFinding[]): readonly AuditorScores[] => {
  const groups = Map.groupBy(rated, ({ auditor, kind, side }) => `${auditor} ${kind} ${side}`);
  return [...groups.keys()].toSorted().flatMap((key) => {
    const group = groups.get(key) ?? [];
    const [first] = group;
    if (first === undefined) return [];
    const mean = (aspect: EffectAspect) => meanOf(group.map(({ scores }) => scores[aspect]));
    const { auditor, kind, side } = first;
    const means = {
      activity: mean("activity"),
      process: mean("process"),
      quality: mean("quality"),
      management: mean("management"),
    };
    return [{ auditor, kind, side, ratings: group.length, means }];
  });
};
