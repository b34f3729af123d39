import fc from "fast-check";
import { expect, test } from "vitest";
import { shippedPacks } from "../../test/content.ts";
import { type SurveillanceInput, surveillance } from "./surveillance.ts";

const edition = (name: string) => {
  const found = shippedPacks.find((each) => each.id === "surveillance" && each.edition === name);
  if (found?.id !== "surveillance") throw new Error(name);
  return found;
};
const international = edition("international");
const china = edition("cn-2025");

const from = Temporal.PlainDate.from("2024-01-01");
const cycle = fc
  .record({
    start: fc.integer({ min: 0, max: 1_500 }),
    until: fc.integer({ min: 0, max: 40 }),
    last: fc.option(fc.integer({ min: 30, max: 1_090 }), { nil: null }),
    activity: fc.constantFrom<SurveillanceInput["activity"]>("initial", "surveillance", "recertification"),
  })
  .map(({ start, until, last, activity }): SurveillanceInput => {
    const decision = from.add({ days: start });
    return {
      decision: decision.toString(),
      issued: decision.add({ days: until }).toString(),
      expiry: decision.add({ years: 3 }).subtract({ days: 1 }).toString(),
      lastSurveillance: last === null ? null : decision.add({ days: last }).toString(),
      activity,
    };
  });

test("China never allows more than twelve months between, nor anything after the expiry [QMS-2025 5.4.1.4] [QMS-2025 5.9.3]", () => {
  fc.assert(
    fc.property(cycle, (input) => {
      const { result } = surveillance(china, input);
      const anchor = input.lastSurveillance ?? input.issued;
      const limit = Temporal.PlainDate.from(anchor).add({ months: 12 }).toString();
      expect(result.next === null ? limit >= input.expiry : result.next === limit).toBe(true);
      expect(result.restorableUntil).toBeNull();
    }),
  );
});

test("internationally, the next surveillance is due within the cycle or the recertification is [17021-1 9.1.3.3] [17021-1 9.6.3.2]", () => {
  fc.assert(
    fc.property(cycle, (input) => {
      const { result } = surveillance(international, input);
      if (result.next !== null) expect(result.next < input.expiry).toBe(true);
      expect(result.restorableUntil).toBe(Temporal.PlainDate.from(input.expiry).add({ months: 6 }).toString());
    }),
  );
});

test("moving the last surveillance never moves the first one's limit", () => {
  fc.assert(
    fc.property(cycle, (input) => {
      for (const pack of [international, china])
        expect(surveillance(pack, { ...input, lastSurveillance: null }).result.first).toBe(
          surveillance(pack, input).result.first,
        );
    }),
  );
});
