import { spawn } from "node:child_process";
import { once } from "node:events";
import { ftruncateSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";

const { folder, run: runHere, remove } = programHere();
afterAll(remove);
const program = join(import.meta.dirname, "main.ts");
const data = join(folder, "data");

const run = (...given: readonly string[]) => runHere(...given, "--data", data);
const json = async (...given: readonly string[]) => {
  const { code, out, err } = await run(...given, "--json");
  return { code, err, document: JSON.parse(out) };
};

// Invented laws of some length, so that a file is sent in several parts (1 MiB each).
const laws = 750;
const words = "为了安全，制定本条例。".repeat(160);
const record = (n: number) => ({
  schema: "law-bulk/1",
  id: `r${n}`,
  title: `杭州市第${n}号试验条例`,
  level: "地方性法规",
  jurisdiction: "330100",
  version_date: "2020-01-01",
  effective: "2020-02-01",
  effective_text: "2020-02-01",
  history: [],
  preamble: null,
  articles: [
    { no: "第一条", n: 1, sub: 0, part: null, subpart: null, chapter: null, section: null, text: `${n}${words}` },
  ],
  article_count: 1,
  source: { repo: "made/laws", commit: "0123456789abcdef", path: `r${n}.md` },
});
const lines = Array.from({ length: laws }, (_, n) => `${JSON.stringify(record(n))}\n`).join("");

describe("laws import and export, without a server that runs", () => {
  it("sends a packed file in parts with a bar on standard error; killed and run again it goes on", async () => {
    const packed = join(folder, "many.gz");
    writeFileSync(packed, gzipSync(lines));
    const child = spawn(process.execPath, [program, "laws", "import", packed, "--data", data], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (piece: unknown) => {
      said += String(piece);
      // A part is in: the rest is not.
      if (said.includes(" %")) child.kill("SIGKILL");
    });
    await once(child, "close");
    expect(said).toMatch(/many\.gz \[#*\.*\] \d+ %/);
    const again = await json("laws", "import", packed);
    expect([again.code, again.document.imported + again.document.unchanged, again.document.articles]).toEqual([
      0,
      laws,
      laws,
    ]);
    expect(again.document.unchanged).toBeGreaterThan(0);
    expect(again.document.imported).toBeGreaterThan(0);
    expect(again.err).toContain("100 %");
    expect((await json("laws", "import", packed)).document).toMatchObject({ imported: 0, unchanged: laws });
  });

  it("tells the line of a bad record in a later part, exits with 1, and loads the others", async () => {
    const plain = join(folder, "plain.txt");
    writeFileSync(plain, `${lines}{"schema":"law-bulk/1"}\n${JSON.stringify(record(9_001))}`);
    const { code, document } = await json("laws", "import", plain);
    expect([code, document.imported, document.unchanged, document.refusedCount]).toEqual([1, 1, laws, 1]);
    expect(document.refused[0]).toMatchObject({ file: "plain.txt", row: laws + 1, code: "field-refused" });
  });

  it("knows a file by its content, exports it, and takes it back unchanged", async () => {
    const statute = join(folder, "statute.txt");
    writeFileSync(
      statute,
      "---\nfamily: zz-cli-law\n---\n# 杭州市命令行条例\n\n2020年1月1日 通过\n\n第一条 甲\n\n第二条 乙\n",
    );
    expect((await json("laws", "import", statute)).document).toMatchObject({ imported: 1, articles: 2 });
    for (const format of ["akn", "oscal", "csv", "xlsx"]) {
      const output = join(folder, `out.${format}`);
      const done = await json("laws", "export", "zz-cli-law@2020-01-01", "--format", format, "--output", output);
      expect([done.code, done.document]).toEqual([0, { file: output, format, bytes: readFileSync(output).length }]);
    }
    const back = await json("laws", "import", join(folder, "out.akn"), join(folder, "out.oscal"));
    expect(back.document).toMatchObject({ imported: 0, unchanged: 2, refusedCount: 0 });
    expect((await json("laws", "export", "zz-cli-law@2021-01-01")).document.error.code).toBe("law-unknown");
    expect((await run("laws", "export", "zz-cli-law@2020-01-01", "--format", "doc")).code).toBe(2);
  });

  it("refuses 200 MB without reading them, and takes the file beside them", async () => {
    const large = join(folder, "large.xml");
    ftruncateSync(openSync(large, "w"), 200 * 2 ** 20);
    const { code, document } = await json("laws", "import", large, join(folder, "statute.txt"));
    expect([code, document.unchanged, document.refused[0]?.code, document.refused[0]?.file]).toEqual([
      1,
      1,
      "body-too-large",
      "large.xml",
    ]);
  });
});
