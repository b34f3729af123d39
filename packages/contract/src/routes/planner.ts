import { consequences, deadlineKinds } from "@touchstone/kernel";
import { z } from "zod";
import { bilingual, date, id, ruleSource } from "../fields.ts";
import { route } from "../route.ts";

const organisation = z.strictObject({ organisation: id });
const base = "/api/v1/cases/of/{organisation}";

const counts = z.record(z.enum(deadlineKinds), z.int());

export const deadlineView = z
  .strictObject({
    /** An id of the statement here; in a file, whatever its maker calls it. */
    statement: z.string(),
    number: z.string(),
    holder: bilingual,
    kind: z.enum(deadlineKinds),
    lastDay: date,
    on: date,
    consequence: z.enum(consequences),
    pack: z.string(),
    edition: z.string(),
    rule: ruleSource,
    facts: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "Deadline" });

/** The planner's views of a body: what becomes of its statements, and what is planned for them. */
export const plannerRoutes = {
  deadlines: route({
    id: "cases.deadlines",
    method: "GET",
    path: `${base}/deadlines`,
    door: "organisation",
    action: "cases.read",
    summary:
      "If nothing happens: which statements become suspendable, expire or can no longer be restored on which day, and by which rule",
    params: organisation,
    query: z.strictObject({
      /** The day as of which standings and rules are asked; today where absent. */
      from: date.optional(),
      until: date.optional(),
      /** Only the days of one month; the months are always told whole. */
      month: z
        .string()
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(2_000).default(500),
    }),
    output: z.strictObject({
      from: date,
      until: date,
      /** How many statements were looked at. */
      statements: z.int(),
      months: z.array(z.strictObject({ month: z.string(), counts })),
      deadlines: z.array(deadlineView),
      /** True where the window holds more than were asked for. */
      more: z.boolean(),
      unanswered: z.array(
        z.strictObject({
          statement: z.string(),
          number: z.string(),
          reason: z.enum(["no-rule-in-force", "suspension-term-not-loaded"]),
          rule: ruleSource.nullable(),
        }),
      ),
    }),
  }),
};
