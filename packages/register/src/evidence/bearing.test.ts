import { describe, expect, it } from "vitest";
import { health } from "../evaluation/health.ts";
import { stateThen, type TimedEvent } from "../evaluation/knowledge.ts";
import { yearCounts } from "../register-view.ts";
import { lacks, riskState } from "../risk-state.ts";
import { failed, judged, on, row, steps, upTo } from "../test-row.ts";
import { openContradictions } from "./bearing.ts";
import type { LinkedFile } from "./linked.ts";

const photo = (given: ReturnType<typeof row>, item = "i9"): LinkedFile => ({
  item,
  digest: item,
  name: "断丝照片.jpg",
  mediaType: "image/jpeg",
  bytes: 9,
  objective: given.state().objectives[0]?.id ?? null,
  on: "2026-11-21",
  validFrom: null,
  validUntil: null,
});
const against = (given: ReturnType<typeof row>, why = "钢丝绳断丝", item?: string) =>
  ({ type: "LinkEvidence", bearing: "contradicts", why, file: photo(given, item) }) as const;
const stateOf = (given: ReturnType<typeof row>, day = "2026-11-23") => riskState(given.state(), day);

/** A row that was found to hold, and then was spoken against; `first` is the paper it stands on. */
const contradicted = () => {
  const given = upTo(steps.length);
  given.send(judged(given, "fulfilled"));
  expect(stateOf(given)).toBe("compliant");
  expect(given.codes(against(given))).toEqual([]);
  const [first = "", second = ""] = given.state().evidence.map(({ id }) => id);
  return { given, first, second };
};
const finds = (outcome: "fulfilled" | "not-fulfilled", evidence: readonly string[]) =>
  ({ type: "EvaluateRow", outcome, finding: "照片是别的电梯", evidence, on: "2026-11-22" }) as const;

describe("evidence that speaks against its row", () => {
  it("says why, or is not taken", () => {
    const given = upTo(steps.length);
    expect(given.codes(against(given, " "))).toEqual(["contradiction-without-reason"]);
  });

  it("leaves no row met until an evaluation in force cites it", () => {
    const { given, first, second } = contradicted();
    expect(stateOf(given)).toBe("contradicted");
    expect(openContradictions(given.state())).toMatchObject([
      { id: second, name: "断丝照片.jpg", why: "钢丝绳断丝", by: { person: "zhou", name: "周明" } },
    ]);
    const refused = given.send(finds("fulfilled", [first]));
    expect(refused).toMatchObject({
      refusals: [{ code: "contradiction-unanswered", facts: { file: "断丝照片.jpg", on: "2026-11-21" } }],
    });
    expect(given.codes(finds("fulfilled", [second]))).toEqual(["evidence-missing"]);
    expect(given.codes(finds("fulfilled", [first, second]))).toEqual([]);
    expect(stateOf(given)).toBe("compliant");
    // The answer was given for that plan; another plan asks for another one.
    given.send({ type: "AssignRisk", owner: "设备部", area: "canteen" });
    expect(stateOf(given)).toBe("contradicted");
  });

  it("is no ground, evidences nothing and counts for no objective", () => {
    const given = upTo(steps.length - 1);
    given.send(against(given));
    expect(lacks(given.state(), on).map(({ what }) => what)).toEqual(["no-evidence"]);
    expect(yearCounts(given.state(), 2026).map(({ done }) => done)).toEqual([0]);
    const { given: other, first, second } = contradicted();
    other.send(finds("fulfilled", [first, second]));
    expect(other.state().evaluations.at(-1)?.grounds).toEqual([first]);
  });

  it("may be the file that another said to speak for the row", () => {
    const given = upTo(steps.length);
    const [paper] = given.state().evidence;
    const command = against(given, "出具机构没有资质", paper?.item ?? "");
    expect(given.codes(command)).toEqual([]);
    expect(given.codes(command)).toEqual(["evidence-already-linked"]);
  });

  it("does not fall silent when its days are corrected, nor behind a paper that ran out", () => {
    const { given } = contradicted();
    given.send({ type: "NoteEvidence", item: "i9", days: { on, validFrom: null, validUntil: "2026-11-01" } });
    expect(stateOf(given)).toBe("contradicted");
    given.send({ type: "NoteEvidence", item: "i1", days: { on, validFrom: null, validUntil: "2026-11-01" } });
    expect(stateOf(given)).toBe("contradicted");
  });

  it("outlives a failure that was put right without looking at it", () => {
    const given = failed();
    given.send(against(given));
    given.send({ type: "PlanCorrection", cause: "c", action: "a", due: on });
    given.send({ type: "ReportCorrection", what: "w", on });
    expect(stateOf(given)).toBe("to-verify");
    given.send({ type: "VerifyCorrection", outcome: "effective", finding: "f", on }, { actor: "li" });
    expect(stateOf(given)).toBe("contradicted");
  });

  it("taken off, with the reason, leaves the row to be judged again and the days before as they were", () => {
    const { given, second } = contradicted();
    given.send({ type: "UnlinkEvidence", id: second, reason: "不喜欢" }, { today: "2026-11-25" });
    expect(stateOf(given, "2026-11-25")).toBe("to-evaluate");
    expect(given.state().evidence.at(-1)).toMatchObject({ unlinked: { reason: "不喜欢", on: "2026-11-25" } });
    const dayOf = (type: string): string =>
      type === "EvidenceUnlinked" ? "2026-11-25" : type === "EvidenceLinked" ? "2026-11-21" : "2026-11-20";
    const timed: readonly TimedEvent[] = given.events.map((event, at) => ({
      event,
      // The first paper was there from the beginning.
      occurredOn: at < steps.length ? "2026-11-20" : dayOf(event.type),
      recordedAt: "2026-11-25T02:00:00.000Z",
    }));
    const knownAt = "2026-12-31T00:00:00.000Z";
    expect(stateThen(timed, { on: "2026-11-24", knownAt })).toMatchObject({
      state: "contradicted",
      against: [{ name: "断丝照片.jpg", why: "钢丝绳断丝" }],
    });
    expect(stateThen(timed, { on: "2026-11-20", knownAt }).state).toBe("compliant");
  });

  it("hangs in the graph until an evaluation is tied to it", () => {
    const { given, first, second } = contradicted();
    const flaws = () => health([{ id: "r", risk: given.state() }]).flaws.map(({ kind, at }) => [kind, at]);
    expect(flaws()).toEqual([["contradiction-unanswered", second]]);
    given.send(finds("fulfilled", [first, second]));
    expect(flaws()).toEqual([]);
  });
});
