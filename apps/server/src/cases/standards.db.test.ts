import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { codes, openTestServer, type TestServer, value } from "../testing/test-server.ts";
import { actNamed, fileAct, openCaseFor, playActs, storyActs } from "./testing/case-story.ts";

const at = (name: string) => storyActs.indexOf(actNamed(name));

describe.each(engineKinds)("clauses of standards by HTTP on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
  }, 180_000);
  afterAll(() => test.close());

  it("a checklist without a scene of law holds the clauses of the scheme's standard, and a finding names it [17021-1 9.2.1]", async () => {
    const play = await openCaseFor(test);
    const params = { case: play.id };
    const leader = await test.as("leader");
    await playActs(play, storyActs.slice(0, at("draw points")));
    const drawn = { region: "330100", on: "2026-11-25" };
    const draw = (body: { readonly scenes: string[]; readonly on: string }) =>
      leader.call(routes.cases.drawPoints, { params, body: { ...drawn, ...body } });
    expect(codes(await draw({ scenes: [], on: "2018-03-11" }))).toEqual(["points-empty"]);
    value(await draw({ scenes: [], on: drawn.on }));
    const { points, checklist } = await play.view();
    expect(points.map(({ standard, inScope, provision }) => [standard.id, inScope, provision])).toEqual(
      points.map(() => ["iso45001", true, null]),
    );
    expect(checklist).toMatchObject({ scenes: [], joint: { sum: 36, once: 36, saved: 0 } });
    expect(value(await leader.call(routes.cases.walk, { params })).walks).toEqual([]);

    await playActs(play, storyActs.slice(at("draw points") + 1, at("judge all but 1")));
    const auditor = await test.as("auditor");
    const point = "iso45001-8.1.2";
    const verdict = { verdict: "nonconformity" as const, note: "切割机没有护罩，只发了手套" };
    value(await auditor.call(routes.cases.judge, { params: { ...params, point }, body: verdict }));
    value(
      await auditor.call(routes.cases.raiseFinding, {
        params,
        body: {
          grade: "minor",
          point,
          requirement: { source: "GB/T 45001", clause: "8.1.2" },
          statement: "切割机没有护罩",
          evidence: "2 号车间现场",
        },
      }),
    );
    const [finding] = (await play.view()).findings;
    expect(finding?.standards).toEqual([{ id: "iso45001", clause: "8.1.2" }]);
  });

  it("an audit against three standards asks a shared clause once, and a finding on it counts for each (3S-1) [17021-1 9.1.6]", async () => {
    const play = await openCaseFor(test, "cn-ims");
    const params = { case: play.id };
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
    await playActs(play, acts);
    const leader = await test.as("leader");
    const drawn = { scenes: [], region: "330100", on: "2026-11-25" };
    value(await leader.call(routes.cases.drawPoints, { params, body: drawn }));
    const { points, checklist } = await play.view();
    expect(checklist?.joint).toEqual({ sum: 117, once: 73, saved: 44 });
    expect(points.filter(({ standard }) => standard.clause === "4.4").map(({ id, also }) => [id, also])).toEqual([
      [
        "iso9001-4.4",
        [
          { id: "iso14001", clause: "4.4" },
          { id: "iso45001", clause: "4.4" },
        ],
      ],
    ]);

    await playActs(play, storyActs.slice(at("draw points") + 1, at("judge all but 1")));
    const finding = {
      grade: "minor",
      point: "iso9001-4.4",
      requirement: { source: "GB/T 19001", clause: "4.4" },
      statement: "外包过程没有负责人",
      evidence: "过程清单",
    };
    value(await leader.call(routes.cases.raiseFinding, { params, body: finding }));
    expect((await play.view()).findings[0]?.standards.map(({ id }) => id)).toEqual(["iso9001", "iso14001", "iso45001"]);
  });

  it("anybody reads standards by clause, finds one and sees what a joint audit saves", async () => {
    const ask = async (query: { readonly ids?: string; readonly search?: string; readonly on?: string }) =>
      value(await test.anonymous.call(routes.schemes.standards, { query }));
    const three = await ask({ ids: "iso9001,iso14001,iso45001", search: "10.3" });
    expect(three.joint).toEqual({ sum: 117, once: 73, saved: 44 });
    expect(three.standards.map(({ id, clauses }) => [id, clauses.map(({ harmonised }) => harmonised)])).toEqual([
      ["iso9001", ["10.1"]],
      ["iso14001", ["10.1"]],
      ["iso45001", ["10.1"]],
    ]);
    expect((await ask({ search: "备份" })).standards.map(({ id, edition }) => `${id}@${edition}`)).toEqual([
      "iso27001@2013",
      "iso27001@2022",
    ]);
    const past = await ask({ ids: "iso9001,iso27001@2022", on: "2022-10-24" });
    expect(past.standards.map(({ inForce }) => inForce)).toEqual([true, false]);
    expect(past.joint).toEqual({ sum: 53, once: 53, saved: 0 });
    expect(codes(await test.anonymous.call(routes.schemes.standards, { query: { ids: "iso1" } }))).toEqual([
      "standard-unknown",
    ]);
  });
});
