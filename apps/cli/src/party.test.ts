import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const { run, answer, refused, remove } = programHere();
let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
}, 120_000);
afterAll(async () => {
  await server?.close();
  remove();
});

const unknown = "01900000-0000-7000-8000-0000000000ff";
const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/);

// The server that runs on the folder is found, and its operator's token with it.
describe("party, on a running server", { timeout: 300_000 }, () => {
  let organisation = "";
  let person = "";

  it("register, account, member: what sets an installation up", async () => {
    const names = ["--zh", "测试认证", "--en", "Test Body"] as const;
    const body = ["party", "register", "--data", server.data, "--kind", "body", ...names, "--region"] as const;
    expect((await run(...body.with(5, "guild"), "330100")).code).toBe(2);
    await refused("body-invalid", ...body, "hangzhou");
    const registered = await answer(...body, "330100");
    expect(registered).toMatchObject({ id: uuid, version: expect.any(Number) });
    organisation = registered.id;
    const open = ["party", "account", "--data", server.data, "--name", "甲", "--email"] as const;
    await refused("body-invalid", ...open, "nowhere");
    const opened = await answer(...open, "jia@example.org");
    expect(opened).toMatchObject({ person: uuid, email: "jia@example.org" });
    expect(opened.password.length).toBeGreaterThanOrEqual(20);
    person = opened.person;
    const grant = (to: string) =>
      [
        "party",
        "member",
        "--data",
        server.data,
        "--organisation",
        organisation,
        "--person",
        to,
        "--roles",
        "planner",
        "reviewer",
      ] as const;
    await answer(...grant(person));
    expect((await run(...grant(person), "king")).code).toBe(2);
  });

  it("people: who is on file, and nothing of an organisation nobody registered", async () => {
    const people = await answer("party", "people", "--organisation", organisation, "--data", server.data);
    expect(people).toEqual({ items: expect.any(Array), next: null });
    expect((await run("party", "people")).code).toBe(2);
  });

  it("competence and independence: the answer with its rule, exit 1 where it is no", async () => {
    const here = ["--organisation", organisation, "--data", server.data, "--on", "2026-11-23", "--person"] as const;
    const asked = [...here, person] as const;
    const competence = await run("party", "competence", ...asked, "--area", "32", "--function", "audit", "--json");
    expect(competence.code).toBe(1);
    expect(JSON.parse(competence.out)).toMatchObject({
      competent: false,
      reason: expect.any(String),
      rule: { source: expect.any(String), clause: expect.any(String) },
    });
    expect(await answer("party", "independence", ...asked, "--client", unknown)).toMatchObject({
      independent: true,
      path: [],
    });
    expect((await run("party", "competence", ...asked, "--area", "32", "--function", "juggling")).code).toBe(2);
    await refused("not-found", "party", "independence", ...here, "somebody", "--client", unknown);
  });
});
