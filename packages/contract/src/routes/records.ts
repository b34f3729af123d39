import { recordKindShape, recordParts } from "@touchstone/register";
import { z } from "zod";
import { bilingual, changed, date, id, line, page, pageOf, version } from "../fields.ts";
import { route } from "../route.ts";

const organisation = z.strictObject({ organisation: id });
const name = z.string().regex(/^[a-z][a-zA-Z0-9-]{0,59}$/);
const ofKind = z.strictObject({ organisation: id, kind: name });
const record = z.strictObject({ organisation: id, record: id });

const base = "/api/v1/register/{organisation}";
const one = `${base}/records/{record}`;

const values = z.record(z.string().max(60), z.json());
/** The version that the caller saw; null where any is fine. */
const expected = version.nullable().default(null);

const due = z.strictObject({
  step: z.string(),
  on: date.nullable(),
  /** Whether it is asked for by now: what expires is asked for some days before. */
  asked: z.boolean(),
  overdue: z.boolean(),
  source: z.string(),
  clause: z.string(),
});

const warning = z.strictObject({
  id: z.string(),
  message: bilingual,
  source: z.string().nullable(),
  clause: z.string().nullable(),
});

const summary = z.strictObject({
  id,
  title: z.string(),
  edition: z.string(),
  state: z.string(),
  final: z.boolean(),
  due: date.nullable(),
  overdue: z.boolean(),
  warnings: z.int(),
});

const entry = z.strictObject({
  id: z.string(),
  act: z.enum(["begin", "step", "amend"]),
  step: z.string().nullable(),
  reason: z.string().nullable(),
  state: z.string(),
  on: date,
  person: z.string(),
  /** Null once the person's key is gone. */
  name: z.string().nullable(),
  values,
});

const recordView = z.strictObject({
  id,
  version,
  kind: z.string(),
  edition: z.string(),
  title: z.string(),
  state: z.string(),
  final: z.boolean(),
  values,
  links: z.record(
    z.string(),
    z.strictObject({ to: z.string(), title: z.string(), state: z.string(), gone: z.boolean() }),
  ),
  due: z.array(due),
  warnings: z.array(warning),
  /** The lawful next steps; of each, what the reader has done that bars them from it. */
  next: z.array(z.strictObject({ step: z.string(), judging: z.boolean(), barred: z.array(z.string()) })),
  /** Fields that may be amended. */
  amendable: z.array(z.string()),
  history: z.array(entry),
});

const step = (judging: boolean) =>
  route({
    id: judging ? "records.judge" : "records.step",
    method: "POST",
    path: `${one}/${judging ? "judgements" : "steps"}`,
    door: "organisation",
    action: judging ? "register.evaluate" : "register.write",
    summary: judging
      ? "Take a step that judges others' work: an approval, an effectiveness check; never by who did that work"
      : "Take a step of the record's kind",
    params: record,
    body: z.strictObject({ step: name, values: values.default({}), expected }),
    output: changed,
  });

/** Records of any kind: the small books of the management system, whose rules are content. */
export const recordRoutes = {
  kinds: route({
    id: "records.kinds",
    method: "GET",
    path: `${base}/record-kinds`,
    door: "organisation",
    action: "register.read",
    summary:
      "The kinds of records in force, by their part of the management system, with how many are open and overdue",
    params: organisation,
    query: z.strictObject({ on: date.optional() }),
    output: z.strictObject({
      kinds: z.array(
        z.strictObject({
          id: z.string(),
          part: z.enum(recordParts),
          title: bilingual,
          records: z.int(),
          open: z.int(),
          overdue: z.int(),
        }),
      ),
    }),
  }),
  kind: route({
    id: "records.kind",
    method: "GET",
    path: `${base}/record-kinds/{kind}`,
    door: "organisation",
    action: "register.read",
    summary: "A kind of record: fields, states, lawful steps, terms; in the edition named, or the one in force",
    params: ofKind,
    query: z.strictObject({ edition: line.optional() }),
    output: recordKindShape.omit({ examples: true }),
  }),
  list: route({
    id: "records.list",
    method: "GET",
    path: `${base}/record-kinds/{kind}/records`,
    door: "organisation",
    action: "register.read",
    summary: "The records of a kind, a page at a time",
    params: ofKind,
    query: z.strictObject({
      ...page,
      state: name.optional(),
      search: line.optional(),
      choice: z
        .string()
        .regex(/^[a-z][a-zA-Z0-9-]{0,59}:[a-z][a-zA-Z0-9-]{0,59}$/)
        .optional()
        .meta({ description: "Only where this was chosen, as field and option: `nature:potential`" }),
      sort: z.enum(["entered", "title", "due"]).default("entered"),
    }),
    output: pageOf(summary),
  }),
  begin: route({
    id: "records.begin",
    method: "POST",
    path: `${base}/record-kinds/{kind}/records`,
    door: "organisation",
    action: "register.write",
    summary: "Enter a record of a kind, by the edition in force today",
    params: ofKind,
    body: z.strictObject({ values }),
    output: changed,
  }),
  export: route({
    id: "records.export",
    method: "GET",
    path: `${base}/record-kinds/{kind}/export`,
    door: "organisation",
    action: "register.read",
    summary: "All records of a kind as CSV",
    params: ofKind,
    output: z.unknown(),
    produces: "bytes",
  }),
  show: route({
    id: "records.show",
    method: "GET",
    path: one,
    door: "organisation",
    action: "register.read",
    summary: "A record as it stood on a day, with what may follow, what is due and all that was ever said in it",
    params: record,
    query: z.strictObject({ on: date.optional() }),
    output: recordView,
  }),
  step: step(false),
  judge: step(true),
  amend: route({
    id: "records.amend",
    method: "POST",
    path: `${one}/amendments`,
    door: "organisation",
    action: "register.write",
    summary: "Amend what was said, with the reason; what stood before stays in the history",
    params: record,
    body: z.strictObject({ reason: line, values, expected }),
    output: changed,
  }),
};
