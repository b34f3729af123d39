import { feedbackKinds, issueSides, needKinds, needOutcomes } from "@touchstone/register";
import { z } from "zod";
import { changed, date, id, line, page, pageOf, prose, version } from "../fields.ts";
import { route } from "../route.ts";
import { foresightBase } from "./foresight.ts";

const organisation = z.strictObject({ organisation: id });
const party = z.strictObject({ organisation: id, party: id });
const expected = version.nullable().default(null);
const ended = z.strictObject({ on: date, reason: z.string() }).nullable();

const needView = z.strictObject({
  id: z.string(),
  kind: z.enum(needKinds),
  text: z.string(),
  decided: z
    .strictObject({
      as: z.enum(needOutcomes),
      text: z.string(),
      obligation: z.string().nullable(),
      on: date,
    })
    .nullable(),
});

export const partyView = z
  .strictObject({
    id,
    version,
    name: z.string(),
    side: z.enum(issueSides),
    since: date,
    needs: z.array(needView),
    ended,
  })
  .meta({ id: "InterestedParty" });

const feedbackView = z.strictObject({
  id,
  version,
  party: id,
  on: date,
  kind: z.enum(feedbackKinds),
  text: z.string(),
  channel: z.string(),
  voices: z.int(),
  withdrawn: ended,
});

const command = <Body extends z.ZodRawShape>(name: string, path: string, summary: string, body: z.ZodObject<Body>) =>
  route({
    id: `foresight.${name}`,
    method: "POST",
    path: `${foresightBase}/parties/{party}/${path}`,
    door: "organisation",
    action: "register.write",
    summary,
    params: party,
    body: body.extend({ expected }),
    output: changed,
  });

const counts = z.strictObject({
  praise: z.int(),
  suggestion: z.int(),
  complaint: z.int(),
  entries: z.int(),
  voices: z.int(),
});

/** Interested parties (4.2), what they need, what became of it, and what they say. */
export const foresightPartyRoutes = {
  parties: route({
    id: "foresight.parties",
    method: "GET",
    path: `${foresightBase}/parties`,
    door: "organisation",
    action: "register.read",
    summary: "The interested parties with their needs and what became of them",
    params: organisation,
    query: z.strictObject({ ...page, on: date.optional() }),
    output: pageOf(partyView),
  }),
  nameParty: route({
    id: "foresight.name-party",
    method: "POST",
    path: `${foresightBase}/parties`,
    door: "organisation",
    action: "register.write",
    summary: "Name an interested party",
    params: organisation,
    body: z.strictObject({ name: line, side: z.enum(issueSides) }),
    output: changed,
  }),
  recordNeed: command(
    "record-need",
    "needs",
    "Record a need or an expectation of the party",
    z.strictObject({ kind: z.enum(needKinds), text: prose.max(2000) }),
  ),
  decideNeed: command(
    "decide-need",
    "needs/decision",
    "Say whether a need becomes a requirement, an obligation of the law base, or neither",
    z.strictObject({
      need: z.string().max(60),
      as: z.enum(needOutcomes),
      text: prose.max(2000),
      obligation: line.max(20).nullable().default(null),
    }),
  ),
  endParty: command(
    "end-party",
    "end",
    "The party is none any more, with the reason",
    z.strictObject({ reason: prose }),
  ),
  recordFeedback: route({
    id: "foresight.record-feedback",
    method: "POST",
    path: `${foresightBase}/parties/{party}/feedback`,
    door: "organisation",
    action: "register.write",
    summary: "Record what a party said, how many said so and by what way; never on a day to come",
    params: party,
    body: z.strictObject({
      on: date,
      kind: z.enum(feedbackKinds),
      text: prose.max(4000),
      channel: line,
      voices: z.int().min(1).max(1_000_000).default(1),
    }),
    output: changed,
  }),
  feedback: route({
    id: "foresight.feedback",
    method: "GET",
    path: `${foresightBase}/feedback`,
    door: "organisation",
    action: "register.read",
    summary: "What the parties said, the newest entry first",
    params: organisation,
    query: z.strictObject({ ...page, party: id.optional() }),
    output: pageOf(feedbackView),
  }),
  withdrawFeedback: route({
    id: "foresight.withdraw-feedback",
    method: "POST",
    path: `${foresightBase}/feedback/{feedback}/withdrawal`,
    door: "organisation",
    action: "register.write",
    summary: "Take back an entry that was wrong, with the reason; it counts no more",
    params: z.strictObject({ organisation: id, feedback: id }),
    body: z.strictObject({ reason: prose, expected }),
    output: changed,
  }),
  feedbackCounts: route({
    id: "foresight.feedback-counts",
    method: "GET",
    path: `${foresightBase}/feedback/counts`,
    door: "organisation",
    action: "register.read",
    summary: "Feedback counted by party and kind between two days; a party that said nothing counts zero",
    params: organisation,
    query: z.strictObject({ from: date, to: date }),
    output: z.strictObject({
      from: date,
      to: date,
      parties: z.array(counts.extend({ party: id, name: z.string() })),
      total: counts,
    }),
  }),
};
