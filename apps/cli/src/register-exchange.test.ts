import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const { run, answer, refused, remove } = programHere();
const organisation = "01900000-0000-7000-8000-00000000c001";
const folder = mkdtempSync(join(tmpdir(), "exchange-"));
const path = (name: string) => join(folder, name);
let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
  writeFileSync(path("own.csv"), "编号,危险源描述,责任部门,备注\r\n1,叉车,仓储部,夜班\r\n2,粉尘,生产部,\r\n");
});
afterAll(async () => {
  await server?.close();
  remove();
  rmSync(folder, { recursive: true });
});

describe("touchstone register, out to a spreadsheet and back", { timeout: 300_000 }, () => {
  const where = () => ["--organisation", organisation, "--data", server.data];

  it("maps a table, previews it, applies it, exports it with keys, and takes a change back", async () => {
    const saved = await answer(
      "register",
      "mappings",
      "save",
      "自家",
      path("own.csv"),
      ...where(),
      "--columns",
      "no,risk,owner,duty",
    );
    expect(saved).toMatchObject({ name: "自家", columns: [{}, {}, {}, { heading: "备注", to: "duty" }] });
    expect(await answer("register", "mappings", "list", ...where())).toMatchObject({ mappings: [{ name: "自家" }] });
    expect(await answer("register", "mappings", "show", "自家", ...where())).toMatchObject({ name: "自家" });
    expect(await refused("mapping-unknown", "register", "mappings", "show", "没有", ...where())).toBeDefined();

    const plan = await answer("register", "preview", path("own.csv"), "--mapping", "自家", ...where());
    expect(plan).toMatchObject({ counts: { added: 2, changed: 0 } });
    const applied = await answer(
      "register",
      "apply",
      path("own.csv"),
      "--mapping",
      "自家",
      ...where(),
      "--plan",
      plan.plan,
    );
    expect(applied).toMatchObject({ counts: { added: 2 }, rows: [{ kind: "added" }, { kind: "added" }] });

    await answer("register", "export", "--keys", "--output", path("out.csv"), ...where());
    const exported = readFileSync(path("out.csv"), "utf8");
    expect(exported).toContain("ts_risk,ts_line,ts_version");
    writeFileSync(path("out.csv"), exported.replaceAll("叉车", "叉车倒车"));
    const changed = await answer("register", "apply", path("out.csv"), ...where());
    expect(changed).toMatchObject({ counts: { changed: 1, unchanged: 1 } });
    const back = await answer("register", "undo", changed.id, ...where());
    expect(back).toMatchObject({ restored: [{}], kept: [] });
    expect(await refused("change-taken-back", "register", "undo", changed.id, ...where())).toBeDefined();
    const changes = await answer("register", "changes", ...where());
    expect(changes).toMatchObject({
      items: [
        { changed: 1, takenBack: 1 },
        { added: 2, takenBack: null },
      ],
    });

    // The file was exported before the change and its undo; it says what the register says again.
    const said = await run("register", "preview", path("out.csv"), ...where(), "--lang", "en");
    expect(said.out).toContain("risk ①: 叉车 → 叉车倒车");
    expect(await refused("path-missing", "register", "preview", path("none.csv"), ...where())).toBeDefined();
  });
});
