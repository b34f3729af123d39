import { declarations, flawKinds, graphKinds, periods, riskStates } from "@touchstone/register";
import { z } from "zod";
import { bilingual, date, id, version } from "../fields.ts";

export const state = z.enum(riskStates);
export const stateCounts = z.partialRecord(state, z.int());
const doer = z.strictObject({ person: z.string(), name: z.string().nullable() });

/** Days and instants that both engines can hold; a register of rows older than that is a slip of the keyboard. */
export const day = date.refine((text) => text >= "1900-01-01", { message: "before 1900" });
export const moment = z.iso
  .datetime({ offset: true })
  .max(40)
  .refine((text) => /^(19|20|21)\d\d/.test(text), { message: "not between 1900 and 2199" })
  .meta({ description: "Instant with zone: what had been recorded by then; now where absent" });

export const flaw = z
  .strictObject({
    kind: z.enum(flawKinds),
    risk: id,
    no: z.string(),
    title: z.string(),
    at: z.string().nullable(),
    text: z.string(),
    /** Taking the document out would mend it too. */
    removable: z.boolean(),
  })
  .meta({ id: "Flaw" });

export const healthView = z.strictObject({
  rows: z.int(),
  /** How many links the graph is short of; 0 where nothing hangs in the air. */
  missing: z.int(),
  links: z.int(),
  trace: z.array(z.strictObject({ kind: z.enum(flawKinds), count: z.int(), links: z.int(), missing: z.int() })),
  /** Of the kind asked for, the first 200; the export has all. */
  flaws: z.array(flaw),
  of: z.int(),
});

export const graphView = z.strictObject({
  risk: id,
  title: z.string(),
  state,
  nodes: z.array(z.strictObject({ id: z.string(), kind: z.enum(graphKinds), text: z.string(), missing: z.boolean() })),
  edges: z.array(z.strictObject({ from: z.string(), to: z.string() })),
  flaws: z.array(flaw),
  /** Other rows that list a law of this one: where one can walk on; the first 50. */
  neighbours: z.array(z.strictObject({ risk: id, title: z.string(), law: z.string(), state })),
});

const group = z.strictObject({ key: z.string(), title: z.string(), states: stateCounts });

export const statesView = z.strictObject({
  on: date,
  knownAt: z.string(),
  rows: z.int(),
  states: stateCounts,
  /** Rows that carry no conclusion of compliance; the whole complies where it is 0 and there are rows (OH-24). */
  open: z.int(),
  compliant: z.boolean(),
  /** Groups with most open rows first, at most 200 of each; the export has every row. */
  areas: z.array(group),
  owners: z.array(group),
  laws: z.array(group),
  /** The site that was asked for; null where it is the whole organisation. */
  site: z.strictObject({ id, name: z.string() }).nullable(),
  /** Every site, whichever was asked for, the worst one first: a site stands as its worst row does. */
  sites: z.array(group.extend({ worst: state.nullable() })),
});

export const stateThenView = z.strictObject({
  risk: id,
  title: z.string(),
  on: date,
  knownAt: z.string(),
  state,
  /** What all that is known today says of the same day. */
  stateKnownToday: state,
  /** Recorded later, about that day or one before it: known only since. */
  later: z.array(
    z.strictObject({ type: z.string(), what: z.string(), occurredOn: z.string(), recordedAt: z.string() }),
  ),
  /** What spoke against the row then and was not answered, as was known. */
  against: z.array(z.strictObject({ id: z.string(), name: z.string(), on: z.string(), why: z.string() })),
});

export const dashboardView = z.strictObject({
  on: date,
  rows: z.int(),
  states: stateCounts,
  compliant: z.boolean(),
  /** The first 50 by day; the counts are of all. */
  due: z.array(
    z.strictObject({
      what: z.enum(["correction", "verification", "review", "certificate"]),
      risk: id,
      title: z.string(),
      text: z.string(),
      due: z.string().nullable(),
      overdue: z.boolean(),
    }),
  ),
  dueCount: z.int(),
  overdueCount: z.int(),
  /**
   * Next steps of records that are late or fall due in thirty days, the first 50 by day; the counts are of all. Null for one
   * site: a record stands for the whole organisation.
   */
  records: z
    .strictObject({
      items: z.array(
        z.strictObject({
          record: id,
          kind: z.string(),
          book: bilingual,
          title: z.string(),
          step: bilingual,
          due: date,
          overdue: z.boolean(),
        }),
      ),
      all: z.int(),
      overdue: z.int(),
    })
    .nullable(),
  areas: z.array(
    z.strictObject({ area: z.string(), failing: z.int(), notReady: z.int(), toJudge: z.int(), holding: z.int() }),
  ),
  /** Objectives of the year, broken ones first, then those furthest behind, at most 100; the counts are of all. */
  year: z.array(
    z.strictObject({
      risk: id,
      title: z.string(),
      objective: z.string(),
      text: z.string(),
      per: z.enum(periods),
      required: z.int().nullable(),
      done: z.int(),
      failed: z.int(),
      behind: z.int(),
      /** Incidents that break it in the year up to the day; null where it counts none. */
      incidents: z.int().nullable(),
    }),
  ),
  objectives: z.strictObject({ all: z.int(), behind: z.int(), broken: z.int() }),
  missing: z.int(),
});

export const historyView = z.strictObject({
  /** At the end of each month, as was known then; the last one is today. */
  months: z.array(z.strictObject({ on: date, states: stateCounts, open: z.int(), rows: z.int() })),
  /** The site that was asked for; null where it is the whole organisation. */
  site: z.strictObject({ id, name: z.string() }).nullable(),
  /** Every site, whichever was asked for, at most 200; only the months at whose end it was there. */
  sites: z.array(
    z.strictObject({
      key: id,
      title: z.string(),
      months: z.array(z.strictObject({ on: date, open: z.int(), rows: z.int() })),
    }),
  ),
});

const summary = {
  id,
  version,
  title: z.string(),
  on: date,
  area: z.string().nullable(),
  site: z.strictObject({ id, name: z.string() }).nullable(),
  rows: z.int(),
  states: stateCounts,
  /** Derived, and only where every row carries it. */
  compliant: z.boolean(),
  digest: z.string(),
  madeAt: z.string(),
  by: doer,
  signatures: z.array(z.strictObject({ role: z.string(), on: date, by: doer })),
};
export const reportSummary = z.strictObject(summary).meta({ id: "ComplianceReportSummary" });

const standing = z.strictObject({ version, state });
export const reportView = z
  .strictObject({
    ...summary,
    content: z.array(
      z.strictObject({
        risk: id,
        version,
        no: z.string(),
        title: z.string(),
        area: z.string(),
        owner: z.string(),
        state,
        /** What somebody has said of this row, the last word of it. */
        declared: z.enum(declarations).nullable(),
      }),
    ),
    declared: z.array(
      z.strictObject({
        risk: z.string().nullable(),
        says: z.enum(declarations),
        reason: z.string(),
        on: date,
        by: doer,
      }),
    ),
    moved: z.array(z.strictObject({ risk: id, title: z.string(), before: standing.nullable(), now: standing })),
  })
  .meta({ id: "ComplianceReport" });
