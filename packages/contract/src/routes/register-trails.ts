import { columns, riskStates, type TrailColumn } from "@touchstone/register";
import { z } from "zod";
import { bilingual, date, id, line, page, pageOf } from "../fields.ts";
import { route } from "../route.ts";

const organisation = z.strictObject({ organisation: id });
const base = "/api/v1/register/{organisation}/trails";
const asked = {
  area: line.optional(),
  risk: id.optional(),
  on: date.optional().meta({ description: "Evidence counts as of this day; the server's legal today where absent" }),
};
const read = { method: "GET", door: "organisation", action: "register.read" } as const;

const trailColumns = columns.map(({ key }) => key).filter((key): key is TrailColumn => key !== "no");
const trailColumn = z.enum(trailColumns);

const trail = z
  .strictObject({
    risk: id,
    no: z.string(),
    title: z.string(),
    area: z.string(),
    owner: z.string(),
    state: z.enum(riskStates),
    /** ① to ⑫, in that order. */
    steps: z.array(
      z.strictObject({
        column: trailColumn,
        shows: z.array(z.string()),
        /** For what something is missing there. */
        lacks: z.array(z.string()),
        /** ⑪ and ⑫ are asked only where something failed. */
        asked: z.boolean(),
      }),
    ),
  })
  .meta({ id: "AuditTrail" });

/** The way of an audit through one area: one trail per risk, along the columns ① to ⑫ (OH-25). */
export const registerTrailRoutes = {
  list: route({
    ...read,
    id: "register.trails",
    path: base,
    summary:
      "Audit trails of an area or a risk, one per risk along the columns ① to ⑫: what is shown and what is missing",
    params: organisation,
    query: z.strictObject({ ...page, ...asked }),
    output: pageOf(trail).extend({
      on: date,
      /** What an auditor asks at each column. */
      columns: z.array(
        z.strictObject({ column: trailColumn, mark: z.string(), title: bilingual, question: bilingual }),
      ),
      /** Areas that the register has rows of. */
      areas: z.array(z.string()),
    }),
  }),
  export: route({
    ...read,
    id: "register.trails-export",
    path: `${base}/export`,
    summary: "The same trails as CSV, one line per station",
    params: organisation,
    query: z.strictObject(asked),
    output: z.unknown(),
    produces: "bytes",
  }),
};
