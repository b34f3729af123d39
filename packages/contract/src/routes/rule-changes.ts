import { z } from "zod";
import { bilingual, date, id } from "../fields.ts";
import { route } from "../route.ts";

const organisation = z.strictObject({ organisation: id });
const base = "/api/v1/requirements/of/{organisation}/changes/rules";
const name = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,60}$/);

const comingRule = z
  .strictObject({
    pack: z.string(),
    edition: z.string(),
    title: bilingual,
    source: z.string(),
    clause: z.string(),
    /** First day on which it is the rule. */
    from: date,
    /** The edition that holds until then; null where none does. */
    before: z.string().nullable(),
    schemes: z.array(z.strictObject({ id: z.string(), edition: z.string(), name: bilingual })),
  })
  .meta({ id: "ComingRule" });

/** Editions of rule packs that are known and not yet in force. */
export const ruleChangeRoutes = {
  own: route({
    id: "rule-changes.own",
    method: "GET",
    path: base,
    door: "organisation",
    action: "cases.read",
    summary:
      "Coming editions of rule packs that touch this body's open cases or statements, what begins first in front",
    params: organisation,
    output: z.strictObject({ rules: z.array(comingRule.extend({ cases: z.int(), statements: z.int() })) }),
  }),
  show: route({
    id: "rule-changes.show",
    method: "GET",
    path: `${base}/{pack}/{edition}`,
    door: "organisation",
    action: "cases.read",
    summary: "What a coming edition of a rule pack touches in this body, and which of its figures differ",
    params: organisation.extend({ pack: name, edition: name }),
    output: z.strictObject({
      rules: z.array(
        comingRule.extend({
          /** Figures by their path; null where an edition has none there. The first of many. */
          changed: z.array(
            z.strictObject({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
          ),
          more: z.boolean(),
          cases: z.array(z.strictObject({ id, number: z.string(), scheme: z.string(), client: bilingual })),
          statements: z.array(
            z.strictObject({
              id,
              number: z.string(),
              holder: bilingual,
              standard: bilingual,
              validUntil: date,
            }),
          ),
        }),
      ),
    }),
  }),
};
