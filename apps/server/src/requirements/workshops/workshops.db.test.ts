import { type Client, workshopRoutes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoBody, openTestServer, type TestServer, value } from "../../testing/test-server.ts";

const params = { organisation: demoBody };
const paper = {
  title: "后厨一致性研讨",
  text: "排风机停了三天，没有记录；清洗记录缺两个月。",
  scene: "canteen",
  region: "330100",
  on: "2026-11-25",
  standards: "iso45001",
  points: ["CT-001", "CT-014", "CT-042"],
};
type Verdict = "conformity" | "nonconformity" | "note";

describe.each(engineKinds)("consistency workshops by HTTP on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
  });
  afterAll(() => test.close());

  const open = async (body = paper) =>
    test.as("planner").then((planner) => planner.call(workshopRoutes.open, { params, body }));
  const judge = (client: Client, workshop: string, ...said: readonly (readonly [string, Verdict])[]) =>
    client.call(workshopRoutes.judge, {
      params: { ...params, workshop },
      body: { verdicts: said.map(([point, verdict]) => ({ point, verdict, note: "看了记录" })) },
    });
  const show = async (client: Client, workshop: string) =>
    value(await client.call(workshopRoutes.show, { params: { ...params, workshop } }));

  it("nobody sees another's verdict before the close; then all do, with the figure (CT-22)", async () => {
    const workshop = value(await open()).id;
    const [first, second, planner] = [await test.as("auditor"), await test.as("decider"), await test.as("planner")];
    value(
      await judge(first, workshop, ["CT-001", "conformity"], ["CT-014", "nonconformity"], ["CT-042", "conformity"]),
    );
    value(await judge(second, workshop, ["CT-001", "conformity"], ["CT-014", "note"], ["CT-042", "conformity"]));
    for (const client of [second, planner, test.operator]) {
      const seen = await show(client, workshop);
      expect(seen).toMatchObject({ judges: 2, result: null, closed: null });
      // The word stands in no verdict but the first auditor's.
      expect(JSON.stringify(seen)).not.toContain("nonconformity");
      expect(JSON.stringify(seen)).not.toContain("吴越");
    }
    expect((await show(first, workshop)).own.map(({ verdict }) => verdict)).toContain("nonconformity");
    value(await planner.call(workshopRoutes.close, { params: { ...params, workshop }, body: {} }));
    const { result, points } = await show(second, workshop);
    expect(points.map(({ id }) => id)).toEqual(["CT-001", "CT-014", "CT-042"]);
    expect(result).toMatchObject({ judges: 2, percent: 0.667, coefficient: "cohen", beyondChance: 0.4 });
    expect(result?.points[0]).toMatchObject({ point: "CT-014", agreement: 0 });
    expect(result?.points[0]?.said.map(({ verdict }) => verdict)).toEqual(["nonconformity", "note"]);
    expect(codes(await judge(first, workshop, ["CT-001", "note"]))).toEqual(["workshop-closed"]);
  });

  it("is opened and closed by who leads, joined by who audits or decides, and nobody else's to see", async () => {
    const workshop = value(await open()).id;
    const auditor = await test.as("auditor");
    expect(codes(await auditor.call(workshopRoutes.open, { params, body: paper }))).toEqual(["not-permitted"]);
    const close = { params: { ...params, workshop }, body: {} };
    expect(codes(await auditor.call(workshopRoutes.close, close))).toEqual(["not-permitted"]);
    const manager = await test.as("manager");
    expect(codes(await manager.call(workshopRoutes.list, { params }))).toEqual(["not-found"]);
    expect(codes(await judge(manager, workshop, ["CT-001", "conformity"]))).toEqual(["not-found"]);
    expect(codes(await test.anonymous.call(workshopRoutes.list, { params }))).toEqual(["not-signed-in"]);
    const { workshops } = value(await auditor.call(workshopRoutes.list, { params }));
    expect(workshops.find(({ id }) => id === workshop)).toMatchObject({ title: paper.title, judges: 0, closed: null });
  });

  it("refuses points and workshops that are not there", async () => {
    expect(codes(await open({ ...paper, points: ["CT-999"] }))).toEqual(["workshop-point-unknown"]);
    expect(codes(await open({ ...paper, scene: "boat" }))).toEqual(["scene-unknown"]);
    expect(codes(await open({ ...paper, standards: "iso1" }))).toEqual(["standard-unknown"]);
    expect(codes(await open({ ...paper, points: [] }))).toEqual(["body-invalid"]);
    const auditor = await test.as("auditor");
    const nowhere = "01900000-0000-7000-8000-00000000ffff";
    expect(codes(await judge(auditor, nowhere, ["CT-001", "note"]))).toEqual(["workshop-unknown"]);
    const workshop = value(await open()).id;
    expect(codes(await judge(auditor, workshop, ["CT-002", "note"]))).toEqual(["workshop-point-unknown"]);
    expect(codes(await judge(auditor, workshop, ["CT-001", "note"], ["CT-001", "note"]))).toEqual([
      "workshop-point-twice",
    ]);
  });
});
