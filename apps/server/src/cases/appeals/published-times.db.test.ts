import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../../testing/engines.ts";
import { demoBody, openTestServer, type TestServer, value } from "../../testing/test-server.ts";
import { person } from "../testing/case-story.ts";

describe.each(engineKinds)("published times on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
    const grant = { person: person.planner, roles: ["planner" as const, "decision-maker" as const] };
    value(
      await test.operator.call(routes.parties.grantMembership, { params: { organisation: demoBody }, body: grant }),
    );
  });
  afterAll(() => test.close());

  it("publishes closed quarters of five decisions and more, and never anything by which one of them could be told [17021-1 9.8.5]", async () => {
    const organisation = { organisation: demoBody };
    const read = async () => (await test.send(`/bodies/${demoBody}/appeals.csv`)).text();
    const page = async () => (await test.send(`/bodies/${demoBody}/appeals?lang=en`)).text();
    const decide = async (day: string, count: number) => {
      test.moveTo(`${day}T01:00:00Z`);
      const planner = await test.as("planner");
      for (let made = 0; made < count; made += 1) {
        const said = {
          about: "body" as const,
          subject: "服务",
          text: "报告晚了两个月，电话没有人接。",
          name: "",
          contact: "",
        };
        const { number } = value(
          await test.anonymous.call(routes.complaints.receive, { params: organisation, body: said }),
        );
        const { items } = value(
          await planner.call(routes.complaints.list, { params: organisation, query: { limit: 200 } }),
        );
        const params = { ...organisation, complaint: items.find((each) => each.number === number)?.id ?? "" };
        value(await planner.call(routes.complaints.acknowledge, { params, body: {} }));
        const valid = { isValid: true, reasons: "可查", withoutCase: "说的是热线" };
        value(await planner.call(routes.complaints.validate, { params, body: valid }));
        value(await planner.call(routes.complaints.assign, { params, body: { person: person.planner } }));
        const decision = { outcome: "justified" as const, reasons: "属实" };
        value(await planner.call(routes.complaints.decide, { params, body: decision }));
      }
    };
    const { jobs } = test.server.services.store;

    await decide("2026-12-01", 4);
    await jobs.drain();
    const empty = await read();
    expect(empty).toBe("kind,from,to,filed,decided,medianDays,p90Days,upheldPercent\r\n");
    expect(await page()).toContain("Complaints: fewer than 5 decisions");
    await decide("2026-12-31", 1);
    await jobs.drain();
    expect(await read()).toBe(empty);
    // Decided in the old year and counted in the new: it must not slip into a quarter that others have read already.
    await decide("2026-12-31", 1);
    test.moveTo("2027-01-02T01:00:00Z");
    const shown = await read();
    expect(shown.split("\r\n").slice(1)).toEqual(["complaint,,2026-12-31,5,5,0,,100", ""]);
    expect(await page()).toContain("until 2026-12-31");
    await jobs.drain();
    await decide("2027-01-05", 3);
    await jobs.drain();
    for (const day of ["2027-01-06", "2027-03-31", "2027-04-01", "2027-07-01"]) {
      test.moveTo(`${day}T01:00:00Z`);
      expect(await read()).toBe(shown);
    }
    await decide("2027-07-02", 1);
    await jobs.drain();
    test.moveTo("2027-10-01T01:00:00Z");
    const [head, newest, ...rest] = (await read()).split("\r\n");
    expect(newest).toBe("complaint,2027-01-01,2027-09-30,5,5,0,,100");
    expect([head, ...rest].join("\r\n")).toBe(shown);
  });
});
