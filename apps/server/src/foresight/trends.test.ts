import { existsSync, readFileSync } from "node:fs";
import { linkWeight } from "@touchstone/register";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { contentFolder, readYaml } from "../content/read-content.ts";
import { readTrends, trendPack } from "./read-trends.ts";
import { askTrends } from "./trend-view.ts";

const shared = new URL("../../../../../shared/data/reference/steeps-trends.json", import.meta.url);
const text = readFileSync(`${contentFolder}/trends.yaml`, "utf8");
const faultsOf = (changed: string) => {
  const read = readYaml("trends.yaml", changed, trendPack);
  return read.ok ? [] : read.problems.map(({ line, message }) => `${line} ${message}`);
};

describe("the trends that the product ships", () => {
  it("six dimensions, two S and two E kept apart (TR-1), and 6+4+2+1+1+1 trends (TR-2)", () => {
    const { dimensions, trends } = askTrends();
    expect(dimensions.map(({ letter, title }) => `${letter} ${title.zh}`)).toEqual([
      "S 社会",
      "T 技术",
      "E 环境",
      "E 经济",
      "P 政治",
      "S 科学",
    ]);
    const count = dimensions.map(({ id }) => trends.filter(({ dimension }) => dimension === id).length);
    expect(count).toEqual([6, 4, 2, 1, 1, 1]);
  });

  it.skipIf(!existsSync(shared))("bear the names of the source, in its order", () => {
    const names = z.object({ zh: z.string(), en: z.string() });
    const source = z
      .object({
        dimensions: z.array(z.object({ zh: z.string(), letter: z.string(), trends: z.array(names) })),
      })
      .parse(JSON.parse(readFileSync(shared, "utf8")));
    const { dimensions, trends } = readTrends();
    const ours = dimensions.map(({ id, letter, title }) => ({
      zh: title.zh,
      letter,
      trends: trends.filter(({ dimension }) => dimension === id).map((trend) => trend.title),
    }));
    expect(ours).toEqual(source.dimensions.map(({ zh, letter, trends: named }) => ({ zh, letter, trends: named })));
  });

  it("the matrix is symmetric, and biotechnology meets computing under a name (TR-5)", () => {
    const { trends, matrix, links } = askTrends();
    expect(matrix).toEqual(matrix.map((_, at) => matrix.map((row) => row[at])));
    const at = (id: string) => trends.findIndex((trend) => trend.id === id);
    expect(matrix[at("biotechnology")]?.[at("computing")]).toBe(3);
    const meeting = links.find(({ between }) => between.includes("biotechnology") && between.includes("computing"));
    expect(meeting?.convergence?.challenge.zh).toMatch(/./);
    expect(linkWeight(readTrends(), "computing", "biotechnology")).toBe(3);
  });

  it("every trend shows what it touches: a scheme of the product and a technical body (TR-4)", () => {
    for (const { id, schemes, bodies } of askTrends().trends) {
      expect([id, schemes.length > 0, bodies.length > 0]).toEqual([id, true, true]);
    }
  });

  it("a wrong pack is refused with the line: unknown scheme, a pair the other way round, a broken example", () => {
    expect(faultsOf(text)).toEqual([]);
    expect(faultsOf(text.replace("[education, cn-ohsms]", "[education, cn-boats]"))).toEqual([
      expect.stringMatching(/^\d+ .*no cn-boats here/),
    ]);
    const doubled = text.replace(
      "  - { between: [biotechnology, tech-risks], weight: 2 }",
      "  - { between: [computing, biotechnology], weight: 1 }",
    );
    expect(faultsOf(doubled)).toEqual([expect.stringMatching(/^\d+ .*biotechnology – computing stands there twice/)]);
    expect(faultsOf(text.replace("society: 6", "society: 7"))).toEqual([
      expect.stringMatching(/^\d+ .*there are 6, not 7/),
    ]);
  });
});
