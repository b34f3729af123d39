import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const company = "01900000-0000-7000-8000-00000000c001";
const body = "01900000-0000-7000-8000-00000000b001";
const person = {
  leader: { id: "01900000-0000-7000-8000-00000000a004", name: "沈岚" },
  auditor: { id: "01900000-0000-7000-8000-00000000a005", name: "吴越" },
};
const both = (text: string) => ({ zh: text, en: text });
const today = Temporal.Now.plainDateISO("Asia/Shanghai").toString();

const { folder, run, answer, refused, remove } = programHere();
let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server?.close();
  remove();
});

const on = (...given: readonly string[]) => [...given, "--server", server.origin];
const as = (account: string, verb: string, ...given: readonly string[]) => on("case", verb, ...given, "--as", account);
const open = (...given: readonly string[]) =>
  as("planner", "open", "--organisation", body, "--client", company, "--region", "330100", ...given);

describe("demo run --scheme, on a running server", { timeout: 240_000 }, () => {
  test.for([
    ["testing", "TR"],
    ["claim-verification", "VF"],
    ["product-type-5", "PC"],
    ["body-approval", "BA"],
  ])("%s goes from opening to its statement, each step told", async ([scheme = "", mark]) => {
    const { code, out } = await run(...on("demo", "run", "--scheme", scheme, "--json"));
    const { steps, case: played } = JSON.parse(out);
    expect([code, steps.filter(({ ok }: { ok: boolean }) => !ok)]).toEqual([0, []]);
    expect(steps.length).toBeGreaterThan(15);
    expect(played).toEqual({
      id: expect.any(String),
      number: expect.any(String),
      state: "attested",
      statement: expect.stringMatching(new RegExp(`-${mark}-\\d{6}$`)),
    });
  });

  it("speaks the reader's language, and says which scheme there is not", async () => {
    const { out } = await run(
      ...on("demo", "run", "--scheme", "body-approval", "--occasion", "commitment", "--lang", "en"),
    );
    expect(out).toContain("✓ File “Application for approval” · 陈静");
    const unknown = await run(...on("demo", "run", "--scheme", "nothing", "--json"));
    expect([unknown.code, JSON.parse(unknown.out)]).toMatchObject([
      1,
      { case: null, error: { code: "scheme-unknown" } },
    ]);
  });
});

const approval: Readonly<Record<string, readonly [string, string, object]>> = {
  application: [
    "manager",
    "applicant",
    {
      legalName: both("新衡认证（示例）"),
      fieldsAsked: both("质量管理体系认证"),
      legalPerson: true,
      premises: [{ address: "杭州市文三路 1 号", held: "owned" }],
      capital: 3_000_000,
      staff: 10,
      managementSystem: "管理手册",
      certifiesProducts: false,
      truthful: true,
      committed: true,
    },
  ],
  acceptance: [
    "planner",
    "officer",
    {
      area: "certification-bodies",
      receivedOn: today,
      asked: false,
      outcome: "accept",
      listChecked: true,
      notListed: true,
      acceptedOn: today,
      decideBy: today,
    },
  ],
  "team-order": [
    "planner",
    "officer",
    {
      people: [
        { person: person.leader, duty: "leader" },
        { person: person.auditor, duty: "expert" },
      ],
    },
  ],
  examination: [
    "leader",
    "leader",
    {
      conditions: ["legal-person", "premises", "capital", "staff", "management"].map((condition) => ({
        condition,
        met: true,
        evidence: "已核对",
      })),
      conclusion: "全部条件满足",
    },
  ],
  "review-record": ["decider", "reviewer", { outcome: "grant", reasons: "条件有证据" }],
  "decision-record": [
    "decider",
    "decision-maker",
    { outcome: "grant", scope: both("质量管理体系认证"), reasons: "同意" },
  ],
};

describe("a case of any scheme by commands alone", { timeout: 240_000 }, () => {
  it("an occasion that is none, and one that needs a statement, are refused", async () => {
    await refused("occasion-unknown", ...open("--scheme", "body-approval", "--occasion", "whim"));
    await refused("occasion-needs-statement", ...open("--scheme", "body-approval", "--occasion", "extension"));
  });

  it("body approval on commitment: form, record, sign, attest", async () => {
    const { id } = await answer(...open("--scheme", "body-approval", "--occasion", "commitment"));
    const form = await answer(...as("planner", "form", id, "acceptance"));
    expect(form.fields.map((field: { id: string }) => field.id)).toContain("notListed");
    expect((await run(...as("planner", "form", id, "acceptance"))).out).toContain("■ notListed  boolean");
    await refused("record-kind-unknown", ...as("planner", "form", id, "expert-review"));
    for (const [kind, [account, signature, values]] of Object.entries(approval)) {
      const path = join(folder, `${kind}.json`);
      const record = (given: object) => {
        writeFileSync(path, JSON.stringify(given));
        return as(account, "record", id, kind, "--values", path);
      };
      if (kind === "application") await refused("field-wrong", ...record({ ...values, capital: 2_999_999 }));
      if (kind === "acceptance") await refused("field-must", ...record({ ...values, notListed: false }));
      await answer(...record(values));
      const { records } = await answer(...as("planner", "show", id));
      await answer(...as(account, "sign", id, records.at(-1).id, signature));
    }
    expect(await answer(...as("decider", "attest", id))).toMatchObject({ number: expect.stringMatching(/-BA-\d{6}$/) });
    expect((await answer(...as("planner", "show", id))).state).toBe("attested");
  });

  it("objection and its answer; a concern where the scheme asks for none is refused", async () => {
    const { id } = await answer(...open("--scheme", "product-type-5", "--occasion", "initial"));
    await refused(
      "concerns-not-asked",
      ...as("leader", "concern", id, "--clause", "7.4", "--text", "缺少例行检验规程"),
    );
    const person = ["--person", "01900000-0000-7000-8000-00000000a005", "--reason", "曾在竞争对手任职"];
    await refused("not-in-team", ...as("manager", "object", id, ...person));
    const none = as("planner", "answer-objection", id, id, "--outcome", "dismissed", "--answer", "已核实");
    await refused("objection-unknown", ...none);
    await refused(
      "interview-unknown",
      ...as("leader", "interview", id, "boss", "--with", "厂长", "--note", "清楚职责"),
    );
    await refused("concern-unknown", ...as("manager", "answer-concern", id, id, "--answer", "已补"));
    await refused("finding-unknown", ...as("leader", "return-plan", id, id, "--reason", "原因没有找到"));
  });
});
