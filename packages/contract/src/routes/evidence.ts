import { bearings } from "@touchstone/register";
import { z } from "zod";
import { changed, date, id, instant, line, page, pageOf, version } from "../fields.ts";
import { route } from "../route.ts";
import { region } from "./law-fields.ts";

const organisation = z.strictObject({ organisation: id });
const item = z.strictObject({ organisation: id, evidence: id });
const upload = z.strictObject({ organisation: id, upload: id });
const base = "/api/v1/register/{organisation}/evidence";
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const short = z.string().max(300);
const objective = z.string().max(60).nullable().default(null);

const about = {
  takenOn: date,
  place: short.default(""),
  validFrom: date.nullable().default(null),
  validUntil: date.nullable().default(null),
  record: line
    .max(60)
    .nullable()
    .default(null)
    .meta({ description: "What kind of record it is: requirements.records" }),
  note: z.string().max(2000).default(""),
};

const uploadView = z
  .strictObject({
    id,
    name: z.string(),
    bytes: z.int(),
    digest,
    /** How many bytes are safely there: the next piece begins here. */
    offset: z.int(),
    expires: z.string(),
  })
  .meta({ id: "EvidenceUpload" });

const doer = z.strictObject({ person: z.string(), name: z.string().nullable() });

export const evidenceStates = ["not-yet", "holds", "expiring", "expired", "destroyed", "infected"] as const;

const itemShape = {
  id,
  version,
  name: z.string(),
  digest,
  mediaType: z.string(),
  bytes: z.int(),
  takenOn: z.string(),
  place: z.string(),
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
  record: z.string().nullable(),
  note: z.string(),
  at: z.string(),
  by: doer,
  /** Seconds by which the device's clock was off the server's. */
  clockOff: z.int().nullable(),
  /** `not-scanned`: no scanner is set up, and nobody has looked. */
  scan: z.strictObject({ state: z.enum(["not-scanned", "clean", "infected"]), by: z.string(), found: z.string() }),
  /** As of the day asked for. */
  state: z.enum(evidenceStates),
  rows: z.int(),
};

const itemView = z.strictObject(itemShape).meta({ id: "EvidenceItem" });

/** Evidence once, for as many rows as it serves. Uploads follow tus 1.0: declared length, pieces by offset, asked where to go on. */
export const evidenceRoutes = {
  begin: route({
    id: "evidence.begin-upload",
    method: "POST",
    path: `${base}/uploads`,
    door: "organisation",
    action: "register.write",
    summary: "Begin an upload: name, length and SHA-256 of the file; refused where the same bytes are there",
    params: organisation,
    body: z.strictObject({ name: line, bytes: z.int().min(1), digest }),
    output: uploadView,
  }),
  upload: route({
    id: "evidence.upload",
    method: "GET",
    path: `${base}/uploads/{upload}`,
    door: "organisation",
    action: "register.write",
    summary: "How far an upload has come: where its next piece begins",
    params: upload,
    output: uploadView,
  }),
  piece: route({
    id: "evidence.upload-piece",
    method: "PUT",
    path: `${base}/uploads/{upload}/pieces`,
    door: "organisation",
    action: "register.write",
    summary:
      "The next bytes of an upload, from the offset that it has reached; another offset is refused with the right one",
    params: upload,
    query: z.strictObject({ offset: z.coerce.number().int().min(0) }),
    output: z.strictObject({ offset: z.int() }),
    consumes: "stream",
  }),
  complete: route({
    id: "evidence.complete-upload",
    method: "POST",
    path: `${base}/uploads/{upload}/completion`,
    door: "organisation",
    action: "register.write",
    summary: "Make the uploaded bytes an evidence item: length, digest, kind and viruses are checked first",
    params: upload,
    body: z.strictObject({
      ...about,
      deviceTime: instant.nullable().default(null).meta({ description: "What the device's clock says now" }),
    }),
    output: changed,
  }),
  list: route({
    id: "evidence.list",
    method: "GET",
    path: base,
    door: "organisation",
    action: "register.read",
    summary: "The organisation's evidence, the newest first, a page at a time",
    params: organisation,
    query: z.strictObject({
      ...page,
      state: z.enum(["expiring", "expired", "unlinked", "destroyed", "infected"]).optional(),
      record: line.max(60).optional(),
      search: line.optional(),
      within: z.coerce.number().int().min(1).max(400).optional().meta({
        description: "How many days before its end evidence counts as expiring; 30 where absent",
      }),
      on: date.optional(),
    }),
    output: pageOf(itemView).extend({
      /** How much the organisation may keep, and has. */
      quota: z.strictObject({ bytes: z.int(), used: z.int() }),
      scanner: z.string().nullable(),
      mostBytes: z.int(),
      /** Days before its end at which evidence is announced. */
      warnDays: z.int(),
    }),
  }),
  show: route({
    id: "evidence.show",
    method: "GET",
    path: `${base}/{evidence}`,
    door: "organisation",
    action: "register.read",
    summary: "One evidence item: the rows that it serves, and until when which rule keeps it",
    params: item,
    query: z.strictObject({ on: date.optional(), region: region.optional() }),
    output: itemView.extend({
      links: z.array(
        z.strictObject({
          id: z.string(),
          risk: id,
          title: z.string(),
          objective: z.string().nullable(),
          objectiveText: z.string(),
          bearing: z.enum(bearings),
          why: z.string(),
          unlinked: z.strictObject({ reason: z.string(), on: z.string() }).nullable(),
        }),
      ),
      /** Null where nobody said what record it is, or no rule is known at the place: then it may not be destroyed. */
      kept: z
        .strictObject({
          free: z.string(),
          rules: z.array(z.strictObject({ rule: z.string(), source: z.string(), clause: z.string() })),
        })
        .nullable(),
      /** Somebody asked for its destruction; another person confirms. */
      destructionAsked: z.strictObject({ on: z.string(), reason: z.string(), by: doer }).nullable(),
      destroyed: z
        .strictObject({ on: z.string(), reason: z.string(), free: z.string(), rules: z.array(z.string()), by: doer })
        .nullable(),
    }),
  }),
  file: route({
    id: "evidence.file",
    method: "GET",
    path: `${base}/{evidence}/file`,
    door: "organisation",
    action: "register.read",
    summary: "The file of an evidence item; never one that is infected",
    params: item,
    output: z.unknown(),
    produces: "bytes",
  }),
  correct: route({
    id: "evidence.correct",
    method: "POST",
    path: `${base}/{evidence}/correction`,
    door: "organisation",
    action: "register.write",
    summary: "Correct what is said of a file; every row that it serves follows",
    params: item,
    body: z.strictObject({ ...about, expected: version.nullable().default(null) }),
    output: changed,
  }),
  link: route({
    id: "evidence.link",
    method: "POST",
    path: `${base}/{evidence}/links`,
    door: "organisation",
    action: "register.write",
    summary: "Link an evidence item to rows of the register; each row answers for itself",
    params: item,
    body: z.strictObject({
      rows: z
        .array(z.strictObject({ risk: id, objective }))
        .min(1)
        .max(200),
      bearing: z.enum(bearings).default("supports").meta({
        description: "Whether the file shows that the row holds, or that it does not; a contradiction says why",
      }),
      why: z.string().max(500).default(""),
    }),
    output: z.strictObject({
      linked: z.array(id),
      refused: z.array(z.strictObject({ risk: id, code: z.string(), message: z.string() })),
    }),
  }),
  unlink: route({
    id: "evidence.unlink",
    method: "POST",
    path: `${base}/{evidence}/links/{link}/end`,
    door: "organisation",
    action: "register.write",
    summary: "Take an evidence item off a row, with the reason; the link stays in the row's history",
    params: z.strictObject({ organisation: id, evidence: id, link: z.string().max(60) }),
    body: z.strictObject({ risk: id, reason: line }),
    output: changed,
  }),
  destroy: route({
    id: "evidence.destroy",
    method: "POST",
    path: `${base}/{evidence}/destruction`,
    door: "organisation",
    action: "register.write",
    summary:
      "Ask that the bytes of an evidence file be destroyed that no row needs and no rule keeps; another person confirms",
    params: item,
    body: z.strictObject({
      reason: line,
      region: region
        .optional()
        .meta({ description: "A place besides the organisation's own: it can only lengthen the term" }),
    }),
    output: changed,
  }),
  confirmDestruction: route({
    id: "evidence.confirm-destruction",
    method: "POST",
    path: `${base}/{evidence}/destruction/confirmation`,
    door: "organisation",
    action: "register.evaluate",
    summary: "Confirm, as another person than who asked: the bytes are destroyed; event and digest stay",
    params: item,
    body: z.strictObject({}),
    output: changed,
  }),
  withdrawDestruction: route({
    id: "evidence.withdraw-destruction",
    method: "POST",
    path: `${base}/{evidence}/destruction/withdrawal`,
    door: "organisation",
    action: "register.evaluate",
    summary: "Keep a file whose destruction was asked for, with the reason",
    params: item,
    body: z.strictObject({ reason: line }),
    output: changed,
  }),
};
