import type { Bilingual } from "@touchstone/kernel";
import type { AuditPoint } from "./audit-points.ts";
import { type Factor, factors } from "./obligation.ts";

export type Bone = {
  readonly factor: Factor;
  readonly subclasses: readonly { readonly name: Bilingual; readonly points: readonly AuditPoint[] }[];
};

/**
 * What is considered in a scene, by people, machines, materials, methods and environment, each with its sub-classes and
 * their clauses (CT-8, CT-9). All five stand there, also one from which nothing grows.
 */
export const fishboneOf = (points: readonly AuditPoint[]): readonly Bone[] =>
  factors.map((factor) => {
    const own = points.filter((point) => point.factor === factor);
    const byName = Map.groupBy(own, ({ subclass }) => subclass.zh);
    return {
      factor,
      subclasses: [...byName.values()].flatMap((grouped) => {
        const [first] = grouped;
        return first === undefined ? [] : [{ name: first.subclass, points: grouped }];
      }),
    };
  });
