import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";

const { folder, run, answer, refused, remove } = programHere();
afterAll(remove);

describe("verify, rebuild and db, on a data folder", { timeout: 300_000 }, () => {
  it("export and import carry everything to an empty folder, where every chain and table is right", async () => {
    const names = ["--zh", "测试公司", "--en", "Test Company"] as const;
    await answer("party", "register", "--kind", "company", ...names, "--region", "330100");
    const out = await answer("db", "export", "all.ndjson");
    expect(out).toEqual({
      file: "all.ndjson",
      bytes: readFileSync(join(folder, "all.ndjson")).length,
      leavesOut: ["blobs", "log", "keys"],
    });
    const there = ["--data", "other"] as const;
    expect(await answer("db", "import", "all.ndjson", ...there)).toEqual({
      file: "all.ndjson",
      tables: expect.any(Number),
      rows: expect.any(Number),
      jobs: expect.any(Number),
      leavesOut: ["blobs", "log", "keys"],
    });
    await refused("import-not-empty", "db", "import", "all.ndjson", ...there);
    const verified = await answer("verify", "--all", ...there);
    expect(verified).toMatchObject({ ok: true, first: null });
    expect(Object.values(verified.checked).every((count) => typeof count === "number")).toBe(true);
    expect(await answer("rebuild", ...there)).toMatchObject({ ok: true, identical: true, first: null });
  });

  it("refuses a file that is cut off or not there, and makes no data folder for it", async () => {
    const whole = readFileSync(join(folder, "all.ndjson"));
    writeFileSync(join(folder, "cut.ndjson"), whole.subarray(0, Math.floor(whole.length / 2)));
    await refused("import-broken", "db", "import", "cut.ndjson", "--data", "third");
    await refused("path-missing", "db", "import", "nothing.ndjson", "--data", "fourth");
    expect(existsSync(join(folder, "fourth"))).toBe(false);
    expect((await run("verify")).code).toBe(2);
  });

  it("the demo keeps away from a folder that is not its own", async () => {
    mkdirSync(join(folder, "real"));
    writeFileSync(join(folder, "real/ledger"), "");
    expect((await refused("folder-not-demo", "demo", "run", "--data", "real")).facts.path).toContain("real");
    const started = await run("start", "--demo", "--data", "real", "--port", "0");
    expect([started.code, started.err.includes("real")]).toEqual([1, true]);
    const open = await run("start", "--demo", "--host", "0.0.0.0", "--data", "demo", "--port", "0");
    expect([open.code, open.err.includes("0.0.0.0")]).toEqual([1, true]);
  });
});
