import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";
import { openCaseFor, playActs, storyActs } from "../testing/case-story.ts";

const scores = { activity: 1, process: 2, quality: 0, management: -1 };
const body = { scores, says: "维保间隔一直守住" };

describe.each(engineKinds)("the effect of findings on %s", (kind) => {
  let test: TestServer;
  let id = "";
  let findings: readonly { readonly id: string; readonly by: string }[] = [];
  beforeAll(async () => {
    test = await openTestServer(kind);
    const play = await openCaseFor(test);
    id = play.id;
    await playActs(play, storyActs.slice(0, -1));
    findings = (await play.view()).findings;
  });
  afterAll(() => test.close());

  const rate = async (account: string, finding: string, said = body) =>
    (await test.as(account)).call(routes.effects.rate, { params: { case: id, finding }, body: said });
  const read = async (account: string) =>
    value(await (await test.as(account)).call(routes.effects.ofCase, { params: { case: id } }));
  const inbox = async (account: string, organisation: string) =>
    value(await (await test.as(account)).call(routes.inbox.list, { params: { organisation } })).items.filter(
      ({ key }) => key.includes(":effects-"),
    );

  it("waits for the end of the case, then for the day; each side is asked by its inbox", async () => {
    const first = findings[0]?.id ?? "";
    expect(codes(await rate("planner", first))).toEqual(["effect-too-early"]);
    const decider = await test.as("decider");
    value(await decider.call(routes.cases.attest, { params: { case: id }, body: {} }));
    expect(await inbox("planner", demoBody)).toEqual([]);
    expect((await read("manager")).due).toBe("2027-05-23");
    test.moveTo("2027-05-01T04:00:00Z");
    expect(await inbox("planner", demoBody)).toMatchObject([{ key: `cases:${id}:effects-body`, due: "2027-05-23" }]);
    expect(await inbox("manager", demoCompany)).toMatchObject([
      { key: `cases:${id}:effects-client`, href: `/cases/${id}/effects` },
    ]);
  });

  it("client and body rate apart: the client reads its own alone, and no auditor's score by any door", async () => {
    const [first, second] = findings.map((each) => each.id);
    if (first === undefined || second === undefined) throw new Error("the story raises two findings");
    value(await rate("planner", first));
    value(await rate("manager", first, { scores: { ...scores, process: -2 }, says: "没有变化" }));
    value(await rate("manager", second));
    expect(codes(await rate("auditor", first))).toEqual(["effect-own-finding"]);
    expect(codes(await rate("planner", id))).toEqual(["effect-finding-unknown"]);
    for (const process of [3, -3, 0.5])
      expect(codes(await rate("planner", first, { ...body, scores: { ...scores, process } }))).toEqual([
        "body-invalid",
      ]);
    expect(codes(await rate("evaluator", first))).toEqual(["not-found"]);

    const seen = await read("manager");
    expect(seen.findings[0]).toMatchObject({ own: { scores: { process: -2 } }, client: null });
    expect(JSON.stringify(seen)).not.toContain("林越");
    expect((await read("planner")).findings[0]).toMatchObject({
      own: { scores: { process: 2 } },
      client: { scores: { process: -2 } },
    });
    const scoresOf = async (account: string, organisation: string) =>
      (await test.as(account)).call(routes.effects.scores, { params: { organisation } });
    expect(codes(await scoresOf("manager", demoBody))).toEqual(["not-found"]);
    expect(codes(await scoresOf("manager", demoCompany))).toEqual(["not-permitted"]);
    expect(codes(await scoresOf("leader", demoBody))).toEqual(["not-permitted"]);
    const told = value(await scoresOf("planner", demoBody));
    expect(told.auditors).toMatchObject([
      { name: "吴越", kind: "nonconformity", side: "body", ratings: 1, means: { process: 2 } },
      { name: "吴越", kind: "nonconformity", side: "client", ratings: 2, means: { process: 0 } },
    ]);
    expect(told.findings).toHaveLength(3);
    expect(await inbox("manager", demoCompany)).toEqual([]);
  });

  it("row security keeps the body's ratings from the case's scope", async () => {
    const { store } = test.server.services;
    const sides = async (caseId: string | null) =>
      (
        await store.transaction({ owner: demoBody, caseId }, (tx) =>
          tx.query<{ side: string }>("select side from case_finding_effect order by side"),
        )
      ).rows.map(({ side }) => side);
    expect(await sides(id)).toEqual(["client"]);
    expect(await sides(null)).toEqual(["body", "client"]);
  });
});
