import { shortestTerm, surveillance } from "@touchstone/kernel";
import { expect, it } from "vitest";
import { readRulePacks } from "../../schemes/index.ts";

// The inbox reads only statements that were looked at that long ago: a shorter term in a pack would go unseen.
it("no edition, on whatever day it is counted from, has a surveillance fall due within the shortest term", () => {
  const packs = readRulePacks();
  const months = shortestTerm(packs);
  expect(months).toBeGreaterThan(0);
  const start = Temporal.PlainDate.from("2023-01-01");
  for (const pack of packs.filter((each) => each.id === "surveillance"))
    for (let at = 0; at < 800; at += 1) {
      const from = start.add({ days: at });
      const decision = from.subtract({ days: 400 }).toString();
      const day = from.toString();
      const expiry = from.add({ years: 3 }).toString();
      const soonest = from.add({ months }).toString();
      const first = { decision: day, issued: day, expiry, lastSurveillance: null };
      const later = { decision, issued: decision, expiry, lastSurveillance: day };
      for (const { next } of [
        surveillance(pack, { ...first, activity: "initial" }).result,
        surveillance(pack, { ...first, activity: "recertification" }).result,
        surveillance(pack, { ...later, activity: "surveillance" }).result,
      ])
        if (next !== null) expect([pack.edition, day, next >= soonest]).toEqual([pack.edition, day, true]);
    }
});
