import { auditVerdicts, clauseStates, linkTargets, looks, reviewFigures, shownStates } from "@touchstone/register";
import { z } from "zod";
import { bilingual, changed, date, id, line, prose, ruleSource, text, version } from "../fields.ts";
import { refusalAnswer } from "../problem.ts";
import { route } from "../route.ts";

const organisation = z.strictObject({ organisation: id });
const name = z.string().regex(/^[a-z][a-zA-Z0-9-]{0,59}$/);
/** The harmonised number where standards share a clause (`9.2`), else standard and number (`iso45001-5.4`). */
const clause = z.string().regex(/^(?:[a-z]+\d{1,6}-)?(?:A\.)?\d{1,2}(?:\.\d{1,2}){1,3}$/);
const base = "/api/v1/register/{organisation}";
const ofRecord = z.strictObject({ organisation: id, record: id });
const review = `${base}/management-reviews/{record}`;

export const thing = z
  .strictObject({
    to: z.enum(["risk", "record", "evidence", "clause", "site", "issue", "party"]),
    id: z.string(),
    /** Of a record its kind. */
    kind: z.string().nullable(),
    title: z.string(),
  })
  .meta({ id: "Thing" });

const audit = `${base}/internal-audits/{record}`;
/** Joined from what each standard asks. */
const said = z.strictObject({ zh: z.string(), en: z.string() });
const verdictCounts = { conforms: z.int(), minor: z.int(), major: z.int(), "not-seen": z.int() };

const counts = z.strictObject({
  of: z.int(),
  gap: z.int(),
  answered: z.int(),
  evidenced: z.int(),
  "left-out": z.int(),
});

const clauseLine = z.strictObject({
  key: z.string(),
  title: bilingual,
  question: said,
  standards: z.array(z.strictObject({ id: z.string(), clause: z.string() })),
  state: z.enum(clauseStates),
  /** Parts of the workspace that deal with it, and how much of each carries proof on the day. */
  parts: z.array(z.strictObject({ part: z.string(), title: bilingual, count: z.int(), proven: z.int() })),
  links: z.array(
    z.strictObject({
      id,
      to: z.enum(linkTargets),
      target: z.string(),
      kind: z.string().nullable(),
      title: z.string(),
      /** It speaks of that day: evidence that ran out is no proof. */
      holds: z.boolean(),
    }),
  ),
});

/** Ids of standards, with commas; without them those that the organisation works to. */
const standards = z
  .string()
  .regex(/^[a-z0-9]{1,20}(?:,[a-z0-9]{1,20}){0,9}$/)
  .optional();
const onDay = { on: date.optional() };

const doer = z.strictObject({ person: z.string(), name: z.string().nullable() });
const span = z.strictObject({ from: date, to: date });

export const selfAuditRoutes = {
  clauses: route({
    id: "self-audit.clauses",
    method: "GET",
    path: `${base}/clauses`,
    door: "organisation",
    action: "register.read",
    summary:
      "The clauses of the organisation's standards, shared ones once, with what answers each and what is missing",
    params: organisation,
    query: z.strictObject({ ...onDay, standards }),
    output: z.strictObject({
      on: date,
      standards: z.array(z.strictObject({ id: z.string(), title: bilingual, edition: z.string(), counts })),
      /** Standards that may be asked for. */
      known: z.array(z.strictObject({ id: z.string(), title: bilingual })),
      /** Clauses of all together, and how many are asked once they are shared. */
      joint: z.strictObject({ sum: z.int(), once: z.int(), saved: z.int() }),
      clauses: z.array(clauseLine),
    }),
  }),
  clausesExport: route({
    id: "self-audit.clauses-export",
    method: "GET",
    path: `${base}/clauses-export`,
    door: "organisation",
    action: "register.read",
    summary: "The same table as CSV",
    params: organisation,
    query: z.strictObject({ ...onDay, standards }),
    output: z.unknown(),
    produces: "bytes",
  }),
  linkClause: route({
    id: "self-audit.link-clause",
    method: "POST",
    path: `${base}/clauses/{clause}/links`,
    door: "organisation",
    action: "register.write",
    summary: "Link a row, a record or evidence to a clause: it counts for every standard that shares the clause",
    params: z.strictObject({ organisation: id, clause }),
    body: z.strictObject({ to: z.enum(linkTargets), target: id, expected: version.nullable().default(null) }),
    output: changed,
  }),
  unlinkClause: route({
    id: "self-audit.unlink-clause",
    method: "POST",
    path: `${base}/clauses/{clause}/links/{link}/end`,
    door: "organisation",
    action: "register.write",
    summary: "Take a link off a clause, with the reason",
    params: z.strictObject({ organisation: id, clause, link: id }),
    body: z.strictObject({ reason: line, expected: version.nullable().default(null) }),
    output: changed,
  }),
  rehearsals: route({
    id: "self-audit.rehearsals",
    method: "GET",
    path: `${base}/rehearsals`,
    door: "organisation",
    action: "register.read",
    summary: "The schemes whose stage 1 can be rehearsed; those that the organisation aims at come first",
    params: organisation,
    query: z.strictObject(onDay),
    output: z.strictObject({
      schemes: z.array(z.strictObject({ id: z.string(), title: bilingual, aimed: z.boolean() })),
    }),
  }),
  rehearsal: route({
    id: "self-audit.rehearsal",
    method: "GET",
    path: `${base}/rehearsal`,
    door: "organisation",
    action: "register.read",
    summary:
      "A rehearsal of the stage 1 report of a scheme, made by the organisation itself from its workspace; never a conclusion of a body",
    params: organisation,
    query: z.strictObject({ ...onDay, scheme: name }),
    output: z.strictObject({
      on: date,
      scheme: z.strictObject({ id: z.string(), edition: z.string(), title: bilingual }),
      activity: z.strictObject({ id: z.string(), title: bilingual, rule: ruleSource }),
      rule: ruleSource,
      doubts: z.array(bilingual),
      /** What this is: no body made it, and it concludes nothing. */
      madeBy: z.literal("organisation"),
      isConclusion: z.literal(false),
      counts: z.strictObject({ shown: z.int(), gap: z.int(), unknown: z.int() }),
      aim: thing.nullable(),
      points: z.array(
        z.strictObject({
          id: z.string(),
          clause: z.string(),
          title: bilingual,
          state: z.enum(shownStates),
          looks: z.array(
            z.strictObject({
              look: z.enum(looks),
              state: z.enum(shownStates),
              count: z.int().nullable(),
              day: date.nullable(),
              things: z.array(thing),
              refusals: z.array(refusalAnswer),
            }),
          ),
        }),
      ),
      /** The fields of the body's own record: what the workspace could say to each; null is for the body alone. */
      fields: z.array(
        z.strictObject({
          id: z.string(),
          title: bilingual,
          look: z.enum(looks).nullable(),
          state: z.enum(shownStates).nullable(),
          day: date.nullable(),
        }),
      ),
    }),
  }),
  review: route({
    id: "self-audit.review",
    method: "GET",
    path: review,
    door: "organisation",
    action: "register.read",
    summary: "The inputs of a management review, counted as of its day; frozen once they are accepted",
    params: ofRecord,
    output: z.strictObject({
      record: id,
      version,
      title: z.string(),
      state: z.string(),
      heldOn: date.nullable(),
      outputs: z.int(),
      span,
      digest: z.string(),
      accepted: z.strictObject({ on: date, by: doer }).nullable(),
      /** Held, with an output, every input looked at, and accepted. */
      complete: z.boolean(),
      unseen: z.array(z.string()),
      inputs: z.array(
        z.strictObject({
          id: z.string(),
          title: bilingual,
          figures: z.array(z.strictObject({ name: z.enum(reviewFigures), value: z.int(), things: z.array(thing) })),
          looked: z.strictObject({ note: z.string(), on: date, by: doer }).nullable(),
        }),
      ),
    }),
  }),
  look: route({
    id: "self-audit.look",
    method: "POST",
    path: `${review}/looks`,
    door: "organisation",
    action: "register.write",
    summary: "Say that an input of a management review was looked at, and what was seen",
    params: ofRecord,
    body: z.strictObject({ input: name, note: text.max(2000), expected: version.nullable().default(null) }),
    output: changed,
  }),
  acceptReview: route({
    id: "self-audit.accept-review",
    method: "POST",
    path: `${review}/acceptance`,
    door: "organisation",
    action: "register.write",
    summary: "Accept the inputs as they were read: they are frozen with the review",
    params: ofRecord,
    body: z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/), expected: version.nullable().default(null) }),
    output: changed,
  }),
  checklist: route({
    id: "self-audit.checklist",
    method: "GET",
    path: `${audit}/checklist`,
    door: "organisation",
    action: "register.read",
    summary: "The checklist of an internal audit: its points, what was judged, and what the audit still lacks",
    params: ofRecord,
    output: z.strictObject({
      record: id,
      version,
      title: z.string(),
      state: z.string(),
      /** The record still waits to be audited, so that points may be judged. */
      isOpen: z.boolean(),
      drawn: z
        .strictObject({
          on: date,
          by: doer,
          standards: z.array(z.string()),
          clauses: z.array(z.string()),
          sites: z.array(z.strictObject({ id, name: z.string(), region: z.string() })),
        })
        .nullable(),
      /** Standards that the record names, for who opens the checklist. */
      standards: z.array(z.string()),
      counts: z.strictObject({ of: z.int(), open: z.int(), ...verdictCounts }),
      /** Every point judged; the findings may be filed. */
      complete: z.boolean(),
      points: z.array(
        z.strictObject({
          id: z.string(),
          text: said,
          kind: z.string(),
          standards: z.array(z.strictObject({ id: z.string(), clause: z.string() })),
          provision: z.strictObject({ title: z.string(), article: z.string() }).nullable(),
          site: bilingual.nullable(),
          judged: z
            .strictObject({
              verdict: z.enum(auditVerdicts),
              note: z.string(),
              evidence: z.strictObject({ id, name: z.string() }).nullable(),
              action: thing.nullable(),
              on: date,
              by: doer,
            })
            .nullable(),
        }),
      ),
    }),
  }),
  openChecklist: route({
    id: "self-audit.open-checklist",
    method: "POST",
    path: `${audit}/checklist`,
    door: "organisation",
    action: "register.write",
    summary:
      "Open the checklist of an internal audit, drawn as that of a certification audit is: clauses of its standards, law of its sites",
    params: ofRecord,
    body: z.strictObject({
      /** By how their numbers begin: `9`, `8.1.2`; all without. */
      clauses: z
        .array(z.string().regex(/^(?:A\.)?\d{1,2}(?:\.\d{1,2}){0,3}$/))
        .max(50)
        .default([]),
      /** Sites whose law is asked as well, each by its own scenes and region. */
      sites: z.array(id).max(20).default([]),
      /** Of that law only these obligations; all without. */
      obligations: z.array(line).max(200).default([]),
      expected: version.nullable().default(null),
    }),
    output: changed,
  }),
  judgePoint: route({
    id: "self-audit.judge-point",
    method: "POST",
    path: `${audit}/verdicts`,
    door: "organisation",
    action: "register.evaluate",
    summary:
      "Judge a point of an internal audit, never one's own work; a nonconformity becomes a corrective action at once",
    params: ofRecord,
    body: z.strictObject({
      point: line,
      verdict: z.enum(auditVerdicts),
      /** What was seen, or why it was not. */
      note: prose.max(2000),
      evidence: id.nullable().default(null),
      expected: version.nullable().default(null),
    }),
    output: changed,
  }),
  fileFindings: route({
    id: "self-audit.file-findings",
    method: "POST",
    path: `${audit}/findings`,
    door: "organisation",
    action: "register.write",
    summary: "Record the findings of an internal audit from its checklist, once every point is judged",
    params: ofRecord,
    body: z.strictObject({ heldOn: date, expected: version.nullable().default(null) }),
    output: changed,
  }),
};
