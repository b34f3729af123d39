import { houseRule, isList, isObject, type Json, type Refusal, refusal } from "@touchstone/kernel";
import { type DueDays, type KeptRecord, type OwnTerm, recordOn, type Schedule } from "@touchstone/register";
import { readCalendars } from "../../schemes/index.ts";
import type { Services } from "../../services.ts";
import { kindOfEdition } from "../records/record-kinds.ts";
import { dayOf } from "../rows.ts";

const book = "calendar-term";
const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

type Held = { readonly state: KeptRecord };
const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");
const list = (value: Json | undefined): readonly Json[] => (value !== undefined && isList(value) ? value : []);
const cell = (row: Json, id: string): string => (isObject(row) ? text(row[id]) : "");

const termOf = ({ state }: Held, today: string): OwnTerm | null => {
  const shown = state.begun === null ? null : recordOn(state, kindOfEdition(state.begun), today, {});
  if (shown === null || shown.state === "void") return null;
  const { values } = shown;
  return {
    calendar: text(values["calendar"]).trim(),
    from: text(values["from"]),
    to: text(values["until"]),
    weekdays: list(values["weekdays"]).map((day) => weekdays.indexOf(text(day)) + 1),
    followsHolidays: values["followsHolidays"] === true,
    closed: list(values["closed"]).map((row) => ({ from: cell(row, "first"), to: cell(row, "last") })),
    open: list(values["open"]).map((row) => cell(row, "on")),
  };
};

const official = (): DueDays["official"] => {
  const found = readCalendars().find(({ jurisdiction }) => jurisdiction === "CN");
  if (found === undefined) throw new Error("content/calendars has none of the country in which legal days are taken");
  return found;
};

/** On which days the organisation works, as its calendar is told today: what was amended since counts as amended. */
export const readDueDays = async (services: Services, owner: string): Promise<DueDays> => {
  const today = dayOf(services, undefined);
  const { rows } = await services.store.transaction({ owner, caseId: null }, (tx) =>
    tx.query<Held>("select state from register_record where owner = $1 and kind = $2 order by id", [owner, book]),
  );
  return { official: official(), terms: rows.flatMap((row) => termOf(row, today) ?? []) };
};

/** An objective by a calendar of which there is no term would never be due. */
export const scheduleRefused = async (
  services: Services,
  owner: string,
  schedule: Schedule | null | undefined,
): Promise<readonly Refusal[]> => {
  if (schedule?.days !== "own") return [];
  const known = [...new Set((await readDueDays(services, owner)).terms.map(({ calendar }) => calendar))];
  if (known.includes(schedule.calendar.trim())) return [];
  const told = known.length === 0 ? null : known;
  return [refusal("own-calendar-unknown", houseRule("4"), { calendar: schedule.calendar, known: told })];
};
