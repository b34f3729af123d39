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

it("a wrong file is refused with its line", () => {
  const scheme = text("schemes/cn-ohsms.yaml");
  const lineOf = (content: string, part: string) => content.split("\n").findIndex((each) => each.includes(part)) + 1;
  const { ok, problems } = check(
    scheme.replace("insertAfter: plannedAudit, type: text", "insertAfter: plannedAudit, type: words"),
  );
  expect(ok).toBe(false);
  expect(problems[0]).toMatchObject({
    file: "given.yaml",
    line: lineOf(scheme, "id: hazards"),
    code: "content-wrong",
  });
  const loose = scheme.replace("  - id: contract\n    fields:", "  - id: contract\n    colour: red\n    fields:");
  expect(check(loose).problems).toMatchObject([
    { file: "given.yaml", line: lineOf(loose, "colour"), code: "content-wrong" },
  ]);
  const baseless = scheme.replace("extends: cn-management-system", "extends: cn-managment-system");
  expect(check(baseless).problems).toMatchObject([
    { line: lineOf(scheme, "extends:"), message: expect.stringContaining("cn-management-system") },
  ]);
  expect(check("id: [").problems[0]).toMatchObject({ code: "content-wrong", line: 1 });
});

it("where the base is what no longer fits, the line is the base's", () => {
  const base = text("schemes/base/management-system.yaml");
  const lineOf = (part: string) => base.split("\n").findIndex((each) => each.includes(part)) + 1;
  const changed = `${text("schemes/cn-ohsms.yaml")}`.replace(
    /  - id: contract\n[\s\S]*?  - id: audit-report\n/,
    "  - id: contract\n    remove: true\n  - id: audit-report\n",
  );
  expect(check(changed).problems).toMatchObject(
    ["after: [contract]", "after: [application-review, contract]"].map((part) => ({
      file: "schemes/base/management-system.yaml",
      line: lineOf(part),
      message: expect.stringContaining('"contract" is no earlier'),
    })),
  );
});
