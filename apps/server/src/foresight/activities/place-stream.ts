import {
  type ActivityPlace,
  activityPlace,
  type PlaceCode,
  type PlaceCommand,
  type PlaceEvent,
  type PlaceFacts,
  scopeLists,
} from "@touchstone/register";
import { z } from "zod";
import { derivedId, type Migration, rowTable, type StreamKind } from "../../store/index.ts";

const text = z.string();

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const placed = z.strictObject({
  activity: text,
  line: z.strictObject({ list: z.enum(scopeLists), text }).nullable(),
  title: text,
  on: text,
  person: text,
});
const name = z.strictObject({ name: text }).nullable();

const readEvent = (type: string, data: unknown, personal: unknown): PlaceEvent => {
  if (type !== "ActivityPlaced") throw new Error(`no release ever wrote ${type}`);
  const read = placed.parse(data);
  const fields = name.parse(personal);
  return { type, data: read, personal: fields === null ? null : { person: read.person, fields } };
};

/** One stream for each activity, beside its record: the record says what is done, this where the scope has it. */
export const placeStream: StreamKind<ActivityPlace, PlaceCommand, PlaceEvent, PlaceFacts, PlaceCode> = {
  kind: "activity-place",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data, personal) => readEvent(type, data, personal),
  decider: activityPlace,
  row: { table: "foresight_activity_place", columns: () => ({}) },
};

export const placeMigration: Migration = {
  id: "foresight/activity-place-001",
  sql: rowTable("foresight_activity_place", ""),
};

export const placeOf = (owner: string, activity: string): string => derivedId(`activity place ${owner} ${activity}`);
