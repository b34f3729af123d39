import { readFileSync } from "node:fs";
import { join } from "node:path";
import { houseSources } from "@touchstone/contract";
import { recordJsonSchema, runRecordExample } from "@touchstone/register";
import { describe, expect, it } from "vitest";
import { ContentWrong, contentFolder } from "../../content/read-content.ts";
import { checkKindFile, readRecordKinds } from "./record-kinds.ts";

const kinds = readRecordKinds();
const shipped = (id: string) => readFileSync(join(contentFolder, "records", `${id}.yaml`), "utf8");

describe.each(kinds.map((kind) => [kind.id, kind] as const))("kind %s", (_id, kind) => {
  it.each(kind.examples.map((example) => [example.id, example] as const))("example %s", (_example, example) => {
    expect(runRecordExample(kind, example)).toEqual([]);
  });
});

it("what the product asks of itself is named in both languages", () => {
  const said = kinds.flatMap(({ terms }) => terms.map(({ source }) => source));
  const own = said.filter((source) => source.startsWith("本产品"));
  expect(own.length).toBeGreaterThan(0);
  expect(own.filter((source) => !Object.hasOwn(houseSources, source))).toEqual([]);
});

it("the JSON Schema of kinds is what the code says: `touchstone register kinds schema > content/record.schema.json`", () => {
  const file = readFileSync(join(contentFolder, "record.schema.json"), "utf8");
  expect(JSON.parse(file)).toEqual(recordJsonSchema());
});

const check = (text: string) => checkKindFile("kind.yaml", text, () => kinds);
const told = (text: string) => check(text).problems.map(({ line, message }) => `${line} ${message}`);
const incident = shipped("incident");
const replaced = (from: string, to: string): string => {
  expect(incident).toContain(from);
  return incident.replace(from, to);
};
it("a kind that is there checks clean, and so does its next edition", () => {
  expect(check(incident)).toMatchObject({ problems: [], examples: { failed: 0, passed: 8 } });
  const next = replaced('edition: "1"', 'edition: "2"');
  expect(told(next)).toEqual([expect.stringContaining("edition 1 is in force on the same days")]);
});

it.each([
  [
    "a condition with an unknown name",
    "count(record.whys) < 5",
    "count(record.why) < 5",
    "count(",
    'has no field "why"',
  ],
  [
    "one that may not be decided",
    "record.whyStopped = null",
    'record.whyStopped = "x"',
    "whyStopped =",
    "may be empty here",
  ],
  ["a step into nowhere", "to: investigated", "to: nowhere", "to: nowhere", 'no state "nowhere"'],
  [
    "a separation from nothing",
    "separate: [investigate, plan, complete]",
    "separate: [inspect]",
    "inspect",
    'no step "inspect"',
  ],
  ["a term counted from no date", "after: reportedOn,", "after: place,", "after: place", 'no date or step "place"'],
  [
    "a bound that is no date",
    "from: happenedOn, to: today }",
    "from: place, to: today }",
    "reportedOn",
    'no date "place"',
  ],
  [
    "a refusal without example",
    "refused: [whys-too-few]",
    "refused: [field-missing]",
    "whys-too-few",
    "no example shows the refusal",
  ],
  [
    "a warning without example",
    "[reported-late, no-risk]",
    "[no-risk]",
    "reported-late",
    "no example shows the warning",
  ],
  [
    "a separation without example",
    "refused: [record-not-separate], state: done",
    "state: done",
    "separate:",
    "no example shows the refused person",
  ],
  ["an unknown key", "part: operate", "team: x\npart: operate", "team: x", "Unrecognized key"],
  ["an id that FEEL would subtract", "id: atOnce,", "id: at-once,", "at-once", "no hyphen"],
  [
    "something after the end",
    "from: [done]\n    to: open",
    "from: [closed]\n    to: open",
    "from: [closed]",
    "is final",
  ],
])("refuses %s, with its line", (_name, from, to, onLine, message) => {
  const text = replaced(from, to);
  const found = check(text).problems.find((problem) => problem.message.includes(message));
  expect(found).toBeDefined();
  expect(text.split("\n")[(found?.line ?? 0) - 1]).toContain(onLine);
});

it("an example that comes out otherwise is told with what came out", () => {
  const text = replaced('due: { investigate: "2026-03-17" }', 'due: { investigate: "2026-03-18" }');
  expect(told(text)).toEqual([expect.stringContaining("investigate 2026-03-17")]);
});

it("what is wrong with a file is told before the kinds beside it are read: it may be one of them", () => {
  const unreadable = () => {
    throw new ContentWrong([]);
  };
  const broken = checkKindFile("kind.yaml", "id: incident\n  title: [\n", unreadable);
  expect(broken.problems.map(({ file, line, code }) => `${file}:${line} ${code}`)).toContain(
    "kind.yaml:1 content-wrong",
  );
  // One sentence a fault: the terminal shows one line of each.
  for (const { message } of broken.problems) expect(message).not.toMatch(/\n/);
  expect(() => checkKindFile("kind.yaml", incident, unreadable)).toThrow(ContentWrong);
});
