import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Context } from "../decider.ts";
import { impartiality } from "./decide-impartiality.ts";
import { coveredUntil, type Impartiality, type ImpartialityCommand, interests } from "./impartiality.ts";

const today = "2026-11-23";
const send = (state: Impartiality, command: ImpartialityCommand, actor = "manager", id = "id") => {
  const context: Context = {
    actor,
    now: Temporal.Instant.from(`${today}T04:00:00Z`),
    today: Temporal.PlainDate.from(today),
    newId: () => id,
  };
  const decided = impartiality.decide(state, command, { name: actor }, context);
  return decided.ok
    ? { state: decided.value.reduce(impartiality.evolve, state), codes: [] }
    : { state, codes: decided.refusals.map(({ code }) => code) };
};
type Interest = (typeof interests)[number];
const committee = (...of: readonly Interest[]): Impartiality =>
  of.reduce<Impartiality>(
    (state, interest, at) =>
      send(
        state,
        { type: "AppointMember", member: { name: `m${at}`, interest, from: "2026-01-01", until: null } },
        "manager",
        `m${at}`,
      ).state,
    impartiality.initial,
  );
const meet = (state: Impartiality, present: readonly string[], on = today) =>
  send(state, { type: "HoldMeeting", meeting: { on, present, risks: [], minutes: "议定" } }, "manager", "meeting");
const risk = {
  threat: "self-review",
  source: "关联公司做咨询",
  measure: "两年内不受理其客户",
  residual: "low",
  owner: "林越",
  reviewBy: "2027-06-30",
} as const;

describe("the committee (17021-1 5.2.3)", () => {
  test("meets where no interest predominates, and not otherwise [17021-1 5.2.3] [17021-1 6.1.4]", () => {
    const interest = fc.constantFrom(...interests);
    fc.assert(
      fc.property(fc.array(interest, { maxLength: 7 }), (of) => {
        const { codes } = meet(
          committee(...of),
          of.map((_, at) => `m${at}`),
        );
        const most = Math.max(0, ...interests.map((each) => of.filter((one) => one === each).length));
        expect(codes).toEqual(of.length > 0 && most * 2 <= of.length ? [] : ["committee-unbalanced"]);
      }),
    );
  });

  test("only members in office on the day make it up; nobody counts twice [17021-1 6.1.4]", () => {
    const pair = committee("clients", "industry");
    const left = send(pair, { type: "ReleaseMember", member: "m1", until: "2026-06-30" }).state;
    expect(meet(left, ["m0", "m1"]).codes).toEqual(["member-not-in-office"]);
    expect(meet(left, ["m0", "m1"], "2026-06-30").codes).toEqual([]);
    expect(meet(pair, ["m0", "m0", "stranger"]).codes).toEqual(["member-unknown", "committee-unbalanced"]);
    expect(meet(pair, ["m0", "m1"], "2026-11-24").codes).toEqual(["meeting-in-future"]);
  });

  test("minutes are signed once by each", () => {
    const held = meet(committee("clients", "industry"), ["m0", "m1"]).state;
    const sign: ImpartialityCommand = { type: "SignMinutes", meeting: "meeting" };
    const once = send(held, sign);
    expect(once.state.meetings["meeting"]?.signatures).toEqual([{ by: "manager", name: "manager", on: today }]);
    expect(send(once.state, sign).codes).toEqual(["minutes-signed-already"]);
    expect(send(once.state, sign, "another").codes).toEqual([]);
    expect(send(held, { type: "SignMinutes", meeting: "none" }).codes).toEqual(["meeting-unknown"]);
  });
});

test("a review is signed and sets the next day, which lies ahead; a closed risk is reviewed no more [17021-1 5.2.3]", () => {
  const { state } = send(impartiality.initial, { type: "RecordRisk", risk }, "manager", "risk");
  const { measure, residual } = risk;
  const review = (reviewBy: string): ImpartialityCommand => ({
    type: "ReviewRisk",
    risk: "risk",
    measure,
    residual,
    reviewBy,
    note: "措施有效",
  });
  expect(send(state, review(today)).codes).toEqual(["review-date-past"]);
  const reviewed = send(state, review("2027-12-31")).state;
  expect(reviewed.risks["risk"]).toMatchObject({ reviewBy: "2027-12-31", reviews: [{ by: "manager", on: today }] });
  const closed = send(reviewed, { type: "CloseRisk", risk: "risk", reason: "股权已转让" }).state;
  expect(send(closed, review("2028-01-01")).codes).toEqual(["impartiality-risk-closed"]);
  expect(send(state, { type: "CloseRisk", risk: "none", reason: "x" }).codes).toEqual(["impartiality-risk-unknown"]);
});

test("cover runs on where the next begins on the day after, and no further than the first gap", () => {
  const cover = (from: string, until: string) => ({
    insurer: "示例保险",
    sum: { amount: 10_000_000, currency: "CNY" },
    from,
    until,
    evidence: "保单 1",
  });
  const covers = { b: cover("2027-01-01", "2027-12-31"), a: cover("2026-01-01", "2026-12-31") };
  expect(coveredUntil({ covers }, today)).toBe("2027-12-31");
  expect(coveredUntil({ covers: { ...covers, b: cover("2027-01-02", "2027-12-31") } }, today)).toBe("2026-12-31");
  expect(coveredUntil({ covers }, "2028-01-01")).toBeNull();
});
