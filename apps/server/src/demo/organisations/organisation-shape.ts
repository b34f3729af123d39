import { routes } from "@touchstone/contract";
import { roles } from "@touchstone/kernel";
import { z } from "zod";

const { foresight, foresightIssues, foresightParties, foresightScope, scopeActivities, sites } = routes;
const line = z.string().min(1).max(300);
const day = z.iso.date();

/** What other parts of the same demo call a thing by. */
export const named = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/);
const bilingual = z.strictObject({ zh: line, en: line });

const person = z.strictObject({
  id: named,
  name: line,
  roles: z.array(z.enum(roles).extract(["manager", "evaluator"])).min(1),
  competent: z
    .array(z.strictObject({ area: line, from: day, until: day.nullable().default(null), evidence: line }))
    .default([]),
});

const site = sites.open.body.extend({ id: named });

const law = z.strictObject({ title: line, printed: z.string().max(60), family: line, version: line });

const need = z.strictObject({
  id: named,
  ...foresightParties.recordNeed.body.omit({ expected: true }).shape,
  decided: foresightParties.decideNeed.body.omit({ need: true, expected: true }).nullable().default(null),
});

const context = z.strictObject({
  parties: z
    .array(
      foresightParties.nameParty.body.extend({
        id: named,
        needs: z.array(need).default([]),
        feedback: z.array(foresightParties.recordFeedback.body).default([]),
      }),
    )
    .default([]),
  scans: z.array(foresight.recordScan.body.extend({ id: named })).default([]),
  issues: z
    .array(
      foresightIssues.raiseIssue.body.extend({
        scan: named.nullable().default(null),
        risks: z.array(named).default([]),
        closed: line.nullable().default(null),
      }),
    )
    .default([]),
  scope: foresightScope.stateScope.body
    .omit({ expected: true })
    .extend({
      answers: z.array(z.strictObject({ party: named, need: named })),
      /** Records of what is done, each under the line that holds it; what stands here under none is outside. */
      holds: z.array(scopeActivities.place.body.shape.line.unwrap().extend({ activity: named })).default([]),
    })
    .nullable()
    .default(null),
});

/** Who they are, where they work, by which laws, and in what surroundings. */
export const organisationShape = {
  title: bilingual,
  organisation: z.strictObject({ name: bilingual, region: z.string().regex(/^\d{6}$/) }),
  /** The first registers the organisation, and does what the data gives to nobody. */
  people: z.array(person).min(2),
  /** On file, without an account. */
  staff: z.array(z.strictObject({ id: named, name: line })).default([]),
  sites: z.array(site).default([]),
  laws: z.record(named, law),
  context: context.prefault({}),
};
