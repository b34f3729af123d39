import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoBody, openTestServer, type TestServer, value } from "../../testing/test-server.ts";
import { actNamed, openCaseFor, person, playActs, storyActs } from "../testing/case-story.ts";

describe.each(engineKinds)("what nobody of a team is competent for, by HTTP on %s", (kind) => {
  let test: TestServer;
  let play: Awaited<ReturnType<typeof openCaseFor>>;
  beforeAll(async () => {
    test = await openTestServer(kind);
    play = await openCaseFor(test);
    await playActs(play, storyActs.slice(0, storyActs.indexOf(actNamed("draw points")) + 1));
  }, 180_000);
  afterAll(() => test.close());

  const ask = async (query: { team: string; areas?: string }, account = "planner") =>
    (await test.as(account)).call(routes.planner.teamCompetence, { params: { case: play.id }, query });
  const team = `${person.leader},${person.auditor}`;

  it("the team of the story fits; without its auditors every article of the checklist is named, with why", async () => {
    expect(value(await ask({ team }))).toMatchObject({ unmet: [], more: false });
    const { asked, unmet, rule, edition } = value(await ask({ team: person.decider }));
    expect([unmet.length, asked > 10]).toEqual([asked, true]);
    expect(unmet[0]?.areas).toEqual([
      { area: "32", people: [{ person: person.decider, name: "顾青", reason: "not-shown", passesFrom: null }] },
    ]);
    expect([rule.clause, edition]).toEqual(["7.2.4, Annex A", "iso-17021-1-2015"]);
  });

  it("several code systems: once the body knows competence by scene, the scenes that nobody has are named", async () => {
    const planner = await test.as("planner");
    const record = async (who: string, area: string) =>
      value(
        await planner.call(routes.parties.recordQualification, {
          params: { organisation: demoBody, person: who },
          body: { area, function: "audit", from: "2025-01-01", until: null, evidence: "见证审核 W-0500" },
        }),
      );
    await record(person.leader, "scene:canteen");
    const missing = value(await ask({ team })).unmet.flatMap(({ areas }) => areas.map(({ area }) => area));
    expect(missing).toContain("scene:lift");
    expect(missing).not.toContain("scene:canteen");
    const further = value(await ask({ team, areas: "food:E" }));
    expect(further.unmet).toHaveLength(further.asked);
  });

  it("is the planner's question: no auditor and no client gets an answer out of the body's files", async () => {
    expect(codes(await ask({ team }, "auditor"))).toEqual(["not-permitted"]);
    expect(codes(await ask({ team }, "manager"))).toEqual(["not-permitted"]);
  });
});
