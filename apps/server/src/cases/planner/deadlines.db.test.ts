import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issued, issueRequest } from "../../statements/testing/a-decided-case.ts";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoBody, openTestServer, type TestServer, value } from "../../testing/test-server.ts";

describe.each(engineKinds)("the deadlines of a body by HTTP on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
  }, 180_000);
  afterAll(() => test.close());

  const ask = async (query: { from?: string; until?: string; month?: string; limit?: number }) =>
    (await test.as("planner")).call(routes.planner.deadlines, { params: { organisation: demoBody }, query });

  it("tells what becomes of a certificate if nothing happens, and by which rule", async () => {
    const { id, number } = await issued(test, issueRequest(test));
    const told = value(await ask({ from: "2026-12-01", until: "2029-12-31" }));
    expect(told.statements).toBe(1);
    expect(told.deadlines.map(({ kind: what, lastDay, on, consequence }) => [what, lastDay, on, consequence])).toEqual([
      ["surveillance-overdue", "2027-11-23", "2027-11-24", "must-suspend-and-report"],
      ["expired", "2029-11-22", "2029-11-23", "no-longer-valid"],
      ["not-restorable", "2029-11-22", "2029-11-23", "initial-audit"],
    ]);
    expect(told.deadlines[0]).toMatchObject({
      statement: id,
      number,
      holder: { zh: "澄湖物业（杭州）有限公司" },
      pack: "surveillance",
      edition: expect.stringMatching(/^cn-/),
      rule: { source: expect.stringMatching(/^CNCA-/) },
      facts: { anchor: "issued", from: "2026-11-23" },
    });
    expect(told.months.map(({ month }) => month)).toEqual(["2027-11", "2029-11"]);
  });

  it("one month at a time, at most so many, and the months are still told whole", async () => {
    const november = value(await ask({ from: "2026-12-01", until: "2029-12-31", month: "2029-11", limit: 1 }));
    expect(november.deadlines).toHaveLength(1);
    expect(november.more).toBe(true);
    expect(november.months).toHaveLength(2);
  });

  it("a suspended one has no end here, because the rule's figure is not loaded: that is said", async () => {
    const { id } = await issued(test, issueRequest(test));
    test.moveTo("2027-02-01T04:00:00Z");
    value(
      await (await test.as("decider")).call(routes.statements.suspend, {
        params: { organisation: demoBody, statement: id },
        body: { from: "2027-02-01", reason: "major-open" },
      }),
    );
    const told = value(await ask({ until: "2028-01-31" }));
    expect(told.from).toBe("2027-02-01");
    expect(told.unanswered).toMatchObject([{ statement: id, reason: "suspension-term-not-loaded" }]);
    // As of the day before, it still stood and had its surveillance before it.
    const before = value(await ask({ from: "2027-01-31", until: "2028-01-31" }));
    expect(before.deadlines.filter(({ statement }) => statement === id)).toHaveLength(1);
    expect(before.unanswered).toEqual([]);
  });

  it("a horizon that ends before it begins is refused, and nobody else's list is reached", async () => {
    expect(codes(await ask({ from: "2027-01-01", until: "2026-01-01" }))).toEqual(["horizon-reversed"]);
    const company = await test.as("manager");
    expect(codes(await company.call(routes.planner.deadlines, { params: { organisation: demoBody } }))).toEqual([
      "not-found",
    ]);
  });
});
