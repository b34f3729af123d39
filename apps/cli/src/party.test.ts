import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const { run, answer, refused, remove } = programHere();
let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
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

  it("file, registration, contract, witness, sanction: one number, one body, one trade", async () => {
    const here = ["--data", server.data, "--organisation"] as const;
    const body = "01900000-0000-7000-8000-00000000b001";
    const auditor = "01900000-0000-7000-8000-00000000a005";
    const of = [...here, body, "--person", auditor] as const;
    const card = ["--register", "CCAA", "--number", "2024-N1OHSMS-7", "--from", "2024-01-01"] as const;
    const more: readonly string[] = ["--standard", "iso45001", "--grade", "auditor", "--evidence", "注册证书"];
    await answer("party", "registration", ...of, ...card, ...more);
    expect((await run("party", "registration", ...of, ...card, ...more.with(3, "king"))).code).toBe(2);
    await answer("party", "contract", ...of, "--kind", "full-time", "--from", "2024-01-01");
    await refused("contract-runs-already", "party", "contract", ...of, "--kind", "part-time", "--from", "2025-01-01");
    const seen = ["--by", "顾青", "--on", "2025-05-05", "--standard", "iso45001", "--about", "OH-1"] as const;
    await answer("party", "witness", ...of, ...seen, "--outcome", "satisfactory");
    const file = await answer("party", "file", ...of);
    expect(file).toMatchObject({ registrations: [{ grade: "auditor" }], contracts: [{ until: null }], bans: [] });
    const contract = file.contracts[0].id;
    await answer("party", "end-contract", ...of, "--contract", contract, "--until", "2025-12-31");
    const bar = [
      "--register",
      "CCAA",
      "--number",
      "2024-N1OHSMS-7",
      "--name",
      "吴越",
      "--decided",
      "2026-01-01",
    ] as const;
    const why = ["--measure", "for-life", "--document", "示例 1 号", "--reason", "造假"] as const;
    await refused("sanction-needs-authority", "party", "sanction", ...here, body, ...bar, ...why);
    const names = ["--zh", "示例监管局", "--en", "Example Regulator", "--region", "330100"] as const;
    const regulator = (await answer("party", "register", "--data", server.data, "--kind", "regulator", ...names)).id;
    const { id } = await answer("party", "sanction", ...here, regulator, ...bar, ...why);
    expect((await answer("party", "file", ...of)).bans).toMatchObject([{ until: null }]);
    const lift = ["--sanction", id, "--on", "2026-01-01", "--reason", "更正"] as const;
    await answer("party", "lift-sanction", ...here, regulator, ...lift);
    expect((await answer("party", "sanctions", ...here, regulator)).items).toMatchObject([{ id, term: null }]);
    await refused("supervision-needs-regulator", "party", "double-contracts", ...here, body);
    expect((await answer("party", "double-contracts", ...here, regulator, "--kind", "full-time")).items).toEqual([]);
  });

  it("impartiality: committee, risk, review, minutes, cover", async () => {
    const of = ["--data", server.data, "--organisation", organisation] as const;
    const group = (name: string) => ["party", "impartiality", name, ...of] as const;
    const appoint = [...group("appoint"), "--from", "2026-01-01", "--name"] as const;
    await answer(...appoint, "方一", "--interest", "clients");
    await answer(...appoint, "方二", "--interest", "consumers");
    const again = ["--measure", "回避", "--residual", "low", "--review-by"] as const;
    const risk = ["--threat", "familiarity", "--source", "多年同一组长", "--owner", "林越"] as const;
    await refused("review-date-past", ...group("risk"), ...risk, ...again, "2020-01-01");
    await answer(...group("risk"), ...risk, ...again, "2099-01-01");
    const { members, risks } = await answer(...group("show"));
    const [first, second] = members.map(({ id }: { id: string }) => id);
    const minutes = ["--on", "2026-02-02", "--minutes", "议定轮换", "--present"] as const;
    await refused("committee-unbalanced", ...group("meeting"), ...minutes, first);
    await answer(...group("meeting"), ...minutes, first, second, "--risks", risks[0].id);
    await answer(...group("review"), "--risk", risks[0].id, "--note", "有效", ...again, "2099-06-01");
    const cover = [
      "--insurer",
      "示例保险",
      "--from",
      "2026-01-01",
      "--until",
      "2099-12-31",
      "--evidence",
      "保单",
    ] as const;
    expect((await run(...group("cover"), ...cover, "--amount", "1.5")).code).toBe(2);
    await answer(...group("cover"), ...cover, "--amount", "5000000");
    const meeting = (await answer(...group("show"))).meetings[0].id;
    await answer(...group("sign"), "--meeting", meeting);
    await refused("minutes-signed-already", ...group("sign"), "--meeting", meeting);
    await answer(...group("release"), "--member", first, "--until", "2026-06-30");
    await answer(...group("close"), "--risk", risks[0].id, "--reason", "已轮换");
    const shown = await answer(...group("show"));
    expect(shown).toMatchObject({
      coveredUntil: "2099-12-31",
      risks: [{ reviews: [{ note: "有效" }], closed: { reason: "已轮换" } }],
      meetings: [{ signatures: [{ name: expect.any(String) }] }],
    });
    expect((await run(...group("show"), "--lang", "en")).out).toContain("covered until 2099-12-31");
  });
});
