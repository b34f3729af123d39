import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { contentFolder } from "../content/read-content.ts";
import { checkSchemeFile } from "./check-file.ts";
import { readRulePacks } from "./rule-packs.ts";

const packs = readRulePacks();
const text = (file: string): string => readFileSync(join(contentFolder, file), "utf8");
const check = (content: string) => checkSchemeFile("given.yaml", content, packs);

it("what the product ships is right, with every example", () => {
  expect(check(text("schemes/cn-ohsms.yaml"))).toMatchObject({ ok: true, problems: [] });
  expect(check(text("rules/audit-time.yaml"))).toMatchObject({ ok: true, examples: { failed: 0 } });
});

it("a changed figure fails the example that knew better", () => {
  const changed = text("rules/audit-time.yaml").replace("- [175, 8]", "- [175, 7.5]");
  const { ok, problems, examples } = check(changed);
  expect(ok).toBe(false);
  expect(examples.failed).toBe(problems.length);
  expect(problems.map(({ code, message }) => [code, message.split(":")[0]])).toContainEqual([
    "example-failed",
    "140 people, QMS",
  ]);
});

it("a second edition for the same place on the same days is refused with its line", () => {
  const second = text("rules/site-sample.yaml").replace("edition: iaf-md1-2023", "edition: iaf-md1-2024");
  const line = second.split("\n").findIndex((each) => each.includes("from:")) + 1;
  const { ok, problems } = check(second);
  expect(ok).toBe(false);
  expect(problems).toMatchObject([{ file: "given.yaml", line, code: "content-wrong" }]);
  expect(problems[0]?.message).toContain("iaf-md1-2023");
});

it("a wrong file is refused with its line", () => {
  const scheme = text("schemes/cn-ohsms.yaml");
  const line = scheme.split("\n").findIndex((each) => each.includes("function: review")) + 1;
  const { ok, problems } = check(scheme.replace("function: review", "function: reviewing"));
  expect(ok).toBe(false);
  expect(problems[0]).toMatchObject({ file: "given.yaml", line, code: "content-wrong" });
  expect(check("id: [").problems[0]).toMatchObject({ code: "content-wrong", line: 1 });
});
