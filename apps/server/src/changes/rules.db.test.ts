import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issued, issueRequest } from "../statements/testing/a-decided-case.ts";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

const { cases, inbox, ruleChanges } = routes;
const place = { organisation: demoBody };
const coming = { pack: "surveillance", edition: "cn-ohsms-2026" };

describe.each(engineKinds)("a new edition of a rule, on %s", (kind) => {
  let test: TestServer;
  let planner: Client;
  let manager: Client;
  let open = "";
  let statement = "";
  const own = async () => value(await planner.call(ruleChanges.own, { params: place })).rules;
  const show = (client: Client, edition = coming.edition) =>
    client.call(ruleChanges.show, { params: { ...place, pack: coming.pack, edition } });
  const tasks = async () =>
    value(await planner.call(inbox.list, { params: place })).items.filter(({ key }) => key.startsWith("changes:rule:"));

  beforeAll(async () => {
    test = await openTestServer(kind);
    planner = await test.as("planner");
    manager = await test.as("manager");
    const body = { scheme: "cn-ohsms", body: demoBody };
    open = value(await manager.call(cases.apply, { params: { organisation: demoCompany }, body })).id;
    statement = (await issued(test, issueRequest(test))).id;
  }, 180_000);
  afterAll(() => test.close());

  it("says nothing while every edition is in force", async () => {
    expect([await own(), await tasks()]).toEqual([[], []]);
    expect(codes(await show(planner))).toEqual(["rule-change-unknown"]);
  });

  it("shows before its first day which schemes, cases and statements it touches, and what differs", async () => {
    test.moveTo("2026-02-27T16:00:00Z");
    const [line] = (await own()).filter(({ edition }) => edition === coming.edition);
    expect(line).toMatchObject({ ...coming, from: "2026-03-01", before: "international", cases: 1, statements: 1 });
    const [seen, ...others] = value(await show(planner)).rules;
    expect(others).toEqual([]);
    expect(seen?.cases.map(({ id }) => id)).toEqual([open]);
    expect(seen?.statements.map(({ id }) => id)).toEqual([statement]);
    expect(seen?.schemes.map(({ id }) => id)).toContain("cn-ohsms");
    expect(seen?.changed.length).toBeGreaterThan(0);
    expect(seen?.changed.every(({ before, after }) => before !== after)).toBe(true);
    const due = (await tasks()).filter(({ key }) => key === "changes:rule:surveillance:cn-ohsms-2026");
    expect(due).toMatchObject([{ due: "2026-03-01", href: "/requirements/rule-editions/surveillance/cn-ohsms-2026" }]);
  });

  it("is the body's own: the client has no such task, and a stranger finds nothing", async () => {
    expect(codes(await show(manager))).toEqual(["not-found"]);
    expect(codes(await manager.call(ruleChanges.own, { params: place }))).toEqual(["not-found"]);
    expect(codes(await show(planner, "cn-1900"))).toEqual(["rule-change-unknown"]);
  });

  it("is over on its first day", async () => {
    test.moveTo("2026-02-28T16:00:00Z");
    expect((await tasks()).map(({ key }) => key)).not.toContain("changes:rule:surveillance:cn-ohsms-2026");
    expect(codes(await show(planner))).toEqual(["rule-change-unknown"]);
  });
});
