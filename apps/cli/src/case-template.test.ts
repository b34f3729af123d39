import { readFileSync, writeFileSync } from "node:fs";
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
  return ["case", "template", verb, ...more, ...here];
};
const soon = Temporal.Now.plainDateISO("Asia/Shanghai").add({ days: 3 }).toString();
const file = (value: unknown): string => {
  const path = join(folder, "template.json");
  writeFileSync(path, JSON.stringify(value));
  return path;
};

describe("case template", () => {
  it("preview, set, approve by another person, show", async () => {
    const template = file({ header: { zh: "QP-09", en: "QP-09" } });
    const out = join(folder, "a.pdf");
    await answer(...as("planner", "preview", "application", template, "--out", out));
    expect(readFileSync(out).subarray(0, 5).toString()).toBe("%PDF-");
    await refused("template-kind-unknown", ...as("planner", "set", "nothing", template, "--from", soon));
    await answer(...as("planner", "set", "application", template, "--from", soon));
    await refused("not-permitted", ...as("planner", "approve", "application", "1"));
    await answer(...as("decider", "approve", "application", "1"));
    const shown = await answer(...as("planner", "show", "application"));
    expect(shown.items[0].versions[0]).toMatchObject({ version: 1, effectiveFrom: soon, approved: { name: "顾青" } });
    const picture = join(folder, "logo.png");
    writeFileSync(picture, "no picture");
    await refused("template-logo-kind", ...as("planner", "logo", picture));
    const wrong = await run(...as("planner", "set", "application", file({ signatures: false }), "--from", soon));
    expect(wrong.code).toBe(2);
  });
});
