import { describe, expect, it } from "vitest";
import { madeDocument } from "../../testing/made-documents.ts";
import { type LawVersion, type LawVersionCommand, lawVersion } from "./law-version.ts";

const document = madeDocument({ family: "zz-law", successor: { family: "next", version: null, inSubstance: false } });
const context = {
  actor: "a",
  now: Temporal.Instant.from("2026-11-23T00:00:00Z"),
  today: Temporal.PlainDate.from("2026-11-23"),
  newId: () => "id",
};
const record = (facts: Partial<LawVersionCommand> = {}): LawVersionCommand => ({
  type: "RecordLawVersion",
  document,
  digest: "d1",
  ...facts,
});
const after = (command: LawVersionCommand, state: LawVersion = lawVersion.initial): LawVersion => {
  const decided = lawVersion.decide(state, command, null, context);
  if (!decided.ok) throw new Error(decided.refusals[0].code);
  return decided.value.reduce(lawVersion.evolve, state);
};
const answer = (state: LawVersion, command: LawVersionCommand) => {
  const decided = lawVersion.decide(state, command, null, context);
  return decided.ok ? decided.value.map(({ type }) => type) : decided.refusals.map(({ code }) => code);
};

describe("a law's version as a stream", () => {
  it("is recorded once, then corrected", () => {
    expect(answer(lawVersion.initial, record())).toEqual(["LawVersionRecorded"]);
    const held = after(record());
    expect(answer(held, record({ digest: "d2" }))).toEqual(["LawVersionCorrected"]);
    expect(answer(held, record({ document: { ...document, adopted: "2019-01-01" } }))).toEqual(["LawVersionCorrected"]);
    expect(after(record({ digest: "d2" }), held).digest).toBe("d2");
  });

  it("says that nothing changed, however the members are ordered", () => {
    const { family, successor, ...rest } = document;
    const held: LawVersion = { document: { successor, ...rest, family }, digest: "d1" };
    expect(answer(held, record())).toEqual(["law-version-unchanged"]);
  });

  it("never becomes another version or another law", () => {
    expect(answer(after(record()), record({ document: { ...document, version: "2021-01-01" } }))).toEqual([
      "law-version-differs",
    ]);
    expect(answer(after(record()), record({ document: { ...document, family: "zz-other" } }))).toEqual([
      "law-version-differs",
    ]);
  });
});
