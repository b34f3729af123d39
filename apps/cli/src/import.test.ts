import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { madeLaw } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const company = "01900000-0000-7000-8000-00000000c001";
const example = join(import.meta.dirname, "../../../content/demo/register.csv");
const { folder, run, answer, refused, remove } = programHere();
let server: RunningServer;
let here: readonly string[];
beforeAll(async () => {
  server = await startServer();
  here = ["--data", server.data];
});
afterAll(async () => {
  await server?.close();
  remove();
});

describe("laws import and questions, on a running server", { timeout: 300_000 }, () => {
  it("twice is the same as once; a file that is no law is named and the rest goes in", async () => {
    mkdirSync(join(folder, "laws"));
    const write = (name: string, content: unknown) =>
      writeFileSync(join(folder, "laws", name), JSON.stringify(content));
    write("old.json", madeLaw("2020-01-01", "2020-02-01", "甲", "乙"));
    write("new.json", madeLaw("2025-01-01", "2025-02-01", "甲", "丙"));
    const catalogue = { imported: 0, unchanged: 0 };
    expect(await answer("laws", "import", "laws", ...here)).toEqual({
      imported: 2,
      unchanged: 0,
      articles: 4,
      known: 0,
      catalogue,
      refused: [],
      refusedCount: 0,
      warnings: [],
      warningCount: 0,
    });
    expect(await answer("laws", "import", "laws", ...here)).toMatchObject({ imported: 0, unchanged: 2, refused: [] });
    write("other.json", { schema: "recipe/1" });
    const mixed = await run("laws", "import", "laws", ...here, "--json");
    expect([mixed.code, JSON.parse(mixed.out).refused]).toEqual([
      1,
      [expect.objectContaining({ file: "other.json", code: "law-schema-unknown", message: expect.any(String) })],
    ]);
    await refused("path-missing", "laws", "import", "nowhere", ...here);
  });

  it("diff, cite, in-force and audit-points ask the server where no folder is named", async () => {
    const versions = ["zz-made-law@2020-01-01", "zz-made-law@2025-01-01"] as const;
    expect(await answer("laws", "diff", ...versions, ...here)).toEqual({
      same: 1,
      moved: 0,
      formOnly: 0,
      changed: [{ from: "第二条", to: "第二条" }],
      added: [],
      removed: [],
    });
    expect(await answer("laws", "cite", "虚构安全法 2", "--on", "2024-12-31", ...here)).toMatchObject({
      family: "zz-made-law",
      version: "2020-01-01",
      article: "第二条",
      text: "乙",
    });
    await refused("law-unknown", "laws", "cite", "虚构环境法 2", ...here);
    await refused("law-unknown", "laws", "diff", "zz-nothing@2020-01-01", versions[0], ...here);
    const asked = ["--scene", "lift", "--on", "2026-11-23", ...here, "--region"] as const;
    const { documents, provisions } = await answer("laws", "in-force", ...asked, "330100");
    expect([documents.length > 5, provisions.length > 5]).toEqual([true, true]);
    expect((await answer("audit-points", ...asked, "330100")).points.length).toBe(37);
    await refused("region-unknown", "laws", "in-force", ...asked, "hangzhou");
  });
});

describe("register import and export, on a running server", { timeout: 300_000 }, () => {
  it("twice is the same as once, and what comes out is what went in", async () => {
    const into = ["--organisation", company, ...here] as const;
    const lines = readFileSync(example, "utf8").trim().split("\n").length;
    const first = await answer("register", "import", example, ...into);
    expect(first).toMatchObject({ imported: expect.any(Number), unchanged: 0, risks: expect.any(Array) });
    expect(first.imported).toBeGreaterThan(0);
    expect(await answer("register", "import", example, ...into)).toMatchObject({
      imported: 0,
      unchanged: first.imported,
    });
    const { out } = await run("register", "export", ...into);
    expect(out.trim().split("\n").length).toBe(lines);
    const told = await answer("register", "export", ...into, "--format", "xlsx", "--output", "r.xlsx");
    expect(told).toEqual({
      file: "r.xlsx",
      format: "xlsx",
      bytes: readFileSync(join(folder, "r.xlsx")).length,
    });
    await refused("path-missing", "register", "import", "nothing.csv", ...into);
    writeFileSync(join(folder, "broken.xlsx"), "a,b");
    expect((await refused("file-kind-mismatch", "register", "import", "broken.xlsx", ...into)).place.file).toBe(
      "broken.xlsx",
    );
    expect((await run("register", "import", example, ...here)).code).toBe(2);
  });
});
