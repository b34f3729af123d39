import { anchorKinds, consequences, deadlineKinds, fits, visitKinds } from "@touchstone/kernel";
import { z } from "zod";
import { bilingual, changed, date, id, line, prose, ruleSource } from "../fields.ts";
import { route } from "../route.ts";

const organisation = z.strictObject({ organisation: id });
const base = "/api/v1/cases/of/{organisation}";

const counts = z.record(z.enum(deadlineKinds), z.int());

export const deadlineView = z
  .strictObject({
    /** An id of the statement here; in a file, whatever its maker calls it. */
    statement: z.string(),
    number: z.string(),
    holder: bilingual,
    kind: z.enum(deadlineKinds),
    lastDay: date,
    on: date,
    consequence: z.enum(consequences),
    pack: z.string(),
    edition: z.string(),
    rule: ruleSource,
    facts: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "Deadline" });

/** Somebody of a team who is not shown to be competent, and why. */
const lackingPerson = z.strictObject({
  person: z.string(),
  name: z.string(),
  reason: z.enum(["shown", "not-shown", "not-yet", "lapsed", "barred"]),
  passesFrom: date.nullable(),
});

const names = z.array(line).max(200);
const cover = z.strictObject({
  process: line,
  clauses: z.array(z.string().min(1).max(60)).min(1).max(300),
  sites: names,
  shifts: names,
});

export const corridorView = z
  .strictObject({
    kind: z.enum(["surveillance", "recertification"]),
    ordinal: z.int(),
    earliest: date,
    latest: date,
    /** From what it is counted; a planned visit or a last lawful day is no fact yet. */
    anchor: z.strictObject({ on: date, of: z.enum(anchorKinds) }),
    earliestRule: ruleSource,
    latestRule: ruleSource,
    pack: z.string(),
    edition: z.string(),
  })
  .meta({ id: "Corridor" });

export const visitView = z
  .strictObject({
    id,
    kind: z.enum(visitKinds),
    from: date,
    to: date,
    days: z.number(),
    sites: z.array(z.string()),
    team: z.array(id),
    covers: z.array(cover),
    reason: z.string().nullable(),
    moves: z.array(z.strictObject({ from: date, to: date, reason: z.string(), on: date })),
    held: z.strictObject({ on: date, caseId: id.nullable() }).nullable(),
    dropped: z.strictObject({ reason: z.string(), on: date }).nullable(),
  })
  .meta({ id: "PlannedVisit" });

const programmeLine = {
  statement: id,
  number: z.string(),
  holder: bilingual,
  standard: bilingual,
  standing: z.enum(["not-yet", "in-force", "suspended", "withdrawn", "cancelled", "transferred", "expired"]),
  decision: date,
  issued: date,
  validUntil: date,
  dates: z.array(z.strictObject({ corridor: corridorView, visit: visitView.nullable(), fit: z.enum(fits) })),
  /** Planned visits that no coming date asks for: special ones, and more than are due. */
  others: z.array(visitView),
  held: z.array(visitView),
  /** Cells of the coverage that is wanted, and those that no visit ever covers. */
  cells: z.int(),
  gaps: z.int(),
};

const days = z.number().min(0.5).max(500);
const one = z.strictObject({ organisation: id, statement: id });
const oneVisit = z.strictObject({ organisation: id, statement: id, visit: id });
const board = `${base}/programme`;

const acting = <P extends z.ZodType, B extends z.ZodType>(
  name: string,
  path: string,
  summary: string,
  params: P,
  body: B,
) =>
  route({
    id: `cases.${name}`,
    method: "POST",
    path: `${board}/{statement}/${path}`,
    door: "organisation",
    action: "cases.plan",
    summary,
    params,
    body,
    output: changed,
  });

/** The planner's views of a body: what becomes of its statements, and what is planned for them. */
export const plannerRoutes = {
  deadlines: route({
    id: "cases.deadlines",
    method: "GET",
    path: `${base}/deadlines`,
    door: "organisation",
    action: "cases.read",
    summary:
      "If nothing happens: which statements become suspendable, expire or can no longer be restored on which day, and by which rule",
    params: organisation,
    query: z.strictObject({
      /** The day as of which standings and rules are asked; today where absent. */
      from: date.optional(),
      until: date.optional(),
      /** Only the days of one month; the months are always told whole. */
      month: z
        .string()
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(2_000).default(500),
    }),
    output: z.strictObject({
      from: date,
      until: date,
      /** How many statements were looked at. */
      statements: z.int(),
      months: z.array(z.strictObject({ month: z.string(), counts })),
      deadlines: z.array(deadlineView),
      /** True where the window holds more than were asked for. */
      more: z.boolean(),
      unanswered: z.array(
        z.strictObject({
          statement: z.string(),
          number: z.string(),
          reason: z.enum(["no-rule-in-force", "suspension-term-not-loaded"]),
          rule: ruleSource.nullable(),
        }),
      ),
    }),
  }),
  programme: route({
    id: "cases.programme",
    method: "GET",
    path: board,
    door: "organisation",
    action: "cases.read",
    summary:
      "Every certified client with the lawful corridor of each coming audit and what is planned for it, next due first",
    params: organisation,
    query: z.strictObject({
      on: date.optional(),
      search: line.optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    output: z.strictObject({
      on: date,
      statements: z.int(),
      lines: z.array(z.strictObject(programmeLine).meta({ id: "ProgrammeLine" })),
      /** Of all of them: visits and auditor days by month, and what must still be planned by then. */
      workload: z.array(z.strictObject({ month: z.string(), visits: z.int(), days: z.number(), unplanned: z.int() })),
      more: z.boolean(),
    }),
  }),
  programmeOf: route({
    id: "cases.programme-of",
    method: "GET",
    path: `${board}/{statement}`,
    door: "organisation",
    action: "cases.read",
    summary:
      "The audit programme of one statement: corridors, visits, and what of the wanted coverage is never covered",
    params: one,
    query: z.strictObject({ on: date.optional() }),
    output: z
      .strictObject({
        on: date,
        ...programmeLine,
        wanted: z.array(cover),
        sites: z.array(bilingual),
        visits: z.array(visitView),
        coverage: z.array(
          z.strictObject({
            process: z.string(),
            clause: z.string(),
            site: z.string().nullable(),
            shift: z.string().nullable(),
            state: z.enum(["done", "planned", "never"]),
            by: z.array(z.strictObject({ by: z.string(), on: date, isDone: z.boolean() })),
          }),
        ),
      })
      .meta({ id: "AuditProgramme" }),
  }),
  wantCoverage: acting(
    "want-coverage",
    "coverage",
    "Say what the cycle must cover: processes with their clauses, sites and shifts",
    one,
    z.strictObject({ wanted: z.array(cover).max(200) }),
  ),
  planVisit: acting(
    "plan-visit",
    "visits",
    "Plan a visit; never after its last lawful day, before its first only with a reason",
    one,
    z.strictObject({
      kind: z.enum(visitKinds),
      from: date,
      to: date,
      days,
      sites: names.default([]),
      team: z.array(id).max(60).default([]),
      covers: z.array(cover).max(200).default([]),
      reason: prose.nullable().default(null),
    }),
  ),
  moveVisit: acting(
    "move-visit",
    "visits/{visit}/move",
    "Move a planned visit, with the reason; its corridor does not move",
    oneVisit,
    z.strictObject({ from: date, to: date, days, reason: prose }),
  ),
  holdVisit: acting(
    "hold-visit",
    "visits/{visit}/held",
    "Record that a visit was made; its last day is what the next one is counted from",
    oneVisit,
    z.strictObject({ lastDay: date, case: id.nullable().default(null) }),
  ),
  dropVisit: acting(
    "drop-visit",
    "visits/{visit}/drop",
    "Drop a planned visit, with the reason",
    oneVisit,
    z.strictObject({ reason: prose }),
  ),
  transition: route({
    id: "cases.transition",
    method: "GET",
    path: `${base}/transition`,
    door: "organisation",
    action: "cases.read",
    summary: "Certificates to editions that are being replaced: the last lawful day of each, and the work by month",
    params: organisation,
    query: z.strictObject({ on: date.optional(), limit: z.coerce.number().int().min(1).max(2_000).default(500) }),
    output: z.strictObject({
      on: date,
      /** The changes of edition that were asked, with their own last days. */
      changes: z.array(
        z.strictObject({
          from: z.array(z.string()),
          to: z.string(),
          lastInitialAudit: date.nullable(),
          lastCertificate: date.nullable(),
          end: z.strictObject({ on: date, rule: ruleSource }),
          pack: z.string(),
          edition: z.string(),
        }),
      ),
      statements: z.int(),
      months: z.array(z.strictObject({ month: z.string(), capped: z.int(), expiring: z.int() })),
      lines: z.array(
        z
          .strictObject({
            statement: id,
            number: z.string(),
            holder: bilingual,
            standard: z.string(),
            to: z.string(),
            lastLawfulDay: date,
            isCapped: z.boolean(),
            validUntil: date,
            hasEnded: z.boolean(),
            occasion: z
              .strictObject({ kind: z.enum(["surveillance", "recertification"]), ordinal: z.int(), latest: date })
              .nullable(),
            rule: ruleSource,
            pack: z.string(),
            edition: z.string(),
          })
          .meta({ id: "TransitionLine" }),
      ),
      more: z.boolean(),
    }),
  }),
  teamCompetence: route({
    id: "cases.team-competence",
    method: "GET",
    path: "/api/v1/cases/{case}/team-competence",
    door: "case",
    action: "cases.plan",
    summary: "Articles and clauses of a case that nobody of a team is shown to be competent for",
    params: z.strictObject({ case: id }),
    query: z.strictObject({
      /** Person ids, with commas; the team as it is being put together. */
      team: z.string().max(4_000).optional(),
      /** Which of them leads: to lead an audit is to audit. */
      leader: z.string().max(200).optional(),
      /** Further areas, `system:code` with commas, that somebody of the team must have. */
      areas: z.string().max(2_000).optional(),
      on: date.optional(),
    }),
    output: z.strictObject({
      on: date,
      /** Each standard of the case, and who of the team covers it. */
      standards: z.array(
        z
          .strictObject({
            standard: z.string(),
            title: bilingual,
            area: z.string(),
            by: z.array(z.strictObject({ person: z.string(), name: z.string() })),
            others: z.array(lackingPerson),
          })
          .meta({ id: "StandardCoverage" }),
      ),
      asked: z.int(),
      unmet: z.array(
        z.strictObject({
          of: z.string(),
          areas: z.array(
            z.strictObject({
              area: z.string(),
              people: z.array(lackingPerson),
            }),
          ),
        }),
      ),
      more: z.boolean(),
      rule: ruleSource,
      pack: z.string(),
      edition: z.string(),
    }),
  }),
};
