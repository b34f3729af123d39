import { countedPeriods, objectiveStandings, periods } from "@touchstone/register";
import { z } from "zod";
import { date, id, version } from "../fields.ts";
import { route } from "../route.ts";
import { frequency, incidentCount, schedule } from "./register-views.ts";

const organisation = z.strictObject({ organisation: id });
const base = "/api/v1/register/{organisation}/objectives";
const asked = {
  on: date.optional().meta({ description: "The year of this day, up to it; the server's legal today where absent" }),
  site: id.optional().meta({ description: "Only objectives of rows that stand at this site" }),
};
const period = z.enum(countedPeriods);
const shareShape = {
  from: date,
  to: date,
  /** What the schedule asked for and is over, and what was done of that which is not. */
  due: z.int(),
  done: z.int(),
  /** May still be done: not counted as missed. */
  open: z.int(),
  /** Days or periods of which no calendar says whether anything is due. */
  unknown: z.int(),
  /** Whole percent of done in due, cut off; null where nothing was due. */
  percent: z.int().nullable(),
};
const share = z.strictObject(shareShape).meta({ id: "ObjectiveShare" });
const ofRow = organisation.extend({ risk: id });
const periodsAsked = z.strictObject({
  on: asked.on,
  by: period.optional().meta({
    description: "Told by this period, or by the objective's own where that is longer; absent: a daily one by the week",
  }),
  count: z.coerce
    .number()
    .int()
    .min(1)
    .max(53)
    .default(8)
    .meta({ description: "Periods before the running one; none that began over 800 days ago" }),
});
const read = { method: "GET", door: "organisation", action: "register.read" } as const;

/** The objectives of a year: 1/1, 24/24, 0 accidents (OH-16). */
export const objectiveRoutes = {
  year: route({
    ...read,
    id: "register.objectives",
    path: base,
    summary: "Objectives of the year of a day: how often they were met, and incidents against “no accident”",
    params: organisation,
    query: z.strictObject(asked),
    output: z.strictObject({
      on: date,
      /** The worst first, at most 200; the export has all. */
      lines: z.array(
        z.strictObject({
          risk: id,
          /** Of the row: what a change of the objective expects. */
          version,
          title: z.string(),
          objective: z.string(),
          text: z.string(),
          per: z.enum(periods),
          required: z.int().nullable(),
          done: z.int(),
          counts: incidentCount.nullable(),
          /** Those that break it, the last first, at most 20; `broken` counts all. Null where it counts none. */
          incidents: z
            .array(
              z.strictObject({
                id,
                title: z.string(),
                on: date,
                outcome: z.string(),
                /** Its record is closed, or a corrective action that names it. */
                answered: z.boolean(),
              }),
            )
            .nullable(),
          broken: z.int(),
          standing: z.enum(objectiveStandings),
          frequency,
          schedule: schedule.nullable(),
          /** What the running and the last period are; null where nothing is counted by periods. */
          by: period.nullable(),
          running: share.nullable(),
          last: share.nullable(),
        }),
      ),
      of: z.int(),
      outcomes: z.array(z.strictObject({ id: z.string(), title: z.strictObject({ zh: z.string(), en: z.string() }) })),
    }),
  }),
  export: route({
    ...read,
    id: "register.objectives-export",
    path: `${base}/export`,
    summary: "Every objective of the year as CSV",
    params: organisation,
    query: z.strictObject(asked),
    output: z.unknown(),
    produces: "bytes",
  }),
  periods: route({
    ...read,
    id: "register.objectives-periods",
    path: `${base}/{risk}/periods`,
    summary: "Of each objective of a row the share of the running period and of those before it, day by due day",
    params: ofRow,
    query: periodsAsked,
    output: z.strictObject({
      on: date,
      risk: id,
      version,
      title: z.string(),
      /** Those whose frequency is counted by periods. */
      objectives: z.array(
        z.strictObject({
          objective: z.string(),
          text: z.string(),
          frequency,
          schedule: schedule.nullable(),
          by: period,
          year: share,
          /** The last first. */
          periods: z.array(
            z.strictObject({
              ...shareShape,
              items: z.array(
                z.strictObject({
                  from: date,
                  to: date,
                  times: z.int(),
                  done: z.int(),
                  state: z.enum(["done", "missed", "open", "unknown"]),
                }),
              ),
            }),
          ),
        }),
      ),
    }),
  }),
  periodsExport: route({
    ...read,
    id: "register.objectives-periods-export",
    path: `${base}/{risk}/periods/export`,
    summary: "The same as CSV, with the days that were missed",
    params: ofRow,
    query: periodsAsked,
    output: z.unknown(),
    produces: "bytes",
  }),
};
