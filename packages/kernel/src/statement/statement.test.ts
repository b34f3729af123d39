import { describe, expect, it, test } from "vitest";
import {
  attested,
  basis,
  change,
  cycle,
  decision,
  factsWith,
  firstDecision,
  given,
  issue,
  issued,
} from "../../test/statement-story.ts";
import type { StatementChange } from "../scheme/scheme.ts";
import { statement } from "./decide-statement.ts";
import { attestedWith, scopeOn, sitesOn, standingOn } from "./statement.ts";
import type { StatementDecision } from "./statement-command.ts";

const wider = { zh: "物业服务与餐饮", en: "Property services and canteen" };
const site = { name: { zh: "二号楼", en: "Tower 2" }, address: { zh: "杭州", en: "Hangzhou" } };
const amend = (kind: "extended" | "reduced" | "changed", from: string, id: string = "amended") =>
  ({
    type: "AmendStatement",
    kind,
    from,
    note: "",
    basis: basis(id),
    holder: attested.holder,
    scope: wider,
    sites: [site],
  }) as const;
const maintain = (on: string, from = on, id = "kept") =>
  ({ type: "MaintainStatement", from, on, basis: basis(id) }) as const;
const renew = (issuedOn: string) =>
  ({
    type: "RenewStatement",
    issuedOn,
    standard: attested.standard,
    edition: "2028-01-01",
    basis: basis("renewed"),
  }) as const;

describe("a statement", () => {
  it("is never issued without the positive decision of its own case [17021-1 5.1.3]", () => {
    const wrong: readonly (StatementDecision | null)[] = [
      null,
      { ...firstDecision, effect: "refuse" },
      { ...firstDecision, act: "kept" },
      { ...firstDecision, caseId: "another" },
      { ...firstDecision, id: "another" },
    ];
    for (const known of wrong)
      expect(given(statement.initial, issue, factsWith(known)).codes).toEqual(["statement-without-decision"]);
    expect(given(statement.initial, issue, factsWith(firstDecision)).codes).toEqual([]);
  });

  it("is not issued twice, nor before its decision [17021-1 8.2.2]", () => {
    expect(given(issued, issue, factsWith(firstDecision)).codes).toEqual(["statement-already-issued"]);
    const early = { ...attested, issuedOn: "2026-11-10" };
    expect(
      given(statement.initial, { type: "IssueStatement", attested: early }, factsWith(firstDecision)).codes,
    ).toEqual(["statement-issued-before-decision"]);
  });

  it("STATEMENT-3 answers for any day, past ones included [17021-1 9.6.5.3]", () => {
    const suspended = given(issued, change("SuspendStatement", "2027-03-01")).state;
    const restored = given(suspended, change("RestoreStatement", "2027-05-01")).state;
    const days = ["2026-11-11", "2026-11-12", "2027-03-01", "2027-04-30", "2027-05-01", "2029-11-11", "2029-11-12"];
    expect(days.map((day) => standingOn(restored, day))).toEqual([
      "not-yet",
      "in-force",
      "suspended",
      "suspended",
      "in-force",
      "in-force",
      "expired",
    ]);
  });

  it("STATEMENT-3 keeps the day of writing beside the day from which a change holds", () => {
    const { state } = given(issued, change("SuspendStatement", "2027-03-01"), undefined, "2027-04-02");
    expect(state.changes.at(-1)).toMatchObject({ from: "2027-03-01", recordedOn: "2027-04-02" });
  });

  it("changes its standing for a reason that the content knows, and for no other [17021-1 9.6.5.2]", () => {
    expect(
      given(issued, change("SuspendStatement", "2027-03-01"), factsWith(null, { isReasonKnown: false })).codes,
    ).toEqual(["standing-reason-unknown"]);
  });

  it("is not restored without suspension, nor changed after its end, nor backwards [17021-1 9.6.5.1] [OHSMS-2026 standing]", () => {
    expect(given(issued, change("RestoreStatement", "2027-01-01")).codes).toEqual(["standing-change-unlawful"]);
    const withdrawn = given(issued, change("WithdrawStatement", "2027-02-01")).state;
    expect(given(withdrawn, change("RestoreStatement", "2027-03-01")).codes).toEqual(["standing-change-unlawful"]);
    const suspended = given(issued, change("SuspendStatement", "2027-02-01")).state;
    expect(given(suspended, change("RestoreStatement", "2027-01-31")).codes).toEqual(["standing-change-backwards"]);
    expect(given(issued, change("SuspendStatement", "2029-11-12")).codes).toEqual(["standing-change-unlawful"]);
  });

  it("rests on the decision that it names, where a case decided the change", () => {
    const suspend = { ...change("SuspendStatement", "2027-03-01"), decision: "suspended" };
    const decided = decision("suspended", "2027-03-01");
    expect(given(issued, suspend, factsWith(decided)).codes).toEqual([]);
    expect(given(issued, suspend, factsWith(null)).codes).toEqual(["act-without-decision"]);
    expect(given(issued, suspend, factsWith({ ...decided, effect: "grant" })).codes).toEqual(["act-without-decision"]);
  });

  it("expires after what was recorded last, where a withdrawal was taken back after its last day", () => {
    const withdrawn = given(issued, change("WithdrawStatement", "2029-11-01")).state;
    const remedy = { kind: "judgment", id: "j", on: "2029-12-20" } as const;
    const reinstate = { type: "ReinstateStatement", from: "2029-12-21", remedy: "j", note: "" } as const;
    const back = given(withdrawn, reinstate, { decision: null, remedy }, "2029-12-21").state;
    const { state } = given(back, { type: "ExpireStatement" }, undefined, "2029-12-22");
    expect(state.changes.map(({ act, from }) => [act, from]).slice(-2)).toEqual([
      ["reinstated", "2029-12-21"],
      ["expired", "2029-12-21"],
    ]);
  });

  it("expires on the day after its last, once", () => {
    const expire = { type: "ExpireStatement" } as const;
    expect(given(issued, expire, undefined, "2029-11-11").codes).toEqual(["statement-not-yet-expired"]);
    const expired = given(issued, expire, undefined, "2029-11-12").state;
    expect(expired.changes.at(-1)).toMatchObject({ act: "expired", standing: "expired", from: "2029-11-12" });
    expect(given(expired, expire, undefined, "2029-11-13").state).toEqual(expired);
  });

  it("keeps the day of a surveillance that passed, between the last one and the decision", () => {
    const kept = decision("kept", "2027-10-20");
    const passed = given(issued, maintain("2027-10-01", "2027-10-20"), factsWith(kept)).state;
    expect(passed.surveillances.map(({ on }) => on)).toEqual(["2027-10-01"]);
    expect(standingOn(passed, "2027-10-20")).toBe("in-force");
    const again = decision("kept", "2028-10-20", "kept-again");
    const before = maintain("2027-09-01", "2028-10-20", "kept-again");
    expect(given(passed, before, factsWith(again)).codes).toEqual(["surveillance-day-outside"]);
    expect(given(issued, maintain("2027-10-21", "2027-10-20"), factsWith(kept)).codes).toEqual([
      "surveillance-day-outside",
    ]);
    expect(given(passed, maintain("2027-10-01", "2027-10-20"), factsWith(kept)).codes).toEqual([
      "decision-carried-out-already",
    ]);
  });

  it("STATEMENT-3 says what it said on any day: each edition stays with its first day", () => {
    const { state } = given(issued, amend("extended", "2027-06-02"), factsWith(decision("amended", "2027-06-01")));
    expect([scopeOn(state, "2027-06-01"), scopeOn(state, "2027-06-02")]).toEqual([attested.scope, wider]);
    expect([sitesOn(state, "2027-06-01"), sitesOn(state, "2027-06-02")]).toEqual([[], [site]]);
    expect(scopeOn(state, "2026-11-11")).toBeNull();
    const [first, second] = state.changes;
    if (first === undefined || second === undefined) throw new Error("two acts");
    expect(attestedWith(state, first)).toEqual(attested);
    expect(attestedWith(state, second)).toMatchObject({
      number: attested.number,
      scope: wider,
      issuedOn: "2027-06-02",
      validFrom: "2026-11-12",
      decision: "amended",
      caseDigest: "01",
    });
  });

  it("STATEMENT-6 is not amended to what it says already, and not extended while it is suspended", () => {
    const same = { ...amend("changed", "2027-06-02"), scope: attested.scope, sites: [] };
    expect(given(issued, same, factsWith(decision("amended", "2027-06-01"))).codes).toEqual([
      "edition-changes-nothing",
    ]);
    const suspended = given(issued, change("SuspendStatement", "2027-02-01")).state;
    const known = factsWith(decision("amended", "2027-06-01"));
    expect(given(suspended, amend("extended", "2027-06-02"), known).codes).toEqual(["act-unlawful"]);
    expect(given(suspended, amend("reduced", "2027-06-02"), known).codes).toEqual([]);
  });

  it.each(["maintain", "amend", "renew"] as const)(
    "STATEMENT-2 does not %s without a decision of that kind about itself, on its day or before",
    (what) => {
      const on = "2027-06-01";
      const act = ({ maintain: "kept", amend: "amended", renew: "renewed" } as const)[what];
      const command = { maintain: maintain(on), amend: amend("extended", on), renew: renew(on) }[what];
      const sound = decision(act, on);
      expect(given(issued, command, factsWith(sound)).codes).toEqual([]);
      const wrong: readonly (StatementDecision | null)[] = [
        null,
        { ...sound, act: "withdrawn" },
        { ...sound, act: null },
        { ...sound, act: "issued" },
        { ...sound, effect: "refuse" },
        { ...sound, id: "another" },
        { ...sound, caseId: "another" },
        { ...sound, statement: "TS01-26-OH-000002" },
        { ...sound, statement: null },
      ];
      for (const known of wrong)
        expect(given(issued, command, factsWith(known)).codes).toEqual(["act-without-decision"]);
      const late = { ...sound, on: "2027-06-02" };
      expect(given(issued, command, factsWith(late)).codes).toEqual(["act-before-decision"]);
    },
  );

  it("STATEMENT-5 renewed early, its expiry follows the old one and no day is lost (17021-1 9.6.3.2.3) [17021-1 9.6.3.2]", () => {
    const { state } = given(issued, renew("2029-09-01"), factsWith(decision("renewed", "2029-08-30")));
    expect(state.cycles.at(-1)).toMatchObject({
      validFrom: "2029-09-01",
      validUntil: "2032-11-11",
      edition: "2028-01-01",
    });
    expect(["2029-11-11", "2029-11-12", "2032-11-11", "2032-11-12"].map((day) => standingOn(state, day))).toEqual([
      "in-force",
      "in-force",
      "in-force",
      "expired",
    ]);
  });

  it("STATEMENT-5 renewed within the window after its expiry, the gap stays and the cycle is the old one (9.6.3.2.5) [17021-1 9.6.3.2]", () => {
    const { state, events } = given(
      issued,
      renew("2030-02-01"),
      factsWith(decision("renewed", "2030-01-30")),
      "2030-02-01",
    );
    expect(events.map(({ type }) => type)).toEqual(["StatementExpired", "StatementRenewed"]);
    expect(
      ["2029-11-12", "2030-01-31", "2030-02-01", "2032-11-11", "2032-11-12"].map((day) => standingOn(state, day)),
    ).toEqual(["expired", "expired", "in-force", "in-force", "expired"]);
    const late = given(issued, renew("2030-06-01"), factsWith(decision("renewed", "2030-05-12")), "2030-06-01");
    expect(late.codes).toEqual(["restoration-window-closed"]);
    const last = given(issued, renew("2030-06-01"), factsWith(decision("renewed", "2030-05-11")), "2030-06-01");
    expect(last.codes).toEqual([]);
  });

  it("has no window after expiry where the rules know none, but the audit on site may have ended in time", () => {
    const rule = { source: "CNCA-QMS-01:2025", clause: "5.9.3" };
    const chinese = { cycle: { ...cycle, finish: "on-site-audit", restoration: { months: null, rule } } } as const;
    const decided = decision("renewed", "2029-11-20");
    const asked = renew("2029-11-20");
    expect(given(issued, asked, factsWith(decided, chinese)).codes).toEqual(["restoration-not-provided"]);
    const inTime = { ...decided, determinedOn: "2029-11-10" };
    expect(given(issued, asked, factsWith(inTime, chinese)).codes).toEqual([]);
    const cycleless = factsWith(decided, { cycle: { ...cycle, months: null } });
    expect(given(issued, asked, cycleless).codes).toEqual(["statement-without-cycle"]);
  });

  it("STATEMENT-6 goes over to another body once, in force, to a statement that is in force (MD 2) [17021-1 9.5.3.3]", () => {
    const transfer = {
      type: "TransferStatement",
      on: "2027-04-01",
      body: { zh: "另一机构", en: "Another body" },
      number: "TS02-27-OH-000009",
      evidence: "mail",
      note: "",
    } as const;
    const gone = given(issued, transfer).state;
    expect([standingOn(gone, "2027-03-31"), standingOn(gone, "2027-04-01")]).toEqual(["in-force", "transferred"]);
    expect(gone.transferred).toMatchObject({ number: "TS02-27-OH-000009", on: "2027-04-01" });
    const suspended = given(issued, change("SuspendStatement", "2027-02-01")).state;
    expect(given(suspended, transfer).codes).toEqual(["act-unlawful"]);
    const receiver = { number: transfer.number, standing: "withdrawn" };
    expect(given(issued, transfer, { ...factsWith(null), receiver }).codes).toEqual(["transfer-receiver-not-in-force"]);
    const itself = { ...transfer, number: attested.number };
    expect(given(issued, itself).codes).toEqual(["transfer-receiver-not-in-force"]);
  });

  it("STATEMENT-4 comes back after withdrawal by an appeal or a judgment that was upheld, once, to where it stood [17021-1 9.6.5.4]", () => {
    const suspended = given(issued, change("SuspendStatement", "2027-02-01")).state;
    const withdrawn = given(suspended, change("WithdrawStatement", "2027-03-01"), undefined, "2027-03-01").state;
    const reinstate = { type: "ReinstateStatement", from: "2027-05-02", remedy: "appeal-1", note: "" } as const;
    expect(given(withdrawn, reinstate).codes).toEqual(["remedy-not-upheld"]);
    const remedy = { kind: "appeal", id: "appeal-1", on: "2027-05-01" } as const;
    const other = { ...remedy, id: "appeal-2" };
    expect(given(withdrawn, reinstate, { decision: null, remedy: other }).codes).toEqual(["remedy-not-upheld"]);
    const early = { ...remedy, on: "2027-05-03" };
    expect(given(withdrawn, reinstate, { decision: null, remedy: early }).codes).toEqual(["act-before-decision"]);
    const back = given(withdrawn, reinstate, { decision: null, remedy }).state;
    expect(["2027-03-01", "2027-05-01", "2027-05-02"].map((day) => standingOn(back, day))).toEqual([
      "withdrawn",
      "withdrawn",
      "suspended",
    ]);
    const again = given(back, change("WithdrawStatement", "2027-06-01")).state;
    expect(given(again, { ...reinstate, from: "2027-07-01" }, { decision: null, remedy }).codes).toEqual([
      "decision-carried-out-already",
    ]);
    const cancelled = given(issued, change("CancelStatement", "2027-03-01")).state;
    expect(given(cancelled, reinstate, { decision: null, remedy }).codes).toEqual(["act-unlawful"]);
    // What was upheld before the withdrawal was written down cannot have heard of it.
    const later = given(issued, change("WithdrawStatement", "2027-04-01"), undefined, "2027-05-02").state;
    expect(given(later, reinstate, { decision: null, remedy }).codes).toEqual(["remedy-not-upheld"]);
  });
});

test("a scheme's statement becomes nothing that its scheme does not know (STATEMENT-7)", () => {
  const command = change("SuspendStatement", "2027-01-10");
  const only = (allowed: readonly StatementChange[]) => given(issued, command, factsWith(null, { allowed })).codes;
  expect(only(["suspend"])).toEqual([]);
  expect(only(["withdraw"])).toEqual(["change-not-in-scheme"]);
  const { allowed: _, ...unsaid } = factsWith(null);
  expect(given(issued, command, unsaid).codes).toEqual(["change-not-in-scheme"]);
});
