import { describe, expect, it } from "vitest";
import { noRisk } from "../risk.ts";
import type { RiskEvent } from "../risk-events.ts";
import { riskState } from "../risk-state.ts";
import { inFavour, on, row, steps } from "../test-row.ts";
import { riskAsKnown, standingsAt, stateThen, type TimedEvent } from "./knowledge.ts";

const timed = (events: readonly RiskEvent[], occurredOn: string, recordedAt: string): readonly TimedEvent[] =>
  events.map((event) => ({ event, occurredOn, recordedAt }));

/** A row that was planned in March, and whose evidence and evaluation of April were taken down only in June. */
const story = () => {
  const one = row();
  for (const step of steps) one.send(step(one));
  const evidence = one.state().evidence.map(({ id }) => id);
  one.send({ type: "EvaluateRow", outcome: "fulfilled", finding: "符合", evidence, on });
  const isLate = ({ type }: RiskEvent) => type === "EvidenceLinked" || type === "RowEvaluated";
  return {
    one,
    events: [
      ...timed(
        one.events.filter((event) => !isLate(event)),
        "2026-03-01",
        "2026-03-01T02:00:00.000Z",
      ),
      ...timed(one.events.filter(isLate), "2026-04-10", "2026-06-20T02:00:00.000Z"),
    ],
  };
};

describe("compliant on the day of the accident?", () => {
  it("is answered from what had been taken down by then; what came later is known only since", () => {
    const { events } = story();
    const then = stateThen(events, { on: "2026-05-01", knownAt: "2026-05-01T15:59:59.999Z" });
    expect([then.state, then.stateKnownToday]).toEqual(["operating", "compliant"]);
    expect(then.later.map(({ type, occurredOn, recordedAt }) => [type, occurredOn, recordedAt])).toEqual([
      ["EvidenceLinked", "2026-04-10", "2026-06-20T02:00:00.000Z"],
      ["RowEvaluated", "2026-04-10", "2026-06-20T02:00:00.000Z"],
    ]);
  });

  it("does not count what speaks of a later day, however early it was known", () => {
    const { events } = story();
    const knownAt = "2026-12-31T00:00:00.000Z";
    expect(stateThen(events, { on: "2026-04-09", knownAt }).state).toBe("operating");
    expect(stateThen(events, { on: "2026-04-10", knownAt }).state).toBe("compliant");
    expect(stateThen(events, { on: "2026-02-28", knownAt }).state).toBe("absent");
  });

  it("does not let a judgement stand that cites what speaks of a later day or was taken down later", () => {
    const { one, events } = story();
    const early = one.state().evidence[0]?.id ?? "";
    const file = {
      item: "late",
      digest: "d",
      name: "补来的.pdf",
      mediaType: "application/pdf",
      bytes: 1,
      objective: null,
    };
    one.send({
      type: "LinkEvidence",
      ...inFavour,
      file: { ...file, on: "2026-07-05", validFrom: null, validUntil: null },
    });
    const late = one.state().evidence.at(-1)?.id ?? "";
    one.send({ type: "EvaluateRow", outcome: "fulfilled", finding: "再评", evidence: [early, late], on: "2026-07-01" });
    const [linked, judged] = one.events.slice(-2).map((event) => event);
    if (linked === undefined || judged === undefined) throw new Error("both were sent");
    const all = [
      ...events,
      ...timed([linked], "2026-07-05", "2026-07-06T02:00:00.000Z"),
      ...timed([judged], "2026-07-01", "2026-07-06T03:00:00.000Z"),
    ];
    const now = "2026-12-31T00:00:00.000Z";
    expect(stateThen(all, { on: "2026-06-30", knownAt: now }).state).toBe("compliant");
    // Judged for 1 July by a paper of the 5th: on the 2nd nothing carries it, though other evidence is there.
    expect(stateThen(all, { on: "2026-07-02", knownAt: now }).state).toBe("to-evaluate");
    expect(stateThen(all, { on: "2026-07-05", knownAt: now }).state).toBe("compliant");
    expect(stateThen(all, { on: "2026-07-05", knownAt: "2026-07-05T15:59:59.999Z" })).toMatchObject({
      state: "compliant",
      later: [
        {
          type: "EvidenceLinked",
          what: "补来的.pdf",
          occurredOn: "2026-07-05",
          recordedAt: "2026-07-06T02:00:00.000Z",
        },
        { type: "RowEvaluated", what: "再评" },
      ],
    });
  });

  it("is no row before its first event, whatever speaks of an earlier day", () => {
    const { events } = story();
    const [first, ...others] = events;
    if (first === undefined) throw new Error("a story has a beginning");
    const late = [{ ...first, occurredOn: "2026-05-01" }, ...others];
    expect(riskAsKnown(late, { on: "2026-04-30", knownAt: "2026-12-31T00:00:00.000Z" })).toEqual(noRisk);
  });

  it("with everything known it is the row as it stands", () => {
    const { one, events } = story();
    expect(riskAsKnown(events, { on: "2026-12-31", knownAt: "2026-12-31T00:00:00.000Z" })).toEqual(one.state());
    expect(riskState(one.state(), "2026-12-31")).toBe("compliant");
  });

  it("tells month by month how the row moved", () => {
    const { events } = story();
    const moments = ["2026-02-28", "2026-03-31", "2026-05-31", "2026-06-30"].map((on) => ({
      on,
      knownAt: `${on}T15:59:59.999Z`,
    }));
    expect(standingsAt(events, moments).map(({ state }) => state)).toEqual([
      "absent",
      "operating",
      "operating",
      "compliant",
    ]);
  });
});
