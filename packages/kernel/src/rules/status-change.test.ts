import fc from "fast-check";
import { expect, test } from "vitest";
import { shippedPacks } from "../../test/content.ts";
import { runRule } from "./run.ts";

const run = (edition: string, input: Readonly<Record<string, unknown>>) => {
  const ran = runRule(shippedPacks, "status-change", { edition, ...input }, "2026-11-23");
  return ran.ok ? ran.value : ran.refusals.map(({ code }) => code);
};
const from = Temporal.PlainDate.from("2022-01-01");
const day = (offset: number): string => from.add({ days: offset }).toString();

test("the same expired certificate: restored under the rules of 2016 and internationally, never under those of 2025 [17021-1 9.6.3.2] [QMS-2025 5.9.3]", () => {
  const expired = { standing: "expired", since: "2025-12-01", on: "2026-03-01" };
  expect(run("international", expired)).toMatchObject({ result: { restorable: true, restorableUntil: "2026-06-01" } });
  expect(run("cn-2016", expired)).toMatchObject({ result: { restorable: true, otherwise: null } });
  expect(run("cn-2025", expired)).toMatchObject({ result: { restorable: false, otherwise: "initial-audit" } });
});

test("the same overdue surveillance: internationally and in 2016 the body may suspend, from 2026 it must and reports [QMS-2025 5.8.2] [QMS-2025 sanction-speed] [17021-1 9.6.5.2]", () => {
  const overdue = {
    standing: "in-force",
    since: "2025-04-10",
    on: "2026-11-23",
    ground: "surveillance-overdue",
    confirmed: "2026-11-20",
  };
  expect(run("international", overdue)).toMatchObject({ result: { duty: "may", report: false, actBy: null } });
  expect(run("cn-2016", overdue)).toMatchObject({ result: { duty: "may", report: true } });
  expect(run("cn-2025", overdue)).toMatchObject({ result: { duty: "must", report: true, actBy: "2026-11-25" } });
});

test("an answer over a figure that was not obtained says so, and one that the body set does not", () => {
  const doubts = (input: Readonly<Record<string, unknown>>) => {
    const answer = run("cn-2025", { standing: "suspended", since: "2026-01-15", on: "2026-02-01", ...input });
    return "doubts" in answer ? answer.doubts.map(({ en }) => en).join() : "";
  };
  expect(doubts({})).toContain("longest suspension was not obtained");
  expect(doubts({ suspendedUntil: "2026-04-15" })).not.toContain("longest suspension was not obtained");
});

test("a ground and the day of its confirmation belong together", () => {
  const input = { standing: "in-force", since: "2026-01-15", on: "2026-02-01", ground: "own-request" };
  expect(run("cn-2025", input)).toEqual(["rule-input-invalid"]);
});

test("what has ended is never restored, and a suspension is over exactly the day after its end [17021-1 9.6.5.4]", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("international", "cn-2016", "cn-2025"),
      fc.integer({ min: 0, max: 1_500 }),
      fc.integer({ min: 1, max: 400 }),
      (edition, start, length) => {
        const since = day(start);
        const until = day(start + length);
        for (const standing of ["withdrawn", "cancelled"])
          expect(run(edition, { standing, since, on: until })).toMatchObject({
            result: { restorable: false, otherwise: "new-application" },
          });
        const suspended = run(edition, { standing: "suspended", since, suspendedUntil: until, on: since });
        if (!("result" in suspended)) throw new Error("refused");
        const ends = String(Reflect.get(Object(suspended.result), "suspensionEnds"));
        expect(ends <= until).toBe(true);
        const after = Temporal.PlainDate.from(ends).add({ days: 1 }).toString();
        const asked = { standing: "suspended", since, suspendedUntil: until };
        expect(run(edition, { ...asked, on: ends })).toMatchObject({ result: { restorable: true, act: null } });
        expect(run(edition, { ...asked, on: after })).toMatchObject({ result: { restorable: false, duty: "must" } });
      },
    ),
  );
});
