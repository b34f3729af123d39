import { interests, residuals, threats } from "@touchstone/kernel";
import { z } from "zod";
import { changed, date, id, line, prose, version } from "../fields.ts";
import { route } from "../route.ts";

const organisation = z.strictObject({ organisation: id });
const base = "/api/v1/parties/organisations/{organisation}/impartiality";

const member = { name: line, interest: z.enum(interests), from: date, until: date.nullable() };
const again = { measure: line, residual: z.enum(residuals), reviewBy: date };
const risk = { threat: z.enum(threats), source: line, owner: line, ...again };
const meeting = { on: date, present: z.array(id).min(1).max(50), risks: z.array(id).max(200), minutes: prose };
const cover = {
  insurer: line,
  /** Whole units of the currency, ISO 4217. */
  sum: z.strictObject({ amount: z.int().min(1), currency: z.string().regex(/^[A-Z]{3}$/) }).meta({ id: "Money" }),
  from: date,
  until: date,
  evidence: line,
};
const signed = { by: id, name: z.string(), on: date };

const impartialityView = z
  .strictObject({
    version,
    members: z.array(z.strictObject({ id, ...member })),
    risks: z.array(
      z.strictObject({
        id,
        ...risk,
        reviews: z.array(z.strictObject({ ...signed, note: z.string() })),
        closed: z.strictObject({ on: date, reason: z.string() }).nullable(),
      }),
    ),
    meetings: z.array(z.strictObject({ id, ...meeting, signatures: z.array(z.strictObject(signed)) })),
    covers: z.array(z.strictObject({ id, ...cover })),
    /** The last covered day without a gap from today; null where today is not covered. */
    coveredUntil: date.nullable(),
  })
  .meta({ id: "Impartiality" });

/** How a body watches over its impartiality (17021-1 5.2.3), and its liability cover (5.3.1). */
export const impartialityRoutes = {
  impartiality: route({
    id: "parties.impartiality",
    method: "GET",
    path: base,
    door: "organisation",
    action: "parties.read",
    summary: "Committee, risk register, meetings and liability cover",
    params: organisation,
    output: impartialityView,
  }),
  appointMember: route({
    id: "parties.appoint-member",
    method: "POST",
    path: `${base}/members`,
    door: "organisation",
    action: "parties.write",
    summary: "Appoint a member of the committee, with the interest the member stands for",
    params: organisation,
    body: z.strictObject(member),
    output: changed,
  }),
  releaseMember: route({
    id: "parties.release-member",
    method: "POST",
    path: `${base}/members/{member}/release`,
    door: "organisation",
    action: "parties.write",
    summary: "Say on which day a member's office ends",
    params: z.strictObject({ organisation: id, member: id }),
    body: z.strictObject({ until: date }),
    output: changed,
  }),
  recordImpartialityRisk: route({
    id: "parties.record-impartiality-risk",
    method: "POST",
    path: `${base}/risks`,
    door: "organisation",
    action: "parties.write",
    summary: "Enter a risk to impartiality: threat, source, measure, residual risk, owner, day of the next review",
    params: organisation,
    body: z.strictObject(risk),
    output: changed,
  }),
  reviewImpartialityRisk: route({
    id: "parties.review-impartiality-risk",
    method: "POST",
    path: `${base}/risks/{risk}/reviews`,
    door: "organisation",
    action: "parties.write",
    summary: "Review a risk and set the next day; signed by whoever sends it",
    params: z.strictObject({ organisation: id, risk: id }),
    body: z.strictObject({ ...again, note: line }),
    output: changed,
  }),
  closeImpartialityRisk: route({
    id: "parties.close-impartiality-risk",
    method: "POST",
    path: `${base}/risks/{risk}/close`,
    door: "organisation",
    action: "parties.write",
    summary: "Close a risk that is no more, with the reason",
    params: z.strictObject({ organisation: id, risk: id }),
    body: z.strictObject({ reason: line }),
    output: changed,
  }),
  holdMeeting: route({
    id: "parties.hold-meeting",
    method: "POST",
    path: `${base}/meetings`,
    door: "organisation",
    action: "parties.write",
    summary: "Record a meeting with its minutes; refused where one interest predominates among those present",
    params: organisation,
    body: z.strictObject(meeting),
    output: changed,
  }),
  signMinutes: route({
    id: "parties.sign-minutes",
    method: "POST",
    path: `${base}/meetings/{meeting}/sign`,
    door: "organisation",
    action: "parties.read",
    summary: "Sign the minutes by one's own name",
    params: z.strictObject({ organisation: id, meeting: id }),
    body: z.strictObject({}),
    output: changed,
  }),
  recordCover: route({
    id: "parties.record-cover",
    method: "POST",
    path: `${base}/covers`,
    door: "organisation",
    action: "parties.write",
    summary: "Record liability cover: insurer, sum, term and evidence",
    params: organisation,
    body: z.strictObject(cover),
    output: changed,
  }),
};
