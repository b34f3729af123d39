import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../../testing/engines.ts";
import { demoBody, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";

const { requirements } = routes;
const at = { organisation: demoBody };
const both = (zh: string, en: string) => ({ zh, en });

describe.each(engineKinds)("proposed obligations in the inbox on %s", (kind) => {
  let test: TestServer;
  let scene: string;
  beforeAll(async () => {
    test = await openTestServer(kind);
    const body = { key: "lift-mall", prefix: "LM", title: both("商场电梯", "Lift in a mall"), copyOf: "lift" };
    scene = value(await (await test.as("decider")).call(requirements.sceneOpen, { params: at, body })).id;
  });
  afterAll(() => test.close());

  const waits = async (account: string, organisation = demoBody) =>
    value(await (await test.as(account)).call(routes.inbox.list, { params: { organisation } })).items.filter(
      ({ href }) => href.startsWith("/requirements/scenes/"),
    );
  const entries = async () =>
    value(await (await test.as("second")).call(requirements.ownScene, { params: { ...at, scene } })).entries;
  const approve = async (account: string, obligations: string[]) =>
    value(
      await (await test.as(account)).call(requirements.sceneApprove, {
        params: { ...at, scene },
        body: { obligations },
      }),
    );

  it("asks another approver, once for the scene; neither its author nor who may not approve", async () => {
    expect(await waits("second")).toMatchObject([
      {
        key: `requirements:${scene}:approve`,
        subject: "商场电梯 LM-001 …",
        act: { en: "Approve or return own obligations: 41" },
        href: `/requirements/scenes/${scene}`,
        due: null,
      },
    ]);
    expect(await waits("decider")).toEqual([]);
    expect(await waits("planner")).toEqual([]);
  });

  it("never asks another organisation, where the manager may approve too", async () => {
    expect(await waits("manager", demoCompany)).toEqual([]);
  });

  it("asks each for what the other wrote, and for nothing once it is approved", async () => {
    const [first] = await entries();
    const form = first?.pending?.form;
    if (form === undefined) throw new Error("the copy holds no form");
    const rewrite = { params: { ...at, scene }, body: { obligation: "LM-001", form } };
    value(await (await test.as("second")).call(requirements.scenePropose, rewrite));
    expect(await waits("decider")).toMatchObject([{ subject: "商场电梯 LM-001" }]);
    expect(await waits("second")).toMatchObject([{ act: { en: "Approve or return own obligations: 40" } }]);
    await approve("decider", ["LM-001"]);
    expect(await waits("decider")).toEqual([]);
    const rest = (await entries()).flatMap(({ id, pending }) => (pending === null ? [] : [id]));
    await approve("second", rest);
    expect(await waits("second")).toEqual([]);
  });
});
