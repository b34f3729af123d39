import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { madeLaw } from "@touchstone/server/testing";
import { afterAll, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";

const { folder, run, answer, refused, remove } = programHere();
afterAll(remove);
const here = ["--data", join(folder, "data"), "--on", "2026-11-23"];

it("laws list tells apart what has its text, and laws cited-by names articles that name a law", async () => {
  writeFileSync(
    join(folder, "made.json"),
    JSON.stringify(madeLaw("2020-01-01", "2020-02-01", "依照《中华人民共和国食品安全法》检查。")),
  );
  await answer("laws", "import", "made.json", "--data", join(folder, "data"));
  const families = async (text: string) =>
    (await answer("laws", "list", ...here, "--text", text)).items.map((one: { family: string }) => one.family);
  expect(await families("held")).toEqual(["zz-made-law"]);
  expect(await families("missing")).toContain("cn-food-safety-law");
  expect(await families("missing")).not.toContain("zz-made-law");
  const citing = await answer("laws", "cited-by", "cn-food-safety-law", ...here);
  expect(citing.articles).toMatchObject([{ family: "zz-made-law", article: "第一条" }]);
  const none = await run("laws", "cited-by", "zz-made-law", ...here, "--lang", "en");
  expect([none.code, none.out]).toEqual([0, expect.stringContaining("names it")]);
  await refused("law-unknown", "laws", "cited-by", "zz-nowhere", ...here);
});
