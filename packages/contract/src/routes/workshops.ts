import { coefficients, workshopVerdicts } from "@touchstone/requirements";
import { z } from "zod";
import { bilingual, changed, date, id, line, prose, version } from "../fields.ts";
import { route } from "../route.ts";

const organisation = z.strictObject({ organisation: id });
const one = z.strictObject({ organisation: id, workshop: id });
const base = "/api/v1/requirements/organisations/{organisation}/workshops";

const pointId = z.string().min(1).max(40);
const said = { verdict: z.enum(workshopVerdicts), note: z.string().max(2000) };
const point = z.strictObject({ id: pointId, text: bilingual, provision: z.string(), standard: z.string() });

const head = {
  id,
  version,
  title: z.string(),
  scene: z.string(),
  region: z.string(),
  on: date,
  opened: date,
  closed: date.nullable(),
  /** How many have given a verdict; who said what is not shown before the close. */
  judges: z.int(),
};

/** A share or a coefficient, to three places. */
const figure = z.number().nullable();

/** Several auditors of a body judge the same case (CT-22). */
export const workshopRoutes = {
  list: route({
    id: "workshops.list",
    method: "GET",
    path: base,
    door: "organisation",
    action: "workshops.join",
    summary: "The last 200 workshops, newest first",
    params: organisation,
    output: z.strictObject({ workshops: z.array(z.strictObject(head)) }),
  }),
  open: route({
    id: "workshops.open",
    method: "POST",
    path: base,
    door: "organisation",
    action: "workshops.lead",
    summary: "Open a workshop: a case in words and the audit points to judge it by",
    params: organisation,
    body: z.strictObject({
      title: line,
      text: prose,
      scene: z.string().min(1).max(200),
      region: z.string().max(20),
      on: date,
      standards: z.string().max(200).optional(),
      points: z.array(pointId).min(1).max(200).optional().meta({ description: "All points of the list where absent" }),
    }),
    output: changed,
  }),
  show: route({
    id: "workshops.show",
    method: "GET",
    path: `${base}/{workshop}`,
    door: "organisation",
    action: "workshops.join",
    summary:
      "One workshop: the case, the points, one's own verdicts; after the close everybody's, with their agreement",
    params: one,
    output: z.strictObject({
      ...head,
      text: z.string(),
      standards: z.array(z.string()).nullable(),
      points: z.array(point),
      own: z.array(z.strictObject({ point: pointId, ...said })),
      result: z
        .strictObject({
          judges: z.int(),
          percent: figure,
          coefficient: z.enum(coefficients),
          beyondChance: figure,
          points: z.array(
            z.strictObject({
              point: pointId,
              agreement: figure,
              said: z.array(z.strictObject({ name: z.string(), ...said })),
            }),
          ),
        })
        .nullable(),
    }),
  }),
  judge: route({
    id: "workshops.judge",
    method: "POST",
    path: `${base}/{workshop}/verdicts`,
    door: "organisation",
    action: "workshops.join",
    summary: "Give or correct one's own verdicts, as long as the workshop is open",
    params: one,
    body: z.strictObject({
      verdicts: z
        .array(
          z.strictObject({ point: pointId, verdict: z.enum(workshopVerdicts), note: z.union([z.literal(""), line]) }),
        )
        .min(1)
        .max(200),
    }),
    output: changed,
  }),
  close: route({
    id: "workshops.close",
    method: "POST",
    path: `${base}/{workshop}/close`,
    door: "organisation",
    action: "workshops.lead",
    summary: "Close it: no more verdicts, and everybody sees all",
    params: one,
    body: z.strictObject({}),
    output: changed,
  }),
};
