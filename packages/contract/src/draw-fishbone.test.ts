import { expect, it } from "vitest";
import { type Fishbone, fishboneSvg } from "./draw-fishbone.ts";

const clause = (title: string, article: string | null) => ({
  obligation: "T-1",
  duty: { zh: "试", en: "test" },
  provision: { family: title, version: "2020-01-01", title, article },
  jurisdiction: "000000",
  local: false,
});
const made: Fishbone = {
  on: "2026-11-23",
  region: "330100",
  scenes: [{ id: "test", name: { zh: "试验<场景>", en: "A <scene> & more" } }],
  bones: (["人", "机", "料", "法", "环"] as const).map((factor) => ({
    factor,
    subclasses:
      factor === "人"
        ? [
            {
              name: { zh: "证书", en: "Certificates" },
              clauses: [
                clause("中华人民共和国名称极长而一行放不下的某一类设备安全监督管理办法", "第一百二十三条"),
                clause("他法", "第二条"),
              ],
            },
          ]
        : [],
  })),
  open: [],
};

it("names of content are text in the picture, never markup", () => {
  const svg = fishboneSvg(made, "en");
  expect(svg).toContain("A &lt;scene&gt; &amp;");
  expect(svg).not.toContain("<scene>");
});

it("all five dimensions are drawn, and a long title gives way to its article", () => {
  const svg = fishboneSvg(made, "zh");
  expect(svg.match(/class="bone"/g)?.length).toBe(5);
  expect(svg).toMatch(/名称极长[^<]*… 第一百二十三条 \+1</);
  expect(svg).toContain("人 · 1");
});
