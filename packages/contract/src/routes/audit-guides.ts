import { factors, outcomes, pointKinds, quizTopics, sourceChecks, systemStandards } from "@touchstone/requirements";
import { z } from "zod";
import { bilingual, date, line } from "../fields.ts";
import { route } from "../route.ts";
import { on, organisation, region } from "./law-fields.ts";

const text = z.string().nullable();
const scene = z.string().min(1).max(200).meta({ description: "One scene, or several with commas between" });
const standards = z
  .string()
  .max(200)
  .optional()
  .meta({ description: "The standards audited against, with commas between; without it all that the points name" });

const recurrence = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("gap"), atMost: z.string() }),
  z.strictObject({ kind: z.literal("times"), times: z.int(), in: z.string() }),
  z.strictObject({ kind: z.literal("months"), months: z.array(z.int()).readonly() }),
  z.strictObject({ kind: z.literal("years"), years: z.array(z.int()).readonly(), afterwards: z.string() }),
]);

export const auditPoint = z
  .strictObject({
    id: z.string(),
    scene: z.string(),
    kind: z.enum(pointKinds),
    text: bilingual,
    duty: bilingual,
    evidence: bilingual,
    provision: z.strictObject({
      family: z.string(),
      version: z.string(),
      /** None where the document's text was never seen. */
      article: text,
      title: z.string(),
      since: date.nullable(),
    }),
    standard: z.strictObject({ id: z.enum(systemStandards), clause: z.string() }),
    jurisdiction: z.string(),
    local: z.boolean(),
    focus: text,
    factor: z.enum(factors),
    subclass: bilingual,
    record: text,
    subject: bilingual,
    condition: bilingual.nullable(),
    recurrence: recurrence.nullable(),
    deadline: z.strictObject({ within: z.string(), side: z.enum(["before", "after"]), of: bilingual }).nullable(),
    retention: z.strictObject({ atLeast: z.string(), of: bilingual.nullable() }).nullable(),
    /** How far the wording was compared with its source. */
    check: z.enum(sourceChecks),
  })
  .meta({ id: "AuditPoint" });

const guidePoint = auditPoint
  .extend({
    /** What it may lead to in this audit. */
    outcome: z.enum(outcomes),
    /** Why it was judged not applicable. */
    unfit: text,
    /** A change of law that nobody has looked at since (CT-20). */
    review: z.strictObject({ family: z.string(), version: z.string(), due: date }).nullable(),
  })
  .meta({ id: "GuidePoint" });

const area = z.strictObject({ list: z.string(), code: z.string(), name: bilingual, check: z.enum(sourceChecks) });

const guide = z.strictObject({
  region: z.string(),
  on: date,
  standards: z.array(z.enum(systemStandards)).readonly().nullable(),
  scenes: z
    .array(z.strictObject({ id: z.string(), name: bilingual, edition: z.string(), areas: z.array(area).readonly() }))
    .readonly(),
  points: z.array(guidePoint).readonly(),
  open: z
    .array(z.strictObject({ id: z.string(), scene: z.string(), families: z.array(z.string()).readonly() }))
    .readonly(),
});

export const guideFormats = ["json", "md", "xlsx", "xlsform", "oscal"] as const;

export const auditGuideRoutes = {
  auditPoints: route({
    id: "requirements.audit-points",
    method: "GET",
    path: "/api/v1/requirements/audit-points",
    door: "public",
    action: null,
    summary: "What an auditor looks at in a scene, at a place, by the law of a day, in one kind of audit",
    query: z.strictObject({ scene, region, organisation, on, standards }),
    output: guide,
  }),
  auditGuide: route({
    id: "requirements.audit-guide",
    method: "POST",
    path: "/api/v1/requirements/audit-guides",
    door: "public",
    action: null,
    summary:
      "The same with what was judged not applicable, and why, as a file of the format asked for; nothing is kept",
    body: z.strictObject({
      scene,
      region,
      organisation,
      on,
      standards,
      unfit: z
        .array(z.strictObject({ of: z.string().min(1).max(90), reason: line }))
        .max(200)
        .default([]),
      format: z.enum(guideFormats).default("json"),
    }),
    output: guide,
  }),
  quiz: route({
    id: "requirements.quiz",
    method: "GET",
    path: "/api/v1/requirements/quiz",
    door: "public",
    action: null,
    summary: "Questions on the audit points of a day, with their answers; the same seed gives the same questions",
    query: z.strictObject({
      scene,
      region,
      organisation,
      on,
      standards,
      seed: line.max(60),
      count: z.coerce.number().int().min(1).max(50).default(10),
    }),
    output: z.strictObject({
      seed: z.string(),
      on: date,
      questions: z.array(
        z.strictObject({
          point: z.string(),
          topic: z.enum(quizTopics),
          question: z.strictObject({ zh: z.string(), en: z.string() }),
          choices: z.array(z.strictObject({ zh: z.string(), en: z.string() })),
          /** Index of the right choice. */
          answer: z.int(),
          because: z.strictObject({ zh: z.string(), en: z.string() }),
        }),
      ),
    }),
  }),
};
