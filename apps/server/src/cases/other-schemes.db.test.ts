import { type CaseStep, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { codes, openTestServer, type TestServer, value } from "../testing/test-server.ts";
import { openDemoCase, playByHttp } from "./testing/play-by-http.ts";

const isFiling =
  (kind: string) =>
  ({ act }: CaseStep): boolean =>
    act.type === "FileRecord" && act.kind === kind;
const valuesIn = (steps: readonly CaseStep[], kind: string) => {
  const act = steps.find(isFiling(kind))?.act;
  if (act?.type !== "FileRecord") throw new Error(`${kind} was not filed`);
  return act.values;
};

describe.each(engineKinds)("schemes that are no management systems, by HTTP on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
  }, 180_000);
  afterAll(() => test.close());

  const shown = async (id: string) =>
    value(await (await test.as("planner")).call(routes.cases.show, { params: { case: id } }));
  const file = async (id: string, account: string, record: string, values: object) =>
    (await test.as(account)).call(routes.cases.fileRecord, {
      params: { case: id },
      body: { kind: record, values: { ...values } },
    });

  it.each([
    ["testing", "initial", /-TR-\d{6}$/],
    ["claim-verification", "initial", /-VF-\d{6}$/],
    ["product-type-5", "initial", /-PC-\d{6}$/],
    ["body-approval", "initial", /-BA-\d{6}$/],
    ["body-approval", "commitment", /-BA-\d{6}$/],
  ])("%s, %s: from opening to a statement that anybody can look up", async (scheme, occasion, number) => {
    const id = await openDemoCase(test, { scheme, occasion });
    const { problem } = await playByHttp(test, id);
    expect(problem).toBeNull();
    const seen = await shown(id);
    expect(seen.steps).toEqual([]);
    expect(seen.statement?.number).toMatch(number);
    await test.server.services.store.jobs.drain();
    expect((await test.send(`/verify/${seen.statement?.number}`)).status).toBe(200);
  });

  it("a refusal ends a case without a statement", async () => {
    const id = await openDemoCase(test, { scheme: "claim-verification" });
    const { problem, state } = await playByHttp(test, id, { wanted: ["accept", "refuse"] });
    expect([problem, state.decision?.effect]).toEqual([null, "refuse"]);
    const attested = await (await test.as("decider")).call(routes.cases.attest, { params: { case: id }, body: {} });
    expect(codes(attested)).toEqual(["case-not-decided"]);
  });

  it("no report without the receipt of the sample, nor with a test before it (RF-5)", async () => {
    const whole = await playByHttp(test, await openDemoCase(test, { scheme: "testing" }));
    const record = valuesIn(whole.steps, "test-record");
    const { receivedOn } = valuesIn(whole.steps, "sample-receipt");
    if (typeof receivedOn !== "string") throw new Error("the sample came on no day");
    const before = Temporal.PlainDate.from(receivedOn).subtract({ days: 1 }).toString();

    const id = await openDemoCase(test, { scheme: "testing" });
    await playByHttp(test, id, { stopsBefore: isFiling("sample-receipt") });
    expect(codes(await file(id, "leader", "test-record", record))).toEqual(["record-missing"]);
    expect(codes(await file(id, "leader", "result", valuesIn(whole.steps, "result")))).toContain("record-missing");
    const decider = await test.as("decider");
    expect(codes(await decider.call(routes.cases.attest, { params: { case: id }, body: {} }))).toEqual([
      "case-not-decided",
    ]);

    await playByHttp(test, id, { stopsBefore: isFiling("test-record") });
    expect(codes(await file(id, "leader", "test-record", { ...record, startedOn: before }))).toEqual(["field-wrong"]);
    // The positive control: the same record on its own days.
    expect((await playByHttp(test, id)).problem).toBeNull();
    expect((await shown(id)).state).toBe("attested");
  });

  it("who verified a claim neither reviews it nor decides on it", async () => {
    const id = await openDemoCase(test, { scheme: "claim-verification" });
    const { steps } = await playByHttp(test, id, { stopsBefore: isFiling("review-record") });
    expect(steps.some(isFiling("evidence-record"))).toBe(true);
    const review = { sufficient: true, corrected: true, outcome: "grant", reasons: "自己复核" };
    expect(codes(await file(id, "leader", "review-record", review))).toContain("person-not-separate");
  });

  it("a material misstatement is corrected and verified before anybody grants; an immaterial one is only recorded", async () => {
    const id = await openDemoCase(test, { scheme: "claim-verification" });
    await playByHttp(test, id, { stopsBefore: isFiling("evidence-record") });
    const leader = await test.as("leader");
    for (const grade of ["material", "immaterial"]) {
      const body = {
        grade,
        requirement: { source: "ISO 14064-1:2018", clause: "6" },
        statement: "外购电力少算一个月",
        evidence: "12 月电费发票",
      };
      value(await leader.call(routes.cases.raiseFinding, { params: { case: id }, body }));
    }
    await playByHttp(test, id, { stopsBefore: ({ act }) => act.type === "VerifyFinding" });
    const review = { sufficient: true, corrected: true, outcome: "grant", reasons: "证据充分" };
    expect(codes(await file(id, "decider", "review-record", review))).toContain("finding-not-verified");
    expect((await playByHttp(test, id)).problem).toBeNull();
    const { state, findings } = await shown(id);
    expect([state, findings.map((each) => each.grade)]).toEqual(["attested", ["material", "immaterial"]]);
    expect(findings.map((each) => each.state)).toEqual(["verified", "recorded"]);
  });

  it("capital a yuan too low, and the commitment track for whoever is on the list, are refused", async () => {
    const id = await openDemoCase(test, { scheme: "body-approval", occasion: "commitment" });
    const whole = await playByHttp(test, await openDemoCase(test, { scheme: "body-approval", occasion: "commitment" }));
    const application = { ...valuesIn(whole.steps, "application"), capital: 2_999_999 };
    expect(codes(await file(id, "manager", "application", application))).toEqual(["field-wrong"]);
    await playByHttp(test, id, { stopsBefore: isFiling("acceptance") });
    const acceptance = valuesIn(whole.steps, "acceptance");
    expect(codes(await file(id, "planner", "acceptance", { ...acceptance, notListed: false }))).toEqual(["field-must"]);
    const { notListed: _, listChecked: _l, acceptedOn: _a, decideBy: _d, ...asked } = acceptance;
    // Declining needs nothing of what acceptance needs.
    value(await file(id, "planner", "acceptance", { ...asked, outcome: "decline", reason: "在严重违法失信名单上" }));
  });

  it("product surveillance asks for market and factory samples, and can suspend", async () => {
    const first = await openDemoCase(test, { scheme: "product-type-5" });
    await playByHttp(test, first);
    const statement = (await shown(first)).statement?.id ?? "";
    const id = await openDemoCase(test, { scheme: "product-type-5", occasion: "surveillance", statement });
    const { problem, steps, state } = await playByHttp(test, id, {
      wanted: ["accept", "refuse", "suspend"],
      stopsBefore: ({ act }) => act.type === "AttestCase",
    });
    expect(problem).toBeNull();
    expect(steps.filter(({ act }) => act.type === "FileRecord").map(({ act }) => "kind" in act && act.kind)).toEqual([
      "application-review",
      "team-order",
      "evaluation-plan",
      "sample-test",
      "factory-inspection",
      "system-elements",
      "evaluation-report",
      "review-record",
      "decision-record",
    ]);
    expect(state.decision?.effect).toBe("suspend");
  });
});
