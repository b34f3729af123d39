import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

const party = routes.parties;
const params = { organisation: demoBody };

describe.each(engineKinds)("a body's watch over its impartiality on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
  });
  afterAll(() => test.close());

  const kept = async () => value(await (await test.as("planner")).call(party.impartiality, { params }));
  const inbox = async () =>
    value(await (await test.as("planner")).call(routes.inbox.list, { params })).items.filter(({ href }) =>
      href.includes("impartiality"),
    );

  it("has a balanced committee, signed minutes, and a review that waits until it is done [17021-1 5.2.3] [17021-1 6.1.4]", async () => {
    const planner = await test.as("planner");
    const appoint = (name: string, interest: "clients" | "consumers") =>
      planner.call(party.appointMember, { params, body: { name, interest, from: "2026-01-01", until: null } });
    // Both at once, as the first that ever happens there: they meet in one stream.
    const both = await Promise.all([appoint("方一", "clients"), appoint("方二", "consumers")]);
    for (const each of both) if (!each.ok) expect(codes(each)).toEqual(["version-conflict"]);
    if (!both.every(({ ok }) => ok)) value(await appoint("方三", both[0]?.ok ? "consumers" : "clients"));
    const again = { measure: "两年内不受理其客户", residual: "low" as const };
    const risk = { threat: "self-review" as const, source: "关联公司做咨询", owner: "林越", ...again };
    value(await planner.call(party.recordImpartialityRisk, { params, body: { ...risk, reviewBy: "2026-12-10" } }));
    const { members, risks } = await kept();
    const present = members.map(({ id }) => id);
    const hold = (of: readonly string[]) =>
      planner.call(party.holdMeeting, {
        params,
        body: { on: "2026-11-20", present: [...of], risks: risks.map(({ id }) => id), minutes: "议定" },
      });
    expect(codes(await hold(present.slice(0, 1)))).toEqual(["committee-unbalanced"]);
    value(await hold(present));
    const meeting = (await kept()).meetings[0]?.id ?? "";
    const auditor = await test.as("auditor");
    value(await auditor.call(party.signMinutes, { params: { ...params, meeting }, body: {} }));
    expect((await kept()).meetings[0]?.signatures).toMatchObject([{ name: "吴越", on: "2026-11-23" }]);
    expect((await inbox()).map(({ due, group }) => [due, group])).toEqual([["2026-12-10", "later"]]);
    test.moveTo("2026-12-11T04:00:00Z");
    expect((await inbox()).map(({ group }) => group)).toEqual(["overdue"]);
    const review = { ...again, reviewBy: "2027-12-10", note: "措施有效" };
    value(
      await planner.call(party.reviewImpartialityRisk, {
        params: { ...params, risk: risks[0]?.id ?? "" },
        body: review,
      }),
    );
    expect(await inbox()).toEqual([]);
    expect((await kept()).risks[0]?.reviews).toMatchObject([{ name: "林越", on: "2026-12-11", note: "措施有效" }]);
  });

  it("warns before cover lapses and after, and is quiet when the next one follows without a gap (RF-9) [17021-1 5.3.1]", async () => {
    test.moveTo("2026-11-23T04:00:00Z");
    const planner = await test.as("planner");
    const cover = async (from: string, until: string) =>
      value(
        await planner.call(party.recordCover, {
          params,
          body: { insurer: "示例保险", sum: { amount: 10_000_000, currency: "CNY" }, from, until, evidence: "保单" },
        }),
      );
    await cover("2026-01-01", "2026-12-31");
    expect((await kept()).coveredUntil).toBe("2026-12-31");
    const cares = async () => (await inbox()).filter(({ rule }) => rule.clause === "5.3.1").map(({ due }) => due);
    expect(await cares()).toEqual(["2026-12-31"]);
    test.moveTo("2027-01-02T04:00:00Z");
    expect(await cares()).toEqual([null]);
    await cover("2027-01-01", "2027-12-31");
    expect(await cares()).toEqual([]);
    test.moveTo("2026-11-23T04:00:00Z");
    expect(await cares()).toEqual([]);
  });

  it("is nobody else's to see, and an auditor changes nothing in it", async () => {
    const manager = await test.as("manager");
    expect(codes(await manager.call(party.impartiality, { params }))).toEqual(["not-found"]);
    const own = value(await manager.call(party.impartiality, { params: { organisation: demoCompany } }));
    expect(own).toMatchObject({ version: 0, members: [], coveredUntil: null });
    const auditor = await test.as("auditor");
    const body = { name: "方三", interest: "industry" as const, from: "2026-01-01", until: null };
    expect(codes(await auditor.call(party.appointMember, { params, body }))).toEqual(["not-permitted"]);
  });
});
