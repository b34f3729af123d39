import {
  fates,
  lawEvents,
  type ToldChange,
  type ToldChangeCode,
  type ToldChangeCommand,
  type ToldChangeEvent,
  toldChange,
} from "@touchstone/requirements";
import { z } from "zod";
import { derivedId, type Migration, rowTable, type StreamKind } from "../store/index.ts";

const text = z.string();
const counted = { owners: z.int(), rows: z.int() };
const named = <Type extends string, Shape extends z.ZodRawShape>(type: Type, data: Shape) =>
  z.strictObject({ type: z.literal(type), data: z.strictObject(data) });

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  named("LawChangeRecorded", {
    change: z.strictObject({
      event: z.enum(lawEvents),
      family: text,
      version: text,
      title: text,
      on: text.nullable(),
    }),
    due: text,
    total: z.strictObject(counted),
    points: z.array(
      z.strictObject({
        scene: text,
        point: text,
        family: text,
        version: text,
        article: text,
        what: z.enum(fates),
        to: text.nullable(),
      }),
    ),
    knownOn: text,
  }),
  // Since version 2; before it a corrected day moved no term.
  named("LawDateCorrected", { on: text.nullable(), due: text, total: z.strictObject(counted), correctedOn: text }),
  named("FanOutAdvanced", { ...counted, upTo: text.nullable(), isLast: z.boolean() }),
  named("PointReviewed", { scene: text, point: text, note: text, on: text }),
]);

/** One change of law and how far it has been told; it belongs to the operator, as the law base does. */
export const changeStream: StreamKind<ToldChange, ToldChangeCommand, ToldChangeEvent, null, ToldChangeCode> = {
  kind: "law-change",
  schemaVersion: 2,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider: toldChange,
  row: {
    table: "requirements_change",
    columns: ({ change, finished }) => ({
      family: change?.family ?? "",
      law_version: change?.version ?? "",
      finished,
    }),
  },
};

/** The one stream of a change, so that two who record it at once meet there. */
export const streamOfChange = (event: string, name: string): string => derivedId(`law-change ${event} ${name}`);

export const changeMigration: Migration = {
  id: "requirements/changes-001",
  sql: rowTable("requirements_change", "family text not null, law_version text not null, finished boolean not null"),
};
