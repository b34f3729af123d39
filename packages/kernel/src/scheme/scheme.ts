import { z } from "zod";
import { roles } from "../can.ts";
import { competenceFunctions } from "../rules/competence.ts";
import { bilingual, clause, isoDate, word } from "../rules/fields.ts";
import { activity } from "./activity.ts";
import { checkScheme } from "./check-scheme.ts";
import { schemeExample } from "./example.ts";
import { fieldPath, name, onlyFor, schemeField } from "./field.ts";
import { firstOccasion, occasion } from "./occasion.ts";
import { prerequisite } from "./prerequisite.ts";

/** ISO/IEC 17000:2020 4.2: what can be assessed. */
export const objectKinds = [
  "product",
  "process",
  "service",
  "system",
  "installation",
  "project",
  "data",
  "design",
  "material",
  "claim",
  "person",
  "body",
] as const;

/** ISO/IEC 17000:2020 annex A, in the one order in which they lead to a statement. */
export const functions = ["selection", "determination", "review", "decision", "attestation", "surveillance"] as const;
export type ConformityFunction = (typeof functions)[number];

/** Who may act: a role in the body or the case, or a place in the team that was ordered. */
const doer = z.enum([...roles, "team", "team-leader"]);
export type Doer = z.infer<typeof doer>;

/** ISO/IEC 17000:2020 8.2 to 8.5, and what a body does to the scope, the cycle and the issuer of a statement. */
export const statementChanges = ["suspend", "restore", "withdraw", "cancel", "amend", "renew", "transfer"] as const;
export type StatementChange = (typeof statementChanges)[number];

/** What must hold beside earlier records before a record can be filed. */
export const conditions = [
  "objections-settled",
  "concerns-answered",
  "points-drawn",
  "points-judged",
  "interviews-held",
] as const;
export type Condition = (typeof conditions)[number];

const single = z.union([
  z.strictObject({ value: z.json() }),
  z.strictObject({ field: fieldPath }),
  z.strictObject({ on: z.literal("today") }),
  /** The case's own number: a seed that nobody chose. */
  z.strictObject({ case: z.literal("number") }),
  /** The id of the first standard that the scheme assesses against. */
  z.strictObject({ scheme: z.literal("standard") }),
]);
export type GateSource = z.infer<typeof single>;

/** One value, or a list of small objects put together from several fields. */
const source = z.union([single, z.strictObject({ list: z.array(z.record(name, single)).min(1).max(20) })]);

/** A rule pack that is asked when the record is filed; what it refuses, the record is refused with. */
const gate = z.strictObject({
  pack: name,
  occasions: onlyFor,
  input: z.record(z.string(), source),
  /** The figure of the answer that a field must reach. */
  reach: z.array(z.strictObject({ field: name, result: name })).default([]),
});
export type Gate = z.infer<typeof gate>;

const due = z.strictObject({
  /** Counted from a day in a record, or from the day on which a record was complete. */
  from: fieldPath,
  days: z.int().min(0).max(3_660),
  rule: clause,
});

const signature = z.strictObject({ id: name, title: bilingual, by: doer });

const recordKind = z.strictObject({
  id: name,
  occasions: onlyFor,
  function: z.enum(["selection", "determination", "review", "decision"]),
  title: bilingual,
  /** Part of its number: `OH-2026-0143-AP-1`. */
  prefix: z.string().regex(/^[A-Z][A-Z0-9]{0,5}$/),
  /** One for the case, or one for each nonconformity. */
  per: z.enum(["case", "nonconformity"]).default("case"),
  why: bilingual,
  rule: clause,
  filedBy: z.array(doer).min(1),
  signedBy: z.array(signature).min(1),
  after: z.array(name).default([]),
  needs: z.array(z.enum(conditions)).default([]),
  competence: z.enum(competenceFunctions).optional(),
  due: due.optional(),
  fields: z.array(schemeField).max(60),
  gates: z.array(gate).default([]),
});
export type RecordKind = z.infer<typeof recordKind>;

/** Grades of findings; the closing rule is what opens the way to a positive decision. */
const grade = z.strictObject({
  id: name,
  title: bilingual,
  prefix: z.string().regex(/^[A-Z]{1,5}$/),
  closes: z.enum(["verified", "plan-accepted", "recorded"]),
  /** Clocks, from the pack that knows this grade by this name. */
  limits: z.strictObject({ pack: name, grade: name }).optional(),
  rule: clause,
});
export type Grade = z.infer<typeof grade>;

const interview = z.strictObject({ id: name, occasions: onlyFor, title: bilingual, rule: clause });

export const schemeShape = z.strictObject({
  id: name,
  edition: word,
  title: bilingual,
  source: word,
  clause: word,
  effective: z.strictObject({ from: isoDate, to: isoDate.nullable() }),
  jurisdiction: z.string().regex(/^(international|CN|\d{6})$/),
  /** What is not settled about the scheme, for readers. */
  doubts: z.array(bilingual).default([]),
  objects: z.array(z.enum(objectKinds)).min(1),
  /** Why the scheme is needed beside those that exist, and how it differs from each that it comes near (design.md 8). */
  necessity: z.strictObject({
    why: bilingual,
    overlaps: z.array(z.strictObject({ scheme: name, differs: bilingual })).default([]),
  }),
  /** What is assessed against: statements name it, and findings against another one are refused. */
  standards: z
    .array(
      z.strictObject({
        id: name,
        title: bilingual,
        /** The field of its own technical area, where its list of areas is not the scheme's. */
        area: fieldPath.optional(),
      }),
    )
    .min(1),
  /** Of case numbers: `OH-2026-0143`. */
  prefix: z.string().regex(/^[A-Z]{1,6}$/),
  /** Clauses that the red lines cite in this scheme. The lines themselves are the kernel's and cannot be left out. */
  redLines: z.strictObject({
    complete: clause,
    review: clause,
    decision: clause,
    attestation: clause,
    separation: clause,
    independence: clause,
    findings: clause,
  }),
  /** A scheme may forbid what ISO/IEC 17065 allows: one person who reviews and decides. */
  reviewerMayDecide: z.boolean().default(true),
  /** Why assessments under this scheme are held, and what each does to a statement. */
  occasions: z.array(occasion).min(1).default([firstOccasion]),
  /** The field that names those who determine: rows with a `party` and a choice with the option `leader`. */
  team: z.strictObject({ field: fieldPath, person: name, duty: name, leader: name }),
  /** The field that holds the technical area in which competence is asked; null where the scheme knows none. */
  area: fieldPath.nullable(),
  /**
   * Of several standards, in how many one person must be competent for a function. Left out: a member and the leader in
   * one, everybody else in each. That the team together covers each standard is the kernel's and cannot be left out.
   */
  competentIn: z.partialRecord(z.enum(competenceFunctions), z.enum(["one", "each"])).default({}),
  /** The day on which determination on site ended: clocks of findings run from it. */
  lastDay: fieldPath.nullable(),
  /**
   * Where this yes-or-no field says yes, whoever determined has advised the client on the day that the other field
   * holds, and so has the body (RF-23, ISO/IEC 17021-1 5.2).
   */
  consultancy: z.strictObject({ field: fieldPath, on: fieldPath, rule: clause }).nullable().default(null),
  determination: z.strictObject({
    /** What is done to find out, in order; where any is named, evidence is taken only while one is under way. */
    activities: z.array(activity).default([]),
    /** Null where nothing is judged point by point. */
    points: z.strictObject({ after: z.array(name), judgedAfter: z.array(name), rule: clause }).nullable(),
    interviews: z.array(interview).default([]),
    interviewsAfter: z.array(name).default([]),
    concerns: z.strictObject({ after: z.array(name), rule: clause }).nullable(),
    objections: z.strictObject({ on: name, until: name, rule: clause }).nullable(),
    findings: z.strictObject({ after: z.array(name), grades: z.array(grade).min(1) }).nullable(),
  }),
  records: z.array(recordKind).min(3).max(60),
  prerequisites: z.array(prerequisite).max(100).default([]),
  /** Null for assessments that never lead to a statement. */
  statement: z
    .strictObject({
      kind: name,
      title: bilingual,
      prefix: z.string().regex(/^[A-Z]{1,6}$/),
      /** Null where it speaks of a moment only and has no validity. */
      months: z.int().min(1).max(240).nullable(),
      /** The field that holds the last day of validity, where a record says it and not the months. */
      until: fieldPath.nullable().default(null),
      /** Bilingual field that says for what. */
      scope: fieldPath,
      /** Rows of name and address, where the statement names sites. */
      sites: fieldPath.nullable().default(null),
      /** The choice that says why it is suspended, withdrawn or restored: codes of `content/status`. */
      ground: fieldPath.nullable().default(null),
      /** The choice that says how its scope changes: `extended`, `reduced` or `changed`. */
      amendment: fieldPath.nullable().default(null),
      /** What may lawfully become of it; a report that speaks of a moment can only be withdrawn. */
      changes: z.array(z.enum(statementChanges)).default([...statementChanges]),
    })
    .nullable(),
  surveillance: z.strictObject({ pack: name, rule: clause }).nullable(),
  /** Cases that `scheme check` plays: the scheme's own tests. */
  examples: z.array(schemeExample).max(100).default([]),
});

export type SchemeShape = z.infer<typeof schemeShape>;

/** A scheme of one edition, as a file of `content/schemes`: shape first, then what only the whole can show. */
// The browser needs the shape only; marked so that it is spared the check and its expression language.
export const scheme = /* @__PURE__ */ schemeShape.superRefine((value, context) => {
  for (const { path, message } of checkScheme(value)) context.addIssue({ code: "custom", path: [...path], message });
});
export type Scheme = SchemeShape;
