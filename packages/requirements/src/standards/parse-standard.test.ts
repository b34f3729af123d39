import { expect, it } from "vitest";
import { madeStandard, madeStructure, standardFile } from "../../testing/made-standards.ts";
import { parseHarmonised, parseStandard } from "./parse-standard.ts";

const title = { zh: "题", en: "Title" };
const question = { zh: "问？", en: "Ask?" };
const refused = (clauses: NonNullable<Parameters<typeof standardFile>[0]["clauses"]>) => {
  const read = parseStandard(madeStructure)(standardFile({ clauses }), "made.yaml");
  return read.ok ? [] : read.refusals.map(({ facts }) => facts["path"]);
};

it("a shared clause takes title and question from the structure and keeps what the standard adds", () => {
  const [clause] = madeStandard({ clauses: [{ clause: "10.3", shared: true, as: "10.1", question }] }).clauses;
  expect(clause).toEqual({
    clause: "10.3",
    harmonised: "10.1",
    title: { zh: "改进", en: "Improvement" },
    kind: "system",
    question: { zh: "更好了吗？问？", en: "Better? Ask?" },
    addition: question,
    mayNotApply: false,
  });
});

it("a clause is refused that shares what the structure has not, asks nothing, or stands twice", () => {
  expect(refused([{ clause: "4.9", shared: true }])).toEqual(["clauses[0].as"]);
  expect(refused([{ clause: "8.1", title }])).toContain("clauses[0].question");
  expect(refused([{ clause: "four", title, question }])).toEqual(["clauses[0].clause"]);
  expect(refused([{ clause: "8.1", title, question, kind: "guess" }])).toEqual(["clauses[0].kind"]);
  expect(refused([{ clause: "4.1", shared: true, title }])).toEqual(["clauses[0].title"]);
  expect(
    refused([
      { clause: "8.1", title, question },
      { clause: "8.1", title, question },
    ]),
  ).toEqual(["clauses"]);
  expect(
    refused([
      { clause: "10.1", shared: true },
      { clause: "10.3", shared: true, as: "10.1" },
    ]),
  ).toEqual(["clauses"]);
});

it("a question as long as a paragraph of a standard is refused: our own words are short", () => {
  expect(refused([{ clause: "8.1", title, question: { zh: "问".repeat(241), en: "Ask?" } }])).toEqual([
    "clauses[0].question.zh",
  ]);
});

it("controls ask one question and may be left out with a reason", () => {
  const { clauses } = madeStandard({ controls: { question, clauses: [{ clause: "A.5.1", title }] } });
  expect(clauses.at(-1)).toMatchObject({ clause: "A.5.1", question, harmonised: null, mayNotApply: true });
});

it("a structure with a clause twice is refused", () => {
  const clause = { clause: "4.1", title, question };
  const read = parseHarmonised(
    { id: "x", title, source: "invented", edition: "1", clauses: [clause, clause] },
    "made.yaml",
  );
  expect(read.ok).toBe(false);
});
