import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrange, groupOf } from "./arrange.ts";
import type { Waiting } from "./waiting.ts";

const today = Temporal.PlainDate.from("2026-11-23");

const waiting = (key: string, due: string | null): Waiting => ({
  key,
  due,
  act: { zh: "做", en: "do" },
  subject: "",
  why: { zh: "因", en: "why" },
  rule: { source: "rule", clause: "1" },
  href: "/x",
  button: { zh: "去", en: "go" },
});

describe("the inbox", () => {
  it("puts late before today, today before this week, what blocks without a date before what is far off", () => {
    const given = [
      waiting("far", "2027-05-20"),
      waiting("blocks", null),
      waiting("week", "2026-11-30"),
      waiting("today", "2026-11-23"),
      waiting("late", "2026-11-22"),
      waiting("eighth", "2026-12-01"),
    ];
    const keys = arrange(given, today).map(({ key }) => key);
    expect(keys).toEqual(["late", "today", "week", "blocks", "eighth", "far"]);
  });

  it("has the same order whatever the order in which capabilities answer, and loses nothing", () => {
    const days = fc.option(fc.integer({ min: -400, max: 400 }));
    fc.assert(
      fc.property(fc.array(days, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (dues, shuffle) => {
        const given = dues.map((day, at) =>
          waiting(`k${at}`, day === null ? null : today.add({ days: day }).toString()),
        );
        const mixed = given
          .map((each) => ({ each, at: shuffle.next().value }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ each }) => each);
        expect(arrange(mixed, today)).toEqual(arrange(given, today));
        expect(arrange(given, today)).toHaveLength(given.length);
      }),
    );
  });

  it("groups by the legal day, not by hours", () => {
    expect(groupOf("2026-11-23", today)).toBe("today");
    expect(groupOf("2026-11-30", today)).toBe("week");
    expect(groupOf("2026-12-01", today)).toBe("later");
    expect(groupOf(null, today)).toBe("undated");
  });
});
