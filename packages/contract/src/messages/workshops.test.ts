import type { GuideCode, WorkshopCode } from "@touchstone/requirements";
import { expect, it } from "vitest";
import { refusals } from "./index.ts";

// Does not compile while a code is left out here.
const ours: Readonly<Record<GuideCode | WorkshopCode, true>> = {
  "unfit-unknown": true,
  "unfit-twice": true,
  "unfit-without-reason": true,
  "workshop-open-already": true,
  "workshop-without-points": true,
  "workshop-unknown": true,
  "workshop-closed": true,
  "workshop-point-unknown": true,
  "workshop-point-twice": true,
};

it("every refusal of guides and workshops has its words", () => {
  expect(Object.keys(ours).filter((code) => !(code in refusals))).toEqual([]);
});
