import {
  type Assessment,
  type AssessmentCode,
  type AssessmentCommand,
  type AssessmentEvent,
  type AssessmentFacts,
  assessment,
  bandIds,
  bandRank,
  type CriteriaCode,
  type CriteriaCommand,
  type CriteriaEvent,
  type CriteriaFacts,
  type CriteriaSet,
  controlLevels,
  criteriaSet,
  currentCriteria,
  factors,
  hierarchy,
  type Level,
  lastResult,
  lastVersion,
  periods,
  properties,
  stageOf,
  tieRules,
  treatmentOptions,
} from "@touchstone/register";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../../store/index.ts";

const text = z.string();
const perBand = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ major: value, considerable: value, general: value, low: value });
const personal = z.strictObject({ person: text, fields: z.strictObject({ name: text }) }).nullable();

const criteria = z.strictObject({
  threshold: z.strictObject({ score: z.number(), at: z.enum(["acceptable", "not-acceptable"]) }),
  bounds: perBand(z.number()),
  words: perBand(text),
  ties: z.enum(tieRules),
  review: perBand(z.int()),
  control: perBand(
    z.strictObject({
      level: z.enum(controlLevels),
      every: z.strictObject({ times: z.int(), per: z.enum(periods) }),
    }),
  ),
  performing: text,
});
const version = { number: z.int(), criteria, reason: text, on: text, person: text };

// Editing these schemas needs a new schema version with an upcaster: stored events never change.
const criteriaEvent = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("CriteriaAdopted"),
    data: z.strictObject({ ...version, title: text, method: text }),
    personal,
  }),
  z.strictObject({ type: z.literal("CriteriaChanged"), data: z.strictObject(version), personal }),
]);

const named = z.strictObject({ library: text.nullable(), text }).nullable();
const ratings = z.record(text, text);
const draft = {
  inputs: z.strictObject({
    hazard: text,
    event: text,
    harm: text,
    factors: z.array(z.enum(factors)),
    asset: named,
    threat: named,
    weakness: named,
    safeguard: named,
    properties: z.array(z.enum(properties)),
    answerable: text,
    ratings,
  }),
  treatment: z
    .strictObject({
      option: z.enum(treatmentOptions),
      measures: z.array(
        z.strictObject({ what: text, hierarchy: z.enum(hierarchy).nullable(), owner: text, due: text.nullable() }),
      ),
      resources: text,
      cost: z.strictObject({ amount: z.int(), currency: text }).nullable(),
      ratings,
      approver: text.nullable(),
    })
    .nullable(),
};
const level = z.strictObject({
  score: z.number(),
  band: z.enum(bandIds),
  row: text,
  column: text,
  weight: z.number(),
  trace: z.array(z.strictObject({ step: text, of: z.array(text), value: z.number() })),
});
const result = z.strictObject({
  criteria: z.int(),
  before: level,
  after: level.nullable(),
  acceptable: z.strictObject({ before: z.boolean(), after: z.boolean() }),
  reviewBy: text,
  on: text,
});

const assessmentEvent = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("AssessmentStarted"),
    data: z.strictObject({ risk: text, set: text, ...draft, person: text }),
  }),
  z.strictObject({ type: z.literal("AssessmentDrafted"), data: z.strictObject({ ...draft, person: text }) }),
  z.strictObject({
    type: z.literal("AssessmentFinished"),
    data: z.strictObject({ ...draft, number: z.int(), on: text, result, person: text }),
    personal,
  }),
  z.strictObject({
    type: z.literal("AssessmentReevaluated"),
    data: z.strictObject({ number: z.int(), result }),
  }),
  z.strictObject({
    type: z.literal("AcceptanceDecided"),
    data: z.strictObject({
      number: z.int(),
      outcome: z.enum(["accepted", "refused"]),
      reason: text,
      criteria: z.int(),
      on: text,
      person: text,
    }),
    personal,
  }),
  z.strictObject({ type: z.literal("AssessmentRetired"), data: z.strictObject({ reason: text, on: text }) }),
]);

const signed = (fields: unknown) => (fields === null ? null : { person: "", fields });
const bySomebody = new Set(["AssessmentFinished", "AcceptanceDecided"]);

export const criteriaStream: StreamKind<CriteriaSet, CriteriaCommand, CriteriaEvent, CriteriaFacts, CriteriaCode> = {
  kind: "risk-criteria",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data, fields) => criteriaEvent.parse({ type, data, personal: signed(fields) }),
  decider: criteriaSet,
  row: {
    table: "register_criteria",
    columns: (state) => ({ title: state.title, number: currentCriteria(state)?.number ?? 0 }),
  },
};

const columnsOf = (moment: "before" | "after", at: Level | null) => ({
  [`${moment}_rank`]: at === null ? null : bandRank(at.band),
  [`${moment}_score`]: at?.score ?? null,
  [`${moment}_weight`]: at?.weight ?? null,
  [`${moment}_row`]: at?.row ?? null,
  [`${moment}_column`]: at?.column ?? null,
});

export const assessmentStream: StreamKind<
  Assessment,
  AssessmentCommand,
  AssessmentEvent,
  AssessmentFacts,
  AssessmentCode
> = {
  kind: "risk-assessment",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data, fields) =>
    assessmentEvent.parse(bySomebody.has(type) ? { type, data, personal: signed(fields) } : { type, data }),
  decider: assessment,
  row: {
    table: "register_assessment",
    columns: (state) => {
      const version = lastVersion(state);
      const found = version === null ? null : lastResult(version);
      return {
        risk: state.risk,
        criteria_set: state.set,
        stage: stageOf(state),
        criteria_number: found?.criteria ?? 0,
        finished_on: version?.on ?? null,
        review_by: found?.reviewBy ?? null,
        approver: version?.treatment?.approver ?? null,
        ...columnsOf("before", found?.before ?? null),
        // What is not treated stays what it is.
        ...columnsOf("after", found?.after ?? found?.before ?? null),
      };
    },
  },
};

const moments = ["before", "after"]
  .map(
    (moment) =>
      `${moment}_rank integer, ${moment}_score double precision, ${moment}_weight double precision, ${moment}_row text, ${moment}_column text`,
  )
  .join(", ");

export const assessmentMigrations: readonly Migration[] = [
  {
    id: "register/assessment-001",
    sql: `${rowTable("register_criteria", "title text not null, number integer not null")}
${rowTable(
  "register_assessment",
  `risk text not null, criteria_set text not null, stage text not null, criteria_number integer not null, finished_on text, review_by text, approver text, ${moments}`,
)}
create index register_assessment_set on register_assessment (owner, criteria_set, stage);
create index register_assessment_risk on register_assessment (owner, risk);`,
  },
];
