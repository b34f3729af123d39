import {
  type Workshop,
  type WorkshopCode,
  type WorkshopCommand,
  type WorkshopEvent,
  type WorkshopFacts,
  workshop,
  workshopVerdicts,
} from "@touchstone/requirements";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../../store/index.ts";

const text = z.string();
const stamp = { by: text, on: text };

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("WorkshopOpened"),
    data: z.strictObject({
      ...stamp,
      paper: z.strictObject({
        title: text,
        text,
        scene: text,
        region: text,
        on: text,
        standards: z.array(text).nullable(),
        points: z.array(
          z.strictObject({
            id: text,
            text: z.strictObject({ zh: text, en: text }),
            provision: text,
            standard: text,
          }),
        ),
      }),
    }),
  }),
  z.strictObject({
    type: z.literal("WorkshopVerdictsGiven"),
    data: z.strictObject({
      ...stamp,
      name: text,
      verdicts: z.array(z.strictObject({ point: text, verdict: z.enum(workshopVerdicts), note: text })),
    }),
  }),
  z.strictObject({ type: z.literal("WorkshopClosed"), data: z.strictObject(stamp) }),
]);

/** One stream for each workshop of a body. */
export const workshopStream: StreamKind<Workshop, WorkshopCommand, WorkshopEvent, WorkshopFacts, WorkshopCode> = {
  kind: "workshop",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider: workshop,
  row: { table: "requirements_workshop", columns: () => ({}) },
};

export const workshopMigrations: readonly Migration[] = [
  { id: "requirements/workshops-001", sql: rowTable("requirements_workshop", "") },
];
