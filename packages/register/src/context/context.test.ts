import type { Context, Decider } from "@touchstone/kernel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type IssueFacts, issue } from "./decide-issue.ts";
import { type InterestedParty, interestedParty, type PartyCommand } from "./interested-party.ts";
import { isOpenOn, liveRisks } from "./issue.ts";
import { scan } from "./scan.ts";
import { scopeLacks, scopeOn, systemScope } from "./system-scope.ts";

const at = (today: string): Context => ({
  actor: "chen",
  now: Temporal.Instant.from(`${today}T04:00:00Z`),
  today: Temporal.PlainDate.from(today),
  newId: () => "need-1",
});
const today = at("2026-11-26");

/** Sends commands one after the other; what was refused, and what it came to. */
const play = <State, Command, Event, Facts>(
  decider: Decider<State, Command, Event, Facts>,
  sent: readonly (readonly [Command, Facts])[],
  context = today,
) => {
  const codes: string[] = [];
  let state = decider.initial;
  for (const [command, facts] of sent) {
    const decided = decider.decide(state, command, facts, context);
    if (decided.ok) state = decided.value.reduce(decider.evolve, state);
    else codes.push(...decided.refusals.map(({ code }) => code));
  }
  return { state, codes };
};

const sighting = { trend: "computing", ring: "now", strength: 3, note: "" } as const;
const scanFacts = { name: "陈静", trends: ["computing", "energy"], phases: ["environment-scanning"] };
const recordScan = {
  type: "RecordScan",
  title: "年度扫描",
  on: "2026-11-20",
  phase: "environment-scanning",
  sources: ["趋势报告"],
  sightings: [sighting],
} as const;

describe("an environment scan (TR-3)", () => {
  it("has date, author and sources, and one rating for each trend", () => {
    const again = { ...sighting, ring: "later", strength: 1 } as const;
    const { state, codes } = play(scan, [
      [recordScan, scanFacts],
      [{ type: "RateTrend", sighting: again }, scanFacts],
    ]);
    expect(codes).toEqual([]);
    expect(state.recorded).toMatchObject({ on: "2026-11-20", sources: ["趋势报告"], by: { name: "陈静" } });
    expect(state.sightings).toEqual([again]);
  });

  it("tells all that is wrong with it at once", () => {
    const twice = [sighting, sighting, { ...sighting, trend: "boats" }];
    const wrong = { ...recordScan, sources: [], phase: "visioning", sightings: twice };
    expect(play(scan, [[wrong, scanFacts]]).codes).toEqual([
      "scan-without-source",
      "phase-unknown",
      "trend-unknown",
      "trend-seen-twice",
    ]);
    expect(play(scan, [[{ ...recordScan, sightings: [] }, scanFacts]]).codes).toEqual(["scan-without-trend"]);
    expect(play(scan, [[{ type: "RateTrend", sighting }, scanFacts]]).codes).toEqual(["scan-unknown"]);
  });

  it("a phase that the content adds needs no code", () => {
    const later = { ...scanFacts, phases: [...scanFacts.phases, "visioning"] };
    expect(play(scan, [[{ ...recordScan, phase: "visioning" }, later]]).codes).toEqual([]);
  });
});

const trend = { id: "computing", title: { zh: "计算技术", en: "Computing" }, edition: "2026-11-26" };
const issueFacts: IssueFacts = { trend, seen: ["computing"], markets: ["EU"], laws: ["eu-gdpr"], isRiskThere: true };
const said = { side: "external", title: "出口欧盟", text: "", markets: ["EU"], laws: ["eu-gdpr"] } as const;
const raise = { type: "RaiseIssue", issue: said, trend: "computing", scan: "scan-1" } as const;

describe("an issue from a trend (TR-6)", () => {
  it("keeps the reference through every other command", () => {
    const command = fc.constantFrom(
      { type: "ReviseIssue", issue: { ...said, title: "改写" } } as const,
      { type: "LinkRisk", risk: "r1" } as const,
      { type: "LinkRisk", risk: "r2" } as const,
      { type: "PartRisk", risk: "r1", reason: "重复" } as const,
      { type: "CloseIssue", reason: "不再出口" } as const,
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (sent) => {
        const { state } = play(issue, [[raise, issueFacts], ...sent.map((one) => [one, issueFacts] as const)]);
        expect(state.trend).toEqual({ ...trend, scan: "scan-1" });
        expect(new Set(liveRisks(state)).size).toBe(liveRisks(state).length);
      }),
    );
  });

  it("refuses what content, law base, scan and register do not know", () => {
    const facts: IssueFacts = { trend: null, seen: null, markets: [], laws: [], isRiskThere: false };
    expect(play(issue, [[raise, facts]]).codes).toEqual(["market-unknown", "law-family-unknown", "trend-unknown"]);
    expect(play(issue, [[raise, { ...issueFacts, seen: ["energy"] }]]).codes).toEqual(["trend-not-in-scan"]);
    expect(play(issue, [[raise, { ...issueFacts, seen: null }]]).codes).toEqual(["scan-unknown"]);
    const linked = { type: "LinkRisk", risk: "r1" } as const;
    expect(
      play(issue, [
        [raise, issueFacts],
        [linked, { ...issueFacts, isRiskThere: false }],
        [linked, issueFacts],
        [linked, issueFacts],
        [{ type: "PartRisk", risk: "r2", reason: "错" }, issueFacts],
      ]).codes,
    ).toEqual(["risk-not-identified", "risk-linked-already", "risk-not-linked"]);
  });

  it("a closed one takes nothing more, and was open until the day", () => {
    const { state, codes } = play(issue, [
      [raise, issueFacts],
      [{ type: "CloseIssue", reason: "不再出口" }, issueFacts],
      [{ type: "LinkRisk", risk: "r1" }, issueFacts],
    ]);
    expect(codes).toEqual(["issue-closed"]);
    expect([isOpenOn(state, "2026-11-25"), isOpenOn({ ...state, closed: null }, "2026-11-26")]).toEqual([false, true]);
    expect(isOpenOn(state, "2026-11-26")).toBe(false);
  });
});

const naming = { type: "NameParty", name: "家长", side: "external" } as const;
const needing = { type: "RecordNeed", kind: "expectation", text: "接送安全" } as const;
const deciding = (as: "requirement" | "obligation" | "not-adopted", obligation: string | null = null) =>
  ({ type: "DecideNeed", need: "need-1", as, text: "校门口有人", obligation }) as const;
const known = { isObligationKnown: true };
const partyAfter = (...sent: readonly PartyCommand[]): InterestedParty =>
  play(
    interestedParty,
    sent.map((one) => [one, known] as const),
  ).state;

describe("interested parties (4.2)", () => {
  it("an obligation names one that the law base has", () => {
    const sent = [naming, needing].map((one) => [one, known] as const);
    const unknown = { isObligationKnown: false };
    expect(
      play(interestedParty, [
        ...sent,
        [deciding("obligation"), known],
        [deciding("obligation", "LF-999"), unknown],
        [{ ...deciding("requirement"), need: "none" }, known],
      ]).codes,
    ).toEqual(["obligation-missing", "obligation-not-in-base", "need-unknown"]);
    // The number goes with an obligation only.
    expect(partyAfter(naming, needing, deciding("requirement", "LF-001")).needs[0]?.decided?.obligation).toBeNull();
  });

  it("who has ended takes nothing more", () => {
    expect(
      play(interestedParty, [
        [naming, known],
        [{ type: "EndParty", reason: "撤点" }, known],
        [needing, known],
      ]).codes,
    ).toEqual(["interested-party-ended"]);
  });
});

const answers = [{ party: "p1", need: "need-1" }];
const scopeText = {
  statement: "学前教育",
  activities: ["保育"],
  services: ["语言课程"],
  served: ["2–6 岁儿童"],
  exclusions: [],
  answers,
};
const state = (given: Partial<typeof scopeText> = {}) =>
  ({ type: "StateScope", scope: { ...scopeText, ...given } }) as const;

describe("the scope answers to a party and a requirement (IS-3)", () => {
  const p1 = partyAfter(naming, needing, deciding("requirement"));

  it("is refused without a party, without a requirement, and with what is not there", () => {
    const stated = (parties: Record<string, InterestedParty>, given: Partial<typeof scopeText> = {}) =>
      play(systemScope, [[state(given), { name: "陈静", parties }]]).codes;
    expect(stated({ p1 })).toEqual([]);
    expect(stated({ p1 }, { answers: [] })).toEqual(["scope-without-party", "scope-without-requirement"]);
    expect(stated({ p1: partyAfter(naming, needing) })).toEqual(["scope-without-requirement"]);
    expect(stated({ p1: partyAfter(naming, needing, deciding("not-adopted")) })).toEqual(["scope-without-requirement"]);
    expect(stated({})).toEqual(["scope-reference-unknown"]);
    const ended = partyAfter(naming, needing, deciding("requirement"), { type: "EndParty", reason: "撤点" });
    expect(stated({ p1: ended })).toEqual(["scope-without-party", "scope-without-requirement"]);
  });

  it("is incomplete from the day on which what it answered to stands no more", () => {
    expect(scopeLacks({ answers }, { p1 })).toEqual([]);
    const revised = partyAfter(naming, needing, deciding("requirement"), deciding("not-adopted"));
    expect(scopeLacks({ answers }, { p1: revised })).toEqual(["requirement"]);
    expect(scopeLacks({ answers }, {})).toEqual(["party", "requirement"]);
  });

  it("every edition stays, and a day finds the one that held on it", () => {
    const first = play(systemScope, [[state(), { name: "陈静", parties: { p1 } }]], at("2026-01-10")).state;
    const again = systemScope.decide(first, state({ statement: "改" }), { name: "陈静", parties: { p1 } }, today);
    const both = again.ok ? again.value.reduce(systemScope.evolve, first) : first;
    expect(["2026-01-09", "2026-01-10", "2026-11-26"].map((on) => scopeOn(both, on)?.statement ?? null)).toEqual([
      null,
      "学前教育",
      "改",
    ]);
  });
});
