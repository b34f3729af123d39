import { runClauseExample, runRehearsalExample, runReviewExample } from "@touchstone/register";
import { jointClauses, standardsOn } from "@touchstone/requirements";
import { expect, test } from "vitest";
import { readRecordKinds } from "../register/index.ts";
import { readStandards } from "../requirements/index.ts";
import { readSchemes } from "../schemes/index.ts";
import { clauseAnswers, reviewInputs, stageOne } from "./content.ts";

const on = "2026-11-26";
const ids = [...new Set(readStandards().map(({ id }) => id))];

test.each(clauseAnswers().examples)("clauses: $id", (example) => {
  const clauses = jointClauses(standardsOn(readStandards(), example.standards, on));
  expect(runClauseExample(clauseAnswers(), example, clauses)).toEqual([]);
});

test.each(stageOne().examples)("stage 1: $id", (example) => {
  expect(runRehearsalExample(stageOne(), example)).toEqual([]);
});

test.each(reviewInputs().examples)("management review: $id", (example) => {
  expect(runReviewExample(reviewInputs(), example)).toEqual([]);
});

test("every clause that is answered is there, and so is every kind of record that answers one", () => {
  const keys = new Set(
    [...ids.map((id) => [id]), ids].flatMap((some) =>
      jointClauses(standardsOn(readStandards(), some, on)).map(({ key }) => key),
    ),
  );
  const kinds = new Set(readRecordKinds().map(({ id }) => `record:${id}`));
  expect(clauseAnswers().answers.filter(({ key }) => !keys.has(key))).toEqual([]);
  const named = clauseAnswers().answers.flatMap(({ by }) => by.filter((part) => part.startsWith("record:")));
  expect(named.filter((part) => !kinds.has(part))).toEqual([]);
});

test("the activity that is rehearsed and the fields of its record are those of a shipped scheme", () => {
  const scheme = readSchemes().find(({ id }) => id === "cn-ohsms");
  const activity = scheme?.determination.activities.find(({ id }) => id === stageOne().activity);
  const record = scheme?.records.find(({ id }) => id === activity?.ends);
  expect(record?.fields.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(stageOne().fields)));
});
