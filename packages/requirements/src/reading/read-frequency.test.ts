import type { Json } from "@touchstone/kernel";
import { describe, expect, it } from "vitest";
import { recurrenceOn } from "../obligations/obligation.ts";
import { type FieldRefusal, fieldsOf } from "./fields.ts";
import { readFrequencies } from "./read-frequency.ts";

const read = (frequency: Json) => {
  const problems: FieldRefusal[] = [];
  const value = readFrequencies(fieldsOf({ frequency }, "made.yaml", "", problems));
  return { value, faults: problems.map(({ facts }) => facts["path"]) };
};

/** Lift inspection: every year, and by years of age from the edition of 2023. */
const inspection = [
  { until: "2023-04-02", kind: "times", times: 1, in: "P1Y" },
  { since: "2023-04-02", kind: "years", years: [1, 4, 7, 9, 11, 13, 15], afterwards: "P1Y" },
];

describe("how often, by edition", () => {
  it("the edition of the day says it: the old one to its last day, the new one from its first", () => {
    const { value, faults } = read(inspection);
    expect(faults).toEqual([]);
    const obligation = { frequency: value };
    expect(recurrenceOn(obligation, "2023-04-01")).toEqual({ kind: "times", times: 1, in: "P1Y" });
    expect(recurrenceOn(obligation, "2023-04-02")).toEqual({
      kind: "years",
      years: [1, 4, 7, 9, 11, 13, 15],
      afterwards: "P1Y",
    });
  });

  it("says nothing for a day that no edition covers", () => {
    const { value } = read([{ since: "2024-01-01", until: "2025-01-01", kind: "months", months: [3, 9] }]);
    expect(recurrenceOn({ frequency: value }, "2025-01-01")).toBeNull();
    expect(recurrenceOn({ frequency: value }, "2023-12-31")).toBeNull();
  });

  it.each<[string, Json, string]>([
    ["editions that overlap", [...inspection].reverse(), "frequency"],
    [
      "an end on the day of the start",
      [{ since: "2023-04-02", until: "2023-04-02", kind: "gap", atMost: "P1D" }],
      "frequency[0].until",
    ],
    ["no period", [{ kind: "gap", atMost: "P0D" }], "frequency[0].atMost"],
    ["a thirteenth month", [{ kind: "months", months: [13] }], "frequency[0].months[0]"],
    ["a month numbered nought", [{ kind: "months", months: [0] }], "frequency[0].months"],
    ["years that fall", [{ kind: "years", years: [4, 1], afterwards: "P1Y" }], "frequency[0].years"],
    ["no times at all", [{ kind: "times", times: 0, in: "P1Y" }], "frequency[0].times"],
    ["a field of another kind", [{ kind: "gap", atMost: "P1D", months: [1] }], "frequency[0].months"],
  ])("refuses %s", (_what, frequency, path) => {
    expect(read(frequency).faults).toContain(path);
  });
});
