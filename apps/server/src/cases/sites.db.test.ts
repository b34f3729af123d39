import { type CaseStep, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { engineKinds } from "../testing/engines.ts";
import { codes, openTestServer, type TestServer, value } from "../testing/test-server.ts";
import { openDemoCase, playByHttp } from "./testing/play-by-http.ts";

const site = (zh: string, region: string, relation: "own" | "licensed", central = false) => ({
  name: { zh, en: `${zh} kindergarten` },
  address: { zh: `${zh}路 1 号`, en: `1 ${zh} Road` },
  region,
  relation,
  central,
});
/** A kindergarten group in Zhejiang, Shanghai and Shandong, one of them licensed. */
const group = [
  site("总部园", "330100", "own", true),
  site("浦东园", "310000", "own"),
  site("徐汇园", "310000", "own"),
  site("菏泽园", "371700", "licensed"),
];
const answer = z.object({ populations: z.array(z.object({ drawn: z.array(z.string()) })) });

const isFiling =
  (kind: string) =>
  ({ act }: CaseStep): boolean =>
    act.type === "FileRecord" && act.kind === kind;

describe.each(engineKinds)("several sites by HTTP on %s (CO-1, CO-6)", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
  }, 180_000);
  afterAll(() => test.close());

  const shown = async (id: string) =>
    value(await (await test.as("planner")).call(routes.cases.show, { params: { case: id } }));

  /** The random ones as a stranger draws them, from the list and the number of the case. */
  const drawnBy = async (seed: string) => {
    const run = value(
      await test.anonymous.call(routes.schemes.runRule, {
        params: { pack: "site-plan" },
        body: { input: { sites: group, audit: "initial", similar: true, seed }, on: null },
      }),
    );
    return answer.parse(run.result).populations.flatMap(({ drawn }) => drawn);
  };

  it("a group in three provinces: the sample is checked, each site is judged by its own law, the statement names all", async () => {
    const id = await openDemoCase(test, { scheme: "education" });
    const values = { application: { sites: group } };
    const first = await playByHttp(test, id, { values, stopsBefore: isFiling("programme") });
    expect(first.problem).toBeNull();
    const { number } = await shown(id);
    const drawn = await drawnBy(number);
    const rest = group.filter(({ central, name }) => !central && !drawn.includes(name.zh));
    const siteSample = [
      { site: "总部园", how: "central" },
      ...drawn.map((name) => ({ site: name, how: "random" })),
      ...rest.map(({ name }) => ({ site: name.zh, how: "chosen", reason: "新开" })),
    ];
    const tried = async (programme: object) => {
      const { problem } = await playByHttp(test, id, {
        values: { programme: JSON.parse(JSON.stringify({ sitesSimilar: true, ...programme })) },
        stopsBefore: isFiling("team-order"),
      });
      return problem === null ? [] : problem.error.refusals.map(({ code }) => code);
    };
    expect(await tried({})).toContain("central-function-left-out");
    expect(await tried({ siteSample: siteSample.slice(0, -1) })).toContain("site-sample-too-small");
    expect(await tried({ siteSample: siteSample.map((row) => ({ ...row, how: "random" })) })).toEqual([
      "site-not-drawn",
    ]);

    const programme = { sitesSimilar: true, siteSample };
    const played = await playByHttp(test, id, {
      values: { programme },
      scenes: ["canteen"],
      stopsBefore: ({ act }) => act.type === "DrawChecklist",
    });
    expect(played.problem).toBeNull();
    const leader = await test.as("leader");
    const draw = (sites?: { name: { zh: string; en: string }; region: string }[]) =>
      leader.call(routes.cases.drawPoints, {
        params: { case: id },
        body: {
          scenes: ["canteen"],
          region: "330100",
          on: "2026-11-25",
          ...(sites === undefined ? {} : { sites }),
        },
      });
    const [head] = group;
    expect(codes(await draw(head === undefined ? [] : [{ name: head.name, region: head.region }]))).toEqual(
      group.slice(1).map(() => "points-site-left-out"),
    );
    value(await draw());
    const { points, checklist } = await shown(id);
    expect(checklist?.sites).toHaveLength(group.length);
    const localAt = (name: string) => [
      ...new Set(points.filter((point) => point.site?.name.zh === name).map(({ jurisdiction }) => jurisdiction)),
    ];
    expect(localAt("总部园")).toEqual(expect.arrayContaining(["000000", "330100"]));
    expect(localAt("浦东园")).toEqual(expect.arrayContaining(["000000", "310000"]));
    expect(localAt("菏泽园")).toEqual(expect.arrayContaining(["000000", "370000", "371700"]));
    expect(localAt("浦东园").some((code) => code.startsWith("33") || code.startsWith("37"))).toBe(false);
    expect(localAt("总部园").some((code) => code.startsWith("31") || code.startsWith("37"))).toBe(false);
    const clauses = points.filter(({ provision }) => provision === null);
    expect(clauses.every((point) => point.site === null)).toBe(true);
    expect(new Set(points.map((point) => point.id)).size).toBe(points.length);

    // Without a scene of law the sites stay named; the clauses alone are played to the end.
    const bare = { scenes: [], region: "330100", on: "2026-11-25" };
    value(await leader.call(routes.cases.drawPoints, { params: { case: id }, body: bare }));
    const end = await playByHttp(test, id);
    expect(end.problem).toBeNull();
    await test.server.services.store.jobs.drain();
    const page = await (await test.send(`/verify/${(await shown(id)).statement?.number}`)).text();
    for (const { name } of group) expect(page).toContain(name.zh);
  }, 300_000);

  it("one site elsewhere is audited by the law of its place, not of the case", async () => {
    const id = await openDemoCase(test, { scheme: "education" });
    const values = { application: { sites: [site("浦东园", "310000", "own")] } };
    const { problem } = await playByHttp(test, id, {
      values,
      scenes: ["canteen"],
      stopsBefore: ({ act }) => act.type === "GiveVerdict",
    });
    expect(problem).toBeNull();
    const { points } = await shown(id);
    const law = points.filter(({ provision }) => provision !== null);
    expect(law.length).toBeGreaterThan(0);
    expect(new Set(law.map((point) => point.site?.name.zh))).toEqual(new Set(["浦东园"]));
    expect(law.some(({ jurisdiction }) => jurisdiction.startsWith("33"))).toBe(false);
  });
});
