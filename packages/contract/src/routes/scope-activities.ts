import { activitySorts, outsideReasons, scopeLists } from "@touchstone/register";
import { z } from "zod";
import { bilingual, changed, date, id, line } from "../fields.ts";
import { route } from "../route.ts";
import { foresightBase } from "./foresight.ts";

const base = `${foresightBase}/scope/activities`;
const organisation = { organisation: id };
const one = z.strictObject({ ...organisation, activity: id });
const scopeLine = z.strictObject({ list: z.enum(scopeLists), text: z.string() });
const task = z.strictObject({ record: id, state: bilingual, final: z.boolean() });
const said = {
  record: id,
  title: z.string(),
  sort: z.enum(activitySorts),
  /** The site that was chosen, or the one whose name was written; null where the place is none. */
  site: z.strictObject({ id, name: z.string() }).nullable(),
  /** The place as it is called: its site, and what was written besides. */
  place: z.string(),
  since: date,
  /** The corrective action that was opened last for it. */
  task: task.nullable(),
};

/** What the organisation really does, beside the scope that it stated (CO-2). */
export const scopeActivityRoutes = {
  list: route({
    id: "foresight.scope-activities",
    method: "GET",
    path: base,
    door: "organisation",
    action: "register.read",
    summary:
      "What is done on a day and not in the stated scope, what is in it, and lines of the scope that nobody lives",
    params: z.strictObject(organisation),
    query: z.strictObject({ on: date.optional(), site: id.optional() }),
    output: z.strictObject({
      on: date,
      /** The edition of the scope in force on the day; null where none was stated. */
      edition: z.int().nullable(),
      lines: z.array(scopeLine),
      /** Of what is done on the day; the first 500 of each, and how many there are. */
      outside: z.array(
        z.strictObject({
          ...said,
          why: z.enum(outsideReasons),
          /** The line it was put under, where it was; and a line in its very words, to be confirmed by a person. */
          line: scopeLine.nullable(),
          same: scopeLine.nullable(),
        }),
      ),
      inside: z.array(z.strictObject({ ...said, line: scopeLine })),
      counts: z.strictObject({ outside: z.int(), inside: z.int() }),
      /** Lines under which nothing is done: a hint, and no finding. Of the whole organisation, so that a site has none. */
      idle: z.array(scopeLine),
      /** Stopped, with a corrective action that goes on. */
      stopped: z.array(z.strictObject({ ...said, stoppedOn: date })),
    }),
  }),
  place: route({
    id: "foresight.place-activity",
    method: "POST",
    path: `${base}/{activity}/place`,
    door: "organisation",
    action: "register.write",
    summary: "Put what is done under a line of the scope in force, chosen as it is written there, or under none",
    params: one,
    body: z.strictObject({ line: z.strictObject({ list: z.enum(scopeLists), text: line }).nullable() }),
    output: changed,
  }),
  correct: route({
    id: "foresight.correct-activity",
    method: "POST",
    path: `${base}/{activity}/task`,
    door: "organisation",
    action: "register.write",
    summary: "Open a corrective action, found internally, for what is done outside the scope; once while it is open",
    params: one,
    output: changed,
  }),
};
