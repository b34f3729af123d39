import type { Context } from "@touchstone/kernel";
import { describe, expect, it } from "vitest";
import { type GivenVerdict, type Workshop, type WorkshopCommand, workshop } from "./workshop.ts";
import { verdictsFor, workshopResult } from "./workshop-result.ts";

const as = (actor: string): Context => ({
  actor,
  now: Temporal.Instant.from("2026-11-26T04:00:00Z"),
  today: Temporal.PlainDate.from("2026-11-26"),
  newId: () => "new",
});
const point = (id: string) => ({
  id,
  text: { zh: "试", en: "test" },
  provision: "某法 第一条",
  standard: "iso45001 8.1.1",
});
const paper = {
  title: "一致性研讨",
  text: "食堂后厨排风机停了三天，没有记录。",
  scene: "canteen",
  region: "330100",
  on: "2026-11-26",
  standards: ["iso45001"],
  points: ["CT-001", "CT-002", "CT-003"].map(point),
};

type Sent = readonly [actor: string, command: WorkshopCommand];
const opening: Sent = ["leader", { type: "OpenWorkshop", paper }];
const closing: Sent = ["leader", { type: "CloseWorkshop" }];
const says = (actor: string, ...verdicts: readonly (readonly [string, GivenVerdict["verdict"]])[]): Sent => [
  actor,
  { type: "GiveWorkshopVerdicts", verdicts: verdicts.map(([id, verdict]) => ({ point: id, verdict, note: actor })) },
];

const run = (...sent: readonly Sent[]) => {
  const codes: string[] = [];
  let state: Workshop = workshop.initial;
  for (const [actor, command] of sent) {
    const decided = workshop.decide(state, command, { name: actor.toUpperCase() }, as(actor));
    if (decided.ok) state = decided.value.reduce(workshop.evolve, state);
    else codes.push(...decided.refusals.map(({ code }) => code));
  }
  return { state, codes };
};

const verdicts = [
  says("a", ["CT-001", "conformity"], ["CT-002", "nonconformity"], ["CT-003", "conformity"]),
  says("b", ["CT-001", "conformity"], ["CT-002", "note"], ["CT-003", "conformity"]),
];

describe("a consistency workshop (CT-22)", () => {
  it("shows nobody another's verdict before it is closed, and all of them afterwards", () => {
    const before = run(opening, ...verdicts).state;
    expect(Object.keys(verdictsFor(before, "a"))).toEqual(["a"]);
    expect(verdictsFor(before, "leader")).toEqual({});
    expect(workshopResult(before)).toBeNull();
    const after = run(opening, ...verdicts, closing).state;
    expect(Object.keys(verdictsFor(after, "leader"))).toEqual(["a", "b"]);
  });

  it("a closed one takes no verdict and is not closed twice", () => {
    const { codes, state } = run(opening, ...verdicts, closing, says("c", ["CT-001", "nonconformity"]), closing);
    expect(codes).toEqual(["workshop-closed", "workshop-closed"]);
    expect(Object.keys(state.judges)).toEqual(["a", "b"]);
  });

  it("gives the figure between two auditors, the most disputed point first", () => {
    const result = workshopResult(run(opening, ...verdicts, closing).state);
    expect(result).toMatchObject({ judges: 2, coefficient: "cohen" });
    expect(result?.percent).toBeCloseTo(2 / 3, 10);
    // Observed 2/3, by chance 2/3 · 2/3: (6/9 − 4/9) / (5/9).
    expect(result?.beyondChance).toBeCloseTo(0.4, 10);
    expect(result?.points.map((each) => [each.point.id, each.agreement])).toEqual([
      ["CT-002", 0],
      ["CT-001", 1],
      ["CT-003", 1],
    ]);
    expect(result?.points[0]?.said).toEqual([
      { name: "A", verdict: "nonconformity", note: "a" },
      { name: "B", verdict: "note", note: "b" },
    ]);
  });

  it("a gap changes the figure, and a point that one alone judged is no dispute", () => {
    const result = workshopResult(run(opening, ...verdicts, says("c", ["CT-001", "nonconformity"]), closing).state);
    expect(result).toMatchObject({ judges: 3, coefficient: "krippendorff" });
    const alone = workshopResult(run(opening, says("a", ["CT-001", "conformity"]), closing).state);
    expect(alone).toMatchObject({ percent: null, beyondChance: null });
  });

  it("who judges again corrects only what they say again", () => {
    const { state } = run(opening, ...verdicts, says("a", ["CT-002", "note"]));
    expect(Object.values(state.judges["a"]?.verdicts ?? {}).map(({ verdict }) => verdict)).toEqual([
      "conformity",
      "note",
      "conformity",
    ]);
  });

  it("refuses what it does not know", () => {
    expect(run(...verdicts).codes).toEqual(["workshop-unknown", "workshop-unknown"]);
    expect(run(closing).codes).toEqual(["workshop-unknown"]);
    expect(run(opening, opening).codes).toEqual(["workshop-open-already"]);
    expect(run(["leader", { type: "OpenWorkshop", paper: { ...paper, points: [] } }]).codes).toEqual([
      "workshop-without-points",
    ]);
    const doubled = { ...paper, points: [point("CT-001"), point("CT-001")] };
    expect(run(["leader", { type: "OpenWorkshop", paper: doubled }]).codes).toEqual(["workshop-point-twice"]);
    expect(run(opening, says("a", ["CT-009", "note"])).codes).toEqual(["workshop-point-unknown"]);
    expect(run(opening, says("a", ["CT-001", "note"], ["CT-001", "conformity"])).codes).toEqual([
      "workshop-point-twice",
    ]);
  });
});
