import { afterAll, beforeAll, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const company = "01900000-0000-7000-8000-00000000c001";
const body = "01900000-0000-7000-8000-00000000b001";

const { answer, refused, remove } = programHere();
let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server?.close();
  remove();
});

const as = (account: string, ...given: readonly string[]) => [...given, "--server", server.origin, "--as", account];

it("the wording of a finding is checked without a case", async () => {
  const lint = (statement: string) =>
    as(
      "leader",
      "case",
      "finding",
      "lint",
      "--statement",
      statement,
      "--evidence",
      "台账",
      "--source",
      "x",
      "--clause",
      "1",
    );
  expect(await answer(...lint("2025 年没有演练"))).toMatchObject({ ok: true, pack: "finding-words" });
  const told = await refused("finding-advice", ...lint("2025 年没有演练，建议每年两次"));
  expect(told.facts).toMatchObject({ words: "建议", field: "statement" });
});

it("an appeal waits for a decision, and a complaint for nobody's account", async () => {
  const { id } = await answer(...as("manager", "case", "apply", "--organisation", company, "--body", body));
  const file = ["case", "appeal", "file", id, "--against", "decision", "--grounds", "没有看证据"];
  await refused("appeal-nothing-decided", ...as("manager", ...file));
  await refused("not-permitted", ...as("planner", ...file));
  expect(await answer(...as("planner", "case", "appeal", "list", id))).toMatchObject({ items: [] });

  const said = ["--about", "body", "--subject", "服务", "--text", "报告晚了两个月，电话没有人接。"];
  const { number } = await answer(...as("manager", "case", "complaint", "file", body, ...said));
  const { items } = await answer(...as("planner", "case", "complaint", "list", body));
  expect(items).toMatchObject([{ number, next: "acknowledge" }]);
  const on = (verb: string, ...more: readonly string[]) =>
    as("planner", "case", "complaint", verb, body, items[0].id, ...more);
  await refused("complaint-out-of-order", ...on("validate", "--reasons", "可查"));
  await answer(...on("acknowledge"));
  await refused("complaint-case-missing", ...on("validate", "--reasons", "可查"));
  await refused("complaint-case-unknown", ...on("validate", "--reasons", "可查", "--case", body));
  const found = await answer(...as("planner", "case", "complaint", "concerned", body, "--words", "OH-"));
  expect(found.items.map((each: { id: string }) => each.id)).toContain(id);
  await answer(...on("validate", "--invalid", "--reasons", "说的不是本机构"));
  await answer(...on("tell", "--how", "没有联系方式，公告"));
  await answer(...on("close"));
});
