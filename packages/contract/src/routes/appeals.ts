import { appealOutcomes, appealSteps, appealSubjects, remedies, standings } from "@touchstone/kernel";
import { z } from "zod";
import { bilingual, changed, date, id, line, page, prose, text, version } from "../fields.ts";
import { refusalAnswer } from "../problem.ts";
import { route } from "../route.ts";

/** Terms of the house, from the pack `appeal-terms`. */
export const appealClock = z.strictObject({
  /** Null where the calendar of the year is not published yet. */
  acknowledgeBy: date.nullable(),
  tellClientBy: date.nullable(),
  decideBy: date,
});

/** Who of the body could handle it, and who not and why; the body's own knowledge. */
export const candidate = z.strictObject({ person: id, name: z.string(), barred: z.array(refusalAnswer) });

const subject = z.strictObject({ kind: z.enum(appealSubjects), finding: id.nullable() });

export const appealView = z
  .strictObject({
    id,
    version,
    number: z.string(),
    case: id,
    caseNumber: z.string(),
    client: bilingual,
    subject,
    grounds: z.string(),
    name: z.string(),
    on: date,
    clock: appealClock,
    /** Null once it is closed. */
    next: z.enum(appealSteps).nullable(),
    /** The day by which the next step is due, where a term runs. */
    due: date.nullable(),
    overdue: z.boolean(),
    acknowledgedOn: date.nullable(),
    handler: z.strictObject({ person: id, name: z.string(), on: date }).nullable(),
    /** The body's own; null for the appellant. */
    investigation: z.strictObject({ text: z.string(), name: z.string(), on: date }).nullable(),
    /** For the appellant from the day on which it was told. */
    decision: z
      .strictObject({
        outcome: z.enum(appealOutcomes),
        remedies: z.array(z.enum(remedies)),
        reasons: z.string(),
        name: z.string(),
        on: date,
      })
      .nullable(),
    toldOn: date.nullable(),
    closedOn: date.nullable(),
    /** What a closed appeal orders, and where it is carried out; empty before. */
    orders: z.array(
      z.strictObject({
        remedy: z.enum(remedies),
        case: z.strictObject({ id, number: z.string(), on: date }).nullable(),
        /** For a reinstatement: which statement, and its standing today. */
        statement: z.strictObject({ id, number: z.string(), standing: z.enum(["not-yet", ...standings]) }).nullable(),
        /** Null where the case never had a statement: there is nothing to reinstate. */
        isDone: z.boolean().nullable(),
      }),
    ),
    /** Cases in which a remedy could be carried out; the body's own. */
    followUps: z.array(z.strictObject({ id, number: z.string() })),
    candidates: z.array(candidate),
  })
  .meta({ id: "Appeal" });

const followed = remedies.filter((each) => each !== "reinstatement");
const inCase = z.strictObject({ case: id });
const one = z.strictObject({ case: id, appeal: id });
const seen = { version: version.optional() };

const act = <B extends z.ZodType>(
  name: string,
  path: string,
  action: "cases.read" | "cases.plan" | "cases.decide" | "statements.change",
  summary: string,
  body: B,
) =>
  route({
    id: `appeals.${name}`,
    method: "POST",
    path: `/api/v1/cases/{case}/appeals/{appeal}/${path}`,
    door: "case",
    action,
    summary,
    params: one,
    body,
    output: changed,
  });

/** Appeals of a case (ISO/IEC 17000 8.6): they cost nothing, and nobody hears one who had a part in it. */
export const appealRoutes = {
  list: route({
    id: "appeals.list",
    method: "GET",
    path: "/api/v1/cases/appeals/of/{organisation}",
    door: "organisation",
    action: "cases.read",
    summary: "The appeals that this body hears, those not closed first",
    params: z.strictObject({ organisation: id }),
    query: z.strictObject(page),
    output: z.strictObject({ today: date, items: z.array(appealView), next: z.string().nullable().default(null) }),
  }),
  ofCase: route({
    id: "appeals.of-case",
    method: "GET",
    path: "/api/v1/cases/{case}/appeals",
    door: "case",
    action: "cases.read",
    summary: "The appeals of one case, with their clocks and outcomes",
    params: inCase,
    query: z.strictObject(page),
    output: z.strictObject({ today: date, items: z.array(appealView), next: z.string().nullable().default(null) }),
  }),
  file: route({
    id: "appeals.file",
    method: "POST",
    path: "/api/v1/cases/{case}/appeals",
    door: "case",
    action: "cases.answer",
    summary: "Appeal against a decision, a finding's grade or a change of status; free of charge",
    params: inCase,
    body: z.strictObject({ subject, grounds: prose }),
    output: z.strictObject({ ...changed.shape, number: z.string() }),
  }),
  acknowledge: act("acknowledge", "acknowledgement", "cases.plan", "Acknowledge receipt", z.strictObject({ ...seen })),
  assign: act(
    "assign",
    "handler",
    "cases.plan",
    "Name the handler, who had no part in the matter and has no tie to the client",
    z.strictObject({ person: id, ...seen }),
  ),
  investigate: act(
    "investigate",
    "investigation",
    "cases.read",
    "Record what the handler found out",
    z.strictObject({ text: prose, ...seen }),
  ),
  decide: act(
    "decide",
    "decision",
    "cases.decide",
    "Decide it with reasons; an upheld one says what follows",
    z.strictObject({
      outcome: z.enum(appealOutcomes),
      remedies: z.array(z.enum(remedies)).max(remedies.length),
      reasons: prose,
      ...seen,
    }),
  ),
  tell: act(
    "tell",
    "notice",
    "cases.plan",
    "Record how the appellant was told",
    z.strictObject({ how: line, ...seen }),
  ),
  close: act(
    "close",
    "closing",
    "cases.plan",
    "Close it; asked again who handled and decided",
    z.strictObject({ ...seen }),
  ),
  reinstate: act(
    "reinstate",
    "reinstatement",
    "statements.change",
    "Take the withdrawal of the case's statement back, because this appeal orders it; nothing else can",
    z.strictObject({ from: date, note: text }),
  ),
  follow: act(
    "follow",
    "follow-up",
    "cases.plan",
    "Name the case in which a remedy is carried out",
    z.strictObject({ remedy: z.enum(followed), case: id, ...seen }),
  ),
};
