import { askedOf, lastShares, reportedBy } from "@touchstone/register";
import { expect, it } from "vitest";
import { readCalendars } from "../../schemes/index.ts";
import { demoOrganisationNames } from "./organisation-names.ts";
import { readDemoOrganisation } from "./read-organisation.ts";

type Objective = NonNullable<ReturnType<typeof readDemoOrganisation>>["rows"][number]["objectives"][number];

const doneOn = ({ series }: Objective): readonly string[] =>
  series.flatMap(({ times, everyDays, last }) =>
    Array.from({ length: times }, (_, back) =>
      Temporal.PlainDate.from(last)
        .subtract({ days: back * everyDays })
        .toString(),
    ),
  );

const [official] = readCalendars();
if (official === undefined) throw new Error("no calendar");
const dueDays = { official, terms: [] };

const lastMissed = (objective: Objective, on: string): boolean => {
  const { frequency, schedule } = objective;
  if (schedule === undefined || schedule === null) return false;
  const asked = askedOf({ frequency, schedule }, { done: doneOn(objective), on, today: on, days: dueDays });
  if (asked === null) throw new Error(`${objective.text}: no period is counted`);
  return lastShares(asked, reportedBy(asked.per, null), 1)[1]?.items.some(({ state }) => state === "missed") ?? false;
};

const daysFrom = (first: string, length: number, step: number) =>
  Array.from({ length }, (_, at) => Temporal.PlainDate.from(first).add({ days: at * step }));
// The demo is loaded on any day; months and quarters begin on theirs. In March the month before has the fewest days.
const days = [...daysFrom("2026-11-26", 28, 13), ...daysFrom("2027-03-01", 31, 1)];

it.each(demoOrganisationNames())("%s: whenever it is loaded, one objective missed its last period", (name) => {
  const missed = days.map((day) => {
    const rows = readDemoOrganisation(name, day)?.rows ?? [];
    return rows.flatMap(({ objectives }) =>
      objectives.filter((one) => lastMissed(one, day.toString())).map(({ text }) => text),
    );
  });
  expect(new Set(missed.map((texts) => texts.join()))).toEqual(new Set([missed[0]?.join()]));
  expect(missed[0]).toHaveLength(1);
});
