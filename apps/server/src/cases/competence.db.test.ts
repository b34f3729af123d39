import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoBody, openTestServer, type TestServer, value } from "../testing/test-server.ts";
import { actNamed, fileAct, openCaseFor, person, playActs, storyActs, valuesOn } from "./testing/case-story.ts";

const { parties: party, cases } = routes;
const at = (name: string) => storyActs.indexOf(actNamed(name));

const filed = {
  application: { products: "物业服务", aspects: "厨房油烟", hazards: "电梯困人" },
  "application-review": { integration: 60, ability: 60 },
  programme: { daysQuality: 8, daysEnvironment: 8, daysSafety: 8, days: 24, onSiteDays: 20 },
} as const;

const acts = storyActs.slice(0, at("draw points")).map((act) => {
  const kind = act.name.replace("file ", "");
  if (kind === "application") return fileAct("manager", kind, filed[kind]);
  return kind === "application-review" || kind === "programme" ? fileAct("planner", kind, filed[kind]) : act;
});
const order = acts.findIndex(({ name }) => name === "file team-order");

describe.each(engineKinds)("competence in each standard of an integrated case, by HTTP on %s", (kind) => {
  let test: TestServer;
  let planner: Client;
  beforeAll(async () => {
    test = await openTestServer(kind);
    planner = await test.as("planner");
  }, 180_000);
  afterAll(() => test.close());

  const endFor = async (who: string, area: string) => {
    const params = { organisation: demoBody, person: who };
    const { qualifications } = value(await planner.call(party.person, { params }));
    for (const { id } of qualifications.filter((each) => each.area === area))
      value(
        await planner.call(party.endQualification, {
          params: { ...params, qualification: id },
          body: { until: "2026-11-01", reason: "见证审核没有通过" },
        }),
      );
  };

  it("a team that leaves a standard uncovered is refused by its name; who is competent in it judges its points (CASE-18) [17021-1 9.2.2.1]", async () => {
    const play = await openCaseFor(test, "cn-ims");
    const params = { case: play.id };
    await playActs(play, acts.slice(0, order));
    // 吴越 covers environment and safety; with 沈岚 out of quality nobody covers that.
    await endFor(person.leader, "iso9001:32");
    const ask = async () =>
      value(
        await planner.call(routes.planner.teamCompetence, {
          params,
          query: { team: `${person.leader},${person.auditor}`, leader: person.leader },
        }),
      );
    const before = await ask();
    expect(before.standards.map(({ standard, area, by }) => [standard, area, by.map(({ name }) => name)])).toEqual([
      ["iso9001", "iso9001:32", []],
      ["iso14001", "iso14001:32", ["沈岚", "吴越"]],
      ["iso45001", "iso45001:32", ["沈岚", "吴越"]],
    ]);
    expect(before.standards[0]?.others.map(({ name, reason }) => [name, reason])).toEqual([
      ["沈岚", "lapsed"],
      ["吴越", "not-shown"],
    ]);
    expect(before.unmet.map(({ areas }) => areas.map(({ area }) => area))).toEqual([["iso9001:32"]]);
    const file = () =>
      planner.call(cases.fileRecord, {
        params,
        body: { kind: "team-order", about: null, values: valuesOn("2026-11-23")["team-order"] },
      });
    const refused = await file();
    expect(codes(refused)).toEqual(["team-not-competent"]);
    expect(refused.ok ? "" : refused.problem.title).toContain("GB/T 19001");

    value(
      await planner.call(party.recordQualification, {
        params: { organisation: demoBody, person: person.auditor },
        body: { area: "iso9001:32", function: "audit", from: "2026-01-01", until: null, evidence: "见证审核 W-0501" },
      }),
    );
    expect(await ask()).toMatchObject({ unmet: [], standards: [{ by: [{ name: "吴越" }] }, {}, {}] });
    await playActs(play, acts.slice(order));
    const leader = await test.as("leader");
    const drawn = { scenes: [], region: "330100", on: "2026-11-25" };
    value(await leader.call(cases.drawPoints, { params, body: drawn }));
    await playActs(play, storyActs.slice(at("draw points") + 1, at("judge all but 1")));

    const judge = (who: Client, point: string) =>
      who.call(cases.judge, {
        params: { ...params, point },
        body: { verdict: "conformity", note: "看了记录，并到现场核对" },
      });
    const auditor = await test.as("auditor");
    const alone = (await play.view()).points.find(
      ({ standard, also }) => standard.id === "iso9001" && also.length === 0,
    );
    const { clause } = alone?.standard ?? { clause: "" };
    expect(codes(await judge(leader, alone?.id ?? ""))).toEqual(["person-not-competent"]);
    value(await judge(auditor, alone?.id ?? ""));
    // A clause that the three share: the leader is competent in two of them.
    value(await judge(leader, "iso9001-4.4"));
    const finding = {
      grade: "minor",
      point: null,
      requirement: { source: "GB/T 19001", clause: clause },
      statement: "3 份设计记录没有签字",
      evidence: "记录 3 份",
    };
    expect(codes(await leader.call(cases.raiseFinding, { params, body: finding }))).toEqual(["person-not-competent"]);
    value(await auditor.call(cases.raiseFinding, { params, body: finding }));
  }, 180_000);
});
