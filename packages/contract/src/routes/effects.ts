import { effectSides, leastEffect, mostEffect } from "@touchstone/kernel";
import { z } from "zod";
import { bilingual, changed, date, id, line, ruleSource } from "../fields.ts";
import { route } from "../route.ts";

const score = z.int().min(leastEffect).max(mostEffect);
const scores = z.strictObject({ activity: score, process: score, quality: score, management: score });
const means = z.strictObject({
  activity: z.number(),
  process: z.number(),
  quality: z.number(),
  management: z.number(),
});
const rating = z.strictObject({ scores, says: z.string(), name: z.string(), on: date });
const kind = z.enum(["nonconformity", "opportunity"]);
const side = z.enum(effectSides);

/** Findings that are rated after their case for what they changed in the client (RF-22). */
export const effectRoutes = {
  ofCase: route({
    id: "effects.of-case",
    method: "GET",
    path: "/api/v1/cases/{case}/effects",
    door: "case",
    action: "cases.read",
    summary: "The findings of one case with their effect: a client reads its own ratings, the body both",
    params: z.strictObject({ case: id }),
    output: z.strictObject({
      today: date,
      side,
      /** Null while the case runs: nothing can be rated. */
      endedOn: date.nullable(),
      /** At the next audit, or six months after the end; a figure of the house. */
      due: date.nullable(),
      rule: ruleSource,
      findings: z.array(
        z.strictObject({
          id,
          number: z.string(),
          kind,
          grade: bilingual,
          statement: z.string(),
          own: rating.nullable(),
          /** The client's, once the body looks at it; null for the client. */
          client: rating.nullable(),
          /** Whoever raised it does not rate it for the body. */
          mayRate: z.boolean(),
        }),
      ),
    }),
  }),
  rate: route({
    id: "effects.rate",
    method: "POST",
    path: "/api/v1/cases/{case}/findings/{finding}/effect",
    door: "case",
    action: "cases.rate",
    summary: "Rate what a finding changed, from −2 to +2, with a sentence; again where the first word was too early",
    params: z.strictObject({ case: id, finding: id }),
    body: z.strictObject({ scores, says: line }),
    output: changed,
  }),
  scores: route({
    id: "effects.scores",
    method: "GET",
    path: "/api/v1/cases/effects/of/{organisation}",
    door: "organisation",
    action: "cases.plan",
    summary:
      "Scores per finding and per auditor who raised it, nonconformities and opportunities apart; the body's own",
    params: z.strictObject({ organisation: id }),
    output: z.strictObject({
      today: date,
      findings: z.array(
        z.strictObject({
          case: id,
          caseNumber: z.string(),
          client: bilingual,
          finding: id,
          number: z.string(),
          kind,
          auditor: z.string(),
          side,
          scores,
          says: z.string(),
          on: date,
        }),
      ),
      auditors: z.array(z.strictObject({ auditor: id, name: z.string(), kind, side, ratings: z.int(), means })),
    }),
  }),
};
