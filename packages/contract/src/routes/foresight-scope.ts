import { z } from "zod";
import { changed, date, id, line, prose, version } from "../fields.ts";
import { route } from "../route.ts";
import { foresightBase } from "./foresight.ts";

const organisation = z.strictObject({ organisation: id });
const lines = z.array(line).max(200);
const reference = z.strictObject({ party: id, need: z.string().max(60) });
const exclusions = z.array(z.strictObject({ what: line, reason: line })).max(100);

const scopeText = {
  statement: prose,
  activities: lines.min(1),
  services: lines,
  served: lines,
  exclusions,
};

/** The scope of the management system (4.3). */
export const foresightScopeRoutes = {
  scope: route({
    id: "foresight.scope",
    method: "GET",
    path: `${foresightBase}/scope`,
    door: "organisation",
    action: "register.read",
    summary: "The scope as stated up to a day, what it answers to, and what it lacks now; null where none was stated",
    params: organisation,
    query: z.strictObject({ on: date.optional() }),
    output: z.strictObject({
      version,
      scope: z
        .strictObject({
          statement: z.string(),
          activities: z.array(z.string()),
          services: z.array(z.string()),
          served: z.array(z.string()),
          exclusions: z.array(z.strictObject({ what: z.string(), reason: z.string() })),
          edition: z.int(),
          on: date,
          author: z.string().nullable(),
          answers: z.array(
            reference.extend({
              name: z.string().nullable(),
              text: z.string().nullable(),
              stands: z.enum(["binds", "not-binding", "party-ended", "gone"]),
            }),
          ),
        })
        .nullable(),
      /** Empty only where the scope is complete. */
      lacks: z.array(z.enum(["scope", "party", "requirement"])),
    }),
  }),
  stateScope: route({
    id: "foresight.state-scope",
    method: "POST",
    path: `${foresightBase}/scope`,
    door: "organisation",
    action: "register.write",
    summary: "State the scope; refused unless it answers to an interested party and a need that became a requirement",
    params: organisation,
    body: z.strictObject({
      ...scopeText,
      services: lines.default([]),
      served: lines.default([]),
      exclusions: exclusions.default([]),
      answers: z.array(reference).max(200),
      expected: version.nullable().default(null),
    }),
    output: changed,
  }),
};
