import { handedKinds, mostHanded } from "@touchstone/register";
import { z } from "zod";
import { bilingual, changed, date, id, instant, line, page, pageOf, version } from "../fields.ts";
import { route } from "../route.ts";

const organisation = { organisation: id };
const one = z.strictObject({ ...organisation, handover: id });
const base = "/api/v1/register/{organisation}/handover";
const inCase = "/api/v1/cases/{case}/handed";
const kind = z.enum(handedKinds);

const ref = z.strictObject({ kind, id }).meta({ id: "HandedRef" });
const refs = z.array(ref).min(1).max(mostHanded);
const doer = z.strictObject({ person: id, name: z.string().nullable() });

const thing = z.strictObject({
  kind,
  id,
  /** Of a record its book, of a statement of applicability its edition. */
  book: z.string().nullable(),
  title: z.string(),
  version,
  /** Stands for the thing as it was at this version. */
  digest: z.string(),
});

const withdrawn = z.strictObject({ on: date, reason: z.string(), by: doer }).nullable();

const item = thing
  .extend({
    item: id,
    on: date,
    by: doer,
    withdrawn,
    /** It has moved on since: what was handed over stays at its own version. */
    changed: z.boolean(),
    seen: z.array(z.strictObject({ by: doer, first: instant, last: instant, times: z.int() })),
  })
  .meta({ id: "HandedItem" });

const handedTo = z.strictObject({ id, number: z.string(), body: z.strictObject({ id, name: bilingual }) });

/** One thing as a body sees it: facts by label, a table where it is one, and whether bytes go with it. */
const sheet = z
  .strictObject({
    title: z.string(),
    facts: z.array(z.strictObject({ label: z.string(), value: z.string() })),
    table: z.strictObject({ head: z.array(z.string()), rows: z.array(z.array(z.string())) }).nullable(),
    file: z.strictObject({ name: z.string(), mediaType: z.string(), bytes: z.int(), digest: z.string() }).nullable(),
  })
  .meta({ id: "HandedSheet" });

const summary = z.strictObject({
  id,
  version,
  /** How many are chosen, or were handed over. */
  things: z.int(),
  sent: z.strictObject({ case: handedTo, on: date, by: doer }).nullable(),
});

const read = { door: "organisation", action: "register.read" } as const;
const write = { door: "organisation", action: "register.write" } as const;
const body = { door: "case", action: "cases.read" } as const;
const expected = version.nullable().default(null);

/** What a client hands to a body with its application, and what the body sees of it: exactly that. */
export const handoverRoutes = {
  candidates: route({
    id: "handover.candidates",
    method: "GET",
    path: `${base}/candidates`,
    ...read,
    summary: "What can be handed over: rows, records, evidence, approved statements of applicability, signed reports",
    params: z.strictObject(organisation),
    query: z.strictObject({
      ...page,
      kind,
      book: z.string().max(60).optional(),
      search: z.string().max(200).optional(),
    }),
    output: pageOf(thing),
  }),
  list: route({
    id: "handover.list",
    method: "GET",
    path: base,
    ...read,
    summary: "Every handover of the organisation, the newest first",
    params: z.strictObject(organisation),
    query: z.strictObject(page),
    output: pageOf(summary),
  }),
  choose: route({
    id: "handover.choose",
    method: "POST",
    path: base,
    ...write,
    summary: "Begin a handover with the records chosen for it; nobody sees it yet",
    params: z.strictObject(organisation),
    body: z.strictObject({ things: refs }),
    output: changed,
  }),
  chooseAgain: route({
    id: "handover.choose-again",
    method: "POST",
    path: `${base}/{handover}/choice`,
    ...write,
    summary: "Choose anew, before it is sent",
    params: one,
    body: z.strictObject({ things: refs, expected }),
    output: changed,
  }),
  show: route({
    id: "handover.show",
    method: "GET",
    path: `${base}/{handover}`,
    ...read,
    summary: "What is chosen or was handed over, what was withdrawn, and who of the body has seen what",
    params: one,
    output: summary.extend({ chosen: z.array(thing), gone: z.array(ref), items: z.array(item) }),
  }),
  preview: route({
    id: "handover.preview",
    method: "GET",
    path: `${base}/{handover}/preview`,
    ...read,
    summary: "Exactly what the body will see, or sees",
    params: one,
    output: z.strictObject({ sheets: z.array(z.strictObject({ ...ref.shape, version, sheet })) }),
  }),
  send: route({
    id: "handover.send",
    method: "POST",
    path: `${base}/{handover}/sending`,
    ...write,
    summary: "Hand over: every reference is frozen at its version, and the people of that case may open them",
    params: one,
    body: z.strictObject({ case: id, expected }),
    output: changed,
  }),
  supplement: route({
    id: "handover.supplement",
    method: "POST",
    path: `${base}/{handover}/supplements`,
    ...write,
    summary: "Hand over more, or a newer version of what was handed over",
    params: one,
    body: z.strictObject({ things: refs }),
    output: changed,
  }),
  withdraw: route({
    id: "handover.withdraw",
    method: "POST",
    path: `${base}/{handover}/items/{item}/withdrawal`,
    ...write,
    summary: "Withdraw one of them: nobody opens it any more; that it was there, and who saw it, stays",
    params: one.extend({ item: id }),
    body: z.strictObject({ reason: line }),
    output: changed,
  }),
  handed: route({
    id: "handover.handed",
    method: "GET",
    path: inCase,
    ...body,
    summary: "What the client handed over for this case, by reference; for the team and those who plan, review, decide",
    params: z.strictObject({ case: id }),
    output: z.strictObject({ items: z.array(item.omit({ seen: true })) }),
  }),
  open: route({
    id: "handover.open",
    method: "POST",
    path: `${inCase}/{item}/opening`,
    ...body,
    summary: "Open one of them as it was handed over; the client sees who opened it and when",
    params: z.strictObject({ case: id, item: id }),
    output: sheet,
  }),
  cite: route({
    id: "handover.cite",
    method: "POST",
    path: `${inCase}/{item}/citations`,
    door: "case",
    action: "cases.audit",
    summary: "Cite one of them as evidence of a finding: the case keeps reference and digest",
    params: z.strictObject({ case: id, item: id }),
    body: z.strictObject({ finding: id }),
    output: changed,
  }),
  file: route({
    id: "handover.file",
    method: "POST",
    path: `${inCase}/{item}/file`,
    ...body,
    summary: "The bytes of evidence handed over; the client sees who took them and when",
    params: z.strictObject({ case: id, item: id }),
    output: z.unknown(),
    produces: "bytes",
  }),
};
