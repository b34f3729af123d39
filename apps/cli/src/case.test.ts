import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { routes } from "@touchstone/contract";
import { readDemoStory } from "@touchstone/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reach } from "./connect.ts";
import { type CaseDesk, caseDesk } from "./demo/case-desk.ts";
import { accounts, type Cast, enterCast } from "./demo/cast.ts";
import { done, until } from "./demo/teller.ts";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const body = "01900000-0000-7000-8000-00000000b001";
const company = "01900000-0000-7000-8000-00000000c001";
const somewhere = "01900000-0000-7000-8000-0000000000ff";
const today = Temporal.Now.plainDateISO("Asia/Shanghai");

const { folder, run, answer, refused, remove } = programHere();
let server: RunningServer;
let cast: Cast;
let story: ReturnType<typeof readDemoStory>;
let id: string;
let desk: CaseDesk;

beforeAll(async () => {
  server = await startServer();
  cast = await enterCast(await reach({ server: server.origin, data: server.data }, "demo"), { json: true, lang: "zh" });
  story = readDemoStory(today, new Map(accounts.map((account) => [account, cast[account]])));
});
afterAll(async () => {
  await server?.close();
  remove();
});

/** One command of the group, as one of the cast. */
const as = (account: string, verb: string, ...more: readonly string[]): readonly string[] => [
  "case",
  verb,
  ...more,
  "--server",
  server.origin,
  "--as",
  account,
];
const changed = { version: expect.any(Number) };
const valuesOf = (name: string, values: unknown = story.records[name]): string => {
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify(values));
  return path;
};
const recordOf = async (kind: string): Promise<string> =>
  (await desk.show(cast.planner)).records.findLast((record) => record.kind === kind)?.id ?? "";

// One case, from opening to certificate: each command once by the program, what repeats by the same routes.
describe("case, on a running server", { timeout: 300_000 }, () => {
  it("open: number and id; a body nobody works for and a region that is none are refused", async () => {
    const open = (organisation: string, region: string) =>
      as("planner", "open", "--organisation", organisation, "--client", company, "--region", region);
    await refused("not-found", ...open(somewhere, "330100"));
    await refused("body-invalid", ...open(body, "hangzhou"));
    const opened = await answer(...open(body, "330100"));
    expect(opened).toEqual({ id: expect.any(String), ...changed, number: expect.stringMatching(/./) });
    id = opened.id;
    desk = caseDesk(id, story);
    await until("the client enters the case", async () => {
      const seen = await run(...as("manager", "show", id), "--json");
      return seen.code === 0 ? true : null;
    });
  });

  it("list and show: what is missing, by whom and why; nobody else sees the case", async () => {
    const { items } = await answer(...as("planner", "list", "--organisation", body));
    expect(items.map((line: { id: string }) => line.id)).toContain(id);
    const view = await answer(...as("manager", "show", id));
    expect(view).toMatchObject({ id, records: [], findings: [], points: [] });
    const [step] = view.steps;
    expect(step).toMatchObject({ mine: true, rule: { source: expect.any(String), clause: expect.any(String) } });
    const told = await run(...as("manager", "show", id));
    expect(told.out).toContain(`▶ ${step.text.zh}`);
    expect((await run(...as("manager", "show", id), "--lang", "en")).out).toContain(step.text.en);
    await refused("not-found", ...as("evaluator", "show", id));
    await refused("not-found", ...as("manager", "list", "--organisation", body));
    await refused("not-signed-in", "case", "show", id, "--server", server.origin);
  });

  it("record: filed from a JSON file; too early says from which day, and a file that is none says so", async () => {
    const file = (path: string) => as("manager", "record", id, "application", "--values", path);
    expect((await refused("path-missing", ...file("none.json"))).facts).toEqual({ path: "none.json" });
    writeFileSync(join(folder, "broken.json"), '{"legalName":');
    await refused("file-not-json", ...file("broken.json"));
    writeFileSync(join(folder, "list.json"), "[1]");
    expect((await refused("body-invalid", ...file("list.json"))).facts.where).toBe("list.json");
    const values = { ...story.records["application"], operatingSince: today.subtract({ days: 3 }).toString() };
    const early = await refused("operation-too-short", ...file(valuesOf("early", values)));
    expect(early.passesFrom > today.toString()).toBe(true);
    expect(await answer(...file(valuesOf("application")))).toMatchObject(changed);
    await refused("not-your-step", ...as("leader", "record", id, "contract", "--values", valuesOf("contract")));
  });

  it("sign: in one's own name, once, and only the signature that is one's own", async () => {
    const sign = (account: string, signature: string, record: string) => as(account, "sign", id, record, signature);
    const application = await recordOf("application");
    await refused("record-unknown", ...sign("manager", "applicant", somewhere));
    await refused("signature-unknown", ...sign("manager", "king", application));
    expect(await answer(...sign("manager", "applicant", application))).toMatchObject(changed);
    await refused("already-signed", ...sign("manager", "applicant", application));
  });

  it("draw, points and walk: the checklist by the law of the day; a scene or a day that is none is refused", async () => {
    const { planner, manager, leader } = cast;
    await desk.file(planner, "application-review", [[planner, "reviewer"]]);
    await desk.file(planner, "contract", [
      [planner, "body"],
      [manager, "client"],
    ]);
    await desk.file(planner, "programme", [[planner, "planner"]]);
    await desk.file(planner, "team-order", [[planner, "planner"]]);
    await desk.file(leader, "audit-plan", [
      [leader, "leader"],
      [manager, "client"],
    ]);
    const draw = (scene: string, on: string) =>
      as("leader", "draw", id, "--scene", scene, "--region", "330100", "--on", on);
    await refused("scene-unknown", ...draw("boat", today.toString()));
    expect((await run(...draw("lift", "2026-02-30"))).code).toBe(2);
    const clauses = await answer(...as("leader", "draw", id, "--region", "330100", "--on", today.toString()));
    expect(clauses).toMatchObject(changed);
    const alone = (await answer(...as("leader", "points", id))).points;
    expect(alone.map(({ provision }: { provision: unknown }) => provision)).toEqual(Array(36).fill(null));
    expect(await answer(...draw("lift, canteen", today.toString()))).toMatchObject(changed);
    const { points } = await answer(...as("leader", "points", id));
    expect(points.length).toBeGreaterThan(20);
    expect(points[0]).toMatchObject({
      id: expect.any(String),
      text: { zh: expect.any(String), en: expect.any(String) },
      standard: { id: expect.any(String), clause: expect.any(String) },
      verdict: null,
    });
    const { walks } = await answer(...as("leader", "walk", id));
    expect(walks.map(({ scene }: { scene: string }) => scene).toSorted()).toEqual(["canteen", "lift"]);
    expect(walks[0].steps[0]).toMatchObject({ points: expect.any(Array), judged: 0 });
    await refused("not-found", ...as("evaluator", "points", id));
    await refused("not-found", ...as("evaluator", "walk", id));
  });

  it("verdict: on one point, by the team; a point that is none and a verdict that is none are refused", async () => {
    const { leader } = cast;
    await desk.file(leader, "stage-1-report", [[leader, "leader"]]);
    await desk.file(leader, "opening-meeting", [
      [leader, "leader"],
      [cast.manager, "client"],
    ]);
    const [first, ...others] = (await desk.show(leader)).points;
    const judge = (point: string, verdict = "conformity") =>
      as("auditor", "verdict", id, point, "--verdict", verdict, "--note", story.verdicts.seen);
    await refused("point-unknown", ...judge("XX-999"));
    expect((await run(...judge(first?.id ?? "", "splendid"))).code).toBe(2);
    expect(await answer(...judge(first?.id ?? ""))).toMatchObject(changed);
    const { points } = await answer(...as("auditor", "points", id));
    expect(points[0].verdict).toMatchObject({ verdict: "conformity", note: story.verdicts.seen });
    const verdict = { verdict: "conformity" as const, note: story.verdicts.seen };
    for (const { id: point } of others)
      done(await leader.client.call(routes.cases.judge, { params: { case: id, point }, body: verdict }));
    for (const { id: interview } of (await desk.show(leader)).interviews) {
      const heard = { with: story.interviews.with, note: story.interviews.note };
      done(await leader.client.call(routes.cases.interview, { params: { case: id, interview }, body: heard }));
    }
  });

  it("scope: what is applied for is shown; what is outside it is raised by the team alone", async () => {
    const { scope, asks } = await answer(...as("leader", "scope", id));
    expect([scope.basis, asks.requirement.clause]).toEqual(["applied", "4.3"]);
    const met = ["--activity", "二岁以下托育", "--place", "二楼", "--evidence", "名册 8 人", "--grade"];
    await refused("not-permitted", ...as("manager", "scope", "outside", id, ...met, "opportunity"));
    expect((await run(...as("leader", "scope", "outside", id, ...met, "minor", "--against", "4.3"))).code).toBe(2);
    expect(await answer(...as("leader", "scope", "outside", id, ...met, "opportunity"))).toMatchObject(changed);
    expect((await desk.show(cast.leader)).findings.map(({ grade }) => grade)).toEqual(["opportunity"]);
  });

  it("finding, answer, accept-plan, verify: in this order, each by whose turn it is [17021-1 9.4.9] [17021-1 9.4.10]", async () => {
    const { leader, manager } = cast;
    const { requirement, statement, evidence } = story.findings.major;
    const told = ["--source", requirement.source, "--clause", requirement.clause, "--statement", statement];
    const raise = (account: string, grade: string) =>
      as(account, "finding", id, "--grade", grade, ...told, "--evidence", evidence);
    await refused("finding-grade-unknown", ...raise("leader", "enormous"));
    await refused("not-permitted", ...raise("manager", "major"));
    expect(await answer(...raise("leader", "major"))).toMatchObject(changed);
    const finding = (await desk.show(leader)).findings.at(-1)?.id ?? "";
    await desk.file(
      leader,
      "nonconformity-report",
      [
        [leader, "leader"],
        [manager, "client"],
      ],
      finding,
    );
    await desk.file(leader, "closing-meeting", [
      [leader, "leader"],
      [manager, "client"],
    ]);
    await desk.file(leader, "audit-report", [[leader, "leader"]]);
    await refused("finding-without-plan", ...as("leader", "accept-plan", id, finding));
    for (const [part, text] of Object.entries(story.answers)) {
      const reply = (account: string, on: string) => as(account, "answer", id, on, "--part", part, "--text", text);
      if (part === "cause") await refused("finding-unknown", ...reply("manager", somewhere));
      expect(await answer(...reply("manager", finding))).toMatchObject(changed);
    }
    const proof = join(folder, "维保记录.txt");
    writeFileSync(proof, "十月每十四天一次");
    const attach = (...more: readonly string[]) =>
      as("manager", "attach", id, finding, "--part", "cause", "--file", proof, ...more);
    await refused("evidence-outside-finding", ...attach("--on", "2020-01-01"));
    expect(await answer(...attach())).toMatchObject(changed);
    await refused("finding-file-there", ...attach());
    const [kept] = (await answer(...as("leader", "show", id))).findings.at(-1).files;
    const out = join(folder, "saved.txt");
    expect(await answer(...as("leader", "attachment", id, finding, kept.id, "--out", out))).toEqual({
      path: out,
      bytes: 24,
    });
    expect(readFileSync(out, "utf8")).toBe("十月每十四天一次");
    writeFileSync(out, "十一月也是");
    const again = ["reply", id, finding, "--part", "cause", "--text", story.answers.cause, "--file", out] as const;
    expect(await answer(...as("manager", ...again))).toMatchObject(changed);
    const { files: both } = (await answer(...as("leader", "show", id))).findings.at(-1);
    expect(both.map(({ name }: { name: string }) => name)).toEqual(["维保记录.txt", "saved.txt"]);
    expect(await answer(...as("leader", "accept-plan", id, finding))).toMatchObject(changed);
    const verify = (account: string) => as(account, "verify", id, finding, "--evidence", story.verification);
    await refused("not-permitted", ...verify("manager"));
    expect(await answer(...verify("leader"))).toMatchObject(changed);
    expect((await answer(...as("leader", "show", id))).findings.at(-1)).toMatchObject({
      grade: "major",
      state: "verified",
    });
  });

  it("attest: no certificate before the decision, one after it, and none a second time [17021-1 5.1.3]", async () => {
    const { decider } = cast;
    const attest = as("decider", "attest", id);
    await refused("case-not-decided", ...attest);
    await desk.file(decider, "review-record", [[decider, "reviewer"]]);
    await desk.file(decider, "decision-record", [[decider, "decision-maker"]]);
    await refused("not-permitted", ...as("manager", "attest", id));
    const attested = await answer(...attest);
    expect(attested).toMatchObject({ number: expect.stringMatching(/-000001$/), statement: expect.any(String) });
    const again = await run(...attest, "--json");
    expect([again.code, JSON.parse(again.out).error.refusals.length]).toEqual([1, 1]);
  });

  it("pdf and file: a record as a document, and the whole history under one digest [17021-1 9.9.1]", async () => {
    const target = join(folder, "decision.pdf");
    const record = await recordOf("decision-record");
    const saved = await answer(...as("decider", "pdf", id, record, target));
    expect(saved).toEqual({ file: target, bytes: readFileSync(target).length });
    expect(readFileSync(target).subarray(0, 5).toString()).toBe("%PDF-");
    await refused("not-found", ...as("decider", "pdf", id, somewhere, target));
    const { events, digest } = await answer(...as("decider", "file", id));
    expect(digest).toMatch(/[0-9a-f]{64}/);
    expect(events.map(({ version }: { version: number }) => version)).toEqual(
      events.map((_: unknown, at: number) => at + 1),
    );
    await refused("not-found", ...as("evaluator", "file", id));
  });

  it("who does not exist cannot act, and a server that does not answer is named", async () => {
    await refused("not-found", ...as("nobody", "show", id));
    const away = await refused("server-unreachable", "case", "show", id, "--server", "http://127.0.0.1:1");
    expect(away.facts).toEqual({ url: "http://127.0.0.1:1" });
  });
});
