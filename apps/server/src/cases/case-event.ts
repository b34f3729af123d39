import { answerParts, attestedActs, type CaseEvent, disputeOutcomes, verdicts } from "@touchstone/kernel";
import { z } from "zod";

// Editing these schemas needs a new schema version with an upcaster: stored events never change.
const told = z.strictObject({ zh: z.string(), en: z.string() });
const named = z.strictObject({ id: z.string(), name: told });
const data = z.record(z.string(), z.json());
const stamp = { by: z.string(), on: z.string() };
const effect = z.enum(["accept", "decline", "grant", "refuse", "return", "suspend", "withdraw"]);

const site = z.strictObject({ name: told, region: z.string() });

const point = z.strictObject({
  id: z.string(),
  kind: z.string(),
  text: told,
  standard: z.strictObject({ id: z.string(), clause: z.string() }),
  // Absent from checklists drawn before audits against several standards were possible.
  also: z.array(z.strictObject({ id: z.string(), clause: z.string() })).exactOptional(),
  provision: z
    .strictObject({ family: z.string(), version: z.string(), article: z.string(), title: z.string() })
    .nullable(),
  jurisdiction: z.string(),
  local: z.boolean(),
  scene: z.string(),
  record: z.string().nullable(),
  // Only points of the law of one site say it.
  site: site.exactOptional(),
});

const of = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), data: z.strictObject(shape) });

const event = z.discriminatedUnion("type", [
  of("CaseOpened", {
    number: z.string(),
    scheme: z.string(),
    edition: z.string(),
    body: named,
    client: named,
    region: z.string(),
    // The first events were written before cases said why they are held: all of them were first assessments.
    occasion: z.string().default("initial"),
    statement: z.strictObject({ id: z.string(), number: z.string() }).nullable().default(null),
    ...stamp,
  }),
  of("RecordFiled", {
    id: z.string(),
    kind: z.string(),
    number: z.string(),
    edition: z.int(),
    about: z.string().nullable(),
    values: data,
    basis: z.array(
      z.strictObject({
        pack: z.string(),
        edition: z.string(),
        input: data,
        result: z.json(),
        trace: z.array(z.json()),
      }),
    ),
    name: z.string(),
    ...stamp,
  }),
  of("RecordSigned", { record: z.string(), signature: z.string(), name: z.string(), ...stamp }),
  of("CaseEnded", { side: z.enum(["client", "body"]), reason: z.string(), ...stamp }),
  of("ApplicationDeclined", { record: z.string(), on: z.string() }),
  of("TeamObjected", { id: z.string(), person: z.string(), reason: z.string(), ...stamp }),
  of("ObjectionAnswered", {
    objection: z.string(),
    outcome: z.enum(["upheld", "dismissed"]),
    answer: z.string(),
    ...stamp,
  }),
  of("ChecklistDrawn", {
    points: z.array(point),
    scenes: z.array(z.string()),
    region: z.string(),
    // Absent from checklists drawn before several sites could be audited in one case.
    sites: z.array(site).exactOptional(),
    asOf: z.string(),
    ...stamp,
  }),
  of("VerdictGiven", {
    point: z.string(),
    verdict: z.enum(verdicts),
    note: z.string(),
    coveredBy: z.string().nullable(),
    ...stamp,
  }),
  of("InterviewRecorded", { interview: z.string(), with: z.string(), note: z.string(), ...stamp }),
  of("InterviewAbsenceExplained", { interview: z.string(), reason: z.string(), ...stamp }),
  of("ConcernRaised", { id: z.string(), clause: z.string(), text: z.string(), ...stamp }),
  of("ConcernAnswered", { concern: z.string(), answer: z.string(), ...stamp }),
  of("FindingRaised", {
    id: z.string(),
    number: z.string(),
    grade: z.string(),
    point: z.string().nullable(),
    requirement: z.strictObject({ source: z.string(), clause: z.string() }),
    statement: z.string(),
    evidence: z.string(),
    ...stamp,
  }),
  of("FindingAnswered", { finding: z.string(), part: z.enum(answerParts), text: z.string(), ...stamp }),
  of("FindingEvidenceAttached", {
    finding: z.string(),
    part: z.enum(answerParts),
    id: z.string(),
    digest: z.string(),
    name: z.string(),
    mediaType: z.string(),
    bytes: z.number(),
    collectedOn: z.string(),
    ...stamp,
  }),
  of("HandedCited", {
    finding: z.string(),
    item: z.string(),
    kind: z.string(),
    title: z.string(),
    version: z.int(),
    digest: z.string(),
    ...stamp,
  }),
  of("ClientVerified", { finding: z.string(), verifiedOn: z.string(), ...stamp }),
  of("PlanAccepted", { finding: z.string(), ...stamp }),
  of("PlanReturned", { finding: z.string(), reason: z.string(), ...stamp }),
  of("FindingVerified", { finding: z.string(), evidence: z.string(), ...stamp }),
  of("FindingDisputed", { finding: z.string(), reason: z.string(), ...stamp }),
  of("DisputeAnswered", {
    finding: z.string(),
    outcome: z.enum(disputeOutcomes),
    grade: z.string().nullable(),
    reasons: z.string(),
    name: z.string(),
    ...stamp,
  }),
  of("CaseReviewed", { record: z.string(), effect, by: z.array(z.string()), on: z.string() }),
  of("CaseDecided", { record: z.string(), effect, by: z.array(z.string()), on: z.string() }),
  of("CaseAttested", {
    statement: z.string(),
    number: z.string(),
    act: z.enum(attestedActs).default("issued"),
    ...stamp,
  }),
]);

export const readCaseEvent = (type: string, _schemaVersion: number, stored: unknown): CaseEvent =>
  event.parse({ type, data: stored });
