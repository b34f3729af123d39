import {
  differenceAttributes,
  differenceRelations,
  retentionStarts,
  scopeKinds,
  standardRelations,
} from "@touchstone/requirements";
import { z } from "zod";
import { bilingual, date, line, ruleSource } from "../fields.ts";
import { route } from "../route.ts";
import { organisation } from "./law-fields.ts";

const region = z.string().max(20);
const scenes = z.string().min(1).max(200).meta({ description: "One scene, or several with commas between" });
const obligationId = line.max(20);
const on = date.optional().meta({ description: "As of this day; the server's legal today where absent" });
const start = date.meta({ description: "The first visit, or the event from which is counted" });
const until = date.optional().meta({ description: "Last day of the calendar; one year after the start where absent" });
const open = { door: "public", action: null } as const;

const counting = {
  obligation: obligationId,
  scene: z.string(),
  jurisdiction: z.string(),
  title: bilingual,
  startCounts: z.boolean(),
};

export const scheduleView = z.strictObject({
  ...counting,
  start: date,
  until: date,
  /** The calendar ends before `until`: there are too many days to list. */
  more: z.boolean(),
  dues: z.array(
    z.strictObject({
      date,
      from: date.nullable(),
      rule: ruleSource,
      /** Null in a year whose official arrangement is not known. */
      dayOff: z.boolean().nullable(),
      movedFrom: date.nullable(),
    }),
  ),
});

const visitCheck = z.strictObject({
  rule: obligationId,
  title: bilingual,
  source: ruleSource,
  holds: z.boolean(),
  gaps: z.array(z.strictObject({ from: date, to: date, days: z.int(), allowedBy: date })),
  shortPeriods: z.array(z.strictObject({ from: date, to: date, visits: z.int(), asked: z.int() })),
  nextBy: date.nullable(),
});

const certificate = z.strictObject({ code: line.max(4), issued: date, until: date.nullable().default(null) });

export const lawScheduleRoutes = {
  schedules: route({
    ...open,
    id: "requirements.schedules",
    method: "GET",
    path: "/api/v1/requirements/schedules",
    summary: "The obligations that come round, with where their intervals stand",
    query: z.strictObject({ scene: scenes.optional(), region: region.optional(), organisation }),
    output: z.strictObject({
      schedules: z.array(
        z.strictObject({
          ...counting,
          stages: z.array(
            z.strictObject({
              since: date.nullable(),
              until: date.nullable(),
              kind: z.enum(["gap", "times", "months", "years"]),
              printed: z.string(),
              rule: ruleSource,
            }),
          ),
        }),
      ),
    }),
  }),
  schedule: route({
    ...open,
    id: "requirements.schedule",
    method: "GET",
    path: "/api/v1/requirements/schedules/{obligation}",
    summary: "The due dates of one obligation from a start on, beside the official calendar",
    params: z.strictObject({ obligation: obligationId }),
    query: z.strictObject({ organisation, start, until }),
    output: scheduleView,
  }),
  calendar: route({
    ...open,
    id: "requirements.calendar",
    method: "GET",
    path: "/api/v1/requirements/calendar",
    summary: "Due dates as iCalendar: of one obligation, or of all of a scene at a place",
    query: z.strictObject({
      scene: scenes.optional(),
      region: region.optional(),
      obligation: obligationId.optional(),
      organisation,
      start,
      until,
      lang: z.enum(["zh", "en"]).default("zh"),
    }),
    output: z.unknown(),
    produces: "bytes",
  }),
  visits: route({
    ...open,
    id: "requirements.visits",
    method: "POST",
    path: "/api/v1/requirements/visits",
    summary: "Whether actual dates keep the intervals asked for, and where they break them",
    body: z.strictObject({
      dates: z.array(date).min(1).max(2000),
      obligations: z.array(obligationId).min(1).max(5),
      organisation,
      from: date.nullable().default(null),
      until: date.nullable().default(null),
    }),
    output: z.strictObject({ visits: z.int(), checks: z.array(visitCheck) }),
  }),
  records: route({
    ...open,
    id: "requirements.records",
    method: "GET",
    path: "/api/v1/requirements/retentions",
    summary: "The kinds of records whose retention is known, and the rules",
    output: z.strictObject({
      records: z.array(z.strictObject({ id: z.string(), title: bilingual, starts: z.array(z.enum(retentionStarts)) })),
      doubts: z.array(bilingual),
    }),
  }),
  retention: route({
    ...open,
    id: "requirements.retention",
    method: "GET",
    path: "/api/v1/requirements/retentions/{record}",
    summary: "Until when a record is kept; with a day, whether it may be destroyed on it",
    params: z.strictObject({ record: line.max(60) }),
    query: z.strictObject({
      region,
      recorded: date,
      shelfLifeEnd: date.optional(),
      useEnd: date.optional(),
      destroyOn: date.optional(),
    }),
    output: z.strictObject({
      free: date.nullable(),
      by: z.string().nullable(),
      rules: z.array(
        z.strictObject({
          rule: z.string(),
          source: ruleSource,
          jurisdiction: z.string(),
          from: z.enum(retentionStarts),
          since: date,
          atLeast: z.string(),
          free: date,
        }),
      ),
    }),
  }),
  operatorCertificates: route({
    ...open,
    id: "requirements.operator-certificates",
    method: "GET",
    path: "/api/v1/requirements/operator-certificates",
    summary: "Works on special equipment with the codes of their certificates",
    output: z.strictObject({
      edition: z.string(),
      holds: z.string(),
      renewBefore: z.string(),
      doubts: z.array(bilingual),
      kinds: z.array(z.strictObject({ kind: z.int(), title: bilingual })),
      items: z.array(
        z.strictObject({
          kind: z.int(),
          code: z.string().nullable(),
          title: bilingual,
          note: bilingual.nullable(),
        }),
      ),
    }),
  }),
  qualification: route({
    ...open,
    id: "requirements.qualification",
    method: "POST",
    path: "/api/v1/requirements/qualification",
    summary: "Whether somebody with these certificates may be given a work on a day; changes nothing",
    body: z.strictObject({ work: line.max(4), on: date, certificates: z.array(certificate).max(50) }),
    output: z.strictObject({
      certificate: z.strictObject({ code: z.string(), issued: date, until: date.nullable() }),
      until: date,
      renewBy: date,
    }),
  }),
  differences: route({
    ...open,
    id: "requirements.differences",
    method: "GET",
    path: "/api/v1/requirements/differences",
    summary: "One sub-class across nation, province and city: what each level adds, tightens, repeats",
    query: z.strictObject({ scene: scenes, region, organisation, on, subclass: line.max(80).optional() }),
    output: z.strictObject({
      on: date,
      subclasses: z.array(bilingual),
      rows: z.array(
        z.strictObject({
          id: z.string(),
          jurisdiction: z.string(),
          subclass: bilingual,
          duty: bilingual,
          evidence: bilingual,
          provision: z.strictObject({
            family: z.string(),
            version: z.string(),
            article: z.string().nullable(),
            title: z.string(),
          }),
          relation: z.enum(differenceRelations),
          aspects: z.array(z.string()),
          added: z.array(z.string()),
          differs: z.array(
            z.strictObject({ attribute: z.enum(differenceAttributes), was: z.string().nullable(), is: z.string() }),
          ),
          against: z.array(z.string()),
        }),
      ),
    }),
  }),
  standardTree: route({
    ...open,
    id: "requirements.standard-tree",
    method: "GET",
    path: "/api/v1/requirements/standard-tree",
    summary: "Sector standards by the one they come from, and the laws on which management systems rest",
    query: z.strictObject({ on }),
    output: z.strictObject({
      on: date,
      standards: z.array(
        z.strictObject({
          id: z.string(),
          designation: z.string(),
          sector: bilingual,
          from: z.string().nullable(),
          relation: z.enum(standardRelations).nullable(),
          depth: z.int(),
        }),
      ),
      /** The version in force on the day; null where the base holds none. */
      laws: z.array(z.strictObject({ family: z.string(), version: z.string().nullable(), title: z.string() })),
      doubts: z.array(bilingual),
    }),
  }),
  scopes: route({
    ...open,
    id: "requirements.scopes",
    method: "GET",
    path: "/api/v1/requirements/scopes",
    summary: "Reaches of law that are no single place: areas of several regions, and markets",
    output: z.strictObject({
      scopes: z.array(
        z.strictObject({
          id: z.string(),
          kind: z.enum(scopeKinds),
          title: bilingual,
          members: z.array(z.string()),
        }),
      ),
    }),
  }),
};
