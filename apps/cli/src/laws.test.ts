import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";

const laws = new URL("../../../../shared/data/laws/", import.meta.url).pathname;
const hasLaws = existsSync(laws);

const { folder, run, remove } = programHere();
afterAll(remove);
const json = async (...given: readonly string[]) => {
  const { code, out, err } = await run(...given, "--json");
  return { code, err, document: JSON.parse(out) };
};

describe("laws and audit-points without a server", () => {
  it("make points from the product's own content, though the folder holds nothing", async () => {
    const { code, document } = await json(
      "audit-points",
      "--scene",
      "lift",
      "--region",
      "330100",
      "--on",
      "2026-11-23",
      "--laws",
      folder,
    );
    expect([code, document.points.length, document.open]).toEqual([0, 37, []]);
    expect(document.points[2]).toMatchObject({
      id: "LF-003",
      kind: "licence",
      provision: { family: "cn-hangzhou-lift-safety-regulation", version: "2019-11-29", article: "第二十条" },
      jurisdiction: "330100",
      local: true,
      record: null,
    });
    expect(typeof document.points[2].text).toBe("string");
  });

  it("name a broken file and go on", async () => {
    writeFileSync(join(folder, "broken.json"), '{"schema":');
    const { code, err } = await json(
      "laws",
      "in-force",
      "--scene",
      "lift",
      "--region",
      "330100",
      "--on",
      "2026-11-23",
      "--laws",
      folder,
    );
    expect([code, err.includes("broken.json")]).toEqual([0, true]);
    rmSync(join(folder, "broken.json"));
  });

  it("refuse by code with exit 1, and wrong usage with exit 2", async () => {
    const refused = await json("audit-points", "--scene", "boat", "--region", "330100", "--laws", folder);
    expect([refused.code, refused.document.error.code, refused.document.error.refusals.length]).toEqual([
      1,
      "scene-unknown",
      1,
    ]);
    expect((await json("laws", "cite", "食品安全法", "--laws", folder)).document.error.code).toBe(
      "citation-unreadable",
    );
    expect((await json("laws", "cite", "食品安全法 1", "--laws", join(folder, "none"))).document.error.code).toBe(
      "path-missing",
    );
    expect((await json("laws", "names", "餐饮服务许可证", "--laws", folder)).document.names).toMatchObject([
      { now: "食品经营许可证", since: "2015-10-01" },
    ]);
    expect((await run("audit-points", "--scene", "lift", "--region", "330100", "--on", "2026-13-01")).code).toBe(2);
    expect((await run("laws", "in-force", "--scene", "lift")).code).toBe(2);
  });

  it.skipIf(!hasLaws)("answer from the real laws (skipped where ../shared/data/laws is absent)", async () => {
    const diff = (
      await json("laws", "diff", "cn-food-safety-law@2021-04-29", "cn-food-safety-law@2025-09-12", "--laws", laws)
    ).document;
    expect([diff.same, diff.moved, diff.formOnly, diff.changed.length, diff.added, diff.removed]).toEqual([
      149,
      0,
      0,
      5,
      [],
      [],
    ]);
    const cited = (await json("laws", "cite", "固废法 57", "--on", "2026-08-15", "--laws", laws)).document;
    expect([cited.article, cited.inForce, cited.successor.family, cited.successor.article]).toEqual([
      "第五十七条",
      false,
      "cn-ecological-environment-code",
      "第五百一十四条",
    ]);
    expect(cited.text).toContain("厨余垃圾");
    const state = async (day: string, what: string) =>
      (await run("laws", "cite", what, "--on", day, "--laws", laws, "--lang", "en")).out.split("\n")[1];
    expect(await state("2026-08-14", "固废法 57")).toBe("In force");
    expect(await state("2026-08-15", "固废法 57")).toBe("Replaced");
    expect(await state("2026-08-14", "生态环境法典 514")).toBe("Not yet in force");
    expect(await state("2026-08-15", "生态环境法典 514")).toBe("In force");
  });
});
