import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { madeLaw } from "@touchstone/server/testing";
import { afterAll, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";

const { folder, run: runHere, remove } = programHere();
afterAll(remove);
const run = (...given: readonly string[]) => runHere("laws", ...given);

it("laws search finds an article by title and number, says so in words, and lists titles alone", async () => {
  const file = join(folder, "made.json");
  writeFileSync(file, JSON.stringify(madeLaw("2020-01-01", "2020-02-01", "为了虚构。", "检查鼍龙梯。")));
  const data = join(folder, "data");
  expect((await run("import", file, "--data", data)).code).toBe(0);
  const found = JSON.parse((await run("search", "xgaqf", "2", "--on", "2026-11-23", "--data", data, "--json")).out);
  expect(found.found[0]).toMatchObject({ family: "zz-made-law", article: "第二条", state: "in-force" });
  const { out } = await run("search", "鼍龙梯", "--on", "2026-11-23", "--data", data, "--lang", "en");
  expect(out).toContain("虚构安全法 第二条  zz-made-law@2020-01-01  In force");
  const titles = JSON.parse((await run("search", "虚构安全法", "--titles", "--data", data, "--json")).out);
  expect(titles.documents[0]).toMatchObject({ family: "zz-made-law", article: null });
  const refused = await run("search", "鼍", "--region", "33", "--data", data, "--json");
  expect([refused.code, JSON.parse(refused.out).error.code]).toEqual([1, "region-unknown"]);
});
