import { expect, test } from "vitest";
import { auditWalks } from "./audit-walk.ts";

const point = (id: string, scene: string, kind: string) => ({ id, scene, kind });
const points = [
  point("a", "lift", "system"),
  point("b", "lift", "licence"),
  point("c", "lift", "operation"),
  point("d", "lift", "observation"),
  point("e", "canteen", "operation"),
];

test("one trail for each scene, along twelve columns, with every point of the scene and none of another (OH-25)", () => {
  const walks = auditWalks(points);
  expect(walks.map(({ scene }) => scene)).toEqual(["lift", "canteen"]);
  for (const { scene, steps } of walks) {
    expect(steps).toHaveLength(12);
    const asked = new Set(steps.flatMap((step) => step.points));
    expect(asked).toEqual(new Set(points.filter((each) => each.scene === scene).map(({ id }) => id)));
  }
});

test("documents come before records, and observation looks at what is done", () => {
  const lift = auditWalks(points)[0]?.steps ?? [];
  const at = (column: string) => lift.find((step) => step.column === column)?.points;
  expect(at("clauses")).toEqual(["a"]);
  expect(at("control")).toEqual(["a", "b", "d"]);
  expect(at("verification")).toEqual(["c"]);
});
