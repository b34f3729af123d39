import { describe, expect, test } from "vitest";
import { contentFile, shippedPacks } from "../../test/content.ts";
import { fictiveDirection, fictiveFacts } from "../play/fictive.ts";
import { playCase } from "../play/play-case.ts";
import type { Qualification } from "../rules/competence.ts";
import { type Scheme, scheme } from "../scheme/scheme.ts";
import { schemeFor } from "../scheme/scheme-for.ts";
import type { CaseCommand } from "./case-command.ts";
import { areasAsked } from "./competent.ts";
import { conformityCase } from "./decide-case.ts";

const ims = scheme.parse(contentFile("schemes/cn-ims.yaml"));
const ohsms = scheme.parse(contentFile("schemes/cn-ohsms.yaml"));
const today = "2026-11-23";

type Keeps = (each: Qualification) => boolean;

const factsWith = (of: Scheme, keeps: Keeps) => {
  const facts = fictiveFacts(of, shippedPacks);
  const { qualifications } = facts.people;
  return { ...facts, people: { ...facts.people, qualifications: qualifications.filter(keeps) } };
};

const play = (of: Scheme, keeps: Keeps) =>
  playCase({ scheme: of, occasion: "initial", facts: factsWith(of, keeps), direction: fictiveDirection, today });

const refusals = (of: Scheme, keeps: Keeps) =>
  play(of, keeps).refused.map(({ code, facts }) => [code, facts["name"] ?? facts["standard"], facts["area"]]);

const isTeam = ({ person }: Qualification): boolean => person === "leader" || person === "member";
const inStandard = ({ area }: Qualification, ...standards: readonly string[]): boolean =>
  standards.some((standard) => area.startsWith(`${standard}:`));

describe("competence in a case of several standards (CASE-18) [17021-1 7.1.1] [17021-1 9.2.2.1]", () => {
  test("a team that together covers each standard is ordered, whoever of it covers which", () => {
    const keeps: Keeps = (each) =>
      each.person === "leader"
        ? inStandard(each, "iso9001", "iso14001")
        : each.person !== "member" || inStandard(each, "iso45001");
    expect(play(ims, keeps).state.records.some(({ kind }) => kind === "team-order")).toBe(true);
  });

  test("a standard that nobody covers is named, with its area", () => {
    const keeps: Keeps = (each) => !isTeam(each) || !inStandard(each, "iso45001");
    const { stopped } = play(ims, keeps);
    expect(stopped?.command).toMatchObject({ type: "FileRecord", kind: "team-order" });
    const [area] = areasAsked(play(ims, keeps).state, ims, null)
      .filter(({ standard }) => standard === "iso45001")
      .map((each) => each.area);
    expect(refusals(ims, keeps)).toEqual([["team-not-competent", "iso45001", area]]);
  });

  test("it is the team's competence to audit that covers; to review a report in it is not", () => {
    const keeps: Keeps = (each) => !isTeam(each) || !inStandard(each, "iso14001") || each.function === "report-review";
    expect(refusals(ims, keeps).map(([code, standard]) => [code, standard])).toEqual([
      ["team-not-competent", "iso14001"],
    ]);
  });

  test("each member is competent in one of them at least", () => {
    const keeps: Keeps = ({ person }) => person !== "member";
    expect(refusals(ims, keeps).map(([code, name]) => [code, name])).toEqual([["person-not-competent", "吴越"]]);
  });

  test("a plain area says nothing about the standard, where there are several; where there is one, either will do", () => {
    const plain = (of: Scheme) => {
      const facts = fictiveFacts(of, shippedPacks);
      const qualifications = facts.people.qualifications.map((each) => ({
        ...each,
        area: each.area.slice(each.area.indexOf(":") + 1),
      }));
      return playCase({
        scheme: of,
        occasion: "initial",
        facts: { ...facts, people: { ...facts.people, qualifications } },
        direction: fictiveDirection,
        today,
      });
    };
    expect(plain(ohsms).state.attested?.act).toBe("issued");
    expect(play(ohsms, () => true).state.attested?.act).toBe("issued");
    expect(plain(ims).refused.map(({ code }) => code)).toEqual([
      "person-not-competent",
      "person-not-competent",
      "person-not-competent",
    ]);
  });

  test("who leads, reviews or decides is competent in as many as the scheme asks", () => {
    const one: Keeps = (each) =>
      each.function === "audit" || each.function === "application-review" || inStandard(each, "iso9001");
    // The shipped scheme leaves it at the rule of the house: the leader in one, reviewer and decision maker in each.
    const reviewed = play(ims, one);
    expect(reviewed.stopped?.command).toMatchObject({ kind: "review-record" });
    expect(reviewed.refused.map(({ code, facts }) => [code, facts["standards"]])).toEqual([
      ["person-not-competent", ["iso14001"]],
      ["person-not-competent", ["iso45001"]],
    ]);
    const eased: Scheme = { ...ims, competentIn: { "report-review": "one", decision: "one" } };
    expect(play(eased, one).state.attested?.act).toBe("issued");
    const stricter: Scheme = { ...eased, competentIn: { ...eased.competentIn, "team-leading": "each" } };
    expect(play(stricter, one).refused.map(({ code, facts }) => [code, facts["function"], facts["standards"]])).toEqual(
      [
        ["person-not-competent", "team-leading", ["iso14001"]],
        ["person-not-competent", "team-leading", ["iso45001"]],
      ],
    );
  });

  test("a standard may have its own list of areas", () => {
    const own: Scheme = {
      ...ims,
      standards: ims.standards.map((each) =>
        each.id === "iso14001" ? { ...each, area: "application-review.riskClass" } : each,
      ),
    };
    expect(areasAsked(play(own, () => true).state, own, null).map(({ area }) => area)).toEqual([
      expect.stringMatching(/^iso9001:/),
      "iso14001:medium",
      expect.stringMatching(/^iso45001:/),
    ]);
  });
});

describe("what belongs to a standard is judged by somebody competent in it (CASE-18)", () => {
  // The leader covers quality, the member the other two.
  const keeps: Keeps = (each) =>
    each.person === "leader"
      ? inStandard(each, "iso9001")
      : each.person !== "member" || inStandard(each, "iso14001", "iso45001");
  const facts = factsWith(ims, keeps);
  const { state, stopped, refused } = play(ims, keeps);
  const ask = (actor: "leader" | "member", command: CaseCommand, from = state) =>
    conformityCase.decide(
      from,
      command,
      { ...facts, scheme: schemeFor(ims, "initial"), actor: { roles: ["auditor"], name: actor } },
      {
        actor,
        now: Temporal.Instant.from(`${today}T04:00:00Z`),
        today: Temporal.PlainDate.from(today),
        newId: () => "new",
      },
    );
  const codes = (decided: ReturnType<typeof ask>) =>
    decided.ok ? [] : decided.refusals.map(({ code, facts: told }) => [code, told["standards"]]);
  const verdict = (point: string) =>
    ({ type: "GiveVerdict", point, verdict: "conformity", note: "看了记录", coveredBy: null }) as const;
  const finding = (source: string) =>
    ({
      type: "RaiseFinding",
      grade: "minor",
      point: null,
      requirement: { source, clause: "8.1" },
      statement: "3 份许可票没有签字",
      evidence: "票据 3 份",
    }) as const;

  test("a point of one standard", () => {
    expect([stopped?.command.type, ...refused.map(({ code }) => code)]).toEqual([
      "GiveVerdict",
      "person-not-competent",
    ]);
    expect(codes(ask("leader", verdict("iso9001-8.1")))).toEqual([]);
    expect(codes(ask("member", verdict("iso9001-8.1")))).toEqual([["person-not-competent", ["iso9001"]]]);
    expect(codes(ask("member", verdict("iso14001-8.1")))).toEqual([]);
    expect(codes(ask("leader", verdict("iso14001-8.1")))).toEqual([["person-not-competent", ["iso14001"]]]);
  });

  test("a clause that standards share, by somebody competent in one of them", () => {
    const shared = state.points.map((each) =>
      each.id === "iso9001-4.1" ? { ...each, also: [{ id: "iso14001", clause: "4.1" }] } : each,
    );
    const joint = { ...state, points: shared };
    expect(codes(ask("leader", verdict("iso9001-4.1"), joint))).toEqual([]);
    expect(codes(ask("member", verdict("iso9001-4.1"), joint))).toEqual([]);
  });

  test("a finding, by the standard that it names; then its plan and its verification", () => {
    expect(codes(ask("leader", finding("GB/T 24001—2016")))).toEqual([["person-not-competent", ["iso14001"]]]);
    const raised = ask("member", finding("GB/T 24001—2016"));
    expect(codes(raised)).toEqual([]);
    const open = (raised.ok ? raised.value : []).reduce(conformityCase.evolve, state);
    const answered = (["correction", "cause", "corrective-action"] as const).reduce(
      (each, part) =>
        conformityCase.evolve(each, {
          type: "FindingAnswered",
          data: { finding: "new", part, text: "补签", by: "applicant", on: today },
        }),
      open,
    );
    const accept = { type: "AcceptPlan", finding: "new" } as const;
    expect(codes(ask("leader", accept, answered))).toEqual([["person-not-competent", ["iso14001"]]]);
    const accepted = ask("member", accept, answered);
    expect(codes(accepted)).toEqual([]);
    const planned = (accepted.ok ? accepted.value : []).reduce(conformityCase.evolve, answered);
    const verify = { type: "VerifyFinding", finding: "new", evidence: "抽查 5 份" } as const;
    expect(codes(ask("leader", verify, planned))).toEqual([["person-not-competent", ["iso14001"]]]);
    expect(codes(ask("member", verify, planned))).toEqual([]);
  });
});
