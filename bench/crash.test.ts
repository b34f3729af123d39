import { describe, expect, it } from "vitest";
import { crashRounds, fatesOf, openBed } from "./crash.ts";

describe.each(["embedded", "postgresql"] as const)("kill -9 under load on %s", (engine) => {
  it("loses nothing that was acknowledged, applies nothing by half or twice, in 3 rounds", async ({ skip }) => {
    const bed = await openBed(engine);
    if (bed === null) return skip("no PostgreSQL on this machine");
    try {
      const { report, diary } = await crashRounds(bed, engine, 3);
      expect(report).toMatchObject({ lost: 0, twice: 0, halfApplied: 0 });
      expect(report.acknowledged).toBeGreaterThan(30);
      expect(report.slowestReadyMs).toBeLessThan(30_000);
      // The comparison has teeth: one acknowledged entry taken away, one written again, and it says so.
      const gone = diary[0]?.at?.id;
      const again = diary.find(({ at }) => at !== null && at.id !== gone)?.at?.id;
      await bed.look((query) => query(`delete from journal where stream = '${gone}'`));
      await bed.look((query) =>
        query(`insert into journal select owner, '01900000-0000-7000-8000-0000000000dd', version, case_id, kind, type, schema_version,
          event_id, command_id, actor, recorded_at, occurred_on, data, sealed, prev, hash from journal where stream = '${again}' and version = 1`),
      );
      const fates = await fatesOf(bed, diary);
      expect(fates.lost).toBeGreaterThan(0);
      expect(fates.twice).toBe(1);
    } finally {
      await bed.end();
    }
  }, 240_000);
});
