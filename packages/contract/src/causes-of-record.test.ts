import { expect, it } from "vitest";
import { causesOf } from "./causes-of-record.ts";
import { causesSvg } from "./draw-fishbone.ts";

const option = (id: string) => ({ id, occasions: [], title: { zh: id, en: id } });
const title = { zh: "原因", en: "Causes" };
const shared = { title, required: true, occasions: [] };
const category = {
  ...shared,
  id: "category",
  type: "choice" as const,
  options: ["people", "machine", "material", "method", "environment"].map(option),
};
const text = { ...shared, id: "cause", type: "text" as const, most: 100 };
const rows = (fields: readonly (typeof category | typeof text)[]) => ({
  ...shared,
  id: "causes",
  type: "rows" as const,
  fields: [...fields],
  least: 1,
  most: 100,
});
const values = {
  causes: [
    { category: "method", cause: "没有<到期>提醒" },
    { category: "people", cause: "新人" },
    { category: "moon", cause: "满月" },
  ],
};

it("reads the causes by dimension, and nothing from a list that has no dimensions or no rows", () => {
  const step = { id: "analyse", title, pdca: [], from: ["open"], to: "done", again: [], separate: [], unless: [] };
  const kind = { fields: [], steps: [{ ...step, fields: [rows([category, text])] }] };
  expect(causesOf(kind, { values }, "zh")).toEqual({
    title: "原因",
    causes: [
      { factor: "法", cause: "没有<到期>提醒" },
      { factor: "人", cause: "新人" },
    ],
  });
  expect(causesOf(kind, { values: { causes: [] } }, "zh")).toBeNull();
  expect(causesOf({ fields: [rows([text])], steps: [] }, { values }, "zh")).toBeNull();
});

it("draws all five dimensions; a cause is text in the picture, never markup", () => {
  const svg = causesSvg(
    { title: "鱼骨图", of: "灭火器过期", on: "2026-05-06", causes: [{ factor: "法", cause: "没有<到期>提醒" }] },
    "zh",
  );
  expect(svg.match(/class="bone"/g)?.length).toBe(5);
  expect(svg).toContain("没有&lt;到期&gt;提醒");
  expect(svg).toContain("法 · 1");
  expect(svg).toContain("人 · 0");
});
