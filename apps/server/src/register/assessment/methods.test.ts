import { methodProblems } from "@touchstone/register";
import { describe, expect, it } from "vitest";
import { exampleFault, type MethodFile, methodFile, readMethods } from "./methods.ts";

describe("methods of risk assessment as content", () => {
  it("ships the three, each with a source, doubts and examples", () => {
    expect(readMethods().map(({ id }) => id)).toEqual(["isms", "lec", "ls-matrix"]);
    for (const { doubts, source } of readMethods()) expect([doubts.length > 0, source !== ""]).toEqual([true, true]);
  });

  it.each(
    readMethods().flatMap((method) => method.examples.map(({ name }, at) => [method.id, name, method, at] as const)),
  )("%s: %s", (_id, _name, method, at) => {
    expect(exampleFault(method, at)).toBeNull();
  });

  const lec = readMethods().find(({ id }) => id === "lec");
  if (lec === undefined) throw new Error("no lec");
  const wrong: readonly [string, (method: MethodFile) => MethodFile][] = [
    [
      "a product of what is no scale",
      (one) => ({ ...one, steps: one.steps.map((step) => ({ ...step, by: { product: ["speed"] } })) }),
    ],
    [
      "a table that leaves a row out",
      (one) => ({
        ...one,
        steps: one.steps.map((step) => ({ ...step, by: { rows: "likelihood", columns: "exposure", cells: [[1]] } })),
      }),
    ],
    ["bands out of order", (one) => ({ ...one, bands: one.bands.toReversed() })],
    [
      "a lowest band that leaves scores without one",
      (one) => ({ ...one, bands: one.bands.map((band) => ({ ...band, from: band.from + 1 })) }),
    ],
    ["an axis that leads nowhere", (one) => ({ ...one, matrix: { rows: "likelihood", columns: "speed" } })],
    [
      "a figure that thousandths cannot hold",
      (one) => ({
        ...one,
        scales: one.scales.map((scale) => ({
          ...scale,
          values: scale.values.map((value) => ({ ...value, value: 0.00015 })),
        })),
      }),
    ],
  ];
  it.each(wrong)("refuses %s", (_name, spoil) => {
    expect(methodProblems(spoil(lec))).not.toEqual([]);
    expect(methodFile.safeParse(spoil(lec)).success).toBe(false);
  });

  it("refuses a method whose example does not hold", () => {
    const examples = lec.examples.map((one, at) =>
      at === 0 ? { ...one, expect: { score: 271, band: "major" as const } } : one,
    );
    expect(methodFile.safeParse({ ...lec, examples }).success).toBe(false);
  });
});
