import { answerParts, disputeOutcomes, schemeShape, verdicts } from "@touchstone/kernel";
import { z } from "zod";
import { bilingual, changed, date, id, instant, line, page, pageOf, prose, text, version } from "../fields.ts";
import { route } from "../route.ts";
import { caseDossierRoutes } from "./case-dossiers.ts";
import { caseTemplateRoutes } from "./case-templates.ts";
import { caseLine, caseView, recordView } from "./case-views.ts";

const organisation = z.strictObject({ organisation: id });
const one = z.strictObject({ case: id });
const region = z.string().regex(/^\d{6}$/);
const word = z.string().min(1).max(60);
/** The version that the caller saw, where it must not have moved. */
const seen = { version: version.optional() };

/** Why an assessment is held: the scheme's own occasions. All but the first are about a statement that is there. */
const why = { occasion: word.default("initial"), statement: id.nullable().default(null) };

const act = <P extends z.ZodType, B extends z.ZodType>(
  name: string,
  path: string,
  action: "cases.read" | "cases.plan" | "cases.audit" | "cases.answer" | "cases.review",
  summary: string,
  params: P,
  body: B,
) =>
  route({
    id: `cases.${name}`,
    method: "POST",
    path: `/api/v1/cases/{case}/${path}`,
    door: "case",
    action,
    summary,
    params,
    body,
    output: changed,
  });

export const caseRoutes = {
  open: route({
    id: "cases.open",
    method: "POST",
    path: "/api/v1/cases/of/{organisation}",
    door: "organisation",
    action: "cases.plan",
    summary: "Open a case for a client under a scheme; the client then sees it and files the application",
    params: organisation,
    body: z.strictObject({ scheme: word, client: id, region, ...why }),
    output: z.strictObject({ ...changed.shape, number: z.string() }),
  }),
  list: route({
    id: "cases.list",
    method: "GET",
    path: "/api/v1/cases/of/{organisation}",
    door: "organisation",
    action: "cases.read",
    summary: "A body's cases, newest first",
    params: organisation,
    query: z.strictObject({ ...page, state: z.enum(["open", "closed"]).optional() }),
    output: pageOf(caseLine),
  }),
  shared: route({
    id: "cases.shared",
    method: "GET",
    path: "/api/v1/cases/shared-with/{organisation}",
    door: "organisation",
    action: "cases.read",
    summary: "Cases of bodies in which this organisation is the client",
    params: organisation,
    output: z.strictObject({ items: z.array(caseLine) }),
  }),
  apply: route({
    id: "cases.apply",
    method: "POST",
    path: "/api/v1/cases/shared-with/{organisation}",
    door: "organisation",
    action: "cases.apply",
    summary:
      "Apply to a body for certification: opens the case that both share, with the application as its first step. Without a region, the one in which the organisation is registered",
    params: organisation,
    body: z.strictObject({
      scheme: word,
      body: id,
      region: z
        .string()
        .regex(/^\d{6}$/)
        .nullable()
        .default(null),
      ...why,
    }),
    output: z.strictObject({ ...changed.shape, number: z.string() }),
  }),
  show: route({
    id: "cases.show",
    method: "GET",
    path: "/api/v1/cases/{case}",
    door: "case",
    action: "cases.read",
    summary: "One case: what is missing and by whom, the records, the findings, the way through the functions",
    params: one,
    output: caseView,
  }),
  scheme: route({
    id: "cases.scheme",
    method: "GET",
    path: "/api/v1/cases/{case}/scheme",
    door: "case",
    action: "cases.read",
    summary: "The scheme of the case in its edition: kinds of records with their fields, for forms and checks",
    params: one,
    output: schemeShape,
  }),
  file: route({
    id: "cases.file",
    method: "GET",
    path: "/api/v1/cases/{case}/file",
    door: "case",
    action: "cases.read",
    summary: "The whole case file as data, with every event of its history",
    params: one,
    output: z.strictObject({
      case: caseView,
      /** SHA-256 over the chain of events: what a statement commits to. */
      digest: z.string(),
      events: z.array(
        z.strictObject({
          version: z.int(),
          type: z.string(),
          actor: id,
          recordedAt: instant,
          occurredOn: date,
          data: z.unknown(),
          hash: z.string(),
        }),
      ),
    }),
  }),
  walk: route({
    id: "cases.walk",
    method: "GET",
    path: "/api/v1/cases/{case}/walk",
    door: "case",
    action: "cases.read",
    summary: "The audit trail of each scene along the columns ① to ⑫, with the points asked at each",
    params: one,
    output: z.strictObject({
      walks: z.array(
        z.strictObject({
          scene: z.string(),
          steps: z.array(
            z.strictObject({
              column: z.string(),
              mark: z.string(),
              title: bilingual,
              question: bilingual,
              points: z.array(z.string()),
              /** How many of them have a verdict. */
              judged: z.int(),
            }),
          ),
        }),
      ),
    }),
  }),
  record: route({
    id: "cases.record",
    method: "GET",
    path: "/api/v1/cases/{case}/records/{record}",
    door: "case",
    action: "cases.read",
    summary: "One record as data",
    params: z.strictObject({ case: id, record: id }),
    output: recordView,
  }),
  recordPdf: route({
    id: "cases.record-pdf",
    method: "GET",
    path: "/api/v1/cases/{case}/records/{record}/pdf",
    door: "case",
    action: "cases.read",
    summary: "One record as a bilingual PDF, with its data inside",
    params: z.strictObject({ case: id, record: id }),
    output: z.unknown(),
    produces: "bytes",
  }),
  fileRecord: act(
    "file-record",
    "records",
    "cases.read",
    "File a record of the scheme; filing again makes the next edition. Who may, the scheme says",
    one,
    z.strictObject({
      kind: word,
      about: id.nullable().default(null),
      values: z.record(z.string().max(60), z.json()),
      ...seen,
    }),
  ),
  sign: act(
    "sign",
    "records/{record}/signatures",
    "cases.read",
    "Sign a record in one's own name",
    z.strictObject({ case: id, record: id }),
    z.strictObject({ signature: word, ...seen }),
  ),
  end: act(
    "end",
    "end",
    "cases.read",
    "Withdraw the application, as the client, or give up the case, as the body: no decision, and nothing moves any more",
    one,
    z.strictObject({ reason: prose, ...seen }),
  ),
  object: act(
    "object",
    "objections",
    "cases.answer",
    "Object to a member of the team",
    one,
    z.strictObject({ person: id, reason: prose, ...seen }),
  ),
  answerObjection: act(
    "answer-objection",
    "objections/{objection}/answer",
    "cases.plan",
    "Answer an objection: uphold it and change the team, or dismiss it with reasons",
    z.strictObject({ case: id, objection: id }),
    z.strictObject({ outcome: z.enum(["upheld", "dismissed"]), answer: prose, ...seen }),
  ),
  drawPoints: act(
    "draw-points",
    "checklist",
    "cases.read",
    "Draw the checklist and freeze it: the clauses of the scheme's standards once, and the law of scenes and day in the region of each site audited",
    one,
    z.strictObject({
      scenes: z.array(word).max(20),
      region,
      on: date,
      /** Left out, they are the sites of the sample that was filed, where there are several or one elsewhere. */
      sites: z
        .array(z.strictObject({ name: bilingual, region }))
        .max(200)
        .optional(),
      ...seen,
    }),
  ),
  judge: act(
    "judge",
    "points/{point}/verdict",
    "cases.audit",
    "Give the verdict on one point",
    z.strictObject({ case: id, point: word }),
    z.strictObject({ verdict: z.enum(verdicts), note: text, coveredBy: line.nullable().default(null), ...seen }),
  ),
  interview: act(
    "interview",
    "interviews/{interview}",
    "cases.audit",
    "Record an interview, or the reason for its absence",
    z.strictObject({ case: id, interview: word }),
    z.union([z.strictObject({ with: line, note: text, ...seen }), z.strictObject({ absence: prose, ...seen })]),
  ),
  raiseConcern: act(
    "raise-concern",
    "concerns",
    "cases.audit",
    "Raise an area of concern of stage 1",
    one,
    z.strictObject({ clause: line, text: prose, ...seen }),
  ),
  answerConcern: act(
    "answer-concern",
    "concerns/{concern}/answer",
    "cases.answer",
    "Answer a concern",
    z.strictObject({ case: id, concern: id }),
    z.strictObject({ answer: prose, ...seen }),
  ),
  raiseFinding: act(
    "raise-finding",
    "findings",
    "cases.audit",
    "Raise a finding against a requirement, with its evidence",
    one,
    z.strictObject({
      grade: word,
      point: word.nullable().default(null),
      requirement: z.strictObject({ source: line, clause: line }),
      statement: prose,
      evidence: prose,
      ...seen,
    }),
  ),
  answerFinding: act(
    "answer-finding",
    "findings/{finding}/answers",
    "cases.answer",
    "Answer a finding: correction, cause or corrective action",
    z.strictObject({ case: id, finding: id }),
    z.strictObject({ part: z.enum(answerParts), text: prose, ...seen }),
  ),
  judgePlan: act(
    "judge-plan",
    "findings/{finding}/plan",
    "cases.audit",
    "Accept a plan, or return it with the reason",
    z.strictObject({ case: id, finding: id }),
    z.union([
      z.strictObject({ outcome: z.literal("accepted"), ...seen }),
      z.strictObject({ outcome: z.literal("returned"), reason: prose, ...seen }),
    ]),
  ),
  verifyFinding: act(
    "verify-finding",
    "findings/{finding}/verification",
    "cases.audit",
    "Verify that the corrective action works",
    z.strictObject({ case: id, finding: id }),
    z.strictObject({ evidence: prose, ...seen }),
  ),
  disputeFinding: act(
    "dispute-finding",
    "findings/{finding}/dispute",
    "cases.answer",
    "Dispute a nonconformity: the reviewer answers before a positive review",
    z.strictObject({ case: id, finding: id }),
    z.strictObject({ reason: prose, ...seen }),
  ),
  answerDispute: act(
    "answer-dispute",
    "findings/{finding}/dispute/answer",
    "cases.review",
    "Answer a dispute with reasons: the finding is upheld, regraded or withdrawn",
    z.strictObject({ case: id, finding: id }),
    z.strictObject({
      outcome: z.enum(disputeOutcomes),
      grade: word.nullable().default(null),
      reasons: prose,
      ...seen,
    }),
  ),
  ...caseDossierRoutes,
  ...caseTemplateRoutes,
  attest: route({
    id: "cases.attest",
    method: "POST",
    path: "/api/v1/cases/{case}/statement",
    door: "case",
    action: "statements.change",
    summary: "Issue the statement of a positively decided case; it reaches the public log by itself",
    params: one,
    body: z.strictObject({}),
    output: z.strictObject({ ...changed.shape, statement: id, number: z.string() }),
  }),
};
