import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const body = "01900000-0000-7000-8000-00000000b001";
const { folder, run, answer, refused, remove } = programHere();
let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server?.close();
  remove();
});

const as = (account: string, verb: string, ...more: readonly string[]): readonly string[] => {
  const here = ["--organisation", body, "--server", server.origin, "--as", account];
  return ["laws", "scene", verb, ...more, ...here];
};
const naming: readonly string[] = ["--prefix", "LM", "--zh", "商场电梯", "--en", "Lifts of a mall"];

const duty = `factor: 机
subclass: { zh: 运行记录, en: Running log }
kind: operation
jurisdiction: "000000"
provisions: [{ family: cn-special-equipment-safety-law, article: 第三十九条 }]
standard: { id: iso45001, clause: "8.1.1" }
subject: { zh: 使用单位, en: User }
duty: { zh: 每天写运行记录。, en: The running log is written every day. }
check: { zh: 抽十天。, en: Sample ten days. }
evidence: { zh: 运行记录, en: Running log }
frequency: [{ recurrence: { kind: times, times: 1, in: P1D } }]
`;

describe("laws scene", { timeout: 180_000 }, () => {
  it("copy, propose from YAML, approve by another person, and the points have it", async () => {
    const { id } = await answer(...as("planner", "copy", "lift", "lift-mall", ...naming));
    const path = join(folder, "duty.yaml");
    writeFileSync(path, duty);
    await answer(...as("planner", "propose", id, path));
    await refused("not-permitted", ...as("planner", "approve", id, "LM-042"));
    await answer(...as("decider", "propose", id, path, "--replace", "LM-042"));
    await refused("scene-same-person", ...as("decider", "approve", id, "LM-042"));
    await answer(...as("second", "approve", id, "LM-042", "LM-001"));
    const shown = await answer(...as("planner", "show", id));
    expect(shown).toMatchObject({ from: "lift", approved: 2, pending: 40 });
    expect((await answer(...as("planner", "list"))).scenes).toMatchObject([{ key: "lift-mall", approved: 2 }]);
    const asked = ["audit-points", "--scene", "lift-mall", "--region", "330100", "--on", "2026-11-26"] as const;
    const there = ["--data", server.data, "--organisation", body] as const;
    expect((await answer(...asked, ...there)).points.map((point: { id: string }) => point.id)).toEqual([
      "LM-001",
      "LM-042",
    ]);
    await refused("scene-unknown", ...asked, "--data", server.data);
  });

  it("a file with a wrong field is told by line and ends with 2; nothing was sent", async () => {
    const { id } = await answer(...as("planner", "open", "empty", ...naming.with(1, "EM")));
    const path = join(folder, "wrong.yaml");
    writeFileSync(path, duty.replace("kind: operation", "kind: guess"));
    const wrong = await run(...as("planner", "propose", id, path));
    expect([wrong.code, wrong.err.includes("wrong.yaml:3")]).toEqual([2, true]);
    expect((await answer(...as("planner", "show", id))).entries).toEqual([]);
    await answer(...as("decider", "withdraw", id, "--why", "试写"));
    await refused("scene-withdrawn", ...as("decider", "withdraw", id, "--why", "再撤"));
  });
});
