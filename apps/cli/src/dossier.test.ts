import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const body = "01900000-0000-7000-8000-00000000b001";
const company = "01900000-0000-7000-8000-00000000c001";
const { folder, run, answer, refused, remove } = programHere();
let server: RunningServer;
let other: RunningServer;
let number: string;
const file = join(folder, "a.dossier.json");

beforeAll(async () => {
  server = await startServer();
  other = await startServer();
  const ran = await run("demo", "run", "--data", server.data, "--json");
  if (ran.code !== 0) throw new Error(ran.err);
  number = String(JSON.parse(ran.out).certificate["number"]);
}, 240_000);
afterAll(async () => {
  await server?.close();
  await other?.close();
  remove();
});

const as = (account: string, at = server): readonly string[] => ["--server", at.origin, "--as", account];

describe("certificate dossier and case import-dossier", { timeout: 300_000 }, () => {
  it("exports one file, which is checked without a server", async () => {
    const given = ["certificate", "dossier", number, "--organisation", body, "--out", file];
    const made = await answer(...given, ...as("planner"));
    expect([made.number, made.file, made.bytes]).toEqual([number, file, readFileSync(file).length]);
    const policy = join(folder, "policy");
    const vkey = await (await fetch(`${server.origin}/log/vkey`)).text();
    writeFileSync(policy, `log ${vkey.trim()}\nquorum none\n`);
    const before = readdirSync(folder);
    const report = await answer("certificate", "dossier", "check", file, "--policy", policy);
    expect(report).toMatchObject({ sound: true, number, standing: "in-force" });
    const unchecked = report.checks.filter(({ outcome }: { outcome: string }) => outcome !== "pass");
    expect(unchecked.map(({ name }: { name: string }) => name)).toEqual(["status", "public-page"]);
    expect(readdirSync(folder)).toEqual(before);
  });

  it("a changed file ends with 1 and says which part; no dossier at all is refused by name", async () => {
    const changed = join(folder, "changed.dossier.json");
    writeFileSync(changed, readFileSync(file, "utf8").replaceAll("in-force", "in-farce"));
    const ran = await run("certificate", "dossier", "check", changed, "--json");
    expect([ran.code, JSON.parse(ran.out).sound]).toEqual([1, false]);
    const failed = JSON.parse(ran.out).checks.filter(({ outcome }: { outcome: string }) => outcome === "fail");
    expect(failed.map(({ name }: { name: string }) => name)).toContain("parts");
    writeFileSync(changed, "{}");
    await refused("dossier-malformed", "certificate", "dossier", "check", changed);
    writeFileSync(changed, Buffer.from([0xff, 0xfe, 0x00]));
    await refused("dossier-malformed", "certificate", "dossier", "check", changed);
    await refused("path-missing", "certificate", "dossier", "check", join(folder, "nothing.json"));
    await refused(
      "statement-unknown",
      "certificate",
      "dossier",
      "TS99-26-OH-000001",
      "--organisation",
      body,
      "--out",
      changed,
      ...as("planner"),
    );
  });

  it("goes into a transfer case of another server and fills in what it answers", async () => {
    const given = ["--organisation", body, "--client", company, "--region", "330100", "--occasion", "transfer"];
    const own = await answer("case", "open", ...given, ...as("planner"));
    await refused("dossier-of-own-body", "case", "import-dossier", own.id, file, ...as("planner"));
    const there = as("planner", other);
    const { id } = await answer("case", "open", ...given, ...there);
    const taken = await answer("case", "import-dossier", id, file, ...there);
    expect(taken.dossier.prefill).toMatchObject({ number, standing: "in-force", dossier: taken.digest });
    await refused("dossier-already-imported", "case", "import-dossier", id, file, ...there);
    await refused("path-missing", "case", "import-dossier", id, join(folder, "nothing"), ...there);
  });
});
