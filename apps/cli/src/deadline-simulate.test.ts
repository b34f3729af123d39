import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";

const { folder, run, answer, refused, remove } = programHere();
afterAll(remove);

const row = {
  id: "a",
  number: "N-1",
  standard: "GB/T 19001-2016",
  scheme: "cn-qms",
  subject: "iso9001",
  jurisdiction: "CN",
  decision: "2026-04-10",
  issued: "2026-04-20",
  validUntil: "2029-04-09",
  lastSurveillance: null,
  standing: "in-force",
  suspendedSince: null,
};
const written = (name: string, rows: unknown): string => {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(rows));
  return file;
};

describe("deadline simulate, over a file without a server", () => {
  it("tells each day with pack, edition and rule, and the months", async () => {
    const file = written("rows.json", [row, { ...row, id: "b", number: "N-2", jurisdiction: "international" }]);
    const told = await answer(
      "deadline",
      "simulate",
      "--statements",
      file,
      "--from",
      "2026-11-26",
      "--until",
      "2027-12-31",
    );
    expect(told).toMatchObject({ from: "2026-11-26", until: "2027-12-31", statements: 2, more: false, unanswered: [] });
    expect(told.deadlines.map(({ on, number, edition }: Record<string, string>) => [on, number, edition])).toEqual([
      ["2027-04-11", "N-2", "international"],
      ["2027-04-21", "N-1", "cn-2025"],
    ]);
    expect(told.months).toEqual([{ month: "2027-04", counts: expect.objectContaining({ "surveillance-overdue": 2 }) }]);
  });

  it("says it in the language that was asked for", async () => {
    const asked = [
      "deadline",
      "simulate",
      "--statements",
      written("one.json", [row]),
      "--until",
      "2029-12-31",
    ] as const;
    expect((await run(...asked)).out).toContain(
      "监督逾期 → 必须暂停并上报  〔CNCA-QMS-01:2025 5.8.2；surveillance@cn-2025〕",
    );
    expect((await run(...asked, "--lang", "en")).out).toContain(
      "Surveillance overdue → must be suspended and reported",
    );
  });

  it("refuses a list that is none, with the place in it, and a horizon that ends before it begins", async () => {
    const file = written("wrong.json", [row, { ...row, issued: "2026-04-01" }]);
    const wrong = await refused(
      "statement-rows-invalid",
      "deadline",
      "simulate",
      "--statements",
      file,
      "--until",
      "2029-01-01",
    );
    expect(wrong.facts).toMatchObject({ path: file, where: "1.issued" });
    const back = ["--from", "2027-01-01", "--until", "2026-01-01"] as const;
    await refused("horizon-reversed", "deadline", "simulate", "--statements", file, ...back);
    expect((await run("deadline", "simulate", "--until", "2029-01-01")).code).toBe(2);
    expect((await run("deadline", "--working-days", "3")).code).toBe(2);
  });
});
