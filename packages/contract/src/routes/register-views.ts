import { bearings, periods, riskStates } from "@touchstone/register";
import { z } from "zod";
import { date, id, line, ruleSource, version } from "../fields.ts";

const state = z.enum(riskStates);

export const short = z.string().max(300);
export const family = z.string().regex(/^[a-z][a-z0-9-]{1,80}$/);
export const lawVersion = z.string().regex(/^(\d{4}-\d{2}-\d{2}|undated)$/);
export const frequency = z
  .strictObject({ times: z.int().min(1).max(1000), per: z.enum(periods) })
  .meta({ id: "Frequency" });
const doer = z.strictObject({ person: z.string(), name: z.string().nullable() });

/** The law base's answer to a printed line: right, wrong with the right date, out of date with the successor, unknown. */
export const lineCheck = z
  .strictObject({
    match: z.strictObject({ family: z.string(), version: z.string() }).nullable(),
    verdict: z.enum(["right", "wrong", "outdated", "unknown"]),
    correct: z
      .union([
        z.strictObject({ date: z.string() }),
        z.strictObject({
          successor: z.strictObject({ family: z.string(), version: z.string(), title: z.string() }),
        }),
      ])
      .nullable(),
    source: z.string().nullable(),
  })
  .meta({ id: "LineCheck" });

/** What was cited and applies no more on the legal today: since when, and what does in its place where that is known. */
export const endedCitation = z
  .strictObject({
    code: z.literal("citation-ended"),
    message: z.string(),
    title: z.string(),
    endedOn: z.string().nullable(),
    successor: z.strictObject({ family: z.string(), version: z.string(), title: z.string() }).nullable(),
    source: z.string().nullable(),
  })
  .meta({ id: "EndedCitation" });

export const readDate = z.strictObject({ value: z.string(), precision: z.enum(["year", "month", "day"]) });

const clauseView = z.strictObject({
  id: z.string(),
  family: z.string(),
  version: z.string(),
  article: z.string(),
  quote: z.string(),
  digest: z.string().nullable(),
  /** What applies in its place on the day asked for; null while the cited version does, or nothing is known. */
  overtakenBy: z.strictObject({ family: z.string(), version: z.string(), title: z.string() }).nullable(),
  /** First day on which the cited version applied no more; null while it does on the day asked for. */
  endedOn: z.string().nullable(),
});

const lineView = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    printedDate: z.string(),
    /** Cells of this line as the imported table printed them, by column. */
    printed: z.record(z.string(), z.string()),
    date: readDate.nullable(),
    check: lineCheck,
    clauses: z.array(clauseView),
    withdrawn: z.strictObject({ reason: z.string() }).nullable(),
  })
  .meta({ id: "RegisterLine" });

export const yearCount = z.strictObject({
  objective: z.string(),
  text: z.string(),
  required: z.number().nullable(),
  done: z.number(),
});

const summaryShape = {
  id,
  version,
  no: z.string(),
  title: z.string(),
  harm: z.string(),
  owner: z.string(),
  area: z.string(),
  sites: z.array(z.string()),
  state,
  lines: z.array(lineView),
  /** The row's lines as the printed table shows them: thirteen cells each. */
  cells: z.array(z.array(z.string())),
  year: z.array(yearCount),
  /** The row ended; the reason is null where it was entered by a change that was taken back. */
  withdrawn: z.strictObject({ reason: z.string().nullable() }).nullable(),
};

export const riskSummary = z.strictObject(summaryShape).meta({ id: "RiskSummary" });

export const incidentCount = z
  .strictObject({
    outcomes: z.array(line.max(60)).min(1).max(20),
    of: z.enum(["row", "organisation"]),
    site: id.nullable().default(null),
  })
  .meta({ id: "IncidentCount", description: "What an objective of “no accident” counts in the incidents on record" });
const from = date.nullable().default(null).meta({ description: "Due from this day on; null where no day is said" });
export const schedule = z
  .discriminatedUnion("days", [
    z.strictObject({ days: z.enum(["every", "working"]), from }),
    z.strictObject({ days: z.literal("own"), calendar: line.max(60), from }),
  ])
  .meta({
    id: "Schedule",
    description: "On which days an objective is due: every, working, or own terms of that name",
  });
export const objectiveBody = z.strictObject({
  text: line,
  frequency,
  counts: incidentCount.nullable().exactOptional(),
  schedule: schedule.nullable().exactOptional(),
});
export const controlBody = z.strictObject({
  objective: z.string().max(60),
  who: line,
  what: line,
  when: line,
  where: line,
  why: line,
  how: line,
  documents: z.array(line).max(20),
});
export const monitoringBody = z.strictObject({ objective: z.string().max(60), what: line, who: line, frequency });

const withId = <Shape extends z.ZodRawShape>(body: z.ZodObject<Shape>) => body.extend({ id: z.string() });

export const riskView = z
  .strictObject({
    ...summaryShape,
    importedFrom: z.string().nullable(),
    objectives: z.array(withId(objectiveBody)),
    controls: z.array(withId(controlBody)),
    monitoring: z.array(withId(monitoringBody)),
    assignments: z.array(
      z.strictObject({
        id: z.string(),
        item: z.string(),
        name: z.string().nullable(),
        obligation: z.string(),
        from: z.string(),
        code: z.string(),
        issued: z.string(),
        until: z.string(),
        renewBy: z.string(),
        /** The certificate's last day is past on the day asked for. */
        lapsed: z.boolean(),
      }),
    ),
    evidence: z.array(
      z.strictObject({
        id: z.string(),
        digest: z.string(),
        name: z.string(),
        mediaType: z.string(),
        bytes: z.int(),
        objective: z.string().nullable(),
        on: z.string(),
        attachedAt: z.string(),
        by: doer,
        /** The item of the library that it is a link to; null for files of the first release. */
        item: z.string().nullable(),
        validFrom: z.string().nullable(),
        validUntil: z.string().nullable(),
        /** It counts on the day asked for: linked, and within its days. */
        holds: z.boolean(),
        bearing: z.enum(bearings),
        why: z.string(),
        /** It speaks against the row, and no evaluation in force cites it. */
        unanswered: z.boolean(),
        unlinked: z.strictObject({ reason: z.string(), on: z.string() }).nullable(),
      }),
    ),
    evaluations: z.array(
      z.strictObject({
        id: z.string(),
        outcome: z.enum(["fulfilled", "not-fulfilled"]),
        finding: z.string(),
        evidence: z.array(z.string()),
        on: z.string(),
        by: doer,
        competence: z.string(),
        overtaken: z.boolean(),
        /** On the day asked for, all that it rests on is there and holds. */
        stands: z.boolean(),
      }),
    ),
    corrections: z.array(
      z.strictObject({
        id: z.string(),
        evaluation: z.string(),
        cause: z.string(),
        action: z.string(),
        due: z.string(),
        done: z.strictObject({ what: z.string(), on: z.string(), by: doer }).nullable(),
        verified: z
          .strictObject({
            outcome: z.enum(["effective", "ineffective"]),
            finding: z.string(),
            on: z.string(),
            by: doer,
          })
          .nullable(),
      }),
    ),
    reviews: z.array(
      z.strictObject({
        cited: z.string(),
        family: z.string(),
        version: z.string(),
        on: z.string(),
        /** By when somebody must have looked, and at which cited clauses; null and empty for reviews of the first release. */
        due: z.string().nullable(),
        touched: z.array(
          z.strictObject({
            family: z.string(),
            version: z.string(),
            article: z.string(),
            what: z.enum(["changed", "removed", "replaced", "ended", "unknown"]),
            to: z.string().nullable(),
          }),
        ),
        conclusion: z.string().nullable(),
      }),
    ),
    /** What the row lacks before anybody can judge it. */
    lacks: z.array(
      z.strictObject({
        column: z.string(),
        what: z.string(),
        line: z.string().nullable(),
        text: z.string().nullable(),
      }),
    ),
    warnings: z.array(z.strictObject({ code: z.string(), rule: ruleSource })),
  })
  .meta({ id: "Risk" });

export const registerReport = z
  .strictObject({
    risks: z.array(
      z.strictObject({
        no: z.string(),
        risk: z.string(),
        documents: z.array(
          z.strictObject({
            row: z.int(),
            printed: z.strictObject({ title: z.string(), date: z.string() }),
            date: readDate.nullable(),
            ...lineCheck.shape,
          }),
        ),
      }),
    ),
    problems: z.array(
      z.strictObject({
        code: z.string(),
        severity: z.enum(["error", "warning"]),
        row: z.int().nullable(),
        column: z.int().nullable(),
        message: z.string(),
      }),
    ),
  })
  .meta({ id: "RegisterReport" });
