import { z } from "zod";
import { changed, date, id, line, page, pageOf, prose, version } from "../fields.ts";
import { route } from "../route.ts";
import {
  assessmentView,
  band,
  criteriaBody,
  criteriaSetView,
  draftBody,
  levelView,
  methodView,
  rankedView,
  ratingsBody,
  stage,
} from "./assessment-fields.ts";

const base = "/api/v1/register/{organisation}";
const organisation = z.strictObject({ organisation: id });
const one = z.strictObject({ organisation: id, assessment: id });
const set = z.strictObject({ organisation: id, set: id });
const expected = version.nullable().default(null);
const moment = z.enum(["before", "after"]).default("before");

const filter = {
  set: id.optional(),
  risk: id.optional(),
  stage: stage.optional(),
  band: band.optional(),
  search: line.optional(),
  by: moment,
  row: z.string().max(60).optional(),
  column: z.string().max(60).optional(),
};

const command = <Body extends z.ZodRawShape>(name: string, path: string, summary: string, body: z.ZodObject<Body>) =>
  route({
    id: `register.${name}`,
    method: "POST",
    path: `${base}/assessments/{assessment}/${path}`,
    door: "organisation",
    action: "register.write",
    summary,
    params: one,
    body: body.extend({ expected }),
    output: changed,
  });

/** Risk assessment for OH&S and information security: criteria in versions, assessments that are frozen when finished. */
export const assessmentRoutes = {
  methods: route({
    id: "register.risk-methods",
    method: "GET",
    path: `${base}/risk-methods`,
    door: "organisation",
    action: "register.read",
    summary: "The methods of assessment in force on a day: scales, steps, bands, with source and doubts",
    params: organisation,
    query: z.strictObject({ on: date.optional() }),
    output: z.strictObject({ methods: z.array(methodView) }),
  }),
  adoptCriteria: route({
    id: "register.adopt-criteria",
    method: "POST",
    path: `${base}/criteria`,
    door: "organisation",
    action: "register.write",
    summary: "Adopt a set of risk criteria: by which method, up to which score a risk is accepted, how it is assessed",
    params: organisation,
    body: z.strictObject({ title: line, method: line, criteria: criteriaBody }),
    output: changed,
  }),
  changeCriteria: route({
    id: "register.change-criteria",
    method: "POST",
    path: `${base}/criteria/{set}/versions`,
    door: "organisation",
    action: "register.write",
    summary: "Make a new version of the criteria; every open risk is evaluated again, and keeps its old result",
    params: set,
    body: z.strictObject({ criteria: criteriaBody, reason: prose, expected }),
    output: changed,
  }),
  criteria: route({
    id: "register.criteria",
    method: "GET",
    path: `${base}/criteria`,
    door: "organisation",
    action: "register.read",
    summary: "The organisation's sets of risk criteria with all their versions",
    params: organisation,
    output: z.strictObject({ sets: z.array(criteriaSetView) }),
  }),
  level: route({
    id: "register.try-level",
    method: "POST",
    path: `${base}/criteria/{set}/level`,
    door: "organisation",
    action: "register.read",
    summary: "What ratings would come to under the current criteria, with the way to it; nothing is kept",
    params: set,
    body: z.strictObject({ ratings: ratingsBody }),
    output: z.strictObject({ level: levelView, acceptable: z.boolean() }),
  }),
  start: route({
    id: "register.start-assessment",
    method: "POST",
    path: `${base}/assessments`,
    door: "organisation",
    action: "register.write",
    summary:
      "Begin the assessment of a register row as a draft: asset, threat, weakness, safeguard as text or from a library",
    params: organisation,
    body: draftBody.extend({ risk: id, set: id }),
    output: changed,
  }),
  list: route({
    id: "register.assessments",
    method: "GET",
    path: `${base}/assessments`,
    door: "organisation",
    action: "register.read",
    summary: "Assessments in the order of treatment: by grade, score and the rule for equals of the set",
    params: organisation,
    query: z.strictObject({ ...page, ...filter }),
    output: pageOf(rankedView).extend({ total: z.int() }),
  }),
  show: route({
    id: "register.assessment",
    method: "GET",
    path: `${base}/assessments/{assessment}`,
    door: "organisation",
    action: "register.read",
    summary: "One assessment with every version of it: who, when, inputs, criteria, result",
    params: one,
    output: assessmentView,
  }),
  save: command(
    "save-assessment",
    "draft",
    "Save the draft of an assessment; of a finished one it begins a new version",
    draftBody,
  ),
  finish: command(
    "finish-assessment",
    "finish",
    "Finish the draft: its level is computed and it is frozen; refused while an input is missing",
    z.strictObject({}),
  ),
  retire: command(
    "retire-assessment",
    "retirement",
    "End the assessment of what is no more, with the reason",
    z.strictObject({ reason: prose }),
  ),
  accept: route({
    id: "register.decide-acceptance",
    method: "POST",
    path: `${base}/assessments/{assessment}/acceptance`,
    door: "organisation",
    action: "register.evaluate",
    summary: "Accept, or refuse to accept, what stays above the line; only the named approver, never the assessor",
    params: one,
    body: z.strictObject({ outcome: z.enum(["accepted", "refused"]), reason: prose, expected }),
    output: changed,
  }),
  matrix: route({
    id: "register.risk-matrix",
    method: "GET",
    path: `${base}/criteria/{set}/matrix`,
    door: "organisation",
    action: "register.read",
    summary: "How many risks stand in each cell, before and after treatment",
    params: set,
    output: z.strictObject({
      cells: z.array(
        z.strictObject({
          moment: z.enum(["before", "after"]),
          row: z.string(),
          column: z.string(),
          band,
          count: z.int(),
        }),
      ),
    }),
  }),
  controls: route({
    id: "register.graded-controls",
    method: "GET",
    path: `${base}/criteria/{set}/controls`,
    door: "organisation",
    action: "register.read",
    summary: "Graded control: who answers for each risk at the level of its grade, and how often it is inspected",
    params: set,
    output: z.strictObject({
      on: date,
      controls: z.array(
        z.strictObject({
          assessment: id,
          risk: z.strictObject({ id, title: z.string() }),
          hazard: z.string(),
          band,
          word: z.string(),
          level: criteriaBody.shape.control.shape.major.shape.level,
          answerable: z.string(),
          every: criteriaBody.shape.control.shape.major.shape.every,
          measures: z.array(z.string()),
        }),
      ),
    }),
  }),
};
