import { describe, expect, test } from "vitest";
import { before, facts, file, play, type Step, sign, story, values } from "../../test/ohsms-story.ts";
import type { Ban } from "../rules/competence.ts";
import type { Relation } from "../rules/independence.ts";
import type { CaseFacts } from "./case-facts.ts";
import { bodyMayNotCertify } from "./people.ts";

const known = facts("planner").people;
const withBan = (ban: Partial<Ban> & Pick<Ban, "person">): Partial<CaseFacts> => ({
  people: { ...known, bans: [{ from: "2026-01-01", until: null, reason: "伪造审核记录", ...ban }] },
});
const withRelations = (...relations: readonly Relation[]): Partial<CaseFacts> => ({
  people: { ...known, relations: [...known.relations, ...relations] },
});
const codesAt = (name: string, step: Step, change: Partial<CaseFacts>): readonly string[] =>
  play([step], { state: play(before(name)).state, change }).refused[0]?.codes ?? [];
const tie = (kind: Relation["kind"], from: string, to: string, term: Partial<Relation> = {}): Relation => ({
  kind,
  from,
  to,
  since: null,
  until: null,
  ...term,
});

describe("whoever is barred from the trade (RED-8)", () => {
  test.for<[string, Step, string]>([
    ["file team-order", file("planner", "team-order"), "leader"],
    ["file review-record", file("decider", "review-record"), "decider"],
    ["sign review-record reviewer", sign("decider", "review-record", "reviewer"), "decider"],
    ["file decision-record", file("decider", "decision-record"), "decider"],
    ["sign decision-record decision-maker", sign("decider", "decision-record", "decision-maker"), "decider"],
  ])("is refused at: %s", ([name, step, person]) => {
    expect(codesAt(name, step, withBan({ person }))).toContain("person-barred");
    expect(codesAt(name, step, withBan({ person: "somebody else" }))).toEqual([]);
    // The last day counts, the next is free.
    expect(codesAt(name, step, withBan({ person, from: "2021-11-24", until: "2026-11-23" }))).toContain(
      "person-barred",
    );
    expect(codesAt(name, step, withBan({ person, from: "2021-11-23", until: "2026-11-22" }))).toEqual([]);
  });
});

describe("what came to light since the team was ordered (RED-8)", () => {
  const late = [
    [
      "a relation",
      withRelations(tie("consultancy", "auditor", "client", { since: "2025-01-01", until: "2025-12-31" })),
    ],
    ["a bar", withBan({ person: "auditor" })],
  ] as const;

  const sentBack = {
    "review-record": { ...values["review-record"], outcome: "return" },
    "decision-record": { outcome: "return", reasons: "组员情况待查" },
  };

  test.for(late)("%s on a member stops review and decision, until the case is sent back", ([, change]) => {
    const wanted = "people" in change && change.people.bans.length > 0 ? "person-barred" : "person-not-independent";
    for (const kind of ["review-record", "decision-record"] as const) {
      expect(codesAt(`file ${kind}`, file("decider", kind), change)).toEqual([wanted]);
      const back: Step = {
        name: "send back",
        actor: "decider",
        command: () => ({
          type: "FileRecord",
          kind,
          about: null,
          values: sentBack[kind],
        }),
      };
      expect(codesAt(`file ${kind}`, back, change)).toEqual([]);
    }
    expect(
      codesAt("sign decision-record decision-maker", sign("decider", "decision-record", "decision-maker"), change),
    ).toEqual([wanted]);
  });

  test("a relation that began after the audit does not reach back", () => {
    const since = "2026-11-24";
    const step = { ...file("decider", "review-record"), on: since };
    const change = withRelations(tie("consultancy", "auditor", "client", { since }));
    expect(codesAt("file review-record", step, change)).toEqual([]);
  });
});

describe("whoever advises does not certify (CASE-16, RF-6)", () => {
  const [open] = story;
  if (open === undefined) throw new Error("the story opens a case");
  const applying: Step = {
    ...open,
    command: (state) => ({ ...open.command(state), type: "ApplyForCase" }) as ReturnType<Step["command"]>,
  };
  const group = tie("related", "adviser-ltd", "body");

  test.for<[string, readonly Relation[], readonly string[]]>([
    ["the body consults", [tie("consultancy", "body", "client")], ["body-not-independent"]],
    ["a related body consults", [group, tie("consultancy", "adviser-ltd", "client")], ["body-not-independent"]],
    ["a related body audited", [group, tie("internal-audit", "adviser-ltd", "client")], ["body-not-independent"]],
    ["the body tests", [tie("testing", "body", "client")], []],
    ["a related body tests", [group, tie("testing", "adviser-ltd", "client")], []],
    ["a stranger consults", [tie("consultancy", "adviser-ltd", "client")], []],
  ])("%s", ([, relations, wanted]) => {
    const change = withRelations(...relations);
    expect(play([open], { change }).refused[0]?.codes ?? []).toEqual(wanted);
    expect(play([applying], { change }).refused[0]?.codes ?? []).toEqual(wanted);
  });

  test("the client is told rule and day, the body's people the path as well", () => {
    const ended = { since: "2024-01-01", until: "2025-06-30" };
    const given = facts("planner", withRelations(group, tie("consultancy", "adviser-ltd", "client", ended)));
    const told = (to: "body" | "client") =>
      bodyMayNotCertify(given, { body: "body", client: "client" }, "2026-11-23", to)[0];
    for (const to of ["body", "client"] as const)
      expect(told(to)).toMatchObject({ passesFrom: "2027-06-30", rule: { clause: "5.2.7" } });
    expect(told("client")?.facts["path"]).toEqual([]);
    expect(told("body")?.facts["path"]).toHaveLength(2);
    expect(bodyMayNotCertify(given, { body: "body", client: "client" }, "2027-06-30", "body")).toEqual([]);
  });
});
