import fc from "fast-check";
import { expect, test } from "vitest";
import { shippedPack, shippedPacks } from "../../test/content.ts";
import { runRule } from "./run.ts";
import { type TransferInput, transfer } from "./transfer.ts";
import { transition } from "./transition.ts";

const pack = shippedPack("transfer");
const good: TransferInput = {
  on: "2026-03-01",
  standing: "in-force",
  expiry: "2028-04-09",
  accreditation: "covered",
  receivingScope: "covered",
  review: "on-paper",
};
const codes = (change: Partial<TransferInput>) =>
  transfer(pack, { ...good, ...change }).result.refusals.map(({ code }) => code);

test("each condition of a transfer refuses alone [17021-1 9.5.3.3] [17021-1 9.1.3.4]", () => {
  expect(codes({})).toEqual([]);
  for (const standing of ["suspended", "withdrawn", "cancelled"] as const)
    expect(codes({ standing })).toEqual(["transfer-standing"]);
  expect(codes({ accreditation: "none" })).toEqual(["transfer-not-accredited"]);
  expect(codes({ accreditation: "not-covered" })).toEqual(["transfer-not-accredited"]);
  expect(codes({ receivingScope: "not-covered" })).toEqual(["transfer-scope-not-covered"]);
  expect(codes({ openMajors: 1 })).toEqual(["transfer-majors-open"]);
  expect(codes({ review: "none" })).toEqual(["transfer-review-missing"]);
  expect(codes({ on: "2028-04-10" })).toEqual(["transfer-time-over"]);
});

test("a body that is gone leaves six months or the rest of the certificate, whichever ends sooner", () => {
  const start = Temporal.PlainDate.from("2024-01-01");
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 1_095 }), (gone, left) => {
      const goneSince = start.add({ days: gone });
      const expiry = goneSince.add({ days: left }).toString();
      const asked = { ...good, on: goneSince.toString(), expiry, formerBody: "gone" as const };
      const { result } = transfer(pack, { ...asked, goneSince: goneSince.toString() });
      const sixMonths = goneSince.add({ months: 6 }).toString();
      expect(result.until).toBe(sixMonths < expiry ? sixMonths : expiry);
      expect(result.expiry).toBe(expiry);
    }),
  );
});

test("no certificate to an old edition outlives the end of its transition, in any pack", () => {
  const start = Temporal.PlainDate.from("2018-01-01");
  for (const change of shippedPacks)
    if (change.id === "transition")
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 5_000 }), (asked, printed) => {
          const on = start.add({ days: asked }).toString();
          const { result } = transition(change, { on, expiry: start.add({ days: printed }).toString() });
          expect(result.expiry <= result.lastDay).toBe(true);
          expect(result.holds).toBe(on <= result.expiry);
        }),
      );
});

test("whether GB/T 22080-2016 still counts comes from its transition, not from the standard's own date", () => {
  const asked = { jurisdiction: "CN", subject: "iso27001" };
  const run = runRule(shippedPacks, "transition", { on: "2025-12-01" }, "2025-12-01", asked);
  expect(run.ok ? run.value : null).toMatchObject({ edition: "gbt22080-2025", result: { holds: false } });
});
