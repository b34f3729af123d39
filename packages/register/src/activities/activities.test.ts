import { describe, expect, it } from "vitest";
import type { ScopeEdition } from "../context/system-scope.ts";
import { type DoneActivity, isDoneOn, type ScopeLine } from "./activity.ts";
import { besideScope } from "./beside-scope.ts";
import { type ActivityPlace, activityPlace } from "./place-activity.ts";

const edition = (activities: readonly string[], served: readonly string[] = []): ScopeEdition => ({
  statement: "学前教育",
  activities,
  services: [],
  served,
  exclusions: [],
  answers: [],
  on: "2026-01-01",
  by: { person: "p", name: "陈静" },
});
const care: DoneActivity = {
  id: "care",
  title: "保育",
  sort: "activity",
  site: null,
  place: "一园",
  since: "2026-03-01",
  stoppedOn: null,
};
const line = (text: string, list: ScopeLine["list"] = "activities"): ScopeLine => ({ list, text });
const put = (to: ScopeLine | null, title = care.title, on = "2026-03-02"): ActivityPlace => ({
  activity: care.id,
  placings: [{ line: to, title, on, by: { person: "p", name: "陈静" } }],
});
const beside = (given: {
  readonly activities?: readonly DoneActivity[];
  readonly place?: ActivityPlace;
  readonly edition: ScopeEdition | null;
  readonly on?: string;
}) =>
  besideScope({
    activities: given.activities ?? [care],
    places: new Map(given.place === undefined ? [] : [[care.id, given.place]]),
    edition: given.edition,
    on: given.on ?? "2026-06-01",
  });
const whyOf = (given: Parameters<typeof beside>[0]) => beside(given).done.map(({ outside }) => outside);

describe("what is done beside the scope", () => {
  it("is inside only under a line that a person chose and that the scope of the day has", () => {
    const said = edition(["保育"]);
    expect(whyOf({ edition: said, place: put(line("保育")) })).toEqual([null]);
    expect(whyOf({ edition: said })).toEqual(["unplaced"]);
    expect(whyOf({ edition: said, place: put(null) })).toEqual(["unplaced"]);
    expect(whyOf({ edition: null, place: put(line("保育")) })).toEqual(["no-scope"]);
    expect(whyOf({ edition: edition(["保育教育"]), place: put(line("保育")) })).toEqual(["line-gone"]);
    expect(whyOf({ edition: said, place: put(line("保育"), "别的事") })).toEqual(["renamed"]);
    // Entered as a group since: a line of activities holds no group.
    const activities: readonly DoneActivity[] = [{ ...care, sort: "served" }];
    expect(whyOf({ activities, edition: said, place: put(line("保育")) })).toEqual(["renamed"]);
    // The word was given the day after.
    expect(whyOf({ edition: said, place: put(line("保育")), on: "2026-03-01" })).toEqual(["unplaced"]);
  });

  it("offers a line in the same words, and none that is only like them", () => {
    const same = (text: string) => beside({ edition: edition([text]) }).done[0]?.same;
    expect(same("保育。")).toEqual(line("保育。"));
    expect(same("保育教育")).toBeNull();
    expect(beside({ edition: edition(["别的"], ["保育"]) }).done[0]?.same).toBeNull();
  });

  it("counts from its first day to the day before it stops", () => {
    const stopped = { ...care, stoppedOn: "2026-06-01" };
    expect(["2026-02-28", "2026-03-01", "2026-05-31", "2026-06-01"].map((on) => isDoneOn(stopped, on))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(beside({ activities: [stopped], edition: edition(["保育"]) }).done).toEqual([]);
  });

  it("points at lines that nobody lives, of those sorts alone of which anything is recorded", () => {
    const said = edition(["保育", "供餐"], ["2–6 岁儿童"]);
    expect(beside({ edition: said, place: put(line("保育")) }).idle).toEqual([line("供餐")]);
    expect(beside({ activities: [], edition: said }).idle).toEqual([]);
  });
});

describe("placing what is done", () => {
  const context = {
    actor: "p",
    now: Temporal.Instant.from("2026-06-01T00:00:00Z"),
    today: Temporal.PlainDate.from("2026-06-01"),
    newId: () => "id",
  };
  const decide = (to: ScopeLine | null, activity: DoneActivity | null, said: ScopeEdition | null) =>
    activityPlace.decide(
      activityPlace.initial,
      { type: "PlaceActivity", line: to },
      { name: "陈静", activity, edition: said },
      context,
    );
  const codesOf = (...given: Parameters<typeof decide>) => {
    const decided = decide(...given);
    return decided.ok ? [] : decided.refusals.map(({ code }) => code);
  };

  it("takes a line of the scope in force and of its sort, and nothing else", () => {
    const said = edition(["保育"], ["2–6 岁儿童"]);
    expect(codesOf(line("保育"), care, said)).toEqual([]);
    expect(codesOf(line("保育", "services"), care, said)).toEqual(["scope-line-unknown"]);
    expect(codesOf(line("2–6 岁儿童", "served"), care, said)).toEqual(["scope-line-of-other-sort"]);
    expect(codesOf(line("保育"), care, null)).toEqual(["scope-not-stated"]);
    expect(codesOf(line("保育"), null, said)).toEqual(["activity-unknown"]);
    expect(codesOf(line("保育"), { ...care, stoppedOn: "2026-05-01" }, said)).toEqual(["activity-stopped"]);
    expect(codesOf(null, care, said)).toEqual(["activity-placed-already"]);
  });

  it("remembers who said it of what, and takes it anew once the name has changed", () => {
    const said = edition(["保育"]);
    const first = decide(line("保育"), care, said);
    const state = first.ok ? first.value.reduce(activityPlace.evolve, activityPlace.initial) : activityPlace.initial;
    expect(state.placings).toMatchObject([{ title: "保育", on: "2026-06-01", by: { person: "p", name: "陈静" } }]);
    const again = (title: string) =>
      activityPlace.decide(
        state,
        { type: "PlaceActivity", line: line("保育") },
        { name: "陈静", activity: { ...care, title }, edition: said },
        context,
      );
    expect([again("保育").ok, again("保育和托育").ok]).toEqual([false, true]);
  });
});
