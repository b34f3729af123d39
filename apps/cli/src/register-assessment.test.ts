import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { client, routes } from "@touchstone/contract";
import { operatorToken } from "@touchstone/server/operator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transportOver } from "./connect.ts";
import { newKey } from "./new-key.ts";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const { folder, answer, refused, remove } = programHere();
const organisation = "01900000-0000-7000-8000-00000000c001";
let server: RunningServer;
let risk = "";

beforeAll(async () => {
  server = await startServer();
  const authorization = `Bearer ${operatorToken(server.data)}`;
  const { call } = client({ transport: transportOver(fetch, server.origin, () => ({ authorization })), newKey });
  const body = { title: "食堂火灾", harm: "", owner: "后勤部", area: "canteen" };
  const made = await call(routes.register.identify, { params: { organisation }, body });
  risk = made.ok ? made.value.id : "";
});
afterAll(async () => {
  await server?.close();
  remove();
});

describe("touchstone register assess, criteria, risks", { timeout: 300_000 }, () => {
  const where = () => ["--organisation", organisation, "--data", server.data];
  const file = (name: string, value: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(value));
    return path;
  };
  const all = <Value>(value: Value) => ({ major: value, considerable: value, general: value, low: value });
  const criteria = {
    threshold: { score: 9, at: "not-acceptable" },
    bounds: { major: 20, considerable: 15, general: 9, low: 0 },
    words: all(""),
    ties: "oldest-first",
    review: all(12),
    control: all({ level: "team", every: { times: 1, per: "week" } }),
    performing: "每年一次",
  };

  it("adopts criteria, assesses from a file, ranks, and evaluates again under a new version", async () => {
    const { methods } = await answer("register", "criteria", "methods", ...where());
    const method = methods.find(({ id }: { id: string }) => id === "ls-matrix");
    const adopted = file("set.json", { title: "矩阵", method: `ls-matrix@${method.edition}`, criteria });
    const { id: set } = await answer("register", "criteria", "adopt", adopted, ...where());
    const inputs = { hazard: "油锅无人看管", event: "起火", harm: "烧伤", factors: ["people"] };
    const open = file("open.json", { risk, set, inputs });
    await refused("rating-missing", "register", "assess", "begin", open, "--finish", ...where());
    const rated = { ...inputs, ratings: { likelihood: "l2", severity: "s4" } };
    const whole = file("whole.json", { risk, set, inputs: rated });
    const { id } = await answer("register", "assess", "begin", whole, "--finish", ...where());
    // The operator evaluates nothing: acceptance is a person's.
    await refused("not-permitted", "register", "assess", "decide", id, "--reason", "看过", ...where());
    const { risks } = await answer("register", "risks", "rank", "--set", set, ...where());
    expect(risks[0]).toMatchObject({ id, rank: 1, before: { score: 8, band: "low" }, stage: "acceptable" });
    const { cells } = await answer("register", "risks", "matrix", "--set", set, ...where());
    expect(cells).toContainEqual({ moment: "before", row: "l2", column: "s4", band: "low", count: 1 });
    const { controls } = await answer("register", "risks", "controls", "--set", set, ...where());
    expect(controls).toMatchObject([{ assessment: id, level: "team" }]);
    const tighter = file("next.json", {
      criteria: { ...criteria, threshold: { score: 8, at: "not-acceptable" } },
      reason: "收紧",
    });
    await answer("register", "criteria", "change", set, tighter, ...where());
    const { sets } = await answer("register", "criteria", "list", ...where());
    expect(sets[0].versions).toHaveLength(2);
    await expect
      .poll(async () => (await answer("register", "assess", "show", id, ...where())).stage, { timeout: 60_000 })
      .toBe("to-treat");
  });

  it("says what is wrong with a file", async () => {
    await refused("path-missing", "register", "criteria", "adopt", join(folder, "none.json"), ...where());
    writeFileSync(join(folder, "bad.json"), "{");
    await refused("assessment-file-unreadable", "register", "assess", "begin", join(folder, "bad.json"), ...where());
  });
});
