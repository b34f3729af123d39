import { routes } from "@touchstone/contract";
import type { Effect } from "@touchstone/kernel";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";
import { openDemoCase, playByHttp } from "./testing/play-by-http.ts";

/** One statement through its life, each step of it decided by a case of its own and carried out through the API. */
describe.each(engineKinds)("a statement and the later cases about it, by HTTP on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
  }, 180_000);
  afterAll(() => test.close());

  const decided = async (occasion: string, statement: string | null, wanted: readonly Effect[] = ["grant"]) => {
    const id = await openDemoCase(test, { scheme: "cn-qms", occasion, statement });
    // A change of scope that changes nothing is refused; each one here says something else.
    const scope = { zh: `${occasion} 的范围`, en: `Scope of the ${occasion}` };
    const saysScope = ["initial", "scope-change", "recertification"].includes(occasion);
    const values = saysScope ? { "decision-record": { scope } } : {};
    const { problem, state } = await playByHttp(test, id, { wanted: ["accept", ...wanted], scenes: [], values });
    expect(problem).toBeNull();
    return state.attested;
  };
  const shown = async (statement: string) => {
    const planner = await test.as("planner");
    return value(await planner.call(routes.statements.show, { params: { organisation: demoBody, statement } }));
  };
  const opening = async (occasion: string, statement: string | null) =>
    (await test.as("planner")).call(routes.cases.open, {
      params: { organisation: demoBody },
      body: { scheme: "cn-qms", client: demoCompany, region: "330100", occasion, statement },
    });

  /** A holder applies about its own statement; to another client of the body that statement is none at all. */
  const asksForItself = async (statement: string): Promise<void> => {
    const manager = await test.as("manager");
    const { number } = (await shown(statement)).attested;
    const apply = (organisation: string) =>
      manager.call(routes.cases.apply, {
        params: { organisation },
        body: { scheme: "cn-qms", body: demoBody, region: "330100", occasion: "scope-change", statement },
      });
    const name = { zh: "青岚物业", en: "Qinglan Property" };
    const other = value(
      await manager.call(routes.parties.registerOrganisation, { body: { kind: "company", name, region: "330400" } }),
    );
    // Rights are remembered for a second; the test's clock stands until it is moved.
    test.moveTo(test.server.services.store.world.now().add({ seconds: 2 }).toString());
    const refused = await apply(other.id);
    expect(codes(refused)).toEqual(["occasion-needs-statement"]);
    expect(JSON.stringify(refused)).not.toContain(number);
    expect(JSON.stringify(refused)).toContain("扩大或缩小范围");
    const own = value(await apply(demoCompany));
    const view = value(await manager.call(routes.cases.show, { params: { case: own.id } }));
    expect(view.about).toEqual({ id: statement, number });
  };

  /** What would leave the statement as it reads is refused when it is decided, not when it is carried out. */
  const changesNothing = async (statement: string): Promise<void> => {
    const { scope } = (await shown(statement)).attested;
    const id = await openDemoCase(test, { scheme: "cn-qms", occasion: "scope-change", statement });
    const play = (said: { zh: string; en: string }) =>
      playByHttp(test, id, { wanted: ["accept", "grant"], scenes: [], values: { "decision-record": { scope: said } } });
    const { problem } = await play({ ...scope });
    expect(problem?.error.refusals.map(({ code }) => code)).toEqual(["amendment-changes-nothing"]);
    const { problem: none, state } = await play({ zh: `${scope.zh}、仓储`, en: `${scope.en} and storage` });
    expect([none, state.attested?.act]).toEqual([null, "amended"]);
  };

  it("is issued, kept, amended, suspended, restored, renewed and withdrawn, each by its own decision [17021-1 9.5.4] [17021-1 9.6.1] [17021-1 9.6.4.1]", async () => {
    const issued = await decided("initial", null);
    const id = issued?.statement ?? "";
    const acts = async () => (await shown(id)).history.map(({ act }) => act);
    expect(issued?.act).toBe("issued");
    await asksForItself(id);
    expect((await decided("surveillance", id))?.act).toBe("kept");
    expect((await decided("scope-change", id))?.act).toBe("amended");
    await changesNothing(id);
    expect((await decided("special", id, ["suspend"]))?.act).toBe("suspended");
    expect((await shown(id)).standing).toBe("suspended");
    // A suspended statement is neither extended nor amended: its scope is asked about once it is back.
    expect(codes(await opening("scope-change", id))).toEqual(["statement-ended"]);
    expect((await decided("restoration", id))?.act).toBe("restored");
    expect(codes(await opening("restoration", id))).toEqual(["statement-not-suspended"]);
    const before = (await shown(id)).attested.validUntil;
    expect((await decided("recertification", id))?.act).toBe("renewed");
    const after = await shown(id);
    expect(after.attested.validUntil > before).toBe(true);
    // The planner's board counts from the new cycle, not from the one that was first issued.
    const planned = await (await test.as("planner")).call(routes.planner.programmeOf, {
      params: { organisation: demoBody, statement: id },
    });
    expect(value(planned).validUntil).toBe(after.attested.validUntil);
    expect((await decided("special", id, ["withdraw"]))?.act).toBe("withdrawn");
    // The recertification was decided with a scope of its own, so it is two acts.
    expect(await acts()).toEqual(
      "issued maintained extended extended suspended restored renewed changed withdrawn".split(" "),
    );
    // Withdrawal is final: no later case can be about it.
    for (const occasion of ["surveillance", "recertification", "restoration"])
      expect(codes(await opening(occasion, id)).length).toBeGreaterThan(0);
  }, 300_000);

  it("a later case needs a statement of this client, and a first one makes its own", async () => {
    const mine = (await decided("initial", null))?.statement ?? "";
    expect(codes(await opening("surveillance", null))).toEqual(["occasion-needs-statement"]);
    expect(codes(await opening("initial", mine))).toEqual(["occasion-makes-statement"]);
    expect(codes(await opening("dreaming", mine))).toEqual(["occasion-unknown"]);
    expect(codes(await opening("surveillance", crypto.randomUUID()))).toEqual(["occasion-needs-statement"]);
  });
});
