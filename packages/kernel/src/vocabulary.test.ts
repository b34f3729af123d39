import { expect, test } from "vitest";
import { contentFile } from "../test/content.ts";
import { findTerms, vocabulary } from "./vocabulary.ts";

const words = vocabulary.parse(contentFile("vocabulary.yaml"));

test("the nine terms that the edition of 2020 added, with their clauses (VO-1)", () => {
  const added = words.terms.filter(({ status }) => status === "new").map(({ clause, term }) => [clause, term.zh]);
  expect(added).toEqual([
    ["4.2", "合格评定对象"],
    ["4.13", "所有者"],
    ["5.3", "公正性"],
    ["5.4", "独立性"],
    ["6.5", "审定"],
    ["6.6", "核查"],
    ["7.2", "决定"],
    ["8.4", "失效"],
    ["8.5", "恢复"],
  ]);
});

test("a search for product finds it at its new place (VO-3)", () => {
  expect(findTerms(words, "产品").filter(({ status }) => status === "moved")).toMatchObject([{ clause: "B.2" }]);
  expect(findTerms(words, "b.2")).toHaveLength(0);
  expect(findTerms(words, "Certification").map(({ clause }) => clause)).toContain("7.6");
  expect(findTerms(words, "")).toHaveLength(words.terms.length);
});
