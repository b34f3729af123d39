import { complaintOutcomes, complaintSteps, complaintTargets } from "@touchstone/kernel";
import { z } from "zod";
import { bilingual, changed, date, id, line, page, prose, text, version } from "../fields.ts";
import { route } from "../route.ts";
import { appealClock, candidate } from "./appeals.ts";

const reply = z.strictObject({ text: z.string(), name: z.string(), on: date });

export const complaintView = z
  .strictObject({
    id,
    version,
    number: z.string(),
    about: z.enum(complaintTargets),
    subject: z.string(),
    /** Null once the complainant's data were erased. */
    who: z.strictObject({ name: z.string(), contact: z.string(), text: z.string() }).nullable(),
    on: date,
    clock: appealClock,
    next: z.enum(complaintSteps).nullable(),
    due: date.nullable(),
    overdue: z.boolean(),
    acknowledgedOn: date.nullable(),
    validation: z
      .strictObject({
        isValid: z.boolean(),
        reasons: z.string(),
        /** Whom it is about, by the body's finding; null where that is nobody whom the body certifies. */
        client: id.nullable(),
        /** By this case the client hears of it. */
        case: id.nullable(),
        alsoCases: z.array(id),
        withoutCase: z.string().nullable(),
        on: date,
      })
      .nullable(),
    handler: z.strictObject({ person: id, name: z.string(), on: date }).nullable(),
    sent: z.strictObject({ text: z.string(), on: date }).nullable(),
    /** What the client answered to it in its case. */
    reply: reply.nullable(),
    decision: z
      .strictObject({ outcome: z.enum(complaintOutcomes), reasons: z.string(), name: z.string(), on: date })
      .nullable(),
    toldOn: date.nullable(),
    closed: z.strictObject({ publicity: z.enum(["confidential", "agreed"]), on: date }).nullable(),
    candidates: z.array(candidate),
  })
  .meta({ id: "Complaint" });

/** What anybody may send without an account: short, and nothing attached. */
export const complaintBody = z.strictObject({
  about: z.enum(complaintTargets),
  subject: line,
  text: prose.refine((value) => value.length <= 4000, { message: "at most 4000 characters" }),
  name: text.max(100),
  contact: text.max(200),
});

const one = z.strictObject({ organisation: id, complaint: id });

/** A valid complaint names its case, or says why it concerns none; never both. */
const validation = z
  .strictObject({
    isValid: z.boolean(),
    reasons: prose,
    client: id.nullable().default(null),
    case: id.nullable().default(null),
    alsoCases: z.array(id).max(20).default([]),
    withoutCase: prose.nullable().default(null),
    version: version.optional(),
  })
  .refine((said) => said.case !== null || said.alsoCases.length === 0, {
    message: "the first case goes into `case`",
    path: ["alsoCases"],
  })
  .refine((said) => said.case === null || said.withoutCase === null, {
    message: "either a case or why there is none",
    path: ["withoutCase"],
  });
const seen = { version: version.optional() };

const act = <B extends z.ZodType>(
  name: string,
  path: string,
  action: "cases.plan" | "cases.decide",
  summary: string,
  body: B,
) =>
  route({
    id: `complaints.${name}`,
    method: "POST",
    path: `/api/v1/cases/complaints/of/{organisation}/{complaint}/${path}`,
    door: "organisation",
    action,
    summary,
    params: one,
    body,
    output: changed,
  });

/** Complaints to a body (ISO/IEC 17000 8.7): by anybody, confidential unless all agree otherwise. */
export const complaintRoutes = {
  list: route({
    id: "complaints.list",
    method: "GET",
    path: "/api/v1/cases/complaints/of/{organisation}",
    door: "organisation",
    action: "cases.plan",
    summary: "The complaints that this body handles, those not closed first",
    params: z.strictObject({ organisation: id }),
    query: z.strictObject(page),
    output: z.strictObject({ today: date, items: z.array(complaintView), next: z.string().nullable().default(null) }),
  }),
  concerned: route({
    id: "complaints.concerned",
    method: "GET",
    path: "/api/v1/cases/complaints/of/{organisation}/concerned",
    door: "organisation",
    action: "cases.plan",
    summary:
      "Cases that a complaint may be about, newest first: number, client or certificate hold the words; at most 50",
    params: z.strictObject({ organisation: id }),
    query: z.strictObject({ words: text.max(100).default("") }),
    output: z.strictObject({
      items: z.array(
        z.strictObject({
          id,
          number: z.string(),
          statement: z.string().nullable(),
          client: z.strictObject({ id, name: bilingual }),
        }),
      ),
    }),
  }),
  receive: route({
    id: "complaints.receive",
    method: "POST",
    path: "/api/v1/cases/complaints/about/{organisation}",
    door: "public",
    action: null,
    summary: "Complain about a body or a client of it; no account is needed, the name may be left out",
    params: z.strictObject({ organisation: id }),
    body: complaintBody,
    output: z.strictObject({ number: z.string(), acknowledgeBy: date.nullable(), decideBy: date }),
  }),
  acknowledge: act("acknowledge", "acknowledgement", "cases.plan", "Acknowledge receipt", z.strictObject({ ...seen })),
  validate: act(
    "validate",
    "validation",
    "cases.plan",
    "Say whether it is valid, and which client and cases it is about: a valid one about a client names them, or says why it concerns no case",
    validation,
  ),
  assign: act(
    "assign",
    "handler",
    "cases.plan",
    "Name the handler, who had no part in the case it is about",
    z.strictObject({ person: id, ...seen }),
  ),
  send: act(
    "send",
    "referral",
    "cases.plan",
    "Record what the client was told of it",
    z.strictObject({ text: prose, ...seen }),
  ),
  decide: act(
    "decide",
    "decision",
    "cases.decide",
    "Decide it with reasons",
    z.strictObject({ outcome: z.enum(complaintOutcomes), reasons: prose, ...seen }),
  ),
  tell: act(
    "tell",
    "notice",
    "cases.plan",
    "Record how the complainant was told",
    z.strictObject({ how: line, ...seen }),
  ),
  referred: route({
    id: "complaints.referred",
    method: "GET",
    path: "/api/v1/cases/{case}/complaints",
    door: "case",
    action: "cases.read",
    summary: "Complaints about this client that the body told it of, in the body's words; never who complained",
    params: z.strictObject({ case: id }),
    output: z.strictObject({
      today: date,
      items: z.array(
        z.strictObject({
          id,
          version,
          number: z.string(),
          text: z.string(),
          on: date,
          due: date,
          reply: reply.nullable(),
        }),
      ),
    }),
  }),
  answer: route({
    id: "complaints.answer",
    method: "POST",
    path: "/api/v1/cases/{case}/complaints/{notice}/answer",
    door: "case",
    action: "cases.answer",
    summary: "Answer a complaint that the body referred to you",
    params: z.strictObject({ case: id, notice: id }),
    body: z.strictObject({ text: prose }),
    output: changed,
  }),
  close: act(
    "close",
    "closing",
    "cases.plan",
    "Close it: confidential, or public where body, client and complainant agreed",
    z.strictObject({ publicity: z.enum(["confidential", "agreed"]), ...seen }),
  ),
};
