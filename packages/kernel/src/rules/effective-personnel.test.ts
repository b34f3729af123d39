import fc from "fast-check";
import { expect, test } from "vitest";
import { shippedPack } from "../../test/content.ts";
import { effectivePersonnel } from "./effective-personnel.ts";

const pack = shippedPack("effective-personnel");
const group = fc.record({
  activity: fc.constant("a"),
  people: fc.integer({ min: 1, max: 5_000 }),
  hoursPercent: fc.integer({ min: 1, max: 100 }),
  identicalBecause: fc.constantFrom(null, "the same counter"),
});
const heads = (groups: Parameters<typeof effectivePersonnel>[1]["groups"]) =>
  effectivePersonnel(pack, { groups }).result.personnel;

test("never more heads than people, never none of a group, and one more person never lowers it [17021-1 9.1.4.2]", () => {
  fc.assert(
    fc.property(fc.array(group, { minLength: 1, maxLength: 6 }), (groups) => {
      const { personnel, people } = effectivePersonnel(pack, { groups }).result;
      expect(personnel).toBeLessThanOrEqual(people);
      expect(personnel).toBeGreaterThanOrEqual(groups.length);
      const more = groups.map((each, at) => (at === 0 ? { ...each, people: each.people + 1 } : each));
      expect(heads(more)).toBeGreaterThanOrEqual(personnel);
    }),
  );
});
