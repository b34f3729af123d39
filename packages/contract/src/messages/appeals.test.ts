import { appealCodes, appealSteps, complaintCodes, complaintNoticeCodes, complaintSteps } from "@touchstone/kernel";
import { describe, expect, it } from "vitest";
import { appealActs, appealRefusals, complaintActs } from "./appeals.ts";
import { refusalMessage } from "./index.ts";

describe("texts of appeals and complaints", () => {
  it.each([...appealCodes, ...complaintCodes, ...complaintNoticeCodes])(
    "%s has a status and a sentence in both languages",
    (code) => {
      expect(refusalMessage(code).status).toBeGreaterThanOrEqual(400);
    },
  );

  it("has no sentence for a code that nobody gives", () => {
    expect(new Set(Object.keys(appealRefusals))).toEqual(
      new Set([...appealCodes, ...complaintCodes, ...complaintNoticeCodes]),
    );
  });

  it("has words for every step", () => {
    expect(Object.keys(appealActs)).toEqual([...appealSteps]);
    expect(Object.keys(complaintActs)).toEqual([...complaintSteps]);
  });
});
