import { describe, expect, it, test } from "vitest";
import { contentFile } from "../../test/content.ts";
import { checkData, type Data } from "./check-data.ts";
import { field } from "./field.ts";
import { type Scheme, scheme } from "./scheme.ts";

const shipped = scheme.parse(contentFile("schemes/cn-ohsms.yaml"));
const record = (id: string) => {
  const found = shipped.records.find((kind) => kind.id === id);
  if (found === undefined) throw new Error(`no record ${id}`);
  return found;
};
const replaced = (id: string, change: object): Scheme => ({
  ...shipped,
  records: shipped.records.map((kind) => (kind.id === id ? { ...kind, ...change } : kind)),
});
const messages = (value: unknown): readonly string[] => {
  const read = scheme.safeParse(value);
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

describe("a scheme file is refused with the place and the reason (SCHEME-1)", () => {
  it("and the shipped one is not", () => expect(messages(shipped)).toEqual([]));

  test.for<[string, unknown, RegExp]>([
    ["a cycle", replaced("application", { after: ["contract"] }), /records\.0\.after\.0: "contract" is no earlier/],
    ["an unknown record", replaced("contract", { after: ["nothing"] }), /"nothing" is no earlier record/],
    ["a function out of order", replaced("contract", { function: "determination" }), /selection cannot follow determ/],
    [
      "no review (SCHEME-2)",
      { ...shipped, records: shipped.records.filter(({ id }) => id !== "review-record") },
      /exactly one record of review/,
    ],
    [
      "two decisions",
      replaced("review-record", { function: "decision" }),
      /exactly one record of decision is needed, not 2/,
    ],
    ["a review that cannot refuse", replaced("review-record", { fields: [] }), /review needs a choice that can refuse/],
    [
      "a step of selection that grants",
      replaced("application-review", { fields: record("decision-record").fields }),
      /effect "grant" does not belong to selection/,
    ],
    [
      "a grant where no statement follows (SCHEME-3, RF-23)",
      { ...shipped, statement: null },
      /grants, but the scheme has no statement/,
    ],
    [
      "an unknown field in a gate",
      replaced("opening-meeting", { gates: [{ pack: "stage-two-gate", input: { stageTwo: { field: "nowhere" } } }] }),
      /no field "nowhere"/,
    ],
    [
      "a team that is nowhere",
      { ...shipped, team: { ...shipped.team, field: "team-order.people" } },
      /no list of rows/,
    ],
    ["a leader that is no option", { ...shipped, team: { ...shipped.team, leader: "boss" } }, /"boss" is no option/],
    [
      "an id twice",
      { ...shipped, records: [...shipped.records.slice(0, 1), ...shipped.records] },
      /record id used twice/,
    ],
    [
      "a red line without a clause",
      { ...shipped, redLines: { ...shipped.redLines, separation: undefined } },
      /redLines\.separation/,
    ],
    ["a key nobody knows", { ...shipped, shortcut: true }, /shortcut/],
  ])("%s", ([, value, reason]) => {
    expect(messages(value).join("\n")).toMatch(reason);
  });

  it("names all mistakes, not the first", () => {
    const broken = { ...replaced("contract", { after: ["nothing"] }), statement: null };
    expect(messages(broken).length).toBeGreaterThan(1);
  });
});

describe("a record's data by the fields of its kind (SCHEME-4)", () => {
  const fields = [
    { id: "day", type: "date", title: { zh: "日", en: "Day" }, from: "start", to: "today" },
    { id: "count", type: "number", title: { zh: "数", en: "Count" }, least: 1, most: 9, whole: true },
    { id: "told", type: "boolean", title: { zh: "说", en: "Told" }, must: true },
    {
      id: "kind",
      type: "choice",
      title: { zh: "类", en: "Kind" },
      options: [
        { id: "a", title: { zh: "甲", en: "A" } },
        { id: "b", title: { zh: "乙", en: "B" } },
      ],
    },
    { id: "why", type: "text", most: 5, title: { zh: "因", en: "Why" }, when: { field: "kind", is: ["b"] } },
    {
      id: "who",
      type: "rows",
      title: { zh: "谁", en: "Who" },
      least: 1,
      fields: [{ id: "person", type: "party", title: { zh: "人", en: "Person" } }],
    },
    { id: "scope", type: "bilingual", title: { zh: "范围", en: "Scope" }, required: false },
  ].map((each) => field.parse(each));
  const good: Data = {
    day: "2026-11-20",
    count: 3,
    told: true,
    kind: "a",
    who: [{ person: { id: "p", name: "陈静" } }],
  };
  const dayOf = (path: string) => (path === "today" ? "2026-11-23" : "2026-11-01");
  const problems = (data: Data) => checkData(fields, data, dayOf).map(({ code, where }) => `${code} ${where}`);

  it("passes when right", () => expect(problems(good)).toEqual([]));

  test.for<[Data, string]>([
    [{ day: "2026-11-24" }, "field-wrong day"],
    [{ day: "2026-10-31" }, "field-wrong day"],
    [{ day: "2004-13-45" }, "field-wrong day"],
    [{ count: 10 }, "field-wrong count"],
    [{ count: 1.5 }, "field-wrong count"],
    [{ count: "3" }, "field-wrong count"],
    [{ told: false }, "field-must told"],
    [{ kind: "c" }, "field-wrong kind"],
    [{ kind: "b" }, "field-missing why"],
    [{ kind: "b", why: "太长的理由" + "了" }, "field-wrong why"],
    [{ kind: "b", why: "\u0000" }, "field-wrong why"],
    [{ kind: "b", why: "\ud800" }, "field-wrong why"],
    [{ why: "x" }, "field-unknown why"],
    [{ who: [] }, "field-wrong who"],
    [{ who: [{ person: { id: "p" } }] }, "field-wrong who.0.person"],
    [{ who: [{ person: { id: "p", name: "陈静" }, extra: 1 }] }, "field-unknown who.0.extra"],
    [{ scope: { zh: "物业", en: " " } }, "field-wrong scope.en"],
    [{ constructor: "x" }, "field-unknown constructor"],
  ])("%j", ([change, problem]) => {
    expect(problems({ ...good, ...change })).toEqual([problem]);
  });
});
