import { routes } from "@touchstone/contract";
import { z } from "zod";
import { named } from "./organisation-shape.ts";

const { assessment, evaluation, evidence, isms, register } = routes;
const line = z.string().min(1).max(300);
const day = z.iso.date();

/** A file that is made when the demo is loaded: lines of text, or a small picture. */
const piece = evidence.complete.body.omit({ deviceTime: true }).extend({
  id: named,
  name: line,
  lines: z.array(z.string().max(300)).max(60).default([]),
});

/** The same small record again and again, the last on a day: what a year's count lives on. */
const series = z.strictObject({
  name: line,
  text: line,
  times: z.int().min(1).max(60),
  everyDays: z.int().min(1).max(200),
  last: day,
});

const objective = register.setObjective.body.omit({ id: true, expected: true }).extend({
  control: register.setControl.body.omit({ id: true, objective: true, expected: true }).nullable().default(null),
  monitoring: register.setMonitoring.body.omit({ id: true, objective: true, expected: true }).nullable().default(null),
  series: z.array(series).default([]),
});

const correction = register.planCorrection.body.omit({ expected: true }).extend({
  done: register.reportCorrection.body.omit({ expected: true }).nullable().default(null),
  verified: register.verifyCorrection.body.omit({ expected: true }).extend({ by: named }).nullable().default(null),
});

const judged = register.evaluate.body.omit({ evidence: true, expected: true }).extend({
  by: named,
  correction: correction.nullable().default(null),
});

const treatment = assessment.start.body.shape.treatment
  .unwrap()
  .unwrap()
  .extend({
    approver: named.nullable().default(null),
  });

const assessed = z.strictObject({
  set: named,
  inputs: assessment.start.body.shape.inputs,
  treatment: treatment.nullable().default(null),
  finished: z.boolean().default(true),
  accepted: assessment.accept.body.omit({ expected: true }).extend({ by: named }).nullable().default(null),
});

const row = z
  .strictObject({
    id: named,
    as: named.nullable().default(null),
    title: line.nullable().default(null),
    harm: z.string().max(300).default(""),
    owner: z.string().max(300).default(""),
    area: z.string().max(300),
    /** A row that begins from the threat library, for one asset. */
    from: z.strictObject({ threat: line, asset: named }).nullable().default(null),
    sites: z.array(named).default([]),
    laws: z
      .array(
        z.strictObject({ law: named, article: line.nullable().default(null), quote: line.nullable().default(null) }),
      )
      .default([]),
    objectives: z.array(objective).default([]),
    evidence: z.array(named).default([]),
    judged: z.array(judged).default([]),
    assessment: assessed.nullable().default(null),
  })
  .refine(({ title, from }) => (title === null) !== (from === null), { message: "a title, or a threat and an asset" });

const recordStep = z.strictObject({
  step: line,
  by: named.nullable().default(null),
  values: z.record(z.string(), z.json()).default({}),
});

const record = z.strictObject({
  id: named,
  kind: line,
  as: named.nullable().default(null),
  values: z.record(z.string(), z.json()),
  steps: z.array(recordStep).default([]),
});

const soa = z.strictObject({
  edition: isms.setSoa.params.shape.edition,
  lines: isms.setSoa.body.shape.lines,
  approvedBy: named,
});

const report = evaluation.makeReport.body.omit({ says: true }).extend({
  declared: z
    .array(evaluation.declareInReport.body.omit({ expected: true }).extend({ by: named, risk: named.nullable() }))
    .default([]),
  signed: z.array(z.strictObject({ by: named, role: line })).default([]),
});

/** The register with everything that hangs on it. */
export const registerShape = {
  criteria: z.array(assessment.adoptCriteria.body.extend({ id: named })).default([]),
  assets: z.array(isms.addAsset.body.extend({ id: named })).default([]),
  markets: z.array(line).default([]),
  evidence: z.array(piece).default([]),
  rows: z.array(row),
  records: z.array(record).default([]),
  soa: soa.nullable().default(null),
  report: report.nullable().default(null),
};
