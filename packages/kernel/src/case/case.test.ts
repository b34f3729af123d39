import { describe, expect, it, test } from "vitest";
import {
  before,
  facts,
  file,
  ohsms,
  play,
  type Step,
  sign,
  story,
  today,
  values,
  without,
} from "../../test/ohsms-story.ts";
import { openSteps, progress } from "./open-steps.ts";

const refusedAt = (steps: readonly Step[], name: string, change = {}): readonly string[] =>
  play(steps, { change }).refused.find(({ step }) => step === name)?.codes ?? [];

describe("the whole OHSMS case", () => {
  const { state, refused } = play(story);

  it("goes from application to statement with nothing refused", () => {
    expect(refused).toEqual([]);
    expect(state.attested?.number).toBe("TS-1");
    expect(openSteps(state, facts("planner"), today)).toEqual([]);
    expect(progress(state, ohsms).map((each) => each.state)).toEqual([
      "done",
      "done",
      "done",
      "done",
      "done",
      "current",
    ]);
  });

  it("leaves numbered records signed by named persons, with what the rule packs answered (CASE-2) [17021-1 9.9.2] [17021-1 9.1.4.3] [17021-1 9.5.1.4]", () => {
    expect(state.records.map(({ number }) => number)).toEqual([
      "OH-2026-0001-AP-1",
      "OH-2026-0001-AR-1",
      "OH-2026-0001-CO-1",
      "OH-2026-0001-PR-1",
      "OH-2026-0001-TO-1",
      "OH-2026-0001-PL-1",
      "OH-2026-0001-S1-1",
      "OH-2026-0001-OM-1",
      "OH-2026-0001-NR-1",
      "OH-2026-0001-NR-2",
      "OH-2026-0001-CM-1",
      "OH-2026-0001-RP-1",
      "OH-2026-0001-RV-1",
      "OH-2026-0001-DC-1",
    ]);
    expect(state.records.every(({ signatures }) => signatures.every(({ name }) => name !== ""))).toBe(true);
    const programme = state.records.find(({ kind }) => kind === "programme");
    expect(programme?.basis[0]).toMatchObject({ pack: "audit-time", result: { days: 8, basis: "MD5 only" } });
    expect(programme?.basis[0]?.trace.length).toBeGreaterThan(3);
  });

  it("says at every step what is next, and what was said is possible (CASE-3)", () => {
    for (let at = 1; at < story.length; at += 1) {
      const half = play(story.slice(0, at)).state;
      const open = openSteps(half, facts("planner"), today);
      expect(open.length).toBeGreaterThan(0);
      expect(open.some(({ waitsFor }) => waitsFor.length === 0)).toBe(true);
      expect(new Set(open.map(({ key }) => key)).size).toBe(open.length);
    }
  });
});

// Each line of the list: take one step out of the whole story, and the next function stays shut.
test.for<[string, readonly string[], string, string]>([
  [
    "a record is missing (RED-3) [17021-1 9.4.8]",
    ["file audit-report", "sign audit-report leader"],
    "file review-record",
    "record-missing",
  ],
  ["a signature is missing (RED-3)", ["sign audit-report leader"], "file review-record", "signature-missing"],
  [
    "an item has no verdict (RED-4) [17021-1 9.4.6] [17021-1 9.3.1.3]",
    ["judge P-1"],
    "file closing-meeting",
    "verdict-missing",
  ],
  [
    "a nonconformity has no finding (RED-4) [17021-1 9.4.5]",
    ["raise major"],
    "file closing-meeting",
    "nonconformity-without-finding",
  ],
  [
    "a concern is unanswered (RED-5) [17021-1 9.3.1.2]",
    ["answer concern"],
    "file opening-meeting",
    "concern-unanswered",
  ],
  [
    "an interview is missing without reason (RED-5) [17021-1 9.4.4] [OHSMS-2026 initial-audit]",
    ["interview permanent-workers"],
    "file closing-meeting",
    "interview-missing",
  ],
  ["an objection is open (RED-5) [17021-1 9.2.3.5]", ["dismiss objection"], "file stage-1-report", "objection-open"],
  ["no checklist was drawn", ["draw points"], "file opening-meeting", "points-missing"],
  ["a major is not verified (RED-6) [17021-1 9.5.2]", ["verify 0"], "file review-record", "finding-not-verified"],
  [
    "a minor has no accepted plan (RED-6) [17021-1 9.5.2]",
    ["accept plan 1"],
    "file review-record",
    "finding-plan-not-accepted",
  ],
  [
    "there is no review (RED-2) [17021-1 9.5.2]",
    ["file review-record", "sign review-record reviewer"],
    "file decision-record",
    "case-not-reviewed",
  ],
  ["the review is not signed (RED-2)", ["sign review-record reviewer"], "file decision-record", "case-not-reviewed"],
  [
    "there is no decision (RED-1) [17021-1 5.1.3]",
    ["file decision-record", "sign decision-record decision-maker"],
    "attest",
    "case-not-decided",
  ],
  ["the decision is not signed (RED-1)", ["sign decision-record decision-maker"], "attest", "case-not-decided"],
])("where %s the next step is refused", ([, left, at, code]) => {
  expect(refusedAt(story, at)).toEqual([]);
  expect(refusedAt(without(...left), at)).toContain(code);
  expect(play(without(...left)).state.attested).toBeNull();
});

test("every earlier record blocks what comes after it (no step can be left out) [17021-1 5.1.2] [17021-1 9.1.2.1] [17021-1 9.1.3.1] [17021-1 9.2.3.1] [17021-1 9.3.1.1] [17021-1 9.4.2] [17021-1 9.4.7] [OHSMS-2026 application-review] [OHSMS-2026 contract]", () => {
  const named = story.filter(({ name }) => /^(file|sign) /.test(name) && !name.includes("nonconformity"));
  for (const { name } of named) {
    const left = play(without(name));
    expect({ name, attested: left.state.attested }).toEqual({ name, attested: null });
    expect(left.refused.length).toBeGreaterThan(0);
  }
});

test("all grounds against a review come at once [17021-1 9.5.2]", () => {
  const left = ["interview permanent-workers", "judge P-1", "sign audit-report leader", "verify 0"];
  const codes = refusedAt(without(...left), "file review-record");
  expect(codes).toEqual(
    expect.arrayContaining(["verdict-missing", "interview-missing", "record-missing", "finding-not-verified"]),
  );
});

describe("nobody judges their own work (RED-7, 17021-1 9.5.1.1)", () => {
  const reviewer = ["reviewer", "decision-maker"] as const;
  const asReviewer = (roles: readonly ("reviewer" | "decision-maker" | "planner")[], name: string) => ({
    actor: { roles, name },
  });

  it.each(["leader", "auditor"] as const)(
    "%s of the team neither reviews nor decides [17021-1 9.5.1.1] [17021-1 5.2.12] [OHSMS-2026 decision]",
    (who) => {
      const reviewed = play(before("file review-record")).state;
      const review = play([file(who, "review-record")], { state: reviewed, change: asReviewer(reviewer, who) });
      expect(review.refused[0]?.codes).toContain("person-not-separate");
      const done = play(before("file decision-record")).state;
      const decide = play([file(who, "decision-record")], { state: done, change: asReviewer(reviewer, who) });
      expect(decide.refused[0]?.codes).toContain("person-not-separate");
    },
  );

  it("who left the team stays barred [17021-1 9.5.1.1]", () => {
    const swapped: Step = {
      name: "swap",
      actor: "planner",
      command: () => ({
        type: "FileRecord",
        kind: "team-order",
        about: null,
        values: { team: [{ person: { id: "leader", name: "沈岚" }, duty: "leader" }] },
      }),
    };
    const ready = play([
      ...before("object").slice(0, -1),
      sign("planner", "team-order", "planner"),
      swapped,
      sign("planner", "team-order", "planner"),
      ...story.slice(story.findIndex(({ name }) => name === "file audit-plan")),
    ]).state;
    const late = play([file("auditor", "review-record")], { state: ready, change: asReviewer(reviewer, "吴越") });
    expect(late.refused[0]?.codes).toContain("person-not-separate");
  });

  it("whoever signs a review must be separate too, not only whoever wrote it [17021-1 9.5.1.1]", () => {
    const filed = play(before("sign review-record reviewer")).state;
    const signed = play([sign("leader", "review-record", "reviewer")], {
      state: filed,
      change: asReviewer(reviewer, "沈岚"),
    });
    expect(signed.refused[0]?.codes).toContain("person-not-separate");
  });

  it("one person may review and decide, unless the scheme forbids it", () => {
    const strict = { scheme: { ...ohsms, reviewerMayDecide: false } };
    expect(refusedAt(story, "file decision-record")).toEqual([]);
    expect(refusedAt(story, "file decision-record", strict)).toContain("reviewer-may-not-decide");
  });

  it("an adviser until two years less a day ago is refused, with the relation and the day it lapses [17021-1 5.2.10] [17021-1 9.2.2.1]", () => {
    const team: Step = {
      name: "team",
      actor: "planner",
      command: () => ({
        type: "FileRecord",
        kind: "team-order",
        about: null,
        values: {
          team: [
            { person: { id: "leader", name: "沈岚" }, duty: "leader" },
            { person: { id: "adviser", name: "何川" }, duty: "auditor" },
          ],
        },
      }),
    };
    const ready = play(before("file team-order")).state;
    expect(play([team], { state: ready }).refused[0]?.codes).toEqual(["person-not-independent"]);
    // From the corresponding day on it no longer weighs.
    expect(play([{ ...team, on: "2026-11-24" }], { state: ready }).refused).toEqual([]);
    const judge = play(before("file review-record")).state;
    expect(play([file("adviser", "review-record")], { state: judge }).refused[0]?.codes).toEqual([
      "person-not-independent",
    ]);
  });

  it("a rule that is not in force passes nobody (RED-8) [17021-1 5.2.1]", () => {
    const ready = play(before("file team-order")).state;
    const none = { packs: facts("planner").packs.filter(({ id }) => id !== "independence") };
    expect(play([file("planner", "team-order")], { state: ready, change: none }).refused[0]?.codes).toContain(
      "rule-not-in-force",
    );
  });
});

describe("gates", () => {
  const applying = (change: object, on: string): readonly string[] => {
    const open = story.slice(0, 1).map((each) => ({ ...each, on }));
    const apply: Step = {
      name: "apply",
      actor: "manager",
      on,
      command: () => ({
        type: "FileRecord",
        kind: "application",
        about: null,
        values: { ...values.application, ...change },
      }),
    };
    const from2022 = { scheme: { ...ohsms, effective: { from: "2020-01-01", to: null } } };
    const packs = facts("planner").packs.map((pack) => ({ ...pack, effective: { from: "2020-01-01", to: null } }));
    return play([...open, apply], { change: { ...from2022, packs } }).refused[0]?.codes ?? [];
  };

  it("three months of operation by month's end: 2022-05-31 opens on 2022-08-31 and not on 2022-08-30 (3S-4) [OHSMS-2026 5.1.2]", () => {
    const run = { operatingSince: "2022-05-31", documentedSince: "2022-05-31" };
    expect(applying({ ...run, plannedAudit: "2022-08-30" }, "2022-06-30")).toEqual(["operation-too-short"]);
    expect(applying({ ...run, plannedAudit: "2022-08-31" }, "2022-06-30")).toEqual([]);
  });

  it("internal audit and management review stand before stage 2 (3S-5) [17021-1 9.3.1.2]", () => {
    const report: Step = {
      name: "file stage-1-report",
      actor: "leader",
      command: () => ({
        type: "FileRecord",
        kind: "stage-1-report",
        about: null,
        values: { ...values["stage-1-report"], internalAudit: null },
      }),
    };
    const steps = story.map((each) => (each.name === report.name ? report : each));
    expect(refusedAt(steps, "file opening-meeting")).toEqual(["internal-audit-not-finished"]);
  });

  it("a programme below the table is refused with the figure it must reach (MD5) [17021-1 9.1.4.3]", () => {
    const low: Step = {
      name: "low",
      actor: "planner",
      command: () => ({
        type: "FileRecord",
        kind: "programme",
        about: null,
        values: { ...values.programme, days: 7.5 },
      }),
    };
    expect(play([...before("file programme"), low]).refused).toEqual([{ step: "low", codes: ["figure-too-low"] }]);
  });

  it("a declined application ends the case and is put through no gate (CASE-2) [17021-1 9.1.2.2]", () => {
    const decline: Step = {
      name: "decline",
      actor: "planner",
      command: () => ({
        type: "FileRecord",
        kind: "application-review",
        about: null,
        values: { ...values["application-review"], outcome: "decline", reason: "无人能审" },
      }),
    };
    const { state, refused } = play([
      ...before("file application-review"),
      decline,
      sign("planner", "application-review", "reviewer"),
      file("planner", "contract"),
    ]);
    expect(state.declined).not.toBeNull();
    expect(refused).toEqual([{ step: "file contract", codes: ["case-closed"] }]);
    expect(openSteps(state, facts("planner"), today)).toEqual([]);
  });
});
