import { documentTemplate } from "@touchstone/kernel";
import { z } from "zod";
import { changed, date, id, prose } from "../fields.ts";
import { route } from "../route.ts";

const told = z.strictObject({ zh: z.string(), en: z.string() });
const organisation = z.strictObject({ organisation: id });
const kind = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);
const ofKind = organisation.extend({ kind });
const signed = z.strictObject({ by: id, name: z.string(), on: date });

const templateVersion = z
  .strictObject({
    ...signed.shape,
    version: z.int(),
    template: documentTemplate,
    effectiveFrom: date,
    approved: signed.nullable(),
    returned: signed.extend({ why: z.string() }).nullable(),
  })
  .meta({ id: "TemplateVersion" });

/** How a body prints its records. */
export const caseTemplateRoutes = {
  templates: route({
    id: "cases.templates",
    method: "GET",
    path: "/api/v1/cases/templates/{organisation}",
    door: "organisation",
    action: "cases.read",
    summary: "A body's templates by kind of record, with their versions, and which fields each may leave out",
    params: organisation,
    output: z.strictObject({
      today: date,
      items: z.array(
        z.strictObject({
          kind: z.string(),
          /** Null for the template of all kinds that have none of their own. */
          title: told.nullable(),
          optional: z.array(z.strictObject({ id: z.string(), title: told })),
          versions: z.array(templateVersion),
        }),
      ),
    }),
  }),
  templateLogo: route({
    id: "cases.template-logo",
    method: "POST",
    path: "/api/v1/cases/templates/{organisation}/logo/files",
    door: "organisation",
    action: "cases.plan",
    summary:
      "Keep a picture for the header: PNG or JPEG, at most 256 kB, 24 to 2,000 pixels a side; a template names it by its digest",
    params: organisation,
    output: z.strictObject({
      digest: z.string(),
      mediaType: z.enum(["image/png", "image/jpeg"]),
      width: z.int(),
      height: z.int(),
    }),
    consumes: "bytes",
  }),
  templatePropose: route({
    id: "cases.template-propose",
    method: "POST",
    path: "/api/v1/cases/templates/{organisation}/{kind}",
    door: "organisation",
    action: "cases.plan",
    summary: "Propose the next version of a template; another person approves it before the day from which it prints",
    params: ofKind,
    body: z.strictObject({ template: documentTemplate, effectiveFrom: date }),
    output: changed,
  }),
  templateAnswer: route({
    id: "cases.template-answer",
    method: "POST",
    path: "/api/v1/cases/templates/{organisation}/{kind}/versions/{version}",
    door: "organisation",
    action: "cases.decide",
    summary: "Approve a proposed version, or return it with the reason",
    params: ofKind.extend({ version: z.coerce.number().int().min(1).max(10_000) }),
    body: z.union([
      z.strictObject({ outcome: z.literal("approved") }),
      z.strictObject({ outcome: z.literal("returned"), why: prose }),
    ]),
    output: changed,
  }),
  templatePreview: route({
    id: "cases.template-preview",
    method: "POST",
    path: "/api/v1/cases/templates/{organisation}/{kind}/preview",
    door: "organisation",
    action: "cases.read",
    summary: "A made-up record printed by a template that is not kept, as PDF or as a picture of its pages",
    params: ofKind,
    query: z.strictObject({ as: z.enum(["pdf", "svg"]).default("pdf") }),
    body: z.strictObject({ template: documentTemplate }),
    output: z.unknown(),
    produces: "bytes",
  }),
};
