import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const { folder, run, answer, refused, remove } = programHere();
afterAll(remove);
const where = ["--scene", "canteen", "--region", "330100", "--on", "2026-08-15", "--laws", folder];
const narrow = [...where, "--standards", "iso45001"];

const points = (...given: readonly string[]) => run("audit-points", ...given);

describe("audit-points from a folder", () => {
  it("says per point what it may lead to, and keeps what was judged not applicable with its reason", async () => {
    const listed = (await answer("audit-points", ...narrow, "--unfit", "CT-014=没有灶台=无烟")).points;
    const of = (id: string) => listed.find((point: { id: string }) => point.id === id);
    expect(of("CT-042")).toMatchObject({ outcome: "note", local: true });
    expect(of("CT-014")).toMatchObject({ outcome: "nothing", unfit: "没有灶台=无烟" });
    expect(of("CT-001")).toMatchObject({ outcome: "nonconformity", provision: { since: "2025-12-01" } });
  });

  it("refuses a decision on nothing, one without a reason, and a standard that is none", async () => {
    await refused("unfit-unknown", "audit-points", ...where, "--unfit", "XX-001=无关");
    await refused("unfit-without-reason", "audit-points", ...where, "--unfit", "CT-014= ");
    await refused("standard-unknown", "audit-points", ...where, "--standards", "iso1");
    expect((await points(...where, "--unfit", "CT-014")).code).toBe(2);
  });

  it("writes each format to a file, the same plan each time", async () => {
    const written = async (format: string) => {
      const file = join(folder, `points.${format}`);
      expect((await points(...narrow, "--format", format, "--output", file)).code).toBe(0);
      const bytes = readFileSync(file);
      // The next question would read it as a law of the folder.
      rmSync(file);
      return bytes;
    };
    for (const format of ["xlsx", "xlsform"]) expect((await written(format)).subarray(0, 2).toString()).toBe("PK");
    expect((await written("md")).toString()).toContain("## 现场观察");
    const plan = await written("oscal");
    expect(JSON.parse(plan.toString())["assessment-plan"].metadata["oscal-version"]).toBe("1.1.2");
    expect((await written("oscal")).equals(plan)).toBe(true);
  });

  it("quiz: the same seed, the same sheet; the key stands apart", async () => {
    const quiz = ["quiz", ...narrow, "--seed", "A7", "--count", "5"];
    const sheet = (await points(...quiz)).out;
    expect(sheet.match(/^\d+\. /gm)).toHaveLength(5);
    expect((await points(...quiz)).out).toBe(sheet);
    const key = (await points(...quiz, "--key")).out;
    expect(key.match(/^\d+\. [ABCD] {2}CT-\d{3}/gm)).toHaveLength(5);
    for (const question of (await answer("audit-points", ...quiz)).questions) {
      expect(Object.keys(question)).toEqual(["point", "topic", "question", "choices"]);
    }
    expect((await points(...quiz, "--count", "51")).code).toBe(2);
  });
});

describe("audit-points of a running server", { timeout: 300_000 }, () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server?.close());

  const at = () => ["--data", server.data];
  const place = ["--scene", "canteen", "--region", "330100", "--on", "2026-08-15"];
  const workshop = (act: string, account: string, ...given: readonly string[]) => [
    "audit-points",
    "workshop",
    act,
    ...at(),
    "--as",
    account,
    "--organisation",
    "01900000-0000-7000-8000-00000000b001",
    ...given,
  ];

  it("the server writes the same file as the folder", async () => {
    const plan = [...place, "--standards", "iso45001", "--unfit", "CT-014=没有灶台", "--format", "oscal"];
    const asked = await points(...plan, ...at());
    expect(asked.code).toBe(0);
    expect(asked.out).toBe((await points(...plan, "--laws", folder)).out);
  });

  it("a workshop is opened, judged by two, closed, and gives the figure", async () => {
    const paper = ["--title", "研讨", "--text", "排风机停了三天", ...place, "--points", "CT-001", "CT-014"];
    const { id } = await answer(...workshop("open", "planner", ...paper));
    const one = ["--workshop", id];
    const say = (account: string, ...verdicts: readonly string[]) =>
      workshop("judge", account, ...one, ...verdicts.flatMap((verdict) => ["--verdict", verdict]));
    await answer(...say("auditor", "CT-001=conformity", "CT-014=nonconformity=无记录"));
    await answer(...say("decider", "CT-001=conformity", "CT-014=note"));
    expect((await answer(...workshop("show", "decider", ...one))).result).toBeNull();
    await answer(...workshop("close", "planner", ...one));
    const { result } = await answer(...workshop("show", "auditor", ...one));
    expect(result).toMatchObject({ judges: 2, percent: 0.5, points: [{ point: "CT-014" }, { point: "CT-001" }] });
    await refused("workshop-closed", ...say("auditor", "CT-001=note"));
    expect((await run(...say("auditor", "CT-001=maybe"))).code).toBe(2);
    expect((await answer(...workshop("list", "auditor"))).workshops).toHaveLength(1);
  });
});
