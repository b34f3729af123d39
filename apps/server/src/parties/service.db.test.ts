import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCaseFor, person, playActs, storyActs } from "../cases/testing/case-story.ts";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

const party = routes.parties;
const number = "2024-N1OHSMS-0042";
const registration = {
  register: "CCAA",
  standard: "iso45001",
  grade: "auditor" as const,
  number,
  from: "2024-05-01",
  until: "2027-04-30",
  evidence: "注册证书",
};

describe.each(engineKinds)("one person, one body, one trade on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
  });
  afterAll(() => test.close());

  const register = async (as: "body" | "regulator" | "company", zh: string): Promise<string> =>
    value(
      await test.operator.call(party.registerOrganisation, {
        body: { kind: as, name: { zh, en: zh }, region: "330100" },
      }),
    ).id;
  const enter = async (organisation: string, given = number) => {
    const { id } = value(
      await test.operator.call(party.enterPerson, { params: { organisation }, body: { person: null, name: "郑六" } }),
    );
    const params = { organisation, person: id };
    value(await test.operator.call(party.recordRegistration, { params, body: { ...registration, number: given } }));
    return params;
  };
  const sign = (params: { organisation: string; person: string }, from: string, until: string | null = null) =>
    test.operator.call(party.signContract, { params, body: { kind: "part-time", from, until } });
  const contractOf = async (params: { organisation: string; person: string }): Promise<string> =>
    value(await test.operator.call(party.person, { params })).contracts[0]?.id ?? "";

  it("whoever runs a contract at one body is refused by the next until it has ended, and nobody is named [17021-1 7.3]", async () => {
    const [one, other] = [await register("body", "甲认证"), await register("body", "乙认证")];
    const here = await enter(one);
    // The same number, typed otherwise, on a file of another owner.
    const there = await enter(other, " 2024-n1ohsms-0042");
    value(await sign(here, "2025-01-01"));
    const refused = await sign(there, "2026-12-01");
    expect(codes(refused)).toEqual(["person-contracted-elsewhere"]);
    if (!refused.ok) {
      expect(refused.problem.error).toMatchObject({ rule: { clause: "第十四条" }, passesFrom: null });
      const told = JSON.stringify(refused.problem);
      for (const secret of [one, "甲认证", here.person]) expect(told).not.toContain(secret);
    }
    const end = { params: { ...here, contract: await contractOf(here) }, body: { until: "2026-12-31" } };
    value(await test.operator.call(party.endContract, end));
    const later = await sign(there, "2026-12-01");
    expect(later.ok ? null : later.problem.error.passesFrom).toBe("2027-01-01");
    value(await sign(there, "2027-01-01"));
  });

  it("two bodies that sign one number at once cannot both do so", async () => {
    const bodies = await Promise.all(["丙认证", "丁认证", "戊认证"].map((zh) => register("body", zh)));
    const files = await Promise.all(bodies.map((organisation) => enter(organisation, "2024-N1QMS-0077")));
    const answers = await Promise.all(files.map((params) => sign(params, "2026-01-01")));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers.filter(({ ok }) => !ok))
      expect(codes(answer)).toEqual(["person-contracted-elsewhere"]);
  });

  it("a company's own staff do not come into it", async () => {
    const [firm, body] = [await register("company", "某公司"), await register("body", "己认证")];
    value(await sign(await enter(firm, "2024-N1EMS-0001"), "2025-01-01"));
    value(await sign(await enter(body, "2024-N1EMS-0001"), "2026-01-01"));
  });

  it("a second contract that is found later is flagged on both files, by the days that overlap alone", async () => {
    const [one, other] = [await register("body", "庚认证"), await register("body", "辛认证")];
    const here = await enter(one, "2024-N1ISMS-0003");
    const { id } = value(
      await test.operator.call(party.enterPerson, {
        params: { organisation: other },
        body: { person: null, name: "郑六" },
      }),
    );
    const there = { organisation: other, person: id };
    value(await sign(here, "2025-01-01", "2026-12-31"));
    // No number is on this file yet, so nothing could be asked.
    value(await sign(there, "2026-06-01"));
    const found = async (params: typeof there) =>
      value(await test.operator.call(party.person, { params })).doubleContracts;
    expect(await found(there)).toEqual([]);
    const body = { ...registration, number: "2024-N1ISMS-0003" };
    value(await test.operator.call(party.recordRegistration, { params: there, body }));
    const overlap = [{ from: "2026-06-01", until: "2026-12-31" }];
    expect(await found(there)).toEqual(overlap);
    expect(await found(here)).toEqual(overlap);
  });

  it("a regulator sees whose contracts run side by side, of which kind and where; no body and no company does (RF-13)", async () => {
    const regulator = await register("regulator", "示例监管局");
    const [one, other] = [await register("body", "寅认证"), await register("body", "卯认证")];
    const here = await enter(one, "2024-N1QMS-7001");
    const there = await enter(other, "2024-N1EMS-7001");
    const full = (
      params: typeof here,
      from: string,
      until: string | null,
      as: "full-time" | "part-time" = "full-time",
    ) => test.operator.call(party.signContract, { params, body: { kind: as, from, until } });
    value(await full(here, "2026-01-01", null));
    value(await full(there, "2026-06-01", "2026-12-31"));
    const list = async (query: { kind?: "full-time"; on?: string; limit?: number; cursor?: string } = {}) => {
      const { items, next } = value(
        await test.operator.call(party.doubleContracts, { params: { organisation: regulator }, query }),
      );
      const own = items.filter(({ contract, beside }) =>
        [contract, ...beside].some(({ body }) => body === one || body === other),
      );
      return { own, next };
    };
    expect((await list()).own).toEqual([]);
    // Only now it comes out that both numbers are one person's; the second number is not a second person.
    for (const given of ["2024-N1EMS-7001", "2024-N1QMS-7001"])
      for (const params of [here, there])
        value(await test.operator.call(party.recordRegistration, { params, body: { ...registration, number: given } }));
    const [found, ...more] = (await list({ kind: "full-time", on: "2026-12-31" })).own;
    expect(more).toEqual([]);
    expect(found).toMatchObject({ person: "郑六", register: "CCAA" });
    const contracts = [found?.contract, ...(found?.beside ?? [])].map(
      (each) => `${each?.name.zh} ${each?.kind} ${each?.from} ${each?.until}`,
    );
    expect(new Set(contracts)).toEqual(
      new Set(["寅认证 full-time 2026-01-01 null", "卯认证 full-time 2026-06-01 2026-12-31"]),
    );
    // After the last common day it is history, and a part-time one is no pair of full-time ones.
    expect((await list({ on: "2027-01-01" })).own).toEqual([]);
    const end = { params: { ...here, contract: await contractOf(here) }, body: { until: "2026-05-31" } };
    value(await test.operator.call(party.endContract, end));
    expect((await list()).own).toEqual([]);
    value(await full(await enter(one, "2024-N1QMS-7002"), "2026-01-01", null, "part-time"));
    for (const organisation of [one, other, await register("company", "辰企业")])
      expect(codes(await test.operator.call(party.doubleContracts, { params: { organisation } }))).toEqual([
        "supervision-needs-regulator",
      ]);
    const planner = await test.as("planner");
    const [foreign, own] = await Promise.all(
      [regulator, demoBody].map((organisation) => planner.call(party.doubleContracts, { params: { organisation } })),
    );
    expect(foreign === undefined ? [] : codes(foreign)).toEqual(["not-found"]);
    expect(own === undefined ? [] : codes(own)).toEqual(["supervision-needs-regulator"]);
    expect(JSON.stringify([foreign, own])).not.toContain("郑六");
  });

  it("a sanction follows the number to any employer, is asked of competence, and ends when it is lifted", async () => {
    const regulator = await register("regulator", "示例监管局");
    const body = await register("body", "壬认证");
    const params = await enter(body, "2024-N1OHSMS-0666");
    const qualification = { area: "32", function: "audit" as const, from: "2024-01-01", until: null, evidence: "W-1" };
    value(await test.operator.call(party.recordQualification, { params, body: qualification }));
    const ask = async (client: Client = test.operator, on = "2026-11-23") =>
      value(await client.call(party.competence, { params, query: { area: "32", function: "audit", on } }));
    expect((await ask()).competent).toBe(true);
    const given = {
      register: "ccaa",
      number: "2024-n1ohsms-0666",
      name: "郑六",
      document: "示例〔2026〕6 号",
      reason: "伪造审核记录",
      decided: "2026-03-01",
    };
    const impose = (organisation: string, measure: string) =>
      test.operator.call(party.imposeSanction, { params: { organisation }, body: { ...given, measure } });
    expect(codes(await impose(body, "five-years"))).toEqual(["sanction-needs-authority"]);
    expect(codes(await impose(regulator, "ten-years"))).toEqual(["measure-unknown"]);
    const { id: sanction } = value(await impose(regulator, "five-years"));
    expect(await ask()).toMatchObject({ competent: false, reason: "barred", passesFrom: "2031-03-01" });
    // The next employer knows by the number alone, even where the file is opened later.
    const later = await enter(await register("body", "癸认证"), "2024-N1OHSMS-0666");
    const { bans } = value(await test.operator.call(party.person, { params: later }));
    expect(bans).toMatchObject([{ from: "2026-03-01", until: "2031-02-28", rule: { clause: "第七十二条" } }]);
    expect(JSON.stringify(bans)).not.toContain("伪造");
    const lift = { params: { organisation: regulator, sanction }, body: { on: "2026-09-01", reason: "复议撤销" } };
    value(await test.operator.call(party.liftSanction, lift));
    expect(codes(await test.operator.call(party.liftSanction, lift))).toEqual(["sanction-already-lifted"]);
    expect((await ask()).competent).toBe(true);
    expect((await ask(test.operator, "2026-08-31")).reason).toBe("barred");
    const list = value(await test.operator.call(party.sanctions, { params: { organisation: regulator }, query: {} }));
    expect(list.items).toMatchObject([
      { id: sanction, imposed: { name: "郑六", reason: "伪造审核记录" }, term: { until: "2026-08-31" } },
    ]);
    const planner = await test.as("planner");
    expect(codes(await planner.call(party.sanctions, { params: { organisation: regulator }, query: {} }))).toEqual([
      "not-found",
    ]);
  });

  it("a body bars for itself, for life by its own rule", async () => {
    const params = await enter(await register("body", "子认证"), "2024-N1QMS-0909");
    const ban = { from: "2026-01-01", until: null, reason: "履历造假", measure: "for-life" };
    value(await test.operator.call(party.recordBan, { params, body: ban }));
    expect(value(await test.operator.call(party.person, { params })).bans).toMatchObject([
      { until: null, rule: { source: "机构内部规定" } },
    ]);
    const other = await enter(await register("body", "丑认证"), "2024-N1QMS-0909");
    expect(value(await test.operator.call(party.person, { params: other })).bans).toEqual([]);
  });

  it("the second file of the demo is asked by its own body only [17021-1 7.2.11]", async () => {
    const planner = await test.as("planner");
    const params = { organisation: demoBody, person: person.leader };
    value(
      await planner.call(party.recordWitnessing, {
        params,
        body: {
          by: "顾青",
          on: "2026-10-10",
          standard: "iso45001",
          about: "OH-2026-0001",
          outcome: "satisfactory",
          note: "",
        },
      }),
    );
    expect(value(await planner.call(party.person, { params })).witnessed).toMatchObject([{ by: "顾青" }]);
    const manager = await test.as("manager");
    expect(codes(await manager.call(party.person, { params }))).toEqual(["not-found"]);
  });
});

describe.each(engineKinds)("two years after service, and what stands in a case's way, on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
  });
  afterAll(() => test.close());

  it("a banned member is refused by name and rule; a member's bar found after the order stops the decision [17021-1 7.2.7]", async () => {
    const regulator = value(
      await test.operator.call(party.registerOrganisation, {
        body: { kind: "regulator", name: { zh: "示例监管局", en: "Example Regulator" }, region: "330100" },
      }),
    ).id;
    const planner = await test.as("planner");
    const params = { organisation: demoBody, person: person.auditor };
    value(await planner.call(party.recordRegistration, { params, body: registration }));
    const impose = async (decided: string) =>
      value(
        await test.operator.call(party.imposeSanction, {
          params: { organisation: regulator },
          body: {
            register: "CCAA",
            number,
            name: "吴越",
            measure: "for-life",
            document: "示例 1 号",
            reason: "造假",
            decided,
          },
        }),
      ).id;
    const lift = async (sanction: string, on: string) =>
      test.operator.call(party.liftSanction, {
        params: { organisation: regulator, sanction },
        body: { on, reason: "更正" },
      });
    const play = await openCaseFor(test);
    const upTo = (name: string) => storyActs.findIndex((each) => each.name === name);
    const [team, decide] = [upTo("file team-order"), upTo("file decision-record")];
    await playActs(play, storyActs.slice(0, team));
    const first = await impose("2026-01-01");
    const refused = await storyActs[team]?.run(play);
    expect(refused === undefined ? [] : codes(refused)).toContain("person-barred");
    value(await lift(first, "2026-01-01"));
    await playActs(play, storyActs.slice(team, decide));
    const second = await impose("2026-11-01");
    const late = await storyActs[decide]?.run(play);
    expect(late === undefined ? [] : codes(late)).toEqual(["person-barred"]);
    value(await lift(second, "2026-11-01"));
    await playActs(play, storyActs.slice(decide));
    expect((await play.view()).statement).not.toBeNull();
  });

  it("service ended 2024-03-01: the audit is refused on 2026-02-28 and allowed on 2026-03-01 (RF-7) [17021-1 5.2.10]", async () => {
    // Scheme and gate themselves begin on 2026-03-01, so the case is brought to the order before the clock is put back.
    const play = await openCaseFor(test);
    const team = storyActs.findIndex((each) => each.name === "file team-order");
    await playActs(play, storyActs.slice(0, team));
    test.moveTo("2026-02-28T04:00:00Z");
    const planner = await test.as("planner");
    value(
      await planner.call(party.declareRelation, {
        params: { organisation: demoBody, person: person.auditor },
        body: { kind: "consultancy", to: { id: demoCompany, name: "澄湖" }, since: "2023-05-01", until: "2024-03-01" },
      }),
    );
    const order = storyActs[team];
    if (order === undefined) throw new Error("the story orders a team");
    const refused = await order.run(play);
    expect(codes(refused)).toEqual(["person-not-independent"]);
    if (!refused.ok) expect(refused.problem.error.passesFrom).toBe("2026-03-01");
    test.moveTo("2026-03-01T04:00:00Z");
    expect((await order.run(play)).ok).toBe(true);
  });

  it("a body that advises the client through its group takes up no case; its laboratory may test (RF-6) [17021-1 5.2.5]", async () => {
    test.moveTo("2026-11-23T04:00:00Z");
    const planner = await test.as("planner");
    const manager = await test.as("manager");
    const adviser = { id: "01900000-0000-7000-8000-00000000e001", name: "衡测咨询（示例）" };
    const client = value(
      await manager.call(party.registerOrganisation, {
        body: { kind: "company", name: { zh: "新客户", en: "New Client" }, region: "330100" },
      }),
    ).id;
    const record = async (relation: "testing" | "consultancy", until: string | null) =>
      value(
        await planner.call(party.recordRelation, {
          params: { organisation: demoBody },
          body: { kind: relation, from: adviser, to: { id: client, name: "新客户" }, since: "2024-01-01", until },
        }),
      );
    const open = () =>
      planner.call(routes.cases.open, {
        params: { organisation: demoBody },
        body: { scheme: "cn-ohsms", client, region: "330100" },
      });
    await record("testing", null);
    value(await open());
    await record("consultancy", "2025-06-30");
    const refused = await open();
    expect(codes(refused)).toEqual(["body-not-independent"]);
    if (!refused.ok)
      expect(refused.problem.error).toMatchObject({
        passesFrom: "2027-06-30",
        rule: { clause: "5.2.7" },
        facts: { path: [{ kind: "related" }, { kind: "consultancy" }] },
      });
    test.moveTo("2026-11-23T04:01:00Z");
    const applied = await manager.call(routes.cases.apply, {
      params: { organisation: client },
      body: { scheme: "cn-ohsms", body: demoBody },
    });
    expect(codes(applied)).toContain("body-not-independent");
    if (!applied.ok) expect(JSON.stringify(applied.problem)).not.toContain("衡测咨询");
  });
});
