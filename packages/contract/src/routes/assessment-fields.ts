import {
  assessmentKinds,
  bandIds,
  controlLevels,
  factors,
  hierarchy,
  periods,
  properties,
  stages,
  tieRules,
  treatmentOptions,
} from "@touchstone/register";
import { z } from "zod";
import { bilingual, date, id, line, prose, text, version } from "../fields.ts";

/** Empty where it is not known yet: a draft may wait. */
const words = z.string().max(2_000).pipe(text);
const key = z.string().min(1).max(60);

/** Out of a library, by its id there, or in own words alone; the text is what was read on that day. */
export const namedBody = z
  .strictObject({ library: key.nullable().default(null), text: line })
  .meta({ id: "AssessedThing" });

export const ratingsBody = z
  .record(key, key)
  .refine((all) => Object.keys(all).length <= 12, { message: "too many scales" });

export const inputsBody = z
  .strictObject({
    hazard: words.default(""),
    event: words.default(""),
    harm: words.default(""),
    factors: z.array(z.enum(factors)).max(factors.length).default([]),
    asset: namedBody.nullable().default(null),
    threat: namedBody.nullable().default(null),
    weakness: namedBody.nullable().default(null),
    safeguard: namedBody.nullable().default(null),
    properties: z.array(z.enum(properties)).max(properties.length).default([]),
    answerable: z.string().max(300).pipe(text).default(""),
    ratings: ratingsBody.default({}),
  })
  .meta({ id: "AssessmentInputs" });

export const treatmentBody = z
  .strictObject({
    option: z.enum(treatmentOptions),
    measures: z
      .array(
        z.strictObject({
          what: line,
          hierarchy: z.enum(hierarchy).nullable().default(null),
          owner: line,
          due: date.nullable().default(null),
        }),
      )
      .max(50)
      .default([]),
    resources: words.default(""),
    cost: z
      .strictObject({
        amount: z.int().min(0).max(1_000_000_000_000),
        currency: z.string().regex(/^[A-Z]{3}$/),
      })
      .nullable()
      .default(null),
    ratings: ratingsBody.default({}),
    approver: id.nullable().default(null),
  })
  .meta({ id: "RiskTreatment" });

export const draftBody = z.strictObject({ inputs: inputsBody, treatment: treatmentBody.nullable().default(null) });

const perBand = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ major: value, considerable: value, general: value, low: value });
const score = z.number().min(0).max(1_000_000);

export const criteriaBody = z
  .strictObject({
    threshold: z.strictObject({ score, at: z.enum(["acceptable", "not-acceptable"]) }),
    bounds: perBand(score),
    words: perBand(z.string().max(20).pipe(text)),
    ties: z.enum(tieRules),
    review: perBand(z.int().min(1).max(120)),
    control: perBand(
      z.strictObject({
        level: z.enum(controlLevels),
        every: z.strictObject({ times: z.int().min(1).max(1000), per: z.enum(periods) }),
      }),
    ),
    performing: prose,
  })
  .meta({ id: "RiskCriteria" });

const doer = z.strictObject({ person: id, name: z.string().nullable() });
export const band = z.enum(bandIds);
export const stage = z.enum(stages);

export const levelView = z
  .strictObject({
    score: z.number(),
    band,
    row: z.string(),
    column: z.string(),
    weight: z.number(),
    trace: z.array(z.strictObject({ step: z.string(), of: z.array(z.string()), value: z.number() })),
  })
  .meta({ id: "RiskLevel" });

export const evaluatedView = z
  .strictObject({
    criteria: z.int(),
    before: levelView,
    after: levelView.nullable(),
    acceptable: z.strictObject({ before: z.boolean(), after: z.boolean() }),
    reviewBy: date,
    on: date,
  })
  .meta({ id: "RiskEvaluated" });

export const methodView = z
  .strictObject({
    id: z.string(),
    edition: z.string(),
    kind: z.enum(assessmentKinds),
    title: bilingual,
    source: z.string(),
    clause: z.string(),
    effective: z.strictObject({ from: date, to: date.nullable() }),
    doubts: z.array(bilingual),
    scales: z.array(
      z.strictObject({
        id: z.string(),
        title: bilingual,
        values: z.array(z.strictObject({ id: z.string(), value: z.number(), title: bilingual })),
      }),
    ),
    steps: z.array(
      z.strictObject({
        id: z.string(),
        title: bilingual,
        by: z.union([
          z.strictObject({ product: z.array(z.string()) }),
          z.strictObject({ rows: z.string(), columns: z.string(), cells: z.array(z.array(z.number())) }),
        ]),
      }),
    ),
    bands: z.array(
      z.strictObject({
        id: band,
        from: z.number(),
        colour: z.enum(["red", "orange", "yellow", "blue"]),
        shape: z.enum(["diamond", "triangle", "square", "circle"]),
        title: bilingual,
      }),
    ),
    matrix: z.strictObject({ rows: z.string(), columns: z.string() }),
    threshold: criteriaBody.shape.threshold,
  })
  .meta({ id: "RiskMethod" });

export const criteriaSetView = z
  .strictObject({
    id,
    version,
    title: z.string(),
    method: methodView,
    versions: z.array(
      z.strictObject({ number: z.int(), criteria: criteriaBody, reason: z.string(), on: date, by: doer }),
    ),
  })
  .meta({ id: "RiskCriteriaSet" });

const approval = z.strictObject({
  outcome: z.enum(["accepted", "refused"]),
  reason: z.string(),
  criteria: z.int(),
  on: date,
  by: doer,
});

const draftView = z.strictObject({ inputs: inputsBody, treatment: treatmentBody.nullable() });

export const assessmentView = z
  .strictObject({
    id,
    version,
    risk: z.strictObject({ id, title: z.string() }),
    set: z.strictObject({ id, title: z.string() }),
    stage,
    draft: draftView.extend({ level: levelView.nullable(), missing: z.array(z.string()) }).nullable(),
    versions: z.array(
      draftView.extend({
        number: z.int(),
        on: date,
        by: doer,
        results: z.array(evaluatedView),
        approvals: z.array(approval),
        approver: doer.nullable(),
        weak: z.boolean(),
      }),
    ),
    retired: z.strictObject({ reason: z.string(), on: date }).nullable(),
  })
  .meta({ id: "RiskAssessment" });

export const rankedView = z
  .strictObject({
    id,
    /** Among all that match, by the set's rule for equals; null for a draft, which has no level yet. */
    rank: z.int().nullable(),
    risk: z.strictObject({ id, title: z.string() }),
    set: id,
    what: z.string(),
    answerable: z.string(),
    stage,
    before: levelView.pick({ score: true, band: true }).nullable(),
    after: levelView.pick({ score: true, band: true }).nullable(),
    criteria: z.int().nullable(),
    finishedOn: date.nullable(),
    reviewBy: date.nullable(),
    weak: z.boolean(),
  })
  .meta({ id: "RankedAssessment" });
