import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { columns } from "@touchstone/register";
import { afterAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";

const data = new URL("../../../../shared/data/", import.meta.url).pathname;
const hasData = existsSync(data);

const { folder, run, remove } = programHere();
afterAll(remove);

const headings = columns.map((column) => column.zh).join(",");
const file = (name: string, ...lines: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, [headings, ...lines].map((line) => `${line}\n`).join(""));
  return path;
};
const row = (printed: string): string => `1,电梯事故,特种设备安全法,${printed},第四十条,,,,,,,,`;

describe("register check, without a server", () => {
  it("answers every line from the product's own list", async () => {
    const { code, out } = await run("register", "check", file("a.csv", row("2004年")), "--on", "2026-11-23", "--json");
    const { risks, problems } = JSON.parse(out);
    expect([code, problems]).toEqual([0, []]);
    expect(risks[0].documents[0]).toMatchObject({
      printed: { title: "特种设备安全法", date: "2004年" },
      date: { value: "2004", precision: "year" },
      match: { family: "cn-special-equipment-safety-law" },
      verdict: "wrong",
      correct: { date: "2014-01-01" },
    });
  });

  it("names a day that does not exist by row and column, and ends with 1", async () => {
    const { code, out } = await run("register", "check", file("b.csv", row("2004-13-45")), "--json");
    expect(code).toBe(1);
    expect(JSON.parse(out).problems).toMatchObject([{ code: "date-impossible", row: 2, column: 4 }]);
  });

  it("refuses a file that is not what it says, with its name", async () => {
    writeFileSync(join(folder, "c.xlsx"), "a,b");
    const { code, out } = await run("register", "check", join(folder, "c.xlsx"), "--json");
    expect(code).toBe(1);
    expect(JSON.parse(out).error).toMatchObject({ code: "file-kind-mismatch", place: { file: "c.xlsx" } });
  });

  it.skipIf(!hasData)(
    "gives one answer to the four copies of the printed register (needs ../shared/data)",
    async () => {
      const answers = new Set<string>();
      for (const kind of ["csv", "bom.csv", "gb18030.csv", "xlsx"]) {
        const path = join(data, `registers/lift-register.${kind}`);
        const { out } = await run(
          "register",
          "check",
          path,
          "--laws",
          join(data, "laws"),
          "--on",
          "2026-11-23",
          "--json",
        );
        answers.add(out);
      }
      expect(answers.size).toBe(1);
      const { risks, problems } = JSON.parse([...answers].join(""));
      const verdicts = risks[0].documents.map((one: { verdict: string }) => one.verdict);
      expect(verdicts).toEqual(["wrong", "right", "right", "wrong", "outdated", "outdated", "wrong", "right"]);
      expect(problems.map((one: { code: string }) => one.code)).toEqual(Array(8).fill("clause-missing"));
    },
  );
});

it.skipIf(!hasData)("register import and export give the same cells (needs ../shared/data)", async () => {
  const organisation = "01900000-0000-7000-8000-00000000c001";
  const source = join(data, "registers/lift-register.csv");
  const store = join(folder, "data");
  const imported = await run("register", "import", source, "--organisation", organisation, "--data", store, "--json");
  expect(JSON.parse(imported.out)).toMatchObject({ imported: 1, unchanged: 0 });
  const again = await run(
    "register",
    "import",
    source.replace(".csv", ".xlsx"),
    "--organisation",
    organisation,
    "--data",
    store,
    "--json",
  );
  expect(JSON.parse(again.out)).toMatchObject({ imported: 0, unchanged: 1 });
  const exported = await run("register", "export", "--organisation", organisation, "--data", store);
  const plain = (text: string) => text.replace("\ufeff", "").replaceAll("\r\n", "\n");
  expect(plain(exported.out).trim()).toBe(plain(readFileSync(source, "utf8")).trim());
});
