import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";

const laws = new URL("../../../../shared/data/laws/", import.meta.url).pathname;
const hasLaws = existsSync(laws);

const { folder, run: runHere, remove } = programHere();
afterAll(remove);
const run = (...given: readonly string[]) => runHere("laws", ...given);

describe("the faces of the law base on the command line", () => {
  it("draws the fishbone of a scene from the product's own content", async () => {
    const file = join(folder, "lift.svg");
    const where = ["--scene", "lift", "--region", "330100", "--on", "2026-11-23", "--laws", folder];
    expect((await run("fishbone", ...where, "--output", file)).code).toBe(0);
    const svg = readFileSync(file, "utf8");
    expect([svg.startsWith("<svg"), svg.includes("人 · 7"), svg.includes("杭州市电梯安全管理条例 第二十条")]).toEqual([
      true,
      true,
      true,
    ]);
    const tree = (await run("fishbone", ...where)).out.split("\n");
    expect(tree.slice(0, 3)).toEqual(["人", "  人员资格", "    LF-001  中华人民共和国特种设备安全法 第十四条"]);
    expect((await run("fishbone", "--scene", "boat", "--region", "330100", "--laws", folder)).code).toBe(1);
  });

  it.skipIf(!hasLaws)("a quote of art. 14 is exact; a changed character is shown, with exit 1 (OH-7)", async () => {
    const quote = (text: string) =>
      run("quote", "特种设备安全法第十四条", "--text", text, "--on", "2026-11-23", "--laws", laws, "--json");
    const right = await quote("取得相应资格，方可从事相关工作");
    expect([right.code, JSON.parse(right.out).check.kind]).toEqual([0, "exact"]);
    const wrong = await quote("取得相应资质，方可从事相关工作");
    expect([wrong.code, JSON.parse(wrong.out).check.kind, JSON.parse(wrong.out).check.first.at]).toEqual([
      1,
      "differs",
      6,
    ]);
  });

  it.skipIf(!hasLaws)("the coverage counts every article of a law once", async () => {
    const { code, out } = await run(
      "coverage",
      "cn-special-equipment-safety-law",
      "--on",
      "2026-11-23",
      "--laws",
      laws,
      "--json",
    );
    const { withDuty, onlyConsequence, without, articles } = JSON.parse(out);
    expect([code, articles.length, withDuty + onlyConsequence + without]).toEqual([0, 101, 101]);
    expect(articles.find(({ no }: { readonly no: string }) => no === "第十四条").duties).toEqual(["LF-001"]);
  });
});
