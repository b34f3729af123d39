import {
  type PersonNotices,
  type PersonNoticesCode,
  type PersonNoticesCommand,
  type PersonNoticesEvent,
  type PersonNoticesFacts,
  personNotices,
  rhythms,
} from "@touchstone/register";
import { z } from "zod";
import { derivedId, type Migration, rowTable, type StreamKind } from "../../store/index.ts";

const text = z.string();
const settings = z.strictObject({
  rhythm: z.enum(rhythms),
  weekday: z.int(),
  hour: z.int(),
  mail: z.boolean(),
  webhook: text.nullable(),
  language: z.enum(["zh", "en"]),
});

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("NoticesSet"), data: z.strictObject({ person: text, settings }) }),
  z.strictObject({
    type: z.literal("FeedOpened"),
    data: z.strictObject({ person: text, digest: text, since: text }),
  }),
  z.strictObject({ type: z.literal("FeedRevoked"), data: z.strictObject({ on: text }) }),
  z.strictObject({ type: z.literal("DigestTaken"), data: z.strictObject({ day: text, count: z.int() }) }),
]);

/** One stream for each person in each organisation. */
export const personStream: StreamKind<
  PersonNotices,
  PersonNoticesCommand,
  PersonNoticesEvent,
  PersonNoticesFacts,
  PersonNoticesCode
> = {
  kind: "person-notices",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider: personNotices,
  row: {
    table: "inbox_person",
    columns: ({ person, settings: { rhythm, hour, weekday }, lastDay }) => ({
      person,
      rhythm,
      hour,
      weekday: rhythm === "weekly" ? weekday : 0,
      last_day: lastDay,
    }),
  },
};

export const personMigration: Migration = {
  id: "inbox/notices-001",
  sql: `${rowTable(
    "inbox_person",
    "person uuid, rhythm text not null, hour integer not null, weekday integer not null, last_day text not null",
  )}
create index inbox_person_due on inbox_person (hour, last_day) where rhythm <> 'off';`,
};

export const personStreamId = (owner: string, person: string): string => derivedId(`notices of ${person} at ${owner}`);
