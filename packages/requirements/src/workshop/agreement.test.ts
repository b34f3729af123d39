import { describe, expect, it } from "vitest";
import { agreementOf, cohenKappa, fleissKappa, krippendorffAlpha, percentAgreement } from "./agreement.ts";

const times = (count: number, item: readonly (string | null)[]) => Array.from({ length: count }, () => item);

/** Two readers of 50 applications: 20 both yes, 15 both no, 5 and 10 split: the textbook example of Cohen's kappa. */
const applications = [
  ...times(20, ["yes", "yes"]),
  ...times(5, ["yes", "no"]),
  ...times(10, ["no", "yes"]),
  ...times(15, ["no", "no"]),
];

/** Ten subjects put into five categories by fourteen judges: the textbook example of Fleiss' kappa. */
const subjects = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
].map((counts) => counts.flatMap((count, category) => Array.from({ length: count }, () => String(category))));

/** Four observers of twelve units with gaps: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example C. */
const units = [
  ["1", "1", null, "1"],
  ["2", "2", "3", "2"],
  ["3", "3", "3", "3"],
  ["3", "3", "3", "3"],
  ["2", "2", "2", "2"],
  ["1", "2", "3", "4"],
  ["4", "4", "4", "4"],
  ["1", "1", "2", "1"],
  ["2", "2", "2", "2"],
  [null, "5", "5", "5"],
  [null, null, "1", "1"],
  [null, "3", null, null],
];

describe("agreement between auditors (CT-22)", () => {
  it("meets published figures", () => {
    expect(percentAgreement(applications)).toBeCloseTo(0.7, 10);
    expect(cohenKappa(applications)).toBeCloseTo(0.4, 10);
    expect(percentAgreement(subjects)).toBeCloseTo(0.378, 3);
    expect(fleissKappa(subjects)).toBeCloseTo(0.21, 3);
    expect(krippendorffAlpha(units)).toBeCloseTo(0.743, 3);
  });

  it("takes the figure that fits: two judges, several, several with gaps", () => {
    expect(agreementOf(applications)).toMatchObject({ coefficient: "cohen" });
    expect(agreementOf(subjects)).toMatchObject({ coefficient: "fleiss" });
    expect(agreementOf(units)).toMatchObject({ coefficient: "krippendorff" });
  });

  it("gives no figure where none is defined", () => {
    expect(agreementOf([])).toMatchObject({ percent: null, beyondChance: null });
    expect(agreementOf([["a"], ["b"]])).toMatchObject({ percent: null, beyondChance: null });
    expect(agreementOf(times(3, ["a", "a"]))).toMatchObject({ percent: 1, beyondChance: null });
    expect(agreementOf(times(3, ["a", "a", null]))).toMatchObject({ percent: 1, beyondChance: null });
    expect(fleissKappa([["a", "b"], ["a"]])).toBeNull();
  });

  it("full agreement is one, and agreement worse than chance is below nothing", () => {
    const one = [...times(2, ["a", "a", "a"]), ...times(2, ["b", "b", "b"])];
    expect(agreementOf(one)).toEqual({ percent: 1, coefficient: "fleiss", beyondChance: 1 });
    expect(krippendorffAlpha(one)).toBe(1);
    expect(cohenKappa([...times(2, ["a", "b"]), ...times(2, ["b", "a"])])).toBe(-1);
  });
});
