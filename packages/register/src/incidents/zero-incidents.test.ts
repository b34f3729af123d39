import { describe, expect, it } from "vitest";
import { breaking, type CountedIncident, type IncidentCount, objectiveStanding } from "./zero-incidents.ts";

const incident = (given: Partial<CountedIncident>): CountedIncident => ({
  id: "i",
  title: "困人",
  on: "2026-05-02",
  outcome: "injury",
  risk: "lift",
  answered: false,
  ...given,
});
const counts: IncidentCount = { outcomes: ["injury", "death"], of: "row", site: null };
const rows = new Map([
  ["lift", { sites: ["east"] }],
  ["fire", { sites: [] }],
]);
const count = (incidents: readonly CountedIncident[], given: Partial<IncidentCount> = {}, on = "2026-11-26") =>
  breaking({ row: "lift", counts: { ...counts, ...given }, incidents, rows, on }).length;

describe("no accident, counted in the incidents on record (OH-16)", () => {
  it("counts its own row's, of the outcomes that it names, in the year up to the day", () => {
    expect(count([incident({})])).toBe(1);
    expect(count([incident({ outcome: "near-miss" })])).toBe(0);
    expect(count([incident({ risk: "fire" }), incident({ risk: null })])).toBe(0);
    expect(count([incident({ on: "2025-12-31" }), incident({ on: "2026-01-01" })])).toBe(1);
    expect(count([incident({ on: "2026-11-27" })])).toBe(0);
  });

  it("counts the whole organisation's, or those of a site, where it says so", () => {
    const all = [incident({}), incident({ risk: "fire" }), incident({ risk: null })];
    expect(count(all, { of: "organisation" })).toBe(3);
    expect(count(all, { of: "organisation", site: "west" })).toBe(2);
    expect(count(all, { of: "organisation", site: "east" })).toBe(3);
  });

  it("says zero only of days that are over; one incident breaks it", () => {
    const line = { required: null, done: 0, behind: 0, unknown: 0 };
    const today = "2026-11-26";
    expect(objectiveStanding({ ...line, incidents: 0 }, today, today)).toBe("held");
    expect(objectiveStanding({ ...line, incidents: 0 }, "2026-12-31", today)).toBe("not-yet");
    expect(objectiveStanding({ ...line, incidents: 1 }, "2026-12-31", today)).toBe("broken");
    expect(objectiveStanding({ ...line, incidents: null }, today, today)).toBe("unmeasured");
  });

  it("keeps 1/1 and 24/24 as they are counted by evidence", () => {
    const line = { required: 24, done: 21, behind: 0, unknown: 0, incidents: null };
    const standing = (given: Partial<typeof line>) =>
      objectiveStanding({ ...line, ...given }, "2026-11-26", "2026-11-26");
    expect(standing({ done: 24 })).toBe("reached");
    expect(standing({})).toBe("on-track");
    expect(standing({ behind: 1 })).toBe("behind");
    // Nothing is reached as long as no calendar says what is still to come, and nothing is by asking for nothing.
    expect(standing({ done: 24, unknown: 3 })).toBe("on-track");
    expect(standing({ required: 0, done: 0 })).toBe("not-yet");
    expect(standing({ required: 0, done: 0, unknown: 3 })).toBe("unmeasured");
  });
});
