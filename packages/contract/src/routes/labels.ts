import { dutyStandings, labelParts } from "@touchstone/register";
import { z } from "zod";
import { changed, date, id, line, version } from "../fields.ts";
import { route } from "../route.ts";

const organisation = z.strictObject({ organisation: id });
const thing = z.strictObject({ organisation: id, thing: id });
const base = "/api/v1/register/{organisation}/labels";
const code = z.string().regex(/^[0-9a-f]{32}$/);

const proof = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("step"), step: line.max(60) }),
  z.strictObject({ kind: z.literal("objective"), risk: id, objective: id }),
]);

const choice = z.strictObject({
  shows: z.array(z.enum(labelParts)).max(labelParts.length).default([]),
  scene: line.max(60),
  duties: z
    .array(z.strictObject({ obligation: line.max(20), proof: proof.nullable().default(null) }))
    .max(40)
    .default([]),
});

const texts = z.strictObject({ zh: z.string(), en: z.string() });

/** All that a stranger sees who scans the label. */
export const labelView = z
  .strictObject({
    on: date,
    title: z.string(),
    organisation: texts.nullable(),
    number: z.string().nullable(),
    place: z.string().nullable(),
    state: texts.nullable(),
    duties: z.array(
      z.strictObject({
        obligation: z.string(),
        duty: texts,
        law: z.string().nullable(),
        article: z.string().nullable(),
        /** `≤P15D`, as sayRecurrence says it; null where the source sets no interval. */
        frequency: z.string().nullable(),
        /** The last time on record: the day, what kind of evidence, and its SHA-256 where a file is kept. */
        last: z
          .strictObject({ on: date, kind: texts, mediaType: z.string().nullable(), digest: z.string().nullable() })
          .nullable(),
        next: date.nullable(),
        standing: z.enum(dutyStandings),
      }),
    ),
  })
  .meta({ id: "LabelView" });

const issued = z.strictObject({
  code,
  /** Where the QR code leads. */
  address: z.string(),
  on: date,
  shows: z.array(z.enum(labelParts)),
  duties: z.array(z.string()),
  ended: z.strictObject({ on: date, reason: z.string(), replaced: z.boolean() }).nullable(),
});

const read = { method: "GET", door: "organisation", action: "register.read" } as const;
const write = { method: "POST", door: "organisation", action: "register.write" } as const;

/** Labels with a QR code on things: what a stranger may see of one, and nothing more. */
export const labelRoutes = {
  list: route({
    ...read,
    id: "register.labels",
    path: base,
    summary: "Things that can carry a label, with the label in force; the first 200",
    params: organisation,
    output: z.strictObject({
      things: z.array(
        z.strictObject({ thing: id, title: z.string(), state: texts, final: z.boolean(), label: issued.nullable() }),
      ),
      of: z.int(),
    }),
  }),
  show: route({
    ...read,
    id: "register.label",
    path: `${base}/{thing}`,
    summary: "Every label that a thing has had",
    params: thing,
    output: z.strictObject({ thing: id, title: z.string(), version, labels: z.array(issued) }),
  }),
  choices: route({
    ...read,
    id: "register.label-choices",
    path: `${base}/{thing}/choices`,
    summary: "What may be ticked for a thing's label: the duties of a scene at the place, and where each is proved",
    params: thing,
    query: z.strictObject({
      scene: line.max(60).optional().meta({ description: "Where absent, the area of the thing's row" }),
      region: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
    }),
    output: z.strictObject({
      scene: z.string().nullable(),
      scenes: z.array(z.strictObject({ id: z.string(), name: texts })),
      region: z.string(),
      duties: z.array(
        z.strictObject({ obligation: z.string(), duty: texts, subclass: texts, frequency: z.string().nullable() }),
      ),
      proofs: z.array(z.strictObject({ proof, title: texts })),
    }),
  }),
  preview: route({
    ...write,
    id: "register.preview-label",
    path: `${base}/{thing}/preview`,
    summary: "What a stranger would see, before it is public; nothing is kept",
    params: thing,
    body: choice,
    output: z.strictObject({ view: labelView, seen: z.string() }),
  }),
  issue: route({
    ...write,
    id: "register.issue-label",
    path: `${base}/{thing}`,
    summary: "Issue the label that was previewed; one that was in force before is withdrawn",
    params: thing,
    body: choice.extend({
      seen: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .meta({ description: "From the preview: what becomes public is what was seen" }),
      expected: version.nullable().default(null),
    }),
    output: changed.extend({ code, address: z.string() }),
  }),
  withdraw: route({
    ...write,
    id: "register.withdraw-label",
    path: `${base}/{thing}/withdrawal`,
    summary: "Withdraw the label in force, with the reason; who scans it is told so and nothing else",
    params: thing,
    body: z.strictObject({ reason: line, expected: version.nullable().default(null) }),
    output: changed,
  }),
  print: route({
    ...read,
    id: "register.print-label",
    path: `${base}/{thing}/print`,
    summary: "The label in force as a page to print, with its QR code",
    params: thing,
    query: z.strictObject({ format: z.enum(["pdf", "svg"]).default("pdf") }),
    output: z.unknown(),
    produces: "bytes",
  }),
};
