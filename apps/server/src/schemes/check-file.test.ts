import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { contentFolder } from "../content/read-content.ts";
import { checkSchemeFile } from "./check-file.ts";
import { readRulePacks } from "./rule-packs.ts";
import { readSchemes } from "./scheme-files.ts";

const packs = readRulePacks();
const text = (file: string): string => readFileSync(join(contentFolder, file), "utf8");
const check = (content: string) => checkSchemeFile("given.yaml", content, packs, readSchemes());

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

it("a file whose aliases multiply or run in a ring is refused like any other wrong one", () => {
  const rows = Array.from({ length: 9 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}*a${at}]`);
  for (const content of [["a0: &a0 [x]", ...rows].join("\n"), "id: &a [*a]", "extends: &a { b: *a }"])
    expect(check(content).ok).toBe(false);
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

describe("bad content is refused with file, line and reason", () => {
  const scheme = text("schemes/cn-ohsms.yaml");
  const prerequisite = (holds: string): string =>
    `${scheme}prerequisites:\n  - id: own\n    at: contract\n    title: { zh: 前提, en: Prerequisite }\n    holds: '${holds}'\n    rule: { source: 机构内部规定, clause: "1" }\n`;
  const atEnd = (content: string, fromEnd: number): number => content.split("\n").length - fromEnd;

  test.for<[string, string, number, string, RegExp]>([
    [
      "a cycle",
      scheme.replace("  - id: contract\n", "  - id: contract\n    after: [programme]\n"),
      scheme.split("\n").indexOf("  - id: contract") + 2,
      "content-wrong",
      /"programme" is no earlier record: a cycle/,
    ],
    [
      "an unknown pack",
      `${scheme}surveillance: { pack: audit-times, rule: { source: x, clause: "1" } }\n`,
      scheme.split("\n").length,
      "content-wrong",
      /no rule pack "audit-times"/,
    ],
    [
      "an expression that does not parse",
      prerequisite("application.personnel >"),
      atEnd(prerequisite("x"), 2),
      "content-wrong",
      /does not parse/,
    ],
    [
      "an expression that runs long",
      prerequisite("every x in 1..9000000000 satisfies x > 0"),
      atEnd(prerequisite("x"), 2),
      "content-wrong",
      /prerequisites\.0\.holds: character/,
    ],
    [
      "two editions in force at once",
      scheme.replace('edition: "2026-03-01"', 'edition: "2026-09-01"'),
      scheme.split("\n").findIndex((line) => line.startsWith("effective")) + 1,
      "content-wrong",
      /edition 2026-03-01 is in force on the same days/,
    ],
    [
      "an example that fails",
      scheme.replace("refused: [operation-too-short]", "refused: [documents-missing]"),
      scheme.split("\n").findIndex((line) => line.includes("id: operated-too-short")) + 1,
      "example-failed",
      /operated-too-short: refused with operation-too-short at application, not documents-missing/,
    ],
  ])("%s", ([, content, line, code, message]) => {
    const { ok, problems } = check(content);
    expect(ok).toBe(false);
    expect(problems).toEqual([{ file: "given.yaml", line, code, message: expect.stringMatching(message) }]);
  });

  it("a rule pack of which another edition is in force", () => {
    const pack = text("rules/audit-time.yaml");
    const other = pack.replace(/^edition: .*$/m, "edition: next");
    const line = pack.split("\n").findIndex((each) => each.startsWith("effective")) + 2;
    expect(check(other).problems).toMatchObject([{ line, message: expect.stringContaining("same days") }]);
  });
});
