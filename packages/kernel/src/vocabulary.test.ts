import { expect, test } from "vitest";
import { contentFile } from "../test/content.ts";
import { findTerms, termNamed, vocabulary } from "./vocabulary.ts";

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
  expect(findTerms(words, "b.2")).toMatchObject([{ clause: "B.2", clause2004: "3.3" }]);
  expect(findTerms(words, "Certification").map(({ clause }) => clause)).toContain("7.6");
  expect(findTerms(words, "")).toHaveLength(words.terms.length);
});

test("objects were of seven kinds in 2004 and are of twelve in 2020 (VO-2)", () => {
  expect(words.objectKinds["2004"].map(({ zh }) => zh)).toEqual([
    "材料",
    "产品",
    "安装",
    "过程",
    "体系",
    "人员",
    "机构",
  ]);
  expect(words.objectKinds["2020"]).toHaveLength(12);
});

test("the plan of 2022 and the day of 2023 both stand in the history (VO-7)", () => {
  const dates = words.history.map(({ date }) => date);
  expect(dates).toEqual(dates.toSorted());
  expect(dates).toContain("2022");
  expect(dates.at(-1)).toBe(words.nationalAdoption.from);
});

test("one word has its senses by context: 撤销 is a sanction, 注销 is none (VO-9)", () => {
  const senses = termNamed(words, "withdrawal")?.senses ?? [];
  expect(senses.map(({ word: { zh } }) => zh)).toEqual(["撤销", "撤销", "注销"]);
  expect(findTerms(words, "注销").map(({ clause }) => clause)).toEqual(["8.3"]);
});

test("an address names one term: by number, by either word, with hyphens for spaces", () => {
  for (const { clause, term } of words.terms) {
    for (const name of [clause, term.zh, term.en, term.en.replaceAll(" ", "-")])
      expect(termNamed(words, name)?.clause).toBe(clause);
  }
  expect(termNamed(words, "certificat")).toBeNull();
});
