import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";

const here = programHere();
afterAll(here.remove);
const { answer, refused, run, folder } = here;
const local = ["--laws", folder];

const on = (days: readonly number[]) =>
  Array.from({ length: 12 }, (_, month) =>
    days.map((day) => `2022-${String(month + 1).padStart(2, "0")}-${String(day).padStart(2, "0")}`),
  ).flat();

describe("touchstone laws: what follows in time", () => {
  it("24 visits on the 1st and 16th keep the half month and break the 15 days six times (OH-9)", async () => {
    writeFileSync(join(folder, "visits.txt"), on([1, 16]).join("\n"));
    const { visits, checks } = await answer(
      "laws",
      "visits",
      "visits.txt",
      "--obligation",
      "LF-032,LF-009",
      "--until",
      "2022-12-31",
      ...local,
    );
    expect([visits, ...checks.map((one: { holds: boolean }) => one.holds)]).toEqual([24, true, false]);
    expect(checks[1].gaps).toHaveLength(6);
    const lines = await run("laws", "visits", "visits.txt", "--obligation", "LF-009", "--lang", "en", ...local);
    expect(lines.out).toContain("2022-01-16 to 2022-02-01: 16 days; due by 2022-01-31");
  });

  it("a chain of 15 days asks 25 visits; an inspection changes over with its edition", async () => {
    const chain = await answer(
      "laws",
      "schedule",
      "LF-009",
      "--start",
      "2022-01-01",
      "--until",
      "2022-12-31",
      ...local,
    );
    expect(chain.dues).toHaveLength(25);
    const inspection = await answer(
      "laws",
      "schedule",
      "LF-040",
      "--start",
      "2019-06-10",
      "--until",
      "2029-12-31",
      ...local,
    );
    expect(inspection.dues.map(({ date }: { date: string }) => date.slice(0, 4))).toEqual(
      "2020 2021 2022 2023 2026 2028".split(" "),
    );
    await refused("schedule-unknown", "laws", "schedule", "LF-001", "--start", "2022-01-01", ...local);
    const reversed = ["--start", "2022-01-02", "--until", "2022-01-01"];
    await refused("schedule-reversed", "laws", "schedule", "LF-009", ...reversed, ...local);
    const endless = ["--start", "2022-01-01", "--until", "9999-12-31"];
    await refused("schedule-too-long", "laws", "schedule", "LF-009", ...endless, ...local);
    await refused("visits-not-countable", "laws", "visits", "2024-01-01", "--obligation", "LF-040", ...local);
    await refused("visit-dates-unreadable", "laws", "visits", "2022-02-30", "--obligation", "LF-009", ...local);
  });

  it("writes a calendar that is the same each time", async () => {
    const asked = ["laws", "calendar", "--scene", "lift", "--region", "330100", "--start", "2022-01-01", ...local];
    const { days } = await answer(...asked, "--output", "a.ics");
    await answer(...asked, "--output", "b.ics");
    const [a, b] = ["a.ics", "b.ics"].map((name) => readFileSync(join(folder, name), "utf8"));
    expect(a).toBe(b);
    expect(days).toBeGreaterThan(24);
    expect((await run(...asked)).out).toBe(a);
    await refused("calendar-of-nothing", "laws", "calendar", "--start", "2022-01-01", ...local);
  });

  it("keeps a ledger page to its day and says from when it may go (CT-12)", async () => {
    const page = ["laws", "retention", "kitchen-waste-ledger", "--region", "420100", "--recorded", "2022-09-10"];
    const kept = await refused("record-kept", ...page, "--destroy-on", "2024-09-09");
    expect(kept.passesFrom).toBe("2024-09-10");
    expect(await answer(...page, "--destroy-on", "2024-09-10")).toMatchObject({ free: "2024-09-10" });
    await refused(
      "retention-record-unknown",
      "laws",
      "retention",
      "diary",
      "--region",
      "420100",
      "--recorded",
      "2022-09-10",
    );
  });

  it("refuses T work to a holder of A (OH-8), and knows when a certificate ends", async () => {
    const work = ["laws", "qualification", "--work", "T", "--on", "2026-03-14"];
    await refused("operator-certificate-missing", ...work, "--certificate", "A@2022-03-15");
    const both = [...work, "--certificate", "A@2022-03-15", "--certificate", "T@2022-03-15"];
    expect(await answer(...both)).toMatchObject({ until: "2026-03-14", renewBy: "2025-12-14" });
    const later = ["--certificate", "T@2018-01-01", "--certificate", "T@2026-05-01"];
    const expired = await refused("operator-certificate-not-valid", ...work, ...later);
    expect(expired.passesFrom).toBe("2026-05-01");
    expect((await answer("laws", "certificates")).items).toHaveLength(20);
  });

  it("shows what Shandong adds and Heze tightens (CT-13)", async () => {
    const asked = ["laws", "differences", "--scene", "canteen", "--region", "371700", "--on", "2026-11-23"];
    const { rows } = await answer(...asked, "--subclass", "餐厨垃圾", ...local);
    const told = rows.map(({ id, relation }: { id: string; relation: string }) => `${id} ${relation}`);
    expect(told).toContain("CT-025 adds");
    expect(told.some((row: string) => row.startsWith("CT-047"))).toBe(false);
    const text = await run(...asked, "--subclass", "餐厨垃圾", ...local);
    expect(text.out).toContain("频次 – → 每 1 个月 1 次");
  });

  it("sector standards hang under ISO 9001, on three laws (3S-10, 3S-11)", async () => {
    const { standards, laws } = await answer("laws", "standard-tree", "--on", "2026-11-23", ...local);
    const depth = new Map(standards.map((one: { id: string; depth: number }) => [one.id, one.depth]));
    expect(["iso9001", "iatf16949", "iso13485", "as9110"].map((id) => depth.get(id))).toEqual([0, 1, 1, 2]);
    expect(laws.map(({ version }: { version: string | null }) => version)).toEqual([
      "2018-12-29",
      "2017-11-04",
      "2018-10-26",
    ]);
  });

  it("the GDPR binds who sells to the EU, and nobody else (IS-4)", async () => {
    const asked = ["laws", "in-force", "--scene", "lift", "--region", "330100", "--on", "2026-11-23", ...local];
    const families = async (...more: readonly string[]) =>
      (await answer(...asked, ...more)).documents.map(({ family }: { family: string }) => family);
    expect(await families("--market", "EU")).toContain("eu-gdpr");
    expect(await families("--market", "US")).not.toContain("eu-gdpr");
    expect(await families()).not.toContain("eu-gdpr");
    await refused("market-unknown", ...asked, "--market", "ZZ");
  });
});
